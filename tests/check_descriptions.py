#!/usr/bin/env python3
"""Every element and attribute of the grammar has a description for --docfile, and nothing else has: the generator says
so, which is tried here with descriptions that lack something or have too much."""
import os
import subprocess
import sys
import tempfile

import project

GENERATOR = os.path.join(project.ROOT, "scripts/make_docfile.py")
GRAMMAR = os.path.join(project.ROOT, "schemas/rfcxml-v3.rng")
CASES = (  # what is replaced, by what, what the generator then says
    ("", "", None),
    ("[artset]\n", "[artset@anchor]\n", "<artset> has no description"),
    ("[ol@start]\n", "[ul@start]\n", "ol@start has no description"),
    ("[@pn]\n", "[t@pn]\n", "abstract@pn has no description"),
    ("[xref@format=none]\n", "[xref@format=nothing]\n", "[xref@format=nothing] describes nothing"),
    ("[tt]\n", "[tt]\n\n[ttt]\n", "[ttt] describes nothing"),
)


def generate(text):
    """What the generator says against these descriptions."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "descriptions.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        done = subprocess.run([sys.executable, GENERATOR, path, GRAMMAR], capture_output=True, text=True)
    return (done.returncode, done.stderr)


def main():
    text, problems = project.read("schemas/descriptions.txt"), []
    for old, new, says in CASES:
        code, err = generate(text.replace(old, new) if old else text)
        if (code, err) != (0, "") if says is None else code == 0 or says not in err:
            problems.append("%s: exit code %d, %s" % (new.strip() or "the descriptions", code, err.strip() or "no message"))
    project.report(problems, "%d descriptions" % text.count("\n["))


main()
