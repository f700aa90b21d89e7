"""Prepped XML (RFC 7998)."""
from .base import BaseV3Writer, default_options


class PrepToolWriter(BaseV3Writer):
    format = "preptool"

    def __init__(self, xmlrfc, quiet=None, options=default_options, date=None, liberal=None, keep_pis=("v3xml2rfc",)):
        super().__init__(xmlrfc, quiet=quiet, options=options, date=date)
        self.liberal = options.accept_prepped if liberal is None else liberal
        self.keep_pis = keep_pis

    @property
    def more(self):
        return {"accept_prepped": bool(self.liberal or self.options.accept_prepped)}

    def prep(self):
        """The prepped tree; None after errors, which `errors` has."""
        return self.make_tree()

    def write(self, filename):
        if not self.options.quiet:
            self.log(" Prepping %s" % self.xmlrfc.source)
        super().write(filename)
