#!/usr/bin/env python3
"""hostile.py TOOL [NAME…]: input that is wrong, huge or malicious. In every case the tool must answer in time,
with a clear message and exit code 1 and no output file (or with exit code 0, where the document is good),
and never crash."""
import os
import re
import subprocess
import sys
import tempfile

MEGABYTE = 1 << 20
SECONDS = 60
COMMON = ["--date", "2026-01-15", "--no-network", "--skip-config-files", "--allow-local-file-access"]
HEAD = ('<rfc version="3" ipr="none" docName="draft-hostile-00" category="info" submissionType="IETF"%s>\n<front>\n'
        '<title>Hostile</title>\n<author fullname="A. Person"><organization/></author>\n'
        '<date year="2026" month="1" day="15"/>\n</front>\n<middle>\n')
TAIL = "\n</middle>\n<back/>\n</rfc>\n"
SECTION = "<section><name>Section</name>%s</section>\n"
NAMED = "<section><name>Section %d</name>%s</section>\n"
XI = ' xmlns:xi="http://www.w3.org/2001/XInclude"'


def document(middle, root="", doctype=""):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + doctype + HEAD % root + middle + TAIL).encode()


class Case:
    """What is given, and what is expected: exit code, a pattern that the messages match, and further checks."""

    def __init__(self, source, code=1, says=r"Error: \S", options=(), files=None, out=None, check=None):
        self.source, self.code, self.says, self.options = source, code, says, list(options)
        self.files, self.out, self.check = files or {}, out, check


def bomb(levels, width):
    entities = '<!ENTITY a0 "ha">\n' + "".join(
        '<!ENTITY a%d "%s">\n' % (i, "&a%d;" % (i - 1) * width) for i in range(1, levels))
    return document(SECTION % ("<t>&a%d;</t>" % (levels - 1)), doctype="<!DOCTYPE rfc [\n%s]>\n" % entities)


def nested(tag, depth, inside="x"):
    return document(SECTION % ("<%s>" % tag * depth + inside + "</%s>" % tag * depth))


def big(size):
    """A document of about that many bytes with what documents have."""
    part = (NAMED.replace("%s", ('<t anchor="p%d">' + "Some words that fill lines of text. " * 20 + '<xref target="p%d"/></t>'
                       "<ul><li>one</li><li>two</li></ul><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
                       "<figure><artwork>+---+</artwork></figure>")))
    count = size // len(part)
    return document("".join(part % (i, i, (i * 7) % count) for i in range(count)), ' tocInclude="true"')


def errors(count):
    return document("".join('<section><name>S</name><t><wrong number="%d"/></t></section>\n' % i for i in range(count)))


def thousand(stderr):
    places = set(re.findall(r"\((\d+)\): Error: ", stderr))
    return "" if len(places) >= 1000 else "only %d of 1000 errors have a place" % len(places)


def no_secret(stderr):
    return "the file's content is shown" if "s3cr3t" in stderr else ""


def table(attribute):
    return document(SECTION % ("<table><tbody><tr><td %s>a</td><td>b</td></tr></tbody></table>" % attribute))


def cases():
    include = '<xi:include href="%s"/>'
    secret = {"secret.txt": b"s3cr3t"}
    yield "errors_1000", Case(errors(1000), check=thousand)
    yield "valid_10_MB", Case(big(10 * MEGABYTE), code=0, says="", options=["--no-pagination"])
    yield "valid_10_MB_pages", Case(big(10 * MEGABYTE), code=0, says="", options=["--pagination"])
    yield "valid_10_MB_prep", Case(big(10 * MEGABYTE), code=0, says="", options=["--preptool"])
    yield "noise_10_MB", Case(bytes((i * i * 31 + (i >> 7)) & 255 for i in range(MEGABYTE)) * 10)
    yield "one_word_5_MB", Case(document(SECTION % ("<t>%s</t>" % ("x" * 5 * MEGABYTE))), code=0, says="")
    yield "one_paragraph_5_MB", Case(document(SECTION % ("<t>%s</t>" % ("word " * MEGABYTE))), code=0, says="")
    yield "one_artwork_line_5_MB", Case(document(SECTION % ("<artwork>%s</artwork>" % ("x" * 5 * MEGABYTE))), code=0, says="")
    yield "one_attribute_5_MB", Case(document(SECTION % ('<t anchor="%s">x</t>' % ("a" * 5 * MEGABYTE))), code=None)
    yield "attributes_20000", Case(document(SECTION % ("<t %s>x</t>" % " ".join('a%d="x"' % i for i in range(20000)))))
    yield "attributes_twice", Case(document(SECTION % '<t anchor="a" anchor="b">x</t>'))
    for tag in ("section", "em", "ul", "blockquote", "foreign"):
        yield "deep_%s" % tag, Case(nested(tag, 100000))
    yield "deep_lists", Case(document(SECTION % ("<ul><li>" * 50000 + "x" + "</li></ul>" * 50000)))
    yield "deep_200", Case(document("".join("<section><name>S %d</name>" % i for i in range(200)) + "<t>x</t>" + "</section>" * 200))
    yield "deep_20", Case(document("".join("<section><name>S %d</name>" % i for i in range(20)) + "<t>x</t>" + "</section>" * 20), code=0, says="")
    yield "bomb_laughs", Case(bomb(12, 10))
    yield "bomb_quadratic", Case(document(SECTION % ("<t>%s</t>" % ("&a;" * 50000)),
                                          doctype='<!DOCTYPE rfc [<!ENTITY a "%s">]>\n' % ("b" * 50000)))
    yield "bomb_attribute", Case(document(SECTION % ('<t anchor="%s">x</t>' % ("&a;" * 5000)),
                                          doctype='<!DOCTYPE rfc [<!ENTITY a "%s">]>\n' % ("b" * 50000)))
    yield "entity_loop", Case(document(SECTION % "<t>&a;</t>",
                                       doctype='<!DOCTYPE rfc [<!ENTITY a "&b;"><!ENTITY b "&a;">]>\n'))
    yield "entity_unknown", Case(document(SECTION % "<t>&nothing;</t>"))
    yield "entity_outside", Case(document(SECTION % "<t>&a;</t>", doctype='<!DOCTYPE rfc [<!ENTITY a SYSTEM "../secret.txt">]>\n'),
                                 files={"../secret.txt": b"s3cr3t"}, check=no_secret)
    yield "parameter_entities", Case(document(SECTION % "<t>x</t>", doctype='<!DOCTYPE rfc [<!ENTITY % a "<!ENTITY b \'&#37;a;\'>"> %a; %b;]>\n'),
                                     code=None)
    yield "missing_source", Case(None, says="(?i)no such file")  # API_READ
    yield "source_is_directory", Case(None, files={"in.xml/x": b""})
    yield "missing_include", Case(document(include % "nothing.xml", XI), says="nothing.xml")
    yield "include_itself", Case(document(include % "in.xml", XI))
    yield "include_cycle", Case(document(include % "a.xml", XI), files={
        "a.xml": ("<section%s><name>A</name>%s</section>" % (XI, include % "b.xml")).encode(),
        "b.xml": ("<section%s><name>B</name>%s</section>" % (XI, include % "a.xml")).encode()})
    yield "include_outside", Case(document(include % "../secret.xml", XI), files={"../secret.xml": b"<t>s3cr3t</t>"}, check=no_secret)
    yield "include_absolute", Case(document(include % "file:///etc/passwd", XI))
    yield "include_link_outside", Case(document(include % "link.xml", XI),
                                       files={"../secret.xml": b"<t>s3cr3t</t>", "link.xml": "../secret.xml"}, check=no_secret)
    yield "include_broken", Case(document(include % "a.xml", XI), files={"a.xml": b"<t>not closed"}, says="a.xml")
    yield "include_network", Case(document(include % "https://example.invalid/a.xml", XI), says="example.invalid")
    yield "source_code_outside", Case(document(SECTION % '<sourcecode src="../secret.txt"/>'), files={"../secret.txt": b"s3cr3t"}, check=no_secret)
    yield "source_code_shell", Case(document(SECTION % '<sourcecode src="a;touch b"/>'), files={"a": b"x"})
    yield "utf8_broken", Case(document(SECTION % "<t>%s</t>").replace(b"%s", b"caf\xe9"))
    yield "utf8_overlong", Case(document(SECTION % "<t>%s</t>").replace(b"%s", b"\xc0\xaf"))
    yield "utf8_surrogate", Case(document(SECTION % "<t>%s</t>").replace(b"%s", b"\xed\xa0\x80"))
    yield "utf8_cut", Case(document(SECTION % "<t>x</t>")[:-30] + b"\xe2\x82")
    yield "control_characters", Case(document(SECTION % "<t>a\x01b</t>"))
    yield "nul", Case(document(SECTION % "<t>a\x00b</t>"))
    yield "encoding_unknown", Case(document(SECTION % "<t>x</t>").replace(b"UTF-8", b"nonsense"))
    yield "encoding_wrong", Case(document(SECTION % "<t>x</t>").replace(b"UTF-8", b"UTF-16"), code=None)
    yield "utf16", Case(document(SECTION % "<t>x</t>").decode().replace("UTF-8", "UTF-16").encode("utf-16"), code=0, says="")
    yield "empty", Case(b"")
    yield "blank", Case(b" \n" * 1000)
    yield "not_xml", Case(b"Network Working Group\n\n   An RFC as text.\n")
    yield "other_root", Case(b'<?xml version="1.0"?>\n<html><body/></html>\n')
    yield "cut", Case(document(SECTION % "<t>x</t>")[:-200])
    yield "two_roots", Case(document(SECTION % "<t>x</t>") * 2)
    yield "anchor_twice", Case(document(SECTION % '<t anchor="a">x</t><t anchor="a">y</t>'), code=None)
    yield "xref_nowhere", Case(document(SECTION % '<t><xref target="nowhere"/></t>'), says="nowhere")
    for name, attribute in (("wide", 'colspan="1000000000"'), ("tall", 'rowspan="1000000000"'),
                            ("negative", 'colspan="-1"'), ("word", 'colspan="many"'), ("zero", 'colspan="0" rowspan="0"'),
                            ("overflow", 'colspan="99999999999999999999"')):
        yield "table_%s" % name, Case(table(attribute), code=None)
    yield "table_1000_columns", Case(document(SECTION % ("<table><tbody><tr>%s</tr></tbody></table>" % ("<td>x</td>" * 1000))), code=None)
    yield "table_20000_rows", Case(document(SECTION % ("<table><tbody>%s</tbody></table>" % ("<tr><td>some words</td><td>y</td></tr>" * 20000))), code=0, says="")
    for name, markup in (("ol_start", '<ol start="999999999999"><li>x</li></ol>'), ("ol_zero", '<ol start="0" type="a"><li>x</li></ol>'),
                         ("ol_roman", '<ol start="1000000" type="i"><li>x</li></ol>'), ("ol_type", '<ol type="%s%n"><li>x</li></ol>'),
                         ("t_indent", '<t indent="2000000000">x</t>'), ("ul_indent", '<ul indent="100000"><li>word word</li></ul>'),
                         ("dl_indent", '<dl indent="100000"><dt>a</dt><dd>b</dd></dl>'), ("dl_dd_alone", "<dl><dd>b</dd></dl>")):
        yield name, Case(document(SECTION % markup), code=None)
    yield "toc_depth", Case(document(SECTION % "<t>x</t>", ' tocInclude="true" tocDepth="99999999999"'), code=None)
    yield "sections_100000", Case(document("".join(NAMED % (i, "") for i in range(100000)), ' tocInclude="true"'), code=0, says="")
    yield "same_name_20000", Case(document("".join("<figure><name>Same</name><artwork>x</artwork></figure>" for _ in range(20000)).join(
        ("<section><name>S</name>", "</section>"))), code=None)
    yield "output_nowhere", Case(document(SECTION % "<t>x</t>"), out="missing/directory/out.txt", says="missing/directory")
    yield "output_is_directory", Case(document(SECTION % "<t>x</t>"), out="folder", files={"folder/x": b""}, says="folder")
    yield "output_full", Case(document(SECTION % "<t>x</t>"), out="/dev/full", says="/dev/full")


def run(tool, case, folder):
    """(exit code or None after a time-out, messages, whether there is an output file)"""
    out = os.path.join(folder, case.out or "out.txt")
    argv = tool + COMMON + case.options + ["in.xml", "--out", out]
    try:
        done = subprocess.run(argv, cwd=folder, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
        code, stderr = done.returncode, done.stderr.decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        code, stderr = None, ""
    return code, stderr, os.path.isfile(out) and not out.startswith("/dev/")


def fault(tool, case):
    with tempfile.TemporaryDirectory() as top:
        folder = os.path.join(top, "work")
        os.mkdir(folder)
        for name, content in case.files.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if isinstance(content, str):
                os.symlink(content, path)
                continue
            with open(path, "wb") as file:
                file.write(content)
        if case.source is not None:
            with open(os.path.join(folder, "in.xml"), "wb") as file:
                file.write(case.source)
        code, stderr, made = run(tool, case, folder)
    tail = "; the messages end: " + stderr[-300:].strip().replace("\n", " | ")
    if code is None:
        return "no answer in %d s" % SECONDS
    if "Sanitizer" in stderr or "runtime error:" in stderr:
        return "sanitizer: " + stderr[:3000]
    if code not in (0, 1) or case.code not in (None, code):
        return "exit code %s" % code + tail
    if made != (code == 0):
        return "exit code %d, and %s" % (code, "an output file was left" if made else "no output file")
    if code == 1 and not re.search(case.says, stderr):
        return "no message like %r" % case.says + tail
    return case.check(stderr) if case.check else ""


def main():
    tool = [os.path.abspath(sys.argv[1])]
    passed = failed = 0
    for name, case in cases():
        if sys.argv[2:] and name not in sys.argv[2:]:
            continue
        why = fault(tool, case)
        passed, failed = passed + (not why), failed + bool(why)
        if why:
            print("FAILED %s: %s" % (name, why), flush=True)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
