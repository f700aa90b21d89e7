#!/usr/bin/env python3
"""test_http.py TOOL: references over HTTP, from a server on the loopback that misbehaves in every way there is.
Nothing wrong may ever be in the cache, and nothing unfinished left behind."""
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from server import PAGE, Answer, Endless, Server, reference, wait_for

TOOL = ""
OLD = 20 * 24 * 3600
SOURCE = """<?xml version="1.0" encoding="UTF-8"?>
%s<rfc version="3" ipr="trust200902" docName="draft-example-net-00" category="info" submissionType="IETF"
  xmlns:xi="http://www.w3.org/2001/XInclude">
<front><title>Network</title><seriesInfo name="Internet-Draft" value="draft-example-net-00"/>
<author fullname="Ada Keeper"><organization/></author><date year="2026" month="January" day="15"/>
<abstract><t>Short.</t></abstract></front>
<middle><section><name>First</name>
<t>Words.</t>%s</section></middle>
<back><references><name>References</name>
%s
</references></back>
</rfc>
"""


class Result:
    def __init__(self, done, seconds):
        self.code, self.out, self.err, self.seconds = done.returncode, done.stdout, done.stderr, seconds


class Network(unittest.TestCase):
    def setUp(self):
        self.folder_object = tempfile.TemporaryDirectory()
        self.folder = os.path.realpath(self.folder_object.name)
        self.cache = self.path("cache")
        self.server = Server()

    def tearDown(self):
        self.server.close()
        self.folder_object.cleanup()

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def document(self, *references, name="doc.xml", doctype="", body="", raw=""):
        lines = ['<xi:include href="%s"/>' % r.replace("&", "&amp;") for r in references] + [raw]
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(SOURCE % (doctype, body, "\n".join(lines)))

    def environment(self, more=None):
        kept = {k: v for k, v in os.environ.items() if "proxy" not in k.lower() and k not in ("SSL_CERT_FILE", "XML_LIBRARY")}
        return {**kept, "HOME": self.path("home"), **(more or {})}

    def command(self, *more):
        return [TOOL, "--text", "--skip-config-files", "--cache", self.cache, "--date", "2026-01-15", "--today",
                "2026-01-15", "--reference-base-url", self.server.base, *more, self.path("doc.xml")]

    def render(self, *more, code=0, environment=None, limits=None, before=()):
        start = time.monotonic()
        done = subprocess.run([*before, *self.command(*more)], capture_output=True, text=True, cwd=self.folder,
                              timeout=120, env=self.environment(environment), preexec_fn=limits)
        result = Result(done, time.monotonic() - start)
        self.assertEqual(result.code, code, result.err)
        self.assertEqual(os.path.exists(self.path("doc.txt")), code == 0, result.err)
        return result

    def cached(self):
        """The files of the cache, those of the hidden directory left out."""
        return sorted(os.listdir(self.cache)) if os.path.isdir(self.cache) else []

    def assert_cached(self, *names):
        self.assertEqual([n for n in self.cached() if n != ".ietfdoc"], sorted(names))
        hidden = self.path("cache", ".ietfdoc")
        if os.path.isdir(hidden):
            self.assertEqual([n for n in os.listdir(hidden) if n not in names], [])

    def read_cached(self, name):
        with open(os.path.join(self.cache, name), encoding="utf-8") as file:
            return file.read()

    def put_cached(self, name, data, age=0):
        os.makedirs(self.cache, exist_ok=True)
        path = os.path.join(self.cache, name)
        with open(path, "wb") as file:
            file.write(data)
        self.make_old(name, age)

    def make_old(self, name, age=OLD):
        when = time.time() - age
        os.utime(os.path.join(self.cache, name), (when, when))

    def text(self):
        with open(self.path("doc.txt"), encoding="utf-8") as file:
            return file.read()

    def refused(self, url, *says, **more):
        """The document with that reference is refused, and the cache stays empty."""
        self.document(url)
        result = self.render(code=1, **more)
        for text in says:
            self.assertIn(text, result.err)
        self.assertIn("doc.xml(10): Error: XInclude processing failed: ", result.err)
        self.assert_cached()
        return result


class Answers(Network):
    def test_200(self):
        url = self.server.set("a/reference.TEST.1.xml", Answer(reference()))
        self.document(url)
        result = self.render("--verbose")
        self.assert_cached("reference.TEST.1.xml")
        self.assertIn("A Test", self.text())
        self.assertRegex(self.read_cached("reference.TEST.1.xml"),
                         r'^<reference anchor="TEST" target="[^"]*" xml:base="%s">\n' % re.escape(url))
        self.assertIn("Note: Fetched with status 200: " + url, result.err)  # FETCH_STATUS
        self.assertIn("Note: Added file to cache: " + self.path("cache", "reference.TEST.1.xml"), result.err)  # CACHE_ADDED
        os.remove(self.path("doc.txt"))
        self.render()
        self.assertEqual(len(self.server.requests), 1)

    def test_301(self):
        url = self.server.set("a/reference.TEST.1.xml", Answer(status=301, Location="/b/other.xml"))
        final = self.server.set("b/other.xml", Answer(reference()))
        self.document(url)
        self.render()
        self.assert_cached("reference.TEST.1.xml")
        self.assertIn('xml:base="%s"' % final, self.read_cached("reference.TEST.1.xml"))

    def test_a_redirect_that_never_ends(self):
        url = self.server.set("a/reference.TEST.1.xml", Answer(status=302, Location="/a/reference.TEST.1.xml"))
        self.refused(url, "redirects")
        self.assertLess(len(self.server.requests), 15)

    def test_304(self):
        name = "reference.TEST.1.xml"
        self.document(self.server.set("a/" + name, Answer(reference(), ETag='"1"', Last_Modified="Thu, 15 Jan 2026 00:00:00 GMT")))
        self.render()
        before = self.read_cached(name)
        self.make_old(name)
        result = self.render("--verbose")
        self.assertEqual(self.server.seen[1].get("If-None-Match"), '"1"')
        self.assertEqual(self.server.seen[1].get("If-Modified-Since"), "Thu, 15 Jan 2026 00:00:00 GMT")
        self.assertIn("Fetched with status 304", result.err)
        self.assertEqual(self.read_cached(name), before)
        self.assertGreater(os.path.getmtime(os.path.join(self.cache, name)), time.time() - 3600)
        self.render()
        self.assertEqual(len(self.server.requests), 2)

    def test_an_old_copy_is_replaced(self):
        name = "reference.TEST.1.xml"
        self.document(self.server.set("a/" + name, Answer(reference(title="One"), ETag='"1"'), Answer(reference(title="Two"), ETag='"2"')))
        self.render()
        self.make_old(name)
        self.render()
        self.assertEqual([s.get("If-None-Match") for s in self.server.seen], [None, '"1"'])
        self.assertIn("Two", self.read_cached(name))
        self.assertIn("Two", self.text())

    def test_a_copy_by_another_tool_is_not_asked_about(self):
        name = "reference.TEST.1.xml"
        self.document(self.server.set("a/" + name, Answer(reference(), ETag='"1"')))
        self.render()
        self.put_cached(name, reference(title="By another"), OLD)
        self.render()
        self.assertNotIn("If-None-Match", self.server.seen[1])
        self.assertIn("A Test", self.text())

    def test_404(self):
        url = self.server.base + "a/reference.TEST.1.xml"
        self.refused(url, 'Unable to resolve external request: "%s" (%s: status 404)' % (url, url))
        self.assertEqual(len(self.server.requests), 1)

    def test_500_then_200(self):
        url = self.server.set("a/reference.TEST.1.xml", Answer(b"<oops/>", 500), Answer(reference()))
        self.document(url)
        result = self.render("--verbose")
        self.assertIn("Note: Retrying %s (status 500)" % url, result.err)  # FETCH_AGAIN
        self.assertEqual(len(self.server.requests), 2)
        self.assertGreater(result.seconds, 0.45)
        self.assert_cached("reference.TEST.1.xml")

    def test_500_for_ever(self):
        url = self.server.set("a/reference.TEST.1.xml", Answer(b"<oops/>", 500))
        result = self.refused(url, "status 500")
        self.assertEqual(len(self.server.requests), 4)
        self.assertGreater(result.seconds, 3.4)

    def test_the_server_says_how_long_to_wait(self):
        url = self.server.set("a/reference.TEST.1.xml", Answer(b"<oops/>", 503, Retry_After="2"), Answer(reference()))
        self.document(url)
        self.assertGreater(self.render().seconds, 1.9)

    def test_time_out(self):
        url = self.server.set("a/reference.TEST.1.xml", Answer(reference(), delay=60))
        other = self.server.set("a/reference.TEST.2.xml", Answer(reference(), delay=60))
        self.document(url, other)
        result = self.render("--network-timeout", "1", code=1)
        self.assertRegex(result.err, "time-out: nothing came for 1 seconds")
        self.assertLess(result.seconds, 8)
        self.assertEqual(len(self.server.requests), 4)
        self.assert_cached()

    def test_nobody_listens(self):
        port = self.server.server_port
        self.server.close()
        names = ["http://127.0.0.1:%d/reference.TEST.%d.xml" % (port, i) for i in range(40)]
        self.document(*names)
        result = self.render(code=1)
        self.assertLess(result.seconds, 10)
        self.assertEqual(result.err.count("Unable to resolve external request"), 40)
        self.server = Server()

    def test_a_cut_in_mid_body(self):
        url = self.server.set("a/reference.TEST.1.xml", Answer(reference(), cut=100))
        self.refused(url)
        self.assertEqual(len(self.server.requests), 4)

    def test_a_cut_then_all(self):
        self.document(self.server.set("a/reference.TEST.1.xml", Answer(reference(), cut=100), Answer(reference())))
        self.render()
        self.assert_cached("reference.TEST.1.xml")
        self.assertIn("</reference>", self.read_cached("reference.TEST.1.xml"))

    def test_a_cut_that_nothing_tells(self):
        """The length that is announced is that of the half: only the grammar notices."""
        half = reference()[:150]
        self.document(self.server.set("a/reference.TEST.1.xml", Answer(half)))
        self.render(code=1)
        self.assert_cached()

    def test_an_html_page(self):
        for number, answer in enumerate((Answer(PAGE, kind="text/html; charset=utf-8"), Answer(PAGE),
                                         Answer(PAGE, 403, kind="text/html"))):
            url = self.server.set("a/reference.TEST.%d.xml" % number, answer)
            self.refused(url, "HTML page", "robots")
            self.assertEqual(len(self.server.requests), number + 1)

    def test_a_body_of_a_gigabyte(self):
        for announced in (True, False):
            self.server.poured = 0
            url = self.server.set("a/reference.TEST.1.xml", Endless(1 << 30, announced))
            self.refused(url, "it is larger than 33554432 bytes")
            self.assertLess(self.server.poured, 100 << 20)

    def test_a_redirect_to_a_file(self):
        secret = self.path("secret.xml")
        with open(secret, "wb") as file:
            file.write(reference(title="Secret"))
        url = self.server.set("a/reference.TEST.1.xml", Answer(status=302, Location="file://" + secret))
        result = self.refused(url, "only http and https")
        self.assertNotIn("Secret", result.err + result.out)

    def test_other_schemes(self):
        for url in ("ftp://127.0.0.1/reference.TEST.1.xml", "gopher://127.0.0.1/x.xml"):
            self.refused(url, "only http and https URLs are fetched")
        self.assertEqual(self.server.requests, [])

    def test_what_is_no_reference_is_used_and_not_kept(self):
        part = b"<references><name>More</name>" + reference()[reference().index(b"?>") + 2:] + b"</references>"
        url = self.server.set("a/part.xml", Answer(part))
        self.document(raw='</references><xi:include href="%s"/><references><name>Others</name>' % url)
        self.render()
        self.assertIn("A Test", self.text())
        self.assert_cached()

    def test_a_reference_that_is_not_valid(self):
        url = self.server.set("a/reference.TEST.1.xml", Answer(b'<reference anchor="A"><front><wrong/></front></reference>'))
        self.document(url)
        result = self.render(code=1)
        self.assertIn("Warning: Failure validating reference xml from " + url, result.err)  # FETCH_INVALID
        self.assert_cached()


class Names(Network):
    def test_a_bare_name(self):
        self.server.set("bibxml/reference.RFC.99001.xml", Answer(reference()))
        self.document("reference.RFC.99001")
        self.render()
        self.assertEqual(self.server.requests, ["/bibxml/reference.RFC.99001.xml"])
        self.assert_cached("reference.RFC.99001.xml")

    def test_its_collection_comes_first(self):
        self.document("reference.I-D.nobody-has-this.xml")
        self.render(code=1)
        self.assertEqual([r.split("/")[1] for r in self.server.requests],
                         ["bibxml-ids", "bibxml", "bibxml-misc", "bibxml-w3c", "bibxml-3gpp", "bibxml-ieee",
                          "bibxml-rfcsubseries"])

    def test_a_name_that_is_in_the_last_collection(self):
        self.server.set("bibxml-rfcsubseries/reference.X.1.xml", Answer(reference()))
        self.document("reference.X.1.xml")
        self.render()
        self.assertEqual(len(self.server.requests), 7)

    def test_a_name_with_a_folder(self):
        self.server.set("bibxml9/reference.X.1.xml", Answer(reference()))
        self.document("bibxml9/reference.X.1")
        self.render()
        self.assertEqual(self.server.requests, ["/bibxml9/reference.X.1.xml"])

    def test_the_usual_host_by_its_mirror(self):
        self.server.set("bibxml/reference.RFC.99001.xml", Answer(reference()))
        self.document("https://bib.ietf.org/public/rfc/bibxml/reference.RFC.99001.xml")
        self.render()
        self.assert_cached("reference.RFC.99001.xml")

    def test_a_url_without_extension(self):
        self.document(self.server.set("a/reference.TEST.1", Answer(reference())))
        self.render()
        self.assertEqual(self.server.requests, ["/a/reference.TEST.1.xml", "/a/reference.TEST.1"])
        self.assert_cached("reference.TEST.1")

    def test_a_query(self):
        """The digest in the name is that of xml2rfc, so that both find each other's files."""
        self.document(self.server.set("a/reference.TEST.1.xml", Answer(reference())) + "?x=y&z=1")
        self.render()
        self.assertEqual(self.server.requests, ["/a/reference.TEST.1.xml?x=y&z=1.xml"])
        self.assert_cached("reference.TEST.1-FchuHcpBPWYIKNSQNKCuFddUUPw=.xml")

    def test_names_that_are_no_file_names(self):
        for path in ("a/", "a/..", "a/.hidden.xml"):
            self.document(self.server.base + path)
            self.server.answers = {"/a/": [Answer(reference())], "/a/.xml": [Answer(reference())], "/": [Answer(reference())],
                                   "/a/..xml": [Answer(reference())], "/a/...xml": [Answer(reference())],
                                   "/a/.hidden.xml": [Answer(reference())]}
            self.render()
            self.assert_cached()

    def test_an_entity(self):
        url = self.server.set("a/reference.TEST.1.xml", Answer(reference()))
        self.document(doctype='<!DOCTYPE rfc [<!ENTITY one SYSTEM "%s">]>\n' % url, raw="&one;")
        self.render()
        self.assertIn("A Test", self.text())
        self.assert_cached("reference.TEST.1.xml")

    def test_an_instruction(self):
        self.server.set("bibxml/reference.RFC.99001.xml", Answer(reference()))
        self.document(raw='<?rfc include="reference.RFC.99001"?>')
        self.render()
        self.assertIn("A Test", self.text())

    def test_artwork_is_not_kept(self):
        url = self.server.set("a/art.txt", Answer(b"  +--+\n  |  |\n  +--+\n", kind="text/plain"))
        self.document(body='<artwork type="ascii-art" src="%s"/>' % url)
        self.render()
        self.assertIn("+--+", self.text())
        self.assertEqual(self.server.requests, ["/a/art.txt"])
        self.assert_cached()

    def test_a_relative_name_in_a_fetched_file(self):
        group = b'<referencegroup anchor="G" xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="inner.xml"/></referencegroup>'
        self.document(self.server.set("a/outer.xml", Answer(group)))
        self.server.set("a/inner.xml", Answer(reference()))
        self.render()
        self.assertEqual(self.server.requests, ["/a/outer.xml", "/a/inner.xml"])


class Caches(Network):
    def test_age(self):
        self.put_cached("reference.TEST.1.xml", reference(title="Kept"), 13.9 * 24 * 3600)
        self.document(self.server.base + "a/reference.TEST.1.xml")
        self.render()
        self.assertIn("Kept", self.text())
        self.assertEqual(self.server.requests, [])

    def test_an_old_copy_is_better_than_none(self):
        self.put_cached("reference.TEST.1.xml", reference(title="Kept"), OLD)
        self.document(self.server.base + "a/reference.TEST.1.xml")
        result = self.render()
        self.assertIn("Kept", self.text())
        self.assertIn("Warning: Using the cached copy %s, which is older than 14 days: " %  # FETCH_OLD
                      self.path("cache", "reference.TEST.1.xml"), result.err)

    def test_without_network_age_does_not_count(self):
        self.put_cached("reference.TEST.1.xml", reference(title="Kept"), OLD)
        self.document(self.server.base + "a/reference.TEST.1.xml")
        self.assertNotIn("older", self.render("--no-network").err)
        self.assertEqual(self.server.requests, [])

    def test_a_page_that_another_tool_has_kept(self):
        self.put_cached("reference.TEST.1.xml", PAGE)
        self.document(self.server.set("a/reference.TEST.1.xml", Answer(reference())))
        self.render()
        self.assertIn("<reference ", self.read_cached("reference.TEST.1.xml"))

    def test_a_relative_cache(self):
        """What xml2rfc, or rather libxml2, makes of it."""
        self.put_cached("reference.TEST.1.xml", reference())
        self.document("http://127.0.0.1:9/reference.TEST.1.xml")
        for given, shown in (("cache", "cache"), ("./cache", "cache"), ("../%s/cache" % os.path.basename(self.folder), None)):
            self.render("--no-network", "--preptool", "-p", ".", "--cache", given)
            with open(self.path("doc.prepped.xml"), encoding="utf-8") as file:
                self.assertIn('xml:base="%s%s/reference.TEST.1.xml"' % ("../" * self.folder.count("/"), shown or given), file.read())

    def test_the_first_directory_is_written(self):
        self.document(self.server.set("a/reference.TEST.1.xml", Answer(reference())))
        self.cache = self.path("made", "on", "demand")
        self.render()
        self.assert_cached("reference.TEST.1.xml")
        self.assertFalse(os.path.exists(self.path("home")))

    def test_many_at_once(self):
        self.document(*[self.server.set("a/reference.TEST.%d.xml" % i, Answer(reference("T%d" % i), delay=0.05)) for i in range(8)])
        runs = [subprocess.Popen([*self.command(), "-o", self.path("out%d" % i)], stderr=subprocess.PIPE, cwd=self.folder,
                                 env=self.environment()) for i in range(4)]
        for run in runs:
            self.assertEqual(run.communicate(timeout=60)[1].count(b"Error"), 0)
            self.assertEqual(run.returncode, 0)
        self.assert_cached(*["reference.TEST.%d.xml" % i for i in range(8)])

    def unable(self, says, **more):
        urls = [self.server.set("a/reference.TEST.%d.xml" % i, Answer(reference("T%d" % i).replace(b"</ref", b"<!--" + b"x" * 9000 + b"--></ref"), ETag='"1"'))
                for i in range(3)]
        self.document(*urls)
        result = self.render(**more)
        self.assertEqual(result.err.count("Warning: Cannot keep reference.TEST."), 1, result.err)  # CACHE_WRITE
        self.assertIn("in the cache %s: %s" % (self.cache, says), result.err)
        self.assertIn("A Test", self.text())
        return result

    def test_a_full_disk(self):
        os.mkdir(self.cache)
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", self.cache],
                                               capture_output=True).returncode:
            self.skipTest("SKIPPED: a small file system cannot be mounted here")
        try:
            self.put_cached("filler", b"x" * 8000)
            self.unable("no space left on the device")
            self.assert_cached("filler")
        finally:
            subprocess.run(["umount", self.cache], check=True)

    def test_a_ceiling_on_files(self):
        def limits():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        self.unable("the file would be too large", limits=limits)
        self.assert_cached()

    def test_a_cache_that_may_not_be_written(self):
        """A cache that is named must be fit for writing; among the others, the next one will do."""
        os.mkdir(self.cache)
        self.document(self.server.set("a/reference.TEST.1.xml", Answer(reference())))
        os.chmod(self.cache, 0o555)
        os.chmod(self.folder, 0o777)

        def limits():
            if os.geteuid() == 0:
                os.setuid(65534)
        if subprocess.run([TOOL, "--version"], capture_output=True, preexec_fn=limits).returncode:
            self.skipTest("SKIPPED: root may write everywhere, and others may not run the tool")
        self.assertIn("Cache directory is not writable", self.render(code=1, limits=limits).out)


class Ways(Network):
    def test_side_by_side(self):
        count, delay = 24, 0.25
        self.document(*[self.server.set("a/reference.TEST.%d.xml" % i, Answer(reference("T%d" % i), delay=delay)) for i in range(count)])
        result = self.render()
        self.assertLess(result.seconds, count * delay * 0.7)
        self.assertGreater(self.server.most, 3)
        self.assertLessEqual(self.server.most, 8)
        self.assertEqual(len(self.server.requests), count)

    def test_entities_side_by_side(self):
        count, delay = 12, 0.25
        urls = [self.server.set("a/reference.TEST.%d.xml" % i, Answer(reference("T%d" % i), delay=delay)) for i in range(count)]
        declared = "".join('<!ENTITY e%d SYSTEM "%s">\n' % (i, url) for i, url in enumerate(urls))
        unused = '<!ENTITY unused SYSTEM "%s">\n' % self.server.set("a/unused.xml", Answer(reference()))
        self.document(doctype="<!DOCTYPE rfc [\n%s%s]>\n" % (declared, unused), raw="".join("&e%d;" % i for i in range(count)))
        self.render()
        self.assertGreater(self.server.most, 3)
        self.assertEqual(len(self.server.requests), count)

    def test_each_is_asked_for_once(self):
        url = self.server.set("a/part.xml", Answer(b"<t>Part.</t>"))
        self.document(body=('<xi:include href="%s"/>' % url) * 3)
        self.render()
        self.assertEqual(self.server.requests, ["/a/part.xml"])

    def test_a_proxy(self):
        self.server.set("reference.TEST.1.xml", Answer(reference()))
        self.document("http://references.invalid/reference.TEST.1.xml")
        self.render(environment={"http_proxy": self.server.base})
        self.assertEqual(self.server.requests, ["http://references.invalid/reference.TEST.1.xml"])

    def test_hosts_without_proxy(self):
        self.document(self.server.set("reference.TEST.1.xml", Answer(reference())))
        self.render(environment={"http_proxy": "http://127.0.0.1:9/", "no_proxy": "127.0.0.1"})
        self.assertEqual(self.server.requests, ["/reference.TEST.1.xml"])

    def test_certificates(self):
        certificate = self.path("server.pem")
        made = shutil.which("openssl") and subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", certificate, "-out", certificate + ".crt",
             "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"], capture_output=True)
        if not made or made.returncode:
            self.skipTest("SKIPPED: openssl makes no certificate here")
        with open(certificate, "a") as file, open(certificate + ".crt") as other:
            file.write(other.read())
        secure = Server(certificate)
        try:
            url = secure.set("a/reference.TEST.1.xml", Answer(reference()))
            self.refused(url, "certificate")
            self.assertEqual(secure.requests, [])
            self.render("--ca-file", certificate)
            self.assert_cached("reference.TEST.1.xml")
            shutil.rmtree(self.cache)
            self.render(environment={"SSL_CERT_FILE": certificate})
            self.assert_cached("reference.TEST.1.xml")
            shutil.rmtree(self.cache)
            os.remove(self.path("doc.txt"))
            secure.set("a/reference.TEST.1.xml", Answer(status=302, Location=self.server.set("b.xml", Answer(reference()))))
            self.render("--ca-file", certificate, code=1)
            self.assertEqual(self.server.requests, [])
        finally:
            secure.close()

    def traced(self, *more, **kinds):
        trace = self.path("trace")
        leaks = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"  # does not work in strace
        result = self.render(*more, before=["strace", "-f", "-o", trace, "-e", "trace=network,openat"],
                             environment={"ASAN_OPTIONS": leaks}, **kinds)
        with open(trace) as file:
            return result, file.read()

    def test_no_network_opens_no_socket(self):
        if not shutil.which("strace") or subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True).returncode:
            self.skipTest("SKIPPED: strace does not run here")
        url = self.server.set("a/reference.TEST.1.xml", Answer(reference()))
        self.document(url, "reference.RFC.99001.xml", "http://references.invalid/a.xml", raw='<?rfc include="reference.RFC.99002"?>',
                      body='<artwork src="%s"/>' % url)
        result, calls = self.traced("--no-network", code=1)
        self.assertIn("openat(", calls)
        self.assertNotRegex(calls, r"socket|connect\(|sendto|libcurl")
        self.document(url)
        _, calls = self.traced()
        self.assertRegex(calls, r"socket\(AF_INET")
        _, calls = self.traced()
        self.assertNotRegex(calls, r"socket|connect\(|sendto|libcurl")
        self.assertEqual(len(self.server.requests), 1)
        self.assertTrue(wait_for(lambda: self.server.running == 0))


if __name__ == "__main__":
    TOOL = os.path.abspath(sys.argv.pop(1))
    unittest.main()
