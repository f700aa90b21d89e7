#!/usr/bin/env python3
"""test_hostile.py TOOL MODULE: what nobody should write and somebody will. Every document here ends in a message and no
file, or in a PDF that qpdf finds clean, that keeps the rules of check_pdf.py, and whose pages keep those of
check_layout.py. Ends with 77 (skipped) where pikepdf or qpdf is missing."""
import base64
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib
from xml.sax.saxutils import escape, quoteattr

try:
    import pikepdf  # noqa: F401 (check_pdf needs it)
except ImportError:
    print("pikepdf is not here")
    sys.exit(77)

import check_layout
import check_pdf

MODULE = b"libietfdoc-pdf.so"
TOOL = STACK = ""
LONG = 30000

DRAFT = """<?xml version="1.0" encoding="utf-8"?>
%(doctype)s
<rfc version="3" category="info" docName="draft-doe-hostile-00" ipr="trust200902" submissionType="IETF" tocDepth="5">
<front><title%(abbrev)s>%(title)s</title><author fullname=%(author)s asciiFullname="Doe" surname="Doe" initials="J."/>
<date year="2026" month="January" day="15"/><abstract><t>About nothing.</t></abstract></front>
<middle>%(middle)s</middle><back>%(back)s</back></rfc>
"""
WORDS = "Every paragraph of this document has some words, and no less. " * 6


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth=8, color=2, rows=b"", extra=b"", end=True):
    """A PNG whose head says what it likes."""
    head = struct.pack(">IIBBBBB", width & 0xFFFFFFFF, height & 0xFFFFFFFF, depth, color, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(rows, 9)) +
            (chunk(b"IEND", b"") if end else b""))


def gif(width, height):
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff" + \
        b"\x2c\0\0\0\0" + struct.pack("<HHB", width, height, 0) + b"\x02\x02\x44\x01\x00\x3b"


def jpeg(width, height, components, body=b"\0" * 8):
    frame = struct.pack(">BHHB", 8, height, width, components) + b"".join(bytes((i + 1, 0x11, 0)) for i in range(components))
    table = b"\xff\xdb" + struct.pack(">HB", 67, 0) + b"\x01" * 64
    scan = bytes((components,)) + b"".join(bytes((i + 1, 0)) for i in range(components)) + b"\0\x3f\0"
    return (b"\xff\xd8\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\x02" + table + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame +
            b"\xff\xda" + struct.pack(">H", len(scan) + 2) + scan + body + b"\xff\xd9")


def picture(kind, data):
    return "<artwork type='binary-art' alt='nothing' src='data:image/%s;base64,%s'/>" % (
        kind, base64.b64encode(data).decode())


def svg(inside, attributes="viewBox='0 0 300 200'"):
    return ("<artset><artwork type='svg'><svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' %s>"
            "%s</svg></artwork><artwork type='ascii-art'>[a drawing]</artwork></artset>" % (attributes, inside))


def section(inside, name="N"):
    return "<section><name>%s</name>%s</section>" % (name, inside)


class Hostile(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def run_tool(self, *arguments, tool=None, **environment):
        return subprocess.run([tool or TOOL, "--no-network", "--skip-config-files", *arguments], capture_output=True,
                              cwd=self.folder, env=dict(os.environ, SOURCE_DATE_EPOCH="1768435200", **environment), timeout=120)

    def write(self, middle, doctype="", title="Hostile", author="'Jane Doe'", back="", abbrev=""):
        for name in ("draft.pdf", "draft.layout.txt"):
            if os.path.exists(self.path(name)):
                os.remove(self.path(name))
        text = DRAFT % dict(doctype=doctype, title=title, author=author, middle=middle, back=back, abbrev=abbrev)
        with open(self.path("draft.xml"), "wb") as file:
            file.write(text.encode("utf-8", "surrogatepass"))

    def judge(self, done, unavoidable=()):
        """Whether there is a PDF; fails unless it is sound, or there is a message and no file. `unavoidable`: faults of the
        layout that no page can be without."""
        made = os.path.exists(self.path("draft.pdf"))
        if done.returncode:
            self.assertEqual(done.returncode, 1, done.stderr[-800:])
            self.assertIn(b"Error: ", done.stderr)
            self.assertFalse(made)
            return False
        self.assertTrue(made)
        checked = subprocess.run(["qpdf", "--check", self.path("draft.pdf")], capture_output=True, timeout=120)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        self.assertEqual(check_pdf.check(self.path("draft.pdf"))[:5], [])
        faults = check_layout.faults(self.path("draft.layout.txt"))
        self.assertEqual([fault for fault in faults if not any(text in fault for text in unavoidable)][:5], [])
        return True

    def attempt(self, middle, *arguments, unavoidable=(), **parts):
        """Renders and judges; what was said."""
        self.write(middle, **parts)
        done = self.run_tool("--pdf", "--pdf-layout", *arguments, "draft.xml")
        self.made = self.judge(done, unavoidable)
        return done.stderr.decode("utf-8", "replace")

    def sound(self, middle, *arguments, **parts):
        said = self.attempt(middle, *arguments, **parts)
        self.assertTrue(self.made, said)
        return said

    def words(self):
        return subprocess.run(["pdftotext", "-layout", self.path("draft.pdf"), "-"], capture_output=True, timeout=60).stdout.decode()

    # ---- fonts

    def without(self, *changes):
        other = MODULE.replace(b"pdf", b"pxf")
        for source, name, replaced in ((TOOL, "tool", [(MODULE, other)]), (STACK, other.decode(), changes)):
            with open(source, "rb") as file:
                data = file.read()
            for old, new in replaced:
                self.assertIn(old, data)
                data = data.replace(old, new)
            with open(self.path(name), "wb") as file:
                file.write(data)
            os.chmod(self.path(name), 0o755)
        return self.run_tool("--pdf", "--pdf-layout", "draft.xml", tool=self.path("tool"), LD_LIBRARY_PATH=self.folder)

    def test_no_fonts_at_all(self):
        self.write(section("<t>a</t>"))
        done = self.without((b"/share/fonts", b"/share/fxnts"), (b"ietfdoc/fonts", b"ietfdoc/fxnts"))
        self.assertFalse(self.judge(done))

    def test_no_font_for_code(self):
        self.write(section("<t>a <tt>b</tt></t><sourcecode>if (a) { \u4e2d }</sourcecode>"))
        done = self.without((b"ietfdoc/fonts", b"ietfdoc/fxnts"))
        self.assertTrue(self.judge(done))
        self.assertIn(b"A font is missing", done.stderr)

    def test_fonts_that_are_none(self):
        os.mkdir(self.path("fonts"))
        for name, data in (("NotoSerif-Regular.ttf", b""), ("a.ttf", b"\0\1\0\0" + b"\xff" * 400), ("b.otf", b"OTTO" + b"\0" * 900)):
            with open(self.path("fonts/" + name), "wb") as file:
                file.write(data)
        self.sound(section("<t>a</t>"), "--pdf-fonts", self.path("fonts"))

    def test_characters_without_fonts(self):
        said = self.sound(section("<t>\U000F0000 \ue123 \ufdd0 \U0001F3F4\U000E0067 \u0378 \ufeff \u200b \u2028 \u202e \xad</t>"))
        self.assertIn("No font has the character", said)

    # ---- drawings

    def test_scripts(self):
        self.attempt(section(svg("<script>alert(1)</script><rect onclick='alert(1)' width='9' height='9'/>"
                                 "<a xlink:href='javascript:alert(1)'><text x='5' y='20'>click</text></a>")))
        if self.made:
            with open(self.path("draft.pdf"), "rb") as file:
                data = file.read()
            self.assertNotIn(b"/JavaScript", data)
            self.assertNotIn(b"javascript:", data)

    def test_pictures_from_outside(self):
        with open(self.path("secret.png"), "wb") as file:
            file.write(png(1, 1, rows=b"\0\xff\0\0"))
        for href in ("http://127.0.0.1:9/a.png", "file:///etc/passwd", "secret.png", "../../etc/passwd", "//127.0.0.1:9/a.svg#b",
                     self.path("secret.png"), "data:image/svg+xml,%3Csvg xmlns='x'/%3E"):
            with self.subTest(href):
                self.attempt(section(svg("<image xlink:href=%s width='9' height='9'/><use xlink:href=%s/><rect width='99'"
                                         " height='99' fill='url(%s)'/>" % ((quoteattr(href),) * 2 + (escape(href),)))))

    def test_use_of_itself(self):
        for inside in ("<g id='a'><use xlink:href='#a'/><use xlink:href='#a'/></g>",
                       "<g id='a'><use xlink:href='#b'/></g><g id='b'><use xlink:href='#a'/></g>",
                       "<defs>%s</defs><use xlink:href='#l30'/>" % "".join(
                           "<g id='l%d'>%s</g>" % (i, ("<use xlink:href='#l%d'/>" % (i - 1)) * 10 if i else "<path d='M0 0h9'/>")
                           for i in range(31)),
                       "<linearGradient id='a' xlink:href='#a'/><rect width='9' height='9' fill='url(#a)'/>",
                       "<style>* { fill: url(#a) }</style><rect width='9' height='9'/>"):
            with self.subTest(inside[:60]):
                self.attempt(section(svg(inside)))

    def test_deep_drawing(self):
        self.attempt(section(svg("<g>" * 200 + "<path d='M0 0h9'/>" + "</g>" * 200)))
        self.attempt(section(svg("<g>" * 5000 + "<path d='M0 0h9'/>" + "</g>" * 5000)))

    def test_sizes_of_drawings(self):
        for attributes in ("width='1e9' height='1e9'", "width='1e400' height='-1e400'", "viewBox='0 0 0 0'", "width='0' height='0'",
                           "viewBox='-1e30 -1e30 1e38 1e38'", "viewBox='nan inf 1 1'", "viewBox=''", "viewBox='0 0 1 100000'",
                           "viewBox='0 0 100000 1'", "width='100%' height='100%'", "viewBox='0 0 1e-30 1e-30'", "", "viewBox='0 0 -5 5'",
                           "width='3' height='99999999999999999999'", "viewBox='0 0 500 4000' width='500' height='4000'"):
            with self.subTest(attributes):
                self.attempt(section("<t>Before.</t>" + svg("<rect x='1' y='1' width='1e9' height='1e9' fill='black'/>"
                                                            "<text x='5' y='5' font-size='1e9'>a</text>", attributes)))

    def test_sizes_of_letters(self):
        for inside in ("<style>text { font: bold 1e9px serif }</style><text>a</text>", "<g transform='scale(1e9)'><text y='9'>a</text></g>",
                       "<g font-size='100em'>" * 9 + "<text>a</text>" + "</g>" * 9, "<text letter-spacing='1e9'>abc</text>",
                       "<text style='font-size:100000000'>a</text>", "<text font-size='-5'>a</text>", "<text font-size='0'>a</text>",
                       "<text font-size='5000'>%s</text>" % ("w" * 20000), "<text x='1e30' y='1e30' dx='1e30'>a</text>",
                       "<text style='f\\6f nt-size:1e9'>a</text>", "<style>* { font-size: 9em }</style>" + "<g>" * 9 + "<text>a</text>" + "</g>" * 9):
            source = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 200'>%s</svg>" % inside
            with self.subTest(inside):
                self.attempt(section("<artwork type='svg' alt='nothing' src='data:image/svg+xml;base64,%s'/>" %
                                     base64.b64encode(source.encode()).decode()) + svg(inside))

    def test_text_of_drawings(self):
        self.attempt(section(svg("<text x='5' y='20'>\u05d0\u05d1 \u4e2d\u6587 \U000F0000 ()\\ %s</text><text x='5' y='60'> </text>"
                                 "<title>a ) b ( \\</title><desc>\u4e2d</desc>" % ("w" * 3000))))

    # ---- bitmaps

    def test_bombs(self):
        bomb = zlib.compress(b"\0" * (1 << 26), 9)
        for data in (png(60000, 60000), png(0, 0), png(-1, -1), png(1, 2 ** 31 - 1), png(60000, 60000, 1, 0),
                     png(8000, 8000, rows=b"\0" * 10000), png(10, 10, 16, 6), png(10, 10, 3, 3), png(4, 4, 8, 3, b"\0\xff\xff\xff\xff" * 4),
                     png(9, 9, rows=b"\0" * (1 << 26)), png(9, 9, extra=chunk(b"iCCP", b"a\0\0" + bomb)),
                     png(9, 9, extra=chunk(b"zTXt", b"a\0\0" + bomb)), png(9, 9, end=False), b"\x89PNG\r\n\x1a\n" * 99):
            with self.subTest(data[:40]):
                said = self.sound(section("<t>Before.</t>" + picture("png", data)))
                self.assertTrue("left out" in said or "Image" in self.images(), said)

    def images(self):
        with open(self.path("draft.pdf"), "rb") as file:
            return "Image" if b"/Image" in file.read() else ""

    def test_other_bitmaps(self):
        for kind, data in (("gif", gif(60000, 60000)), ("gif", gif(2, 2)), ("gif", gif(2, 2)[:20]), ("gif", b"GIF89a"), ("jpeg", jpeg(8, 8, 4)),
                           ("jpeg", jpeg(65535, 65535, 3)), ("jpeg", jpeg(8, 8, 1)[:-9]), ("jpeg", jpeg(8, 8, 3)[:60]), ("jpeg", b"\xff\xd8"),
                           ("jpeg", jpeg(0, 0, 3)), ("jpeg", jpeg(8, 8, 2)), ("webp", b"RIFF\xff\xff\xff\xffWEBPVP8 "), ("bmp", b"BM" + b"\xff" * 99),
                           ("tiff", b"II*\0\xff\xff\xff\xff"), ("svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
                           ("png", gif(2, 2)), ("jpeg", png(1, 1, rows=b"\0\xff\0\0")), ("x-nothing", b"\0" * 50)):
            with self.subTest(kind + repr(data[:20])):
                self.attempt(section("<t>Before.</t>" + picture(kind, data)))

    def test_nonsense_for_data(self):
        for source in ("data:", "data:,", "data:image/png", "data:image/png;base64,", "data:image/png;base64,%%%%", "data:;;;,,,", "data:image/png;base64,"
                       + "A" * 100001, "data:image/svg+xml;base64,PHN2Zy8+", "data:image/svg+xml,&lt;svg/&gt;", "data:text/html,&lt;b&gt;",
                       "DATA:IMAGE/PNG;BASE64,iVBORw0KGgo=", "data:image/png;charset=\u4e2d;base64,\u4e2d", "nowhere.png", "file:///dev/zero",
                       "/dev/zero", "javascript:alert(1)", "()\\"):
            for kind in ("binary-art", "svg"):
                with self.subTest(source[:40] + kind):
                    self.attempt(section("<t>Before.</t><artwork type='%s' src='%s' alt='nothing'/>" % (kind, source)))

    # ---- strings of the file

    STRANGE = ["(", ")", "((((", "\\", "\\)", "a\\", "\\n", "\u4e2d\u6587", "\u05d0)\u05d1", "\U0001F600", "a\tb", "a\nb", "%28%29", "<<>>", "endobj", ">>stream", "\xa0",
               "\xfe\xff", "e\u0301", "\u202eabc", "\x7f\x80", "'\"&<>", "]]>", "D:2026", "%PDF", "#", "/Name", "\ufeff"]

    def test_strange_titles(self):
        for name in self.STRANGE:
            with self.subTest(name):
                text = escape(name)
                self.sound(section("<t>See <xref target='b'/>.</t>", text) +
                           "<section anchor='b'><name>%s</name><dl><dt>%s</dt><dd>a</dd></dl></section>" % (text, text),
                           title=text, author=quoteattr(name), abbrev=" abbrev=" + quoteattr(name))

    def test_strange_links(self):
        links = ["<t><eref target=%s>%s</eref> <eref target=%s/></t>" % ((quoteattr("https://example.com/" + name), escape(name)) +
                                                                         (quoteattr(name),)) for name in self.STRANGE]
        self.attempt(section("".join(links)))
        for name in self.STRANGE:
            with self.subTest(name):
                self.sound(section("<t><eref target=%s>a</eref></t>" % quoteattr("https://example.com/" + name)))

    def test_strange_anchors(self):
        for name in self.STRANGE:
            with self.subTest(name):
                anchor = quoteattr(name)
                self.attempt("<section anchor=%s><name>A</name><t>See <xref target=%s/>.</t></section>" % (anchor, anchor))

    def test_strange_attachments(self):
        for name in self.STRANGE + ["../../../etc/passwd", "a/b.c", "C:\\a.c", "a" * 5000, "", " ", ".", "same.c"]:
            with self.subTest(name[:40]):
                code = "<sourcecode type=%s name=%s>int a; \u4e2d</sourcecode>" % ((quoteattr(name),) * 2)
                self.attempt(section(code + code), "--attach-all", "--attach-xml")

    def test_strange_languages(self):
        for language in ("()\\", "\u4e2d", "x" * 500, "", "en_US", "-"):
            with self.subTest(language):
                self.write(section("<t xml:lang=%s>a</t>" % quoteattr(language)))
                with open(self.path("draft.xml"), encoding="utf-8") as file:
                    text = file.read()
                with open(self.path("draft.xml"), "w", encoding="utf-8") as file:
                    file.write(text.replace("<rfc ", "<rfc xml:lang=%s " % quoteattr(language)))
                self.judge(self.run_tool("--pdf", "--pdf-layout", "draft.xml"))

    def test_control_characters(self):
        for text in ("\0", "\1\2\x1f", "&#0;", "&#1;", "&#x85;&#x9f;", "\ufffe\uffff", "\ud800", "&#xD800;"):
            with self.subTest(repr(text)):
                self.attempt(section("<t>a%sb</t><sourcecode>a%sb</sourcecode>" % (text, text)))

    # ---- entities

    def test_entities(self):
        laughs = "".join("<!ENTITY l%d '%s'>" % (i, "&l%d;" % (i - 1) * 10) for i in range(1, 12))
        self.attempt(section("<t>&l11;</t>"), doctype="<!DOCTYPE rfc [<!ENTITY l0 'ha'>%s]>" % laughs)
        self.assertFalse(self.made)
        self.attempt(section("<t>&a;</t>"), doctype="<!DOCTYPE rfc [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>")
        if self.made:
            self.assertNotIn("root:", self.words())
        self.attempt(section("<t>&a;</t>"), doctype="<!DOCTYPE rfc [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>")

    # ---- sizes

    def test_long_words(self):
        word = "w" * LONG
        self.sound(section("<t>%s</t><t>a %s b <tt>%s</tt></t><ul><li>%s</li></ul><sourcecode>%s</sourcecode>" % ((word,) * 5)))
        self.sound(section("<t>" + "\u4e2d" * LONG + "</t>"))
        self.sound(section("<t>" + "\u05d0" * LONG + "</t>"))
        self.sound(section("<t>e" + "\u0301" * 3000 + "</t>"))

    def test_long_titles(self):
        self.sound(section("<t>a</t>", "w" * 3000) + section("<t>a</t>", "words of a title " * 300), title="Many words " * 300, unavoidable=["the heading"])
        self.sound(section("<t>a</t>"), title="w" * 3000, unavoidable=["the heading"])

    def test_long_labels(self):
        self.sound(section("<dl><dt>%s</dt><dd>a</dd><dt>%s</dt><dd/></dl><ol type='%s %%d'><li>a</li></ol>" % (
            "w" * 3000, "words " * 900, "label " * 200)))

    def test_long_urls(self):
        url = "https://example.com/" + "a/b?c=d&amp;" * 2500
        self.sound(section("<t><eref target='%s'/> <eref target='%s'>a</eref></t>" % (url, url)))

    def test_long_author(self):
        self.sound(section("<t>a</t>"), author=quoteattr("Jane " * 600))

    def test_empty_parts(self):
        for inside in ("", "<t/>", "<t></t><t> </t>", "<ul/>", "<ul><li/></ul>", "<ol><li/><li/></ol>", "<dl/>", "<dl><dt/><dd/></dl>",
                       "<table><tbody><tr/></tbody></table>", "<table><tbody><tr><td/></tr></tbody></table>",
                       "<table><thead><tr><th/></tr></thead><tbody><tr><td/><td/></tr></tbody></table>", "<sourcecode/>", "<artwork/>",
                       "<figure><artwork/></figure>", "<figure><name/><sourcecode/></figure>", "<blockquote/>", "<aside/>", "<aside><t/></aside>",
                       "<t><eref target='https://example.com/'></eref></t>", "<t><em/><strong/><tt/><sub/><sup/></t>", "<t><bcp14/></t>",
                       "<artwork type='svg'><svg xmlns='http://www.w3.org/2000/svg'/></artwork>", "<t><br/></t>", "<t>a<br/><br/></t>",
                       "<sourcecode>\n\n\n</sourcecode>", "<section><name/></section>", "<t><iref item='' /></t>", "<t><cref/></t>"):
            with self.subTest(inside):
                self.attempt(section(inside))
        self.attempt("")
        self.attempt(section("<t>a</t>", ""), title="", author="''")
        self.attempt(section("<t>a</t>"), back="<references><name/></references><section><name/></section>")

    # ---- tables

    def test_many_rows(self):
        rows = "".join("<tr><td>row %d</td><td>of many</td></tr>" % i for i in range(10000))
        self.sound(section("<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>%s</tbody></table>" % rows), "--no-pagination")

    def test_many_columns(self):
        for count in (40, 100, 1000):
            with self.subTest(count):
                row = "".join("<td>column %d</td>" % i for i in range(count))
                self.attempt(section("<table><tbody><tr>%s</tr></tbody></table>" % row))

    def test_spans(self):
        for attributes in ("colspan='100000'", "rowspan='100000'", "colspan='99999999999'", "rowspan='0'", "colspan='-1'", "rowspan='x'",
                           "colspan='60' rowspan='60'"):
            with self.subTest(attributes):
                self.attempt(section("<table><tbody><tr><td %s>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>" % attributes))
        self.attempt(section("<table><tbody>%s</tbody></table>" % "".join(
            "<tr><td rowspan='%d' colspan='%d'>%d</td></tr>" % (i % 7 + 1, i % 5 + 1, i) for i in range(300))))

    def test_high_cells(self):
        lines = "<t>A line.</t>" * 300
        self.sound(section("<table><tbody><tr><td>%s</td><td>%s</td></tr></tbody></table>" % (lines, lines)))
        self.sound(section("<table><thead><tr><th>%s</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>" % ("word " * 9000)))
        self.sound(section("<table><tbody><tr><td><sourcecode>%s</sourcecode></td><td rowspan='2'>a</td></tr><tr><td>b</td></tr>"
                           "</tbody></table>" % "\n".join("line %d" % i for i in range(300))))

    # ---- depth

    def test_deep_lists(self):
        for depth in (8, 20, 60):
            for start, end in (("<ul><li>", "</li></ul>"), ("<ol><li>", "</li></ol>"), ("<dl><dt>t</dt><dd>", "</dd></dl>")):
                with self.subTest("%s %d" % (start, depth)):
                    self.attempt(section((start + "<t>Some words.</t>") * depth + end * depth))

    def test_deep_everything(self):
        self.attempt("<section><name>N</name><t>a</t>" * 60 + "</section>" * 60)
        self.attempt(section("<blockquote>" * 60 + "<t>" + WORDS + "</t>" + "</blockquote>" * 60))
        self.attempt(section("<t>" + "<em>" * 100 + "a" + "</em>" * 100 + "</t>"))
        self.attempt(section("<table><tbody><tr><td>" * 12 + "a" + "</td></tr></tbody></table>" * 12))
        self.attempt(section("<ul><li>" * 5000 + "</li></ul>" * 5000))
        self.assertFalse(self.made)

    # ---- pages

    def test_high_figures(self):
        lines = "\n".join("line %d" % i for i in range(200))
        self.sound(section("<t>Before.</t><figure anchor='f'><name>High</name><artwork>%s</artwork></figure><t>Behind.</t>" % lines))
        self.sound(section("<t>Before.</t><figure><name>%s</name><artwork>a</artwork></figure>" % ("words " * 3000)))
        self.sound(section("<t>Before.</t>" + svg("<rect width='9' height='9'/>", "viewBox='0 0 100 3000' width='100' height='3000'")))

    def test_chains_of_headings(self):
        self.attempt("<section><name>Heading</name>" * 5 + "</section>" * 5 + "".join(
            section("", "Heading %d" % i) for i in range(300)), unavoidable=["the heading"])
        self.attempt(section("<dl>%s</dl>" % ("<dt>term</dt><dd/>" * 300)))

    # ---- scripts

    def test_directions(self):
        mixed = "abc \u05d0\u05d1\u05d2 (12) \u0645\u0631\u062d\u0628\u0627 [x] \u4e2d\u6587\u3002\u65e5\u672c \ud55c\uad6d\uc5b4 \u0e20\u0e32\u0e29\u0e32 \u0939\u093f \U0001F600 "
        self.sound(section("<t>%s</t><t><em>%s</em><tt>%s</tt></t><sourcecode>%s</sourcecode><ul><li>%s</li></ul>"
                           "<table><tbody><tr><td>%s</td><td>%s</td></tr></tbody></table>" % ((mixed * 9,) * 3 + (mixed,) + (mixed * 4,) * 3), mixed),
                   title=mixed, author=quoteattr(mixed))
        self.sound(section("<t>" + "\u202e\u2067\u202a" * 200 + "a" + WORDS + "</t>"))


if __name__ == "__main__":
    if not shutil.which("qpdf"):
        print("qpdf is not here")
        sys.exit(77)
    TOOL, STACK = map(os.path.abspath, sys.argv[1:3])
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
