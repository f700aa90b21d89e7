#!/usr/bin/env python3
"""Three validators must be of one mind: ours, and over the same grammar jing and libxml2's engine.

    referee.py VERDICTS [--corpus DIRECTORY] [--variants COUNT] [--keep DIRECTORY]

They judge the documents in valid/ and invalid/, which are what their directory says, COUNT variants of the
valid ones that mutate.py makes, and the documents of version 3 in the corpus, by default ../shared/corpus
beside the sources, if it is there. A validator that is not installed is left out, and said so."""
import argparse
import concurrent.futures
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
GRAMMAR = os.path.join(ROOT, "schemas", "rfcxml-v3.rng")
sys.path[:0] = [HERE, os.path.join(ROOT, "scripts")]

import grammar as rng  # noqa: E402
import mutate  # noqa: E402

BATCH = 400
TIMEOUT = 120


def ours(program, paths, *options):
    """Path → "valid", "invalid" or "unread"."""
    run = subprocess.run([program, *options], input="\n".join(paths) + "\n", capture_output=True, text=True,
                         timeout=TIMEOUT, check=True)
    return {path: verdict for verdict, _, path in (line.partition(" ") for line in run.stdout.splitlines())}


def jing(paths):
    """jing starts slowly: many files each time. It stops for good at a file that it cannot read."""
    run = subprocess.run(["jing", GRAMMAR, *paths], capture_output=True, text=True, timeout=TIMEOUT)
    found = re.findall(r"^(/.*?):\d+:\d+: (\w+)", run.stdout, re.M)
    if any(kind == "fatal" for _, kind in found):
        raise RuntimeError("jing gave up: " + run.stdout[-300:])
    bad = {path for path, kind in found if kind == "error"}
    return {path: "invalid" if path in bad else "valid" for path in paths}


def libxml2(paths):
    run = subprocess.run(["xmllint", "--noout", "--nonet", "--huge", "--relaxng", GRAMMAR, *paths],
                         capture_output=True, timeout=TIMEOUT)
    text = run.stderr.decode("utf-8", "replace")
    found = re.findall(r"^(/.*) (validates|fails to validate)$", text, re.M)
    return {path: "valid" if word == "validates" else "invalid" for path, word in found}


REFEREES = {"jing": ("jing", jing), "libxml2": ("xmllint", libxml2)}


class Contest:
    def __init__(self, program):
        self.program = program
        self.referees = {name: judge for name, (tool, judge) in REFEREES.items() if shutil.which(tool)}
        for name in sorted(set(REFEREES) - set(self.referees)):
            print("%s is not installed: without it" % name)
        self.problems, self.judged = [], 0

    def hold(self, title, paths, expected=None):
        """Everybody judges the files; `expected`: the verdict that all must give."""
        batches = [paths[i:i + BATCH] for i in range(0, len(paths), BATCH)]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            jobs = {name: [pool.submit(judge, batch) for batch in batches]
                    for name, judge in self.referees.items()}
            verdicts = {"ours": ours(self.program, paths)}
            for name, parts in jobs.items():
                verdicts[name] = {p: v for part in parts for p, v in part.result().items()}
        counts = {}
        for path in paths:
            found = {name: verdict.get(path, "none") for name, verdict in verdicts.items()}
            if expected:
                found["expected"] = expected
            if len(set(found.values())) > 1:
                self.problems.append("%s: %s" % (path, ", ".join("%s says %s" % i for i in found.items())))
            counts[found["ours"]] = counts.get(found["ours"], 0) + 1
        self.judged += len(paths)
        print("%s: %d documents, %s" % (title, len(paths), ", ".join("%d %s" % (n, v) for v, n in sorted(counts.items()))))


def files(*parts):
    return sorted(glob.glob(os.path.join(*parts)))


def fits(path):
    """jing resolves xi:include by itself: no test of a document that was left with one."""
    with open(path, "rb") as source:
        return not re.search(rb"<\w+:include\b", source.read())


def check_coverage(contest, grammar, paths):
    """Every element and every attribute occurs in a valid document, so that mutants of it do."""
    text = ""
    for path in paths:
        with open(path, encoding="utf-8") as source:
            text += source.read()
    for element in grammar.elements.values():
        if not re.search(r"<(svg:)?%s[\s/>]" % re.escape(element.name), text):
            contest.problems.append("no valid document has <%s>" % element.name)
        for _, name, _, _ in rng.leaves(element.attributes, "attribute"):
            if not re.search(r"\s%s=" % re.escape(name), text):
                contest.problems.append("no valid document has the attribute %s" % name)


def write_variants(grammar, paths, count, directory):
    elements = sorted({("{%s}" % e.uri if e.uri else "") + e.name for e in grammar.elements.values()})
    attributes = sorted({leaf[1] for e in grammar.elements.values()
                         for leaf in rng.leaves(e.attributes, "attribute")})
    result = []
    for path in paths:
        name = os.path.basename(path)[:-4]
        with open(path, encoding="utf-8") as source:
            text = source.read()
        share = -(-count // len(paths))
        for i, (what, data) in enumerate(mutate.mutants(name, text, share, elements, attributes)):
            result.append(os.path.join(directory, "%s-%03d-%s.xml" % (name, i, what)))
            with open(result[-1], "wb") as out:
                out.write(data)
    return result


def hold_corpus(contest, corpus, directory):
    """The documents of version 3, as they are when entities and includes are resolved."""
    if not os.path.isdir(os.path.join(corpus, "docs")):
        print("corpus: not at %s, left out" % corpus)
        return
    kinds = {}
    with open(os.path.join(corpus, "MANIFEST.tsv"), encoding="utf-8") as rows:
        for row in rows:
            kinds[row.split("\t")[0]] = row.split("\t")[1]
    paths = [p for p in files(corpus, "docs", "*.xml") + files(corpus, "docs", "*.d", "*.xml")
             if kinds.get(os.path.basename(p)[:-4]) in ("prepped", "v3", "v3u")]
    read = ours(contest.program, paths, "-i", os.path.join(corpus, "cache"), "-o", directory)
    for path in paths:
        if read[path] == "unread":
            print("corpus: cannot read %s" % path)
    contest.hold("corpus", [p for p in files(directory, "*.xml") if fits(p)])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    shared = os.environ.get("IETFDOC_SHARED", os.path.join(os.path.dirname(ROOT), "shared"))
    parser.add_argument("--corpus", default=os.path.join(shared, "corpus"))
    parser.add_argument("--variants", type=int, default=2400)
    parser.add_argument("--keep", help="where to leave the variants")
    options = parser.parse_args()
    contest = Contest(os.path.abspath(options.program))
    grammar = rng.Grammar(GRAMMAR)
    valid = files(HERE, "valid", "*.xml")
    check_coverage(contest, grammar, valid)
    contest.hold("valid", valid, "valid")
    contest.hold("invalid", [p for p in files(HERE, "invalid", "*.xml") if fits(p)], "invalid")
    with tempfile.TemporaryDirectory() as scratch:
        directory = options.keep or os.path.join(scratch, "variants")
        os.makedirs(directory, exist_ok=True)
        contest.hold("variants", write_variants(grammar, valid, options.variants, directory))
        os.mkdir(os.path.join(scratch, "corpus"))
        hold_corpus(contest, options.corpus, os.path.join(scratch, "corpus"))
    for problem in contest.problems:
        print(problem)
    print("%d passed, %d failed" % (contest.judged - len(contest.problems), len(contest.problems)))
    return 1 if contest.problems else 0 if contest.referees else 77


sys.exit(main())
