#!/usr/bin/env python3
"""The style sheet and the script that every page carries: the sheet is under 40 KB, asks for nothing from
anywhere, and has a rule for every class of tests/browser/classes.txt: those of RFC 7993 and those that the pages
have. Patterns in that file end with "*"."""
import re

import project

STYLE, SCRIPT = "formatters/html/style.css", "formatters/html/script.js"
CLASSES = "tests/browser/classes.txt"
MOST = 40 * 1024


def main():
    style, problems = project.read(STYLE), []
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.S)
    if len(style.encode()) >= MOST:
        problems.append("%s: %d bytes, not under %d" % (STYLE, len(style.encode()), MOST))
    for pattern in (r"@import", r"\burl\(", r"https?:", r"</"):
        if re.search(pattern, bare):
            problems.append("%s: contains %s" % (STYLE, pattern))
    if "</" in project.read(SCRIPT):
        problems.append("%s: contains </, which may end the element" % SCRIPT)
    if bare.count("{") != bare.count("}"):
        problems.append("%s: braces do not match" % STYLE)
    names = [line.strip() for line in project.read(CLASSES).split("\n") if line.strip() and line[0] != "#"]
    for name in names:
        pattern = r'\[class[*^]="%s"\]' % re.escape(name[:-1]) if name.endswith("*") else \
            r"\.%s(?![\w-])" % re.escape(name)
        if not re.search(pattern, bare):
            problems.append("%s: no rule for the class %s" % (STYLE, name))
    project.report(problems, "%s, %d bytes, %d classes" % (STYLE, len(style.encode()), len(names)))


main()
