#!/usr/bin/env python3
"""test_epub.py TOOL: books hold together: archive, package, contents, links, texts for drawings; every document of
tests/golden/ becomes well-formed files. With Debian's epubcheck on the machine, some of them go through it."""
import os
import re
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RICH = os.path.join(ROOT, "examples", "rich.xml")
GOLDEN = os.path.join(ROOT, "tests", "golden")
EPUBCHECK = "/usr/share/java/epubcheck.jar"
CHECKED = ["examples/rich.xml", "tests/golden/xslt/draft.xml"]
OPF, DC, XHTML = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/xhtml}"
TOOL = ""


class Books(unittest.TestCase):
    def setUp(self):
        self.folder_object = tempfile.TemporaryDirectory()
        self.folder = self.folder_object.name

    def tearDown(self):
        self.folder_object.cleanup()

    def make(self, source, *arguments):
        out = os.path.join(self.folder, "book.epub")
        done = subprocess.run([TOOL, "--epub", "-q", "--no-network", "--skip-config-files", "--allow-local-file-access",
                               "--date", "2026-01-15", *arguments, source, "-o", out], capture_output=True, text=True,
                              timeout=60, env=dict(os.environ, SOURCE_DATE_EPOCH="1768435200"))
        if done.returncode:
            return None
        with open(out, "rb") as file:
            return file.read()

    def open(self, source):
        self.assertIsNotNone(self.make(source))
        return zipfile.ZipFile(os.path.join(self.folder, "book.epub"))

    def package(self, book):
        return ElementTree.fromstring(book.read("EPUB/package.opf"))


class Archive(Books):
    def test_mimetype_comes_first_and_plain(self):
        data = self.make(RICH)
        self.assertEqual(data[:4], b"PK\3\4")
        self.assertEqual(struct.unpack("<HHH", data[4:10]), (20, 0, 0))
        self.assertEqual(data[30:58], b"mimetypeapplication/epub+zip")

    def test_same_bytes(self):
        self.assertEqual(self.make(RICH), self.make(RICH))
        self.assertNotEqual(self.make(RICH), self.make(RICH, "--date", "2026-01-16"))

    def test_sound(self):
        with self.open(RICH) as book:
            self.assertIsNone(book.testzip())
            self.assertEqual({info.date_time for info in book.infolist()}, {(2026, 1, 15, 0, 0, 0)})
            self.assertEqual({info.compress_type for info in book.infolist()}, {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

    def test_nothing_from_browsers(self):
        with self.open(RICH) as book:
            for name in book.namelist():
                data = book.read(name)
                for wrong in (b"<script", b"onclick", b"pilcrow", b"xml2rfc.css"):
                    self.assertNotIn(wrong, data, name)


class Package(Books):
    def test_facts(self):
        with self.open(RICH) as book:
            package = self.package(book)
        texts = lambda name: [e.text for e in package.iter(DC + name)]
        self.assertEqual(texts("title"), ["The Lighthouse Signalling Protocol: A Tour of RFCXML"])
        self.assertEqual(texts("creator"), ["Ada Keeper", "Björn Fyrström", "灯台 守", "Luísa Farol"])
        self.assertEqual(texts("identifier"), ["urn:ietf:id:example-lighthouse-00"])
        self.assertEqual((texts("language"), texts("date")), (["en"], ["2026-01-15"]))
        self.assertEqual(texts("publisher"), ["Internet Engineering Task Force"])
        self.assertEqual(texts("subject"), ["lighthouse", "signal"])
        self.assertTrue(texts("description")[0].startswith("Lighthouses speak to ships in flashes. This"))
        metas = {}
        for meta in package.iter(OPF + "meta"):
            metas.setdefault(meta.get("property"), []).append(meta.text)
        self.assertEqual(metas["dcterms:modified"], ["2026-01-15T00:00:00Z"])
        self.assertEqual(metas["role"], ["edt", "aut", "aut", "aut"])
        self.assertEqual(metas["file-as"][0], "Keeper, A.")
        self.assertEqual(metas["schema:accessMode"], ["textual", "visual"])
        self.assertIn("alternativeText", metas["schema:accessibilityFeature"])
        for name in ("accessModeSufficient", "accessibilityHazard", "accessibilitySummary"):
            self.assertIn("schema:" + name, metas)

    def test_rfc(self):
        with self.open(os.path.join(GOLDEN, "xslt", "rfc.xml")) as book:
            package = self.package(book)
        self.assertEqual(next(package.iter(DC + "identifier")).text, "urn:ietf:rfc:9999")
        self.assertEqual([e.text for e in package.iter(DC + "publisher")], ["RFC Editor"])
        self.assertNotIn("visual", [e.text for e in package.iter(OPF + "meta")])

    def test_manifest_is_complete(self):
        with self.open(RICH) as book:
            package = self.package(book)
            named = {"EPUB/" + item.get("href") for item in package.iter(OPF + "item")}
            self.assertEqual(named | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}, set(book.namelist()))
            for item in package.iter(OPF + "item"):
                if item.get("media-type") == "application/xhtml+xml":
                    self.assertEqual(b"<svg" in book.read("EPUB/" + item.get("href")), item.get("properties") == "svg")


class Text(Books):
    def check_links(self, book):
        trees = {name: ElementTree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")}
        ids, every = {}, []
        for name, tree in trees.items():
            ids[os.path.basename(name)] = [e.get("id") for e in tree.iter() if e.get("id")]
            every += ids[os.path.basename(name)]
        self.assertEqual(len(every), len(set(every)) + every.count("toc") - ("toc" in every))
        for name, tree in trees.items():
            for link in tree.iter(XHTML + "a"):
                target = link.get("href", "https:")
                if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", target):
                    file, _, fragment = target.partition("#")
                    self.assertIn(file or os.path.basename(name), ids)
                    if fragment:
                        self.assertIn(fragment, ids[file or os.path.basename(name)], name)

    def test_links_lead_somewhere(self):
        with self.open(RICH) as book:
            self.check_links(book)

    def test_every_golden(self):
        made = 0
        for folder, _, names in os.walk(GOLDEN):
            for name in sorted(names)[::4]:
                path = os.path.join(folder, name)
                if not name.endswith(".xml") or name.count(".") > 1 or os.path.isfile(path[:-4] + ".args"):
                    continue
                if self.make(path) is None:
                    continue
                made += 1
                with zipfile.ZipFile(os.path.join(self.folder, "book.epub")) as book:
                    with self.subTest(path):
                        self.check_links(book)
        self.assertGreater(made, 20)

    def test_contents(self):
        with self.open(RICH) as book:
            nav = ElementTree.fromstring(book.read("EPUB/nav.xhtml"))
        words = ["".join(a.itertext()) for a in nav.iter(XHTML + "a")]
        for word in ("Abstract", "1.2. Terms", "Appendix A. Counting the Stairs", "Authors' Addresses"):
            self.assertIn(word, words)
        lists = nav.findall("%sbody/%snav" % (XHTML, XHTML))
        self.assertEqual([e.get("{http://www.idpf.org/2007/ops}type") for e in lists], ["toc", "landmarks"])

    def test_drawings_have_texts(self):
        with self.open(RICH) as book:
            shown = book.read("EPUB/part-2.xhtml").decode()
        self.assertRegex(shown, r'<svg [^>]*role="img" aria-label="A lighthouse, its beam, and a ship"')


class Odd(Books):
    """What documents may have that XHTML may not."""
    def test_values(self):
        source = os.path.join(self.folder, "odd.xml")
        with open(source, "w", encoding="utf-8") as file:
            file.write("""<rfc version="3" ipr="trust200902" docName="draft-example-odd-00" category="info" submissionType="IETF">
<front><title/><seriesInfo name="Internet-Draft" value="draft-example-odd-00"/><author fullname="Ada Keeper"/><date year="2026"
month="January" day="15"/></front><middle><section><name>First</name>
<t>Text with <eref target="relative/file.html">a relative link</eref>, <eref target="http://example.com/a b|c">an odd one</eref>
and <eref target="//example.com/x">one without a scheme</eref>.</t>
<artwork type="binary-art" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" alt="a dot"/>
</section></middle></rfc>
""")
        with self.open(source) as book:
            part = book.read("EPUB/part-1.xhtml").decode()
            self.assertEqual([e.text for e in self.package(book).iter(DC + "title")], ["draft-example-odd-00"])
            self.assertIn("EPUB/picture-1.gif", book.namelist())
        self.assertRegex(part, r"<span[^>]*>a relative link</span>")
        self.assertRegex(part, 'href="http://example.com/a[^ |"]*b%7Cc"')
        self.assertIn('href="https://example.com/x"', part)
        self.assertRegex(part, r'<img src="picture-1.gif" alt="a dot"/>')


class Checker(Books):
    def test_epubcheck(self):
        if not os.path.isfile(EPUBCHECK):
            self.skipTest("no epubcheck")
        for source in CHECKED:
            self.assertIsNotNone(self.make(os.path.join(ROOT, source)))
            done = subprocess.run(["java", "-jar", EPUBCHECK, "book.epub"], capture_output=True, text=True, cwd=self.folder,
                                  timeout=150)
            self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
            self.assertIn("0 fatals / 0 errors / 0 warnings", done.stdout)


if __name__ == "__main__":
    TOOL = os.path.abspath(sys.argv[1])
    del sys.argv[1:]
    unittest.main()
