#!/usr/bin/env python3
"""No source file over 600 lines, no function over 60, outside tests/. When one grows past it,
the idea in it has split: name the halves. The exceptions are named here, with the reason."""
import re
import statistics

import project

FILE_LINES, FUNCTION_LINES = 600, 60
# path or path:function → why it may be longer
EXCEPTIONS = {}


def functions(text):
    """(name, first line, number of lines), from the line with the name to the closing brace. The
    layout that .clang-format gives: the name, "{" and "}" of a definition stand in column 0."""
    lines = text.split("\n")
    head = None
    for i, line in enumerate(lines):
        match = re.match(r"([A-Za-z_]\w*)\(", line)
        if match:
            head = match.group(1), i
        elif line == "{" and head:
            end = next((j for j in range(i, len(lines)) if lines[j] == "}"), len(lines) - 1)
            yield head[0], head[1] + 1, end - head[1] + 1
            head = None
        elif line.endswith(";"):
            head = None


def main():
    problems, sizes = [], []
    sources = [f for f in project.files(".c", ".h", ".hpp", ".rs", ".mjs", ".py") if not f.startswith("tests/")]
    for path in sources:
        text = project.read(path)
        count = text.count("\n")
        if count > FILE_LINES and path not in EXCEPTIONS:
            problems.append("%s: %d lines, more than %d" % (path, count, FILE_LINES))
        if not path.endswith((".c", ".h")):
            continue
        for name, line, size in functions(text):
            sizes.append(size)
            if size > FUNCTION_LINES and "%s:%s" % (path, name) not in EXCEPTIONS:
                problems.append("%s:%d: %s has %d lines, more than %d" % (path, line, name, size, FUNCTION_LINES))
    middle = statistics.median(sizes) if sizes else 0
    project.report(problems, "%d files, %d functions, median of their lines %g" % (len(sources), len(sizes), middle))


main()
