#!/usr/bin/env python3
"""test_fix.py TOOL: every kind of fix: its edits make of one document the other, the message is gone after it, --fix
does what is certain and nothing else, and all other bytes stay."""
import json
import os
import re
import sys
import unittest

import test_cli
from test_cli import CommandLine

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import project  # noqa: E402

RFC = 'version="3" ipr="trust200902" docName="draft-keys-00" category="info" submissionType="IETF"'

EMPTY_IPR = RFC.replace("trust200902", "")


def document(middle="", rfc=RFC, back="", author='fullname="Ada Keeper"', date='year="2026" month="January" day="15"',
             front="", prolog=""):
    """A small draft, with a line that must not change (quotes, blanks, references) at its end."""
    return """<?xml version='1.0' encoding="UTF-8"?>
%s<rfc %s>
<front><title>Keys</title><seriesInfo name="Internet-Draft" value="draft-keys-00"/>
<author %s><organization/></author><date %s/>%s</front>
<middle><!-- — --><section   anchor='first'><name>First</name><t>One &lt;.</t>%s</section></middle>
%s
</rfc>
<!-- last\t line -->
""" % (prolog, rfc, author, date, front, middle, back)


def case(code, before, after, certain=True, options=(), **more):
    """Fills a part of the document with both forms; `more` goes to both."""
    part = "middle"
    if isinstance(before, dict):
        (part, before), = before.items()
    return code, document(**{part: before}, **more), document(**{part: after}, **more), certain, options


REFERENCE = '<reference anchor="KEYS" target="https://example.com/"><front><title>Keys</title><author fullname="Ada"/>' \
    "<date/></front></reference>"
REFERENCES = "<back><references><name>References</name>\n%s\n</references></back>" % REFERENCE
CITED = {"back": REFERENCES}

CASES = [
    case("PARSE_XML", "<t>AT&T & others & \u00e9</t>".replace("&T", "&amp;T"),
         "<t>AT&amp;T &amp; others &amp; \u00e9</t>"),
    case("PARSE_XML", '<t><eref target="https://example.com/?a=1&b=2"/></t>',
         '<t><eref target="https://example.com/?a=1&amp;b=2"/></t>'),
    case("PARSE_XML", "<t>AT&T</t>", "<t>AT&amp;T</t>", certain=False),
    case("PARSE_XML", '<t anchor="a" keepWithNext="true" anchor="a">x</t>', '<t anchor="a" keepWithNext="true">x</t>'),
    case("PARSE_XML", '<t anchor="a" anchor="b">x</t>', '<t anchor="a">x</t>', certain=False),
    ("PARSE_XML", document('<artwork type="svg"><svg:svg viewBox="0 0 9 9"/></artwork>'),
     document('<artwork type="svg"><svg:svg viewBox="0 0 9 9"/></artwork>',
              rfc=RFC + ' xmlns:svg="http://www.w3.org/2000/svg"'), True, ()),
    case("PARSE_XML", "<t>A&nbsp;b&nbsp;c <!-- &nbsp; --></t><sourcecode><![CDATA[&nbsp;]]></sourcecode>",
         "<t>A&#160;b&#160;c <!-- &nbsp; --></t><sourcecode><![CDATA[&nbsp;]]></sourcecode>"),
    case("PARSE_XML", '<t><eref target="https://example.com/" brackets="none">x</eref><iref item="a&nbsp;b"/></t>',
         '<t><eref target="https://example.com/" brackets="none">x</eref><iref item="a&#160;b"/></t>'),
    case("PI_INCLUDE", {"back": REFERENCES.replace(REFERENCE, '<?rfc include="reference.RFC.2119"?>')}, REFERENCES.replace(
        REFERENCE, '<xi:include href="https://bib.ietf.org/public/rfc/bibxml/reference.RFC.2119.xml"/>'), certain=False),
    case("VALIDATE_IDREF", '<t><xref target="First"/></t>', '<t><xref target="first"/></t>'),
    case("VALIDATE_IDREF", "<t><xref\n target='frist'/></t>", "<t><xref\n target='first'/></t>", certain=False),
    case("VALIDATE_ELEMENT", "<T>one</T>", "<t>one</t>"),
    case("VALIDATE_ELEMENT", "<t>a <stron>b <em>c</em></stron></t>", "<t>a <strong>b <em>c</em></strong></t>",
         certain=False),
    case("VALIDATE_ATTRIBUTE", '<t Anchor="x">a</t>', '<t anchor="x">a</t>'),
    case("VALIDATE_ATTRIBUTE", '<t ankor="x">a</t>', '<t anchor="x">a</t>', certain=False),
    case("VALIDATE_VALUE", "<t keepWithNext = 'True'>a</t>", "<t keepWithNext = 'true'>a</t>"),
    case("VALIDATE_VALUE", '<t keepWithNext="treu">a</t>', '<t keepWithNext="true">a</t>', certain=False),
    case("PREP_NUMBERED_INSIDE", '</section><section numbered="false"><name>A</name><section><name>B</name></section>',
         '</section><section numbered="false"><name>A</name><section numbered="false"><name>B</name></section>',
         certain=False),
    ("PREP_DOCNAME", document(rfc=RFC.replace("keys-00", "keys-01")),
     document(rfc=RFC.replace("keys-00", "keys-01")).replace('value="draft-keys-00"', 'value="draft-keys-01"'), False, ()),
    case("PREP_RELREF", '<t><relref target="KEYS" section="2" relative="#b" displayFormat="of"></relref> x</t>',
         '<t><xref target="KEYS" section="2" relative="#b" sectionFormat="of"></xref> x</t>', options=["-v"], **CITED),
    case("PREP_RELREF", '<t><relref target="KEYS" section="2" relative="#b" displayFormat="of" /></t>',
         '<t><xref target="KEYS" section="2" relative="#b" sectionFormat="of" /></t>', options=["-v"], **CITED),
    case("PREP_STRIPPED", '<t><xref target=" first "/></t>', '<t><xref target="first"/></t>', options=["--verbose"]),
    case("PREP_CONSENSUS_IRTF", {"rfc": RFC.replace("IETF", "IRTF") + '\n  consensus="true"'}, RFC.replace("IETF", "IRTF")),
    case("PREP_CONSENSUS_GIVEN", {"rfc": RFC.replace("IETF", "independent") + ' consensus="true"'},
         RFC.replace("IETF", "independent")),
    case("PREP_CONSENSUS_SET", {"rfc": RFC.replace("info", "std")}, RFC.replace("info", "std") + ' consensus="true"'),
    *(("PREP_DOCNAME_EXTENSION", document(rfc=EMPTY_IPR).replace("draft-keys-00", "draft-keys-00" + extension),
       document(rfc=EMPTY_IPR), certain, ()) for extension, certain in ((".xml", True), (".old", False))),
    case("PREP_DOCNAME_MISSING", {"rfc": EMPTY_IPR.replace(' docName="draft-keys-00"', "")},
         EMPTY_IPR.replace(' docName="draft-keys-00"', "") + ' docName="draft-keys-00"'),
    ("PREP_DATE_OFF", document(date='year="2020" month="May"  day="4"'), document(date="").replace("<date />", "<date/>"),
     False, ()),
    case("PREP_BARE_UNICODE", "<t>a \u2713\u2713 b \u2713</t>", "<t>a <u>\u2713\u2713</u> b <u>\u2713</u></t>", certain=False,
         options=["--warn-bare-unicode"]),
    case("PREP_KEY_WORD", "<t>It <bcp14>must\n not</bcp14> be.</t>", "<t>It <bcp14>MUST NOT</bcp14> be.</t>"),
    case("PREP_TOC_EXCLUDED", '<section toc="exclude"><name>A</name><section toc="include"><name>B</name></section></section>',
         '<section><name>A</name><section toc="include"><name>B</name></section></section>', certain=False),
    case("PREP_LIST_START", '<ol group="g" start="c"><li>x</li></ol>', '<ol group="g" start="3"><li>x</li></ol>', certain=False),
    case("PREP_OL_START", '<ol start="J"><li>x</li></ol>', '<ol start="10"><li>x</li></ol>', certain=False),
    case("PREP_OL_NO_TYPE", '<ol type=""><li>x</li></ol>', "<ol><li>x</li></ol>"),
    case("TEXT_LIST_TYPE", '<ol type=""><li>x</li></ol>', "<ol><li>x</li></ol>"),
    case("PREP_ASCII_REDUNDANT", {"author": 'fullname="A"><organization ascii="Bonn">Bonn</organization></author><author '
                                            'fullname="B"'},
         'fullname="A"><organization>Bonn</organization></author><author fullname="B"'),
    case("PREP_ASCII_ALONE", {"author": 'asciiFullname="Ada"'}, 'fullname="Ada"', certain=False),
    case("PREP_NAME_REDUNDANT", {"author": 'fullname="Ada"  asciiFullname="Ada" role="editor"'},
         'fullname="Ada" role="editor"'),
    case("PREP_TITLE_DROPPED", '<section title="Keys"><name>Keys</name></section>', "<section><name>Keys</name></section>"),
    case("PREP_REFERENCE_UNUSED", {"back": REFERENCES.replace("</references>", REFERENCE.replace("KEYS", "OTHER") +
                                                              "\n</references>")}, REFERENCES, certain=False,
         middle='<t><xref target="KEYS"/></t>'),
    case("PREP_BOILERPLATE_REPLACED", {"front": "\n  <boilerplate><section><name>X</name><t>y</t></section></boilerplate>\n"},
         "\n", options=["--preptool"]),
    case("PREP_TOC_REPLACED", {"front": "<toc><section><name>X</name><t>y</t></section></toc>"}, "", options=["--preptool"]),
    case("PREP_ARTWORK_NO_TYPE", '<artwork src="a.svg"/>', '<artwork src="a.svg" type="svg"/>',
         options=["--allow-local-file-access"]),
    case("PREP_TAB", "<sourcecode><![CDATA[\ta\tb&amp;\tc\n\t]]>\td&lt;\te\n\n1\t2</sourcecode>",
         "<sourcecode><![CDATA[        a       b&amp;  c\n        ]]>        d&lt;      e\n\n1       2</sourcecode>"),
    case("PREP_ARTSET_MOVED", "<figure><artset><artwork anchor='f' type='ascii-art'>a</artwork><artwork>b</artwork></artset>"
         "</figure>", "<figure><artset anchor=\"f\"><artwork type='ascii-art'>a</artwork><artwork>b</artwork></artset>"
         "</figure>"),
    case("PREP_XREF_RELATIVE", '<t><xref target="KEYS" relative="#b"/></t>', '<t><xref target="KEYS"/></t>', certain=False,
         **CITED),
    case("PREP_XREF_BARE", '<t><xref target="KEYS" section="2" relative="#b" sectionFormat="bare" format="title"/></t>',
         '<t><xref target="KEYS" section="2" relative="#b" sectionFormat="bare"/></t>', **CITED),
    case("U_FORMAT_NONE", '<t><u format="">\u2713</u></t>', "<t><u>\u2713</u></t>", certain=False),
    ("API_DOCTYPE", document("<t>a&zwsp;b</t>", prolog='<!DOCTYPE rfc SYSTEM "rfc2629.dtd" [\n<!ENTITY x "y">]>\n'),
     document("<t>a&zwsp;b</t>", prolog='<!DOCTYPE rfc [\n<!ENTITY x "y">]>\n'), True, ()),
]


class Fixes(CommandLine):
    def setUp(self):
        super().setUp()
        self.write("a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')

    def messages(self, text, options=()):
        """What there is to say about the text, as JSON."""
        self.write("case.xml", text)
        try:
            shown = self.convert("--diagnostics=json", *options, "-o", "out.txt", "case.xml").err
        except AssertionError:
            shown = self.convert("--diagnostics=json", *options, "-o", "out.txt", "case.xml", code=1).err
        return [json.loads(line) for line in shown.splitlines()]

    def apply(self, text, fix):
        """The text with the edits; their places are the same by bytes and by lines."""
        data, out, at = text.encode(), b"", 0
        for edit in fix["edits"]:
            start, end = edit["offset"], edit["offset"] + edit["length"]
            self.assertGreaterEqual(start, at, "edits overlap, or are out of order")
            for offset, line, column in ((start, "line", "column"), (end, "end_line", "end_column")):
                before = data[:offset].decode()
                self.assertEqual(before.count("\n") + 1, edit[line])
                self.assertEqual(len(before) - before.rfind("\n"), edit[column])
            out += data[at:start] + edit["text"].encode()
            at = end
        return (out + data[at:]).decode()

    def test_edits(self):
        for code, before, after, certain, options in CASES:
            with self.subTest(code=code, certain=certain):
                found = [m for m in self.messages(before, options) if m["code"] == code and "fix" in m]
                self.assertTrue(found, self.messages(before, options))
                self.assertEqual(found[0]["fix"]["certain"], certain)
                self.assertEqual(self.apply(before, found[0]["fix"]), after)
                self.assertNotIn(code, [m["code"] for m in self.messages(after, options)])

    def test_fix(self):
        for code, before, after, certain, options in CASES:
            with self.subTest(code=code, certain=certain):
                self.write("case.xml", before)
                try:
                    shown = self.convert("--fix", *options, "case.xml")
                except AssertionError:
                    shown = self.convert("--fix", *options, "case.xml", code=1)
                if code == "API_DOCTYPE":
                    after = after.replace("&zwsp;", "&#8203;")
                self.assertEqual(self.read("case.fixed.xml"), after if certain else before, shown.err)
                self.assertEqual(self.read("case.xml"), before)
                if certain:
                    self.assertRegex(shown.err, r"case\.fixed\.xml\(\d+\): Fixed: .* \[%s\]" % (
                        "PREP_OL_NO_TYPE" if code == "TEXT_LIST_TYPE" else code))

    def test_every_fix_is_explained(self):
        explained = set()
        for block in project.read("libietfdoc/model/explanations.txt").split("\n\n"):
            if re.search("^fix: ", block, re.M):
                explained.add([line for line in block.split("\n") if line and line[0] != "#"][0])
        self.assertEqual(explained, {code for code, *_ in CASES})

    def test_all_at_once(self):
        """Mistakes that hide others, in the bytes of another system."""
        text = document('<T Anchor=" x " >AT &amp; T & so &nbsp; <bcp14>must</bcp14></T><t keepWithNext="TRUE">x</t>')
        text = "\ufeff" + text.replace("\n", "\r\n")
        with open(self.path("case.xml"), "w", newline="") as file:
            file.write(text)
        shown = self.convert("--fix", "-q", "case.xml", "-o", "new.xml")
        with open(self.path("new.xml"), newline="") as file:
            self.assertEqual(file.read(), text.replace(
                '<T Anchor=" x " >AT &amp; T & so &nbsp; <bcp14>must</bcp14></T><t keepWithNext="TRUE">',
                '<t anchor="x" >AT &amp; T &amp; so &#160; <bcp14>MUST</bcp14></t><t keepWithNext="true">'))
        self.assertEqual(shown.err, "")

    def test_nothing_to_do(self):
        self.write("case.xml", document())
        self.assertEqual(self.convert("--fix", "case.xml").err, " Created file case.fixed.xml (0 fixes)\n")
        self.assertEqual(self.read("case.fixed.xml"), document())

    def test_what_is_left(self):
        self.write("case.xml", document('<T>x</T><t><xref target="nothing"/></t><bogus/>'))
        shown = self.convert("--fix", "case.xml", code=1)
        self.assertIn("case.fixed.xml(5): Error: Did not expect element <bogus>", shown.err)
        self.assertNotIn("Error: Did not expect element <T>", shown.err)

    def test_pipe(self):
        text = document("<T>x</T>")
        self.assertEqual(self.convert("--fix", "-", data=text).out, text.replace("T>", "t>"))
        self.assertIn("not a batch", self.convert("--fix", "--batch", ".", "-p", ".", code=1).err)

    def test_only_the_source(self):
        """What comes from entities and from other files is not edited."""
        prolog = '<!DOCTYPE rfc [<!ENTITY x "<T>x</T>">]>\n'
        self.write("case.xml", document("&x;", prolog=prolog))
        self.assertIn("<T>", self.convert("--fix", "case.xml", code=1).err)
        self.assertEqual(self.read("case.fixed.xml"), document("&x;", prolog=prolog))
        self.write("part.xml", "<T>x</T>")
        included = document('<xi:include href="part.xml"/>')
        self.write("case.xml", included)
        self.convert("--fix", "--allow-local-file-access", "case.xml", code=1)
        self.assertEqual(self.read("case.fixed.xml"), included)

    def test_other_encodings(self):
        """Positions are those of the text, edits those of the bytes: only where both are the same."""
        text = document("<T>x</T>").replace("UTF-8", "iso-8859-1").replace("—", "-").replace("&#233;", "é").encode("latin-1")
        with open(self.path("case.xml"), "wb") as file:
            file.write(text)
        self.convert("--fix", "case.xml", code=1)
        with open(self.path("case.fixed.xml"), "rb") as file:
            self.assertEqual(file.read(), text)

    def test_version_2(self):
        text = document("").replace('version="3" ', "").replace("<name>First</name>", "").replace(
            "anchor='first'", "anchor='first' Title='First'")
        self.write("case.xml", text)
        self.convert("--fix", "case.xml", "--allow-local-file-access")

    def test_sarif(self):
        self.write("case.xml", document('<t keepWithNext="True">x</t>'))
        log = json.loads(self.convert("--diagnostics=sarif", "case.xml", code=1).err)
        fix, = log["runs"][0]["results"][0]["fixes"]
        change, = fix["artifactChanges"]
        self.assertEqual(change["artifactLocation"]["uri"], "file://" + self.path("case.xml"))
        line = document('<t keepWithNext="True">x</t>').split("\n")[4]
        column = line.index("True") + 1
        self.assertEqual(change["replacements"], [{"deletedRegion": {
            "startLine": 5, "startColumn": column, "endLine": 5, "endColumn": column + 4}, "insertedContent": {"text": "true"}}])
        self.assertEqual(fix["properties"], {"certain": True})


if __name__ == "__main__":
    test_cli.TOOL = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
