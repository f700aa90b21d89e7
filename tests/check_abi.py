#!/usr/bin/env python3
"""check_abi.py LIBRARY [--update]: the exported symbols are those of tests/abi.txt, begin with ietfdoc_, have a version, and
stand in a public header. A symbol may be added, never taken away: an update that would is refused."""
import os
import re
import subprocess
import sys

import project

LIST = "tests/abi.txt"


def main():
    nm = subprocess.run(["nm", "-D", "--defined-only", sys.argv[1]], capture_output=True, text=True, check=True)
    names = [line.split()[-1] for line in nm.stdout.splitlines() if line.split()[-2] != "A"]
    exported = {name.split("@")[0] for name in names}
    listed = {line for line in project.read(LIST).split("\n") if line and not line.startswith("#")}
    headers = "\n".join(project.read(path) for path in project.files(".h", below="include"))
    problems = ["%s is gone: the library no longer exports it" % s for s in sorted(listed - exported)]
    if "--update" in sys.argv and not problems:
        with open(os.path.join(project.ROOT, LIST), "w") as file:
            file.write("# The symbols that the shared library exports; tests/check_abi.py compares.\n")
            file.writelines(s + "\n" for s in sorted(exported))
        listed = exported
    problems += ["%s is exported but not in %s" % (s, LIST) for s in sorted(exported - listed)]
    problems += ["%s does not begin with ietfdoc_" % s for s in sorted(exported) if not s.startswith("ietfdoc_")]
    problems += ["%s has no version" % s for s in names if not re.search(r"@@LIBIETFDOC_\d", s)]
    problems += ["%s is in no public header" % s for s in sorted(exported) if not re.search(r"\b%s\b" % s, headers)]
    project.report(problems, "%d symbols" % len(exported))


main()
