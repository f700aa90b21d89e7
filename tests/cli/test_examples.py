#!/usr/bin/env python3
"""test_examples.py RENDER WORDCOUNT TOOL SERVICE: the example programs do what they show, and agree with the tool."""
import os
import signal
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RICH = os.path.join(ROOT, "examples", "rich.xml")
RENDER = WORDCOUNT = TOOL = SERVICE = ""


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


class Examples(unittest.TestCase):
    def test_render(self):
        done = run(RENDER, RICH)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.stdout, run(TOOL, "-q", "--date", "2026-01-15", RICH, "-o", "-").stdout)
        with open(os.path.join(ROOT, "examples", "render.c"), encoding="utf-8") as file:
            self.assertLess(len(file.readlines()), 40)

    def test_render_fails_with_a_reason(self):
        done = run(RENDER, "nowhere.xml")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("Cannot read nowhere.xml: no such file", done.stderr)

    def test_wordcount(self):
        done = run(WORDCOUNT, RICH)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("     8  section-3 IANA Considerations\n", done.stdout)
        counts = [int(line.split()[0]) for line in done.stdout.splitlines()]
        self.assertGreater(len(counts), 7)
        self.assertGreater(min(counts), 0)

    def test_service(self):
        with open(RICH, encoding="utf-8") as file:
            source = file.read()
        with tempfile.TemporaryDirectory() as folder:
            path, part = os.path.join(folder, "in.xml"), os.path.join(folder, "part")
            with open(path, "w", encoding="utf-8") as file:
                file.write(source.replace("</middle>", '<section><name>More</name><artwork type="ascii-art" '
                                          'src="art"/></section></middle>'))
            with open(part, "w", encoding="utf-8") as file:
                file.write("from the table\n")
            done = run(SERVICE, "text", path, "art=" + part)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("from the table", done.stdout)
            self.assertRegex(done.stderr, "no error: %d bytes in [1-9][0-9]* pieces, 0 blocks left"
                             % len(done.stdout.encode()))
            for stage in ("read " + path, "prepare include", "render text"):
                self.assertIn(stage + ": 0 %", done.stderr)
            self.assertIn("render text: 100 %", done.stderr)
            done = run(SERVICE, "text", path)
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertIn("it is not in the table", done.stderr)

    def test_service_is_interrupted(self):
        with tempfile.TemporaryDirectory() as folder:
            pipe = os.path.join(folder, "in.xml")
            os.mkfifo(pipe)
            process = subprocess.Popen([SERVICE, "text", pipe], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            with open(RICH, encoding="utf-8") as file, open(pipe, "w", encoding="utf-8") as to:
                process.send_signal(signal.SIGINT)
                to.write(file.read())
            out, err = process.communicate(timeout=60)
            self.assertEqual((process.returncode, out), (1, ""))
            self.assertIn("cancelled: 0 bytes in 0 pieces, 0 blocks left", err)


if __name__ == "__main__":
    RENDER, WORDCOUNT, TOOL, SERVICE = (os.path.abspath(path) for path in sys.argv[1:5])
    del sys.argv[1:]
    unittest.main()
