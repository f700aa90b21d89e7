// The pages before a checker of HTML: markup.mjs TOOL PROFILE… [--corpus FOLDER] judges our documents in each
// profile, and those of the conformance corpus in the default one. Run it through run.py.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { Results, documents, hasProfiles, render, workplace } from "./pages.mjs";

// What the standard of HTML demands: the whole preset, nothing switched off.
const STANDARD = ["html-validate:standard"];

// The accessible profile is asked for more. Switched off are:
//   wcag/h36, wcag/h37: a drawing without alternative text is the author's, and the formatter warns of it.
const ACCESSIBLE = {
  extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
  rules: { "wcag/h36": "off", "wcag/h37": "off" },
};

const config = (profile) => ({ root: true, ...(profile === "default" ? { extends: STANDARD } : ACCESSIBLE) });
const checkers = new Map();
const results = new Results();

async function judge(name, path, profile) {
  if (!checkers.has(profile)) checkers.set(profile, new HtmlValidate(new StaticConfigLoader(config(profile))));
  const report = await checkers.get(profile).validateString(readFileSync(path, "utf8"), path);
  results.check(`${name} (${profile}): markup`,
    report.results.flatMap((r) => r.messages).map((m) => `${m.line}:${m.column}: ${m.ruleId}: ${m.message}`));
}

// The documents of the conformance corpus but those in the vocabulary of version 2: MANIFEST.tsv tells.
function corpus(folder) {
  return readFileSync(join(folder, "MANIFEST.tsv"), "utf8").split("\n").slice(1).map((line) => line.split("\t"))
    .filter(([name, kind]) => name && kind !== "v2")
    .map(([name]) => [join(folder, "docs", name + ".xml"), join(folder, "docs", name + ".d", name + ".xml")].find(existsSync))
    .filter((path) => path);
}

async function main() {
  const given = process.argv.slice(2);
  const at = given.indexOf("--corpus");
  const [, library] = at < 0 ? [] : given.splice(at, 2);
  const [tool, ...profiles] = given;
  const folder = workplace();

  for (const profile of profiles) {
    if (profile !== "default" && !hasProfiles(tool)) {
      results.check(`profile ${profile}`, [`${basename(tool)} --help lists no --html-profile`]);
      continue;
    }
    for (const document of documents())
      await judge(basename(document), render(tool, document, profile, folder), profile);
  }
  let refused = 0; // what the tool refuses is not HTML
  for (const document of library ? corpus(library) : []) {
    let page;
    try {
      page = render(tool, document, "default", folder,
        ["--allow-local-file-access", "--cache", join(library, "cache")]);
    } catch {
      refused++;
      continue;
    }
    await judge(basename(document), page, "default");
  }
  if (library) console.log(`${refused} documents of the corpus are refused`);
  results.end();
}

await main();
