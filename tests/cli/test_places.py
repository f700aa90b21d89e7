#!/usr/bin/env python3
"""test_places.py TOOL: documents that xml2rfc refuses are refused, with a message that shows the same line. The lines
were read off xml2rfc 3.32's messages (for what is not well-formed, off "Line N:")."""
import os
import re
import sys
import unittest

import test_cli
from test_cli import CommandLine

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rfc version="3" ipr="trust200902" docName="draft-keys-00" category="info" submissionType="IETF">
<front>
<title>Keys</title>
<seriesInfo name="Internet-Draft" value="draft-keys-00"/>
<author fullname="Ada Keeper"><organization/></author>
<date year="2026" month="January" day="15"/>
</front>
<middle>
<section anchor="first">
<name>First</name>
"""
TAIL = """
</section>
</middle>
<back>
<references><name>References</name>
<reference anchor="KEYS"><front><title>Keys</title><author fullname="A"/><date/></front></reference>
</references>
</back>
</rfc>
"""
# What stands in the section, from line 12 on, and the line of the first error.
PARTS = [
    ('<t>One\n<em>two</t>\n', 13),
    ('<t>One <em>two\n</t></em>', 13),
    ('<t>One\n& two</t>', 13),
    ('<t>One\n&two three</t>', 13),
    ('<t>One\n< two</t>', 13),
    ('<t\n anchor=x>One</t>', 13),
    ('<t\n anchor="x"\n anchor="y">One</t>', 14),
    ('<t>a\n<svg:svg/></t>', 13),
    ('<t>a\n<eref target="x"\n xlink:href="y"/></t>', 14),
    ('<t>a\n&nbsp;b</t>', 13),
    ('<t>a\n<eref\n target="&nbsp;b"/></t>', 14),
    ('<t>a\n&#x1;</t>', 13),
    ('<t>a\n\x01</t>', 13),
    ('<t>a\n<!-- a -- b --></t>', 13),
    ('<t>a ]]>\n b</t>', 12),
    ('<t>a\n<?xml b?></t>', 13),
    ('<t>a</t>\n</t>', 13),
    ('<t>a</t>\n<bogus/>\n<t>b</t>\n<bogus2\n/>', 13),
    ('<t\n\n bogus="1">a</t>', 14),
    ('<t\n\n keepWithNext="maybe">a</t>', 14),
    ('<t>a</t>\n<li>x</li>', 13),
    ('<t>a</t>\n<ul>\n</ul>', 13),
    ('<t anchor="a">x</t>\n<t\n anchor="a">y</t>', 14),
    ('<t>x</t>\n<t\n anchor="1a">y</t>', 14),
    ('<t>y\n<xref target="KEYS"\n section="2"/></t>', 14),
    ('<t>y\n<xref target="first" section="2"/></t>', 13),
    ('<table>\n<tbody>\n<tr><td>a</td><td>b</td></tr>\n<tr><td>a</td></tr></tbody></table>', 12),
    ('<t>a</t>\n<artwork\n src="nothing.txt"/>', 14),
    ('<t>a</t>\n<artwork type="ascii-art"\n src="data:,x">y</artwork>', 14),
    ('<t>a\n<iref item=""/></t>', 13),
    ('<t>a\n<u format="x">\u2713</u></t>', 13),
    ('<t>a\n<u format="char">\u2713</u></t>', 13),
    ('<t>a</t></section>\n<section numbered="false"><name>x</name>\n<section><name>y</name></section>', 14),
    ('<t>a</t></section>\n<section numbered="false"><name>x</name></section>\n<section><name>y</name>', 14),
    ('<t>a</t>\n<section><t>x</t></section>', 13),
    ('<t>a</t><ol\n type="%z"><li>y</li></ol>', 13),
    ('<t>a</t>\n<t anchor="section-1">x</t>', 13),
    ('<t>a</t>\n<artwork type="svg"><svg xmlns="http://www.w3.org/2000/svg">\n<script>x</script></svg></artwork>', 14),
    ('<t>a</t>\n<artwork type="svg"><svg xmlns="http://www.w3.org/2000/svg">\n<path foo="x"/></svg></artwork>', 14),
    ('<t>a\n<relref target="KEYS" section="1"/></t>', 13),
    ('<t>a\n<cref source="x" display="maybe">y</cref></t>', 13),
    ('<dl>\n<dt>a</dt>\n<dt>b</dt><dd>c</dd></dl>', 14),
    ('<t>a\n<t>b</t></t>', 13),
    ('<figure>\n<name>x</name>\n</figure>', 12),
    ('<blockquote>\ntext <t>a</t></blockquote>', 13),
]
# What is changed before line 12, into what, and the line.
HEADS = [
    ('<title>Keys</title>\n', '', 4),
    ('<author fullname="Ada Keeper"><organization/></author>\n', '', 6),
    ('year="2026" month="January" day="15"', 'year="2026" month="Foo" day="15"', 3),
    ('day="15"', 'day="45"', 3),
    ('ipr="trust200902"', 'ipr="foo"', 2),
    ('ipr="trust200902" ', '', 2),
    ('docName="draft-keys-00"', 'docName="draft-keys-01"', 2),
    ('submissionType="IETF"', 'submissionType="foo"', 2),
    ('docName="draft-keys-00"', 'number="abc"', 2),
    ('fullname="Ada Keeper"', '', 6),
    ('Ada Keeper', '\u0410\u0434\u0430', 6),
    ('UTF-8', 'foo-8', 1),
]


class Places(CommandLine):
    def first_line(self, text):
        self.write("case.xml", text)
        shown = self.convert("case.xml", "-o", "out.txt", code=1).err
        self.assertNotIn("out.txt", self.names())
        found = re.search(r"case\.xml\((\d+)\): Error: ", shown)
        self.assertTrue(found, shown)
        return int(found.group(1))

    def test_parts(self):
        for part, line in PARTS:
            with self.subTest(part=part):
                self.assertEqual(self.first_line(HEAD + part + TAIL), line)

    def test_heads(self):
        for old, new, line in HEADS:
            with self.subTest(new=new):
                self.assertIn(old, HEAD)
                self.assertEqual(self.first_line(HEAD.replace(old, new) + "<t>x</t>" + TAIL), line)

    def test_root_on_several_lines(self):
        """The line is that in which the start tag ends; as data, the place is where it begins."""
        text = HEAD.replace("<rfc ", "<rfc\n ").replace(' category="info"', '\n category="foo"\n') + "<t>x</t>" + TAIL
        self.assertEqual(self.first_line(text), 5)
        self.assertIn('"line":2,"column":1}', self.convert("--diagnostics=json", "case.xml", code=1).err)

    def test_ends(self):
        for text, line in ((HEAD + "<t>x</t>" + TAIL + "junk", 21), (HEAD + "<t>x</t>" + TAIL + "<x/>", 21),
                           (HEAD + "<t>x</t>", 12), ("hello", 1)):
            self.assertEqual(self.first_line(text), line)


if __name__ == "__main__":
    test_cli.TOOL = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
