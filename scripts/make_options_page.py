#!/usr/bin/env python3
"""make_options_page.py VERSION OPTIONS: the manual page libietfdoc-options(7), from what the program
examples/options.c says, so that nothing in it is written a second time."""
import json
import subprocess
import sys

TYPES = {"switch": "true or false", "number": "a number", "text": "text", "list": "texts, one each time it is set",
         "date": "YYYY-MM-DD", "decided": "true, false or auto: the document decides"}
HEAD = r""".\" Made by scripts/make_options_page.py from the table of options; do not edit.
.TH LIBIETFDOC-OPTIONS 7 "" "libietfdoc %s" "Library Functions"
.SH NAME
libietfdoc-options \- the options of libietfdoc and ietfdoc-render
.SH DESCRIPTION
Programs set these with
.BR ietfdoc_context_set_option (3)
and read them as data with
.BR ietfdoc_option_describe ();
.BR ietfdoc-render (1)
has most of them under the same names, after two dashes. Each entry says what the value is, its default, and which
formats it concerns when it does not concern all.
"""
TAIL = r""".SH SEE ALSO
.BR libietfdoc (3),
.BR ietfdoc-render (1)
"""


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


def entry(option):
    choices = option.get("choices", "").replace("|", ", ")
    facts = [choices and "one of " + choices or TYPES[option["type"]]]
    if "default" in option:
        facts.append("default: " + option["default"])
    if "formats" in option:
        facts.append("for " + option["formats"].replace("|", ", "))
    return ".TP\n.B %s\n%s\n.br\n%s\n" % tuple(escaped(text) for text in (
        option["name"], option["help"], "; ".join(facts)))


def main():
    sys.stdout.write(HEAD % sys.argv[1])
    group = None
    said = subprocess.run([sys.argv[2]], capture_output=True, text=True, check=True).stdout.splitlines()
    for option in sorted(map(json.loads, said), key=lambda option: option["group"]):
        if option["group"] != group:
            group = option["group"]
            sys.stdout.write(".SH %s\n" % group.upper())
        sys.stdout.write(entry(option))
    sys.stdout.write(TAIL)


main()
