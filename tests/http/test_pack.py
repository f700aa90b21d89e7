#!/usr/bin/env python3
"""test_pack.py TOOL: references from a pack, without network and without cache."""
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

from server import reference

TOOL = ""
SOURCE = """<rfc version="3" ipr="trust200902" docName="draft-example-pack-00" category="info" submissionType="IETF"
  xmlns:xi="http://www.w3.org/2001/XInclude">
<front><title>Pack</title><seriesInfo name="Internet-Draft" value="draft-example-pack-00"/>
<author fullname="Ada Keeper"><organization/></author><date year="2026" month="January" day="15"/>
<abstract><t>Short.</t></abstract></front>
<middle><section><name>First</name><t>Words.</t></section></middle>
<back><references><name>References</name>
%s
</references></back>
</rfc>
"""


class Pack(unittest.TestCase):
    def setUp(self):
        self.folder_object = tempfile.TemporaryDirectory()
        self.folder = os.path.realpath(self.folder_object.name)
        self.pack = self.path("references.pack")

    def tearDown(self):
        self.folder_object.cleanup()

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, data, *names):
        os.makedirs(os.path.dirname(self.path(*names)), exist_ok=True)
        with open(self.path(*names), "wb") as file:
            file.write(data)
        return self.path(*names)

    def run_tool(self, *arguments, code=0):
        done = subprocess.run([TOOL, *arguments], capture_output=True, text=True, cwd=self.folder, timeout=120,
                              env={**os.environ, "HOME": self.folder})
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def make(self, *arguments, **more):
        return self.run_tool("--make-reference-pack", self.path("references"), self.pack, *arguments, **more)

    def prep(self, *hrefs, pack=None, **more):
        self.write((SOURCE % "\n".join('<xi:include href="%s"/>' % h for h in hrefs)).encode(), "doc.xml")
        start = time.monotonic()
        said = self.run_tool("--preptool", "--no-network", "--skip-config-files", "--date", "2026-01-15", "--today", "2026-01-15",
                             "--cache", self.path("cache"), "--reference-pack", pack or self.pack, "doc.xml", **more)
        self.seconds = time.monotonic() - start
        if more.get("code"):
            return said
        with open(self.path("doc.prepped.xml"), encoding="utf-8") as file:
            return file.read()

    def test_made_and_read(self):
        self.write(reference("RFC99001"), "references", "reference.RFC.99001.xml")
        self.write(reference("FOLDER"), "references", "bibxml9", "reference.FOLDER.1.xml")
        broken = self.write(b"<!DOCTYPE html><html></html>", "references", "page.xml")
        said = self.make()
        self.assertIn("Warning: Left out of the reference pack, as it is no valid reference: " + broken, said)
        self.assertIn(" Created file %s (2 references)\n" % self.pack, said)
        self.assertEqual(sorted(os.listdir(self.folder)), ["references", "references.pack"])
        made = self.prep("reference.RFC.99001", "reference.FOLDER.1.xml")
        self.assertIn('xml:base="https://bib.ietf.org/public/rfc/bibxml/reference.RFC.99001.xml"', made)
        self.assertIn('xml:base="https://bib.ietf.org/public/rfc/bibxml9/reference.FOLDER.1.xml"', made)
        made = self.prep("https://bib.ietf.org/public/rfc/bibxml/reference.RFC.99001.xml")
        self.assertIn('<reference anchor="RFC99001"', made)
        self.assertEqual(os.listdir(self.path("cache")), [])

    def test_a_new_pack_replaces_the_old_one(self):
        self.write(reference("RFC99001", "Old"), "references", "reference.RFC.99001.xml")
        self.make()
        self.write(reference("RFC99001", "New"), "references", "reference.RFC.99001.xml")
        self.make("--quiet")
        self.assertIn("New", self.prep("reference.RFC.99001"))

    def test_what_is_not_there(self):
        self.write(reference(), "references", "reference.RFC.99001.xml")
        self.make()
        self.assertIn('Unable to resolve external request: "reference.RFC.99002"', self.prep("reference.RFC.99002", code=1))

    def test_what_is_no_pack(self):
        database = sqlite3.connect(self.path("other.db"))
        database.execute("CREATE TABLE reference (name TEXT PRIMARY KEY, url TEXT, xml BLOB)")
        database.commit()
        database.close()
        for path in (self.path("other.db"), self.write(b"no database" * 100, "text"), self.path("nothing"), self.folder):
            said = self.prep("reference.RFC.99001", pack=path, code=1)
            self.assertIn("Error: Cannot use the reference pack %s: " % path, said)  # PACK_UNUSABLE

    def test_a_damaged_pack(self):
        for i in range(300):
            self.write(reference("RFC%d" % i), "references", "reference.RFC.%d.xml" % i)
        self.make()
        with open(self.pack, "r+b") as file:
            file.seek(8192)
            file.write(b"\xff" * (os.path.getsize(self.pack) - 8192))
        said = self.prep(*["reference.RFC.%d" % i for i in range(300)], code=1)
        self.assertIn("Cannot use the reference pack", said)

    def test_packs_that_cannot_be_made(self):
        self.assertIn("Error: Cannot make the reference pack", self.make(code=1))  # PACK_NOT_MADE
        self.write(reference(), "references", "reference.RFC.99001.xml")
        self.pack = self.path("nowhere", "pack")
        self.assertIn("Error: Cannot make the reference pack", self.make(code=1))
        self.assertIn("needs the name of the pack", self.run_tool("--make-reference-pack", self.path("references"), code=1))

    def test_how_long_a_reference_takes(self):
        """Read, looked up, parsed, checked and written: the look-up is the least of it."""
        count = 2000
        for i in range(count):
            self.write(reference("RFC%d" % i), "references", "reference.RFC.%d.xml" % i)
        self.make()
        best = {}
        for used in (1, 501, 1, 501, 1, 501):
            self.prep(*["reference.RFC.%d" % (i * 3) for i in range(used)])
            best[used] = min(best.get(used, 99), self.seconds)
        each = (best[501] - best[1]) / 500
        print("a reference of a pack of %d: %.3f ms from look-up to output" % (count, each * 1000))
        with open(TOOL, "rb") as file:
            sanitized = b"__asan_init" in file.read()
        self.assertLess(each, 0.01 if sanitized else 0.001)


if __name__ == "__main__":
    TOOL = os.path.abspath(sys.argv.pop(1))
    unittest.main()
