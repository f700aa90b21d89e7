#!/usr/bin/env python3
"""test_kill.py TOOL: kill -9 of workers and of the whole run at random moments, then --resume: every output is there
once and right, and nothing half done lies about. With IETFDOC_BATCH=long in the environment ten moments in batches of
500 documents of the corpus."""
import os
import random
import signal
import subprocess
import time

import batches
from batches import LONG, SECONDS, ManyBatches, children, tree

MOMENTS = 10 if LONG else 6


class Killed(ManyBatches):
    def setUp(self):
        super().setUp()
        self.seed = random.randrange(1 << 30)
        self.random = random.Random(self.seed)
        begun = time.monotonic()
        self.batch("--jobs", "2")
        self.lasts = time.monotonic() - begun
        super().setUp()

    def begin(self):
        return self.start("--batch", self.documents, "--path", self.out, "--jobs", "2", "--report", self.report, "--resume")

    def finish(self):
        self.batch("--jobs", "2", "--resume")
        self.assertEqual(tree(self.out), self.good, "seed %d" % self.seed)
        inputs = [record["input"] for record in self.records("r.jsonl")]
        self.assertEqual((len(set(inputs)), len(inputs)), (self.COUNT, self.COUNT), "seed %d" % self.seed)
        self.assertEqual({record["status"] for record in self.records("r.jsonl")}, {"ok"})

    def check_complete_files(self):
        """What lies under an output's name is right, even before the run is resumed."""
        for name, digest in tree(self.out).items():
            if not name.startswith("."):
                self.assertEqual(self.good.get(name), digest, "%s, seed %d" % (name, self.seed))

    def test_workers(self):
        died = 0
        for _ in range(MOMENTS):
            super().setUp()
            process = self.begin()
            time.sleep(self.random.uniform(0, self.lasts))
            workers = children(process.pid)
            if workers:
                os.kill(self.random.choice(workers), signal.SIGKILL)
            process.communicate(timeout=SECONDS)
            self.assertIn(process.returncode, (0, 3), "seed %d" % self.seed)
            died += process.returncode == 3
            self.check_complete_files()
            self.assertFalse([name for name in os.listdir(self.out) if name.startswith(".")])
            self.finish()
        print("%d documents: %d of %d kills hit one" % (self.COUNT, died, MOMENTS))

    def test_the_run(self):
        """Killed again and again, it gets further each time."""
        for _ in range(MOMENTS):
            process = self.begin()
            time.sleep(self.random.uniform(0, self.lasts / 2))
            workers = children(process.pid)
            process.kill()
            process.communicate(timeout=60)
            end = time.monotonic() + 30
            while any(os.path.exists("/proc/%d" % pid) for pid in workers) and time.monotonic() < end:
                time.sleep(0.01)
            self.assertFalse([pid for pid in workers if os.path.exists("/proc/%d" % pid)], "workers live on")
            self.check_complete_files()
        self.finish()

    def test_unfinished_files_go(self):
        with open(os.path.join(self.path("good"), "d0000.txt"), "rb") as file:
            half = file.read()[:100]
        key = batches.hashlib.sha256(b"d0000.xml").hexdigest()[:16]
        self.write("out/.ietfdoc-batch-%s-0" % key, half)
        self.write("out/.ietfdoc-batch-%s-0" % ("0" * 16), half)  # of another batch
        self.batch("--resume")
        os.unlink(os.path.join(self.out, ".ietfdoc-batch-%s-0" % ("0" * 16)))
        self.assertEqual(tree(self.out), self.good)


if __name__ == "__main__":
    batches.main()
