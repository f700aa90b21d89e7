// Tests of the module: the bytes of the command line tool, errors, options, callbacks, the tree. Run by bindings/run.py.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { Context, IetfdocError, explain, libraryVersion, mended, messages, options, render } from "../ietfdoc.mjs";

const path = (name) => join(process.env.IETFDOC_FIXTURES, name);
const read = (name) => readFileSync(path(name));
const DAY = { date: "2026-01-15", today: new Date(2026, 0, 15) };

test("the formats have the bytes of the tool", () => {
  const document = new Context(DAY).parseFile(path("rich.xml"));
  assert.equal(document.isPrepared, false);
  assert.deepEqual(document.render("text"), read("rich.txt"));
  assert.deepEqual(document.render("html"), read("rich.html"));
  assert.deepEqual(document.render("preptool"), read("rich.prepped.xml"));
  assert.equal(document.isPrepared, true);
});

test("documents from memory", () => {
  const document = new Context(DAY).parse(read("rich.xml"), path("rich.xml"));
  assert.deepEqual(document.render("text"), read("rich.txt"));
  assert.deepEqual(render(path("rich.xml"), "text", DAY), read("rich.txt"));
  assert.match(libraryVersion, /^\d+\.\d+\.\d+$/);
});

test("the example", () => {
  const script = join(process.env.IETFDOC_EXAMPLES, "render.mjs");
  assert.deepEqual(execFileSync(process.execPath, [script, path("rich.xml")]), read("rich.txt"));
});

test("output to a callback", () => {
  const document = new Context(DAY).parseFile(path("rich.xml"));
  const parts = [];
  document.renderTo("text", (data) => parts.push(data));
  assert.deepEqual(Buffer.concat(parts), read("rich.txt"));
  const full = () => {
    throw new RangeError("full");
  };
  assert.throws(() => document.renderTo("text", full), new RangeError("full"));
  assert.deepEqual(document.render("text"), read("rich.txt"));
});

test("options", () => {
  assert.deepEqual(render(path("rich.xml"), "text", { ...DAY, pagination: false }), read("rich.plain.txt"));
  const context = new Context({ silence: ["one", "two"], maxDepth: 100 });
  assert.equal(context.get("silence"), "one\ntwo");
  assert.equal(context.set("maxDepth", null).get("maxDepth"), "256");
  for (const wrong of [{ noSuchOption: true }, { maxDepth: "deep" }, { date: "yesterday" }])
    assert.throws(() => new Context(wrong), { name: "IetfdocError", status: "argument" });
  const date = options().find((option) => option.name === "date");
  assert.equal(date.type, "date");
  const borders = options().find((option) => option.name === "tableBorders");
  assert.deepEqual([borders.choices[0], borders.formats], ["full", ["text"]]);
  const declared = readFileSync(new URL("../options.d.ts", import.meta.url), "utf8");
  for (const option of options()) assert.match(declared, new RegExp(`  ${option.name}\\?: `));
});

test("a bad document", () => {
  const [line, column] = read("bad.where").toString().split(" ").map(Number);
  const reported = [];
  const context = new Context(DAY).onReport((diagnostic) => reported.push(diagnostic));
  const document = context.parseFile(path("bad.xml"));
  assert.throws(
    () => document.render("text"),
    (error) => {
      assert.ok(error instanceof IetfdocError);
      const [first] = error.diagnostics;
      assert.equal(error.status, "invalid");
      assert.equal(error.message, first.text);
      assert.deepEqual([first.file, first.line, first.column, first.severity], [path("bad.xml"), line, column, "error"]);
      return true;
    },
  );
  assert.deepEqual(reported, context.diagnostics);
  context.clearDiagnostics();
  assert.deepEqual(context.diagnostics, []);
  assert.throws(() => context.parse("<rfc>\n<t></rfc>"), { status: "invalid" });
  assert.throws(() => context.parseFile(path("no.xml")), { status: "io" });
  assert.throws(() => render(path("rich.xml"), "papyrus", DAY), { status: "argument" });
});

test("fixes and explanations", () => {
  const context = new Context(DAY);
  assert.throws(() => context.parseFile(path("mistaken.xml")).prepare(), { status: "invalid" });
  const [found, ...others] = context.diagnostics.filter((diagnostic) => diagnostic.fix);
  assert.deepEqual([others.length, found.isFixCertain, found.edits[0].line], [0, true, found.line]);
  assert.deepEqual(mended(read("mistaken.xml"), found), read("mended.xml"));
  assert.deepEqual(
    explain("PARSE_XML"),
    messages().find(({ code }) => code === "PARSE_XML"),
  );
  assert.throws(() => explain("NOTHING"), { status: "argument" });
});

test("loaders", () => {
  const wanted = [];
  const context = new Context(DAY).setLoader((load) => {
    wanted.push(load);
    return { data: read("part.xml"), path: path("part.xml") };
  });
  assert.deepEqual(context.parseFile(path("including.xml")).render("text"), read("including.txt"));
  assert.deepEqual(wanted, [{ reference: "part.xml", base: path("including.xml"), purpose: "include" }]);
  context.set("allowLocalFileAccess", true).setLoader(() => null);
  assert.deepEqual(context.parseFile(path("including.xml")).render("text"), read("including.txt"));
  context.setLoader(() => ({ refused: "not for you" }));
  assert.throws(() => context.parseFile(path("including.xml")).prepare(), /not for you/);
  context.setLoader(() => {
    throw new TypeError("broken");
  });
  assert.throws(() => context.parseFile(path("including.xml")).prepare(), new TypeError("broken"));
});

test("files beside the output", () => {
  const files = new Map();
  const context = new Context({ ...DAY, externalCss: true }).onFile((name, data) => files.set(name, data));
  context.parseFile(path("rich.xml")).render("html");
  assert.ok(files.get("xml2rfc.css").length > 1000);
});

test("the tree", () => {
  const document = new Context(DAY).parseFile(path("rich.xml")).prepare();
  const { root } = document;
  assert.equal(root.attributes.version, "3");
  assert.equal(root.attribute("number"), null);
  assert.deepEqual(root.children.map((node) => node.name).filter(Boolean), ["front", "middle", "back"]);
  assert.match(root.find("title").allText, /Lighthouse/);
  assert.ok([...root.descendants("section")].length > 3);
  assert.equal(document.find("section-1").attribute("pn"), "section-1");
  assert.equal(document.find("no such thing"), null);
  const title = root.find("title");
  assert.equal(title.parent.name, "front");
  assert.equal(title.file, path("rich.xml"));
  assert.ok(title.line > 0 && title.column > 0);
});

test("formats of one's own", () => {
  const context = new Context(DAY).addFormat(
    "words",
    (output, root) => output.write(`${root.allText.split(/\s+/).length} words, ${output.option("date")}\n`),
    { suffix: ".words" },
  );
  const document = context.parseFile(path("rich.xml"));
  assert.match(document.render("words").toString(), /^\d{3,} words, 2026-01-15\n$/);
  assert.equal(context.formats.find((format) => format.name === "words").suffix, ".words");
  assert.equal(context.formatRequirements("text"), "");
  for (const { name } of context.formats) assert.equal(typeof context.formatRequirements(name), "string");
  assert.throws(() => context.addFormat("words", () => {}), { status: "argument" });
  assert.throws(() => context.addFormat("text", () => {}), { status: "argument" });
  context.addFormat("careful", (output, root) => output.report("error", "no", root));
  assert.throws(() => document.render("careful"), { status: "invalid", message: "no" });
});

test("progress and cancelling", () => {
  const heard = [];
  const context = new Context(DAY).onProgress((progress) => void heard.push(progress));
  const document = context.parseFile(path("rich.xml"));
  document.render("text");
  assert.deepEqual([heard[0].stage, heard.at(-1).stage, heard.at(-1).fraction], ["read", "render", 1]);
  context.onProgress(() => false);
  assert.throws(() => document.render("text"), { status: "cancelled" });
  context.onProgress(null).cancel();
  assert.ok(context.isCancelled);
  assert.throws(() => document.render("text"), { status: "cancelled" });
  context.cancel(false);
  assert.deepEqual(document.render("text"), read("rich.txt"));
});

test("freeing", () => {
  for (let i = 0; i < 200; i++) {
    const context = new Context(DAY).onReport(() => {});
    const document = context.parse(read("including.xml"));
    document.free();
    document.free();
    context.free();
    assert.throws(() => context.parse("<rfc/>"), TypeError);
    assert.throws(() => document.root, TypeError);
  }
});
