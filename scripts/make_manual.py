#!/usr/bin/env python3
"""make_manual.py MANUAL.1 OUT.c: the manual page as plain text in a C string, for --manpage. Knows the part of the
man macros that our page uses, and refuses any other."""
import re
import sys
import textwrap

WIDTH, INDENT = 78, 7
FONTS = re.compile(r"\\f[BIRP]")


def plain(text):
    return FONTS.sub("", text).replace("\\-", "-").replace("\\%", "").replace("\\e", "\\").replace("\\&", "")


def words(arguments):
    """The arguments of a macro: words, or what stands in quotes."""
    return [plain(quoted or word) for quoted, word in re.findall(r'"([^"]*)"|(\S+)', arguments)]


class Page:
    def __init__(self):
        self.lines, self.filled, self.indent, self.tag = [], [], INDENT, None

    def flush(self):
        text = " ".join(self.filled)
        if self.tag is not None:
            tag, self.tag = self.tag, None
            indent = " " * (self.indent + 7)
            room = 7 - len(tag)
            first = " " * self.indent + tag
            if not text:
                self.lines.append(first)
            elif room > 1:
                self.lines += textwrap.wrap(text, WIDTH, initial_indent=first + " " * room, subsequent_indent=indent,
                                            break_on_hyphens=False, break_long_words=False)
            else:
                self.lines.append(first)
                self.wrap(text, indent)
            self.hang = True
        elif text:
            self.wrap(text, " " * (self.indent + (7 if self.hang else 0)))
        self.filled = []

    def wrap(self, text, indent):
        self.lines += textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False,
                                    break_long_words=False)

    hang = False

    def paragraph(self, blank=True):
        self.flush()
        self.hang = False
        if blank and self.lines and self.lines[-1]:
            self.lines.append("")


def take(page, name, arguments, rest):
    if name == "SH":
        page.paragraph()
        page.indent = INDENT
        page.lines.append(" ".join(words(arguments)))
    elif name == "SS":
        page.paragraph()
        page.lines.append("   " + " ".join(words(arguments)))
    elif name in ("PP", "P"):
        page.paragraph()
    elif name == "TP":
        page.paragraph(blank=not page.lines[-1].startswith("   ") or bool(page.filled) or page.hang)
        line = next(rest)
        page.tag = "".join(text_of(line)) if not line.startswith(".") else text_of(line)
    elif name in ("RS", "RE"):
        page.flush()
        page.indent += 4 if name == "RS" else -4
    elif name == "br":
        page.flush()
    elif name in ("B", "I"):
        page.filled.append(" ".join(words(arguments)))
    elif name in ("BR", "RB", "IR", "RI", "BI", "IB"):
        page.filled.append("".join(words(arguments)))
    elif name not in ("TH", '\\"'):
        sys.exit("make_manual.py: unknown macro .%s" % name)


def text_of(line):
    if not line.startswith("."):
        return plain(line)
    name, _, arguments = line[1:].partition(" ")
    return (" " if name in ("B", "I") else "").join(words(arguments))


def render(source):
    page = Page()
    rest = iter(source.split("\n"))
    for line in rest:
        if line.startswith("."):
            name, _, arguments = line[1:].partition(" ")
            take(page, name, arguments, rest)
        elif line:
            page.filled.append(plain(line))
    page.flush()
    return "\n".join(line.rstrip() for line in page.lines) + "\n"


def main():
    manual, out = sys.argv[1:]
    with open(manual, encoding="utf-8") as file:
        text = render(file.read())
    with open(out, "w", encoding="utf-8") as file:
        file.write("/* Made by scripts/make_manual.py from the manual page. */\n")
        file.write("extern const char cli_manual[];\nconst char cli_manual[] =\n")
        for line in text.split("\n")[:-1]:
            file.write('    "%s\\n"\n' % line.replace("\\", "\\\\").replace('"', '\\"'))
        file.write("    ;\n")


main()
