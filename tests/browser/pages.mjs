// What the tests look at: our documents, rendered by the tool, and the browser that shows them. A page is
// loaded from its file; whatever else it asks for is refused and written down.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "..", "..");

// rfc-local.css is a file that a site may lay beside its pages: the one request that the compatible page makes.
// A fixed day keeps the warnings about dates away.
const OPTIONS = ["--html", "--quiet", "--no-rfc-local", "--no-network", "--skip-config-files", "--date", "2026-01-15"];
const DAY = { SOURCE_DATE_EPOCH: "1768435200" };

// One process of Chromium, quiet: nothing that talks to its makers.
export const CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update", "--font-render-hinting=none"];

export function documents() {
  const folder = join(here, "documents");
  return [join(root, "examples", "rich.xml"),
    ...readdirSync(folder).filter((name) => name.endsWith(".xml")).sort().map((name) => join(folder, name))];
}

export function workplace() {
  const folder = mkdtempSync(join(tmpdir(), "ietfdoc-pages-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function hasProfiles(tool) {
  return execFileSync(tool, ["--help"], { encoding: "utf8" }).includes("--html-profile");
}

// The profile's page of a document: its path.
export function render(tool, document, profile, folder, options = []) {
  const path = join(folder, `${basename(document, ".xml")}.${profile}.html`);
  const chosen = profile === "default" ? [] : [`--html-profile=${profile}`];
  execFileSync(tool, [...OPTIONS, ...chosen, ...options, "-o", path, document],
    { env: { ...process.env, ...DAY }, stdio: ["ignore", "ignore", "pipe"] });
  return path;
}

// A page of its own with the document in it, and what it said and asked for meanwhile.
export async function open(browser, path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const address = pathToFileURL(path).href;
  const heard = { said: [], asked: [] };

  page.setDefaultTimeout(60000);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) heard.said.push(message.text());
  });
  page.on("pageerror", (error) => heard.said.push(error.message));
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (url.split("#")[0] === address) return route.continue();
    heard.asked.push(url);
    return route.abort();
  });
  await page.goto(address);
  return { page, heard, close: () => context.close() };
}

// The results of a program of tests, told as scripts/count_tests.py reads them.
export class Results {
  passed = 0;
  failed = 0;

  check(what, problems) {
    if (problems.length === 0) {
      this.passed++;
      return;
    }
    this.failed++;
    console.log(`FAILED ${what}`);
    for (const problem of problems.slice(0, 12)) console.log(`    ${problem}`);
    if (problems.length > 12) console.log(`    … and ${problems.length - 12} more`);
  }

  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed || !this.passed ? 1 : 0;
  }
}
