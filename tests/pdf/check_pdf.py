#!/usr/bin/env python3
"""check_pdf.py FILE…: what PDF/A-3 (ISO 19005-3, levels A and U), PDF/UA-1 (ISO 14289-1) and RFC 7995 ask of a file and
a program can see. Each rule is a generator of faults; RULES at the end has them all. Needs pikepdf."""
import re
import struct
import sys
import xml.etree.ElementTree as ET

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

GROUPING = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private"}
HEADINGS = {"H", "H1", "H2", "H3", "H4", "H5", "H6"}
BLOCK = HEADINGS | {"P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
INLINE = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu",
          "WT", "WP"}
ILLUSTRATION = {"Figure", "Formula", "Form"}
STANDARD = GROUPING | BLOCK | INLINE | ILLUSTRATION
# who may be inside whom; None: anybody
KIDS = {
    "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
    "TR": {"TH", "TD"}, "TOC": {"TOC", "TOCI", "Caption"}, "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}
PARENTS = {"LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
           "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}, "TOCI": {"TOC"}}
NO_CONTENT = {"Document", "Part", "Art", "Sect", "L", "LI", "Table", "TR", "THead", "TBody", "TFoot", "TOC"}
# what shows something
PAINT = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "BI", "INLINE IMAGE", "EI"}
OPERATORS = PAINT | set("""w J j M d ri i gs q Q cm m l c v y h re n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* CS cs SC
SCN sc scn G g RG rg K k MP DP BMC BDC EMC d0 d1""".split())
DC, XMP, PDF = "http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/xap/1.0/", "http://ns.adobe.com/pdf/1.3/"
RDF, PDFAID = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.aiim.org/pdfa/ns/id/"
PDFUAID, SCHEMA = "http://www.aiim.org/pdfua/ns/id/", "http://www.aiim.org/pdfa/ns/schema#"
EXTENSION, PROPERTY = "http://www.aiim.org/pdfa/ns/extension/", "http://www.aiim.org/pdfa/ns/property#"
KNOWN_NAMESPACES = {DC, XMP, PDF, PDFAID, EXTENSION, "http://ns.adobe.com/xap/1.0/mm/", "http://ns.adobe.com/xap/1.0/rights/"}


class Font:
    """A font in use: widths, characters and the program, by code."""

    def __init__(self, object_):
        self.object, self.used = object_, set()
        self.composite = object_.get("/Subtype") == "/Type0"
        self.descendant = object_.DescendantFonts[0] if self.composite else object_
        self.descriptor = self.descendant.get("/FontDescriptor")
        self.unicode = parse_cmap(object_.ToUnicode.read_bytes()) if "/ToUnicode" in object_ else {}
        self.widths = self.read_widths()

    def read_widths(self):
        if not self.composite:
            first = int(self.object.get("/FirstChar", 0))
            return {first + i: float(w) for i, w in enumerate(self.object.get("/Widths", []))}
        widths, row, i = {}, list(self.descendant.get("/W", [])), 0
        while i + 1 < len(row):
            if isinstance(row[i + 1], Array):
                widths.update({int(row[i]) + k: float(w) for k, w in enumerate(row[i + 1])})
                i += 2
            else:
                widths.update({code: float(row[i + 2]) for code in range(int(row[i]), int(row[i + 1]) + 1)})
                i += 3
        return widths

    def width(self, code):
        return self.widths.get(code, float(self.descendant.get("/DW", 1000)) if self.composite else 0.0)

    def program(self):
        """(key, bytes) of the embedded program, or (None, b"")."""
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if self.descriptor is not None and key in self.descriptor:
                return key, self.descriptor[key].read_bytes()
        return None, b""

    def glyph(self, code):
        """The program's glyph of a code of a composite font."""
        table = self.descendant.get("/CIDToGIDMap")
        if isinstance(table, Stream):
            data = table.read_bytes()
            return struct.unpack_from(">H", data, 2 * code)[0] if 2 * code + 1 < len(data) else 0
        return code


def parse_cmap(data):
    text, codes = data.decode("latin-1"), {}

    def chars(digits):
        return bytes.fromhex(digits).decode("utf-16-be", "replace")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            codes[int(code, 16)] = chars(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for low, high, value in re.findall(r"<(\w+)>\s*<(\w+)>\s*(<\w+>|\[[^]]*\])", block):
            values = re.findall(r"<(\w+)>", value)
            for i, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                if value[0] == "[":
                    codes[code] = chars(values[i]) if i < len(values) else ""
                else:
                    start = chars(values[0])
                    codes[code] = start[:-1] + chr(ord(start[-1]) + i)
    return codes


def sfnt_tables(data):
    count = struct.unpack_from(">H", data, 4)[0]
    rows = [struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(count)]
    return {tag.decode("latin-1"): data[offset:offset + length] for tag, _, offset, length in rows}


def sfnt_widths(data):
    """Advance widths in thousandths of the em, by glyph."""
    tables = sfnt_tables(data)
    units = struct.unpack_from(">H", tables["head"], 18)[0]
    long_count = struct.unpack_from(">H", tables["hhea"], 34)[0]
    glyphs = struct.unpack_from(">H", tables["maxp"], 4)[0]
    row = [struct.unpack_from(">H", tables["hmtx"], 4 * i)[0] * 1000 / units for i in range(long_count)]
    return row + [row[-1]] * (glyphs - long_count)


class Element:
    """A structure element."""

    def __init__(self, object_, parent, roles):
        self.object, self.parent = object_, parent
        name = str(object_.get("/S", ""))[1:]
        seen = set()
        while name not in STANDARD and name in roles and name not in seen:
            seen.add(name)
            name = roles[name]
        self.role = name
        self.kids, self.marks, self.annotations = [], [], []
        self.order = []  # kids and marks as they come

    def attribute(self, owner, key, default=None):
        attributes = self.object.get("/A", [])
        for a in attributes if isinstance(attributes, Array) else [attributes]:
            if isinstance(a, (Dictionary, Stream)) and a.get("/O") == "/" + owner and key in a:
                return a[key]
        return default

    def where(self):
        return "%s (object %d)" % (self.role, self.object.objgen[0])


class Page:
    """A page with what its content says."""

    def __init__(self, number, page):
        self.number, self.page = number, page
        self.mcids, self.faults = {}, []


class File:
    def __init__(self, path):
        self.path = path
        with open(path, "rb") as file:
            self.data = file.read()
        self.pdf = pikepdf.open(path, inherit_page_attributes=False)
        self.root = self.pdf.Root
        self.without_resources = self.leaves_without_resources()
        self.pages = [Page(i + 1, p.obj) for i, p in enumerate(self.pdf.pages)]
        self.page_ids = {p.page.objgen: p for p in self.pages}
        self.fonts = {}  # by objgen
        self.structure_faults, self.elements = [], []
        for page in self.pages:
            Content(self, page).run()
        self.read_structure()
        self.xmp = self.read_xmp()
        self.names = {k: v for k, v in tree_entries(self.root.get("/Names", Dictionary()).get("/Dests"))}

    def leaves_without_resources(self):
        count, todo = 0, [self.root.Pages]
        while todo:
            node = todo.pop()
            todo += list(node.get("/Kids", []))
            count += "/Kids" not in node and "/Resources" not in node
        return count

    def font(self, object_):
        key = object_.objgen
        if key not in self.fonts:
            self.fonts[key] = Font(object_)
        return self.fonts[key]

    def read_xmp(self):
        try:
            return ET.fromstring(self.root.Metadata.read_bytes())
        except (AttributeError, KeyError, ET.ParseError):
            return None

    def read_structure(self):
        tree = self.root.get("/StructTreeRoot")
        if tree is None:
            return
        roles = {str(k)[1:]: str(v)[1:] for k, v in tree.get("/RoleMap", Dictionary()).items()}
        seen = set()
        todo = [(tree, kid, None, None) for kid in reversed(kids_of(tree))]
        while todo:
            around, object_, parent, page = todo.pop()
            if isinstance(object_, int) or (isinstance(object_, Dictionary) and object_.get("/Type") in ("/MCR", "/OBJR")):
                if parent is None:
                    self.structure_faults.append("content directly in the root of the structure")
                    continue
                self.add_content(parent, object_, page)
                continue
            if object_.objgen in seen:
                self.structure_faults.append("object %d is in the structure twice" % object_.objgen[0])
                continue
            seen.add(object_.objgen)
            element = Element(object_, parent, roles)
            if object_.get("/P", Dictionary()).objgen != around.objgen:
                self.structure_faults.append("%s: /P is not the element around it" % element.where())
            self.elements.append(element)
            if parent:
                parent.kids.append(element)
                parent.order.append(element)
            page = object_.get("/Pg", page)
            todo += [(object_, kid, element, page) for kid in reversed(kids_of(object_))]

    def add_content(self, parent, object_, page):
        if isinstance(object_, int):
            parent.marks.append((page, object_))
            parent.order.append((page, object_))
        elif object_.Type == "/MCR":
            parent.marks.append((object_.get("/Pg", page), int(object_.MCID)))
            parent.order.append(parent.marks[-1])
        else:
            parent.annotations.append(object_.Obj)

    def property(self, namespace, name):
        """Text of an XMP property; of a list its items."""
        if self.xmp is None:
            return None
        for description in self.xmp.iter("{%s}Description" % RDF):
            node = description.find("{%s}%s" % (namespace, name))
            if node is not None:
                items = node.findall(".//{%s}li" % RDF)
                return [item.text or "" for item in items] if items else node.text or ""
            if "{%s}%s" % (namespace, name) in description.attrib:
                return description.attrib["{%s}%s" % (namespace, name)]
        return None


def kids_of(object_):
    kids = object_.get("/K")
    if kids is None:
        return []
    return [int(k) if isinstance(k, int) else k for k in kids] if isinstance(kids, Array) else [kids]


def tree_entries(node, key="/Names"):
    """(key, value) of a name or number tree."""
    todo = [node] if node is not None else []
    while todo:
        node = todo.pop()
        row = list(node.get(key, []))
        for i in range(0, len(row) - 1, 2):
            yield (bytes(row[i]) if key == "/Names" else int(row[i])), row[i + 1]
        todo += list(node.get("/Kids", []))[::-1]


class Content:
    """The content of a page and of the forms that it shows."""

    def __init__(self, file, page):
        self.file, self.page, self.stack, self.depth = file, page, [], 0

    def fault(self, text):
        self.page.faults.append(text)

    def run(self):
        page = self.page.page
        if "/Contents" not in page:
            return
        resources = page.get("/Resources")
        node = page
        while resources is None and "/Parent" in node:
            node = node.Parent
            resources = node.get("/Resources")
        self.stream(page, resources if resources is not None else Dictionary(), 0)
        if self.stack:
            self.fault("marked content does not end")

    def inside(self):
        """"artifact", an MCID, or None."""
        for mark in reversed(self.stack):
            if mark is not None:
                return mark
        return None

    def stream(self, object_, resources, level):
        in_text, states, font, fonts = False, 0, None, resources.get("/Font", Dictionary())
        for instruction in pikepdf.parse_content_stream(object_):
            operator, operands = str(instruction.operator), instruction.operands
            if operator not in OPERATORS:
                self.fault("unknown operator %s" % operator)
            if operator in PAINT and self.inside() is None:
                self.fault("%s shows something that is neither content nor artifact" % operator)
            if operator in ("BT", "ET"):
                if in_text == (operator == "BT"):
                    self.fault("%s in the wrong place" % operator)
                in_text = operator == "BT"
            elif operator in ("q", "Q"):
                states += 1 if operator == "q" else -1
                if states < 0 or states > 28:
                    self.fault("q and Q do not match, or are too deep")
            elif operator in ("BMC", "BDC"):
                self.open_mark(operands, resources, level)
            elif operator == "EMC":
                if not self.stack:
                    self.fault("EMC without a beginning")
                else:
                    self.stack.pop()
            elif operator in ("k", "K") or (operator in ("cs", "CS") and operands[0] == "/DeviceCMYK"):
                self.fault("colours of a printer")
            elif operator == "ri" and operands[0] not in ("/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual",
                                                          "/Saturation"):
                self.fault("unknown rendering intent")
            elif operator == "Tf":
                if operands[0] not in fonts:
                    self.fault("font %s is not in the resources" % operands[0])
                    font = None
                else:
                    font = self.file.font(fonts[operands[0]])
            elif operator in ("Tj", "TJ", "'", '"'):
                self.show(font, operands, in_text)
            elif operator == "Do":
                self.show_object(operands[0], resources, level)
            elif operator == "gs" and operands[0] not in resources.get("/ExtGState", Dictionary()):
                self.fault("graphics state %s is not in the resources" % operands[0])
        if in_text or states:
            self.fault("BT without ET, or q without Q")

    def open_mark(self, operands, resources, level):
        tag = str(operands[0])[1:]
        properties = operands[1] if len(operands) > 1 else Dictionary()
        if isinstance(properties, Name):
            properties = resources.get("/Properties", Dictionary()).get(properties, Dictionary())
        mark = None
        if tag == "Artifact":
            if isinstance(self.inside(), int):
                self.fault("an artifact inside content")
            mark = "artifact"
        elif "/MCID" in properties:
            mark = int(properties.MCID)
            if self.inside() is not None:
                self.fault("MCID %d is inside other content or an artifact" % mark)
            if level:
                self.fault("MCID %d in a form" % mark)
            if mark in self.page.mcids:
                self.fault("MCID %d is there twice" % mark)
            self.page.mcids[mark] = tag
        self.stack.append(mark)

    def show(self, font, operands, in_text):
        if font is None or not in_text:
            self.fault("text without a font or outside BT and ET")
            return
        for part in operands[-1] if isinstance(operands[-1], Array) else [operands[-1]]:
            if not isinstance(part, String):
                continue
            data = bytes(part)
            if len(data) > 32767:
                self.fault("a string is too long")
            if font.composite:
                font.used.update(struct.unpack(">%dH" % (len(data) // 2), data[:len(data) // 2 * 2]))
                if len(data) % 2:
                    self.fault("half a code")
            else:
                font.used.update(data)

    def show_object(self, name, resources, level):
        object_ = resources.get("/XObject", Dictionary()).get(name)
        if object_ is None:
            self.fault("object %s is not in the resources" % name)
        elif object_.get("/Subtype") == "/Form" and level < 12:
            self.stream(object_, object_.get("/Resources", resources), level + 1)
        elif object_.get("/Subtype") not in ("/Form", "/Image"):
            self.fault("object %s is neither form nor image" % name)


# ---- the file (ISO 19005-3, 6.1)

def header(f):
    lines = f.data.split(b"\n", 2)
    if not re.fullmatch(rb"%PDF-1\.[0-7]", lines[0].rstrip(b"\r")):
        yield "the file does not begin with %PDF-1.n"
    if lines[1][:1] != b"%" or len(lines[1]) < 5 or any(byte < 128 for byte in lines[1][1:5]):
        yield "no binary comment in the second line"
    if not re.search(rb"%%EOF\r?\n?\Z", f.data):
        yield "something follows the end mark"


def trailer(f):
    identifier = f.pdf.trailer.get("/ID")
    if identifier is None or len(identifier) != 2 or not all(len(bytes(part)) >= 16 for part in identifier):
        yield "no /ID"
    if "/Encrypt" in f.pdf.trailer:
        yield "encrypted"


def streams(f):
    """Lengths and line ends, over the bytes of the file."""
    for match in re.finditer(rb"(?<=\n)(\d+) 0 obj\s*<<", f.data):
        end = f.data.find(b"endobj", match.start())
        start = f.data.find(b"stream", match.start(), end)
        if start < 0:
            continue
        number = int(match.group(1))
        after = start + (8 if f.data[start + 6:start + 8] == b"\r\n" else 7)
        if f.data[after - 1:after] != b"\n":
            yield "object %d: no line end behind stream" % number
        length = re.search(rb"/Length (\d+)(?! \d+ R)", f.data[match.start():start])
        if not length:
            continue
        close = after + int(length.group(1))
        if not re.match(rb"\r?\nendstream", f.data[close:close + 12]):
            yield "object %d: its length is wrong, or no line end before endstream" % number


FORBIDDEN_KEYS = {"/AA": "an additional action", "/Alternates": "alternate images", "/OPI": "OPI", "/FFilter": "an outside file",
                  "/FDecodeParms": "an outside file", "/TR": "a transfer function", "/HTP": "a halftone phase",
                  "/PresSteps": "presentation steps", "/XFA": "a dynamic form", "/NeedsRendering": "a dynamic form",
                  "/Encrypt": "encryption"}


def forbidden(f):
    for object_ in f.pdf.objects:
        dictionaries, seen = [object_], 0
        while dictionaries and seen < 10000:
            seen += 1
            d = dictionaries.pop()
            if isinstance(d, Array):
                dictionaries += [v for v in d if not getattr(v, "is_indirect", False) and isinstance(v, (Array, Dictionary))]
            if not isinstance(d, (Dictionary, Stream)):
                continue
            for key, value in d.items():
                if key in FORBIDDEN_KEYS:
                    yield "object %d: %s" % (object_.objgen[0], FORBIDDEN_KEYS[key])
                if key == "/Interpolate" and value is True:
                    yield "object %d: interpolated" % object_.objgen[0]
                if key == "/S" and value in ("/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide",
                                             "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView"):
                    yield "object %d: the action %s" % (object_.objgen[0], value)
                if isinstance(value, (Array, Dictionary)) and not value.is_indirect:
                    dictionaries.append(value)
            filters = d.get("/Filter", []) if isinstance(d, Stream) else []
            for name in filters if isinstance(filters, Array) else [filters]:
                if name in ("/LZWDecode", "/Crypt"):
                    yield "object %d: the filter %s" % (object_.objgen[0], name)
            if isinstance(d, Stream) and "/F" in d:
                yield "object %d: its data is in another file" % object_.objgen[0]


# ---- catalog and metadata

def catalog(f):
    root = f.root
    if root.get("/MarkInfo", Dictionary()).get("/Marked") is not True:
        yield "MarkInfo does not say that the file is marked"
    if root.get("/MarkInfo", Dictionary()).get("/Suspects") is True:
        yield "MarkInfo has suspects"
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", str(root.get("/Lang", ""))):
        yield "no language, or none of BCP 47: %s" % root.get("/Lang", "")
    if root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        yield "ViewerPreferences does not show the title"
    if "/StructTreeRoot" not in root:
        yield "no structure"
    if "/JavaScript" in root.get("/Names", Dictionary()) or "/OpenAction" in root and not isinstance(root.OpenAction, Array):
        yield "something runs when the file is opened"
    if "/OCProperties" in root or "/Perms" in root or "/Requirements" in root:
        yield "layers, permissions or requirements"
    if "/Outlines" in root and root.get("/PageMode") != "/UseOutlines":
        yield "the outline is not shown"
    labels = dict(tree_entries(root.get("/PageLabels"), "/Nums"))
    if 0 not in labels:
        yield "no page labels"


def intent(f):
    intents = [i for i in f.root.get("/OutputIntents", []) if i.get("/S") == "/GTS_PDFA1"]
    if len(intents) != 1:
        yield "not one output intent"
        return
    profile = intents[0].get("/DestOutputProfile")
    if "/OutputConditionIdentifier" not in intents[0] or profile is None:
        yield "the output intent has no profile or name"
        return
    data = profile.read_bytes()
    if len(data) < 132 or struct.unpack_from(">I", data)[0] != len(data) or data[36:40] != b"acsp":
        yield "the profile is broken"
    elif data[12:16] not in (b"mntr", b"prtr") or data[16:20] != b"RGB " or profile.get("/N") != 3 or data[8] > 4:
        yield "the profile is not of an RGB device"
    else:
        tags = {data[132 + 12 * i:136 + 12 * i] for i in range(struct.unpack_from(">I", data, 128)[0])}
        for tag in (b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"):
            if tag not in tags:
                yield "the profile has no %s" % tag.decode()


def pdf_date(text):
    """(D:20260115000000Z) as XMP has it."""
    match = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'\d\d'?)", str(text))
    if not match:
        return None
    zone = match.group(7) if match.group(7) == "Z" else match.group(7)[:3] + ":" + match.group(7)[4:6]
    return "%s-%s-%sT%s:%s:%s%s" % (match.groups()[:6] + (zone,))


def metadata(f):
    stream = f.root.get("/Metadata")
    if stream is None or stream.get("/Type") != "/Metadata" or stream.get("/Subtype") != "/XML":
        yield "no metadata"
        return
    data = stream.read_bytes()
    if f.xmp is None or not data.startswith(b"<?xpacket begin=") or not re.search(rb"<\?xpacket end=[\"'][rw][\"']\?>\s*\Z", data):
        yield "the metadata is not an XMP packet"
        return
    if re.search(rb"<\?xpacket[^>]*(bytes|encoding)=", data):
        yield "the packet has bytes or encoding"
    if f.property(PDFAID, "part") != "3" or f.property(PDFAID, "conformance") not in ("A", "U", "B"):
        yield "it does not say PDF/A-3"
    if f.property(PDFUAID, "part") != "1":
        yield "it does not say PDF/UA-1"
    if not f.property(DC, "title"):
        yield "no title"
    info = f.pdf.trailer.get("/Info", Dictionary())
    for key, namespace, name in (("/Title", DC, "title"), ("/Subject", DC, "description"), ("/Author", DC, "creator"),
                                 ("/Keywords", PDF, "Keywords"), ("/Creator", XMP, "CreatorTool"), ("/Producer", PDF, "Producer"),
                                 ("/CreationDate", XMP, "CreateDate"), ("/ModDate", XMP, "ModifyDate")):
        there, said = info.get(key), f.property(namespace, name)
        if there is not None:
            there = pdf_date(there) if key.endswith("Date") else str(there)
        said = ", ".join(said) if isinstance(said, list) else said
        if there != said:
            yield "%s is %r in the information, %r in the metadata" % (key, there, said)


def schemas(f):
    """Every property of the metadata is one that PDF/A knows, or is described."""
    if f.xmp is None:
        return
    described = {}
    for schema in f.xmp.iter("{%s}namespaceURI" % SCHEMA):
        around = next(node for node in f.xmp.iter() if schema in list(node))
        described[schema.text] = {p.text for p in around.iter("{%s}name" % PROPERTY)}
        for part in ("schema", "prefix", "property"):
            if around.find("{%s}%s" % (SCHEMA, part)) is None:
                yield "the schema of %s has no %s" % (schema.text, part)
    for description in f.xmp.iter("{%s}Description" % RDF):
        for node in description:
            namespace, name = node.tag[1:].split("}")
            if namespace not in KNOWN_NAMESPACES and name not in described.get(namespace, ()):
                yield "%s of %s is not described" % (name, namespace)


# ---- pages and content

def pages(f):
    if f.without_resources:
        yield "%d pages inherit their resources" % f.without_resources
    for page in f.pages:
        for fault in page.faults:
            yield "page %d: %s" % (page.number, fault)
        p = page.page
        if p.get("/Annots") and p.get("/Tabs") != "/S":
            yield "page %d: no tab order" % page.number
        if page.mcids and "/StructParents" not in p:
            yield "page %d: no StructParents" % page.number
        node = p
        while "/MediaBox" not in node and "/Parent" in node:
            node = node.Parent
        box = [float(v) for v in node.get("/MediaBox", [0, 0, 0, 0])]
        if not all(3 <= box[i + 2] - box[i] <= 14400 for i in (0, 1)):
            yield "page %d: its size" % page.number


def images(f):
    for object_ in f.pdf.objects:
        if not isinstance(object_, Stream) or object_.get("/Subtype") not in ("/Image", "/Form"):
            continue
        number = object_.objgen[0]
        if object_.Subtype == "/Form":
            if "/Ref" in object_ or "/PS" in object_ or object_.get("/Subtype2") == "/PS":
                yield "object %d: PostScript or a reference" % number
            if "/BBox" not in object_ or "/Resources" not in object_:
                yield "object %d: a form without box or resources" % number
            continue
        space = object_.get("/ColorSpace")
        if object_.get("/ImageMask") is not True and space not in ("/DeviceRGB", "/DeviceGray", "/CalRGB", "/CalGray") and not (
                isinstance(space, Array) and space[0] in ("/ICCBased", "/Indexed", "/CalRGB", "/CalGray", "/Lab")):
            yield "object %d: the colours %s" % (number, space)
        if object_.get("/BitsPerComponent", 1) not in (1, 2, 4, 8):
            yield "object %d: its bits" % number
        if object_.get("/Filter") == "/DCTDecode":
            data = object_.read_raw_bytes()
            colours = re.search(rb"\xff[\xc0-\xc2].{7}(.)", data, re.S)
            if not colours or colours.group(1)[0] != {"/DeviceGray": 1, "/DeviceRGB": 3}.get(str(space)):
                yield "object %d: a JPEG of other colours" % number


# ---- fonts (6.2.11)

def fonts(f):
    for font in f.fonts.values():
        name = str(font.object.get("/BaseFont", font.object.get("/Subtype")))
        if font.object.get("/Subtype") == "/Type3":
            continue
        key, program = font.program()
        if key is None:
            yield "%s is not embedded" % name
            continue
        for wanted in ("/FontName", "/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/StemV"):
            if wanted not in font.descriptor:
                yield "%s: its descriptor has no %s" % (name, wanted)
        if font.descriptor.get("/FontName") != font.descendant.get("/BaseFont"):
            yield "%s has two names" % name
        if font.composite:
            yield from composite_font(font, name, key, program)
        elif font.object.get("/Subtype") == "/TrueType" and font.object.get("/Encoding") not in (
                "/WinAnsiEncoding", "/MacRomanEncoding") and not int(font.descriptor.get("/Flags", 0)) & 4:
            yield "%s: no encoding" % name


def composite_font(font, name, key, program):
    descendant = font.descendant
    if font.object.get("/Encoding") not in ("/Identity-H", "/Identity-V"):
        yield "%s: its encoding" % name
    info = descendant.get("/CIDSystemInfo", Dictionary())
    if str(info.get("/Registry", "")) != "Adobe" or str(info.get("/Ordering", "")) != "Identity":
        yield "%s: its CIDSystemInfo" % name
    true_type = descendant.get("/Subtype") == "/CIDFontType2"
    if true_type and not (descendant.get("/CIDToGIDMap") == "/Identity" or isinstance(descendant.get("/CIDToGIDMap"), Stream)):
        yield "%s: no CIDToGIDMap" % name
    if true_type != (key == "/FontFile2"):
        yield "%s: %s in a %s" % (name, key, descendant.get("/Subtype"))
    if "/ToUnicode" not in font.object:
        yield "%s: no ToUnicode" % name
    if not true_type:
        return
    try:
        widths = sfnt_widths(program)
    except (struct.error, KeyError, IndexError, ZeroDivisionError):
        yield "%s: its program is broken" % name
        return
    for code in sorted(font.used):
        glyph = font.glyph(code)
        if glyph >= len(widths):
            yield "%s: code %d has no glyph" % (name, code)
        elif abs(widths[glyph] - font.width(code)) > 1:
            yield "%s: code %d is %g wide, its glyph %g" % (name, code, font.width(code), widths[glyph])


def notdef(f):
    for font in f.fonts.values():
        if font.composite and any(font.glyph(code) == 0 for code in font.used):
            yield "%s: .notdef is shown" % font.object.get("/BaseFont")


def characters(f):
    for font in f.fonts.values():
        name = font.object.get("/BaseFont", font.object.get("/Subtype"))
        if not font.composite and font.object.get("/Encoding") in ("/WinAnsiEncoding", "/MacRomanEncoding"):
            continue
        for code in sorted(font.used):
            text = font.unicode.get(code)
            if not text:
                yield "%s: code %d stands for nothing" % (name, code)
            elif any(c in "\0\ufeff\ufffe\ufffd" for c in text):
                yield "%s: code %d stands for U+%04X" % (name, code, ord(text[0]))


# ---- structure (6.7, ISO 14289-1)

def structure(f):
    yield from f.structure_faults
    tree = f.root.get("/StructTreeRoot")
    if tree is None:
        return
    if tree.get("/Type") != "/StructTreeRoot":
        yield "the root has the wrong type"
    if [e.role for e in f.elements if e.parent is None] != ["Document"]:
        yield "the root has not one kid, a Document"
    for element in f.elements:
        if element.role not in STANDARD:
            yield "%s: not a standard type" % element.where()
        if not element.order and not element.annotations and element.role not in ("TD", "TH"):
            yield "%s: empty" % element.where()
    for name in tree.get("/RoleMap", Dictionary()).keys():
        if name[1:] in STANDARD:
            yield "RoleMap has the standard type %s" % name


def nesting(f):
    for element in f.elements:
        role, parent = element.role, element.parent.role if element.parent else None
        allowed = KIDS.get(role)
        for kid in element.kids:
            if allowed is not None and kid.role not in allowed:
                yield "%s inside %s" % (kid.where(), role)
            if kid.role in HEADINGS | {"P", "L", "Table", "Sect", "TOC"} and role in HEADINGS | {"P"} | (INLINE - {"Note", "Link"}):
                yield "%s inside %s" % (kid.where(), role)
        if role in PARENTS and parent not in PARENTS[role]:
            yield "%s inside %s" % (element.where(), parent)
        if role in NO_CONTENT and element.marks:
            yield "%s has content of its own" % element.where()
        for only in ("THead", "TFoot"):
            if sum(kid.role == only for kid in element.kids) > 1:
                yield "%s: more than one %s" % (element.where(), only)
        captions = [i for i, kid in enumerate(element.kids) if kid.role == "Caption"]
        if role in ("Table", "L", "TOC") and (len(captions) > 1 or any(i not in (0, len(element.kids) - 1) for i in captions)):
            yield "%s: its caption is not first or last" % element.where()


def parent_tree(f):
    """From pages and annotations to elements, and back."""
    tree = f.root.get("/StructTreeRoot", Dictionary())
    numbers = dict(tree_entries(tree.get("/ParentTree"), "/Nums"))
    said = {}
    for element in f.elements:
        for page, mcid in element.marks:
            if page is None or page.objgen not in f.page_ids:
                yield "%s: a mark on no page" % element.where()
                continue
            number = f.page_ids[page.objgen].number
            if (number, mcid) in said:
                yield "page %d: MCID %d is in two elements" % (number, mcid)
            said[number, mcid] = element
            if mcid not in f.page_ids[page.objgen].mcids:
                yield "%s: page %d has no MCID %d" % (element.where(), number, mcid)
    for page in f.pages:
        row = numbers.get(int(page.page.get("/StructParents", -1)))
        for mcid in page.mcids:
            element = said.get((page.number, mcid))
            if element is None:
                yield "page %d: MCID %d is in no element" % (page.number, mcid)
            elif row is None or mcid >= len(row) or row[mcid].objgen != element.object.objgen:
                yield "page %d: MCID %d is not in the ParentTree as it should" % (page.number, mcid)
    if numbers and int(tree.get("/ParentTreeNextKey", 0)) <= max(numbers):
        yield "ParentTreeNextKey is too small"
    for element in f.elements:
        for annotation in element.annotations:
            there = numbers.get(int(annotation.get("/StructParent", -1)))
            if there is None or there.objgen != element.object.objgen:
                yield "%s: its annotation is not in the ParentTree" % element.where()


def identifiers(f):
    """/ID of elements."""
    tree, seen = dict(tree_entries(f.root.get("/StructTreeRoot", Dictionary()).get("/IDTree"))), {}
    for element in f.elements:
        if "/ID" not in element.object:
            if element.role == "Note":
                yield "%s: a note without ID" % element.where()
            continue
        key = bytes(element.object.ID)
        if key in seen:
            yield "%s: the ID %r is not the only one" % (element.where(), key)
        seen[key] = element
        if key not in tree or tree[key].objgen != element.object.objgen:
            yield "%s: its ID is not in the IDTree" % element.where()


def headings(f):
    last = 0
    for element in f.elements:
        match = re.fullmatch(r"H([1-6])", element.role)
        if element.role == "H":
            yield "%s: no level" % element.where()
        if match:
            level = int(match.group(1))
            if level > last + 1:
                yield "%s follows %s" % (element.where(), "H%d" % last if last else "nothing")
            last = level


def figures(f):
    for element in f.elements:
        if element.role in ("Figure", "Formula"):
            if not str(element.object.get("/Alt", element.object.get("/ActualText", ""))).strip():
                yield "%s: no description" % element.where()
            box = element.attribute("Layout", "/BBox")
            if box is not None and not (float(box[0]) < float(box[2]) and float(box[1]) < float(box[3])):
                yield "%s: its box" % element.where()


def lists(f):
    for element in f.elements:
        if element.role == "L":
            numbering = element.attribute("List", "/ListNumbering", "/None")
            if str(numbering)[1:] not in ("None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman",
                                          "UpperAlpha", "LowerAlpha"):
                yield "%s: its numbering" % element.where()
            if str(numbering)[1:] not in ("None", "Disc", "Circle", "Square"):
                for item in element.kids:
                    if item.role == "LI" and not any(kid.role == "Lbl" for kid in item.kids):
                        yield "%s: an item of a numbered list without label" % item.where()


def rows_of(table):
    rows = []
    for kid in table.kids:
        if kid.role == "TR":
            rows.append(kid)
        elif kid.role in ("THead", "TBody", "TFoot"):
            rows += [row for row in kid.kids if row.role == "TR"]
    return rows


def tables(f):
    """Rows of equal length, spans counted, no cell over another."""
    for table in f.elements:
        if table.role != "Table":
            continue
        rows, taken = rows_of(table), {}
        for y, row in enumerate(rows):
            x = 0
            for cell in row.kids:
                while (y, x) in taken:
                    x += 1
                wide, high = int(cell.attribute("Table", "/ColSpan", 1)), int(cell.attribute("Table", "/RowSpan", 1))
                for dy in range(high):
                    for dx in range(wide):
                        if (y + dy, x + dx) in taken:
                            yield "%s: cells overlap" % table.where()
                        taken[y + dy, x + dx] = cell
                if y + high > len(rows):
                    yield "%s: a cell reaches below the last row" % table.where()
                x += wide
                if cell.role == "TH" and cell.attribute("Table", "/Scope") not in ("/Row", "/Column", "/Both"):
                    yield "%s: no scope" % cell.where()
        widths = {sum(1 for (cy, _) in taken if cy == y) for y in range(len(rows))}
        if len(widths) > 1:
            yield "%s: rows of %s cells" % (table.where(), " and ".join(map(str, sorted(widths))))


def languages(f):
    for element in f.elements:
        if "/Lang" in element.object and not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", str(element.object.Lang)):
            yield "%s: the language %s" % (element.where(), element.object.Lang)


# ---- links

def annotations(f):
    owners = {a.objgen: e for e in f.elements for a in e.annotations}
    for page in f.pages:
        for annotation in page.page.get("/Annots", []):
            where = "page %d: object %d" % (page.number, annotation.objgen[0])
            if annotation.get("/Subtype") != "/Link":
                yield "%s: an annotation that is no link" % where
            if int(annotation.get("/F", 0)) & 0b101111 != 4:
                yield "%s: its flags" % where
            if not str(annotation.get("/Contents", "")).strip():
                yield "%s: no description" % where
            if "/StructParent" not in annotation:
                yield "%s: no StructParent" % where
            owner = owners.get(annotation.objgen)
            if owner is None or owner.role != "Link":
                yield "%s: not in a Link" % where
            left, bottom, right, top = [float(v) for v in annotation.Rect]
            if not (left < right and bottom < top):
                yield "%s: an empty rectangle" % where
            yield from link(f, annotation, where)
    for element in f.elements:
        if element.role == "Link" and not element.annotations:
            yield "%s: no annotation" % element.where()


def link(f, annotation, where):
    action, destination = annotation.get("/A"), annotation.get("/Dest")
    if action is not None and action.get("/S") == "/GoTo":
        action, destination = None, action.get("/D")
    if action is not None:
        if action.get("/S") != "/URI":
            yield "%s: the action %s" % (where, action.get("/S"))
        elif not re.fullmatch(rb"[!#$&-;=?-Z_a-z~\[\]%]+", bytes(action.URI)):
            yield "%s: the URI %r" % (where, bytes(action.URI))
    elif isinstance(destination, String):
        if bytes(destination) not in f.names:
            yield "%s: the destination %r is nowhere" % (where, bytes(destination))
    elif not isinstance(destination, Array) or getattr(destination[0], "objgen", None) not in f.page_ids:
        yield "%s: it leads nowhere" % where


def destinations(f):
    tree = f.root.get("/Names", Dictionary()).get("/Dests")
    keys = [key for key, _ in tree_entries(tree)]
    if keys != sorted(set(keys)):
        yield "the names are not sorted, or not unique"
    for kid in tree.get("/Kids", []) if tree is not None else []:
        row = [bytes(k) for k in list(kid.get("/Names", []))[::2]]
        if row and [bytes(k) for k in kid.get("/Limits", [])] != [row[0], row[-1]]:
            yield "wrong limits in the tree of names"
    for key, value in f.names.items():
        value = value.get("/D") if isinstance(value, Dictionary) else value
        if not isinstance(value, Array) or getattr(value[0], "objgen", None) not in f.page_ids:
            yield "%r leads to no page" % key
    for page in f.pages:
        if b"pg-%d" % page.number not in f.names:
            yield "page %d has no name" % page.number


def outline(f):
    root = f.root.get("/Outlines")
    if root is None:
        yield "no outline"
        return

    def visible(item):
        """How many rows are seen below an open item."""
        total, kid, before = 0, item.get("/First"), None
        while kid is not None:
            if kid.get("/Parent", Dictionary()).objgen != item.objgen:
                faults.append("object %d: its parent" % kid.objgen[0])
            if (kid.get("/Prev").objgen if "/Prev" in kid else None) != (before.objgen if before is not None else None):
                faults.append("object %d: the row before it" % kid.objgen[0])
            if not str(kid.get("/Title", "")).strip():
                faults.append("object %d: no title" % kid.objgen[0])
            destination = kid.get("/Dest")
            if destination is not None and bytes(destination) not in f.names:
                faults.append("object %d: the destination %r is nowhere" % (kid.objgen[0], bytes(destination)))
            below = visible(kid)
            if abs(int(kid.get("/Count", 0))) != below:
                faults.append("object %d: %s rows below it, not %d" % (kid.objgen[0], kid.get("/Count", 0), below))
            total += 1 + (below if int(kid.get("/Count", 0)) > 0 else 0)
            before, kid = kid, kid.get("/Next")
        if before is not None and item.get("/Last", Dictionary()).objgen != before.objgen:
            faults.append("object %d: its last row" % item.objgen[0])
        return total

    faults = []
    if int(root.get("/Count", 0)) != visible(root):
        faults.append("the count of the outline")
    yield from faults


# ---- attachments (6.8)

def attachments(f):
    associated = {a.objgen for a in f.root.get("/AF", [])}
    for element in f.elements:
        associated |= {a.objgen for a in element.object.get("/AF", [])}
    for key, spec in tree_entries(f.root.get("/Names", Dictionary()).get("/EmbeddedFiles")):
        where = key.decode("utf-8", "replace")
        if "/F" not in spec or "/UF" not in spec or "/EF" not in spec:
            yield "%s: no name or no file" % where
            continue
        if spec.get("/AFRelationship") not in ("/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"):
            yield "%s: no relationship" % where
        if spec.objgen not in associated:
            yield "%s: belongs to nothing" % where
        file = spec.EF.F
        if not re.fullmatch(r"/[\w.+-]+/[\w.+-]+", str(file.get("/Subtype", ""))):
            yield "%s: no media type" % where
        if "/ModDate" not in file.get("/Params", Dictionary()):
            yield "%s: no date" % where
        if int(file.get("/Params", Dictionary()).get("/Size", -1)) != len(file.read_bytes()):
            yield "%s: its size" % where


RULES = [header, trailer, streams, forbidden, catalog, intent, metadata, schemas, pages, images, fonts, notdef, characters,
         structure, nesting, parent_tree, identifiers, headings, figures, lists, tables, languages, annotations, destinations,
         outline, attachments]


def check(path, rules=None):
    """(rule, fault) of all faults."""
    try:
        file = File(path)
    except pikepdf.PdfError as error:
        return [("file", str(error))]
    return [(rule.__name__, fault) for rule in rules or RULES for fault in rule(file)]


def main():
    total = 0
    for path in sys.argv[1:]:
        faults = check(path)
        total += len(faults)
        for rule, fault in faults[:40]:
            print("%s: %s: %s" % (path, rule, fault))
        if len(faults) > 40:
            print("%s: %d more" % (path, len(faults) - 40))
    print("%d files, %d faults" % (len(sys.argv) - 1, total))
    sys.exit(bool(total))


if __name__ == "__main__":
    main()
