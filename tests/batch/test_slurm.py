#!/usr/bin/env python3
"""test_slurm.py TOOL: docs/batch/slurm.sh as a job array of a real Slurm makes the tree that one run makes. The Slurm has
one node and lives as long as the test (slurm_node.py); where it is not installed or does not start, the test is skipped."""
import os
import subprocess
import sys
import tempfile
import unittest

import batches
import slurm_node
from batches import FORMATS, ROOT, ManyBatches, timeless, tree

SCRIPT = os.path.join(ROOT, "docs", "batch", "slurm.sh")
ENVIRONMENT = {}


class Array(ManyBatches):
    def test_tree(self):
        environment = dict(batches.ENVIRONMENT, RENDER=batches.TOOL, SLURM_CONF=ENVIRONMENT["SLURM_CONF"])
        done = subprocess.run([slurm_node.program("sbatch"), "--wait", "--array=1-4", "--cpus-per-task=1", "--output",
                               self.path("%a.out"), SCRIPT, self.documents, self.out, *FORMATS, *self.OPTIONS], env=environment,
                              cwd=self.folder, capture_output=True, text=True, timeout=batches.SECONDS + 120)
        said = ""
        for name in sorted(os.listdir(self.folder)):
            if name.endswith(".out"):
                with open(self.path(name)) as file:
                    said += file.read()
        self.assertEqual(done.returncode, 0, done.stderr + said)
        folder = self.path("out.reports")
        self.assertEqual(sorted(os.listdir(folder)), ["%d.jsonl" % task for task in range(1, 5)])
        reports = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
        self.assertEqual(self.run_tool("--merge-reports", *reports, "--report", self.report).returncode, 0)
        self.assertEqual(tree(self.out), self.good)
        self.assertEqual(timeless(self.records("r.jsonl")), timeless(self.records("good.jsonl")))
        print("%d documents, %d files" % (self.COUNT, len(self.good)))


def main():
    with tempfile.TemporaryDirectory() as folder:
        try:
            with slurm_node.running(folder) as environment:
                ENVIRONMENT.update(environment)
                batches.main()
        except slurm_node.CannotStart as why:
            print("%s: skipped" % why)
            sys.exit(77)


main()
