#!/usr/bin/env python3
"""test_recipes.py TOOL: the recipes of docs/batch.md make the tree that one run makes. What needs a program that is not
there is skipped, and says so."""
import os
import re
import shutil
import subprocess
import unittest

import batches
from batches import FORMATS, ROOT, SECONDS, ManyBatches, timeless, tree

RECIPES = os.path.join(ROOT, "docs", "batch")


class Recipes(ManyBatches):
    def run_script(self, *command, **environment):
        folder = os.path.dirname(batches.TOOL)
        env = dict(batches.ENVIRONMENT, PATH=folder + os.pathsep + os.environ["PATH"], **environment)
        done = subprocess.run(command, env=env, cwd=self.folder, capture_output=True, text=True, timeout=SECONDS)
        self.assertEqual(done.returncode, 0, done.stderr[-2000:])

    def check(self, report):
        self.assertEqual(tree(self.out), self.good)
        self.assertEqual(timeless(self.records(report)), timeless(self.records("good.jsonl")))

    def merge(self, folder):
        reports = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
        done = self.run_tool("--merge-reports", *reports, "--report", self.report)
        self.assertEqual(done.returncode, 0, done.stderr)

    def tearDown(self):
        shutil.rmtree(self.path("out.reports"), ignore_errors=True)

    @unittest.skipUnless(shutil.which("parallel"), "GNU parallel is not installed")
    def test_parallel(self):
        self.run_script(os.path.join(RECIPES, "parallel.sh"), self.documents, self.out, "4", *FORMATS, *self.OPTIONS)
        self.check("out.jsonl")

    def test_tasks_of_an_array(self):
        """slurm.sh as Slurm runs it, with its variables; no Slurm is needed."""
        for task in ("2", "1", "3"):
            self.run_script(os.path.join(RECIPES, "slurm.sh"), self.documents, self.out, *FORMATS, *self.OPTIONS,
                            SLURM_ARRAY_TASK_ID=task, SLURM_ARRAY_TASK_COUNT="3", SLURM_CPUS_PER_TASK="1")
        self.merge(self.path("out.reports"))
        self.check("r.jsonl")

    def test_pods_of_a_job(self):
        """The command of kubernetes.yaml, once for each index; no cluster is needed."""
        with open(os.path.join(RECIPES, "kubernetes.yaml")) as file:
            manifest = file.read()
        script = re.search(r"args:\n +- \|\n((?: {14}.*\n)+)", manifest).group(1).replace(" " * 14, "")
        script = script.replace("--text --html --preptool", " ".join(FORMATS + self.OPTIONS))
        completions = int(re.search(r"completions: (\d+)", manifest).group(1))
        self.assertIn("/%d" % completions, script)
        os.rename(self.documents, self.path("documents"))
        try:
            for index in range(completions):
                self.run_script("sh", "-c", script, JOB_COMPLETION_INDEX=str(index))
        finally:
            os.rename(self.path("documents"), self.documents)
        self.merge(self.path("reports"))
        shutil.rmtree(self.path("reports"))
        self.assertEqual(tree(self.out), self.good)
        self.assertEqual({record["status"] for record in self.records("r.jsonl")}, {"ok"})


if __name__ == "__main__":
    batches.main()
