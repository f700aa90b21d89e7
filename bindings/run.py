#!/usr/bin/env python3
"""run.py TOOL LIBRARY COMMAND…: makes what the tests of all bindings compare with, by the command line tool, and runs
COMMAND with the environment that they know:

    IETFDOC_LIBRARY   the shared library
    IETFDOC_FIXTURES  a directory with rich.xml and what the tool makes of it (rich.txt, rich.html, rich.prepped.xml and,
                      without pagination, rich.plain.txt); bad.xml, with an error at the line and column that
                      bad.where has; mistaken.xml, which has one fix, and mended.xml, which has it no more; including.xml, which includes part.xml, and including.txt
    IETFDOC_EXAMPLES  examples/

What a command needs and what is not there makes the test skipped: the words of IETFDOC_NEEDS are programs, and
IETFDOC_MODULES are modules of Python. For "python" as COMMAND stands the first Python that has those: that which runs
this, or the system's."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SKIPPED = 77
DAY = "2026-01-15"
ENVIRONMENT = dict(os.environ, SOURCE_DATE_EPOCH="1768435200", HOME=os.devnull)  # that day
OPTIONS = ["--date", DAY, "--no-network", "--skip-config-files", "--quiet"]

INCLUDING = """<?xml version="1.0" encoding="UTF-8"?>
<rfc version="3" ipr="trust200902" docName="draft-example-including-00" category="info" submissionType="IETF"
  xmlns:xi="http://www.w3.org/2001/XInclude">
<front><title>Including</title><author fullname="Ada Keeper"><organization/></author>
<date year="2026" month="January" day="15"/><abstract><t>Short.</t></abstract></front>
<middle><section><name>First</name><t>Words.</t></section><xi:include href="part.xml"/></middle>
</rfc>
"""
PART = """<section anchor="part"><name>From elsewhere</name><t>Words that came through the loader: caf\u00e9.</t></section>
"""
BAD = INCLUDING.replace('<xi:include href="part.xml"/>', "\n<section><name>Second</name>\n  <t>An <wrong/> one.</t></section>")

MISTAKEN = INCLUDING.replace('<xi:include href="part.xml"/>', "<section><name>Caf\u00e9</name><T>One.</T></section>")


def tool_makes(tool, folder, *arguments):
    return subprocess.run([tool, *OPTIONS, *arguments], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)


def make_fixtures(tool, folder):
    shutil.copy(os.path.join(ROOT, "examples", "rich.xml"), folder)
    for name, text in (("including.xml", INCLUDING), ("part.xml", PART), ("bad.xml", BAD), ("mistaken.xml", MISTAKEN)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    for arguments in (["--text", "--html", "--preptool", "rich.xml"], ["--text", "--no-pagination", "-o", "rich.plain.txt", "rich.xml"],
                      ["--text", "--allow-local-file-access", "including.xml"],
                      ["--text", "--fix", "-o", "mended.xml", "mistaken.xml"]):
        done = tool_makes(tool, folder, *arguments)
        assert done.returncode == 0, done.stderr
    bad = tool_makes(tool, folder, "--text", "bad.xml")
    line = int(re.search(r"bad\.xml\((\d+)\): Error", bad.stderr).group(1))
    column = BAD.split("\n")[line - 1].index("<wrong/>") + 1
    with open(os.path.join(folder, "bad.where"), "w") as file:
        file.write("%d %d\n" % (line, column))


def skip(why):
    print("%s: skipped" % why)
    sys.exit(SKIPPED)


def python_with(modules):
    probe = "import sys, importlib.util as u; sys.exit(not all(map(u.find_spec, sys.argv[1:])))"
    for program in (sys.executable, "/usr/bin/python3"):
        if os.path.exists(program) and subprocess.run([program, "-c", probe, *modules]).returncode == 0:
            return program
    skip("no Python here has %s" % " and ".join(modules))


def main():
    tool, library, *command = sys.argv[1:]
    for program in os.environ.get("IETFDOC_NEEDS", "").split():
        if not (shutil.which(program) or os.path.exists(program)):
            skip(program + " is not here")
    if command[0] == "python":
        command[0] = python_with(os.environ.get("IETFDOC_MODULES", "").split())
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        make_fixtures(os.path.abspath(tool), folder)
        directory = os.path.dirname(os.path.abspath(library))
        environment = dict(os.environ, IETFDOC_LIBRARY=os.path.abspath(library), IETFDOC_FIXTURES=folder,
                           IETFDOC_TOOL=os.path.abspath(tool), IETFDOC_EXAMPLES=os.path.join(ROOT, "examples"),
                           LD_LIBRARY_PATH=os.pathsep.join(filter(None, [directory, os.environ.get("LD_LIBRARY_PATH")])))
        sys.exit(subprocess.run(command, env=environment).returncode)


main()
