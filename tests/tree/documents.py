#!/usr/bin/env python3
"""documents.py PROGRAM: gives a program on its standard input the names of every document in this project and,
where it lies beside the sources, of the corpus in ../shared (or IETFDOC_SHARED), whose directory of references is
the argument then."""
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def main():
    shared = os.environ.get("IETFDOC_SHARED", os.path.join(ROOT, "..", "shared"))
    corpus = os.path.realpath(os.path.join(shared, "corpus"))
    paths = []
    for top in (os.path.join(ROOT, "tests"), os.path.join(ROOT, "examples"), os.path.join(ROOT, "fuzz"),
                os.path.join(corpus, "docs")):
        for folder, folders, names in os.walk(top):
            folders[:] = [name for name in folders if name != "node_modules"]
            paths += [os.path.join(folder, name) for name in sorted(names) if name.endswith(".xml")]
    cache = [os.path.join(corpus, "cache")] if os.path.isdir(corpus) else []
    if not cache:
        print("there is no %s: without the corpus" % corpus)
    done = subprocess.run([sys.argv[1], *cache], input="\n".join(paths) + "\n", text=True)
    return done.returncode


sys.exit(main())
