#!/usr/bin/env python3
"""test_batch.py TOOL: batches: the same outputs whatever the number of workers, hostile documents, reports, resuming,
shards, exit codes. With IETFDOC_BATCH=long in the environment, some of it with 500 documents of the corpus."""
import fcntl
import hashlib
import os
import pty
import shutil
import signal
import subprocess
import time
import unittest

import batches
from batches import Batches, ManyBatches, children, timeless, tree

GOOD = "d0000.xml"


class Workers(ManyBatches):
    def test_their_number_does_not_matter(self):
        for jobs in ("2", "7"):
            self.batch("--jobs", jobs)
            self.assertEqual(tree(self.out), self.good)
            self.assertEqual(timeless(self.records("r.jsonl")), timeless(self.records("good.jsonl")))


class Outputs(Batches):
    def test_the_same_bytes_as_of_one_document_alone(self):
        for number in range(0, self.COUNT, 23):
            self.run_tool("--path", self.out, os.path.join(self.documents, "d%04d.xml" % number))
        made = tree(self.out)
        self.assertGreater(len(made), 12)
        self.assertEqual(made, {name: self.good[name] for name in made})

    def test_every_output_is_there(self):
        names = {"d%04d.%s" % (n, suffix) for n in range(self.COUNT) for suffix in ("txt", "html", "prepped.xml")}
        self.assertEqual(set(self.good), names | {"xml2rfc.css"})

    def test_lists(self):
        paths = [os.path.join(self.documents, "d%04d.xml" % n) for n in (5, 3, 5)]
        done = self.batch(documents="-", data="\n".join(paths) + "\r\n\n")
        self.assertEqual(len(self.records("r.jsonl")), 2)
        self.assertEqual(done.stderr, "")

    def test_odd_names(self):
        names = [b"two words.xml", b'"quoted" \\.xml', b"caf\xc3\xa9.xml", b"latin\xe9.xml", b"line\ttab.xml", b"-.xml"]
        folder = os.fsencode(self.path("more"))
        for name in names:
            shutil.copy(os.path.join(self.documents, GOOD), os.path.join(folder, name))
        self.batch("--text", documents=self.path("more"))
        self.assertEqual({os.fsencode(os.path.basename(r["input"])) for r in self.records("r.jsonl")}, set(names))
        self.assertTrue(os.path.exists(os.path.join(os.fsencode(self.out), b"latin\xe9.txt")))
        first = self.records("r.jsonl")
        self.batch("--text", "--resume", documents=self.path("more"))
        self.assertEqual(self.records("r.jsonl"), first)

    def test_two_documents_of_one_name(self):
        shutil.copy(os.path.join(self.documents, GOOD), self.path("more", GOOD))
        done = self.batch(documents=self.list_of([os.path.join(self.documents, GOOD), self.path("more", GOOD)]), code=1)
        self.assertIn("would both be written to d0000.", done.stderr)
        self.assertEqual(tree(self.out), {})


class Report(Batches):
    def test_record(self):
        warning = b'<rfc version="3" ipr="trust200902" docName="draft-a-00" category="info" submissionType="IETF">'
        self.write("more/a.xml", warning + b"<front></rfc>")
        self.batch(documents=self.path("more"), code=1)
        [record] = self.records("r.jsonl")
        self.assertEqual((record["status"], record["outputs"]), ("invalid", []))
        self.assertEqual(record["sha256"], hashlib.sha256(warning + b"<front></rfc>").hexdigest())
        self.assertEqual(record["diagnostics"][0]["severity"], "error", record)
        self.assertTrue(record["diagnostics"][0]["line"] and record["diagnostics"][0]["code"])
        self.assertEqual(record["options"]["formats"], ["preptool", "html", "text"])
        self.assertEqual(record["options"]["date"], "2026-01-15")
        self.assertRegex(record["started"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")

    def test_sums_of_outputs(self):
        for record in self.records("good.jsonl"):
            self.assertGreaterEqual(len(record["outputs"]), 3)
            for output in record["outputs"]:
                self.assertEqual(self.good[output["file"]], output["sha256"])

    def test_one_run_at_a_time(self):
        with open(self.report, "w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            done = self.batch(code=1)
        self.assertIn("another batch is writing it", done.stderr)

    def test_shards_and_merging(self):
        reports = []
        for shard in (3, 1, 2):
            reports.append(self.path("r%d.jsonl" % shard))
            self.run_tool("--batch", self.documents, "--path", self.out, "--shard", "%d/3" % shard, "--report", reports[-1])
        counts = [len(self.records("r%d.jsonl" % shard)) for shard in (1, 2, 3)]
        self.assertEqual(sum(counts), self.COUNT)
        self.assertLessEqual(max(counts) - min(counts), 1)
        merged = self.run_tool("--merge-reports", *reports, "--report", self.report)
        self.assertEqual((merged.returncode, merged.stderr), (0, ""))
        self.assertEqual(tree(self.out), self.good)
        self.assertEqual(timeless(self.records("r.jsonl")), timeless(self.records("good.jsonl")))

    def test_merging_what_failed(self):
        self.write("r1.jsonl", '{"input":"b","status":"ok"}\n{"input":"a","status":"crashed"}\n{"input":"c","sta')
        self.write("r2.jsonl", '{"input":"b","status":"invalid"}')
        done = self.run_tool("--merge-reports", "r1.jsonl", "r2.jsonl", "--report", "r.jsonl")
        self.assertEqual(done.returncode, 3)
        self.assertIn("Warning: the reports have 1 line that is not a record", done.stderr)
        self.assertEqual(self.statuses(), {"a": "crashed", "b": "invalid"})


class Resume(Batches):
    def setUp(self):
        super().setUp()
        shutil.rmtree(self.path("more"))
        shutil.copytree(self.documents, self.path("more"))
        self.batch(documents=self.path("more"))
        self.before = {name: os.stat(os.path.join(self.out, name)).st_mtime_ns for name in os.listdir(self.out)}

    def again(self, *arguments, **more):
        """The names of the files that were written anew."""
        done = self.batch("--resume", *arguments, documents=self.path("more"), **more)
        self.assertEqual(len(self.records("r.jsonl")), len(os.listdir(self.path("more"))), done.stderr)
        return {name for name in os.listdir(self.out)
                if self.before.get(name) != os.stat(os.path.join(self.out, name)).st_mtime_ns}

    def outputs(self, *stems):
        return {"%s.%s" % (stem, suffix) for stem in stems for suffix in ("txt", "html", "prepped.xml")}

    def test_nothing_to_do(self):
        self.assertEqual(self.again(), set())

    def test_what_is_missing_or_changed(self):
        os.unlink(os.path.join(self.out, "d0003.html"))
        with open(os.path.join(self.out, "d0005.txt"), "a") as file:
            file.write("x")
        with open(self.path("more", "d0007.xml"), "a") as file:
            file.write("<!-- -->\n")
        shutil.copy(self.path("more", "d0000.xml"), self.path("more", "e.xml"))
        self.assertEqual(self.again(), self.outputs("d0003", "d0005", "d0007", "e"))

    def test_half_a_report(self):
        with open(self.report, "rb+") as file:
            file.truncate(len(file.read()) - 10)
        self.assertEqual(self.again(), self.outputs("d%04d" % (self.COUNT - 1)))

    def test_other_options(self):
        self.assertEqual(len(self.again("--no-pagination")), 3 * self.COUNT)

    def test_failed_before(self):
        with open(self.path("more", "d0001.xml"), "rb+") as file:
            data = file.read()
            file.truncate(100)
        self.assertEqual(self.again(code=1), set())
        self.write("more/d0001.xml", data)
        self.assertEqual(self.again(), self.outputs("d0001"))
        self.assertEqual(tree(self.out), self.good)


class OneInTen(ManyBatches):
    def hostile(self):
        """(data, status): what lies in wait, in turn. No data: a pipe that nobody writes to."""
        laughs = "".join('<!ENTITY e%d "%s">' % (n, "&e%d;" % (n - 1) * 10 if n else "ha") for n in range(20))
        with open(os.path.join(self.documents, GOOD)) as file:
            good = file.read()
        spy = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
        return [("<rfc", "invalid"), ("", "invalid"), (os.urandom(5000), "invalid"),
                ("<rfc>" + "<t>" * 100000, "invalid"), (None, "timeout"),
                ("<!DOCTYPE rfc [%s]><rfc>&e19;</rfc>" % laughs, "invalid"),
                (good.replace("</middle>", ""), "invalid"), (b"\xff\xfe\x00", "invalid"),
                (good.replace("<middle>", "<middle><wrong/>"), "invalid"),
                (good.replace("</middle>", spy + "</middle>"), "invalid")]

    def test_the_other_nine(self):
        shutil.rmtree(self.path("more"))
        shutil.copytree(self.documents, self.path("more"))
        expected = {"d%04d.xml" % n: "ok" for n in range(self.COUNT)}
        kinds = self.hostile()
        for number in range(5, self.COUNT, 10):
            name = "d%04d.xml" % number
            data, expected[name] = kinds[number // 10 % len(kinds)]
            os.unlink(self.path("more", name))
            if data is None:
                os.mkfifo(self.path("more", name))
            else:
                self.write("more/" + name, data)
        done = self.batch("--jobs", "2", "--timeout", "15", documents=self.path("more"), code=3)
        found = self.statuses()
        self.assertEqual({k: "invalid" if v == "limit" else v for k, v in found.items()}, expected)
        gone = {name.split(".")[0] for name, status in expected.items() if status != "ok"}
        self.assertEqual(len(gone), self.COUNT // 10)
        self.assertEqual(tree(self.out), {k: v for k, v in self.good.items() if k.split(".")[0] not in gone})
        self.assertIn("%d out of time" % list(expected.values()).count("timeout"), done.stderr)


class Hostile(Batches):
    def test_crash(self):
        os.mkfifo(self.path("more", "a.xml"))
        shutil.copy(os.path.join(self.documents, GOOD), self.path("more", "b.xml"))
        process = self.start("--batch", self.path("more"), "--path", self.out, "--jobs", "1", "--report", self.report)
        end = time.monotonic() + 30
        while not children(process.pid) and time.monotonic() < end:
            time.sleep(0.02)
        time.sleep(0.3)
        os.kill(children(process.pid)[0], signal.SIGSEGV)
        _, messages = process.communicate(timeout=60)
        self.assertEqual((process.returncode, self.statuses()), (3, {"a.xml": "crashed", "b.xml": "ok"}))
        self.assertIn("ended by signal 11", messages)

    def test_memory(self):
        with open(os.path.join(self.documents, GOOD)) as file:
            good = file.read()
        self.write("more/a.xml", good.replace("</middle>", "<section><name>A</name>%s</section></middle>" % (
            "<t>word</t>" * 900_000)))
        for name in ("b.xml", "c.xml"):
            shutil.copy(os.path.join(self.documents, GOOD), self.path("more", name))
        self.batch("--jobs", "1", "--memory-limit", "150", "--max-nodes", "100000000", documents=self.path("more"),
                   code=3)
        self.assertEqual(self.statuses(), {"a.xml": "memory", "b.xml": "ok", "c.xml": "ok"})

    def test_not_to_be_read_or_written(self):
        os.mkdir(os.path.join(self.out, "d0001.txt"))
        paths = [os.path.join(self.documents, "d%04d.xml" % n) for n in range(3)] + [self.path("absent.xml")]
        self.batch(documents=self.list_of(paths), code=1)
        self.assertEqual(self.statuses(), {"d0000.xml": "ok", "d0001.xml": "unwritable", "d0002.xml": "ok",
                                           "absent.xml": "unreadable"})
        self.assertFalse([name for name in os.listdir(self.out) if name.startswith(".")])


class Runs(Batches):
    def test_fail_fast(self):
        paths = [self.path("absent.xml")] + [os.path.join(self.documents, "d%04d.xml" % n) for n in range(20)]
        done = self.run_tool("--batch", self.list_of(paths), "--path", self.out, "--jobs", "1", "--fail-fast", "--report",
                             self.report)
        self.assertEqual((done.returncode, self.statuses(), tree(self.out)), (1, {"absent.xml": "unreadable"}, {}))
        self.assertIn("21 documents: 1 unreadable, 20 not done", done.stderr)

    def test_wrong_usage(self):
        for arguments in (["--resume"], ["--jobs", "0"], ["--jobs", "two"], ["--shard", "0/2"], ["--shard", "3/2"],
                          ["--shard", "1"], ["--timeout", "-1"], ["--out", "x"], ["a.xml"]):
            done = self.run_tool("--batch", self.documents, "--path", self.out, *arguments)
            self.assertIn(done.returncode, (1, 2), arguments)
            self.assertNotEqual(done.stderr, "", arguments)
        self.assertEqual(self.run_tool("--batch", self.documents).returncode, 2)
        self.assertEqual(self.run_tool("--merge-reports", "x").returncode, 2)
        self.assertEqual(self.run_tool("--batch", self.documents, "--path", self.documents).returncode, 1)
        self.assertEqual(tree(self.out), {})

    def test_nothing_to_do(self):
        self.batch(documents=self.path("more"))
        self.assertEqual(self.records("r.jsonl"), [])

    def test_terminate(self):
        os.mkfifo(self.path("more", "z.xml"))
        shutil.copy(os.path.join(self.documents, GOOD), self.path("more", "a.xml"))
        process = self.start("--batch", self.path("more"), "--path", self.out, "--jobs", "2", "--report", self.report)
        end = time.monotonic() + 30
        while len(os.listdir(self.out)) < 4 and time.monotonic() < end:
            time.sleep(0.02)
        time.sleep(0.3)
        workers = children(process.pid)
        process.terminate()
        process.communicate(timeout=60)
        self.assertEqual((process.returncode, self.statuses()), (128 + signal.SIGTERM, {"a.xml": "ok"}))
        self.assertFalse([pid for pid in workers if os.path.exists("/proc/%d" % pid)])

    def test_progress_on_a_terminal_only(self):
        self.assertEqual(self.batch().stderr, "")
        ours, theirs = pty.openpty()
        arguments = [a for a in batches.FORMATS if a != "--quiet"]
        subprocess.run([batches.TOOL, *arguments, "--silence", ".*", "--batch", self.documents, "--path", self.out],
                       stdin=subprocess.DEVNULL, stderr=theirs, env=batches.ENVIRONMENT, timeout=60)
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:
            pass
        os.close(ours)
        self.assertRegex(shown.decode(), r"\r\x1b\[K\[#* *\] \d+/%d  [0-9.]+/s  \d+:\d\d left" % self.COUNT)
        self.assertRegex(shown.decode(), r"%d documents: %d made; \d+ files in" % (self.COUNT, self.COUNT))


if __name__ == "__main__":
    batches.main()
