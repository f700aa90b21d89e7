#!/usr/bin/env python3
"""The grammar of version 2 under two validators: version2.py RENDER

jing and libxml2's engine judge the documents of version2/, which are what their directory says. What is
valid there is converted, and then valid in version 3, and once converted it stays as it is. A validator
that is not installed is left out, and said so."""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
GRAMMAR = os.path.join(os.path.dirname(os.path.dirname(HERE)), "schemas", "rfcxml-v2.rng")
COMMANDS = {"jing": ["jing", GRAMMAR], "xmllint": ["xmllint", "--noout", "--nonet", "--relaxng", GRAMMAR]}
COMMON = ["--quiet", "--date", "2026-01-15", "--no-network"]


def run(*command):
    return subprocess.run(command, capture_output=True, timeout=120).returncode == 0


def convert(tool, path, folder, problems):
    once, twice = (os.path.join(folder, name) for name in ("once.xml", "twice.xml"))
    if not run(tool, "--v2v3", *COMMON, path, "--out", once):
        problems.append("%s is not converted" % path)
    elif not run(tool, "--preptool", *COMMON, once, "--out", os.path.join(folder, "prepared.xml")):
        problems.append("%s is converted to what version 3 does not accept" % path)
    elif not run(tool, "--v2v3", *COMMON, once, "--out", twice) or open(once).read() != open(twice).read():
        problems.append("%s changes when it is converted again" % path)


def main():
    tool, problems, judged = os.path.abspath(sys.argv[1]), [], 0
    paths = sorted(glob.glob(os.path.join(HERE, "version2", "*", "*.xml")))
    for name, command in COMMANDS.items():
        if not shutil.which(name):
            print("%s is not installed: without it" % name)
            continue
        for path in paths:
            judged += 1
            valid = os.path.basename(os.path.dirname(path)) == "valid"
            if run(*command, path) != valid:
                problems.append("%s: %s takes it for %s" % (path, name, "invalid" if valid else "valid"))
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            if path.endswith("/valid/everything.xml"):
                convert(tool, path, folder, problems)
    print("\n".join(problems + ["%d verdicts, %d problems" % (judged, len(problems))]))
    return 1 if problems or not paths else 0


sys.exit(main())
