#!/usr/bin/env python3
"""test_completion.py TOOL: the completions that the tool writes for bash, zsh and fish know every option that --help
shows, and the shells complete with them."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOL = ""


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **more)


def need(shell):
    return unittest.skipUnless(shutil.which(shell), shell + " is not here")


class Completion(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        os.mkdir(self.path("folder"))
        for name in ("draft.xml", "notes.md"):
            with open(self.path(name), "w", encoding="utf-8"):
                pass

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def script(self, shell):
        done = run(TOOL, "--completion", shell)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        path = self.path("script." + shell)
        with open(path, "w", encoding="utf-8") as file:
            file.write(done.stdout)
        return path

    def test_every_option(self):
        heads = re.findall(r"(?m)^(?:  -\w, |      )(--[a-zA-Z].*)", run(TOOL, "--help").stdout)
        names = {name for head in heads for name in re.findall(r"--([a-zA-Z][a-zA-Z0-9-]*)", head.split("  ")[0])}
        self.assertGreater(len(names), 90)
        for shell, form in (("bash", r"(?m)^ .*--%s\b"), ("zsh", r"--%s[=}']"), ("fish", r"-l %s ")):
            with open(self.script(shell), encoding="utf-8") as file:
                text = file.read()
            self.assertEqual([name for name in sorted(names) if not re.search(form % name, text)], [], shell)

    def test_unknown_shell(self):
        done = run(TOOL, "--completion", "ksh")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("invalid choice: 'ksh' (choose from 'bash', 'zsh', 'fish')", done.stderr)

    def bash(self, *words):
        done = run("bash", "-c", 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ietfdoc_render; '
                   'printf "%s\\n" "${COMPREPLY[@]}"', self.script("bash"), "ietfdoc-render", *words,
                   cwd=self.folder.name)
        self.assertEqual(done.stderr, "")
        return sorted(done.stdout.split())

    @need("bash")
    def test_bash(self):
        self.assertEqual(self.bash("--table-bo"), ["--table-borders"])
        self.assertEqual(self.bash("--table-borders", "m"), ["min", "minimal"])
        self.assertEqual(self.bash("--table-borders", "=", "l"), ["light"])
        self.assertEqual(self.bash("-p", ""), ["folder"])
        self.assertEqual(self.bash("--css", "n"), ["notes.md"])
        self.assertEqual(self.bash("--text", ""), ["draft.xml", "folder"])
        self.assertEqual(self.bash("--date", ""), [])

    @need("zsh")
    def test_zsh(self):
        """What _arguments gets, and that its own reader takes it."""
        stub = '_arguments() { print -rl -- "$@" }\nsource %s\n' % self.script("zsh")
        done = run("zsh", "-f", "-c", stub)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        lines = done.stdout.splitlines()
        self.assertIn("(-o --out)-o+[write to FILE, when there is one format]:FILE:_files", lines)
        self.assertIn("(-o --out)--out=[write to FILE, when there is one format]:FILE:_files", lines)
        self.assertIn("--table-borders=[borders of tables]:full|light|minimal|min:(full light minimal min)", lines)
        self.assertTrue(lines[-1].startswith("*:source:_files"))
        for line in lines[1:-1]:
            self.assertRegex(line, r"^(\([^()]*\)|\*)?--?[\w-]+[+=]?\[([^\][:\\]|\\.)+\](:[^:]+:[^:]+)?$")

    def fish(self, line):
        done = run("fish", "--no-config", "-c", "source %s; complete -C '%s'" % (self.script("fish"), line),
                   cwd=self.folder.name, env={**os.environ, "HOME": self.folder.name})
        self.assertEqual(done.stderr, "")
        return sorted(row.split("\t")[0] for row in done.stdout.splitlines())

    @need("fish")
    def test_fish(self):
        self.assertEqual(self.fish("ietfdoc-render --table-bo"), ["--table-borders"])
        self.assertEqual(self.fish("ietfdoc-render --table-borders m"), ["min", "minimal"])
        self.assertEqual(self.fish("ietfdoc-render --css no"), ["notes.md"])
        self.assertEqual(self.fish("ietfdoc-render --text dr"), ["draft.xml"])
        self.assertEqual(self.fish("ietfdoc-render -p f"), ["folder/"])


if __name__ == "__main__":
    TOOL = os.path.abspath(sys.argv.pop(1))
    unittest.main()
