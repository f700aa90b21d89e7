#!/usr/bin/env python3
"""properties.py TOOL: what holds for every document. Over the goldens: preparing a prepared document changes
nothing, the text made of it is the text made of the source, and two runs give the same bytes."""
import concurrent.futures
import os
import subprocess
import sys
import tempfile

import golden

# xml2rfc does not keep these either: a date inserted today is rewritten, instructions are taken away, and what
# RFC mode removes leaves references behind
EXCEPTIONS = {
    "date/none": "prepared",
    "table/instruction": "both",
    "artwork/blank": "prepared",
    "front/addresses": "prepared",
    "iref/places": "prepared",
    "section/contents_leftover": "prepared",
    "section/rfc": "prepared",
    "section/rfc_empty": "prepared",
}


def run(tool, folder, source, options):
    out = os.path.join(folder, "out")
    argv = tool + golden.COMMON + ["--quiet", "--out", out] + options + [source]
    done = subprocess.run(argv, env=golden.ENVIRONMENT, capture_output=True, timeout=golden.SECONDS, stdin=subprocess.DEVNULL)
    if done.returncode:
        return None, done.stderr.decode("utf-8", "replace")[-300:]
    with open(out, "rb") as file:
        return file.read(), ""


def faults(tool, case):
    """Yields what does not hold; "" for what does."""
    source = os.path.join(golden.GOLDEN, case + ".xml")
    excepted = EXCEPTIONS.get(case)
    options = []
    if os.path.isfile(source[:-4] + ".args"):
        with open(source[:-4] + ".args") as file:
            options = file.read().split()
    text = ["--text", "--pagination"] + options
    with tempfile.TemporaryDirectory() as folder:
        first, why = run(tool, folder, source, ["--preptool"])
        second, why = run(tool, folder, source, ["--preptool"])
        if first is None:
            yield "not prepared: " + why
            return
        yield "" if golden.masked(first) == golden.masked(second) else "two runs differ"
        prepared = os.path.join(folder, os.path.basename(source))
        with open(prepared, "wb") as file:
            file.write(first)
        if excepted is None:
            again, why = run(tool, folder, prepared, ["--preptool", "--accept-prepped"])
            same = again is not None and golden.masked(again) == golden.masked(first)
            yield "" if same else "prepared twice it differs: " + why
        direct, why = run(tool, folder, source, text)
        if excepted != "both" and direct is not None:
            from_prepared, why = run(tool, folder, prepared, text)
            yield "" if from_prepared == direct else "the text of the prepared document differs: " + why


def main():
    tool = [os.path.abspath(sys.argv[1])]
    cases = [c for c in golden.cases(sys.argv[2:]) if os.path.isfile(os.path.join(golden.GOLDEN, c + ".prep.xml"))]
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for case, found in zip(cases, pool.map(lambda c: list(faults(tool, c)), cases)):
            for why in found:
                passed, failed = passed + (not why), failed + bool(why)
                if why:
                    print("FAILED %s: %s" % (case, why))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


sys.exit(main())
