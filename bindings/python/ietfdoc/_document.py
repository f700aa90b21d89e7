"""Documents: read, prepared (RFC 7998), rendered."""
import ctypes
import os
from typing import Callable, Optional, Union

from . import _declarations as c
from ._context import Context, Value
from ._library import library
from ._node import Node


class Document:
    """A document. It renders with the context that read it, or with another."""

    def __init__(self, context: Context, pointer, owned: bool = True):
        self.context, self._pointer, self._owned = context, pointer, owned

    def __del__(self) -> None:
        pointer, self._pointer = self._pointer, None
        if pointer and self._owned:
            library.ietfdoc_document_free(pointer)

    def prepare(self, context: Optional[Context] = None) -> "Document":
        """Includes, checks and finishes the document; it never changes afterwards. Rendering does this by itself."""
        context = context or self.context
        first = context._diagnostic_count()
        context._check(library.ietfdoc_document_prepare(self._pointer, context._pointer), first)
        return self

    @property
    def is_prepared(self) -> bool:
        return bool(library.ietfdoc_document_is_prepared(self._pointer))

    def render(self, format: str, *, context: Optional[Context] = None) -> bytes:
        """The document in a format: "text", "html", "preptool" and others (Context.formats)."""
        context = context or self.context
        data, length, first = ctypes.c_void_p(), ctypes.c_size_t(), context._diagnostic_count()
        status = library.ietfdoc_document_render_data(ctypes.byref(data), ctypes.byref(length), self._pointer,
                                                      context._pointer, format.encode())
        try:
            context._check(status, first)
            return ctypes.string_at(data, length.value)
        finally:
            if data:
                library.ietfdoc_data_free(context._pointer, data)

    def render_to(self, format: str, write: Callable[[bytes], object], *, context: Optional[Context] = None) -> None:
        """Renders to a callback, such as the write of a binary file; it is not called when the document has errors."""
        context = context or self.context
        first = context._diagnostic_count()

        def called(data, length, _user):
            return context._guard(lambda: (write(ctypes.string_at(data, length)), 0)[1], 1)
        callback = c.ietfdoc_write_callback(called)
        context._check(library.ietfdoc_document_render(self._pointer, context._pointer, format.encode(), callback, None),
                       first)

    @property
    def root(self) -> Node:
        """The root element, <rfc>."""
        return Node(library.ietfdoc_document_root(self._pointer), self)

    def find(self, id: str) -> Optional[Node]:
        """The element with that anchor, else that pn, else that slugifiedName; only in a prepared document."""
        pointer = library.ietfdoc_document_find(self._pointer, id.encode())
        return Node(pointer, self) if pointer else None


def render(source: Union[str, os.PathLike, bytes], format: str, **options: Value) -> bytes:
    """A document, the path of a file or its bytes, in a format; for the keywords see Options."""
    context = Context(options)
    document = context.parse(source) if isinstance(source, bytes) else context.parse_file(source)
    return document.render(format)
