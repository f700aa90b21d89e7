#!/usr/bin/env python3
"""make_bindings.py [--check] LIBRARY: writes what the bindings know of the library from what the library says itself:
declarations (Python, Node, Rust) from the public headers, and the types of options (Python, TypeScript) from
ietfdoc_option_describe. With --check it writes nothing and fails when a file would change.

The headers keep to a few forms of C: enums, structs, types of callbacks, functions. What has another form stops this
program rather than being left out."""
import ctypes
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MADE = "Made by scripts/make_bindings.py from include/ietfdoc/; do not edit."


class Type:
    """A C type: the name of its base ("char", "ietfdoc_context"), how many pointers, or a function."""

    def __init__(self, text, function=None):
        self.const = "const" in text.split()
        self.pointers = text.count("*")
        self.base = " ".join(word for word in text.replace("*", " ").split() if word not in ("const", "struct", "enum"))
        self.function = function  # (result, parameters) of a pointer to a function


class Interface:
    """All that the headers declare, in their order."""

    def __init__(self):
        self.enums, self.structs, self.callbacks, self.functions, self.opaque = {}, {}, {}, {}, []
        folder = os.path.join(ROOT, "include", "ietfdoc")
        with open(os.path.join(folder, "ietfdoc.h")) as file:
            headers = re.findall(r'^#include "ietfdoc/(\w+\.h)"', file.read(), re.M)
        for name in headers:
            self.read(os.path.join(folder, name))

    def read(self, path):
        with open(path) as file:
            text = re.sub(r"/\*.*?\*/", " ", file.read(), flags=re.S)
        text = re.sub(r"^#(?:.*\\\n)*.*$", "", text, flags=re.M)
        text = re.sub(r"\bIETFDOC_(BEGIN|END)\b", "", text)
        for statement in statements(text):
            self.declare(statement, path)

    def declare(self, s, path):
        enum = re.fullmatch(r"typedef enum (\w+) \{(.*)\} \1", s)
        struct = re.fullmatch(r"typedef struct (\w+) \{(.*)\} \1", s)
        opaque = re.fullmatch(r"typedef struct (\w+) \1", s)
        callback = re.fullmatch(r"typedef ([\w *]+?)\(\*(\w+)\)\((.*)\)", s)
        function = re.fullmatch(r"IETFDOC_API ([\w *]+?)(\w+)\((.*)\)", s)
        if enum:
            self.enums[enum.group(1)] = enumerators(enum.group(2))
        elif struct:
            self.structs[struct.group(1)] = members(struct.group(2))
        elif opaque:
            self.opaque.append(opaque.group(1))
        elif callback:
            self.callbacks[callback.group(2)] = Type(callback.group(1)), parameters(callback.group(3))
        elif function:
            self.functions[function.group(2)] = Type(function.group(1)), parameters(function.group(3))
        else:
            raise SystemExit("%s: this form is not known here: %s" % (path, s))


def statements(text):
    """What ";" divides, outside braces, with single spaces."""
    depth, start = 0, 0
    for i, c in enumerate(text):
        depth += (c == "{") - (c == "}")
        if c == ";" and depth == 0:
            yield " ".join(text[start:i].split())
            start = i + 1


def enumerators(text):
    found, value = {}, 0
    for item in filter(None, map(str.strip, text.split(","))):
        name, _, given = item.partition("=")
        value = int(given, 0) if given else value
        found[name.strip()] = value
        value += 1
    return found


def members(text):
    found = []
    for line in filter(None, map(str.strip, text.split(";"))):
        first, *more = [line] if "(" in line else line.split(",")
        found.append(variable(first))
        for name in more:
            assert "*" not in name, line
            found.append((name.strip(), found[-1][1]))
    return found


def parameters(text):
    """(name, type) of each; commas inside parentheses do not divide."""
    found, depth, start = [], 0, 0
    for i, c in enumerate(text + ","):
        depth += (c == "(") - (c == ")")
        if c == "," and depth == 0:
            found.append(text[start:i].strip())
            start = i + 1
    return [] if found == ["void"] else [variable(each) for each in found]


def variable(text):
    function = re.fullmatch(r"([\w *]+?)\(\*(\w+)\)\((.*)\)", text)
    if function:
        return function.group(2), Type("void *", (Type(function.group(1)), parameters(function.group(3))))
    kind, name = re.fullmatch(r"([\w *]*?[\s*])(\w+)", text).groups()
    return name, Type(kind)


# Python, for ctypes ---------------------------------------------------------------------------

PYTHON = {"void": "None", "int": "c_int", "unsigned": "c_uint", "size_t": "c_size_t", "double": "c_double",
          "long long": "c_longlong", "unsigned long long": "c_ulonglong"}


def python_type(interface, t, name):
    """Bytes that a length goes with are c_void_p: as c_char_p they would end at the first NUL."""
    if t.function:
        return python_function(interface, *t.function)
    if t.base == "char" and t.pointers == 1:
        return "c_void_p" if name == "data" or not t.const else "c_char_p"
    if t.base in ("void", "char") or t.base in interface.opaque:
        return "POINTER(c_void_p)" if t.pointers == 2 else "c_void_p"
    base = "c_int" if t.base in interface.enums else PYTHON.get(t.base, t.base)
    return "POINTER(%s)" % base if t.pointers else base


def python_function(interface, result, params):
    kinds = [python_type(interface, t, name) for name, t in params]
    value = "None" if result.base == "void" and not result.pointers else python_type(interface, result, "")
    return "CFUNCTYPE(%s)" % ", ".join([value, *kinds])


def python(interface):
    lines = ['"""The declarations of the C library. %s"""' % MADE, "from ctypes import (CFUNCTYPE, POINTER, Structure, "
             "c_char_p, c_double, c_int, c_size_t, c_uint, c_void_p)", "from enum import IntEnum", ""]
    for name, items in interface.enums.items():
        prefix = os.path.commonprefix(list(items))
        prefix = prefix[:prefix.rindex("_") + 1]
        lines += ["", "class %s(IntEnum):" % camel(name)]
        lines += ["    %s = %d" % (item[len(prefix):], value) for item, value in items.items()] + [""]
    for name, fields in interface.structs.items():
        lines += ["", "class %s(Structure):" % name, "    _fields_ = ["]
        lines += ['        ("%s", %s),' % (field, python_type(interface, t, field)) for field, t in fields] + ["    ]", ""]
    lines.append("")
    for name, (result, params) in interface.callbacks.items():
        lines.append("%s = %s" % (name, python_function(interface, result, params)))
    lines += ["", "# name: (type of the result, types of the arguments)", "FUNCTIONS = {"]
    for name, (result, params) in interface.functions.items():
        kinds = [python_type(interface, t, each) for each, t in params]
        value = "None" if result.base == "void" else python_type(interface, result, "")
        lines.append('    "%s": (%s, [%s]),' % (name, value, ", ".join(kinds)))
    return "\n".join(lines + ["}", ""])


def camel(name):
    return "".join(word.capitalize() for word in name.split("_")[1:])


# Node, for koffi ------------------------------------------------------------------------------

def node_type(interface, t, name, out):
    text = t.base
    if text in interface.enums:
        text = "int"
    elif text == "unsigned":
        text = "unsigned int"
    if t.base == "char" and t.pointers == 1 and (name == "data" or not t.const):
        text = "void"
    if text in interface.callbacks:
        return text + " *"
    direction = ""
    if out and t.pointers == 2:
        direction = "_Out_ "
        text = "void" if text == "char" and not t.const else text
    elif out and t.pointers and not t.const:
        direction = "_Inout_ " if t.base in interface.structs else "_Out_ " if t.base == "size_t" else ""
    return direction + ("const " if t.const else "") + text + " " + "*" * t.pointers


def node_prototype(interface, name, result, params, out):
    listed = ", ".join(
        "void *" + each if t.function else node_type(interface, t, each, out) + each for each, t in params)
    return "%s%s(%s)" % (node_type(interface, result, "", False), name, listed or "void")


def node(interface):
    lines = ["// The declarations of the C library. %s" % MADE, ""]
    for name, items in interface.enums.items():
        lines.append("export const %s = Object.freeze({" % camel(name))
        prefix = os.path.commonprefix(list(items))
        prefix = prefix[:prefix.rindex("_") + 1]
        lines += ["  %s: %d," % (item[len(prefix):], value) for item, value in items.items()] + ["});", ""]
    lines += ["export const opaque = %s;" % js(interface.opaque), "", "export const callbacks = ["]
    for name, (result, params) in interface.callbacks.items():
        lines.append('  "%s",' % node_prototype(interface, name, result, params, False))
    lines += ["];", "", "export const structs = {"]
    for name, fields in interface.structs.items():
        lines.append("  %s: {" % name)
        lines += ['    %s: "%s",' % (field, "void *" if t.function else node_type(interface, t, field, False).strip())
                  for field, t in fields]
        lines.append("  },")
    lines += ["};", "", "export const functions = {"]
    for name, (result, params) in interface.functions.items():
        lines.append('  %s: "%s",' % (name, node_prototype(interface, name, result, params, True)))
    return "\n".join(lines + ["};", ""])


def js(names):
    return "[%s]" % ", ".join('"%s"' % name for name in names)


# Rust -----------------------------------------------------------------------------------------

RUST = {"void": "c_void", "char": "c_char", "int": "c_int", "unsigned": "c_uint", "size_t": "usize", "double": "f64",
        "long long": "i64", "unsigned long long": "u64"}


def rust_type(interface, t):
    if t.function:
        return "Option<%s>" % rust_function(interface, *t.function)
    if t.base in interface.callbacks:
        return "Option<%s>" % t.base
    base = RUST.get(t.base, t.base)
    inner = "*const " if t.const else "*mut "
    return "*mut " * (t.pointers - 1) + (inner if t.pointers else "") + base


def rust_result(interface, t):
    return "" if t.base == "void" and not t.pointers else " -> " + rust_type(interface, t)


def rust_parameters(interface, params):
    reserved = {"type": "kind"}
    return ", ".join("%s: %s" % (reserved.get(name, name), rust_type(interface, t)) for name, t in params)


def rust_function(interface, result, params):
    return 'unsafe extern "C" fn(%s)%s' % (rust_parameters(interface, params), rust_result(interface, result))


def rust(interface):
    lines = ["// The declarations of the C library. %s" % MADE, "", "use std::os::raw::{c_char, c_int, c_uint, c_void};", ""]
    for name in interface.opaque:
        lines += ["#[repr(C)]", "pub struct %s {" % name, "    _private: [u8; 0],", "}", ""]
    for name, items in interface.enums.items():
        lines.append("pub type %s = c_uint;" % name)
        lines += ["pub const %s: %s = %d;" % (item, name, value) for item, value in items.items()] + [""]
    for name, (result, params) in interface.callbacks.items():
        lines.append("pub type %s = %s;" % (name, rust_function(interface, result, params)))
    for name, fields in interface.structs.items():
        lines += ["", "#[repr(C)]", "#[derive(Clone, Copy)]", "pub struct %s {" % name]
        reserved = {"type": "r#type"}
        lines += ["    pub %s: %s," % (reserved.get(field, field), rust_type(interface, t)) for field, t in fields] + ["}"]
    lines += ["", 'extern "C" {']
    for name, (result, params) in interface.functions.items():
        lines.append("    pub fn %s(%s)%s;" % (name, rust_parameters(interface, params), rust_result(interface, result)))
    return "\n".join(lines + ["}", ""])


# Options --------------------------------------------------------------------------------------

def options(interface, path):
    """(name, type, help, default, choices), as the library tells; types are those of ietfdoc_option_type."""
    known = {}
    exec(python(interface), known)
    kind = known["ietfdoc_option"]
    library = ctypes.CDLL(path)
    library.ietfdoc_option_count.restype = ctypes.c_size_t
    library.ietfdoc_option_describe.argtypes = [ctypes.POINTER(kind), ctypes.c_size_t]
    for index in range(library.ietfdoc_option_count()):
        option = kind(struct_size=ctypes.sizeof(kind))
        if library.ietfdoc_option_describe(ctypes.byref(option), index) != 0:
            raise SystemExit("option %d cannot be described" % index)
        choices = option.choices.decode().split("|") if option.choices else None
        yield option.name.decode(), option.type, option.help.decode(), (option.default_value or b"").decode(), choices


def explained(help_, default):
    return help_ + (" (default: %s)" % default if default and "default" not in help_ else "")


def python_options(found):
    kinds = ["bool", "int", "str", "Sequence[str]", "Union[str, datetime.date]", 'Union[bool, Literal["auto"]]']
    lines = ['"""The options as a type, for checkers and editors. %s"""' % MADE, "import datetime",
             "from typing import Literal, Optional, Sequence, TypedDict, Union", "", "",
             "class Options(TypedDict, total=False):"]
    for name, kind, help_, default, words in found:
        text = "Literal[%s]" % ", ".join('"%s"' % word for word in words) if words and kind == 2 else kinds[kind]
        lines += ["    #: %s" % explained(help_, default), "    %s: Optional[%s]" % (name.replace("-", "_"), text)]
    return "\n".join(lines + [""])


def node_options(found):
    kinds = ["boolean", "number", "string", "readonly string[]", "string | Date", 'boolean | "auto"']
    lines = ["// The options as a type. %s" % MADE, "", "export interface Options {"]
    for name, kind, help_, default, words in found:
        head, *tail = name.split("-")
        text = " | ".join('"%s"' % word for word in words) if words and kind == 2 else kinds[kind]
        lines += ["  /** %s */" % explained(help_, default).replace("*/", "* /"),
                  "  %s?: %s | null;" % (head + "".join(word.capitalize() for word in tail), text)]
    return "\n".join(lines + ["}", ""])


def main():
    check, library = "--check" in sys.argv, sys.argv[-1]
    interface = Interface()
    found = list(options(interface, os.path.abspath(library)))
    made = {
        "python/ietfdoc/_declarations.py": python(interface),
        "python/ietfdoc/_options.py": python_options(found),
        "node/declarations.mjs": node(interface),
        "node/options.d.ts": node_options(found),
        "rust/ietfdoc-sys/src/declarations.rs": rust(interface),
    }
    stale = []
    for name, text in made.items():
        path = os.path.join(ROOT, "bindings", name)
        present = open(path, encoding="utf-8").read() if os.path.exists(path) else None
        if present != text:
            stale.append(name)
            if not check:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
    print("%d functions, %d options; %s: %s" % (len(interface.functions), len(found),
                                                "stale" if check else "written", ", ".join(stale) or "none"))
    if check and stale:
        raise SystemExit("run scripts/make_bindings.py " + library)


if __name__ == "__main__":
    main()
