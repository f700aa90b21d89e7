#!/usr/bin/env python3
"""The manifest of docs/batch is a job as Kubernetes' schema has it (manifest.mjs), and an indexed one whose pods know how
many they are. Skipped without node, the npm modules of package-lock.json ("npm ci" in tests/batch), or PyYAML."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
MANIFEST = os.path.join(HERE, "..", "..", "docs", "batch", "kubernetes.yaml")
READ = "import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)"
SKIPPED = 77


def skip(why):
    print("%s: skipped" % why)
    sys.exit(SKIPPED)


def read():
    for program in (sys.executable, "/usr/bin/python3"):
        with open(MANIFEST) as file:
            done = subprocess.run([program, "-c", READ], stdin=file, capture_output=True, text=True)
        if done.returncode == 0:
            return json.loads(done.stdout)
    skip("no Python here has PyYAML")


def main():
    job, node = read(), shutil.which("node") or shutil.which("nodejs")
    assert (job["apiVersion"], job["kind"]) == ("batch/v1", "Job")
    spec = job["spec"]
    assert spec["completionMode"] == "Indexed" and spec["template"]["spec"]["restartPolicy"] == "Never"
    [container] = spec["template"]["spec"]["containers"]
    assert "$shard/%d" % spec["completions"] in container["args"][0], "the shards are not as many as the pods"
    claims = {volume["name"] for volume in spec["template"]["spec"]["volumes"]}
    assert {mount["name"] for mount in container["volumeMounts"]} == claims
    assert re.fullmatch(r"\d+", container["env"][0]["value"])
    if not node or not os.path.isdir(os.path.join(HERE, "node_modules", "kubernetes-models")):
        skip("node or its modules are not here (npm ci in tests/batch)")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "job.json")
        with open(path, "w") as file:
            json.dump(job, file)
        sys.exit(subprocess.run([node, os.path.join(HERE, "manifest.mjs"), path]).returncode)


main()
