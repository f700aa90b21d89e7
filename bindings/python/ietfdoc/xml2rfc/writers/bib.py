"""The source with references of bib.ietf.org in the place of the datatracker's."""
from .base import BaseV3Writer


class DatatrackerToBibConverter(BaseV3Writer):
    format = "use-bib"

    def convert(self):
        """The tree; None after errors."""
        return self.make_tree()
