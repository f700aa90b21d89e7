#!/usr/bin/env python3
"""Every file of C and C++ is as clang-format writes it with .clang-format. --update rewrites. Without
clang-format, or with another than version 14, whose layout differs, the test is skipped."""
import re
import shutil
import subprocess
import sys

import project

SKIPPED = 77


def main():
    tool = shutil.which("clang-format-14") or shutil.which("clang-format")
    version = tool and subprocess.run([tool, "--version"], capture_output=True, text=True).stdout
    if not tool or not re.search(r"version 14\.", version):
        print("clang-format 14 is not here: skipped")
        sys.exit(SKIPPED)
    sources = [f for f in project.files(".c", ".h", ".cpp", ".hpp") if not f.startswith("tests/golden/")]
    if "--update" in sys.argv:
        subprocess.run([tool, "-i"] + sources, cwd=project.ROOT, check=True)
    done = subprocess.run([tool, "--dry-run"] + sources, cwd=project.ROOT, capture_output=True, text=True)
    found = re.findall(r"^(\S+?):(\d+):\d+: warning: code should be clang-formatted", done.stderr, re.M)
    problems = ["%s:%s: not as clang-format writes it" % place for place in found]
    if done.returncode:
        problems.append(done.stderr[-500:])
    project.report(problems, "%d files" % len(sources))


main()
