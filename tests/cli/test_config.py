#!/usr/bin/env python3
"""test_config.py TOOL: what does not come from the command line alone: configuration files, caches, the name under
which the tool is called, and what it says about itself. The expectations on configuration files are xml2rfc's."""
import os
import pty
import subprocess
import sys
import unittest

import test_cli
from test_cli import CommandLine


class Configuration(CommandLine):
    def setUp(self):
        super().setUp()
        os.mkdir(self.path("home"))
        os.mkdir(self.path("home/.config"))
        self.home = {"HOME": self.path("home")}

    def values(self, *arguments, **more):
        return self.run_tool("--values", *arguments, environment=self.home, **more).out

    def option(self, name, *arguments):
        """What --values shows first for the name, "--name" being a default; None: nothing."""
        shown = self.values(*arguments)
        lines = [line.split(":", 1)[1].strip() for line in shown.split("\n") if line.startswith("  %s:" % name)]
        return lines[0] if lines else None

    def test_lines(self):
        self.write("home/.xml2rfc.conf", """# comment
; other
---
[section]
  --verbose
no-network
legacy-date-format = No
bom: yes
list-symbols = "*-o+"  ; c
css = 'a b.css' # c
rfc-base-url http://x#y/ # d
id-base-url = http://x ;y
table-borders = light
cache =
path = # p
filename: "a
out = ""
metadata-js-url ='x' y
""")
        shown = self.values("-q", "doc.xml")
        self.assertTrue(shown.startswith("\nCommand Line Args:   --values -q doc.xml\nConfig File (%s):\n"
                                         % self.path("home/.xml2rfc.conf")))
        for key, value in (("--verbose", "true"), ("no-network", "true"), ("legacy-date-format", "No"), ("bom", "yes"),
                           ("list-symbols", "*-o+"), ("css", "a b.css"), ("rfc-base-url", "http://x#y/"),
                           ("id-base-url", "http://x"), ("table-borders", "light"), ("cache", ""), ("path", "# p"),
                           ("filename", '"a'), ("out", ""), ("metadata-js-url", "'x' y")):
            self.assertIn("\n  %-19s%s\n" % (key + ":", value), shown)
        self.assertTrue(shown.endswith("Config file search path:\n  ['/etc/xml2rfc.conf', '%s', '%s']\n" % (
            self.path("home/.xml2rfc.conf"), self.path("home/.config/xml2rfc.conf"))))

    def test_wrong_lines(self):
        for line, says in (
                ("name;x", "Unexpected line 1 in %s: name;x" % self.path("home/.xml2rfc.conf")),
                ("= x", "Unexpected line 1 in %s: = x" % self.path("home/.xml2rfc.conf")),
                ("verbose = maybe",
                 "Unexpected value for verbose: 'maybe'. Expecting 'true', 'false', 'yes', 'no', '1' or '0'"),
                ("table-borders = [a, b]", "table-borders can't be set to a list '[a, b]' unless its action type is "
                 "changed to 'append' or nargs is set to '*', '+', or > 1"),
                ("foo = bar", "unrecognized arguments: --foo=bar"),
                ("table-borders = none", "argument --table-borders: invalid choice: 'none' "
                 "(choose from 'full', 'light', 'minimal', 'min')")):
            self.write("home/.xml2rfc.conf", "quiet\n%s\n" % line)
            err = self.run_tool("doc.xml", code=2, environment=self.home).err
            self.assertIn("error: %s\n" % says, err)
            self.run_tool("--version", "--skip-config-files", environment=self.home)

    def test_order(self):
        self.assertEqual(self.option("--indent"), "2")
        self.write("home/.xml2rfc.conf", "indent = 3\ncss = home\nquiet = true\n")
        self.assertEqual(self.option("indent"), "3")
        self.write("home/.config/xml2rfc.conf", "indent = 4\ncss = user\n")
        self.write("own.conf", "indent = 5\n")
        self.assertEqual((self.option("indent"), self.option("css")), ("4", "user"))
        own = ["--config-file", "own.conf"]
        self.assertEqual((self.option("indent", *own), self.option("css", *own)), ("5", "user"))
        self.assertEqual(self.option("indent", "-i", "6", *own), None)
        self.assertEqual(self.option("indent", "--indent=6"), None)
        self.assertEqual(self.option("--indent", "--skip-config-files"), "2")
        self.home["XDG_CONFIG_HOME"] = self.path("elsewhere")
        self.assertEqual(self.option("indent"), "3")

    def test_effect(self):
        self.write("home/.xml2rfc.conf", "no-pagination\nquiet\npreptool = true\nno-network = 1\n")
        result = self.run_tool("--text", "--date", "2026-01-15", "--today", "2026-01-15", "doc.xml",
                               environment=self.home)
        self.assertEqual((result.out, result.err), ("", ""))
        self.assertTrue({"doc.txt", "doc.prepped.xml"} <= set(self.names()))
        self.assertNotIn("\f", self.read("doc.txt"))
        self.run_tool("--text", "--pagination", "--date", "2026-01-15", "--today", "2026-01-15", "doc.xml",
                      environment=self.home)
        self.assertIn("\f", self.read("doc.txt"))

    def test_lists(self):
        def is_silent(line):
            self.write("home/.xml2rfc.conf", line + "\n")
            return "Expected one of" not in self.run_tool("--date", "2026-01-15", "--today", "2026-01-15", "doc.xml",
                                                          environment=self.home).err
        self.assertFalse(is_silent("silence = other"))
        self.assertTrue(is_silent("silence = Expected one"))
        self.assertTrue(is_silent("silence = [other, Expected one ]"))
        self.assertTrue(is_silent('silence: ["Expected one", "a, b"]'))
        self.assertFalse(is_silent('silence: ["a, Expected one"]'))

    def test_a_file_may_say_that_none_counts(self):
        self.write("home/.xml2rfc.conf", "indent = 3\nskip-config-files\n")
        self.assertEqual(self.option("--indent"), "2")

    def test_file_that_is_not_there(self):
        err = self.run_tool("--config-file", "none.conf", "doc.xml", code=2).err
        self.assertIn("error: Unable to open config file: none.conf. Error: No such file or directory\n", err)

    def test_environment_is_shown(self):
        self.home.update(XML_LIBRARY="/a:/b", SOURCE_DATE_EPOCH="951782400")
        shown = self.values()
        self.assertIn("\nEnvironment Variables:\n  XML_LIBRARY: /a:/b\n  SOURCE_DATE_EPOCH: 951782400\n", shown)
        self.assertIn("\n  --date:            2000-02-29\n", shown)
        self.assertIn("\n  --library:         /a:/b\n", shown)


class Names(CommandLine):
    def call(self, name, *arguments):
        os.symlink(test_cli.TOOL, self.path(name))
        done = subprocess.run([self.path(name), *arguments], capture_output=True, text=True, cwd=self.folder,
                              env={**os.environ, "HOME": os.devnull}, timeout=60, check=False)
        return done.returncode, done.stdout, done.stderr

    def test_xml2rfc(self):
        self.assertEqual(self.call("xml2rfc", "--version"), (0, "xml2rfc 3.32.0\n", ""))
        code, out, err = self.call("my-xml2rfc", "-V", "--verbose")
        self.assertEqual((code, out.split("\n")[0], err), (0, "xml2rfc 3.32.0", ""))
        self.assertRegex(out, r"\n  ietfdoc-render \d")
        code, out, err = self.call("xml2rfc.link", "--frobnicate")
        self.assertIn("\nxml2rfc.link: error: unrecognized arguments: --frobnicate\n", err)


class Documentation(CommandLine):
    def test_countries(self):
        lines = self.run_tool("--country-help").out.split("\n")
        self.assertEqual(lines[0], "Known country codes and country names for use with <country>:")
        self.assertEqual(lines[2:-1], sorted(lines[2:-1]))
        for line in ("  AD  -  AND  -  Andorra  -  Principality of Andorra",
                     "  GB  -  GBR  -  United Kingdom  -  United Kingdom of Great Britain and Northern Ireland  -  UK",
                     "  KR  -  KOR  -  Korea, Republic of  -  Republic of Korea  -  South Korea"):
            self.assertIn(line, lines)

    def test_manual(self):
        manual = self.run_tool("--manpage").out
        for text in ("NAME\n       ietfdoc-render - ", "\n       -o, --out FILE\n", "\nCONFIGURATION FILES\n"):
            self.assertIn(text, manual)
        self.assertFalse([line for line in manual.split("\n") if len(line) > 90 or line != line.rstrip()])
        self.assertNotIn("\\f", manual)

    def test_manual_on_a_terminal(self):
        master, slave = pty.openpty()
        env = {**os.environ, "HOME": os.devnull, "MANPAGER": "grep -c '^NAME$'", "TERM": "dumb"}
        with subprocess.Popen([test_cli.TOOL, "--manpage"], stdout=slave, stdin=slave, env=env) as child:
            self.assertEqual(child.wait(60), 0)
        os.close(slave)
        self.assertEqual(os.read(master, 100).strip(), b"1")
        os.close(master)

    def test_pdf(self):
        self.assertIn("PDF", self.run_tool("--pdf-help").out)


class Caches(CommandLine):
    def test_clear(self):
        for name in ("cache", "cache/.ietfdoc", "home", "home/.cache", "home/.cache/xml2rfc"):
            os.mkdir(self.path(name))
        for name in ("cache/reference.RFC.2119.xml", "cache/.ietfdoc/reference.RFC.2119.xml", "cache/mine.txt",
                     "home/.cache/xml2rfc/reference.RFC.1.xml"):
            self.write(name, "x")
        self.run_tool("--clear-cache", "--cache", "cache", environment={"HOME": self.path("home")})
        self.assertEqual(os.listdir(self.path("cache")), ["mine.txt"])
        self.assertEqual(os.listdir(self.path("home/.cache/xml2rfc")), ["reference.RFC.1.xml"])
        if os.path.exists("/var/cache/xml2rfc"):
            self.skipTest("the cache of the system would be cleared, too")
        self.run_tool("-C", environment={"HOME": self.path("home")})
        self.assertEqual(os.listdir(self.path("home/.cache")), [])


if __name__ == "__main__":
    test_cli.TOOL = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
