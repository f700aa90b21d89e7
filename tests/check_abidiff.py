#!/usr/bin/env python3
"""check_abidiff.py LIBRARY [--write]: what has changed in the ABI since tests/abi/baseline.abi only adds, or
stands with a reason in tests/abi/accepted.suppr. That it sees changes at all is tried, too: without the accepted
ones there are some. --write makes the baseline anew, from a library with debug information."""
import os
import re
import subprocess
import sys
import tempfile

import project

BASELINE = os.path.join(project.ROOT, "tests", "abi", "baseline.abi")
ACCEPTED = os.path.join(project.ROOT, "tests", "abi", "accepted.suppr")
SKIPPED = 77


def write(library):
    headers = os.path.join(project.ROOT, "include", "ietfdoc")
    subprocess.run(["abidw", "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs", "--headers-dir", headers,
                    "--drop-private-types", "--exported-interfaces-only", library, "--out-file", BASELINE], check=True)


def compare(library, accepted):
    """abidiff's exit code, a set of bits, and its report."""
    command = ["abidiff", "--no-added-syms", "--no-show-locs", "--exported-interfaces-only", "--leaf-changes-only",
               "--suppressions", accepted, BASELINE, library]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def entries(text):
    return re.split(r"^(?=\[)", re.sub(r"^#.*\n", "", text, flags=re.M), flags=re.M)[1:]


def main():
    library = sys.argv[1]
    try:
        subprocess.run(["abidiff", "--version"], capture_output=True, check=True)
    except FileNotFoundError:
        print("abidiff (abigail-tools) is not here")
        sys.exit(SKIPPED)
    if "--write" in sys.argv:
        write(library)
        return
    accepted = entries(project.read(os.path.relpath(ACCEPTED, project.ROOT)))
    problems = ["%s: an entry has no label, which is its reason: %s" % (ACCEPTED, entry.split("\n")[1].strip())
                for entry in accepted if not re.search(r"^\s*label = \S", entry, re.M)]
    machine = re.findall(r"='(/[^']*)'", project.read(os.path.relpath(BASELINE, project.ROOT)))
    problems += ["%s: has a path of the machine: %s" % (BASELINE, path) for path in sorted(set(machine))]
    code, report = compare(library, ACCEPTED)
    if code:
        problems.append("the ABI has changed (abidiff says %d); if that has to be, say why in %s:\n%s"
                        % (code, ACCEPTED, report))
    inside = [entry for entry in accepted if "label = inside" in entry]
    with tempfile.NamedTemporaryFile("w", suffix=".suppr") as file:
        file.write("".join(inside))
        file.flush()
        if len(inside) < len(accepted) and not compare(library, file.name)[0]:
            problems.append("abidiff does not see what %s accepts" % ACCEPTED)
    project.report(problems, "%d accepted changes" % (len(accepted) - len(inside)))


main()
