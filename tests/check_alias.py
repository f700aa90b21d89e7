#!/usr/bin/env python3
"""check_alias.py SOURCE: with -Dxml2rfc_alias=true an installation has the command under the name xml2rfc, too, and
what is called so answers as xml2rfc does. Only the tool is built, without optimization."""
import os
import shutil
import subprocess
import sys
import tempfile

import project

SKIPPED = 77
OPTIONS = ["-Dxml2rfc_alias=true", "-Ddefault_library=static", "-Dbuildtype=plain", "-Dpdf=disabled", "-Dprefix=/usr"]


def run(*command, **environment):
    done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ, **environment))
    if done.returncode:
        raise RuntimeError("%s: %s" % (" ".join(command), done.stderr[-500:] or done.stdout[-500:]))
    return done


def faults(source, top):
    build, destination = os.path.join(top, "build"), os.path.join(top, "root")
    run("meson", "setup", *OPTIONS, build, source)
    run("meson", "compile", "-C", build, "ietfdoc-render")
    run("meson", "install", "--no-rebuild", "--tags", "runtime", "-C", build, DESTDIR=destination)
    tools = os.path.join(destination, "usr/bin")
    alias = os.path.join(tools, "xml2rfc")
    if not os.path.islink(alias) or os.readlink(alias) != "ietfdoc-render":
        yield "usr/bin/xml2rfc is no link to ietfdoc-render"
        return
    environment = {"PATH": tools + ":" + os.environ["PATH"], "HOME": top}
    words = run("xml2rfc", "--version", **environment).stdout.split("\n")[0].split(" ")
    if words[0] != "xml2rfc" or len(words) != 2 or not all(part.isdigit() for part in words[1].split(".")):
        yield "xml2rfc --version says %s" % " ".join(words)
    if run("ietfdoc-render", "--version", **environment).stdout.split()[0] != "ietfdoc-render":
        yield "ietfdoc-render does not go by its own name any more"
    shutil.copy(os.path.join(project.ROOT, "examples/rich.xml"), os.path.join(top, "draft.xml"))
    said = run("xml2rfc", "--no-network", "--text", os.path.join(top, "draft.xml"), **environment).stderr
    if not os.path.isfile(os.path.join(top, "draft.txt")) or " Created file " not in said:
        yield "xml2rfc makes no text: " + said
    os.symlink("ietfdoc-render", os.path.join(tools, "v2v3"))
    run("v2v3", "--no-network", os.path.join(top, "draft.xml"), **environment)
    if not os.path.isfile(os.path.join(top, "draft.v2v3.xml")):
        yield "what is called v2v3 does not convert"


def main():
    if not shutil.which("meson"):
        print("meson is not here: skipped")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as top:
        problems = list(faults(os.path.abspath(sys.argv[1]), top))
    project.report(problems, "an installation with the name xml2rfc")


main()
