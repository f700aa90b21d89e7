"""Reads a RELAX NG grammar (XML syntax) into patterns that the generators can work on.

A pattern is a tuple whose first member says what it is:
  ("empty",) ("text",) ("value", type, text) ("data", type, params)
  ("element", define) ("attribute", name, pattern, default)
  ("group", …) ("choice", …) ("interleave", …) ("more", pattern)
optional is a choice with empty, zeroOrMore a choice of empty and more; references to defines that
are no elements are replaced by what they stand for.  Only what our grammars use is understood;
anything else is an error rather than a guess.
"""

import os
import xml.etree.ElementTree as ElementTree

RNG = "{http://relaxng.org/ns/structure/1.0}"
DEFAULT = "{http://relaxng.org/ns/compatibility/annotations/1.0}defaultValue"
TRAITS = "{urn:ietfdoc:grammar}traits"
SVG_URI = "http://www.w3.org/2000/svg"
# The prefixes of attributes, which names in the grammar are expected to have.
PREFIXES = {"xml": "http://www.w3.org/XML/1998/namespace", "xlink": "http://www.w3.org/1999/xlink"}


class GrammarError(Exception):
    pass


class Element:
    """An element pattern: `name` in namespace `uri`, what may stand in it, and its traits."""

    def __init__(self, define, uri, name, traits):
        self.define, self.uri, self.name, self.traits = define, uri, name, traits
        self.attributes = ("empty",)
        self.content = ("empty",)


class Grammar:
    def __init__(self, path):
        self.files = []
        self.nodes = {}  # define -> (XML element of the define, ns in force)
        self.starts = []
        self.elements = {}  # define -> Element
        self._load(path)
        for define, (node, uri) in self.nodes.items():
            inner = [child for child in node if _local(child)]
            if len(inner) == 1 and _local(inner[0]) == "element":
                self._add_element(define, inner[0], uri, node.get(TRAITS, ""))
        for element in self.elements.values():
            self._fill(element)
        self.start = _choice(self._pattern(n, uri, ()) for n, uri in self.starts)

    def _load(self, path):
        self.files.append(path)
        root = ElementTree.parse(path).getroot()
        uri = root.get("ns", "")
        included = []
        for node in root:
            kind = _local(node)
            if kind == "include":
                included.append(os.path.join(os.path.dirname(path), node.get("href")))
            elif kind == "start":
                self.starts += [(child, uri) for child in node if _local(child)]
            elif kind == "define":
                if node.get("name") in self.nodes:
                    raise GrammarError("%s is defined twice" % node.get("name"))
                self.nodes[node.get("name")] = (node, uri)
            elif kind:
                raise GrammarError("unexpected <%s>" % kind)
        for other in included:
            self._load(other)

    def _add_element(self, define, node, uri, traits):
        element = Element(define, node.get("ns", uri), node.get("name"), traits.split())
        element.node = node
        self.elements[define] = element

    def _fill(self, element):
        attributes, content = [], []
        for node in element.node:
            if _local(node):
                pattern = self._pattern(node, element.uri, ())
                _split(pattern, attributes, content, element)
        element.attributes = _group(attributes)
        element.content = _group(content)

    def _children(self, node, uri, seen):
        return [self._pattern(child, uri, seen) for child in node if _local(child)]

    def _pattern(self, node, uri, seen):
        kind = _local(node)
        if kind in ("empty", "text"):
            return (kind,)
        if kind == "ref":
            return self._reference(node.get("name"), seen)
        if kind == "value":
            return ("value", node.get("type", "token"), node.text or "")
        if kind == "data":
            params = tuple((p.get("name"), p.text or "") for p in node if _local(p) == "param")
            return ("data", node.get("type"), params)
        if kind == "attribute":
            inner = self._children(node, uri, seen)
            return ("attribute", node.get("name"), _group(inner) if inner else ("text",),
                    node.get(DEFAULT))
        inner = self._children(node, uri, seen)
        if kind == "group":
            return _group(inner)
        if kind == "choice":
            return _choice(inner)
        if kind == "interleave":
            return ("interleave",) + tuple(inner)
        if kind == "optional":
            return _choice([("empty",), _group(inner)])
        if kind == "oneOrMore":
            return ("more", _group(inner))
        if kind == "zeroOrMore":
            return _choice([("empty",), ("more", _group(inner))])
        raise GrammarError("cannot read <%s>" % kind)

    def _reference(self, name, seen):
        if name in self.elements:
            return ("element", name)
        if name in seen:
            raise GrammarError("%s contains itself" % name)
        if name not in self.nodes:
            raise GrammarError("%s is not defined" % name)
        node, uri = self.nodes[name]
        return _group(self._children(node, uri, seen + (name,)))


def _local(node):
    """The local name of a RELAX NG element that counts; None for comments and annotations."""
    if not isinstance(node.tag, str) or not node.tag.startswith(RNG):
        return None
    return node.tag[len(RNG):]


def _group(patterns):
    patterns = [p for p in patterns if p != ("empty",)]
    if not patterns:
        return ("empty",)
    return patterns[0] if len(patterns) == 1 else ("group",) + tuple(patterns)


def _choice(patterns):
    flat = []
    for pattern in patterns:
        for one in pattern[1:] if pattern[0] == "choice" else (pattern,):
            if one not in flat:
                flat.append(one)
    return flat[0] if len(flat) == 1 else ("choice",) + tuple(flat)


def parts(pattern):
    """The patterns directly inside a pattern."""
    if pattern[0] in ("group", "choice", "interleave"):
        return pattern[1:]
    return (pattern[1],) if pattern[0] == "more" else ()


def leaves(pattern, kind):
    """All patterns of that kind in a pattern, in order."""
    if pattern[0] == kind:
        return [pattern]
    return [leaf for part in parts(pattern) for leaf in leaves(part, kind)]


def _split(pattern, attributes, content, element):
    """Sorts the parts of an element into attributes and content; no part may be both."""
    has_attributes = bool(leaves(pattern, "attribute"))
    has_content = any(leaves(pattern, k) for k in ("element", "text", "value", "data"))
    if has_attributes and has_content:
        if pattern[0] not in ("group", "interleave"):
            raise GrammarError("%s: attributes depend on content" % element.define)
        for part in pattern[1:]:
            _split(part, attributes, content, element)
    else:
        (attributes if has_attributes else content).append(pattern)
