"""xml2rfc's programming interface over libietfdoc, for programs that import xml2rfc: `import ietfdoc.xml2rfc as xml2rfc`.
It needs lxml, because trees are lxml's here.

There are the parser, the writers that xml2rfc documents, their options, the log, and the operations on dates. What
writers write has the bytes that `ietfdoc-render` writes. docs/bindings.md says what is different: the writers'
insides (render_..., selectors) are not there, and programs that derive classes from them need xml2rfc itself."""
import sys

from .. import library_version
from . import log
from .parser import XmlRfc, XmlRfcError, XmlRfcParser
from .writers import (DatatrackerToBibConverter, ExpandV3XmlWriter, HtmlWriter, PdfWriter, PrepToolWriter,
                      RfcWriterError, TextWriter, UnPrepWriter, V2v3XmlWriter)

#: The version of xml2rfc whose output this is.
__version__ = "3.32.0"
NAME = "xml2rfc"
VERSION = [int(part) for part in __version__.split(".")]
CACHES = ["/var/cache/xml2rfc", "~/.cache/xml2rfc"]
V3_PI_TARGET = "v3xml2rfc"

__all__ = ["DatatrackerToBibConverter", "ExpandV3XmlWriter", "HtmlWriter", "PdfWriter", "PrepToolWriter",
           "RfcWriterError", "TextWriter", "UnPrepWriter", "V2v3XmlWriter", "XmlRfc", "XmlRfcError", "XmlRfcParser"]


def get_versions():
    """(name, version) of what is at work here."""
    from lxml import etree
    return [(NAME, __version__), ("Python", sys.version.split()[0]), ("libietfdoc", library_version),
            ("lxml", ".".join(map(str, etree.LXML_VERSION[:3])))]


def install():
    """Lets `import xml2rfc`, in this program from now on, mean these modules."""
    from . import parser, util, writers
    from .util import date
    from .writers import base, bib, expand, html, pdf, preptool, text, unprep, v2v3
    modules = [sys.modules[__name__], log, parser, util, date, writers, base, bib, expand, html, pdf, preptool, text,
               unprep, v2v3]
    for module in modules:
        sys.modules[module.__name__.replace(__name__, "xml2rfc", 1)] = module
