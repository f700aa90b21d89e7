#!/usr/bin/env python3
"""make_countries.py iso_3166-1.json address-formats.tsv OUT.c: the countries as a C table, with the layout
of their addresses completed: the name on a line of its own first, the extended address (%E) before the street,
the country (%Y) last, or first where the layout goes from the large to the small."""
import json
import re
import sys

FIELDS = ["alpha_2", "alpha_3", "flag", "name", "numeric", "official_name", "common_name"]


def read_layouts(path):
    """Code to (title, layout, Latin layout)."""
    rows = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                code, title, layout, latin = (line.rstrip("\n").split("\t") + ["", "", ""])[:4]
                rows[code] = title, layout, latin
    return rows


def complete(layout):
    """The layout with name first, %E and %Y. Where the street has neighbours other than these three, as in
    China and Hungary, xml2rfc finds no place for %E, and so there is none here."""
    for old, new in (("%N%n%O%n%A", "%N%n%O%n%E%n%A"), ("%A%n%O%n%N", "%A%n%E%n%O%n%N"), ("%O%n%N%n%A", "%O%n%N%n%E%n%A")):
        layout = layout.replace(old, new)
    large_first = "%E%n%O%n%N" in layout or "%A%n%O%n%N" in layout
    layout = "%Y%n" + layout if large_first else layout + "%n%Y"
    layout = "%N%n" + re.sub("%N(%n)?", "", layout)
    layout = re.sub("%n$", "", layout)
    return re.sub("(%[A-Z])(?=%[A-Z])", r"\1 ", layout)


def literal(text):
    if text is None:
        return "NULL"
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"')


def row(entry, layouts):
    title, layout, latin = layouts.get(entry["alpha_2"], ("", "", ""))
    layout = layout or layouts["ZZ"][1]
    values = [entry.get(name) for name in FIELDS]
    values += [complete(layout), complete(latin or layout), title.title()]
    return "    {%s}," % ", ".join(literal(value) for value in values)


def names(entries):
    """Every name in lower case with the number of its country; the first field that has it wins, and the last
    country in that field."""
    found = {}
    for field in FIELDS:
        of_field = {entry[field].lower(): i for i, entry in enumerate(entries) if field in entry}
        for name, i in of_field.items():
            found.setdefault(name, i)
    return sorted(found.items(), key=lambda item: item[0].encode("utf-8"))


def main():
    iso, formats, out = sys.argv[1:]
    with open(iso, encoding="utf-8") as file:
        entries = json.load(file)["3166-1"]
    layouts = read_layouts(formats)
    listed = names(entries)
    with open(out, "w", encoding="utf-8") as file:
        file.write("/* Made by scripts/make_countries.py from ISO 3166-1 and address-formats.tsv. */\n")
        file.write('#include "libietfdoc/compose/country_tables.h"\n\n')
        file.write("const ietf_country ietf_countries[] = {\n%s\n};\n" % "\n".join(row(e, layouts) for e in entries))
        file.write("const size_t ietf_country_count = %d;\n\n" % len(entries))
        file.write("const ietf_country_name ietf_country_names[] = {\n%s\n};\n"
                   % "\n".join("    {%s, %d}," % (literal(name), i) for name, i in listed))
        file.write("const size_t ietf_country_name_count = %d;\n\n" % len(listed))
        file.write("const char ietf_default_layout[] = %s;\n" % literal(complete(layouts["ZZ"][1])))


main()
