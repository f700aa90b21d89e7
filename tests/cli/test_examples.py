#!/usr/bin/env python3
"""test_examples.py RENDER WORDCOUNT TOOL: the example programs do what they show, and agree with the tool."""
import os
import subprocess
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RICH = os.path.join(ROOT, "examples", "rich.xml")
RENDER = WORDCOUNT = TOOL = ""


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


if __name__ == "__main__":
    RENDER, WORDCOUNT, TOOL = (os.path.abspath(path) for path in sys.argv[1:4])
    del sys.argv[1:]
    unittest.main()
