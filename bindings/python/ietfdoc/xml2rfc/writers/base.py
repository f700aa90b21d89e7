"""What the writers share: options, messages, and rendering by the library."""
import datetime
import os

from lxml import etree

import ietfdoc

from .. import log
from .._options import defaults, make_context

#: One object for all writers that are given no other, as in xml2rfc.
default_options = defaults()

FAILED = "Not creating output file due to errors (see above)"


class RfcWriterError(Exception):
    """No output could be made."""

    def __init__(self, msg):
        super().__init__(msg)
        self.msg = msg


class BaseV3Writer:
    """A writer; `errors` has the messages of all errors so far."""

    #: The library's name of the format, and options for it.
    format = ""
    more = {}

    def __init__(self, xmlrfc, quiet=None, options=default_options, date=None):
        self.xmlrfc, self.options = xmlrfc, options
        if quiet is not None:
            options.quiet = quiet
        self.date = date or datetime.date.today()
        self.tree = xmlrfc.tree
        self.root = self.tree.getroot()
        self.errors = []

    def log(self, msg):
        log.write(msg)

    def _reported(self, diagnostic):
        message = log.as_text(diagnostic, self.xmlrfc.source)
        if diagnostic.severity >= ietfdoc.Severity.ERROR:
            self.errors.append(message)
        log.write(message)

    def make(self, files=None):
        """The bytes of the format; None after errors of the document. files takes those that go beside the output."""
        more = dict(self.more)
        if self.options.date is None:
            more["date"] = self.date
        context = make_context(self.options, **more)
        context.on_report(self._reported)
        context.on_file(files)
        try:
            return self.xmlrfc.document(context).render(self.format, context=context)
        except ietfdoc.InvalidError:
            return None
        except ietfdoc.Error as error:
            raise RfcWriterError(str(error)) from error

    def make_tree(self):
        """The format, which is XML, as an lxml tree; for the library it remains the document that it was."""
        data = self.make()
        if data is None:
            return None
        context = self.xmlrfc.document(None)
        tree = etree.fromstring(data, base_url=os.path.abspath(self.xmlrfc.source)).getroottree()
        self.xmlrfc.know(tree, context)
        self.tree, self.root = tree, tree.getroot()
        return tree

    def write(self, filename):
        """Writes the format to a file, and beside it what goes there."""
        folder, beside = os.path.dirname(os.fspath(filename)), {}
        data = self.make(beside.__setitem__)
        if data is None:
            raise RfcWriterError(FAILED)
        for name, content in [*beside.items(), (os.path.basename(os.fspath(filename)), data)]:
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
        if not self.options.quiet:
            self.log(" Created file %s" % filename)
