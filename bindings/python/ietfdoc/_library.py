"""Finding and loading the C library, and the few things that every call needs: text in and out, statuses as exceptions."""
import ctypes
import ctypes.util
import os
import sys
from typing import Optional

from ._declarations import FUNCTIONS

NAMES = {"darwin": ["libietfdoc.0.dylib"], "win32": ["ietfdoc-0.dll", "libietfdoc-0.dll"]}.get(
    sys.platform, ["libietfdoc.so.0", "libietfdoc.so"])


def _candidates():
    chosen = os.environ.get("IETFDOC_LIBRARY")
    if chosen:
        yield chosen
        return
    here = os.path.dirname(os.path.abspath(__file__))
    for name in NAMES:
        if os.path.exists(os.path.join(here, name)):
            yield os.path.join(here, name)
    yield from NAMES
    found = ctypes.util.find_library("ietfdoc")
    if found:
        yield found


def _load() -> ctypes.CDLL:
    problems = []
    for name in _candidates():
        try:
            library = ctypes.CDLL(name)
        except OSError as error:
            problems.append(str(error))
            continue
        for function, (result, arguments) in FUNCTIONS.items():
            pointer = getattr(library, function)
            pointer.restype, pointer.argtypes = result, arguments
        return library
    raise ImportError("libietfdoc cannot be loaded; IETFDOC_LIBRARY may name it: " + "; ".join(problems))


library = _load()


def text(value: Optional[bytes]) -> Optional[str]:
    return None if value is None else value.decode("utf-8", "replace")


def path_bytes(value) -> bytes:
    return os.fsencode(value)
