#!/usr/bin/env python3
"""run.py NAME.mjs TOOL PROFILE…: runs a test of the pages with node, if node, the npm modules of
package-lock.json ("npm ci" in tests/browser) and Chromium are there; else it is skipped, or fails when
IETFDOC_BROWSER is "required". markup.mjs gets the conformance corpus, too, when that lies beside the sources."""
import os
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SKIPPED = 77


def give_up(why):
    required = os.environ.get("IETFDOC_BROWSER") == "required"
    print("%s: %s" % (why, "but this test is required" if required else "skipped"))
    sys.exit(1 if required else SKIPPED)


def main():
    program, tool, *profiles = sys.argv[1:]
    node = shutil.which("node") or shutil.which("nodejs")
    if not node:
        give_up("node is not here")
    if not os.path.isdir(os.path.join(HERE, "node_modules")):
        give_up("the npm modules are not here (npm ci in tests/browser)")
    chromium = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    arguments = [node, os.path.join(HERE, program), os.path.abspath(tool), *profiles]
    if program == "browser.mjs":
        if not chromium:
            give_up("Chromium is not here")
        os.environ["CHROMIUM"] = chromium
    else:
        shared = os.environ.get("IETFDOC_SHARED", os.path.join(ROOT, "..", "shared"))
        if os.path.isfile(os.path.join(shared, "corpus", "MANIFEST.tsv")):
            arguments += ["--corpus", os.path.join(shared, "corpus")]
    sys.stdout.flush()
    os.execv(node, arguments)


main()
