// What holds for every page. Each check returns the problems that it found, as lines for a reader.

// The page itself never scrolls sideways: what is wider than the window does so in its own box.
export function sideways(page) {
  return page.evaluate(() => {
    const root = document.documentElement, problems = [];
    if (root.scrollWidth <= root.clientWidth) return problems;
    problems.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
    for (const e of document.body.querySelectorAll("*")) {
      const at = e.getBoundingClientRect();
      if (at.width && at.right > root.clientWidth + 0.5 && !e.parentElement.closest("pre, table, .art-svg"))
        problems.push(`${e.tagName.toLowerCase()}#${e.id}.${e.className} ends at ${Math.round(at.right)}`);
    }
    return problems;
  });
}

// Every link within the document lands on an element, and no two elements have the same id.
export function links(page) {
  return page.evaluate(() => {
    const problems = [], ids = new Set();
    for (const e of document.querySelectorAll("[id]")) {
      if (ids.has(e.id)) problems.push(`two elements have the id ${e.id}`);
      ids.add(e.id);
    }
    for (const a of document.querySelectorAll("a[href^='#']")) {
      const id = decodeURIComponent(a.getAttribute("href").slice(1));
      if (id && !ids.has(id)) problems.push(`no element has the id ${id}`);
    }
    return problems;
  });
}

// The contents: beside the text on a wide window, behind a button on a narrow one, in the text without script.
export async function contents(page, width) {
  const problems = [];
  const shown = () => page.locator("#toc nav").isVisible();

  if (width >= 1088) {
    const [text, toc] = await page.evaluate(() => [document.getElementById("title"), document.getElementById("toc")]
      .map((e) => e.getBoundingClientRect()).map((r) => ({ left: r.left, right: r.right })));
    if (!(await shown())) problems.push("the contents are not shown");
    if (toc.left < text.right) problems.push(`the contents, from ${toc.left}, cover the text, to ${text.right}`);
    return problems;
  }
  if (await shown()) problems.push("the contents are open at first");
  await page.click("#toc h2");
  if (!(await shown())) problems.push("a click on the heading does not open the contents");
  await page.keyboard.press("Escape");
  if (await shown()) problems.push("Escape does not close the contents");
  await page.focus("#toc h2 a");
  await page.keyboard.press("Enter");
  if (!(await shown())) return [...problems, "the keyboard does not open the contents"];
  await page.click("#toc nav li:last-child > p a:not(:empty)");
  if (await shown()) problems.push("the contents stay open when an entry has been chosen");
  return problems;
}

// What has the focus is seen to have it.
export function focus(page) {
  return page.evaluate(() => {
    const problems = [];
    for (const what of ["p a.xref, p a[href^='http']", "h2 a.section-name", "h1 ~ section a.selfRef"]) {
      const e = document.querySelector(what);
      if (!e) continue;
      e.focus({ focusVisible: true });
      const style = getComputedStyle(e);
      if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
        problems.push(`${what}: the focus is shown with ${style.outline}`);
    }
    return problems;
  });
}

// Boxes that scroll: they do it themselves, and take the focus.
export function boxes(page) {
  return page.evaluate(() => {
    const problems = [];
    for (const box of document.querySelectorAll("pre, table:not(.ears), .art-svg")) {
      const overflow = getComputedStyle(box).overflowX;
      if (box.scrollWidth > box.clientWidth && (!["auto", "scroll"].includes(overflow) || box.tabIndex !== 0))
        problems.push(`${box.tagName.toLowerCase()} in #${box.closest("[id]").id}: ${overflow}, tabindex ${box.tabIndex}`);
    }
    return problems;
  });
}

// Line art is drawn in the colour of the text; a drawing that brings a colour of its own has a white ground.
export function drawings(page) {
  return page.evaluate(() => {
    const problems = [];
    for (const svg of document.querySelectorAll(".art-svg > svg")) {
      const text = getComputedStyle(document.body).color;
      const line = svg.querySelector("[stroke='black'], [stroke='#000000'], [stroke='currentColor']");
      const words = svg.querySelector("text:not([fill])");
      if (line && getComputedStyle(line).stroke !== text) problems.push(`lines are ${getComputedStyle(line).stroke}`);
      if (words && getComputedStyle(words).fill !== text) problems.push(`words are ${getComputedStyle(words).fill}`);
      if (!line) continue;
      line.setAttribute("stroke", "#c00000");
      const after = getComputedStyle(svg);
      if (after.backgroundColor !== "rgb(255, 255, 255)" || (words && getComputedStyle(words).fill !== "rgb(0, 0, 0)"))
        problems.push(`a coloured drawing stands on ${after.backgroundColor}`);
      line.setAttribute("stroke", "black");
    }
    return problems;
  });
}

// Contrast of every pair of colours that the style sheet puts together: 4.5 for text, 3 for marks (WCAG 2, AA).
export function contrast(page) {
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("span"));
    const light = (name) => {
      probe.style.color = `var(--${name})`;
      const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map((v) => v / 255)
        .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const pairs = [];
    const grounds = ["ground", "raised", "note", "mark"].filter((g) =>
      getComputedStyle(document.documentElement).getPropertyValue(`--${g}`).trim() !== "transparent");
    for (const ground of grounds) {
      for (const ink of ["text", "quiet", "link", "visited"]) pairs.push([ink, ground, 4.5]);
      if (ground !== "mark") pairs.push(["accent", ground, ground === "ground" ? 4.5 : 3]);
    }
    pairs.push(["note-line", "ground", 3]);
    const problems = pairs.map(([ink, ground, least]) => {
      const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x);
      return [ink, ground, (a + 0.05) / (b + 0.05), least];
    }).filter(([, , found, least]) => found < least)
      .map(([ink, ground, found, least]) => `--${ink} on --${ground}: ${found.toFixed(2)}, not ${least}`);
    probe.remove();
    return problems;
  });
}

// axe-core's violations; those of the default profile only when they keep people out ("serious" and "critical"),
// and but for what the compatible structure forces.
export async function axe(page, profile, forced) {
  const violations = await page.evaluate(async () => (await axe.run({ resultTypes: ["violations"] })).violations
    .map((v) => ({ rule: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map((n) => [n.target.join(" "), n.html]) })));
  const lines = [];
  for (const v of violations) {
    if (profile === "default" && !["serious", "critical"].includes(v.impact)) continue;
    for (const [target, html] of v.nodes) {
      const known = profile === "default" && forced.some((f) => f.rule === v.rule && new RegExp(f.html).test(html));
      if (!known) lines.push(`${v.impact} ${v.rule} (${v.help}): ${target}: ${html.slice(0, 100)}`);
    }
  }
  return lines;
}
