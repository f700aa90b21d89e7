// Makes docs/screenshots/ anew: screenshots.mjs TOOL, with Chromium's path in CHROMIUM and pdftoppm on the path.
// The pictures are of examples/rich.xml; fonts differ from machine to machine, so no test compares them.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { CHROMIUM, documents, open, render, workplace } from "./pages.mjs";

const target = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const folder = workplace();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: CHROMIUM });
const path = render(process.argv[2], documents()[0], "default", folder);

async function shoot(options, at, act = async () => {}) {
  const { page, close } = await open(browser, path, { reducedMotion: "reduce", ...options });
  await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), at);
  await act(page);
  await page.waitForTimeout(300);
  const picture = await page.screenshot();
  await close();
  return picture;
}

// Pictures side by side on grey, as one picture.
async function sideBySide(name, pictures, width) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 100 } });
  await page.setContent(`<div style="display: inline-flex; gap: 24px; padding: 24px; background: #9aa0a8">${pictures.map((p) =>
    `<img width="${width}" src="data:image/png;base64,${p.toString("base64")}">`).join("")}</div>`);
  await page.locator("div").screenshot({ path: join(target, name) });
  await page.close();
}

mkdirSync(target, { recursive: true });
const desk = { viewport: { width: 1200, height: 760 } };
const phone = { viewport: { width: 360, height: 640 } };
writeFileSync(join(target, "light.png"), await shoot(desk, ""));
writeFileSync(join(target, "dark.png"), await shoot({ ...desk, colorScheme: "dark" }, "section-2"));
await sideBySide("phone.png", [await shoot(phone, "section-2.1"), await shoot(phone, "section-2", (p) => p.click("#toc h2")),
  await shoot({ ...phone, colorScheme: "dark" }, "section-2.2")], 280);

const { page, close } = await open(browser, path);
await page.pdf({ path: join(folder, "pages.pdf"), preferCSSPageSize: true });
await close();
execFileSync("pdftoppm", ["-r", "75", "-png", "-l", "3", "pages.pdf", "page"], { cwd: folder });
await sideBySide("print.png", readdirSync(folder).filter((name) => /^page-0*[13]\.png$/.test(name)).sort()
  .map((name) => readFileSync(join(folder, name))), 460);
await browser.close();
