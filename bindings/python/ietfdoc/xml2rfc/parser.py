"""The parser: source to XmlRfc, which has an lxml tree and the library's document of the same source."""
import os
import re
from html.entities import name2codepoint

from lxml import etree

import ietfdoc

from . import log
from ._options import make_context
from .writers.base import default_options

XI = b"http://www.w3.org/2001/XInclude"


class XmlRfcError(Exception):
    """An error with its place, in the shape of lxml's."""

    def __init__(self, msg, filename=None, line_no=0):
        super().__init__(msg)
        self.msg = self.message = msg
        self.filename, self.line = filename, line_no
        self.position = line_no, 0


#: What a DTD of RFCXML declares: the characters of XHTML, and a few that RFCs need.
CHARACTERS = {**name2codepoint, "zwsp": 0x200B, "nbhy": 0x2011, "wj": 0x2060, "br": 0x2028, "dash": 0x2010,
              "Zcaron": 0x17D, "zcaron": 0x17E}


class _Files(etree.Resolver):
    """What the lxml tree has from elsewhere: a DTD gives the characters; external entities come from the source's
    directory, if that is allowed, and from libraries and caches."""

    def __init__(self, parser):
        super().__init__()
        self.parser = parser

    def resolve(self, url, public_id, context):
        if (url or "").lower().endswith((".dtd", ".ent")):
            number = re.search(rb"<rfc\s[^>]*?\bnumber\s*=\s*[\"'](\w+)", self.parser.text)
            lines = ['<!ENTITY %s "&#%d;">' % item for item in CHARACTERS.items() if item[0] not in ("lt", "amp")]
            lines.append('<!ENTITY rfc.number "%s">' % (number.group(1).decode() if number else "XXXX"))
            return self.resolve_string("\n".join(lines), context)
        for path in self.parser.candidates(url):
            if os.path.isfile(path):
                return self.resolve_filename(path, context)
        return self.resolve_empty(context)


class XmlRfcParser:
    """Reads a file, or the bytes in the attribute text."""

    def __init__(self, source, verbose=None, quiet=None, options=default_options, cache_path=None, templates_path=None,
                 library_dirs=None, add_xmlns=False, no_network=None, network_locs=None):
        self.options = options
        self.quiet = options.quiet if quiet is None else quiet
        self.verbose = options.verbose if verbose is None else verbose
        self.no_network = options.no_network if no_network is None else no_network
        self.source = None if source is None else os.fspath(source)
        self.cache_path = cache_path or options.cache
        self.library_dirs = library_dirs
        self.network_locs = network_locs or []
        if self.source:
            with open(self.source, "rb") as file:
                self.text = file.read()

    def candidates(self, name):
        """Paths of local files that an external entity may mean."""
        name = name[7:] if name.startswith("file://") else name
        last = os.path.basename(name)
        if self.options.allow_local_file_access and "://" not in name:
            yield os.path.join(os.path.dirname(os.path.abspath(self.source or "")), name)
        folders = (self.library_dirs or os.environ.get("XML_LIBRARY", "/usr/share/xml2rfc")).replace(";", ":").split(":")
        for folder in filter(None, [self.cache_path, "/var/cache/xml2rfc", "~/.cache/xml2rfc", *folders]):
            yield os.path.join(os.path.expanduser(folder), last)
            yield os.path.join(os.path.expanduser(folder), last + ".xml")

    def parse(self, remove_comments=True, remove_pis=False, quiet=False, strip_cdata=True, normalize=False, add_xmlns=False):
        """The document as XmlRfc. Text that is not XML raises lxml's XMLSyntaxError, other errors XmlRfcError."""
        data = self.text = self.text.encode() if isinstance(self.text, str) else self.text
        if add_xmlns and XI not in data:
            data = re.sub(rb"<rfc(?=\s)", b'<rfc xmlns:xi="' + XI + b'"', data, count=1)
        parser = etree.XMLParser(load_dtd=True, no_network=True, remove_comments=remove_comments, remove_pis=remove_pis,
                                 resolve_entities=True, strip_cdata=strip_cdata)
        parser.resolvers.add(_Files(self))
        base = self.source and os.path.abspath(self.source)
        tree = etree.fromstring(data, parser, base_url=base).getroottree()
        more = {"cache": self.cache_path, "quiet": self.quiet or quiet, "verbose": self.verbose,
                "no_network": self.no_network, "network": not self.no_network}
        if self.library_dirs:
            more["library"] = self.library_dirs
        context = make_context(self.options, **more)
        name = self.source or XmlRfc.source
        context.on_report(lambda diagnostic: log.write(log.as_text(diagnostic, name)))
        try:
            document = context.parse(data, self.source)
        except ietfdoc.Error as error:
            line = next((d.line for d in error.diagnostics if d.severity >= ietfdoc.Severity.ERROR), 0)
            raise XmlRfcError(str(error), self.source, line) from error
        xmlrfc = XmlRfc(tree, source=self.source)
        xmlrfc.know(tree, document)
        return xmlrfc


class XmlRfc:
    """A document: `tree` is an lxml tree, which a program may change or put another in the place of."""

    source = "(unknown source)"

    def __init__(self, tree, default_dtd_path=None, source=None, nsmap=None):
        self.tree, self.nsmap, self.default_dtd_path = tree, nsmap or {}, default_dtd_path
        if source:
            self.source = source
        self._known = []
        self.pis = {}
        node = tree.getroot().getprevious()
        while node is not None:
            if node.tag is etree.PI and node.target == "rfc":
                self.pis = {**dict(re.findall(r"""([\w-]+)=["']([^"']*)["']""", node.text or "")), **self.pis}
            node = node.getprevious()

    def getroot(self):
        return self.tree.getroot()

    def getpis(self):
        return dict(self.pis)

    def know(self, tree, document):
        """The library's document of a tree, which holds as long as nobody changes the tree."""
        self._known.append((tree, etree.tostring(tree), document))

    def document(self, context):
        """The library's document of the present tree."""
        now = etree.tostring(self.tree, encoding="utf-8")
        for tree, data, document in reversed(self._known):
            if tree is self.tree and etree.tostring(tree) == data:
                return document
        document = context.parse(now, None if self.source == XmlRfc.source else self.source)
        self.know(self.tree, document)
        return document
