"""The source with all that it includes."""
from .base import BaseV3Writer


class ExpandV3XmlWriter(BaseV3Writer):
    format = "expand"

    def expand(self):
        """The tree; None after errors."""
        return self.make_tree()
