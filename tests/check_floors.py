#!/usr/bin/env python3
"""A file includes its own floor and lower ones only (docs/architecture.md).

Further rules of the same kind: formatters never include each other, the command line and the
examples see the public headers only, public headers see only each other and the C standard,
and libxml2 is known in parse/ and formatters/xslt/ alone, which also knows libxslt."""
import re

import project

FLOORS = ["util", "model", "parse", "validate", "fetch", "convert", "compose", "passes", "api"]
XML_ROOMS = [("libietfdoc", "parse"), ("formatters", "xslt")]
STANDARD = {"stdbool.h", "stddef.h", "stdint.h"}


def room(path):
    """("libietfdoc", "model"), ("formatters", "text"), ("cli", "") …"""
    parts = path.split("/")
    top = parts[0]
    return top, parts[1] if top in ("libietfdoc", "formatters") and len(parts) > 2 else ""


def fault(path, included, quoted):
    """Why this file may not include that one; None: it may."""
    top, name = room(path)
    if included.startswith("ietfdoc/"):
        return None if top in ("include", "examples", "cli", "libietfdoc", "formatters", "tests") else "not for this room"
    if top == "include":
        return None if not quoted and included in STANDARD else "public headers include each other and %s" % sorted(STANDARD)
    if included.startswith("libxml/"):
        return None if (top, name) in XML_ROOMS else "only libietfdoc/parse and formatters/xslt know libxml2"
    if re.match("libe?xslt/", included):
        return None if (top, name) == ("formatters", "xslt") else "only formatters/xslt knows libxslt"
    if not quoted:
        return None
    other_top, other = room(included)
    if "/" not in included:
        other_top, other = top, name  # beside the including file
    if top in ("cli", "examples"):
        return None if other_top == top else "%s/ sees include/ only" % top
    if top == "libietfdoc":
        if other_top != "libietfdoc" or other not in FLOORS:
            return "libietfdoc/ includes libietfdoc/ and include/ only"
        return "%s is a higher floor than %s" % (other, name) if FLOORS.index(other) > FLOORS.index(name) else None
    if top == "formatters":
        if other_top == "formatters":
            return None if other == name else "formatters never include each other"
        return None if other_top == "libietfdoc" else "formatters include libietfdoc/ only"
    return None


def main():
    problems = []
    sources = [f for f in project.files(".c", ".h", ".def", ".inc")
               if f.split("/")[0] in ("include", "libietfdoc", "formatters", "cli", "examples")]
    for path in sources:
        for number, line in enumerate(project.read(path).split("\n"), 1):
            match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
            why = match and fault(path, match.group(2), match.group(1) == '"')
            if why:
                problems.append("%s:%d: %s: %s" % (path, number, match.group(2), why))
    project.report(problems, "%d files" % len(sources))


main()
