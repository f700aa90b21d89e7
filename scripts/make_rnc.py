#!/usr/bin/env python3
"""Writes schemas/*.rnc, the grammars in compact syntax for editors, with trang.

    make_rnc.py          writes them
    make_rnc.py --check  tells whether they are what it would write; 77 when trang is not installed
"""

import os
import shutil
import subprocess
import sys
import tempfile

SCHEMAS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "schemas")
NOTE = "# Made from %s by scripts/make_rnc.py.\n\n"


def read(path):
    try:
        with open(path, encoding="utf-8") as source:
            return source.read()
    except FileNotFoundError:
        return ""


def convert():
    """File name → text, of the grammars and of what they include."""
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("rfcxml-v2", "rfcxml-v3"):
            subprocess.run(["trang", os.path.join(SCHEMAS, name + ".rng"), os.path.join(scratch, name + ".rnc")],
                           check=True, timeout=120)
        result = {}
        for name in sorted(os.listdir(scratch)):
            lines = [line.rstrip() for line in read(os.path.join(scratch, name)).splitlines()]
            result[name] = NOTE % name.replace(".rnc", ".rng") + "\n".join(lines) + "\n"
        return result


def main():
    if not shutil.which("trang"):
        print("trang is not installed")
        return 77
    stale = []
    for name, text in convert().items():
        path = os.path.join(SCHEMAS, name)
        if read(path) == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            with open(path, "w", encoding="utf-8") as out:
                out.write(text)
    if "--check" in sys.argv:
        for name in stale:
            print("schemas/%s is not what scripts/make_rnc.py makes: run it" % name)
        return 1 if stale else 0
    print("written: %s" % (", ".join(stale) or "nothing has changed"))
    return 0


sys.exit(main())
