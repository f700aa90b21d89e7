"""Breaks documents on purpose, always in the same way: one small change each, after which a document may be
invalid or, sometimes, still valid. Which of the two is for the validators to say."""
import copy
import random
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
XML = "{http://www.w3.org/XML/1998/namespace}"
PREFIXES = {"xml": XML, "xlink": "{http://www.w3.org/1999/xlink}"}
VALUES = ["", " ", "true", "false", "yes", "0", "3", "-1", "x", " x ", "a b", "1st", "a:b", "left", "center",
          "none", "inherit", "compact", "default", "counter", "IETF", "editor", "std", "#000000", "red",
          "1.2", " 1.2", "xMidYMid", "  none meet ", "adaptive", "é", "a.b-c", "\u3042", "TRUE", "of", "angle"]
TEXTS = ["x", " ", "\n  ", "\u00a0", "IETF", " IETF ", "stray words"]


class Document:
    """A parsed fixture, with what a mutation may put in: the names of the grammar."""

    def __init__(self, text, elements, attributes):
        parser = ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_comments=True, insert_pis=True))
        self.root = ElementTree.fromstring(text, parser)
        self.elements, self.attributes = elements, attributes

    def mutant(self, random_):
        """One changed copy as (what was done, bytes)."""
        while True:
            one = copy.copy(self)
            one.root = copy.deepcopy(self.root)
            one.all = [e for e in one.root.iter() if isinstance(e.tag, str)]
            one.parents = {c: p for p in one.root.iter() for c in p}
            one.random = random_
            mutation = random_.choice(MUTATIONS)
            if mutation(one):
                return mutation.__name__, ElementTree.tostring(one.root, encoding="utf-8")

    def inner(self):
        """An element that is not the root, and its parent."""
        candidates = self.all[1:]
        if not candidates:
            return None, None
        element = self.random.choice(candidates)
        return element, self.parents[element]

    def with_attributes(self):
        candidates = [e for e in self.all if e.attrib]
        return self.random.choice(candidates) if candidates else None

    def named(self, like):
        """The name of another element, of the same vocabulary for the most part."""
        same = [n for n in self.elements if n.startswith(SVG) == like.startswith(SVG)]
        return self.random.choice(same if self.random.random() < 0.9 else self.elements)

    def attribute(self):
        name = self.random.choice(self.attributes)
        prefix, _, local = name.rpartition(":")
        return PREFIXES[prefix] + local if prefix else name


def drop_element(d):
    element, parent = d.inner()
    if parent is not None:
        parent.remove(element)
    return parent is not None


def duplicate_element(d):
    element, parent = d.inner()
    if parent is not None:
        parent.insert(list(parent).index(element), copy.deepcopy(element))
    return parent is not None


def duplicate_without_identifiers(d):
    element, parent = d.inner()
    if parent is None:
        return False
    other = copy.deepcopy(element)
    for one in other.iter():
        for name in ("anchor", "pn", "slugifiedName"):
            one.attrib.pop(name, None)
    parent.insert(list(parent).index(element), other)
    return True


def swap_siblings(d):
    parents = [e for e in d.all if len(e) > 1]
    if not parents:
        return False
    parent = d.random.choice(parents)
    i, j = d.random.sample(range(len(parent)), 2)
    parent[i], parent[j] = parent[j], parent[i]
    return True


def rename_element(d):
    element = d.random.choice(d.all)
    element.tag = d.named(element.tag)
    return True


def misspell_element(d):
    element = d.random.choice(d.all)
    element.tag += "x"
    return True


def insert_element(d):
    parent = d.random.choice(d.all)
    new = ElementTree.Element(d.named(parent.tag))
    parent.insert(d.random.randint(0, len(parent)), new)
    return True


def move_element(d):
    element, parent = d.inner()
    if parent is None:
        return False
    targets = [e for e in d.all if e not in set(element.iter())]
    parent.remove(element)
    target = d.random.choice(targets)
    target.insert(d.random.randint(0, len(target)), element)
    return True


def unwrap_element(d):
    element, parent = d.inner()
    if parent is None:
        return False
    at = list(parent).index(element)
    parent.remove(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    return True


def wrap_element(d):
    element, parent = d.inner()
    if parent is None:
        return False
    at = list(parent).index(element)
    parent.remove(element)
    new = ElementTree.Element(d.named(parent.tag))
    new.append(element)
    parent.insert(at, new)
    return True


def foreign_element(d):
    element = d.random.choice(d.all)
    element.tag = "{urn:x}" + element.tag.rpartition("}")[2]
    return True


def drop_attribute(d):
    element = d.with_attributes()
    if element is not None:
        del element.attrib[d.random.choice(list(element.attrib))]
    return element is not None


def rename_attribute(d):
    element = d.with_attributes()
    if element is None:
        return False
    value = element.attrib.pop(d.random.choice(list(element.attrib)))
    element.set(d.attribute(), value)
    return True


def add_attribute(d):
    d.random.choice(d.all).set(d.attribute(), d.random.choice(VALUES))
    return True


def change_attribute(d):
    element = d.with_attributes()
    if element is not None:
        element.set(d.random.choice(list(element.attrib)), d.random.choice(VALUES))
    return element is not None


def pad_attribute(d):
    element = d.with_attributes()
    if element is not None:
        name = d.random.choice(list(element.attrib))
        element.set(name, " %s  " % element.get(name).replace(" ", "  "))
    return element is not None


def foreign_attribute(d):
    d.random.choice(d.all).set("{urn:x}" + d.random.choice(["anchor", "x"]), "x")
    return True


def repeat_identifier(d):
    having = [(e, n) for e in d.all for n in ("anchor", "pn", "slugifiedName") if e.get(n)]
    if len(having) < 2:
        return False
    (one, name), (other, other_name) = d.random.sample(having, 2)
    one.set(name, other.get(other_name))
    return True


def dangle_reference(d):
    having = [e for e in d.all if e.tag in ("xref", "relref", "displayreference")]
    if having:
        d.random.choice(having).set("target", d.random.choice(["nowhere", "1", "", "a b"]))
    return bool(having)


def add_text(d):
    element = d.random.choice(d.all)
    text = d.random.choice(TEXTS)
    if len(element) and d.random.random() < 0.5:
        child = d.random.choice(list(element))
        child.tail = (child.tail or "") + text
    else:
        element.text = (element.text or "") + text
    return True


def drop_text(d):
    element = d.random.choice(d.all)
    element.text = None
    return True


def add_comment(d):
    parent = d.random.choice(d.all)
    new = d.random.choice([ElementTree.Comment("c"), ElementTree.ProcessingInstruction("p", "i")])
    parent.insert(d.random.randint(0, len(parent)), new)
    return True


def empty_element(d):
    element = d.random.choice(d.all)
    for child in list(element):
        element.remove(child)
    return True


MUTATIONS = [drop_element, duplicate_element, duplicate_without_identifiers, swap_siblings, rename_element,
             misspell_element, insert_element, insert_element, move_element, unwrap_element, wrap_element,
             foreign_element, drop_attribute, rename_attribute, add_attribute, add_attribute,
             change_attribute, change_attribute, pad_attribute, foreign_attribute, repeat_identifier,
             dangle_reference, add_text, add_text, drop_text, add_comment, empty_element]


def mutants(name, text, count, elements, attributes):
    """count broken variants of a document: (what was done, bytes)."""
    document = Document(text, elements, attributes)
    random_ = random.Random(name)
    return [document.mutant(random_) for _ in range(count)]
