#!/usr/bin/env python3
"""Writes the vocabulary of the grammar as C: usage: make_vocabulary.py GRAMMAR HEADER SOURCE

Kinds are the elements of RFCXML, XInclude and the SVG profile; one list of attributes serves
both vocabularies.  The names are found through a perfect hash (hash, then displace).
"""

import sys

import grammar as rng

SPACES = [("", "IETF_EL_"), ("http://www.w3.org/2001/XInclude", "IETF_XI_"),
          (rng.SVG_URI, "IETF_SVG_")]
# What documents may hold before they are valid: not in the grammar, but known.
XINCLUDE_ELEMENTS = ["include", "fallback"]
XINCLUDE_ATTRIBUTES = ["encoding", "href", "parse", "xpointer"]
TRAITS = ["text", "inline", "mixed", "deprecated", "svg"]
NO_ELEMENTS = ["DOCUMENT", "TEXT", "COMMENT", "PI", "FOREIGN"]


def constant(prefix, name):
    return prefix + name.upper().replace("-", "_").replace(":", "_")


def quoted(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"')


class Kind:
    def __init__(self, space, name):
        self.space, self.name = space, name
        self.constant = constant(SPACES[space][1], name)
        self.traits = {"svg"} if SPACES[space][0] == rng.SVG_URI else set()
        self.attributes = {}  # name -> (patterns, default)

    def add(self, element):
        self.traits |= set(element.traits)
        for _, name, pattern, default in rng.leaves(element.attributes, "attribute"):
            patterns, known = self.attributes.setdefault(name, ([], default))
            if known != default:
                raise rng.GrammarError("%s/%s has two defaults" % (self.name, name))
            if pattern not in patterns:
                patterns.append(pattern)

    def defaults(self):
        return sorted((n, d) for n, (_, d) in self.attributes.items() if d is not None)

    def values(self):
        """Attribute -> the values it is limited to, for those that are."""
        result = {}
        for name, (patterns, _) in sorted(self.attributes.items()):
            found = [v for p in patterns for v in enumeration(p)]
            if found and all(enumeration(p) for p in patterns):
                result[name] = list(dict.fromkeys(found))
        return result


def enumeration(pattern):
    alternatives = pattern[1:] if pattern[0] == "choice" else (pattern,)
    return [a[2] for a in alternatives] if all(a[0] == "value" for a in alternatives) else []


class Vocabulary:
    def __init__(self, grammar):
        kinds = {}
        for element in grammar.elements.values():
            space = [uri for uri, _ in SPACES].index(element.uri)
            key = (space, element.name)
            kinds.setdefault(key, Kind(*key)).add(element)
        for name in XINCLUDE_ELEMENTS:
            kinds[1, name] = Kind(1, name)
        self.kinds = [kinds[key] for key in sorted(kinds, key=lambda k: (k[0], k[1].lower()))]
        names = {name for kind in self.kinds for name in kind.attributes}
        self.attributes = sorted(names | set(XINCLUDE_ATTRIBUTES), key=lambda n: (n.lower(), n))
        constants = [k.constant for k in self.kinds] + [self.at(n) for n in self.attributes]
        if len(set(constants)) != len(constants):
            raise rng.GrammarError("two names make the same constant")

    @staticmethod
    def at(name):
        return constant("IETF_AT_", name)


def fnv(seed, name):
    value = 2166136261 ^ (seed * 2654435761 & 0xFFFFFFFF)
    for byte in name.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def displace(value, displacement, mask):
    return (((value ^ displacement) * 2246822519 & 0xFFFFFFFF) >> 15) & mask


def perfect_hash(keys):
    """keys: (seed, name); returns displacements by bucket and key numbers by slot (None: free)."""
    size = 1
    while size < len(keys) * 5 // 4:
        size *= 2
    buckets = [[] for _ in range(size // 4)]
    for number, (seed, name) in enumerate(keys):
        value = fnv(seed, name)
        buckets[value % len(buckets)].append((number, value))
    slots, displacements = [None] * size, [0] * len(buckets)
    for bucket in sorted(range(len(buckets)), key=lambda b: -len(buckets[b])):
        for displacement in range(65536):
            places = [displace(v, displacement, size - 1) for _, v in buckets[bucket]]
            if len(set(places)) == len(places) and all(slots[p] is None for p in places):
                break
        else:
            raise rng.GrammarError("no perfect hash")
        displacements[bucket] = displacement
        for (number, _), place in zip(buckets[bucket], places):
            slots[place] = number
    return displacements, slots


def array(declaration, values, width=96):
    lines, line = [], "   "
    for value in values:
        if len(line) + len(value) + 2 > width:
            lines.append(line)
            line = "   "
        line += " %s," % value
    return "%s = {\n%s\n};\n" % (declaration, "\n".join(lines + [line]))


HEADER = """\
/* Generated from the grammar by scripts/make_vocabulary.py. The vocabulary: what elements and
 * attributes there are, and the facts of the grammar about each. */
#ifndef IETF_VOCABULARY_H
#define IETF_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ietf_kind {
    IETF_DOCUMENT,
    IETF_TEXT,
    IETF_COMMENT,
    IETF_PI,
    IETF_FOREIGN, /* an element that the vocabulary lacks */
    IETF_FIRST_ELEMENT = IETF_FOREIGN,
%(kinds)s
    IETF_KIND_COUNT
};

enum ietf_at {
    IETF_AT_FOREIGN, /* an attribute that the vocabulary lacks */
%(attributes)s
    IETF_AT_COUNT
};

/* What a formatter has to know of an element beyond its grammar. */
enum ietf_trait {
    IETF_TRAIT_TEXT = 1,       /* its character data is content: white space in it is significant */
    IETF_TRAIT_INLINE = 2,     /* it stands in running text */
    IETF_TRAIT_MIXED = 4,      /* it holds either blocks or running text */
    IETF_TRAIT_DEPRECATED = 8, /* input only */
    IETF_TRAIT_SVG = 16,       /* of the SVG profile */
};

typedef struct ietf_default {
    uint16_t at;
    const char *value;
} ietf_default;

/* uri NULL or "": RFCXML. IETF_FOREIGN when there is no such element. */
enum ietf_kind ietf_kind_find(const char *uri, const char *local, size_t length);
/* The local name; for what is no element "#document", "#text", "#comment", "#pi", "#foreign". */
const char *ietf_kind_name(enum ietf_kind kind);
const char *ietf_kind_uri(enum ietf_kind kind); /* NULL: none */
/* By name with the usual prefix: "anchor", "xml:base", "xlink:href". */
enum ietf_at ietf_at_find(const char *name, size_t length);
/* By namespace (NULL: none) and local name, whatever the prefix is in the document. */
enum ietf_at ietf_at_find_in(const char *uri, const char *local, size_t length);
const char *ietf_at_name(enum ietf_at at);
const char *ietf_at_uri(enum ietf_at at); /* NULL: none */

/* The default value of the grammar; NULL: none. "" is a default, too. */
const char *ietf_attr_default(enum ietf_kind kind, enum ietf_at at);
/* All of them, sorted by name. */
const ietf_default *ietf_kind_defaults(enum ietf_kind kind, size_t *count);
bool ietf_kind_allows(enum ietf_kind kind, enum ietf_at at);
unsigned ietf_kind_traits(enum ietf_kind kind);
/* The values that an attribute is limited to; NULL and 0 when it is not limited. */
const char *const *ietf_attr_values(enum ietf_kind kind, enum ietf_at at, size_t *count);

#endif
"""

LOOKUP = """\
static uint32_t
hash(uint32_t seed, const char *name, size_t length)
{
    uint32_t value = 2166136261u ^ (seed * 2654435761u);
    for (size_t i = 0; i < length; i++) {
        value = (value ^ (unsigned char)name[i]) * 16777619u;
    }
    return value;
}

static uint32_t
displace(uint32_t value, uint32_t displacement)
{
    return ((value ^ displacement) * 2246822519u) >> 15;
}

static bool
name_is(const struct name *candidate, const char *name, size_t length)
{
    return candidate->length == length && memcmp(candidate->text, name, length) == 0;
}

enum ietf_kind
ietf_kind_find(const char *uri, const char *local, size_t length)
{
    uint32_t space = 0;
    if (uri && *uri) {
        for (space = 1; space < SPACE_COUNT && strcmp(uri, spaces[space]) != 0; space++) {
        }
    }
    uint32_t value = hash(space, local, length);
    uint32_t place = displace(value, kind_displacements[value % KIND_BUCKETS]) % KIND_SLOTS;
    enum ietf_kind kind = kind_slots[place];
    return kind_spaces[kind] == space && name_is(&kind_names[kind], local, length) ? kind
                                                                                   : IETF_FOREIGN;
}

enum ietf_at
ietf_at_find(const char *name, size_t length)
{
    uint32_t value = hash(0, name, length);
    uint32_t place = displace(value, at_displacements[value % AT_BUCKETS]) % AT_SLOTS;
    enum ietf_at at = at_slots[place];
    return name_is(&at_names[at], name, length) ? at : IETF_AT_FOREIGN;
}

const char *
ietf_kind_name(enum ietf_kind kind)
{
    return kind_names[kind].text;
}

const char *
ietf_kind_uri(enum ietf_kind kind)
{
    return kind > IETF_FOREIGN ? spaces[kind_spaces[kind]] : NULL;
}

const char *
ietf_at_name(enum ietf_at at)
{
    return at_names[at].text;
}

const char *
ietf_at_uri(enum ietf_at at)
{
    for (size_t i = 0; i < PREFIX_COUNT; i++) {
        if (strncmp(at_names[at].text, prefixes[i].text, prefixes[i].length) == 0) {
            return prefixes[i].uri;
        }
    }
    return NULL;
}

enum ietf_at
ietf_at_find_in(const char *uri, const char *local, size_t length)
{
    char name[64];
    if (!uri || !*uri) {
        return ietf_at_find(local, length);
    }
    for (size_t i = 0; i < PREFIX_COUNT; i++) {
        size_t before = prefixes[i].length;
        if (strcmp(uri, prefixes[i].uri) == 0 && before + length <= sizeof name) {
            memcpy(name, prefixes[i].text, before);
            memcpy(name + before, local, length);
            return ietf_at_find(name, before + length);
        }
    }
    return IETF_AT_FOREIGN;
}

const ietf_default *
ietf_kind_defaults(enum ietf_kind kind, size_t *count)
{
    *count = default_ranges[kind].count;
    return defaults + default_ranges[kind].first;
}

const char *
ietf_attr_default(enum ietf_kind kind, enum ietf_at at)
{
    size_t count;
    const ietf_default *row = ietf_kind_defaults(kind, &count);
    for (size_t i = 0; i < count; i++) {
        if (row[i].at == at) {
            return row[i].value;
        }
    }
    return NULL;
}

bool
ietf_kind_allows(enum ietf_kind kind, enum ietf_at at)
{
    return (allowed[kind][at / 32] >> (at % 32)) & 1;
}

unsigned
ietf_kind_traits(enum ietf_kind kind)
{
    return traits[kind];
}

const char *const *
ietf_attr_values(enum ietf_kind kind, enum ietf_at at, size_t *count)
{
    for (size_t i = 0; i < value_ranges[kind].count; i++) {
        const struct limited *row = &limits[value_ranges[kind].first + i];
        if (row->at == at) {
            *count = row->count;
            return values + row->first;
        }
    }
    *count = 0;
    return NULL;
}
"""


def write_header(vocabulary):
    return HEADER % {
        "kinds": "\n".join("    %s," % k.constant for k in vocabulary.kinds),
        "attributes": "\n".join("    %s," % vocabulary.at(n) for n in vocabulary.attributes),
    }


def name_tables(vocabulary):
    rows = ["{%s, %d}" % (quoted("#" + n.lower()), len(n) + 1) for n in NO_ELEMENTS]
    rows += ["{%s, %d}" % (quoted(k.name), len(k.name)) for k in vocabulary.kinds]
    yield "struct name {\n    const char *text;\n    size_t length;\n};\n"
    yield array("static const struct name kind_names[]", rows)
    rows = ['{"#foreign", 8}'] + ["{%s, %d}" % (quoted(n), len(n)) for n in vocabulary.attributes]
    yield array("static const struct name at_names[]", rows)
    yield array("static const char *const spaces[]", [quoted(u) if u else "NULL" for u, _ in SPACES])
    yield "#define SPACE_COUNT (sizeof spaces / sizeof *spaces)\n"
    yield array("static const struct prefix {\n    const char *text;\n    size_t length;\n"
                "    const char *uri;\n} prefixes[]",
                ["{%s, %d, %s}" % (quoted(p + ":"), len(p) + 1, quoted(u))
                 for p, u in sorted(rng.PREFIXES.items())])
    yield "#define PREFIX_COUNT (sizeof prefixes / sizeof *prefixes)\n"
    yield array("static const uint8_t kind_spaces[]",
                ["255"] * len(NO_ELEMENTS) + [str(k.space) for k in vocabulary.kinds])


def hash_tables(prefix, keys, constants, none):
    displacements, slots = perfect_hash(keys)
    yield "#define %s_BUCKETS %du\n#define %s_SLOTS %du\n" % (
        prefix.upper(), len(displacements), prefix.upper(), len(slots))
    yield array("static const uint16_t %s_displacements[]" % prefix, map(str, displacements))
    yield array("static const uint16_t %s_slots[]" % prefix,
                [none if s is None else constants[s] for s in slots])


def default_tables(vocabulary):
    rows, ranges = [], []
    for kind in vocabulary.kinds:
        found = kind.defaults()
        ranges.append("[%s] = {%d, %d}" % (kind.constant, len(rows), len(found)))
        rows += ["{%s, %s}" % (vocabulary.at(n), quoted(d)) for n, d in found]
    yield "struct range {\n    uint16_t first, count;\n};\n"
    yield array("static const ietf_default defaults[]", rows)
    yield array("static const struct range default_ranges[IETF_KIND_COUNT]", ranges)


def allowed_table(vocabulary):
    words = len(vocabulary.attributes) // 32 + 1
    rows = []
    for kind in vocabulary.kinds:
        bits = [0] * words
        for name in kind.attributes:
            number = vocabulary.attributes.index(name) + 1
            bits[number // 32] |= 1 << number % 32
        rows.append("[%s] = {%s}" % (kind.constant, ", ".join("0x%x" % b for b in bits)))
    yield array("static const uint32_t allowed[IETF_KIND_COUNT][IETF_AT_COUNT / 32 + 1]", rows)


def trait_table(vocabulary):
    rows = []
    for kind in vocabulary.kinds:
        if not kind.traits <= set(TRAITS):
            raise rng.GrammarError("%s: unknown trait" % kind.name)
        found = ["IETF_TRAIT_" + t.upper() for t in TRAITS if t in kind.traits]
        if found:
            rows.append("[%s] = %s" % (kind.constant, " | ".join(found)))
    yield array("static const uint8_t traits[IETF_KIND_COUNT]", rows)


def value_tables(vocabulary):
    pool, rows, ranges, known = [], [], [], {}
    for kind in vocabulary.kinds:
        found = kind.values()
        ranges.append("[%s] = {%d, %d}" % (kind.constant, len(rows), len(found)))
        for name, values in found.items():
            if tuple(values) not in known:
                known[tuple(values)] = len(pool)
                pool += values
            rows.append("{%s, %d, %d}" % (vocabulary.at(name), known[tuple(values)], len(values)))
    yield "struct limited {\n    uint16_t at, first, count;\n};\n"
    yield array("static const char *const values[]", map(quoted, pool))
    yield array("static const struct limited limits[]", rows)
    yield array("static const struct range value_ranges[IETF_KIND_COUNT]", ranges)


def write_source(vocabulary):
    kinds = vocabulary.kinds
    pieces = ["/* Generated from the grammar by scripts/make_vocabulary.py. */\n"
              '#include "libietfdoc/model/vocabulary.h"\n\n#include <string.h>\n']
    pieces += name_tables(vocabulary)
    pieces += hash_tables("kind", [(k.space, k.name) for k in kinds], [k.constant for k in kinds],
                          "IETF_FOREIGN")
    pieces += hash_tables("at", [(0, n) for n in vocabulary.attributes],
                          [vocabulary.at(n) for n in vocabulary.attributes], "IETF_AT_FOREIGN")
    pieces += default_tables(vocabulary)
    pieces += allowed_table(vocabulary)
    pieces += trait_table(vocabulary)
    pieces += value_tables(vocabulary)
    pieces.append(LOOKUP)
    return "\n".join(pieces)


def main():
    vocabulary = Vocabulary(rng.Grammar(sys.argv[1]))
    for path, text in ((sys.argv[2], write_header(vocabulary)),
                       (sys.argv[3], write_source(vocabulary))):
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)


if __name__ == "__main__":
    main()
