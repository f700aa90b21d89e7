"""Tests of ietfdoc.xml2rfc: a script written for xml2rfc (submit.py) runs with its imports changed, or unchanged after
install(), and what writers write has the bytes of the command line tool."""
import copy
import datetime
import io
import os
import re
import subprocess
import sys
import tempfile
import unittest
import unittest.mock
from pathlib import Path

from lxml import etree

import ietfdoc
import ietfdoc.xml2rfc as xml2rfc
from ietfdoc.xml2rfc.util import date as dates
from ietfdoc.xml2rfc.writers import base

FIXTURES = Path(os.environ["IETFDOC_FIXTURES"])
HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("IETFDOC_SHARED", HERE.parents[3] / "shared"))
DAY = datetime.date(2026, 1, 15)
VERSION2 = b"""<?xml version="1.0" encoding="UTF-8"?>
<?rfc toc="yes"?><?rfc symrefs="no" ?>
<rfc ipr="trust200902" docName="draft-example-old-00" category="info">
<front><title>Old</title><author fullname="Ada Keeper" initials="A." surname="Keeper"><organization/></author>
<date year="2026" month="January" day="15"/><abstract><t>Short.</t></abstract></front>
<middle><section title="First"><t>Words: <list style="symbols"><t>one</t><t>two</t></list></t></section></middle>
</rfc>
"""


def read(name):
    return (FIXTURES / name).read_bytes()


class Shim(unittest.TestCase):
    def setUp(self):
        self.folder = Path(os.path.realpath(self.enterFolder()))
        self.errors = xml2rfc.log.write_err = io.StringIO()
        self.options = copy.deepcopy(base.default_options)
        self.options.date = DAY

    def enterFolder(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        return holder.name

    def parse(self, name="rich.xml", **more):
        return xml2rfc.XmlRfcParser(str(FIXTURES / name), options=self.options, **more).parse(quiet=True)

    def written(self, writer):
        path = self.folder / "out"
        writer.write(path)
        return path.read_bytes()

    def tool(self, source, *arguments):
        """What the command line tool writes, and says, about a file."""
        done = subprocess.run([os.environ["IETFDOC_TOOL"], "--date", "2026-01-15", "--no-network", "--skip-config-files",
                               *arguments, "-o", str(self.folder / "theirs"), str(source)], capture_output=True, text=True)
        made = self.folder / "theirs"
        return made.read_bytes() if made.exists() else None, done.stderr


class Scripts(Shim):
    def run_script(self, text, name="rich.xml"):
        script = self.folder / "script.py"
        script.write_text(text)
        done = subprocess.run([sys.executable, script, FIXTURES / name, self.folder], capture_output=True, text=True,
                              env=dict(os.environ, HOME=str(self.folder)))
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def check(self, text):
        out = self.run_script(text).split("\n")
        self.assertEqual((out[0], out[1], out[3]), ("draft-example-lighthouse-00", "3", "(2026, 1, 15)"))
        self.assertIn("section-1.2 Terms", out)
        self.assertEqual(out[-2], xml2rfc.__version__)
        self.assertEqual((self.folder / "rich.txt").read_bytes(), read("rich.txt"))
        self.assertEqual((self.folder / "rich.html").read_bytes(), read("rich.html"))
        self.assertRegex(self.run_script(text, "bad.xml"), "^[1-9] errors, the log is full")

    def test_changed_imports(self):
        text = (HERE / "submit.py").read_text()
        changed = re.sub(r"^import xml2rfc$", "import ietfdoc.xml2rfc as xml2rfc", text, flags=re.M)
        changed = re.sub(r"^from xml2rfc", "from ietfdoc.xml2rfc", changed, flags=re.M)
        self.assertEqual(changed.count("ietfdoc"), 3)
        self.check(changed)

    def test_installed(self):
        text = (HERE / "submit.py").read_text()
        self.check(text.replace("\nimport datetime", "\nimport ietfdoc.xml2rfc\nietfdoc.xml2rfc.install()\nimport datetime", 1))


class Writers(Shim):
    def test_files(self):
        for writer, name in ((xml2rfc.TextWriter, "rich.txt"), (xml2rfc.HtmlWriter, "rich.html"),
                             (xml2rfc.PrepToolWriter, "rich.prepped.xml")):
            self.assertEqual(self.written(writer(self.parse(), options=self.options)), read(name))
        self.assertIn(" Created file %s\n" % (self.folder / "out"), self.errors.getvalue())
        self.assertIn(" Prepping %s\n" % (FIXTURES / "rich.xml"), self.errors.getvalue())

    def test_other_formats(self):
        prepped = self.folder / "rich.prepped.xml"
        prepped.write_bytes(read("rich.prepped.xml"))
        for writer, option, source in ((xml2rfc.UnPrepWriter, "--unprep", prepped),
                                       (xml2rfc.ExpandV3XmlWriter, "--expand", FIXTURES / "rich.xml"),
                                       (xml2rfc.DatatrackerToBibConverter, "--use-bib", FIXTURES / "rich.xml")):
            document = xml2rfc.XmlRfcParser(str(source), options=self.options).parse()
            self.assertEqual(self.written(writer(document, options=self.options)), self.tool(source, option)[0], option)

    def test_options(self):
        self.options.pagination = False
        self.assertEqual(xml2rfc.TextWriter(self.parse(), options=self.options).process(), read("rich.plain.txt").decode())
        self.options.list_symbols = ("-", "+", "o", "*")
        self.options.table_borders = "minimal"
        self.options.rfc_local = False
        text = xml2rfc.TextWriter(self.parse(), options=self.options).process().encode()
        theirs = self.tool(FIXTURES / "rich.xml", "--text", "--no-pagination", "--list-symbols=-+o*", "--table-borders=minimal")
        self.assertEqual(text, theirs[0])
        html = self.written(xml2rfc.HtmlWriter(self.parse(), options=self.options))
        self.assertEqual(html, self.tool(FIXTURES / "rich.xml", "--html", "--no-rfc-local")[0])

    def test_pdf(self):
        if "pdf" not in [format.name for format in ietfdoc.Context().formats]:
            self.skipTest("the library was built without PDF")
        made, said = self.tool(FIXTURES / "rich.xml", "--pdf")
        if made is None:
            self.skipTest("this machine makes no PDF: " + said)
        self.assertEqual(self.written(xml2rfc.PdfWriter(self.parse(), options=self.options)), made)

    def test_side_files(self):
        self.options.external_css = True
        self.written(xml2rfc.HtmlWriter(self.parse(), options=self.options))
        self.assertTrue((self.folder / "xml2rfc.css").exists())

    def test_version_2(self):
        path = self.folder / "old.xml"
        path.write_bytes(VERSION2)
        document = xml2rfc.XmlRfcParser(str(path), options=self.options).parse(remove_comments=False)
        self.assertEqual(document.getroot().get("version"), None)
        self.assertEqual(document.getpis()["symrefs"], "no")
        converted = xml2rfc.V2v3XmlWriter(document, options=self.options)
        self.assertEqual(self.written(converted), self.tool(path, "--v2v3")[0])
        document.tree = converted.convert2to3()
        self.assertEqual((document.getroot().get("version"), document.getroot().find(".//ul/li/t").text), ("3", "one"))
        document.tree = xml2rfc.PrepToolWriter(document, options=self.options, liberal=True).prep()
        self.assertEqual(self.written(xml2rfc.TextWriter(document, options=self.options)), self.tool(path, "--text")[0])

    def test_date(self):
        self.options.date = None
        document = xml2rfc.XmlRfcParser(None, options=self.options)
        document.text = re.sub(rb"<date [^>]*>", b'<date year="2026" month="January"/>', VERSION2)
        writer = xml2rfc.TextWriter(document.parse(), options=self.options, date=DAY)
        self.assertIn("Expires: 19 July 2026", writer.process())  # 185 days later

    def test_bad_document(self):
        said = self.tool(FIXTURES / "bad.xml", "--text")[1].split("\n")
        document = self.parse("bad.xml")
        writer = xml2rfc.TextWriter(document, options=self.options)
        with self.assertRaises(xml2rfc.RfcWriterError) as caught:
            writer.write(self.folder / "out")
        self.assertEqual(caught.exception.msg, "Not creating output file due to errors (see above)")
        self.assertFalse((self.folder / "out").exists())
        self.assertTrue(writer.errors and all(message in said for message in writer.errors), (writer.errors, said))
        self.assertEqual(self.errors.getvalue().split("\n")[0], said[0])
        self.assertIsNone(xml2rfc.PrepToolWriter(document, options=self.options).prep())

    def test_nothing_shared_by_accident(self):
        self.options.pagination = False
        self.assertTrue(base.default_options.pagination)


class Trees(Shim):
    def test_changed(self):
        document = self.parse()
        document.getroot().find("./front/title").text = "Another Title"
        text = xml2rfc.TextWriter(document, options=self.options).process()
        self.assertIn("Another Title", text)
        document.tree = xml2rfc.PrepToolWriter(document, options=self.options).prep()
        self.assertEqual(document.getroot().findtext("./front/title"), "Another Title")
        document.getroot().find("./front/title").text = "A Third"
        self.assertIn("A Third", xml2rfc.TextWriter(document, options=self.options).process())

    def test_positions(self):
        self.assertEqual(self.parse().getroot().find("./front/title").sourceline,
                         read("rich.xml").decode().split("<title")[0].count("\n") + 1)

    def test_from_memory(self):
        parser = xml2rfc.XmlRfcParser(None, options=self.options)
        parser.text = read("rich.xml")
        self.assertEqual(xml2rfc.TextWriter(parser.parse(), options=self.options).process(), read("rich.txt").decode())

    def test_namespace(self):
        parser = xml2rfc.XmlRfcParser(None, options=self.options)
        parser.text = b'<rfc version="3">\n<xi:include href="x"/></rfc>'
        self.assertEqual(parser.parse(add_xmlns=True).getroot()[0].tag, "{http://www.w3.org/2001/XInclude}include")

    def test_no_xml(self):
        parser = xml2rfc.XmlRfcParser(None, options=self.options)
        parser.text = b"<rfc><t></rfc>"
        with self.assertRaises(etree.XMLSyntaxError):
            parser.parse()

    def test_entities_from_elsewhere(self):
        secret = self.folder / "secret.txt"
        secret.write_text("secret")
        path = self.folder / "doc.xml"
        doctype = b'<!DOCTYPE rfc [<!ENTITY in "inside"><!ENTITY out SYSTEM "secret.txt">]>\n<rfc '
        path.write_bytes(VERSION2.replace(b"<rfc ", doctype).replace(b"Short.", b"&in;&out;"))
        try:
            document = xml2rfc.XmlRfcParser(str(path), options=self.options).parse()
        except xml2rfc.XmlRfcError:
            return
        self.assertEqual(document.getroot().findtext("./front/abstract/t"), "inside")


@unittest.skipUnless((SHARED / "corpus" / "MANIFEST.tsv").exists(), "the corpus is not here")
class Corpus(Shim):
    """What xml2rfc wrote, of some documents of the corpus, in the calls that a service makes."""

    def test_text(self):
        rows = (SHARED / "corpus" / "MANIFEST.tsv").read_text().split("\n")[1:]
        names = [row.split("\t")[0] for row in rows if row]
        names = [name for name in names if (SHARED / "corpus" / "docs" / (name + ".xml")).exists() and
                 (SHARED / "corpus" / "expected" / name / "text").exists()]
        for name in names[::9]:
            with self.subTest(name):
                theirs = (SHARED / "corpus" / "expected" / name / "text").read_bytes().decode()
                self.assertTrue(self.text(SHARED / "corpus" / "docs" / (name + ".xml")) == theirs)

    def text(self, path):
        with unittest.mock.patch.dict(os.environ, SOURCE_DATE_EPOCH="1795219200"):  # when theirs were made
            return self.service(path)

    def service(self, path):
        self.options.quiet = self.options.no_network = self.options.allow_local_file_access = True
        self.options.cache, self.options.pagination = str(SHARED / "corpus" / "cache"), False
        document = xml2rfc.XmlRfcParser(str(path), options=self.options).parse(remove_comments=False, quiet=True)
        if document.getroot().get("version", "2") == "2":
            document.tree = xml2rfc.V2v3XmlWriter(document, options=self.options).convert2to3()
        if not document.getroot().get("prepTime"):
            document.tree = xml2rfc.PrepToolWriter(document, options=self.options, liberal=True).prep()
        return xml2rfc.TextWriter(document, options=self.options).process()


class Dates(unittest.TestCase):
    def test_extract(self):
        self.assertEqual(dates.extract_date({"year": "2025", "month": "feb", "day": "3"}, DAY), (2025, 2, 3))
        self.assertEqual(dates.extract_date({"month": "12"}, DAY), (None, 12, None))
        self.assertEqual(dates.augment_date(None, None, None, DAY), (2026, 1, None))
        self.assertEqual(dates.augment_date(2020, None, None, DAY), (2020, None, None))

    def test_format(self):
        self.assertEqual(dates.format_date(2026, 1, 15), "15 January 2026")
        self.assertEqual(dates.format_date(2026, 1, 15, legacy=True), "January 15, 2026")
        self.assertEqual(dates.format_date(2026, 1, None), "January 2026")
        self.assertEqual(dates.format_date_iso(2026, 1, 5), "2026-01-05")
        tree = etree.ElementTree(etree.XML('<rfc><front><date year="2026" month="1" day="15"/></front></rfc>'))
        self.assertEqual(dates.get_expiry_date(tree, DAY), datetime.date(2026, 7, 19))


if __name__ == "__main__":
    unittest.main(verbosity=2)
