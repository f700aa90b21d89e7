#!/usr/bin/env python3
"""Writes the vocabulary as sections of RFCXML, in C strings, for --docfile.

    make_docfile.py DESCRIPTIONS GRAMMAR.rng GRAMMAR.rnc OUT.c   writes them
    make_docfile.py DESCRIPTIONS GRAMMAR.rng                     only tells what is wrong

The grammar says what there is, the descriptions what it is for. An element, an attribute or a
description that has nothing on the other side is an error."""
import re
import sys
from xml.sax.saxutils import escape

import grammar as rng
import make_assets

# Preparation sets these: they stand in a list of their own, as do those that every element has.
GENERATED = ["pn", "originalSrc", "derivedAnchor", "derivedContent", "derivedCounter", "derivedLink", "slugifiedName", "scripts",
             "prepTime", "expiresDate"]
WIDTH = 69  # of text, less its indentation
COMMON = ["xml:base", "xml:lang"]
HEADING = re.compile(r"^\[([\w-]*)(?:@([\w:-]+))?(?:=([^\]]+))?\](?: (deprecated))?$")


class Description:
    def __init__(self, deprecated):
        self.deprecated, self.paragraphs, self.used = deprecated, [[]], False

    def add(self, line):
        if not line:
            self.paragraphs.append([])
        else:
            self.paragraphs[-1].append(line)


def read_descriptions(path):
    """(element, attribute, value) → description; "" where there is none of them."""
    found, current = {}, None
    with open(path, encoding="utf-8") as file:
        for line in file.read().split("\n"):
            heading = HEADING.match(line)
            if heading:
                key = tuple(part or "" for part in heading.groups()[:3])
                if key in found:
                    raise rng.GrammarError("%s is described twice" % line)
                current = found[key] = Description(bool(heading.group(4)))
            elif current and not line.startswith("#"):
                current.add(line)
    return found


def one_of(pattern):
    """The values that an attribute is limited to."""
    alternatives = pattern[1:] if pattern[0] == "choice" else (pattern,)
    return [a[2] for a in alternatives] if all(a[0] == "value" for a in alternatives) else []


class Vocabulary:
    def __init__(self, descriptions, path):
        self.descriptions, self.problems = read_descriptions(descriptions), []
        grammar = rng.Grammar(path)
        self.elements = sorted((e for e in grammar.elements.values() if not e.uri), key=lambda e: e.name.lower())
        self.names = {define: e.name for define, e in grammar.elements.items()}
        self.known = {e.name for e in self.elements}
        self.parents = {}
        for element in self.elements:
            for _, define in rng.leaves(element.content, "element"):
                self.parents.setdefault(self.names[define], set()).add(element.name)

    def describe(self, element, attribute="", value=""):
        keys = [(element, attribute, value)] + ([("", attribute, value)] if attribute else [])
        for key in keys:
            if key in self.descriptions:
                self.descriptions[key].used = True
                return self.descriptions[key]
        if not value:
            self.problems.append("%s has no description" % ("<%s>" % element if not attribute else "%s@%s" % (element, attribute)))
        return None

    def check(self):
        for (element, attribute, value), description in self.descriptions.items():
            if not description.used:
                self.problems.append("[%s%s%s] describes nothing" % (element, attribute and "@" + attribute, value and "=" + value))
        return self.problems

    def link(self, name):
        if name not in self.known:
            return escape("<%s>" % name)
        return '<xref target="element-%s" format="none">&lt;%s&gt;</xref>' % (name, name)

    def inline(self, text):
        def replaced(match):
            code, name = match.groups()
            return "<tt>%s</tt>" % escape(code) if code else self.link(name)

        parts, last = [], 0
        for match in re.finditer(r"`([^`]+)`|<([\w-]+)>", text):
            parts += [escape(text[last:match.start()]), replaced(match)]
            last = match.end()
        return "".join(parts) + escape(text[last:])

    def blocks(self, description):
        out = []
        for lines in description.paragraphs if description else []:
            if lines and lines[0].startswith("* "):
                items = "".join("<li>%s</li>\n" % self.inline(line[2:]) for line in lines)
                out.append('<ul spacing="compact">\n%s</ul>\n' % items)
            elif lines:
                out.append("<t>%s</t>\n" % self.inline(" ".join(lines)))
        return "".join(out)

    def content(self, pattern, outer=""):
        """The content in compact syntax, names being links."""
        kind = pattern[0]
        if kind == "element":
            name = self.names[pattern[1]]
            return '<xref target="element-%s" format="none">%s</xref>' % (name, name) if name in self.known else name
        if kind == "more":
            return self.repeated(pattern[1], "+")
        if kind == "choice" and ("empty",) in pattern[1:]:
            rest = [p for p in pattern[1:] if p != ("empty",)]
            if len(rest) == 1 and rest[0][0] == "more":
                return self.repeated(rest[0][1], "*")
            return self.repeated(("choice",) + tuple(rest) if len(rest) > 1 else rest[0], "?")
        if kind in ("choice", "group", "interleave"):
            sign = {"choice": " | ", "group": ", ", "interleave": " &amp; "}[kind]
            text = sign.join(self.content(p, kind) for p in pattern[1:])
            return "(%s)" % text if outer else text
        return kind  # text, empty

    def repeated(self, pattern, sign):
        return self.content(pattern, "more") + sign

    def attribute(self, element, name, pattern, default, required):
        description = self.describe(element.name, name)
        values = one_of(pattern)
        notes = ["Required."] if required else []
        if description and description.deprecated:
            notes.append("Deprecated.")
        if default:
            notes.append("Default: <tt>%s</tt>." % escape(default))
        described = [(v, self.describe(element.name, name, v)) for v in values or self.loose(element.name, name)]
        if values and not any(d for _, d in described):
            notes.append("Values: %s." % ", ".join("<tt>%s</tt>" % escape(v) for v in values))
        text = "<dt><tt>%s</tt></dt>\n<dd>\n%s" % (name, self.blocks(description))
        text += "<t>%s</t>\n" % " ".join(notes) if notes else ""
        if any(d for _, d in described):
            items = "".join("<dt><tt>%s</tt></dt>\n<dd>%s</dd>\n" % (escape(v), self.inline(self.line(d))) for v, d in described if d)
            text += '<dl spacing="compact" newline="false">\n%s</dl>\n' % items
        return text + "</dd>\n"

    def loose(self, element, name):
        """Values that are described although the grammar allows others, too."""
        return [v for e, a, v in self.descriptions if (e, a) == (element, name) and v]

    @staticmethod
    def line(description):
        return " ".join(" ".join(lines) for lines in (description.paragraphs if description else ()) if lines)

    def section(self, element):
        name = element.name
        text = '<section anchor="element-%s" toc="include">\n<name>&lt;%s&gt;</name>\n' % (name, name)
        text += self.blocks(self.describe(name))
        parents = sorted(self.parents.get(name, ()), key=str.lower)
        if parents:
            text += "<t>Stands in: %s.</t>\n" % ", ".join(map(self.link, parents))
        text += "<t>Content: %s</t>\n" % self.content(element.content)
        required = [p for p in self.members(element.attributes) if p[0] == "attribute"]
        attributes = []
        for leaf in sorted(rng.leaves(element.attributes, "attribute"), key=lambda a: a[1].lower()):
            _, attribute, pattern, default = leaf
            if attribute in COMMON + GENERATED:
                self.describe(name, attribute)
            else:
                attributes.append(self.attribute(element, attribute, pattern, default, leaf in required))
        if attributes:
            text += '<t keepWithNext="true">Attributes:</t>\n<dl newline="true">\n%s</dl>\n' % "".join(attributes)
        return text + "</section>\n"

    @staticmethod
    def members(pattern):
        return pattern[1:] if pattern[0] in ("group", "interleave") else (pattern,)

    def shared(self):
        items = ""
        for name in COMMON + GENERATED:
            where = [e for e in self.elements if any(a[1] == name for a in rng.leaves(e.attributes, "attribute"))]
            if not where:
                continue
            description = self.describe(where[0].name, name)
            note = "" if name in COMMON else " At: %s." % ", ".join(self.link(e.name) for e in where)
            items += "<dt><tt>%s</tt></dt>\n<dd>%s%s</dd>\n" % (name, self.inline(self.line(description)), note)
        return items

    def document(self):
        """The sections of the middle."""
        parts = [("Elements", "", [e for e in self.elements if "deprecated" not in e.traits]),
                 ("Deprecated Elements", "<t>These are accepted, as documents of version 2 have them. The conversion replaces "
                  "them.</t>\n", [e for e in self.elements if "deprecated" in e.traits])]
        text = ""
        for title, words, elements in parts:
            text += "<section>\n<name>%s</name>\n%s%s</section>\n" % (title, words, "".join(map(self.section, elements)))
        text += ('<section>\n<name>Attributes That Are Not the Author\'s</name>\n<t>Almost every element may have the first two. '
                 'The others are set when a document is prepared.</t>\n<dl newline="true">\n%s</dl>\n</section>\n' % self.shared())
        return text


def strings(name, text):
    lines = text.encode("utf-8").splitlines(keepends=True)
    return "\n/* In pieces, as compilers limit the length of one literal. */\nconst char *const %s[] = {\n%s    NULL};\n" % (
        name, "".join(make_assets.literal(line).rstrip("\n") + ",\n" for line in lines))


def folded(notation):
    """The grammar without comments, in lines that fit into a page of text."""
    out = []
    for line in notation.split("\n"):
        if line.lstrip().startswith("#"):
            continue
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        while len(line) > WIDTH:
            cut = max(line.rfind(sign, len(indent), WIDTH - len(sign) + 1) + len(sign) - 1 for sign in ("] ", ", ", "| ", "= "))
            out.append(line[:cut])
            line = indent + line[cut + 1:]
        out.append(line)
    return re.sub(r"\n{2,}", "\n\n", "\n".join(out).strip("\n") + "\n")


def main():
    vocabulary = Vocabulary(sys.argv[1], sys.argv[2])
    text = vocabulary.document()
    problems = vocabulary.check()
    for problem in problems:
        print("%s: %s" % (sys.argv[1], problem), file=sys.stderr)
    if problems:
        return 1
    if len(sys.argv) > 4:
        with open(sys.argv[3], encoding="utf-8") as file:
            notation = folded(file.read())
        with open(sys.argv[4], "w", encoding="ascii") as out:
            out.write('/* Generated by scripts/make_docfile.py. */\n#include <stddef.h>\n\nextern const char *const cli_vocabulary[], *const cli_grammar[];\n' +
                      strings("cli_vocabulary", text) + strings("cli_grammar", notation))
    return 0


if __name__ == "__main__":
    sys.exit(main())
