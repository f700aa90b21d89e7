"""What the tests of batches share: documents, runs of the tool, and what a directory holds."""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOLDEN = os.path.join(ROOT, "tests", "golden")
FORMATS = ["--text", "--html", "--preptool", "--external-css", "--no-network", "--quiet"]
ENVIRONMENT = dict(os.environ, SOURCE_DATE_EPOCH="1768435200", HOME=os.devnull)
# The long form, with the corpus that lies beside the checkout: 500 documents, ten moments.
LONG = os.environ.get("IETFDOC_BATCH") == "long"
CORPUS = os.path.join(os.environ.get("IETFDOC_SHARED", os.path.join(ROOT, "..", "shared")), "corpus")
SECONDS = 1800 if LONG else 120
TOOL = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ""


def sources():
    """Goldens that stand alone: with text beside them, without options, files and includes."""
    for element in sorted(os.listdir(GOLDEN)):
        folder = os.path.join(GOLDEN, element)
        for name in sorted(os.listdir(folder)):
            stem, suffix = os.path.splitext(os.path.join(folder, name))
            if suffix == ".xml" and os.path.exists(stem + ".txt") and not os.path.exists(stem + ".args"):
                with open(stem + ".xml", "rb") as file:
                    data = file.read()
                if b"include" not in data and b" src=" not in data and b"<!ENTITY" not in data:
                    yield data


def corpus():
    """The documents of the corpus, the largest left out; goldens where there is none."""
    folder = os.path.join(CORPUS, "docs")
    names = [name for name in sorted(os.listdir(folder)) if name.endswith(".xml")] if os.path.isdir(folder) else []
    if not names:
        yield from sources()
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            data = file.read()
        if len(data) < 1_000_000:
            yield data


def tree(folder):
    """Every name in a directory, hidden ones too, and the sum of its bytes."""
    found = {}
    for name in sorted(os.listdir(os.fsencode(folder))):
        with open(os.path.join(os.fsencode(folder), name), "rb") as file:
            found[os.fsdecode(name)] = hashlib.sha256(file.read()).hexdigest()
    return found


def children(pid):
    try:
        with open("/proc/%d/task/%d/children" % (pid, pid)) as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


class Batches(unittest.TestCase):
    COUNT = 100
    SOURCES = staticmethod(sources)
    OPTIONS = []

    @classmethod
    def setUpClass(cls):
        """in/ has COUNT documents that all formats can be made of, good/ what becomes of them."""
        cls.folder = tempfile.mkdtemp()
        cls.documents = cls.path("in")
        os.mkdir(cls.documents)
        os.mkdir(cls.path("good"))
        data = list(cls.SOURCES())
        for number, source in enumerate(data):
            with open(os.path.join(cls.documents, "d%04d.xml" % number), "wb") as file:
                file.write(source)
        cls.run_tool("--batch", cls.documents, "--path", cls.path("good"), "--jobs", "1", "--report", cls.path("all.jsonl"))
        fine = [record["input"] for record in cls.records("all.jsonl") if record["status"] == "ok"]
        data = [data[int(os.path.basename(path)[1:5])] for path in fine]
        assert len(data) > 40, "only %d goldens are fit for all formats" % len(data)
        for name in ("in", "good"):
            shutil.rmtree(cls.path(name))
            os.mkdir(cls.path(name))
        for number in range(cls.COUNT):
            with open(os.path.join(cls.documents, "d%04d.xml" % number), "wb") as file:
                file.write(data[number % len(data)])
        done = cls.run_tool("--batch", cls.documents, "--path", cls.path("good"), "--jobs", "1", "--report", cls.path("good.jsonl"))
        assert done.returncode == 0, done.stderr
        cls.good = tree(cls.path("good"))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def setUp(self):
        for name in ("out", "more"):
            shutil.rmtree(self.path(name), ignore_errors=True)
            os.mkdir(self.path(name))
        for name in os.listdir(self.folder):
            if name.startswith("r") and name.endswith(".jsonl"):
                os.unlink(self.path(name))
        self.out, self.report = self.path("out"), self.path("r.jsonl")

    @classmethod
    def path(cls, *names):
        return os.path.join(cls.folder, *names)

    @classmethod
    def run_tool(cls, *arguments, data=""):
        return subprocess.run([TOOL, *FORMATS, *cls.OPTIONS, *arguments], input=data, capture_output=True, text=True, env=ENVIRONMENT,
                              errors="replace", timeout=SECONDS, cwd=cls.folder)

    def start(self, *arguments):
        return subprocess.Popen([TOOL, *FORMATS, *self.OPTIONS, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, cwd=self.folder)

    def batch(self, *arguments, code=0, documents=None, data=""):
        done = self.run_tool("--batch", documents or self.documents, "--path", self.out, "--report", self.report, *arguments,
                             data=data)
        self.assertEqual(done.returncode, code, done.stderr[-2000:])
        return done

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)
        return self.path(name)

    def list_of(self, paths):
        return self.write("list", "".join(path + "\n" for path in paths))

    @classmethod
    def records(cls, name):
        with open(cls.path(name)) as file:
            return [json.loads(line) for line in file]

    def statuses(self):
        return {os.path.basename(record["input"]): record["status"] for record in self.records("r.jsonl")}


class ManyBatches(Batches):
    """In the long form, what is asked for is done with the corpus."""

    if LONG:
        COUNT, SOURCES = 500, staticmethod(corpus)
        OPTIONS = ["--accept-prepped", "--cache", os.path.join(CORPUS, "cache")] if os.path.isdir(CORPUS) else []


def timeless(records):
    return [{k: v for k, v in record.items() if k not in ("started", "seconds")} for record in records]


def main():
    if "no batches" in subprocess.run([TOOL, "--batch", os.devnull, "--path", "/"], capture_output=True, text=True).stderr:
        print("skipped: the tool was built without libnettle")
        sys.exit(77)
    sys.argv[1:2] = []
    unittest.main(verbosity=2)
