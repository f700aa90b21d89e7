// manifest.mjs JOB.json: holds a job before Kubernetes' own schema, by the functions and the types that kubernetes-models
// has made of it: the functions know what values there may be, the types which names.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { Job } from "kubernetes-models/batch/v1";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

function types(job) {
  const file = here(`job-${process.pid}.ts`);
  writeFileSync(file, `import type { IJob } from "kubernetes-models/batch/v1";\nexport const job: IJob = ${JSON.stringify(job)};\n`);
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--moduleResolution", "nodenext"];
  try {
    execFileSync(process.execPath, [here("node_modules/typescript/bin/tsc"), ...options, file], { encoding: "utf8" });
  } catch (error) {
    return error.stdout;
  } finally {
    rmSync(file);
  }
  return "";
}

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
new Job(job).validate();
assert.equal(types(job), "");

// both can fail
assert.throws(() => new Job({ ...job, spec: { ...job.spec, completions: "8" } }).validate(), /completions/);
assert.match(types({ ...job, spec: { ...job.spec, completionsMode: "Indexed" } }), /completionsMode/);
console.log("the manifest fits the schema");
