"""Prepped XML without most of what the prep tool added."""
from .base import BaseV3Writer


class UnPrepWriter(BaseV3Writer):
    format = "unprep"

    def unprep(self):
        """The tree; None after errors."""
        return self.make_tree()

    def write(self, filename):
        if not self.options.quiet:
            self.log(" Unprepping %s" % self.xmlrfc.source)
        super().write(filename)
