"""The vocabulary of version 3 out of that of version 2."""
from .base import BaseV3Writer


class V2v3XmlWriter(BaseV3Writer):
    format = "v2v3"

    def convert2to3(self):
        """The converted tree; that of a document of version 3 is the present one."""
        return self.tree if self.root.get("version") == "3" else self.make_tree()
