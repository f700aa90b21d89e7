#!/usr/bin/env python3
"""check_interface.py: what the public headers promise as a whole, so that programs in any language can load them.
Structs begin with size_t struct_size and have an initializer where the program fills them; enumerators have numbers;
callbacks get `void *user` last; there are no bit fields, no variadic functions, no types of other libraries; every
declaration has a comment that says since when; every header says what threads may do, and ietfdoc.h has them all."""
import re

import project

FOLDER = "include/ietfdoc"
OUTGOING = {"ietfdoc_diagnostic", "ietfdoc_edit", "ietfdoc_progress"}  # filled by the library only
OTHER = {"ietfdoc_module": "begins with a version, which decides about all of it"}
PLAIN = {"void", "char", "int", "unsigned", "size_t", "double"}


def declarations(text):
    """(comment, declaration) of everything at the top; preprocessor lines are left out."""
    text = re.sub(r"^#(?:.*\\\n)*.*\n", "", text, flags=re.M)
    text = re.sub(r"\bIETFDOC_(BEGIN|END)\b", "", text)
    at = 0
    while at < len(text):
        comment = re.compile(r"\s*(/\*.*?\*/)?", re.S).match(text, at)
        at, start, depth = comment.end(), comment.end(), 0
        while at < len(text) and (depth or text[at] != ";"):
            inner = re.compile(r"/\*.*?\*/", re.S).match(text, at)
            if inner and not depth and not text[start:at].strip():
                break
            depth += (text[at] == "{") - (text[at] == "}")
            at = inner.end() if inner else at + 1
        declaration = text[start:at].strip()
        at += at < len(text) and text[at] == ";"
        if declaration:
            yield comment.group(1) or "", declaration


def bare(text):
    return re.sub(r"/\*.*?\*/", " ", text, flags=re.S)


def check_struct(name, body, text):
    members = [m.strip() for m in re.split(r";", bare(body)) if m.strip()]
    if name in OTHER:
        return
    if not re.match(r"size_t struct_size$", members[0]):
        yield "%s does not begin with struct_size" % name
    if name not in OUTGOING and not re.search(r"#define %s_INIT\b" % name.upper(), text):
        yield "%s has no %s_INIT" % (name, name.upper())
    for member in members:
        if re.search(r":\s*\d", member):
            yield "%s has a bit field: %s" % (name, member)
        if "," in member and "(" not in member:
            yield "%s: two members in one declaration: %s" % (name, member)
    for member in re.findall(r";[ \t]*(\n[ \t]*[^/\n}]*;)[ \t]*\n", body):
        previous = body[:body.index(member)].rstrip()
        if "/**" not in member and not previous.endswith("*/"):
            yield "%s: no comment: %s" % (name, member.strip())


def check_enum(name, body):
    for row in bare(body).split(","):
        if row.strip() and not re.fullmatch(r"\s*IETFDOC_\w+\s*=\s*\d+\s*", row):
            yield "%s: no number: %s" % (name, row.strip())


def check_types(what, text):
    for word in re.findall(r"\b([A-Za-z_]\w*)\b(?=[\s*]+[\w(*])", text):
        if word not in PLAIN | {"const", "IETFDOC_API", "typedef", "struct", "enum"} and not word.startswith("ietfdoc_"):
            yield "%s: the type %s is not ours" % (what, word)


def check(path, text):
    for comment, declaration in declarations(text):
        name = re.search(r"\b(ietfdoc_\w+)\b(?=\)?\(|$)", bare(declaration).split("{")[0] + "\n")
        struct = re.match(r"typedef struct (\w+) \{(.*)\}", declaration, re.S)
        enum = re.match(r"typedef enum (\w+) \{(.*)\}", declaration, re.S)
        called = struct or enum
        what = "%s: %s" % (path, called.group(1) if called else name.group(1) if name else declaration[:40])
        if not comment.startswith("/**") or not re.search(r"\\since\s*(\*\s*)?\d", comment):
            yield "%s: no comment with \\since" % what
        if "..." in declaration:
            yield "%s is variadic" % what
        if struct:
            yield from ("%s: %s" % (path, p) for p in check_struct(struct.group(1), struct.group(2), text))
        elif enum:
            yield from ("%s: %s" % (path, p) for p in check_enum(enum.group(1), enum.group(2)))
        else:
            yield from check_types(what, bare(declaration))
        if re.match(r"typedef [^{]*\(\*", declaration) and not re.search(r"void \*user\)$", declaration):
            yield "%s: the last argument of a callback is not void *user" % what


def main():
    paths = project.files(".h", below=FOLDER)
    whole = project.read(FOLDER + "/ietfdoc.h")
    problems, count = [], 0
    for path in paths:
        text = project.read(path)
        count += sum(1 for _ in declarations(text))
        problems += check(path, text)
        if path.endswith("/ietfdoc.h"):
            continue
        if "Threads:" not in text.split("*/")[0]:
            problems.append("%s: its first comment does not say what threads may do" % path)
        if '#include "%s"' % path[len("include/"):] not in whole:
            problems.append("%s is not in ietfdoc.h" % path)
    if count < 90:
        problems.append("only %d declarations were found" % count)
    project.report(problems, "%d headers, %d declarations" % (len(paths), count))


main()
