#!/usr/bin/env python3
"""test_modules.py TOOL WORDCOUNT MODULE…: formatters in shared objects: what they make, their parameters, and what
is said of files that are no modules."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RICH = os.path.join(ROOT, "examples", "rich.xml")
TOOL = WORDCOUNT = ""
MODULES = {}


class Modules(unittest.TestCase):
    def setUp(self):
        self.folder_object = tempfile.TemporaryDirectory()
        self.folder = self.folder_object.name

    def tearDown(self):
        self.folder_object.cleanup()

    def run_tool(self, *arguments, code=0):
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1768435200")
        done = subprocess.run([TOOL, "--no-network", "--skip-config-files", *arguments], capture_output=True, text=True,
                              cwd=self.folder, env=environment, timeout=60)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def names(self):
        return sorted(os.listdir(self.folder))

    def test_makes_what_the_program_makes(self):
        want = subprocess.run([WORDCOUNT, RICH], capture_output=True, text=True, timeout=60, check=True).stdout
        for name in ("wordcount-module", "linked"):
            done = self.run_tool("-q", "--formatter", MODULES[name], RICH, "-o", "-")
            self.assertEqual((done.stdout, done.stderr), (want, ""))

    def test_parameters(self):
        def counts(*arguments):
            done = self.run_tool("-q", "--formatter", MODULES["wordcount-module"], *arguments, RICH, "-o", "-")
            return [int(line.split()[0]) for line in done.stdout.splitlines()]
        every, some = counts(), counts("--param", "most=1", "--param", "least=5", "--param=least=40")
        self.assertLess(min(every), 40)
        self.assertEqual(some, [count for count in every if count >= 40])

    def test_name_of_the_output(self):
        self.run_tool("--formatter", MODULES["wordcount-module"], "--text", "-p", self.folder, RICH)
        self.assertEqual(self.names(), ["rich.txt", "rich.words"])

    def test_path_without_a_slash(self):
        os.symlink(MODULES["wordcount-module"], os.path.join(self.folder, "own.so"))
        self.run_tool("-q", "--formatter", "own.so", "-p", ".", RICH)
        self.assertIn("rich.words", self.names())

    def test_no_such_file(self):  # MODULE_LOAD
        done = self.run_tool("--formatter", "./nowhere.so", RICH, code=1)
        self.assertEqual(done.stderr, "Error: Cannot load the formatter ./nowhere.so: no such file\n")

    def test_no_shared_object(self):
        done = self.run_tool("--formatter", RICH, RICH, code=1)
        self.assertIn("Error: Cannot load the formatter %s: " % RICH, done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1)

    def test_no_module(self):  # MODULE_ENTRY
        done = self.run_tool("--formatter", MODULES["no_entry"], RICH, code=1)
        self.assertEqual(done.stderr, "Error: %s is no formatter: it does not export ietfdoc_module_entry\n"
                         % MODULES["no_entry"])

    def test_other_version(self):  # MODULE_VERSION
        done = self.run_tool("--formatter", MODULES["other_version"], RICH, code=1)
        self.assertEqual(done.stderr, "Error: The formatter %s was made for version 1001 of the interface, and this is "
                         "version 1\n" % MODULES["other_version"])

    def test_name_in_use(self):  # MODULE_START
        module = MODULES["wordcount-module"]
        done = self.run_tool("--formatter", module, "--formatter", module, RICH, code=1)
        self.assertEqual(done.stderr, "Error: The formatter %s does not start: wrong argument\n" % module)

    def test_several_in_one(self):
        if "two" not in MODULES:
            self.skipTest("no C++ compiler")
        done = self.run_tool("-q", "--formatter", MODULES["two"], "-p", self.folder, RICH)
        self.assertEqual(done.stderr, "bye one\nbye two\n")
        self.assertEqual(self.names(), ["rich.one", "rich.two"])

    def test_one_fails(self):
        if "two" not in MODULES:
            self.skipTest("no C++ compiler")
        done = self.run_tool("-q", "--formatter", MODULES["two"], "--param", "fail=two", "-p", self.folder, RICH, code=1)
        self.assertIn("Error: told to fail\n", done.stderr)
        self.assertEqual(self.names(), ["rich.one"])

    def test_batch(self):
        os.mkdir(os.path.join(self.folder, "out"))
        with open(os.path.join(self.folder, "list"), "w", encoding="utf-8") as file:
            file.write(RICH + "\n")
        done = subprocess.run([TOOL, "--batch", "list", "-p", "out", "--formatter", MODULES["wordcount-module"],
                               "--report", "report", "--skip-config-files", "--no-network"], capture_output=True,
                              text=True, cwd=self.folder, timeout=60)
        if "nettle" in done.stderr:
            self.skipTest("no batches")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(os.listdir(os.path.join(self.folder, "out")), ["rich.words"])
        with open(os.path.join(self.folder, "report"), encoding="utf-8") as file:
            self.assertIn("rich.words", json.dumps(json.loads(file.readline())))


if __name__ == "__main__":
    TOOL, WORDCOUNT = (os.path.abspath(path) for path in sys.argv[1:3])
    MODULES = {os.path.splitext(os.path.basename(path))[0]: os.path.abspath(path) for path in sys.argv[3:]}
    del sys.argv[1:]
    unittest.main()
