"""PDF (RFC 7995)."""
from .base import BaseV3Writer


class PdfWriter(BaseV3Writer):
    format = "pdf"
