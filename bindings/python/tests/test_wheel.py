"""The package is fit for a wheel: pip builds one without network, and what it installs elsewhere renders, with the
library found in the package's own directory."""
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FIXTURES = os.environ["IETFDOC_FIXTURES"]
WANTED = ["ietfdoc/__init__.py", "ietfdoc/py.typed", "ietfdoc/xml2rfc/writers/text.py", "ietfdoc/libietfdoc.so.0"]
PROGRAM = "import ietfdoc, sys; sys.stdout.buffer.write(ietfdoc.render(sys.argv[1], 'text', date='2026-01-15'))"


def main():
    with tempfile.TemporaryDirectory() as folder:
        source, place = os.path.join(folder, "source"), os.path.join(folder, "place")
        shutil.copytree(HERE, source, ignore=shutil.ignore_patterns("__pycache__", "tests"))
        shutil.copy(os.environ["IETFDOC_LIBRARY"], os.path.join(source, "ietfdoc", "libietfdoc.so.0"))
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
        quiet = dict(os.environ, PIP_NO_INDEX="1", PYTHONWARNINGS="ignore")
        subprocess.run([*pip, "wheel", "--no-build-isolation", "--no-deps", "-w", folder, source], check=True, env=quiet)
        [wheel] = [name for name in os.listdir(folder) if name.endswith(".whl")]
        assert wheel.startswith("ietfdoc-0.1.0-py3-none-"), wheel
        names = zipfile.ZipFile(os.path.join(folder, wheel)).namelist()
        assert not set(WANTED) - set(names), names
        subprocess.run([*pip, "install", "--no-deps", "--target", place, os.path.join(folder, wheel)], check=True, env=quiet)
        alone = {name: value for name, value in os.environ.items() if not name.startswith(("IETFDOC", "LD_", "PYTHON"))}
        made = subprocess.run([sys.executable, "-c", PROGRAM, os.path.join(FIXTURES, "rich.xml")], stdout=subprocess.PIPE,
                              check=True, env=dict(alone, PYTHONPATH=place), cwd=folder).stdout
    with open(os.path.join(FIXTURES, "rich.txt"), "rb") as file:
        assert made == file.read(), "the text differs"
    print("%s: %d files" % (wheel, len(names)))


main()
