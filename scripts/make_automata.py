#!/usr/bin/env python3
"""Writes the grammar as tables for libietfdoc/validate: usage: make_automata.py GRAMMAR SOURCE

Every element pattern ("rule": svg has two for <a>) gets a deterministic automaton over its
children.  States are patterns and a step is the derivative by a child, which treats sequence,
choice and interleave alike; states that accept the same are merged, over all elements.
"""

import sys

import grammar as rng
from make_vocabulary import Vocabulary, array, constant, quoted, SPACES

NOTHING = ("nothing",)
TEXT = ("text",)
EMPTY = ("empty",)
MATCHES = {"ID": "ID", "IDREF": "IDREF", "NCName": "NCNAME", "Name": "NAME",
           "NMTOKENS": "NMTOKENS", "string": "ANY"}


def nullable(pattern):
    kind = pattern[0]
    if kind in ("group", "interleave"):
        return all(nullable(part) for part in pattern[1:])
    if kind == "choice":
        return any(nullable(part) for part in pattern[1:])
    return nullable(pattern[1]) if kind == "more" else kind in ("empty", "text")


def sequence(kind, first, rest):
    """first and then (or among) the rest, a tuple of patterns; simplified."""
    if first == NOTHING:
        return NOTHING
    parts = [] if first == EMPTY else list(first[1:]) if first[0] == kind else [first]
    parts += rest
    return EMPTY if not parts else parts[0] if len(parts) == 1 else (kind,) + tuple(parts)


def either(patterns):
    flat = set()
    for pattern in patterns:
        flat |= set(pattern[1:]) if pattern[0] == "choice" else {pattern}
    flat.discard(NOTHING)
    if not flat:
        return NOTHING
    return flat.pop() if len(flat) == 1 else ("choice",) + tuple(sorted(flat, key=repr))


def derive(pattern, symbol):
    """What remains to be matched after a child that is `symbol`."""
    kind = pattern[0]
    if pattern == symbol:
        return TEXT if symbol == TEXT else EMPTY
    if kind == "group":
        results = []
        for i, part in enumerate(pattern[1:], 1):
            results.append(sequence("group", derive(part, symbol), pattern[i + 1:]))
            if not nullable(part):
                break
        return either(results)
    if kind == "interleave":
        return either(sequence("interleave", derive(part, symbol), pattern[1:i] + pattern[i + 1:])
                      for i, part in enumerate(pattern[1:], 1))
    if kind == "choice":
        return either(derive(part, symbol) for part in pattern[1:])
    if kind == "more":
        return sequence("group", derive(pattern[1], symbol), (either([EMPTY, pattern]),))
    return NOTHING


def symbols(pattern):
    found = rng.leaves(pattern, "element") + rng.leaves(pattern, "text")
    return list(dict.fromkeys(found))


class State:
    def __init__(self, pattern):
        self.pattern, self.accepts, self.steps = pattern, nullable(pattern), {}


class Automata:
    """The automata of all rules; `start` maps a rule's define to its first state."""

    def __init__(self, grammar):
        self.grammar = grammar
        self.states = {}  # pattern -> State
        self.start = {d: self._state(content_model(e)) for d, e in grammar.elements.items()}
        self._merge()

    def _state(self, pattern):
        if pattern in self.states:
            return self.states[pattern]
        first = state = self.states[pattern] = State(pattern)
        waiting = [state]
        while waiting:
            state = waiting.pop()
            for symbol in symbols(state.pattern):
                rest = derive(state.pattern, symbol)
                if rest == NOTHING:
                    continue
                if rest not in self.states:
                    self.states[rest] = State(rest)
                    waiting.append(self.states[rest])
                state.steps[symbol] = self.states[rest]
            self._check(state)
        return first

    def _check(self, state):
        names = [(self.grammar.elements[s[1]].uri, self.grammar.elements[s[1]].name)
                 for s in state.steps if s != TEXT]
        if len(set(names)) != len(names):
            raise rng.GrammarError("one name, two rules in the same place: %s" % names)

    def _merge(self):
        """Numbers the states; equal numbers for states that no input tells apart."""
        number = {s: int(s.accepts) for s in self.states.values()}
        while True:
            keys = {s: (number[s], tuple(sorted((repr(k), number[t]) for k, t in s.steps.items())))
                    for s in number}
            order = {k: i for i, k in enumerate(dict.fromkeys(keys.values()))}
            refined = {s: order[keys[s]] for s in number}
            if len(order) == len(set(number.values())):
                break
            number = refined
        self.number = refined
        self.unique = list({i: s for s, i in reversed(refined.items())}.items())
        self.unique.sort(key=lambda pair: pair[0])


def content_model(element):
    """The pattern of the children; data stands alone and leaves no children."""
    if leaves_of_data(element.content):
        if any(rng.leaves(element.content, k) for k in ("element", "text")):
            raise rng.GrammarError("%s: data among children" % element.define)
        return EMPTY
    return element.content


def leaves_of_data(pattern):
    return rng.leaves(pattern, "value") + rng.leaves(pattern, "data")


def alternatives(pattern):
    """A pattern for a string as a tuple of (match, text or None)."""
    if pattern[0] == "choice":
        found = [a for part in pattern[1:] for a in alternatives(part)]
        return (("ANY", None),) if ("ANY", None) in found else tuple(dict.fromkeys(found))
    if pattern[0] == "text":
        return (("ANY", None),)
    if pattern[0] == "empty":
        return (("EMPTY", None),)
    if pattern[0] == "value":
        return (("EXACT" if pattern[1] == "string" else "TOKEN", pattern[2]),)
    if pattern[0] == "data" and not pattern[2] and pattern[1] in MATCHES:
        return ((MATCHES[pattern[1]], None),)
    if pattern[0] == "data" and pattern[1] == "string" and [p[0] for p in pattern[2]] == ["pattern"]:
        return (("PATTERN", "(%s)$" % pattern[2][0][1]),)
    raise rng.GrammarError("cannot check %r" % (pattern,))


def factors(pattern):
    """The parts of an attribute pattern that are independent of each other."""
    if pattern[0] in ("group", "interleave"):
        return [f for part in pattern[1:] for f in factors(part)]
    return [] if pattern == EMPTY else [pattern]


def subsets(pattern):
    """The sets of attributes that a pattern allows."""
    kind = pattern[0]
    if kind == "attribute":
        return {frozenset([pattern[1]])}
    if kind == "choice":
        return set().union(*(subsets(part) for part in pattern[1:]))
    if kind in ("group", "interleave", "empty"):
        result = {frozenset()}
        for part in pattern[1:]:
            result = {left | right for left in result for right in subsets(part)}
        return result
    raise rng.GrammarError("attributes in <%s>" % kind)


class Tables:
    def __init__(self, grammar):
        self.grammar = grammar
        self.automata = Automata(grammar)
        self.kinds = Vocabulary(grammar).kinds
        self.rules = list(grammar.elements.values())
        self.types, self.attributes, self.combinations = {}, [], []
        self.rows = [self._rule(element) for element in self.rules]

    def kind(self, element):
        space = [uri for uri, _ in SPACES].index(element.uri)
        return constant(SPACES[space][1], element.name)

    def rule(self, symbol):
        return self.rules.index(self.grammar.elements[symbol[1]])

    def _type(self, pattern):
        return self.types.setdefault(alternatives(pattern), len(self.types))

    def _rule(self, element):
        first, first_combination = len(self.attributes), len(self.combinations)
        rows = {}
        for factor in factors(element.attributes):
            sets = subsets(factor)
            names = sorted(set().union(*sets))
            for _, name, pattern, _ in rng.leaves(factor, "attribute"):
                row = (self._type(pattern), int(all(name in s for s in sets)))
                if rows.setdefault(name, row) != row:
                    raise rng.GrammarError("%s/%s has two types" % (element.define, name))
            if len(names) > 1:
                self.combinations.append((names, sets))
        self.attributes += [(n,) + rows[n] for n in sorted(rows, key=lambda n: (n.lower(), n))]
        content = self._type(element.content) if leaves_of_data(element.content) else "IETF_NO_TYPE"
        return "{%s, %d, %s, %d, %d, %d, %d}" % (
            self.kind(element), self.automata.number[self.automata.start[element.define]], content,
            first, len(rows), first_combination, len(self.combinations) - first_combination)

    def write_rules(self):
        yield array("const ietf_rule ietf_rules[]", self.rows)
        fallback = {}
        for number, element in reversed(list(enumerate(self.rules))):
            fallback[self.kind(element)] = number
        yield array("const uint16_t ietf_kind_rules[IETF_KIND_COUNT]",
                    ["[%s] = %d + 1" % (k.constant, fallback[k.constant]) for k in self.kinds
                     if k.constant in fallback])
        starts = rng.leaves(self.grammar.start, "element")
        yield array("const uint16_t ietf_start_rules[]", [str(self.rule(s)) for s in starts])
        yield "const size_t ietf_start_count = %d;\n" % len(starts)

    def write_states(self):
        steps, rows = [], []
        for _, state in self.automata.unique:
            elements = {s: t for s, t in state.steps.items() if s != TEXT}
            found = sorted((self.kind(self.grammar.elements[s[1]]), self.automata.number[t],
                            self.rule(s)) for s, t in elements.items())
            found.sort(key=lambda row: [k.constant for k in self.kinds].index(row[0]))
            text = self.automata.number[state.steps[TEXT]] if TEXT in state.steps else "IETF_NO_STATE"
            rows.append("{%d, %d, %s, %s}" % (len(steps), len(found), text,
                                              "true" if state.accepts else "false"))
            steps += ["{%s, %d, %d}" % row for row in found]
        yield array("const ietf_state ietf_states[]", rows)
        yield "const size_t ietf_state_count = %d;\n" % len(rows)
        yield array("const ietf_step ietf_steps[]", steps)

    def write_attributes(self):
        yield array("const ietf_attr_rule ietf_attr_rules[]", [
            "{%s, %d, %s}" % (Vocabulary.at(n), t, "true" if r else "false")
            for n, t, r in self.attributes])
        rows = []
        for names, sets in self.combinations:
            if len(names) > 4:
                raise rng.GrammarError("too many attributes that depend on each other: %s" % names)
            masks = [sum(1 << names.index(n) for n in one) for one in sets]
            rows.append("{%d, 0x%x, {%s}}" % (len(names), sum(1 << m for m in masks),
                                              ", ".join(map(Vocabulary.at, names))))
        yield array("const ietf_combination ietf_combinations[]", rows)

    def write_types(self):
        rows, pool = [], []
        for found in self.types:
            rows.append("{%d, %d}" % (len(pool), len(found)))
            pool += ["{IETF_MATCH_%s, %s}" % (m, "NULL" if t is None else quoted(t))
                     for m, t in found]
        yield array("const ietf_type ietf_types[]", rows)
        yield array("const ietf_alternative ietf_alternatives[]", pool)
        found = {n for n, t, _ in self.attributes if (("ID", None),) == list(self.types)[t]}
        yield array("const uint16_t ietf_id_attributes[]", map(Vocabulary.at, sorted(found)))
        yield "const size_t ietf_id_attribute_count = %d;\n" % len(found)


def main():
    tables = Tables(rng.Grammar(sys.argv[1]))
    pieces = ["/* Generated from the grammar by scripts/make_automata.py. */\n"
              '#include "libietfdoc/validate/tables.h"\n']
    for part in (tables.write_rules, tables.write_states, tables.write_attributes,
                 tables.write_types):
        pieces += part()
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write("\n".join(pieces))


if __name__ == "__main__":
    main()
