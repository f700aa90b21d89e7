#!/usr/bin/env python3
"""Every element and attribute of the grammar stands in a golden document, so that none is forgotten."""
import re

import project


def main():
    grammar = project.read("schemas/rfcxml-v3.rng")
    elements = set(re.findall(r'<element name="([^"]+)"', grammar))
    attributes = set(re.findall(r'<attribute name="([^"]+)"', grammar))
    text = "\n".join(project.read(path) for path in project.files(".xml", below="tests/golden"))
    problems = ["<%s> stands in no golden" % e for e in sorted(elements) if not re.search(r"<%s[\s/>]" % re.escape(e), text)]
    problems += ["@%s stands in no golden" % a for a in sorted(attributes) if not re.search(r'\s%s="' % re.escape(a), text)]
    project.report(problems, "%d elements, %d attributes" % (len(elements), len(attributes)))


main()
