"""Where messages go: to write_err, unless a program sets it to something else, such as a StringIO."""
import sys

quiet = False
verbose = False

#: None: standard output and standard error, as they are when something is written.
write_out = None
write_err = None


def _put(text):
    (write_err or sys.stderr).write(text)


def write(*words):
    _put(" ".join(words) + "\n")


def write_on_line(*words):
    _put(" ".join(words))
    (write_err or sys.stderr).flush()


def note(*words):
    if verbose and not quiet:
        write(" ", *words)


def warn(*words):
    if not quiet:
        write("Warning: " + " ".join(words).strip())


def error(*words):
    write("Error: " + " ".join(words))


def exception(message, errors):
    """A message, then a line for each entry of an error log of lxml, or for one exception of that shape."""
    error(message)
    for e in [errors] if isinstance(errors, Exception) else errors:
        write(" %s: Line %s: %s" % (e.filename, e.line, str(e.message).replace("\n", " ")))


def as_text(diagnostic, source):
    """A diagnostic of the library in xml2rfc's words: PATH(LINE): Warning: text."""
    label = "" if diagnostic.code == "PREP_ERRORS" else {0: "Note: ", 1: "Warning: "}.get(diagnostic.severity, "Error: ")
    place = ""
    if diagnostic.file is not None:
        known = "%s(%d): " % (diagnostic.file or source, diagnostic.shown_line)
        place = known if diagnostic.line else "(No source line available): "
    return place + label + diagnostic.text
