"""Messages as a reference book: what each code means, and what to do about it."""
import ctypes
from dataclasses import dataclass
from typing import List, Optional

from . import _declarations as c
from ._declarations import Severity
from ._errors import error_of
from ._library import library, text


@dataclass(frozen=True)
class Message:
    """What there is to say about a code."""

    code: str
    severity: Severity
    #: As a diagnostic has it, with "…" for what differs.
    text: str
    title: str
    about: str
    #: What to do about it.
    mend: str
    #: What the edits of such diagnostics do.
    fix: Optional[str]
    see: Optional[str]
    url: Optional[str]
    #: An example that gives the message, and the same made right.
    wrong: Optional[str]
    right: Optional[str]


def _copy(m: c.ietfdoc_message) -> Message:
    return Message(m.code.decode(), Severity(m.severity), text(m.text) or "", text(m.title) or "", text(m.about) or "",
                   text(m.mend) or "", text(m.fix), text(m.see), text(m.url), text(m.wrong), text(m.right))


def messages() -> List[Message]:
    """All codes there are."""
    found = []
    for index in range(library.ietfdoc_message_count()):
        m = c.ietfdoc_message(struct_size=ctypes.sizeof(c.ietfdoc_message))
        library.ietfdoc_message_describe(ctypes.byref(m), index)
        found.append(_copy(m))
    return found


def explain(code: str) -> Message:
    """The code of that name; ArgumentError: there is none."""
    m = c.ietfdoc_message(struct_size=ctypes.sizeof(c.ietfdoc_message))
    status = library.ietfdoc_message_find(ctypes.byref(m), code.encode())
    if status:
        raise error_of(status, "%s: no such code" % code)
    return _copy(m)
