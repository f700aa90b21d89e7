"""What the rule checks share: the list of source files, and how a check reports."""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def files(*suffixes, below=""):
    """Paths relative to the root, sorted; build directories and hidden ones are left out."""
    found = []
    for folder, folders, names in os.walk(os.path.join(ROOT, below) if below else ROOT):
        at_root = folder == ROOT
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in ("__pycache__", "node_modules")
                            and not (at_root and f.startswith("build")))
        for name in sorted(names):
            if name.endswith(suffixes):
                found.append(os.path.relpath(os.path.join(folder, name), ROOT))
    return found


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8", errors="replace") as file:
        return file.read()


def rows(path, macro):
    """The arguments of every macro(…) of a .def file, as lists of C source text."""
    text = re.sub(r"/\*.*?\*/", " ", read(path), flags=re.S)
    found = []
    for match in re.finditer(r"^%s\(" % macro, text, re.M):
        arguments, depth, start, i = [], 1, match.end(), match.end()
        while depth:
            c = text[i]
            if c in "\"'":
                i = re.compile(r'"(?:\\.|[^"\\])*"' if c == '"' else r"'(?:\\.|[^'\\])*'").match(text, i).end()
                continue
            depth += (c in "({") - (c in ")}")
            if (c == "," and depth == 1) or depth == 0:
                arguments.append(text[start:i].strip())
                start = i + 1
            i += 1
        found.append(arguments)
    return found


def unquote(source):
    """The value of C string literals that stand side by side."""
    parts = re.findall(r'"((?:\\.|[^"\\])*)"', source)
    return "".join(parts).replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")


def report(problems, checked):
    """Prints the problems and ends with the exit code of a test."""
    for problem in problems:
        print(problem)
    print("%d problems; looked at %s" % (len(problems), checked))
    sys.exit(1 if problems else 0)
