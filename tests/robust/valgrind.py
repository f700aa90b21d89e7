#!/usr/bin/env python3
"""valgrind.py TOOL: a few documents, good and bad ones, under valgrind's memory check: no error, no leak."""
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
GOLDEN = os.path.join(os.path.dirname(HERE), "golden")
FOUND, SKIPPED = 99, 77
COMMON = ["--date", "2026-01-15", "--no-network", "--skip-config-files", "--allow-local-file-access", "--text", "--pagination"]
GOOD = ["table/spans", "ol/types", "dl/shapes", "iref/index", "xref/formats", "rfc/ietf_std", "xinclude/reference",
        "artwork/src", "front/authors", "pages/breaks"]
BAD = {
    "cut": b"<rfc version='3'><front>",
    "invalid": b"<rfc version='3'><front><title>x</title></front><wrong/></rfc>",
    "bytes": b"<rfc>\xff\xfe</rfc>",
    "loop": b"<!DOCTYPE rfc [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><rfc version='3'>&a;</rfc>",
    "deep": b"<rfc version='3'>" + b"<section>" * 1000,
    "empty": b"",
}


def fault(tool, path, out):
    argv = ["valgrind", "--quiet", "--error-exitcode=%d" % FOUND, "--leak-check=full",
            "--errors-for-leak-kinds=definite,indirect,possible", tool] + COMMON + [path, "--out", out]
    done = subprocess.run(argv, capture_output=True, text=True, errors="replace", timeout=300)
    return done.stderr[-3000:] if done.returncode not in (0, 1) else ""


def main():
    if not shutil.which("valgrind"):
        print("valgrind is not here: skipped")
        return SKIPPED
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(GOLDEN, case + ".xml") for case in GOOD]
        for name, data in BAD.items():
            paths.append(os.path.join(folder, name + ".xml"))
            with open(paths[-1], "wb") as file:
                file.write(data)
        for path in paths:
            why = fault(os.path.abspath(sys.argv[1]), path, os.path.join(folder, "out"))
            passed, failed = passed + (not why), failed + bool(why)
            if why:
                print("FAILED %s\n%s" % (os.path.basename(path), why))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


sys.exit(main())
