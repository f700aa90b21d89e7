#!/usr/bin/env python3
"""make_explanations.py DIAGNOSTICS.def EXPLANATIONS.txt OUT: what there is to say about each message, as a C table
(OUT ends in .c) or as a page of documentation (.md), in the order of the messages. Stops when a message has no
explanation or an explanation no message, or when a field is unknown or missing."""
import re
import sys

FIELDS = ("title", "about", "mend", "fix", "see", "url", "wrong", "right")
NEEDED = ("title", "about", "mend")
SEVERITIES = {"NOTE": "note", "WARNING": "warning", "ERROR": "error", "FATAL": "error that ends the work",
              "LIMIT": "error that ends the work, at a limit"}
CONVERSION = re.compile(r"%(?:\.\*)?(?:s|d|u|zu|c)")
INTRODUCTION = """# The messages

Every message has a code that never changes its meaning: codes are added, not renamed. `ietfdoc-render --explain CODE`
shows what stands here, `--diagnostics=json` and `--diagnostics=sarif` give messages with their codes to programs
(the JSON is described by [diagnostics.schema.json](diagnostics.schema.json)), and a program that uses the library
finds all of this with `ietfdoc_message_find`. In the texts, … is what differs from message to message.

Of a note the reader hears with `--verbose` only; a warning can be hidden with `--quiet` and `--silence`; after an error
there is no output.

This page is made of `libietfdoc/model/explanations.txt` by `meson compile -C build diagnostics-page`.
"""


def read_messages(path):
    """(section, code, severity, text as it reads) in the order of the table."""
    with open(path, encoding="utf-8") as file:
        source = file.read()
    section, found = "", []
    pattern = re.compile(r'/\* (.*?) \*/|^MESSAGE\((\w+), (\w+),\s*((?:"(?:\\.|[^"\\])*"\s*)+)\)', re.M | re.S)
    for comment, code, severity, literals in pattern.findall(source):
        if not code:
            section = comment
            continue
        form = "".join(re.findall(r'"((?:\\.|[^"\\])*)"', literals)).replace('\\"', '"').replace("\\n", "\n")
        found.append((section, code, severity, CONVERSION.sub("…", form).replace("%%", "%")))
    return found


def url_of(see):
    match = re.match(r"RFC (\d+), (Section|Appendix) ([A-Z0-9.]+)$", see)
    if not match:
        sys.exit("make_explanations.py: not a reference: %s" % see)
    return "https://www.rfc-editor.org/rfc/rfc%s#%s-%s" % (match[1], match[2].lower(), match[3])


def read_block(lines):
    fields, name = {"title": lines[1]}, None
    for line in lines[2:]:
        if line.startswith("    ") and name:
            fields[name] += ("\n" if name in ("wrong", "right") else " ") + line.strip()
            continue
        name, colon, text = line.partition(": ")
        if name not in FIELDS or not colon or name in fields:
            sys.exit("make_explanations.py: %s: %s" % (lines[0], line))
        fields[name] = text
    missing = [name for name in NEEDED if name not in fields]
    if missing or ("wrong" in fields) != ("right" in fields):
        sys.exit("make_explanations.py: %s lacks %s" % (lines[0], missing or "wrong or right"))
    if "see" in fields:
        fields["url"] = url_of(fields["see"])
    return fields


def read_explanations(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip() for line in file if not line.startswith("#")]
    blocks = [block.strip("\n").split("\n") for block in "\n".join(lines).split("\n\n") if block.strip("\n")]
    return {block[0]: read_block(block) for block in blocks}, [block[0] for block in blocks]


def quoted(text):
    if text is None:
        return "NULL"
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("??", "?\\?")


def write_c(out, messages, explanations):
    out.write("/* Made by scripts/make_explanations.py. */\n#include \"libietfdoc/model/explanations.h\"\n\n")
    out.write("const ietf_explanation ietf_explanations[IETF_D_COUNT] = {\n")
    for _, code, _, text in messages:
        fields = dict(explanations[code], text=text)
        out.write("    [IETF_D_%s] = {%s},\n" % (code, ",\n        ".join(
            ".%s = %s" % (name, quoted(fields.get(name))) for name in ("text",) + FIELDS)))
    out.write("};\n")


def in_markdown(text):
    """Markup as code, so that it is shown as it is."""
    parts = re.split(r"(<\??/?[A-Za-z][^>]*>|--[a-z][a-z-]*(?:=[a-z]+)?)", text)
    return "".join("`%s`" % part if i % 2 else part.replace("&", "&amp;").replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;")
                   for i, part in enumerate(parts))


def write_markdown(out, messages, explanations):
    out.write(INTRODUCTION)
    current = None
    for section, code, severity, text in messages:
        if section != current:
            current = section
            out.write("\n## %s\n" % (section[0].upper() + section[1:]))
        fields = explanations[code]
        out.write("\n### %s\n\n%s\n\n" % (code, in_markdown(fields["title"])))
        out.write("    %s\n\n" % text.replace("\n", "\n    "))
        out.write("*%s.* %s\n\n" % (SEVERITIES[severity].capitalize(), in_markdown(fields["about"])))
        out.write("**To mend it:** %s\n" % in_markdown(fields["mend"]))
        if "fix" in fields:
            out.write("\n**--fix:** %s\n" % in_markdown(fields["fix"]))
        if "wrong" in fields:
            out.write("\n```text\nwrong: %s\nright: %s\n```\n" % (
                fields["wrong"].replace("\n", "\n       "), fields["right"].replace("\n", "\n       ")))
        if "see" in fields:
            out.write("\nSee [%s](%s).\n" % (fields["see"], fields["url"]))


def main():
    table, texts, target = sys.argv[1:]
    messages = read_messages(table)
    explanations, order = read_explanations(texts)
    codes = [code for _, code, _, _ in messages]
    problems = ["%s has no explanation: write one" % code for code in codes if code not in explanations]
    problems += ["%s is no message" % code for code in order if code not in codes]
    problems += ["%s is explained twice" % code for code in sorted(set(order)) if order.count(code) > 1]
    if problems:
        sys.exit("\n".join("%s: %s" % (texts, problem) for problem in problems))
    with open(target, "w", encoding="utf-8") as out:
        (write_markdown if target.endswith(".md") else write_c)(out, messages, explanations)


if __name__ == "__main__":
    main()
