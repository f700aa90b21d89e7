#!/usr/bin/env python3
"""Every message of diagnostics.def has an explanation, whose fields are sentences, and docs/diagnostics.md is what
scripts/make_explanations.py makes of them (meson compile -C build diagnostics-page)."""
import os
import re
import subprocess
import sys
import tempfile

import project

TABLE, TEXTS, PAGE = "libietfdoc/model/diagnostics.def", "libietfdoc/model/explanations.txt", "docs/diagnostics.md"


def made(suffix):
    """What the generator makes, and what it says."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out" + suffix)
        run = subprocess.run([sys.executable, os.path.join(project.ROOT, "scripts/make_explanations.py"),
                              *[os.path.join(project.ROOT, path) for path in (TABLE, TEXTS)], out],
                             capture_output=True, text=True)
        if run.returncode:
            return None, run.stderr
        with open(out, encoding="utf-8") as file:
            return file.read(), ""


def main():
    page, problem = made(".md")
    problems = problem.splitlines()
    if page is not None and page != project.read(PAGE):
        problems.append("%s is not what %s says: run meson compile -C build diagnostics-page" % (PAGE, TEXTS))
    codes = {row[0] for row in project.rows(TABLE, "MESSAGE")}
    count = 0
    for block in re.split(r"\n\n+", re.sub(r"^#.*\n", "", project.read(TEXTS), flags=re.M).strip()):
        code, title = block.split("\n")[:2]
        count += 1
        if not re.match(r"[A-Z\"<a-z].*\.$", title) or len(title) > 110:
            problems.append("%s: not one short sentence: %s" % (code, title))
        for name, least in (("about", 30), ("mend", 15)):
            text = re.search(r"^%s: ((?:.*\n?(?=    ))*.*)" % name, block, re.M)
            words = re.sub(r"\s+", " ", text.group(1)) if text else ""
            if len(words) < least or words[-1] not in ".)" and not words.endswith(('"', ">")):
                problems.append("%s: %s is no sentence: %s" % (code, name, words))
        examples = dict(re.findall(r"^(wrong|right): (.*)", block, re.M))
        if examples and examples["wrong"] == examples["right"]:
            problems.append("%s: both examples are the same" % code)
        for word in re.findall(r"\b[A-Z]{3,}_[A-Z_]+\b", block):
            if word not in codes and not word.startswith(("XML_", "SOURCE_", "IETFDOC_")):
                problems.append("%s: there is no code %s" % (code, word))
    problems += ["%s: a line is too long: %s" % (TEXTS, line) for line in project.read(TEXTS).split("\n") if len(line) > 120]
    project.report(problems, "%d explanations" % count)


main()
