#!/usr/bin/env python3
"""check_documented.py TOOL: every option of options.def stands in the manual page and in --help, and every
long option that --help shows stands in the manual page."""
import re
import subprocess
import sys

import project

MANUAL = "docs/man/ietfdoc-render.1"


def main():
    shown = subprocess.run([sys.argv[1], "--help"], capture_output=True, text=True, check=True).stdout
    helped = set(re.findall(r"--([a-z][a-z0-9-]*)", shown))
    manual = project.read(MANUAL).replace("\\-", "-").replace("\\%", "")
    written = set(re.findall(r"--([a-z][a-z0-9-]*)", manual))
    options = [project.unquote(row[2]) for row in project.rows("libietfdoc/model/options.def", "OPTION")]
    problems = ["--%s is not in --help" % name for name in options if name not in helped]
    problems += ["--%s is not in %s" % (name, MANUAL) for name in sorted(set(options) | helped) if name not in written]
    problems += ["--%s is in %s, but --help does not know it" % (name, MANUAL) for name in sorted(written - helped)]
    project.report(problems, "%d options" % len(options))


main()
