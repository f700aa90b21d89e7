#!/usr/bin/env python3
"""Documents and what they become: renders tests/golden/ELEMENT/CASE.xml and compares with the files beside it.

    golden.py TOOL                       every case
    golden.py TOOL table dl/nested       the cases of some elements, some cases
    golden.py TOOL --diff table          and shows the differences
    golden.py TOOL --update [NAME…]      rewrites what is there; git diff is the review
    golden.py TOOL --add txt,lint NAME…  makes these siblings, too

Siblings: .txt (text without pages), .pages (text with pages), .prep.xml (prepped XML, prepTime masked),
.html (with style sheet and scripts in files of their own, generator masked), .exp.xml, .bib.xml, .plain.xml, .json (of
--expand, --use-bib, --unprep, --info), .bib, .reference.xml, .md, .jats.xml, .xhtml (of the stock style sheets), .lint (the messages, and the exit code in the last line), .tree (the tree dump).
CASE.args may hold further
options, white space between. Files that a case includes lie in a folder. A case without sibling fails."""
import argparse
import concurrent.futures
import difflib
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
GOLDEN = os.path.join(HERE, "golden")
ENVIRONMENT = dict(os.environ, SOURCE_DATE_EPOCH="1768435200")  # the clock's day, too, is 2026-01-15
COMMON = ["--date", "2026-01-15", "--no-network", "--skip-config-files", "--allow-local-file-access"]
SIBLINGS = {
    "txt": ["--text", "--no-pagination", "--quiet"],
    "pages": ["--text", "--pagination", "--quiet"],
    "prep.xml": ["--preptool", "--quiet"],
    "html": ["--html", "--external-css", "--external-js", "--no-inline-version-info", "--quiet"],
    "v2v3.xml": ["--v2v3", "--quiet"],
    "exp.xml": ["--expand", "--quiet"],
    "bib.xml": ["--use-bib", "--quiet"],
    "plain.xml": ["--unprep", "--quiet"],
    "json": ["--info", "--quiet"],
    "bib": ["--xslt=bibtex", "--quiet"],
    "reference.xml": ["--xslt=reference", "--quiet"],
    "md": ["--xslt=markdown", "--quiet"],
    "jats.xml": ["--xslt=jats", "--quiet"],
    "xhtml": ["--xslt=xhtml", "--quiet"],
    "lint": ["--text", "--no-pagination"],
    "tree": ["--tree", "--quiet"],
}
FORMATS = {options[0] for options in SIBLINGS.values()}
VOLATILE = [(re.compile(rb' prepTime="[^"]*"'), b' prepTime=""'),
            (re.compile(rb'<meta content="[^"]*" name="generator">'), b'<meta content="" name="generator">')]
SECONDS = 120


def cases(names):
    """Paths of the cases relative to golden/, without ".xml"."""
    found = []
    for element in sorted(os.listdir(GOLDEN)):
        folder = os.path.join(GOLDEN, element)
        if os.path.isdir(folder):
            found += [element + "/" + name[:-4] for name in sorted(os.listdir(folder))
                      if name.endswith(".xml") and not any(name.endswith("." + s) for s in SIBLINGS)]
    return [c for c in found if not names or c in names or c.split("/")[0] in names]


def masked(data):
    for pattern, replacement in VOLATILE:
        data = pattern.sub(replacement, data)
    return data


def render(tool, case, suffix):
    """(what the sibling should hold, why there is nothing to compare)"""
    path = os.path.join(GOLDEN, case)
    folder, name = os.path.split(path)
    arguments = []
    if os.path.isfile(path + ".args"):
        with open(path + ".args") as file:
            arguments = file.read().split()
    options = SIBLINGS[suffix]
    if suffix == "lint" and FORMATS & set(arguments):
        options = []
    with tempfile.TemporaryDirectory() as scratch:
        out = os.path.join(scratch, "OUT")
        argv = tool + COMMON + options + arguments + [name + ".xml", "--out", out]
        try:
            done = subprocess.run(argv, cwd=folder, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL,
                                  env=ENVIRONMENT)
        except subprocess.TimeoutExpired:
            return None, "no answer in %d s" % SECONDS
        data = None
        if os.path.isfile(out):
            with open(out, "rb") as file:
                data = file.read()
        if done.returncode < 0 or b"Sanitizer" in done.stderr or b"runtime error" in done.stderr:
            return None, "crash, %d: %s" % (done.returncode, done.stderr.decode("utf-8", "replace")[-2000:])
        if b"This library cannot run style sheets" in done.stderr and suffix != "lint":
            with open(path + "." + suffix, "rb") as file:
                return file.read(), ""
        if suffix == "lint":
            if done.returncode and data is not None:
                return None, "exit code %d, and an output file was left" % done.returncode
            text = done.stderr
            for place, shown in ((folder + "/", ""), (folder, "."), (GOLDEN, ".."), (scratch + "/", "")):
                text = text.replace(os.fsencode(place), os.fsencode(shown))
            return text + b"exit code %d\n" % done.returncode, ""
    if done.returncode or data is None:
        return None, "exit code %d: %s" % (done.returncode, done.stderr.decode("utf-8", "replace").strip()[-500:])
    return masked(data), ""


def compare(tool, case, suffix, update):
    """Why the sibling does not hold; "": it does."""
    path = os.path.join(GOLDEN, case) + "." + suffix
    data, why = render(tool, case, suffix)
    if data is None:
        return why
    want = b""
    if os.path.isfile(path):
        with open(path, "rb") as file:
            want = file.read()
        if data == want:
            return ""
    if update:
        with open(path, "wb") as file:
            file.write(data)
        return ""
    lines = difflib.unified_diff(want.decode("utf-8", "replace").split("\n"),
                                 data.decode("utf-8", "replace").split("\n"), "expected", "got", lineterm="", n=1)
    return "\n".join(lines)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("tool", help="the built ietfdoc-render")
    ap.add_argument("names", nargs="*", help="ELEMENT or ELEMENT/CASE; none: all")
    ap.add_argument("--update", action="store_true")
    ap.add_argument("--add", default="", metavar="SUFFIX,…")
    ap.add_argument("--diff", action="store_true", help="whole differences, not their first lines")
    args = ap.parse_intermixed_args()
    tool = [os.path.abspath(args.tool)]
    added = [s for s in args.add.split(",") if s]
    jobs, failed = [], 0
    for case in cases(args.names):
        base = os.path.join(GOLDEN, case)
        siblings = [s for s in SIBLINGS if s in added or os.path.isfile(base + "." + s)]
        jobs += [(case, s) for s in siblings] or [(case, None)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda job: compare(tool, *job, args.update or bool(added)) if job[1]
                           else "nothing is expected of this case: no sibling", jobs)
        for (case, suffix), why in zip(jobs, results):
            if why:
                failed += 1
                print("FAILED %s.%s" % (case, suffix))
                print("\n".join("    " + line for line in why.split("\n")[:None if args.diff else 12]))
    print("%d passed, %d failed" % (len(jobs) - failed, failed))
    return 1 if failed or not jobs else 0


if __name__ == "__main__":
    sys.exit(main())
