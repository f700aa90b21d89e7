#!/usr/bin/env python3
"""test_clients.py TOOL: programs that call xml2rfc find this tool under that name. kdrfc and mmark are run where they are
installed; the command lines of others (i-d-template, author-tools, DraftForge, the RPC's, Metanorma …) are run as
they stand in their sources, one by one, with their redirections."""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOL = ""
HERE = os.path.dirname(os.path.abspath(__file__))
AUTHOR_TOOLS_ERROR = re.compile(r"^.*?Error: (?P<message>.*)$", re.I)
AUTHOR_TOOLS_WARNING = re.compile(r"^.*?Warning: (?P<message>.*)$", re.I)
AUTHOR_TOOLS_LINE = re.compile(r"^.*?\((?P<line>.*?)\): (Error|Warning): ", re.I)
DRAFTFORGE = re.compile(r"(.xml\((?P<line>[0-9]+)\): )?(?P<kind>Warning|Error): (?P<message>.*)", re.I)
I_D_TEMPLATE = ("-q --rfc-base-url https://www.rfc-editor.org/rfc/ --id-base-url https://datatracker.ietf.org/doc/html/ "
                "--allow-local-file-access")
SOURCE = """<?xml version="1.0" encoding="UTF-8"?>
<rfc version="3" ipr="trust200902" docName="draft-example-client-00" category="info" submissionType="IETF"
  xmlns:xi="http://www.w3.org/2001/XInclude">
<front><title>Clients</title><seriesInfo name="Internet-Draft" value="draft-example-client-00"/>
<author fullname="Ada Keeper"><organization/></author><date year="2020" month="January" day="15"/>
<abstract><t>Short.</t></abstract></front>
<middle><section anchor="first"><name>First</name><t>Words, as in <xref target="RFC99001"/>.</t></section></middle>
<back><references><name>References</name>
<xi:include href="https://bib.ietf.org/public/rfc/bibxml/reference.RFC.99001.xml"/>
</references></back>
</rfc>
"""
REFERENCE = """<reference anchor="%s" target="https://www.rfc-editor.org/info/%s">
<front><title>A Reference</title><author fullname="Ada Keeper"/><date month="March" year="1997"/></front>
<seriesInfo name="RFC" value="%s"/></reference>
"""
VERSION_2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rfc SYSTEM "rfc2629.dtd">
<rfc ipr="trust200902" docName="draft-example-old-00" category="info">
<front><title>Old</title><author fullname="Ada Keeper" initials="A." surname="Keeper"><organization/></author>
<date year="2020" month="January" day="15"/><abstract><t>Short.</t></abstract></front>
<middle><section title="First"><t>Words.<list style="symbols"><t>one</t><t>two</t></list></t></section></middle>
</rfc>
"""


class Client(unittest.TestCase):
    def setUp(self):
        self.folder_object = tempfile.TemporaryDirectory()
        self.folder = os.path.realpath(self.folder_object.name)
        for name in ("bin", "home/.cache/xml2rfc", "work"):
            os.makedirs(os.path.join(self.folder, name))
        os.symlink(TOOL, os.path.join(self.folder, "bin", "xml2rfc"))
        self.work = os.path.join(self.folder, "work")
        for number in ("99001", "2119", "8174"):
            self.write("../home/.cache/xml2rfc/reference.RFC.%s.xml" % number, REFERENCE % ("RFC" + number, "rfc" + number, number))
        self.write("draft.xml", SOURCE)

    def tearDown(self):
        self.folder_object.cleanup()

    def path(self, name):
        return os.path.join(self.work, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def environment(self):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("KRAMDOWN", "KDRFC", "XML_LIBRARY", "SOURCE_DATE"))}
        return {**kept, "HOME": os.path.join(self.folder, "home"), "LANG": "C.UTF-8", "KRAMDOWN_PERSISTENT": "",
                "PATH": os.path.join(self.folder, "bin") + ":" + os.environ["PATH"], "http_proxy": "http://127.0.0.1:9/",
                "https_proxy": "http://127.0.0.1:9/", "KRAMDOWN_REFCACHEDIR": os.path.join(self.folder, "home/.cache/xml2rfc")}

    def sh(self, line, code=0, **more):
        """A command line, as it stands in a Makefile or a terminal; what it says, stdout and stderr apart."""
        done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, cwd=self.work, timeout=120,
                              env={**self.environment(), **more}, stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, code, "%s\n%s%s" % (line, done.stdout, done.stderr))
        return done

    def made(self, line, *names, **more):
        """The line makes these files and no others."""
        before = set(os.listdir(self.work))
        done = self.sh(line, **more)
        self.assertEqual(sorted(set(os.listdir(self.work)) - before), sorted(names), done.stderr)
        return done

    def assert_text(self, name):
        self.assertRegex(self.read(name), r"(?s)^.{0,10}\n*Network Working Group .*Expires: .*1\.  First")

    def assert_html(self, name):
        self.assertRegex(self.read(name), r'(?s)^<!DOCTYPE html>\n<html .*<section id="section-1">')

    def assert_xml(self, name):
        self.assertRegex(self.read(name), r"^<\?xml version='1.0' encoding='utf-8'\?>\n")


class IDTemplate(Client):
    def test_end_of_the_markdown_pipe(self):
        done = self.sh("cat draft.xml | xml2rfc %s --cache=$PWD/.refcache --v2v3 /dev/stdin -o /dev/stdout > out.xml" % I_D_TEMPLATE)
        self.assertEqual((done.stdout, done.stderr), ("", ""))
        self.assert_xml("out.xml")
        self.assertTrue(self.read("out.xml").endswith("</rfc>\n"))
        self.assertTrue(os.path.isdir(self.path(".refcache")))

    def test_from_another_pipe(self):
        self.made("cat draft.xml | xml2rfc %s --cache=$(mktemp -d) --v2v3 /dev/stdin -o FILE.xml" % I_D_TEMPLATE, "FILE.xml")
        self.assert_xml("FILE.xml")

    def test_text(self):
        done = self.made("xml2rfc %s --cache=$HOME/.cache/xml2rfc --text --no-pagination draft.xml -o out.txt" % I_D_TEMPLATE, "out.txt")
        self.assertEqual((done.stdout, done.stderr), ("", ""))
        self.assert_text("out.txt")
        self.assertNotIn("[Page 1]", self.read("out.txt"))
        self.made("xml2rfc %s --cache=$HOME/.cache/xml2rfc --text --pagination draft.xml -o pages.txt" % I_D_TEMPLATE, "pages.txt")
        self.assertIn("[Page 1]", self.read("pages.txt"))

    def test_html_and_what_sed_finds_in_it(self):
        self.write("v3.css", "body { color: navy }\n")
        self.made("xml2rfc %s --cache=$HOME/.cache/xml2rfc --html --css=v3.css --metadata-js-url=/dev/null draft.xml -o out.html" %
                  I_D_TEMPLATE, "out.html")
        self.assertIn("color: navy", self.read("out.html"))
        self.assertEqual(len(re.findall(r"<link[^>]*href=[\"']rfc-local.css[\"'][^>]*>", self.read("out.html"))), 1)
        self.sh("""sed -i -e 's,<link[^>]*href=["'"'"']rfc-local.css["'"'"'][^>]*>,,' out.html""")
        self.assertNotIn("rfc-local.css", self.read("out.html"))
        self.sh("""sed -i -e '/<link[^>]*rel="license">/{p;c FAVICON
}' out.html""")
        self.assertRegex(self.read("out.html"), r'rel="license">\nFAVICON\n')

    def test_an_error_fails_the_target(self):
        self.write("draft.xml", SOURCE.replace("</t></abstract>", "</abstract>"))
        done = self.made("xml2rfc %s --text --no-pagination draft.xml -o out.txt" % I_D_TEMPLATE, code=1)
        self.assertEqual(done.stdout, "")
        self.assertIn("Unable to parse the XML document: ", done.stderr)


class AuthorTools(Client):
    """Messages are read line by line; files are made with --out."""

    def messages(self, text, pattern):
        return [match.group("message") for match in map(pattern.match, text.split("\n")) if match]

    def test_formats(self):
        for option, name in (("--text", "F.txt"), ("--html", "F.html"), ("--v2v3", "F.xml")):
            done = self.made("xml2rfc %s --out %s draft.xml" % (option, name), name)
            self.assertEqual(self.messages(done.stderr, AUTHOR_TOOLS_ERROR), [])
        self.assert_text("F.txt")
        self.assert_html("F.html")
        self.assert_xml("F.xml")

    def test_the_input_is_the_output(self):
        self.made("xml2rfc --v2v3 --out draft.xml draft.xml")
        self.assert_xml("draft.xml")
        self.made("xml2rfc --text --out F.txt draft.xml", "F.txt")
        self.assert_text("F.txt")

    def test_warnings(self):
        self.write("draft.xml", SOURCE.replace("Words", "W\u00f6rter"))
        done = self.made("xml2rfc --warn-bare-unicode --out F.txt draft.xml", "F.txt")
        found = self.messages(done.stderr, AUTHOR_TOOLS_WARNING)
        self.assertTrue([m for m in found if "Found non-ascii characters" in m], done.stderr)
        self.assertIn("3 days away", " ".join(found))
        lines = [match.group("line") for match in map(AUTHOR_TOOLS_LINE.match, done.stderr.split("\n")) if match]
        self.assertEqual(sorted(lines), ["5", "7"])

    def test_errors(self):
        self.write("draft.xml", SOURCE.replace('<section anchor="first">', '<section wrong="first">'))
        done = self.made("xml2rfc --text --out F.txt draft.xml", code=1)
        self.assertGreaterEqual(len(self.messages(done.stderr, AUTHOR_TOOLS_ERROR)), 1)
        self.assertRegex(done.stderr, r"(?m)^%s\(7\): Error: " % re.escape(self.path("draft.xml")))


class DraftForge(Client):
    def test_preview(self):
        self.made("xml2rfc --v3 --no-dtd --no-network --id-is-work-in-progress --html -o OUT draft.xml", "OUT")
        self.assert_html("OUT")

    def test_export(self):
        urls = ('--id-reference-base-url="https://datatracker.ietf.org/doc/html/" '
                '--rfc-reference-base-url="https://www.rfc-editor.org/rfc/"')
        self.made('xml2rfc --v3 %s --metadata-js-url="https://www.rfc-editor.org/js/metadata.min.js" --id-is-work-in-progress --html '
                  "-o OUT.html draft.xml" % urls, "OUT.html")
        self.assertIn('src="https://www.rfc-editor.org/js/metadata.min.js"', self.read("OUT.html"))
        self.made("xml2rfc --v3 --bom %s --id-is-work-in-progress --text -o OUT.txt draft.xml" % urls.split(" ")[0], "OUT.txt")
        self.assertTrue(self.read("OUT.txt").startswith("\ufeff"))

    def test_messages(self):
        self.write("draft.xml", SOURCE.replace("RFC99001\"/>", "nowhere\"/>"))
        done = self.sh("xml2rfc --v3 --no-dtd --no-network --id-is-work-in-progress --html -o OUT draft.xml", code=1)
        found = [m.groupdict() for m in DRAFTFORGE.finditer(done.stderr)]
        self.assertTrue([m for m in found if m["kind"] == "Error" and m["line"] == "7"], done.stderr)
        self.assertFalse(os.path.exists(self.path("OUT")))


class Production(Client):
    def test_rfc_editor(self):
        self.write("rfc9999.notprepped.xml", SOURCE.replace('docName="draft-example-client-00"', 'number="9999" consensus="true"').replace(
            'name="Internet-Draft" value="draft-example-client-00"', 'name="RFC" value="9999"'))
        self.made('xml2rfc --preptool --id-reference-base-url="https://datatracker.ietf.org/doc/html/" --id-is-work-in-progress '
                  "rfc9999.notprepped.xml -o rfc9999.xml", "rfc9999.xml")
        self.assertIn(" prepTime=", self.read("rfc9999.xml"))
        self.made("xml2rfc rfc9999.xml", "rfc9999.txt")

    def test_v2v3_by_its_default_name(self):
        self.made("xml2rfc --v2v3 --add-xinclude draft.xml", "draft.v2v3.xml")
        self.assert_xml("draft.v2v3.xml")

    def test_lsr(self):
        """kramdown-rfc-lsr shortens the option."""
        self.made("xml2rfc --prep draft.xml", "draft.prepped.xml")

    def test_metanorma(self):
        self.made("xml2rfc --text draft.xml -o out.txt", "out.txt")
        self.made("xml2rfc --html draft.xml -o out.html", "out.html")

    def test_sphinx(self):
        self.assertRegex(self.sh("xml2rfc --version").stdout.split("\n")[0], r"^xml2rfc \d+\.\d+\.\d+$")
        os.mkdir(self.path("OUTDIR"))
        self.made("xml2rfc draft.xml --date 2026-01-15 --no-pagination --text --path OUTDIR")
        self.assertEqual(os.listdir(self.path("OUTDIR")), ["draft.txt"])

    def test_openid(self):
        self.assertEqual(self.made("xml2rfc --text --no-pagination -q draft.xml", "draft.txt").stderr, "")

    def test_regression_script(self):
        self.assertRegex(self.sh("xml2rfc --verbose --version").stdout.split("\n")[0], r"^xml2rfc \d+\.\d+\.\d+$")

    def test_mmark_docs(self):
        self.made("xml2rfc --v3 --text draft.xml", "draft.txt")
        os.remove(self.path("draft.txt"))
        done = self.made("xml2rfc draft.xml --v3", "draft.txt")
        self.assertIn(" Created file ", done.stderr)


class Makefiles(Client):
    def test_by_hand(self):
        self.made("xml2rfc draft.xml", "draft.txt")
        self.assertIn("[Page 1]", self.read("draft.txt"))
        self.made("xml2rfc --text -o target.txt draft.xml", "target.txt")
        os.mkdir(self.path("build"))
        self.write("build/v3.css", "p {}\n")
        self.made("xml2rfc --html --css=build/v3.css draft.xml", "draft.html")
        self.made("xml2rfc --v3 --html draft.xml -o G", "G")
        self.made("xml2rfc -q --cache=$HOME/.cache/xml2rfc draft.xml")

    def test_two_formats(self):
        done = self.made("xml2rfc --html --text draft.xml", "draft.html", "draft.txt")
        self.assertEqual(len(re.findall(r"(?m)^ Created file draft\.(txt|html)$", done.stderr)), 2)
        os.remove(self.path("draft.html"))
        os.remove(self.path("draft.txt"))
        self.made("xml2rfc --text --pagination --html draft.xml", "draft.html", "draft.txt")
        self.assertIn("Cannot use an explicit output filename when generating more than one format, use --path instead.",
                      self.made("xml2rfc --html --text draft.xml -o both", code=1).stderr)

    def test_a_library(self):
        os.mkdir(self.path("src"))
        self.write("src/reference.OWN.1.xml", REFERENCE % ("OWN", "own", "1"))
        self.write("draft.xml", SOURCE.replace("https://bib.ietf.org/public/rfc/bibxml/reference.RFC.99001.xml",
                                               "reference.OWN.1.xml").replace("RFC99001", "OWN"))
        self.made("XML_LIBRARY=$XML_LIBRARY:./src xml2rfc --html -o own.html draft.xml", "own.html")
        self.assert_html("own.html")

    def test_version_2(self):
        self.write("old.xml", VERSION_2)
        self.made("xml2rfc --html --text old.xml", "old.html", "old.txt")
        self.made("xml2rfc --v2v3 old.xml", "old.v2v3.xml")
        done = self.made("xml2rfc --legacy --html --text --raw old.xml", "old.raw.txt")
        self.assertIn("Warning: The legacy formatters are not available", done.stderr)

    def test_dead_forms(self):
        """Those of the program in Tcl: refused, as xml2rfc refuses them."""
        for line in ("xml2rfc draft.xml out.txt", "xml2rfc --html draft.xml out.html"):
            done = self.made(line, code=2)
            self.assertRegex(done.stderr, r"(?s)^usage: xml2rfc .*\nxml2rfc: error: unrecognized arguments: out\.\w+\n$")

    def test_what_is_not_there(self):
        self.assertIn("No such file: nothing.xml", self.made("xml2rfc nothing.xml", code=1).stderr)
        self.assertIn("No source file given", self.made("xml2rfc", code=1).stderr)


@unittest.skipUnless(shutil.which("kdrfc"), "SKIPPED: kdrfc (ruby-kramdown-rfc2629) is not here")
class Kramdown(Client):
    def setUp(self):
        super().setUp()
        shutil.copy(os.path.join(HERE, "draft-example-lamps.md"), self.work)

    def kdrfc(self, *options, code=0):
        done = self.sh("kdrfc %s draft-example-lamps.md" % " ".join(options), code=code)
        self.assertNotIn("remote", done.stderr)
        return done

    def check(self):
        text = self.read("draft-example-lamps.txt")
        for part in ("Internet-Draft                    Lamps", "2.  Switching", "Figure 1: A lamp and its switch", "Table 1: States",
                     "*  on", "1.  now", "[Page 1]", "Section 2 of [RFC8174]", "[LAMP]"):
            self.assertIn(part, text)

    def test_text(self):
        done = self.kdrfc()
        self.check()
        self.assertIn(" Created file draft-example-lamps.txt", done.stderr)

    def test_all_that_it_makes(self):
        self.kdrfc("--html", "--txt", "--prep", "--convert")
        self.check()
        self.assertEqual(sorted(os.path.basename(p) for p in glob.glob(self.path("draft-example-lamps*"))),
                         ["draft-example-lamps" + s for s in (".html", ".md", ".prepped.xml", ".txt", ".v2v3.xml", ".xml")])
        self.assertIn('<section id="section-2">', self.read("draft-example-lamps.html"))
        self.assertIn(" prepTime=", self.read("draft-example-lamps.prepped.xml"))
        self.assert_xml("draft-example-lamps.v2v3.xml")

    def test_version_2(self):
        """Its --v2 makes a document of version 2 and asks for the legacy formatters."""
        done = self.kdrfc("--v2")
        self.check()
        self.assertIn("The legacy formatters are not available", done.stderr)

    def test_its_xml_through_the_pipe(self):
        """As i-d-template has it: kramdown-rfc's XML is converted in a pipe, and made from that."""
        self.sh("kramdown-rfc2629 -3 draft-example-lamps.md | xml2rfc %s --cache=$HOME/.cache/xml2rfc --v2v3 /dev/stdin -o /dev/stdout "
                "> draft-example-lamps.xml" % I_D_TEMPLATE)
        self.sh("xml2rfc %s --cache=$HOME/.cache/xml2rfc --text draft-example-lamps.xml -o draft-example-lamps.txt" % I_D_TEMPLATE)
        self.check()

    def test_a_failure(self):
        self.write("draft-example-lamps.md", self.read("draft-example-lamps.md").replace("A lamp MUST", "<wrong>A lamp</wrong> MUST"))
        self.assertIn("*** xml2rfc failed, status 1", self.kdrfc(code=1).stderr)


@unittest.skipUnless(shutil.which("mmark"), "SKIPPED: mmark is not here")
class Mmark(Client):
    def setUp(self):
        super().setUp()
        shutil.copy(os.path.join(HERE, "draft-example-lamps-mmark.md"), self.work)

    def test_a_pipe(self):
        self.sh("mmark draft-example-lamps-mmark.md | xml2rfc --v3 --text /dev/stdin --out rfc.txt")
        for part in ("Switching Lamps Over the Network", "1.  on", "Table 1: States", "[RFC2119]", "Figure 1: A lamp"):
            self.assertIn(part, self.read("rfc.txt"))

    def test_a_file(self):
        self.sh("mmark draft-example-lamps-mmark.md > draft.xml; xml2rfc --html draft.xml")
        self.assertIn("<h1 id=\"title\">Switching Lamps Over the Network</h1>", self.read("draft.html"))


if __name__ == "__main__":
    TOOL = os.path.abspath(sys.argv.pop(1))
    unittest.main()
