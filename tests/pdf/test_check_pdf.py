#!/usr/bin/env python3
"""test_check_pdf.py TOOL: sample.xml as PDF has no faults, is the same twice, and every rule of check_pdf.py finds the
faults that are made for it here. Ends with 77 (skipped) where pikepdf or the PDF stack is missing."""
import os
import re
import subprocess
import sys
import tempfile

try:
    import pikepdf
    from pikepdf import Array, Dictionary, Name, String
except ImportError:
    print("pikepdf is not here")
    sys.exit(77)

import check_pdf

HERE = os.path.dirname(os.path.abspath(__file__))


def of_role(pdf, role, nth=0):
    """The structure element number nth of the role."""
    found = [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == "/" + role and "/P" in o and "/K" in o]
    return found[nth]


def font(pdf, kind="/Type0"):
    return next(o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == "/Font" and o.get("/Subtype") == kind)


def annotation(pdf):
    return next(o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Subtype") == "/Link")


def content(pdf, old, new, page=0):
    """Changes the content of a page."""
    stream = pdf.pages[page].obj.Contents
    data = stream.read_bytes()
    assert re.search(old, data), old
    stream.write(re.sub(old, lambda match: new, data, count=1))


def xmp(pdf, old, new):
    data = pdf.Root.Metadata.read_bytes()
    assert old in data, old
    pdf.Root.Metadata.write(data.replace(old, new, 1))


def delete(holder, key):
    del holder[key]


def set_(holder, key, value):
    holder[key] = value


def cmap(pdf, old, new):
    stream = font(pdf).ToUnicode
    stream.write(re.sub(old, new, stream.read_bytes(), count=1))


def widths(pdf):
    row = font(pdf, "/CIDFontType2").W
    row[1] = Array([float(w) + 7 for w in row[1]])


def add_element(pdf, role):
    """An element without content at the end of the document."""
    document = of_role(pdf, "Document")
    document.K.append(pdf.make_indirect(Dictionary(S=Name("/" + role), P=document, K=Array([]))))


def outline_row(pdf):
    return pdf.Root.Outlines.First


def file_spec(pdf):
    return next(o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == "/Filespec")


def form(pdf):
    return next(o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form")


def image(pdf):
    pdf.make_stream(b"\0" * 4)
    stream = pikepdf.Stream(pdf, b"\0" * 4)
    for key, value in (("/Type", Name.XObject), ("/Subtype", Name.Image), ("/Width", 1), ("/Height", 1),
                       ("/BitsPerComponent", 8), ("/ColorSpace", Name.DeviceCMYK)):
        stream[key] = value
    pdf.Root.Extra = pdf.make_indirect(stream)


def leaf(pdf):
    """A node of the tree of names that has names."""
    node = pdf.Root.Names.Dests
    while "/Kids" in node:
        node = node.Kids[0]
    return node


# (rule, what is done to the file)
MUTATIONS = [
    ("forbidden", lambda p: set_(p.pages[0].obj, "/AA", Dictionary())),
    ("forbidden", lambda p: set_(p.Root, "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1")))),
    ("forbidden", lambda p: set_(form(p), "/Interpolate", True)),
    ("catalog", lambda p: delete(p.Root, "/MarkInfo")),
    ("catalog", lambda p: delete(p.Root, "/Lang")),
    ("catalog", lambda p: set_(p.Root, "/Lang", String("english language"))),
    ("catalog", lambda p: delete(p.Root, "/ViewerPreferences")),
    ("catalog", lambda p: delete(p.Root, "/StructTreeRoot")),
    ("catalog", lambda p: delete(p.Root, "/PageLabels")),
    ("catalog", lambda p: delete(p.Root, "/PageMode")),
    ("intent", lambda p: delete(p.Root, "/OutputIntents")),
    ("intent", lambda p: delete(p.Root.OutputIntents[0], "/DestOutputProfile")),
    ("intent", lambda p: p.Root.OutputIntents[0].DestOutputProfile.write(b"no profile")),
    ("metadata", lambda p: delete(p.Root, "/Metadata")),
    ("metadata", lambda p: xmp(p, b"<pdfaid:part>3", b"<pdfaid:part>1")),
    ("metadata", lambda p: xmp(p, b"<pdfuaid:part>1</pdfuaid:part>", b"")),
    ("metadata", lambda p: xmp(p, b"A Sample", b"No Sample")),
    ("metadata", lambda p: set_(p.trailer.Info, "/CreationDate", String("D:20260115000001Z"))),
    ("metadata", lambda p: set_(p.trailer.Info, "/Author", String("Nobody"))),
    ("metadata", lambda p: xmp(p, b"</x:xmpmeta>", b"")),
    ("schemas", lambda p: xmp(p, b"<pdfaid:part>", b"<x:unknown>1</x:unknown><pdfaid:part>")),
    ("schemas", lambda p: xmp(p, b"<pdfaProperty:name>part<", b"<pdfaProperty:name>other<")),
    ("pages", lambda p: content(p, rb"EMC\n", b"")),
    ("pages", lambda p: content(p, rb"\n/P<</MCID", b"\nBT (x) Tj ET\n/P<</MCID")),
    ("pages", lambda p: content(p, rb"\n/P<</MCID", b"\n0 0 5 5 re f\n/P<</MCID")),
    ("pages", lambda p: content(p, rb"MCID 1>", b"MCID 0>")),
    ("pages", lambda p: content(p, rb"MCID 0>>BDC\n", b"MCID 0>>BDC\n/Artifact BMC EMC\n")),
    ("pages", lambda p: content(p, rb"/F0 ", b"/F77 ")),
    ("pages", lambda p: content(p, rb"ET\n", b"ET q\n")),
    ("pages", lambda p: content(p, rb" rg\n", b" rg 0 0 0 1 k\n")),
    ("pages", lambda p: content(p, rb"ET\n", b"ET foo\n")),
    ("pages", lambda p: delete(p.pages[0].obj, "/Tabs")),
    ("pages", lambda p: inherit(p)),
    ("pages", lambda p: delete(p.pages[0].obj, "/StructParents")),
    ("pages", lambda p: set_(p.pages[0].obj, "/MediaBox", Array([0, 0, 20000, 2]))),
    ("images", image),
    ("images", lambda p: delete(form(p), "/BBox")),
    ("fonts", lambda p: delete(font(p, "/CIDFontType2").FontDescriptor, "/FontFile2")),
    ("fonts", lambda p: delete(font(p, "/CIDFontType2").FontDescriptor, "/Ascent")),
    ("fonts", lambda p: delete(font(p, "/CIDFontType2"), "/CIDToGIDMap")),
    ("fonts", lambda p: delete(font(p), "/ToUnicode")),
    ("fonts", widths),
    ("fonts", lambda p: set_(font(p), "/Encoding", Name("/Other"))),
    ("fonts", lambda p: font(p, "/CIDFontType2").FontDescriptor.FontFile2.write(b"\0\1\0\0\0\0")),
    ("notdef", lambda p: content(p, rb"\[\(", b"[<0000>(")),
    ("characters", lambda p: cmap(p, rb"<0001><[0-9A-F]+>", b"<0001><>")),
    ("characters", lambda p: cmap(p, rb"<0001><[0-9A-F]+>", b"<0001><FEFF>")),
    ("structure", lambda p: add_element(p, "P")),
    ("structure", lambda p: set_(of_role(p, "P"), "/S", Name("/Unheard"))),
    ("structure", lambda p: set_(of_role(p, "P"), "/P", of_role(p, "Document"))),
    ("structure", lambda p: of_role(p, "Document").K.append(of_role(p, "P"))),
    ("structure", lambda p: set_(p.Root.StructTreeRoot, "/RoleMap", Dictionary(P=Name("/H1")))),
    ("nesting", lambda p: set_(of_role(p, "LI"), "/S", Name("/P"))),
    ("nesting", lambda p: set_(of_role(p, "TR"), "/S", Name("/Div"))),
    ("nesting", lambda p: set_(of_role(p, "TBody"), "/S", Name("/THead"))),
    ("nesting", lambda p: set_(of_role(p, "LBody"), "/S", Name("/TD"))),
    ("parent_tree", lambda p: content(p, rb"MCID 1>", b"MCID 99>")),
    ("parent_tree", lambda p: set_(p.pages[0].obj, "/StructParents", 1)),
    ("parent_tree", lambda p: set_(annotation(p), "/StructParent", 0)),
    ("parent_tree", lambda p: set_(p.Root.StructTreeRoot, "/ParentTreeNextKey", 2)),
    ("parent_tree", lambda p: of_role(p, "H1").K.append(77)),
    ("identifiers", lambda p: delete(of_role(p, "Note"), "/ID")),
    ("identifiers", lambda p: set_(of_role(p, "Sect"), "/ID", of_role(p, "Sect", 1).ID)),
    ("identifiers", lambda p: set_(of_role(p, "Sect"), "/ID", String("other"))),
    ("headings", lambda p: set_(of_role(p, "H2"), "/S", Name("/H4"))),
    ("headings", lambda p: set_(of_role(p, "H1"), "/S", Name("/H2"))),
    ("headings", lambda p: set_(of_role(p, "H1"), "/S", Name("/H"))),
    ("figures", lambda p: delete(of_role(p, "Figure"), "/Alt")),
    ("figures", lambda p: set_(of_role(p, "Figure"), "/Alt", String(" "))),
    ("figures", lambda p: set_(of_role(p, "Figure").A, "/BBox", Array([9, 9, 9, 9]))),
    ("lists", lambda p: set_(of_role(p, "L"), "/A", Dictionary(O=Name.List, ListNumbering=Name("/Bullets")))),
    ("tables", lambda p: delete(of_role(p, "TH", 1), "/A")),
    ("tables", lambda p: delete_last(of_role(p, "TR", 1))),
    ("tables", lambda p: set_(of_role(p, "TD", 3), "/A", Dictionary(O=Name.Table, RowSpan=2))),
    ("languages", lambda p: set_(of_role(p, "P"), "/Lang", String("no language"))),
    ("annotations", lambda p: set_(annotation(p), "/F", 2)),
    ("annotations", lambda p: delete(annotation(p), "/Contents")),
    ("annotations", lambda p: delete(annotation(p), "/StructParent")),
    ("annotations", lambda p: set_(annotation(p), "/Rect", Array([5, 5, 5, 5]))),
    ("annotations", lambda p: set_(annotation(p), "/Subtype", Name.Text)),
    ("annotations", lambda p: set_(annotation(p), "/A", Dictionary(S=Name.URI, URI=String("a b")))),
    ("annotations", lambda p: set_(annotation(p), "/A", Dictionary(S=Name.Launch))),
    ("annotations", lambda p: set_(annotation(p), "/A", Dictionary(S=Name.GoTo, D=String("nowhere")))),
    ("annotations", lambda p: set_(of_role(p, "Link"), "/S", Name("/Span"))),
    ("destinations", lambda p: set_(leaf(p), "/Names", Array(list(leaf(p).Names)[2:]))),
    ("destinations", lambda p: set_(leaf(p), "/Names", Array(list(leaf(p).Names)[2:4] + list(leaf(p).Names)[:2]))),
    ("destinations", lambda p: set_(leaf(p).Names, 1, Array([1, Name.Fit]))),
    ("outline", lambda p: delete(p.Root, "/Outlines")),
    ("outline", lambda p: set_(outline_row(p), "/Title", String(" "))),
    ("outline", lambda p: set_(outline_row(p), "/Dest", String("nowhere"))),
    ("outline", lambda p: set_(p.Root.Outlines, "/Count", 77)),
    ("outline", lambda p: delete(outline_row(p), "/Parent")),
    ("attachments", lambda p: delete(file_spec(p), "/AFRelationship")),
    ("attachments", lambda p: delete(p.Root, "/AF")),
    ("attachments", lambda p: delete(file_spec(p).EF.F, "/Subtype")),
    ("attachments", lambda p: set_(file_spec(p).EF.F.Params, "/Size", 1)),
    ("attachments", lambda p: delete(file_spec(p), "/UF")),
]
def inherit(pdf):
    pdf.Root.Pages.Resources = pdf.pages[0].obj.Resources
    del pdf.pages[0].obj["/Resources"]


def delete_last(row):
    row.K = Array(list(row.K)[:-1])


# the same over the bytes of the file
BYTES = [
    ("header", lambda d: b"%PDF-2.0" + d[8:]),
    ("header", lambda d: d[:9] + b"%abcd" + d[14:]),
    ("header", lambda d: d + b"more"),
    ("streams", lambda d: d.replace(b"\nendstream", b" endstream", 1)),
    ("streams", lambda d: re.sub(rb"stream\n", b"stream ", d, count=1)),
    ("streams", lambda d: re.sub(rb"/Length (\d+)>>", lambda m: b"/Length %d>>" % (int(m.group(1)) - 1), d, count=1)),
]


def render(tool, folder, name, *options):
    path = os.path.join(folder, name)
    run = subprocess.run([tool, "--pdf", "--quiet", "--date", "2026-01-15", *options, "-o", path,
                          os.path.join(HERE, "sample.xml")], capture_output=True, text=True, timeout=120,
                         env=dict(os.environ, SOURCE_DATE_EPOCH="1795219200"))
    if run.returncode:
        print(run.stdout + run.stderr)
        # 77: this build or this machine has no PDF stack
        sys.exit(77 if subprocess.run([tool, "--pdf-help"], capture_output=True).returncode else 1)
    return path


def rule(name):
    return next(r for r in check_pdf.RULES if r.__name__ == name)


def main():
    tool, problems = os.path.abspath(sys.argv[1]), []
    with tempfile.TemporaryDirectory() as folder:
        path = render(tool, folder, "one.pdf", "--attach-xml")
        with open(path, "rb") as file:
            data = file.read()
        with open(render(tool, folder, "two.pdf", "--attach-xml"), "rb") as file:
            if file.read() != data:
                problems.append("two runs, two files")
        problems += ["the sample: %s: %s" % fault for fault in check_pdf.check(path)]
        broken = os.path.join(folder, "broken.pdf")
        for number, (name, mutate) in enumerate(MUTATIONS):
            with pikepdf.open(path, inherit_page_attributes=False) as pdf:
                mutate(pdf)
                pdf.save(broken, fix_metadata_version=False)
            if not check_pdf.check(broken, [rule(name)]):
                problems.append("%s does not find what is done to the file in row %d" % (name, number))
        for number, (name, mutate) in enumerate(BYTES):
            with open(broken, "wb") as file:
                file.write(mutate(data))
            if not list(rule(name)(Bytes(mutate(data)))):
                problems.append("%s does not find what is done to the bytes in row %d" % (name, number))
    tried = {name for name, _ in MUTATIONS + BYTES} | {"trailer"}
    problems += ["no fault is made for the rule %s" % r.__name__ for r in check_pdf.RULES if r.__name__ not in tried]
    if not list(rule("trailer")(Bytes(data, Dictionary()))):
        problems.append("trailer does not see that there is no identifier")
    for problem in problems:
        print(problem)
    print("%d rules, %d faults made, %d problems" % (len(check_pdf.RULES), len(MUTATIONS) + len(BYTES) + 1, len(problems)))
    sys.exit(bool(problems))


class Bytes:
    """As much of a file as the rules over bytes look at."""

    def __init__(self, data, trailer=None):
        self.data, self.pdf = data, self
        self.trailer = trailer


main()
