"""Text (RFC 7994)."""
from .base import FAILED, BaseV3Writer, RfcWriterError


class TextWriter(BaseV3Writer):
    format = "text"

    def process(self):
        """The text."""
        data = self.make()
        if data is None:
            raise RfcWriterError(FAILED)
        return data.decode("utf-8-sig")
