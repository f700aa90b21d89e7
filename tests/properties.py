#!/usr/bin/env python3
"""properties.py TOOL: what holds for every document. Over the goldens: two runs give the same bytes; the
text of the prepared document is the text of its source; and preparing what was prepared twice changes nothing any
more. (The second time may: in xml2rfc, too, some passes see what later ones made. A document that is no longer
valid once it is prepared is left out.)"""
import concurrent.futures
import os
import subprocess
import sys
import tempfile

import golden

# xml2rfc does not keep this either: instructions are taken away; the comments of --verbose are not made again
EXCEPTIONS = {"table/instruction", "v2/verbose"}


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
    options = []
    if os.path.isfile(source[:-4] + ".args"):
        with open(source[:-4] + ".args") as file:
            options = file.read().split()
    text = ["--text", "--pagination"] + options
    with tempfile.TemporaryDirectory() as folder:
        prepared = os.path.join(folder, os.path.basename(source))

        def prepare(path):
            data, why = run(tool, folder, path, ["--preptool", "--accept-prepped"])
            if data is not None:
                with open(prepared, "wb") as file:
                    file.write(data)
            return data and golden.masked(data), why

        first, why = prepare(source)
        if first is None:
            yield "not prepared: " + why
            return
        yield "" if first == prepare(source)[0] else "two runs differ"
        direct, why = run(tool, folder, source, text)
        if direct is not None and case not in EXCEPTIONS:
            from_prepared, why = run(tool, folder, prepared, text)
            yield "" if from_prepared == direct else "the text of the prepared document differs: " + why
        second, why = prepare(prepared)
        if second is not None:
            third, why = prepare(prepared)
            yield "" if third == second else "prepared again and again it differs: " + why


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
