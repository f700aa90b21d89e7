"""The writers: each makes one format of an XmlRfc."""
from .base import RfcWriterError
from .bib import DatatrackerToBibConverter
from .expand import ExpandV3XmlWriter
from .html import HtmlWriter
from .pdf import PdfWriter
from .preptool import PrepToolWriter
from .text import TextWriter
from .unprep import UnPrepWriter
from .v2v3 import V2v3XmlWriter

__all__ = ["DatatrackerToBibConverter", "ExpandV3XmlWriter", "HtmlWriter", "PdfWriter", "PrepToolWriter",
           "RfcWriterError", "TextWriter", "UnPrepWriter", "V2v3XmlWriter"]
