#!/usr/bin/env python3
"""check_install.py BUILD KIND CC: what `meson install` puts below DESTDIR is complete, and a program outside
the tree builds with pkg-config and runs: with the shared and the static library, as far as KIND (the option
default_library) has them installed."""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

import project

SKIPPED = 77
EXPECTED = ["bin/ietfdoc-render", "include/ietfdoc/ietfdoc.h", "include/ietfdoc/ietfdoc.hpp",
            "share/man/man1/ietfdoc-render.1",
            "share/man/man3/libietfdoc.3", "share/man/man7/libietfdoc-options.7", "share/ietfdoc/schemas/rfcxml-v3.rng", "share/ietfdoc/schemas/rfcxml-v3.rnc",
            "share/bash-completion/completions/ietfdoc-render", "share/zsh/site-functions/_ietfdoc-render",
            "share/fish/vendor_completions.d/ietfdoc-render.fish", "include/ietfdoc/progress.h"]


def run(*command, **environment):
    done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ, **environment))
    if done.returncode:
        raise RuntimeError("%s: %s" % (" ".join(command), done.stderr[-500:] or done.stdout[-500:]))
    return done.stdout


def find(top, name):
    """The path of the first file of that name below top; None: there is none."""
    return next((os.path.join(folder, name) for folder, _, names in os.walk(top) if name in names), None)


def try_program(compiler, prefix, pc, kind):
    """Builds examples/render.c outside the tree, with the shared library, the static one ("archive"), or nothing but
    static ones ("static"); yields what is wrong with the program."""
    config = ["pkg-config", "--define-variable=prefix=" + prefix] + (["--static"] if kind != "shared" else [])
    path = {"PKG_CONFIG_PATH": os.path.dirname(pc)}
    flags = shlex.split(run(*config, "--cflags", "libietfdoc", **path))
    libraries = shlex.split(run(*config, "--libs", "libietfdoc", **path))
    directory = os.path.dirname(os.path.dirname(pc))
    if kind == "archive":
        libraries = [os.path.join(directory, "libietfdoc.a") if l == "-lietfdoc" else l for l in libraries]
    elif kind == "static":
        libraries = ["-static", *libraries, "-lstdc++"]  # ICU, below libxml2, is written in C++
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "program")
        shutil.copy(os.path.join(project.ROOT, "examples/render.c"), folder)
        try:
            run(*compiler, "-std=c99", *flags, os.path.join(folder, "render.c"), *libraries, "-o", program)
        except RuntimeError as error:
            if kind == "static" and "cannot find -l" in str(error):
                print("some libraries are not here as static ones: no wholly static program was tried")
                return
            raise
        text = run(program, os.path.join(project.ROOT, "examples/rich.xml"), LD_LIBRARY_PATH=directory)
        needed = re.findall(r"NEEDED.*\[(\S*)\]", run("readelf", "-d", program))
    if "Lights at Sea" not in text:
        yield "the program renders nothing"
    ours = [name for name in needed if name.startswith("libietfdoc")]
    if ours != (["libietfdoc.so.0"] if kind == "shared" else []) or (kind == "static" and needed):
        yield "the %s program needs %s" % (kind, needed)


ASK = """import ctypes, sys
library, context, text = ctypes.CDLL(sys.argv[1]), ctypes.c_void_p(), ctypes.c_char_p()
library.ietfdoc_context_new(ctypes.byref(context), None)
library.ietfdoc_format_requirements(ctypes.byref(text), context, b"pdf")
print(text.value.decode())"""


def try_pdf(tool, library):
    """The modules are found where they are installed: by the tool, and by other programs through the library."""
    for name, text in (("tool", run(tool, "--pdf-help")),
                       ("library", run(sys.executable, "-c", ASK, library) if library else None)):
        if text is not None and ("HarfBuzz: " not in text or "librsvg: " not in text):
            yield "the %s does not find the modules for PDF: %s" % (name, text)


def faults(build, kind, compiler, top):
    run("meson", "install", "--no-rebuild", "-C", build, DESTDIR=top)
    pc = find(top, "libietfdoc.pc")
    if not pc:
        yield "no libietfdoc.pc"
        return
    with open(pc) as file:
        prefix = top + re.search(r"^prefix=(.*)$", file.read(), re.M).group(1)
    for name in EXPECTED:
        if not os.path.isfile(os.path.join(prefix, name)):
            yield "%s is not installed" % name
    for name, kinds in (("libietfdoc.so.0", ("shared", "both")), ("libietfdoc.a", ("static", "both"))):
        if bool(find(top, name)) != (kind in kinds):
            yield "-Ddefault_library=%s: %s is %s" % (kind, name, "missing" if kind in kinds else "installed")
        elif kind in kinds:
            for program in ["archive", "static"] if name.endswith(".a") else ["shared"]:
                yield from try_program(compiler, prefix, pc, program)
    if run(os.path.join(prefix, "bin/ietfdoc-render"), "-V").split()[0] != "ietfdoc-render":
        yield "the installed tool does not say its version"
    if find(top, "libietfdoc-pdf.so"):
        yield from try_pdf(os.path.join(prefix, "bin/ietfdoc-render"), find(top, "libietfdoc.so.0"))


def main():
    build, kind, compiler = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3].split()
    if not all(shutil.which(program) for program in ("meson", "pkg-config", "readelf")):
        print("meson, pkg-config or readelf is not here: skipped")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as top:
        problems = list(faults(build, kind, compiler, top))
    project.report(problems, "an installation with default_library=" + kind)


main()
