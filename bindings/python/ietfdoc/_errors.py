"""Statuses of the library as exceptions."""
from typing import TYPE_CHECKING, Dict, Sequence, Type

from ._declarations import Status
from ._library import library

if TYPE_CHECKING:
    from ._context import Diagnostic


class Error(Exception):
    """What every error of the library is. `diagnostics` are those that the call that failed made."""

    def __init__(self, status: Status, message: str = "", diagnostics: Sequence["Diagnostic"] = ()):
        self.status, self.diagnostics = status, list(diagnostics)
        super().__init__(message or library.ietfdoc_status_text(status).decode())


class InvalidError(Error):
    """The document has errors."""


class LimitError(Error):
    """A ceiling among the options was reached."""


class InputError(Error):
    """A file could not be read, or a callback said that it failed."""


class ArgumentError(Error, ValueError):
    """An unknown name, or a value that does not fit."""


class CancelledError(Error):
    """The work was ended by Context.cancel or by the callback for progress."""


class OutOfMemoryError(Error, MemoryError):
    """Memory ran out."""


BY_STATUS: Dict[Status, Type[Error]] = {
    Status.E_INVALID: InvalidError, Status.E_LIMIT: LimitError, Status.E_IO: InputError,
    Status.E_ARGUMENT: ArgumentError, Status.E_MEMORY: OutOfMemoryError,
    Status.E_CANCELLED: CancelledError,
}


def error_of(status: int, message: str = "", diagnostics: Sequence["Diagnostic"] = ()) -> Error:
    known = Status(status) if status in list(Status) else Status.E_ARGUMENT
    return BY_STATUS.get(known, Error)(known, message, diagnostics)
