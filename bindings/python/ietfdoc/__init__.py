"""RFCXML to text, HTML, prepped XML and more: the Python binding of libietfdoc.

    import ietfdoc

    data = ietfdoc.render("draft.xml", "text", date="2026-01-15")

    context = ietfdoc.Context(date="2026-01-15", pagination=False)
    document = context.parse_file("draft.xml")
    text, page = document.render("text"), document.render("html")
    for diagnostic in context.diagnostics:
        print(diagnostic)

A Context is for one thread at a time. A Document that is prepared may be rendered by several threads, each with a
context of its own. Nothing of the environment is looked at, and `network` must be set for connections."""
from ._context import Context, Diagnostic, Edit, Format, Load, Option, Output, Progress, options
from ._declarations import LoadPurpose, NodeType, OptionType, Severity, Stage, Status
from ._document import Document, render
from ._errors import (ArgumentError, CancelledError, Error, InputError, InvalidError, LimitError,
                      OutOfMemoryError)
from ._library import library as _library
from ._messages import Message, explain, messages
from ._node import Attributes, Node
from ._options import Options

__version__ = "0.1.0"
#: The version of the C library that is running.
library_version: str = _library.ietfdoc_version().decode()

__all__ = ["ArgumentError", "Attributes", "CancelledError", "Context", "Diagnostic", "Document", "Edit", "Error", "Format",
           "InputError", "InvalidError", "LimitError", "Load", "LoadPurpose", "Message", "Node", "NodeType", "Option",
           "OptionType", "Options", "OutOfMemoryError", "Output", "Progress", "Severity", "Stage", "Status", "explain",
           "library_version", "messages", "options", "render"]
