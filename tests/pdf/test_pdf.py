#!/usr/bin/env python3
"""test_pdf.py TOOL MODULE [--update-layouts]: PDF from the command line: what is written, that it is the same each time, its pages, and what is
said when something is missing."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import check_layout

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RICH = os.path.join(ROOT, "examples", "rich.xml")
MODULE = b"libietfdoc-pdf.so"
TOOL = STACK = ""
UPDATE = "--update-layouts" in sys.argv

DRAFT = """<?xml version="1.0"?>
<rfc version="3" category="info" docName="draft-doe-pages-00" ipr="trust200902" submissionType="IETF">
<front><title>Pages</title><author fullname="Jane Doe" surname="Doe" initials="J."/>
<date year="2026" month="January" day="15"/><abstract><t>About pages.</t></abstract></front>
<middle>%s</middle></rfc>
"""


class Pdf(unittest.TestCase):
    def setUp(self):
        self.folder_object = tempfile.TemporaryDirectory()
        self.folder = self.folder_object.name

    def tearDown(self):
        self.folder_object.cleanup()

    def path(self, name):
        return os.path.join(self.folder, name)

    def run_tool(self, *arguments, code=0, tool=None, **more):
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1768435200", **more)
        done = subprocess.run([tool or TOOL, "--no-network", "--skip-config-files", *arguments], capture_output=True,
                              cwd=self.folder, env=environment, timeout=60)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def draft(self, middle, name="draft.xml"):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(DRAFT % middle)
        return name

    def layout(self, middle, *arguments):
        self.run_tool("-q", "--pdf-layout", *arguments, self.draft(middle))
        return self.path("draft.layout.txt")

    def test_beside_other_formats(self):
        shutil.copy(RICH, self.path("rich.xml"))
        self.run_tool("-q", "--pdf", "--text", "--html", "--preptool", "--pdf-layout", "rich.xml")
        self.assertEqual(sorted(os.listdir(self.folder)),
                         ["rich.html", "rich.layout.txt", "rich.pdf", "rich.prepped.xml", "rich.txt", "rich.xml"])
        with open(self.path("rich.pdf"), "rb") as file:
            data = file.read()
        self.assertTrue(data.startswith(b"%PDF-1.7\n"))
        self.assertTrue(data.endswith(b"%%EOF\n"))

    def test_same_bytes_each_time(self):
        made = []
        for name in ("one", "other"):
            os.mkdir(self.path(name))
            shutil.copy(RICH, self.path(name))
            self.run_tool("-q", "--pdf", os.path.join(name, "rich.xml"), HOME=self.path(name))
            with open(self.path(os.path.join(name, "rich.pdf")), "rb") as file:
                made.append(file.read())
        self.assertEqual(made[0], made[1])

    def test_to_standard_output(self):
        done = self.run_tool("-q", "--pdf", RICH, "-o", "-")
        self.assertTrue(done.stdout.startswith(b"%PDF-1.7"))

    def test_paper(self):
        for paper, size in (("a4", "595.28 841.89"), ("letter", "612.00 792.00")):
            with open(self.layout("<section><name>A</name><t>b</t></section>", "--pdf-paper", paper),
                      encoding="utf-8") as file:
                self.assertTrue(file.readline().startswith("paper " + size))

    def test_headings_and_lines_keep_together(self):
        words = "Every paragraph of this section has some lines, and no less. " * 6
        sections = "".join("<section><name>Section %d</name>%s</section>" % (i, ("<t>%s</t>" % words) * (i % 4 + 1))
                           for i in range(60))
        path = self.layout(sections)
        self.assertEqual(list(check_layout.faults(path)), [])
        pages, _ = check_layout.read(path)
        self.assertGreater(len(pages), 15)
        self.assertEqual({page.held for page in pages}, {"free"})

    def test_head_of_a_table_repeats(self):
        rows = "".join("<tr><td>row %d</td><td rowspan='%d'>of many</td></tr>" % (i, 1) for i in range(120))
        pages, _ = check_layout.read(self.layout(
            "<section><name>T</name><table><thead><tr><th>First</th><th>Second</th></tr></thead><tbody>%s</tbody>"
            "</table></section>" % rows))
        heads = [[line.again for line in page.lines if line.text == "First"] for page in pages]
        heads = [head for head in heads if head]
        self.assertGreater(len(heads), 2)
        self.assertEqual(heads, [[False]] + [[True]] * (len(heads) - 1))

    def test_rows_that_a_cell_spans_stay_together(self):
        rows = "".join("<tr>%s<td>line %d</td></tr>" % ("<td rowspan='5'>five %d</td>" % i if i % 5 == 0 else "", i)
                       for i in range(100))
        pages, _ = check_layout.read(self.layout("<section><name>T</name><table><tbody>%s</tbody></table></section>" % rows))
        self.assertGreater(len(pages), 2)
        for page in pages:
            lines = [int(line.text.split()[1]) for line in page.lines if re.match(r"line \d", line.text)]
            if lines:
                self.assertEqual(lines[0] % 5, 0)

    def test_row_higher_than_a_page(self):
        cells = "<td>%s</td><td>short</td>" % ("<t>A cell with many lines of text goes on. </t>" * 90)
        path = self.layout("<section><name>T</name><table><tbody><tr>%s</tr></tbody></table></section>" % cells)
        self.assertEqual(list(check_layout.faults(path)), [])
        self.assertGreater(len(check_layout.read(path)[0]), 2)

    def test_long_code_breaks(self):
        code = "<sourcecode><![CDATA[%s]]></sourcecode>" % "\n".join("line %d" % i for i in range(150))
        path = self.layout("<section><name>C</name><t>Before.</t>%s<t>Behind.</t></section>" % code)
        self.assertEqual(list(check_layout.faults(path)), [])
        pages, _ = check_layout.read(path)
        lines = [line.text for page in pages for line in page.lines if line.text.startswith("line ")]
        self.assertEqual(lines, ["line %d" % i for i in range(150)])

    def test_layouts(self):
        """What layouts/ has; --update-layouts writes it again (read the difference)."""
        folder = os.path.join(ROOT, "tests", "pdf", "layouts")
        for name in sorted(os.listdir(folder)):
            if not name.endswith(".xml"):
                continue
            done = self.run_tool("--pdf-layout", os.path.join(folder, name), "-o", self.path("layout"))
            if b"A font is missing" in done.stderr:
                self.skipTest("fonts are missing: scripts/install pdf")
            with open(self.path("layout"), encoding="utf-8") as file:
                made = file.read()
            golden = os.path.join(folder, name[:-4] + ".layout")
            if UPDATE:
                with open(golden, "w", encoding="utf-8") as file:
                    file.write(made)
            with open(golden, encoding="utf-8") as file:
                self.assertEqual(made.splitlines(), file.read().splitlines(), name)
            self.assertEqual(list(check_layout.faults(golden)), [])

    def test_module_is_missing(self):  # PDF_NO_STACK
        tool = self.patched(TOOL, "tool", (MODULE, MODULE.replace(b"pdf", b"pxf")))
        done = self.run_tool("--pdf", "--text", "-p", ".", RICH, code=1, tool=tool)
        self.assertIn(b"Error: PDF cannot be made here: ", done.stderr)
        self.assertIn(b"See --pdf-help.", done.stderr)
        self.assertFalse(os.path.exists(self.path("rich.pdf")))

    def patched(self, source, name, *changes):
        with open(source, "rb") as file:
            data = file.read()
        for old, new in changes:
            self.assertIn(old, data)
            data = data.replace(old, new)
        with open(self.path(name), "wb") as file:
            file.write(data)
        os.chmod(self.path(name), 0o755)
        return self.path(name)

    def test_no_fonts(self):  # PDF_BROKEN
        other = MODULE.replace(b"pdf", b"pxf")
        tool = self.patched(TOOL, "tool", (MODULE, other))
        self.patched(STACK, other.decode(), (b"/share/fonts", b"/share/fxnts"), (b"ietfdoc/fonts", b"ietfdoc/fxnts"))
        done = self.run_tool("--pdf", "-p", ".", RICH, code=1, tool=tool, LD_LIBRARY_PATH=self.folder)
        self.assertIn(b"Error: PDF cannot be made: there are no fonts", done.stderr)
        self.assertFalse(os.path.exists(self.path("rich.pdf")))

    def test_other_fonts(self):  # PDF_NO_FONT
        other = MODULE.replace(b"pdf", b"pxf")
        tool = self.patched(TOOL, "tool", (MODULE, other))
        self.patched(STACK, other.decode(), (b"ietfdoc/fonts", b"ietfdoc/fxnts"))
        done = self.run_tool("--pdf", "-p", ".", RICH, tool=tool, LD_LIBRARY_PATH=self.folder)
        self.assertIn(b"Warning: A font is missing: Roboto Mono: ", done.stderr)

    def test_character_without_a_font(self):  # PDF_NO_GLYPH
        name = self.draft("<section><name>N</name><t>A private one: &#xE123;.</t></section>")
        done = self.run_tool("--pdf", name)
        self.assertEqual(done.stderr.count(b"No font has the character"), 1, done.stderr)

    def test_broken_bitmap(self):  # PDF_BAD_PICTURE
        name = self.draft("<section><name>N</name><artwork type='binary-art' alt='nothing' "
                          "src='data:image/png;base64,iVBORw0KGgo='/></section>")
        done = self.run_tool("--pdf", name)
        self.assertIn(b"draft.xml(5): Warning: The picture is left out of the PDF: ", done.stderr)


if __name__ == "__main__":
    TOOL, STACK = map(os.path.abspath, sys.argv[1:3])
    unittest.main(argv=sys.argv[:1], verbosity=2)
