#!/usr/bin/env python3
"""check_documented.py TOOL: every option of options.def stands in the manual page and in --help, and every
long option that --help shows stands in the manual page, with the same letter and the same name for its value.
Every function of the public headers stands in libietfdoc(3)."""
import re
import subprocess
import sys

import project

MANUAL = "docs/man/ietfdoc-render.1"
LIBRARY = "docs/man/libietfdoc.3"


def plain(text):
    return re.sub(r"\\f[BIRP]", "", text).replace("\\-", "-").replace("\\%", "").replace('"', "")


def shapes(shown):
    """(letter, long names, what the value is called) of every option of --help."""
    for line in shown.split("\n"):
        match = re.match(r"(?:  -(\w), |      )(--[a-zA-Z0-9-]+(?:, --[a-zA-Z0-9-]+)*)(?: (\S+))?(?:  |$)", line)
        if match:
            yield match.group(1), match.group(2).split(", "), match.group(3)


def heads(manual):
    """The lines that begin entries."""
    return [" ".join(plain(head).split()[1:]) for head in re.findall(r"^\.TP\n(\.BR? .*)$", manual, re.M)]


def differences(shown, manual):
    entries = heads(manual)
    for letter, names, value in shapes(shown):
        entry = next((head for head in entries if re.search(r"%s(?![\w-])" % names[0], head)), None)
        if entry is None:
            continue
        if letter and "-%s," % letter not in entry.replace(" ", ""):
            yield "%s: %s lacks the letter %s" % (MANUAL, names[0], letter)
        if value and value.rstrip("/") not in entry.replace(" ", "").replace("[", ""):
            yield "%s: the value of %s is not called %s" % (MANUAL, names[0], value)


def main():
    shown = subprocess.run([sys.argv[1], "--help"], capture_output=True, text=True, check=True).stdout
    helped = set(re.findall(r"--([a-z][a-z0-9-]*)", shown))
    source = project.read(MANUAL)
    manual = source.replace("\\-", "-").replace("\\%", "")
    written = set(re.findall(r"--([a-z][a-z0-9-]*)", manual))
    options = [project.unquote(row[2]) for row in project.rows("libietfdoc/model/options.def", "OPTION")]
    problems = ["--%s is not in --help" % name for name in options if name not in helped]
    problems += ["--%s is not in %s" % (name, MANUAL) for name in sorted(set(options) | helped) if name not in written]
    problems += ["--%s is in %s, but --help does not know it" % (name, MANUAL) for name in sorted(written - helped)]
    problems += differences(shown, source)
    functions = [name for path in project.files(".h", below="include/ietfdoc")
                 for name in re.findall(r"^IETFDOC_API [^;(]*?\b(ietfdoc_\w+)\(", project.read(path), re.M)]
    page = project.read(LIBRARY)
    problems += ["%s is not in %s" % (name, LIBRARY) for name in functions if not re.search(r"\b%s\b" % name, page)]
    if len(list(shapes(shown))) < len(options) or len(functions) < 50:
        problems.append("only %d options and %d functions were found" % (len(list(shapes(shown))), len(functions)))
    project.report(problems, "%d options, %d functions" % (len(options), len(functions)))


main()
