#!/usr/bin/env python3
"""test_xslt.py TOOL: style sheets of the user's: what they make, how their files are called, what they may read,
and what ends them."""
import os
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOL = ""
HEAD = """<?xml version="1.0"?>
%s
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:exsl="http://exslt.org/common"
 xmlns:str="http://exslt.org/strings" xmlns:func="http://exslt.org/functions" xmlns:my="urn:example:my"
 extension-element-prefixes="exsl func" exclude-result-prefixes="str my">
%s
</xsl:stylesheet>
"""
DOCUMENT = """<rfc version="3" ipr="trust200902" docName="draft-example-sheets-00" category="info" submissionType="IETF">
<front><title>Sheets</title><seriesInfo name="Internet-Draft" value="draft-example-sheets-00"/>
<author fullname="Ada Keeper"/><date year="2026" month="January" day="15"/><abstract><t>Short.</t></abstract></front>
<middle><section><name>First</name><t>Words &amp; more.</t></section></middle>
</rfc>
"""


def outside(name):
    """A match template that shows a file."""
    return '<xsl:template match="/"><xsl:value-of select="document(\'%s\')"/></xsl:template>' % name


class Sheets(unittest.TestCase):
    def setUp(self):
        self.folder_object = tempfile.TemporaryDirectory()
        self.folder = os.path.realpath(self.folder_object.name)
        os.makedirs(self.path("sheets/below"))
        self.write("doc.xml", DOCUMENT)
        self.write("secret.xml", "<d>secret</d>")
        self.write("sheets/below/data.xml", "<d>given</d>")

    def tearDown(self):
        self.folder_object.cleanup()

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return name

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def run_tool(self, *arguments, code=0):
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1768435200")
        done = subprocess.run([TOOL, "--no-network", "--skip-config-files", *arguments], capture_output=True, text=True,
                              cwd=self.folder, env=environment, timeout=100)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertNotIn("Sanitizer", done.stderr)
        return done

    def sheet(self, *body, name="sheets/own.xsl", top=""):
        return self.write(name, HEAD % (top, "\n".join(body)))

    def output(self, *body, arguments=(), top=""):
        self.sheet(*body, top=top)
        return self.run_tool("-q", "--xslt", "sheets/own.xsl", *arguments, "doc.xml", "-o", "-").stdout

    def failing(self, *body, top="", arguments=()):
        """What is said of a sheet that fails, without the document's name."""
        self.sheet(*body, top=top)
        before = sorted(os.listdir(self.folder))
        done = self.run_tool("--xslt", "sheets/own.xsl", *arguments, "doc.xml", "-p", self.folder, code=1)
        self.assertEqual((done.stdout, sorted(os.listdir(self.folder))), ("", before))
        lines = done.stderr.split("\n")
        self.assertEqual(lines[-2:], ["Unable to complete processing doc.xml", ""])
        return [line.replace(self.folder + "/", "") for line in lines[:-2]]


class Results(Sheets):
    def test_prepped_and_source(self):
        body = '<xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="count(//toc)"/>,<xsl:value-of' \
            ' select="//middle/section/@pn"/></xsl:template>'
        self.assertEqual(self.output(body), "1,section-1")
        self.assertEqual(self.output(body, arguments=["--xslt-source"]), "0,")

    def test_source_beside_other_formats(self):
        self.sheet('<xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="count(//@pn)"/></xsl:template>')
        self.run_tool("-q", "--text", "--html", "--xslt-source", "--xslt", "sheets/own.xsl", "doc.xml", "-p", ".")
        self.assertEqual(self.read("doc.own"), "0")

    def test_methods(self):
        body = '<xsl:template match="/"><html><br/><p title="a&amp;b">&lt;</p></html></xsl:template>'
        self.assertEqual(self.output('<xsl:output method="text"/>', body), "<")
        self.assertIn("<br><p title=\"a&amp;b\">&lt;</p>", self.output(body))
        self.assertEqual(self.output('<xsl:output method="xml" omit-xml-declaration="yes"/>', body),
                         '<html><br/><p title="a&amp;b">&lt;</p></html>\n')
        self.assertIn('encoding="ISO-8859-1"', self.output('<xsl:output method="xml" encoding="ISO-8859-1"/>', body))

    def test_parameters(self):
        body = '<xsl:output method="text"/><xsl:param name="one" select="\'1\'"/><xsl:param name="two"/>' \
            '<xsl:template match="/"><xsl:value-of select="concat($one, \'|\', $two)"/></xsl:template>'
        self.assertEqual(self.output(body), "1|")
        self.assertEqual(self.output(body, arguments=["--param", "one=a'b\"c", "--param=two=x=y"]), "a'b\"c|x=y")
        self.assertEqual(self.failing(body, arguments=["--param", "one"]),  # XSLT_PARAM
                         ["Error: Expected a parameter as NAME=VALUE, but found 'one'"])

    def test_exslt(self):
        body = '<xsl:output method="text"/><func:function name="my:twice"><xsl:param name="n"/>' \
            '<func:result select="2 * $n"/></func:function><xsl:template match="/"><xsl:variable name="t"><a/><a/>' \
            '</xsl:variable><xsl:value-of select="concat(my:twice(4), str:replace(\'aXa\', \'X\', \'-\'),' \
            ' count(exsl:node-set($t)/a))"/></xsl:template>'
        self.assertEqual(self.output(body), "8a-a2")

    def test_names_of_outputs(self):
        body = '<xsl:template match="/"><a/></xsl:template>'
        for sheet, name in (("own.xsl", "doc.own"), ("slides.html.xsl", "doc.slides.html"), ("x.xslt", "doc.x"),
                            ("plain", "doc.plain"), ("xml.xsl", "doc.out.xml")):
            self.sheet(body, name="sheets/" + sheet)
            self.run_tool("-q", "--xslt", "sheets/" + sheet, "doc.xml")
            self.assertIn("<a/>", self.read(name))
        self.assertEqual(self.read("doc.xml"), DOCUMENT)

    def test_stock(self):
        self.run_tool("-q", "--xslt", "bibtex", "doc.xml")
        self.assertIn("@techreport{draft-example-sheets-00,\n", self.read("doc.bib"))
        self.assertIn("@techreport{mine,\n", self.run_tool("-q", "--xslt", "bibtex", "--param", "key=mine", "doc.xml",
                                                           "-o", "-").stdout)

    def test_stock_imported(self):
        shown = self.output('<xsl:import href="stock:/bibtex.xsl"/>',
                            '<xsl:template name="authors">Nobody</xsl:template>')
        self.assertIn("author        = {Nobody},\n", shown)

    def test_reads_below_itself(self):
        self.assertIn("given", self.output(outside("below/data.xml")))
        self.sheet('<xsl:output method="text"/><xsl:template match="rfc">included</xsl:template>', name="sheets/below/a b.xsl")
        self.assertEqual(self.output('<xsl:include href="below/a%20b.xsl"/>'), "included")

    def test_message(self):  # XSLT_MESSAGE
        self.sheet('<xsl:output method="text"/><xsl:template match="/">\n<xsl:message>one  <xsl:value-of select="name(*)"/>'
                   '\n two</xsl:message>done</xsl:template>')
        done = self.run_tool("--xslt", "sheets/own.xsl", "doc.xml", "-o", "-")
        self.assertEqual(done.stdout, "done")
        self.assertIn("%s/sheets/own.xsl(7): Warning: one rfc two\n" % self.folder, done.stderr)

    def test_unknown_instruction(self):  # XSLT_WARNING
        self.sheet('<xsl:output method="text"/><xsl:template match="/">\n<xsl:nothing/>done</xsl:template>')
        done = self.run_tool("--xslt", "sheets/own.xsl", "doc.xml", "-o", "-")
        self.assertIn("sheets/own.xsl(7): Warning: unknown xsl:nothing\n", done.stderr)

    def test_batch(self):
        os.mkdir(self.path("out"))
        self.sheet('<xsl:output method="text"/><xsl:template match="/">batch</xsl:template>', name="sheets/b.txt.xsl")
        self.write("list", "doc.xml\n")
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1768435200")
        done = subprocess.run([TOOL, "--batch", "list", "--xslt", "sheets/b.txt.xsl", "-p", "out", "--skip-config-files"],
                              capture_output=True, text=True, cwd=self.folder, env=environment, timeout=60)
        if "nettle" in done.stderr:
            self.skipTest("no batches")
        self.assertEqual((done.returncode, os.listdir(self.path("out"))), (0, ["doc.b.txt"]))


class Stock(Sheets):
    """What the stock sheets make of larger documents, beyond the goldens of tests/golden/xslt/."""
    SOURCES = [os.path.join(ROOT, "examples", "rich.xml"), os.path.join(ROOT, "tests", "golden", "xslt", "draft.xml")]

    def make(self, sheet, source):
        return self.run_tool("-q", "--xslt", sheet, source, "-o", "-").stdout

    def test_xhtml_links(self):
        for source in self.SOURCES:
            page = ElementTree.fromstring(self.make("xhtml", source))
            ids = [e.get("id") for e in page.iter() if e.get("id")]
            self.assertEqual(len(ids), len(set(ids)))
            links = [a.get("href") for a in page.iter("{http://www.w3.org/1999/xhtml}a")]
            self.assertGreater(len(links), 10)
            self.assertEqual([link for link in links if link.startswith("#") and link[1:] not in ids], [])

    def test_jats_links(self):
        for source in self.SOURCES:
            article = ElementTree.fromstring(self.make("jats", source))
            self.assertEqual([part.tag for part in article], ["front", "body", "back"])
            ids = [e.get("id") for e in article.iter() if e.get("id")]
            self.assertEqual(len(ids), len(set(ids)))
            self.assertEqual([x.get("rid") for x in article.iter("xref") if x.get("rid") not in ids], [])

    def test_reference_can_be_cited(self):
        for source in self.SOURCES:
            reference = self.make("reference", source).split("?>", 1)[1]
            self.write("citing.xml", DOCUMENT.replace("</middle>", "</middle><back><references><name>References</name>%s"
                                                      "</references></back>" % reference).replace("Words", '<xref target="%s"/>'
                                                      % ElementTree.fromstring(reference).get("anchor")))
            self.assertIn("Work in Progress, Internet-Draft", self.run_tool("-q", "citing.xml", "-o", "-").stdout)

    def test_markdown_code_stays(self):
        shown = self.make("markdown", self.SOURCES[0])
        self.assertIn("\n```c\nint\ncount(const char *signal, char flash)\n{\n    int result = 0;\n\n    for", shown)
        self.assertIn("\n| --- | ---: |\n", self.make("markdown", self.SOURCES[1]))

    def test_copies_work_as_files(self):
        with open(os.path.join(ROOT, "formatters", "xslt", "bibtex.xsl"), encoding="utf-8") as file:
            self.write("sheets/own.xsl", file.read())
        with open(os.path.join(ROOT, "formatters", "xslt", "common.xsl"), encoding="utf-8") as file:
            self.write("sheets/common.xsl", file.read())
        self.assertEqual(self.make("sheets/own.xsl", "doc.xml"), self.make("bibtex", "doc.xml"))


class Fence(Sheets):
    def test_nothing_from_elsewhere(self):
        os.symlink(self.path("secret.xml"), self.path("sheets/below/link.xml"))
        for name in ("../secret.xml", "/etc/passwd", "below/../../secret.xml", "below/link.xml", "file:///etc/passwd",
                     "file://%s/secret.xml" % self.folder):
            said = self.failing(outside(name))
            self.assertEqual(len(said), 1)
            self.assertRegex(said[0], r"^sheets/own.xsl\(6\): Error: A style sheet reads files beside or below itself only: ")

    def test_document_may_allow_its_own(self):
        self.assertIn("secret", self.output(outside("../secret.xml"), arguments=["--allow-local-file-access"]))

    def test_no_network(self):
        said = self.failing(outside("http://127.0.0.1:9/x.xml"))
        self.assertRegex(said[0], r"^sheets/own.xsl\(6\): Error: .*http://127.0.0.1:9/x.xml")
        self.assertEqual(self.failing('<xsl:import href="http://127.0.0.1:9/x.xsl"/>'),
                         ["sheets/own.xsl(6): Error: A style sheet reads no files from the network: http://127.0.0.1:9/x.xsl"])

    def test_no_import_from_elsewhere(self):
        for way in ("import", "include"):
            self.assertRegex(self.failing('<xsl:%s href="../secret.xml"/>' % way)[0],
                             r"^sheets/own.xsl\(6\): Error: A style sheet reads files beside or below itself only: ")

    def test_nothing_written(self):
        for element in ('exsl:document href="written"', 'xsl:document href="written"'):
            said = self.failing('<xsl:template match="/"><%s><a/></%s></xsl:template>' % (element, element.split()[0]))
            self.assertIn("refused", said[0])
        self.assertFalse(os.path.exists(self.path("written")) or os.path.exists(self.path("sheets/written")))

    def test_no_entities_from_elsewhere(self):
        top = '<!DOCTYPE x [<!ENTITY x SYSTEM "%s"><!ENTITY own "mine">]>' % self.path("secret.xml")
        self.assertEqual(self.failing('<xsl:template match="/">&x;</xsl:template>', top=top),
                         ["sheets/own.xsl(6): Error: Entity 'x' not defined"])
        self.assertIn("mine", self.output('<xsl:template match="/">&own;</xsl:template>', top=top))

    def test_depth(self):  # XSLT_DEPTH
        said = self.failing('<xsl:template match="/" name="r">\n<xsl:call-template name="r"/></xsl:template>',
                         arguments=["--max-sheet-depth", "200"])
        self.assertEqual(said, ["sheets/own.xsl(7): Error: Templates are nested deeper than max-sheet-depth, 200"])

    def test_variables(self):  # XSLT_VARIABLES
        variables = "".join('<xsl:variable name="v%d" select="1"/>' % i for i in range(20))
        said = self.failing('<xsl:template match="/" name="r">%s<xsl:call-template name="r"/></xsl:template>' % variables,
                         arguments=["--max-sheet-variables", "500"])
        self.assertEqual(said, ["sheets/own.xsl(6): Error: There are more variables than max-sheet-variables, 500"])

    def test_steps(self):  # XSLT_STEPS
        for body in ("<xsl:for-each select='//node()'><xsl:for-each select='//node()'><xsl:for-each select='//node()'><x/>"
                     "</xsl:for-each></xsl:for-each></xsl:for-each>",
                     '<xsl:value-of select="count(//*[count(//*[count(//*[. = 3]) = 7]) = 4])"/>'):
            said = self.failing('<xsl:template match="/">%s</xsl:template>' % body, arguments=["--max-sheet-steps", "50000"])
            self.assertEqual(said, ["sheets/own.xsl(6): Error: The style sheet takes more than max-sheet-steps, 50000"])

    def test_memory(self):
        body = '<xsl:template match="/" name="d"><xsl:param name="s" select="\'0123456789\'"/><xsl:call-template name="d">' \
            '<xsl:with-param name="s" select="concat($s, $s)"/></xsl:call-template></xsl:template>'
        self.sheet(body)
        done = subprocess.run(["sh", "-c", 'ulimit -v 500000; exec "$@"', "sh", TOOL, "--skip-config-files", "-q", "--xslt",
                               "sheets/own.xsl", "doc.xml"], capture_output=True, text=True, cwd=self.folder, timeout=100)
        if "Sanitizer" in done.stderr:
            self.skipTest("sanitizers want more memory than that")
        self.assertEqual(done.returncode, 1)
        self.assertIn("Error: out of memory\n", done.stderr)


class Messages(Sheets):
    def test_no_sheet(self):  # XSLT_NO_SHEET
        done = self.run_tool("--xslt", "nothing", "doc.xml", code=1)
        self.assertIn("Error: Expected a file at 'nothing', but no such file exists. The stock style sheets are bibtex, ",
                      done.stderr)

    def test_no_name(self):  # XSLT_NONE
        done = self.run_tool("--xslt=", "doc.xml", code=1)
        self.assertIn('Error: No style sheet is named: the option "xslt" is not set\n', done.stderr)

    def test_no_library(self):  # XSLT_MISSING
        self.write("libxslt.so.1", "")
        done = subprocess.run([TOOL, "--skip-config-files", "-q", "--xslt", "bibtex", "doc.xml"], capture_output=True,
                              text=True, cwd=self.folder, timeout=60, env=dict(os.environ, LD_LIBRARY_PATH=self.folder))
        self.assertEqual(done.returncode, 1)
        self.assertIn("Error: This library cannot run style sheets: libxslt or libexslt is not installed\n", done.stderr)

    def test_not_well_formed(self):
        said = self.failing('<xsl:template match="/">\n<a></xsl:template>')
        self.assertEqual(said[0], "sheets/own.xsl(7): Error: Opening and ending tag mismatch: a line 7 and xsl:template")

    def test_no_style_sheet(self):
        self.write("sheets/own.xsl", "<nothing/>")
        done = self.run_tool("--xslt", "sheets/own.xsl", "doc.xml", code=1)
        self.assertIn("sheets/own.xsl(1): Error: ", done.stderr)

    def test_xpath(self):  # XSLT_ERROR
        self.assertEqual(self.failing('<xsl:template match="/">\n<xsl:value-of select="/rfc["/></xsl:template>'),
                         ["sheets/own.xsl(7): Error: xsl:value-of : could not compile select expression '/rfc[': Invalid "
                          "expression"])
        self.assertIn("sheets/own.xsl(7): Error: Unregistered function",
                      self.failing('<xsl:template match="/">\n<xsl:value-of select="nothing(3)"/></xsl:template>'))

    def test_terminate(self):
        self.assertEqual(self.failing('<xsl:template match="/"><xsl:message>one</xsl:message>',
                                   '<xsl:message terminate="yes">two</xsl:message></xsl:template>'),
                         ["sheets/own.xsl(6): Warning: one", "sheets/own.xsl(7): Error: two"])

    def test_missing_template(self):
        self.assertRegex(self.failing('<xsl:template match="/"><xsl:call-template name="none"/></xsl:template>')[0],
                         r"^sheets/own.xsl\(6\): Error: .*none")


if __name__ == "__main__":
    TOOL = os.path.abspath(sys.argv[1])
    del sys.argv[1:]
    unittest.main()
