"""Contexts: options, diagnostics, and the callbacks through which files come in and go out. An exception in a callback
makes the call fail, and is raised again from it."""
import ctypes
import datetime
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple, Union

from . import _declarations as c
from ._declarations import LoadPurpose, OptionType, Severity, Stage, Status
from ._errors import error_of
from ._library import library, path_bytes, text

if TYPE_CHECKING:
    from ._document import Document
    from ._node import Node

_NO_DESTROY = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(0)

Value = Union[bool, int, str, datetime.date, Sequence[str], None]


@dataclass(frozen=True)
class Edit:
    """A piece of the source, in bytes, that is to be replaced. Lines and columns are as in Diagnostic."""

    offset: int
    length: int
    text: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Diagnostic:
    """Something said to the author. Lines and columns count from 1; 0: unknown."""

    severity: Severity
    code: str
    text: str
    file: Optional[str]
    line: int
    column: int
    author_line: int
    #: What its edits do; None: it has none.
    fix: Optional[str] = None
    #: The edits cannot be wrong; else an author should look at them.
    is_fix_certain: bool = False
    edits: Tuple[Edit, ...] = ()
    #: The line that text messages show: where a start tag ends.
    shown_line: int = 0

    def mended(self, source: bytes) -> bytes:
        """The source, as it was given, with the edits."""
        for edit in reversed(self.edits):
            source = source[:edit.offset] + edit.text.encode() + source[edit.offset + edit.length:]
        return source

    def __str__(self) -> str:
        place = "%s(%d): " % (self.file, self.shown_line or self.line) if self.file and self.line else ""
        word = {Severity.NOTE: "Note", Severity.WARNING: "Warning"}.get(self.severity, "Error")
        return "%s%s: %s" % (place, word, self.text)


@dataclass(frozen=True)
class Option:
    """An option as data."""

    name: str
    type: OptionType
    group: str
    argument: Optional[str]
    default: Optional[str]
    #: The values it may have; empty: any.
    choices: Tuple[str, ...]
    #: The formats it concerns; empty: all.
    formats: Tuple[str, ...]
    help: str


@dataclass(frozen=True)
class Format:
    """A format that a document can be rendered to."""

    name: str
    suffix: str
    media_type: str
    help: str


def options() -> List[Option]:
    """All options there are."""
    found = []
    for index in range(library.ietfdoc_option_count()):
        o = c.ietfdoc_option(struct_size=ctypes.sizeof(c.ietfdoc_option))
        library.ietfdoc_option_describe(ctypes.byref(o), index)
        found.append(Option(o.name.decode(), OptionType(o.type), o.group.decode(), text(o.argument),
                            text(o.default_value), _words(o.choices), _words(o.formats), o.help.decode()))
    return found


@dataclass(frozen=True)
class Progress:
    """How far the work is."""

    stage: Stage
    #: The document's name, the pass that runs, or the format.
    detail: str
    #: Of this stage, from 0 to 1; an estimate.
    fraction: float


def _words(value: Optional[bytes]) -> Tuple[str, ...]:
    return tuple(value.decode().split("|")) if value else ()


class Load:
    """What a document wants from elsewhere: the argument of a loader."""

    def __init__(self, pointer: int):
        self._pointer = pointer

    @property
    def reference(self) -> str:
        """The path, URL or bare name, as the document has it."""
        return os.fsdecode(library.ietfdoc_load_reference(self._pointer))

    @property
    def base(self) -> str:
        """The path or URL of the file that names it."""
        return os.fsdecode(library.ietfdoc_load_base(self._pointer))

    @property
    def purpose(self) -> LoadPurpose:
        return LoadPurpose(library.ietfdoc_load_purpose_of(self._pointer))


class Output:
    """Where a formatter writes to."""

    def __init__(self, pointer: int):
        self._pointer = pointer

    def write(self, data: Union[str, bytes]) -> None:
        data = data.encode() if isinstance(data, str) else bytes(data)
        library.ietfdoc_output_write(self._pointer, data, len(data))

    def file(self, name: str, data: bytes) -> None:
        """A file that goes beside the output."""
        library.ietfdoc_output_file(self._pointer, name.encode(), data, len(data))

    def option(self, name: str) -> Optional[str]:
        return text(library.ietfdoc_output_option(self._pointer, name.encode()))

    def parameter(self, name: str) -> Optional[str]:
        """What the option param, set to "name=value", gives."""
        return text(library.ietfdoc_output_parameter(self._pointer, name.encode()))

    def report(self, severity: Severity, message: str, node: Optional["Node"] = None) -> None:
        library.ietfdoc_output_report(self._pointer, severity, node._pointer if node else None, message.encode())


#: Bytes; bytes with the path or URL that messages shall show; or None: the library shall look for the file itself.
Loaded = Union[bytes, str, Tuple[Union[bytes, str], str], None]
Loader = Callable[[Load], Loaded]


class Context:
    """The options, and what was reported. Options are keywords with "_" for "-": Context(date="2026-01-15"). The
    options date and today, if they are not given, are the day of the clock."""

    def __init__(self, options: Optional[Mapping[str, Value]] = None, *, loader: Optional[Loader] = None,
                 on_report: Optional[Callable[[Diagnostic], None]] = None,
                 on_file: Optional[Callable[[str, bytes], None]] = None, **more: Value):
        pointer = ctypes.c_void_p()
        self._pointer: Optional[ctypes.c_void_p] = None
        self._kept: Dict[str, Any] = {}  # callbacks that C knows
        self._raised: Optional[BaseException] = None
        status = library.ietfdoc_context_new(ctypes.byref(pointer), None)
        if status:
            raise error_of(status)
        self._pointer = pointer
        day = datetime.date.today()
        self.update({"date": day, "today": day, **{k.replace("-", "_"): v for k, v in (options or {}).items()}, **more})
        if loader:
            self.set_loader(loader)
        if on_report:
            self.on_report(on_report)
        if on_file:
            self.on_file(on_file)

    def __del__(self) -> None:
        pointer = getattr(self, "_pointer", None)
        if pointer:
            self._pointer = None
            library.ietfdoc_context_free(pointer)

    # options

    def set(self, name: str, value: Value) -> None:
        """Sets an option; None goes back to the default. A list takes the place of what was set before."""
        name = name.replace("_", "-")
        if isinstance(value, (list, tuple)):
            self._set(name, None)
            for item in value:
                self._set(name, str(item))
        elif isinstance(value, bool):
            self._set(name, "true" if value else "false")
        elif isinstance(value, os.PathLike):
            self._set(name, os.fspath(value))
        else:
            self._set(name, None if value is None else str(value))

    def _set(self, name: str, value: Optional[str]) -> None:
        status = library.ietfdoc_context_set_option(self._pointer, name.encode(),
                                                    None if value is None else os.fsencode(value))
        if status:
            raise error_of(status, "%s: no such option, or it cannot be %r" % (name, value))

    def get(self, name: str) -> Optional[str]:
        """The present value as text; items of a list stand on lines of their own."""
        return text(library.ietfdoc_context_option(self._pointer, name.replace("_", "-").encode()))

    def update(self, values: Mapping[str, Value]) -> None:
        for name, value in values.items():
            self.set(name, value)

    # diagnostics

    @property
    def diagnostics(self) -> List[Diagnostic]:
        """All that were shown since the context was made or they were cleared."""
        return list(self._diagnostics_from(0))

    def clear_diagnostics(self) -> None:
        library.ietfdoc_context_clear_diagnostics(self._pointer)

    def _diagnostics_from(self, first: int) -> Iterator[Diagnostic]:
        for index in range(first, self._diagnostic_count()):
            yield _diagnostic(library.ietfdoc_context_diagnostic(self._pointer, index).contents)

    def _diagnostic_count(self) -> int:
        return library.ietfdoc_context_diagnostic_count(self._pointer)

    def on_report(self, report: Optional[Callable[[Diagnostic], None]]) -> None:
        """Calls report with each diagnostic as it is made."""
        def called(diagnostic, _user):
            self._guard(lambda: report(_diagnostic(diagnostic.contents)))
        self._keep("report", c.ietfdoc_report_callback, called if report else None, library.ietfdoc_context_on_report)

    # files

    def set_loader(self, loader: Optional[Loader]) -> None:
        """Every file that a document names comes from loader(load), see Loaded. OSError says why it does not come."""
        def called(pointer, _user):
            return self._guard(lambda: _answer(loader, pointer), Status.E_IO)
        self._keep("loader", c.ietfdoc_load_callback, called if loader else None, library.ietfdoc_context_set_loader)

    def on_file(self, file: Optional[Callable[[str, bytes], None]]) -> None:
        """Takes files that a format puts beside its output: style sheets, scripts."""
        def called(name, data, length, _user):
            return self._guard(lambda: (file(os.fsdecode(name), ctypes.string_at(data, length)), 0)[1], 1)
        self._keep("file", c.ietfdoc_file_callback, called if file else None, library.ietfdoc_context_on_file)

    def on_progress(self, progress: Optional[Callable[[Progress], Optional[bool]]]) -> None:
        """Hears how far the work is. When it returns False, the call ends with CancelledError."""
        def called(p, _user):
            at = p.contents
            return self._guard(lambda: progress(Progress(Stage(at.stage), os.fsdecode(at.detail), at.fraction)) is False, 1)
        self._keep("progress", c.ietfdoc_progress_callback, called if progress else None,
                   library.ietfdoc_context_on_progress)

    def cancel(self, cancelled: bool = True) -> None:
        """Ends the call that is running, and every later one until cancel(False); from any thread."""
        library.ietfdoc_context_cancel(self._pointer, cancelled)

    @property
    def is_cancelled(self) -> bool:
        return bool(library.ietfdoc_context_is_cancelled(self._pointer))

    def load_module(self, path: Union[str, os.PathLike]) -> None:
        """Adds the formats of a module: a shared object made for libietfdoc."""
        first = self._diagnostic_count()
        self._check(library.ietfdoc_context_load_module(self._pointer, path_bytes(path)), first)

    def _keep(self, slot, kind, called, register) -> None:
        callback = kind(called) if called else kind(0)
        register(self._pointer, callback, None, _NO_DESTROY)
        self._kept[slot] = callback

    def _guard(self, call: Callable[[], Any], failed: int = 0) -> Any:
        """What call returns, or failed after an exception, which _check raises again."""
        try:
            return call()
        except BaseException as error:  # no exception may go through C
            self._raised = self._raised or error
            return failed

    def _check(self, status: int, first: int) -> None:
        raised, self._raised = self._raised, None
        if raised is not None:
            raise raised
        if status:
            found = list(self._diagnostics_from(first))
            grave = [d for d in found if d.severity >= Severity.ERROR]
            raise error_of(status, str(grave[0]) if grave else "", found)

    # formats

    @property
    def formats(self) -> List[Format]:
        found = []
        for index in range(library.ietfdoc_format_count(self._pointer)):
            f = c.ietfdoc_format(struct_size=ctypes.sizeof(c.ietfdoc_format))
            library.ietfdoc_format_describe(ctypes.byref(f), self._pointer, index)
            found.append(Format(f.name.decode(), f.suffix.decode(), f.media_type.decode(), text(f.help) or ""))
        return found

    def format_requirements(self, name: str) -> str:
        """What a format needs of the machine, a line each, and what is missing."""
        value, first = ctypes.c_void_p(), self._diagnostic_count()
        self._check(library.ietfdoc_format_requirements(ctypes.byref(value), self._pointer, name.encode()), first)
        return ctypes.string_at(value).decode()

    def add_format(self, name: str, render: Callable[[Output, "Node"], None], *, suffix: Optional[str] = None,
                   media_type: Optional[str] = None, help: Optional[str] = None) -> None:
        """Adds a format of one's own: render(output, root) reads the prepared tree and writes to the output."""
        from ._document import Document

        def called(output, document, _user):
            return self._guard(lambda: (render(Output(output), Document(self, document, owned=False).root), 0)[1],
                               Status.E_IO)
        formatter = c.ietfdoc_formatter(
            struct_size=ctypes.sizeof(c.ietfdoc_formatter), name=name.encode(), suffix=_bytes(suffix),
            media_type=_bytes(media_type), help=_bytes(help))
        render_type: Any = dict(c.ietfdoc_formatter._fields_)["render"]
        formatter.render = render_type(called)
        status = library.ietfdoc_context_add_formatter(self._pointer, ctypes.byref(formatter))
        if status:
            raise error_of(status, "%s: this format cannot be added" % name)
        self._kept["format " + name] = formatter.render

    # documents

    def parse(self, data: Union[bytes, str], source: Union[str, os.PathLike, None] = None) -> "Document":
        """Reads a document from memory. source names it in messages, and relative references start from there."""
        from ._document import Document
        data = data.encode() if isinstance(data, str) else bytes(data)
        pointer, first = ctypes.c_void_p(), self._diagnostic_count()
        name = None if source is None else path_bytes(source)
        self._check(library.ietfdoc_document_parse(ctypes.byref(pointer), self._pointer, data, len(data), name), first)
        return Document(self, pointer)

    def parse_file(self, path: Union[str, os.PathLike]) -> "Document":
        """Reads a document from a file."""
        from ._document import Document
        pointer, first = ctypes.c_void_p(), self._diagnostic_count()
        self._check(library.ietfdoc_document_parse_file(ctypes.byref(pointer), self._pointer, path_bytes(path)), first)
        return Document(self, pointer)

    def make_reference_pack(self, directory: Union[str, os.PathLike], path: Union[str, os.PathLike]) -> int:
        """Makes a pack, for the option reference-pack, of the references in a directory; how many are in it."""
        count, first = ctypes.c_size_t(), self._diagnostic_count()
        self._check(library.ietfdoc_reference_pack_make(ctypes.byref(count), self._pointer, path_bytes(directory),
                                                        path_bytes(path)), first)
        return count.value


def _bytes(value: Optional[str]) -> Optional[bytes]:
    return None if value is None else value.encode()


def _diagnostic(d) -> Diagnostic:
    """A copy of a diagnostic that the library has made."""
    file = None if d.file is None else os.fsdecode(d.file)
    edits = [library.ietfdoc_diagnostic_edit(ctypes.byref(d), index).contents for index in range(d.edit_count)]
    return Diagnostic(Severity(d.severity), d.code.decode(), text(d.text) or "", file, d.line, d.column, d.author_line,
                      text(d.fix), bool(d.is_fix_certain),
                      tuple(Edit(e.offset, e.length, e.text.decode(), e.line, e.column, e.end_line, e.end_column)
                            for e in edits), d.shown_line)


def _answer(loader: Loader, pointer: int) -> int:
    load = Load(pointer)
    try:
        answer = loader(load)
    except OSError as error:
        library.ietfdoc_load_refuse(pointer, (error.strerror or str(error)).encode())
        return Status.E_IO
    if answer is None:
        return library.ietfdoc_load_default(pointer)
    data, path = answer if isinstance(answer, tuple) else (answer, None)
    data = data.encode() if isinstance(data, str) else bytes(data)
    return library.ietfdoc_load_give(pointer, data, len(data), None if path is None else os.fsencode(path), None)
