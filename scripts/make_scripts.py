#!/usr/bin/env python3
"""make_scripts.py scripts.txt OUT.c: the ranges of Unicode scripts as C tables in order of code point."""
import sys

LATIN_TEXT = "Latin text"


def read(path):
    """Name to list of (first, last)."""
    scripts, name = {}, None
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or not line.strip():
                continue
            if not line.startswith(" "):
                name, line = line.split(":", 1)
            for item in line.split():
                first, _, last = item.partition("-")
                scripts.setdefault(name, []).append((int(first, 16), int(last or first, 16)))
    return scripts


def main():
    source, out = sys.argv[1:]
    scripts = read(source)
    latin = scripts.pop(LATIN_TEXT)
    names = sorted(scripts)
    ranges = sorted((first, last, number) for number, name in enumerate(names) for first, last in scripts[name])
    for before, after in zip(ranges, ranges[1:]):
        if before[1] >= after[0]:
            sys.exit("%X is in two scripts" % after[0])
    with open(out, "w", encoding="utf-8") as file:
        file.write("/* Made by scripts/make_scripts.py from scripts.txt. */\n")
        file.write('#include "libietfdoc/compose/script_tables.h"\n\n')
        file.write("const char *const ietf_script_names[] = {\n%s\n};\n" % "\n".join('    "%s",' % n for n in names))
        file.write("const size_t ietf_script_count = %d;\n\n" % len(names))
        file.write("const ietf_script_range ietf_script_ranges[] = {\n%s\n};\n"
                   % "\n".join("    {0x%X, 0x%X, %d}," % r for r in ranges))
        file.write("const size_t ietf_script_range_count = %d;\n\n" % len(ranges))
        file.write("const ietf_script_range ietf_latin_ranges[] = {\n%s\n};\n"
                   % "\n".join("    {0x%X, 0x%X, 0}," % r for r in sorted(latin)))
        file.write("const size_t ietf_latin_range_count = %d;\n" % len(latin))


main()
