"""HTML (RFC 7992)."""
from .base import BaseV3Writer


class HtmlWriter(BaseV3Writer):
    format = "html"
