#!/usr/bin/env python3
"""What may not stand in the project: hosts of package registries, paths of one machine, work left over. The
patterns are written so that they do not match themselves."""
import re

import project

FORBIDDEN = [
    (r"(deb|security|snapshot)[.]deb[i]an[.]org", "a host of a package registry"),
    (r"registry[.]n[p]mjs|\bpy[p]i[.]org|fileshosted[.]py|crat[e]s[.]io|proxy[.]gol[a]ng|ruby[g]ems[.]org",
     "a host of a package registry"),
    (r"(^|[\s\"'=(])/(w[o]rk|o[p]t|f[a]rm|home/\w+)/", "a path of one machine"),
    (r"\bTO[D]O\b|\bFIX[M]E\b|\bXX[X]\b(?!X)", "work left over"),
]
TEXT = (".c", ".h", ".def", ".py", ".md", ".build", ".txt", ".rng", ".rnc", ".xml", ".1", ".tsv", ".lint", ".svg", ".in",
        ".css", ".js", ".mjs", ".json")


def main():
    problems = []
    sources = project.files(*TEXT) + [f for f in project.files("") if "." not in f.split("/")[-1]]
    for path in sources:
        for number, line in enumerate(project.read(path).split("\n"), 1):
            for pattern, why in FORBIDDEN:
                if why == "work left over" and not path.endswith((".c", ".h", ".def", ".py")):
                    continue
                if re.search(pattern, line):
                    problems.append("%s:%d: %s: %s" % (path, number, why, line.strip()[:100]))
    project.report(problems, "%d files" % len(sources))


main()
