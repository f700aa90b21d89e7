#!/usr/bin/env python3
"""Every message of diagnostics.def is shown by a test: a golden .lint holds a line that fits its format, or a
test has its code or its text in a string. tests/uncovered_codes.txt lists those without; it may only shrink: --update takes away
what is covered by now, and a code that is neither covered nor listed is a failure."""
import os
import re
import sys

import project

LIST = "tests/uncovered_codes.txt"
CONVERSION = re.compile(r"%(?:\.\*)?(?:s|d|u|zu|c)|%%")


def pattern(form):
    """A regular expression for the lines a format makes; None when it says too little to tell."""
    literal = CONVERSION.sub("", form)
    if len(re.sub(r"\W", "", literal)) < 6:
        return None
    parts = [re.escape(part) for part in CONVERSION.split(form.split("\n")[0])]
    return re.compile(".*".join(parts))


def strings(path):
    """The string literals of a C file, those side by side as one."""
    literals = re.findall(r'"(?:\\.|[^"\\\n])*"(?:\s*"(?:\\.|[^"\\\n])*")*', project.read(path))
    return [project.unquote(literal) for literal in literals]


def main():
    lines = [line for path in project.files(".lint", below="tests/golden") for line in project.read(path).split("\n")]
    lines += [text for path in project.files(".c", below="tests") for text in strings(path)]
    tests = "\n".join(project.read(path) for path in project.files(".c", ".py", below="tests")
                      if not path.endswith("check_diagnostics.py"))
    tests += "\n".join(re.findall(r"<!-- codes?: .*?-->", "".join(
        project.read(path) for path in project.files(".xml", below="tests/golden"))))
    listed = {line for line in project.read(LIST).split("\n") if line and not line.startswith("#")}
    uncovered, codes = set(), set()
    for code, severity, form in project.rows("libietfdoc/model/diagnostics.def", "MESSAGE"):
        codes.add(code)
        fits = pattern(project.unquote(form))
        named = re.search(r"\b(IETF_D_|IETFDOC_D_)?%s\b" % code, tests)
        if not named and not (fits and any(fits.search(line) for line in lines)):
            uncovered.add(code)
    stale = listed - uncovered
    if "--update" in sys.argv:
        with open(os.path.join(project.ROOT, LIST), "w") as file:
            file.write("# Codes of diagnostics.def that no test shows yet; this list only shrinks.\n")
            file.writelines(code + "\n" for code in sorted(listed & uncovered))
        stale = set()
    problems = ["%s: no golden shows it and no test names it" % code for code in sorted(uncovered - listed)]
    problems += ["%s is listed in %s, but it is covered or gone: run with --update" % (c, LIST) for c in sorted(stale)]
    project.report(problems, "%d codes, %d not covered yet" % (len(codes), len(uncovered & listed)))


main()
