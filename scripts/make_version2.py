#!/usr/bin/env python3
"""Writes what the DTD of version 2 does to documents that name it: usage: make_version2.py GRAMMAR SOURCE

Attributes get defaults, in the grammar's order; the white space of values that are no free text is
normalized (NMTOKEN stands for all of those types); identifiers are to be unique."""
import sys

import grammar as rng

HEAD = """\
/* Generated from the grammar by scripts/make_version2.py. */
#include "libietfdoc/parse/reader.h"

const char ietf_version2_declarations[] =
    "<!ENTITY rfc.number SYSTEM 'internal:/rfc.number'>"
%s;

const bool ietf_version2_identified[IETF_KIND_COUNT] = {
%s
};
"""


def declared(name, pattern, default):
    """An attribute's part of an ATTLIST; "": there is nothing to say."""
    free = pattern == ("text",)
    if free and default is None:
        return ""
    kind = "CDATA" if free else "NMTOKEN"
    return " %s %s %s" % (name, kind, "#IMPLIED" if default is None else "'%s'" % default)


def main():
    grammar = rng.Grammar(sys.argv[1])
    declarations, identified = [], []
    for element in grammar.elements.values():
        leaves = rng.leaves(element.attributes, "attribute")
        declarations += ['    "<!ATTLIST %s%s>"' % (element.name, text)
                         for text in (declared(*leaf[1:]) for leaf in leaves) if text]
        if any(pattern == ("data", "ID", ()) for _, _, pattern, _ in leaves):
            identified.append("    [IETF_EL_%s] = true," % element.name.upper())
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write(HEAD % ("\n".join(declarations), "\n".join(sorted(identified))))


main()
