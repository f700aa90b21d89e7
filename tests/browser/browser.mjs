// The pages in a real browser: browser.mjs TOOL PROFILE… shows every document in the widths of a telephone, a
// tablet and a desk, light, dark and on paper, and checks what a reader needs (checks.mjs). Run it through run.py.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { chromium } from "playwright-core";
import * as checks from "./checks.mjs";
import { CHROMIUM, Results, documents, hasProfiles, open, render, workplace } from "./pages.mjs";

const WIDTHS = [360, 768, 1440];
const PAPER = { width: 643, height: 945 }; // A4 less the margins, 170 × 250 mm
const forced = JSON.parse(readFileSync(new URL("forced.json", import.meta.url))).forced;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [tool, ...profiles] = process.argv.slice(2);
const results = new Results();

// Another size of the window, and the script's answer to it, which comes with the next frames.
async function resize(page, size) {
  await page.setViewportSize(size);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function onScreen(page, name, heard) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ media: "screen", colorScheme });
    for (const width of WIDTHS) {
      const where = `${name}, ${width} wide, ${colorScheme}`;
      await resize(page, { width, height: 900 });
      results.check(`${where}: nothing sticks out`, await checks.sideways(page));
      results.check(`${where}: boxes scroll`, await checks.boxes(page));
      results.check(`${where}: drawings`, await checks.drawings(page));
      if (colorScheme === "light") results.check(`${where}: contents`, await checks.contents(page, width));
    }
    results.check(`${name}, ${colorScheme}: focus`, await checks.focus(page));
  }
  results.check(`${name}: says nothing`, heard.said);
  results.check(`${name}: asks for nothing`, heard.asked);
  results.check(`${name}: links land`, await checks.links(page));
}

async function onPaper(page, name) {
  await resize(page, PAPER);
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint"))); // printing does; the emulation does not
  await page.emulateMedia({ media: "print" });
  results.check(`${name}, print: nothing sticks out`, await checks.sideways(page));
  results.check(`${name}, print: drawings`, await checks.drawings(page));
  results.check(`${name}, print: dark on light`, await page.evaluate(() => {
    const of = (e, what) => getComputedStyle(e)[what];
    const toc = document.getElementById("toc"), root = document.documentElement, found = [];
    if (of(root, "color") !== "rgb(0, 0, 0)") found.push(`text is ${of(root, "color")}`);
    if (of(root, "backgroundColor") !== "rgb(255, 255, 255)") found.push(`ground is ${of(root, "backgroundColor")}`);
    if (of(toc, "position") !== "static") found.push(`contents are ${of(toc, "position")}`);
    if ([...document.querySelectorAll(".pilcrow, .toplink")].some((a) => of(a, "display") !== "none"))
      found.push("pilcrows are printed");
    return found;
  }));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  results.check(`${name}, print: pages`, pdf.length > 10000 ? [] : [`${pdf.length} bytes`]);
}

async function accessible(page, name, profile) {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate(axe);
  for (const [width, colorScheme, media] of [[1440, "light", "screen"], [360, "dark", "screen"], [643, "light", "print"]]) {
    await resize(page, { width, height: 900 });
    await page.emulateMedia({ media, colorScheme });
    results.check(`${name}, ${width} wide, ${colorScheme}, ${media}: axe`, await checks.axe(page, profile, forced));
  }
}

// What depends on the style sheet alone is seen on one document.
async function preferences(browser, path) {
  for (const colorScheme of ["light", "dark"])
    for (const more of ["no-preference", "more"]) {
      const { page, close } = await open(browser, path, { colorScheme, contrast: more });
      results.check(`contrast, ${colorScheme}, ${more}`, await checks.contrast(page));
      results.check(`drawings, ${colorScheme}, ${more}`, await checks.drawings(page));
      await page.emulateMedia({ media: "print", colorScheme, contrast: more });
      results.check(`contrast, ${colorScheme}, ${more}, print`, await checks.contrast(page));
      await close();
    }
  for (const [reducedMotion, behaviour] of [["reduce", "auto"], ["no-preference", "smooth"]]) {
    const { page, close } = await open(browser, path, { reducedMotion });
    const found = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
    results.check(`motion, ${reducedMotion}`, found === behaviour ? [] : [`scrolling is ${found}`]);
    await close();
  }
  const { page, close, heard } = await open(browser, path, { javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  results.check("without script: the contents are there", await page.locator("#toc nav").isVisible() ? [] : ["hidden"]);
  results.check("without script: nothing is said", heard.said);
  await close();
}

async function main() {
  const folder = workplace();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: CHROMIUM, timeout: 120000 });
  for (const profile of profiles) {
    if (profile !== "default" && !hasProfiles(tool)) {
      results.check(`profile ${profile}`, [`${basename(tool)} --help lists no --html-profile`]);
      continue;
    }
    for (const document of documents()) {
      const name = `${basename(document)} (${profile})`;
      const { page, heard, close } = await open(browser, render(tool, document, profile, folder));
      await onScreen(page, name, heard);
      await accessible(page, name, profile);
      await onPaper(page, name);
      await close();
    }
  }
  await preferences(browser, render(tool, documents()[0], "default", folder));
  await browser.close();
  results.end();
}

await main();
