#!/usr/bin/env python3
"""count_tests.py TESTLOG.json: how many tests passed and how many failed, "12 0", from Meson's log.

A program of tests counts as many as it reports, in a line "N passed, N failed" or as cmocka does; any other
counts as one. One that crashed or ran out of time has failed at least once; skipped ones do not count."""
import json
import re
import sys


def count(test):
    output = test.get("stdout") or ""
    told = re.findall(r"^(\d+) passed, (\d+) failed$", output, re.M)
    if told:
        passed, failed = map(int, told[-1])
    else:
        passed = len(re.findall(r"^\[ +OK \] ", output, re.M))
        failed = len(set(re.findall(r"^\[ +FAILED +\] ([A-Za-z_]\w*)$", output + (test.get("stderr") or ""), re.M)))
    if test["result"] in ("OK", "EXPECTEDFAIL"):
        return (passed or 1), failed
    return (0, 0) if test["result"] == "SKIP" else (passed, max(failed, 1))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        counts = [count(json.loads(line)) for line in file]
    print(sum(c[0] for c in counts), sum(c[1] for c in counts))


main()
