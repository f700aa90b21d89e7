#!/usr/bin/env python3
"""Prints a dictionary for fuzzers, made from the grammar: tags, attributes with their values, entities."""
import os
import xml.etree.ElementTree as ET

RNG = "{http://relaxng.org/ns/structure/1.0}"
SCHEMAS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "schemas")


def words():
    yield from ("<!--", "-->", "<![CDATA[", "]]>", "<?v3xml2rfc silence=", "?>", "&nbsp;", "&#8203;", "&#x2028;",
                "<!DOCTYPE rfc [<!ENTITY a '", "xi:include", ' prepTime="2026-01-01T00:00:00"', ' pn="section-1"')
    for name in ("rfcxml-v3.rng", "svg-rfc.rng"):
        for node in ET.parse(os.path.join(SCHEMAS, name)).iter():
            if node.tag == RNG + "element" and node.get("name"):
                yield "<%s>" % node.get("name")
                yield "</%s>" % node.get("name")
            elif node.tag == RNG + "attribute" and node.get("name"):
                yield ' %s="1"' % node.get("name")
                for value in node.iter(RNG + "value"):
                    yield ' %s="%s"' % (node.get("name"), value.text)


for word in sorted(set(words())):
    print('"%s"' % word.replace("\\", "\\\\").replace('"', '\\"'))
