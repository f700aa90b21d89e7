// Checked by the TypeScript compiler, not run: the types let a sensible program through, and wrong ones not.
import { Context, IetfdocError, options, render, type Loaded, type Options } from "../ietfdoc.js";

const day: Options = { date: "2026-01-15", today: new Date(), pagination: "auto", tableBorders: "light", silence: ["x"] };
const context = new Context(day).setLoader((load): Loaded => (load.purpose === "include" ? "<t/>" : null));
const bytes: Uint8Array = context.parseFile("draft.xml").render("text");
const first: string = options()[0].name;
context.addFormat("words", (output, root) => output.write(`${root.allText.length} ${first}`));
try {
  render(bytes, "html", day);
} catch (error) {
  if (error instanceof IetfdocError) for (const d of error.diagnostics) console.log(d.line, d.text);
}

// @ts-expect-error: no such option
new Context({ colour: "red" });
// @ts-expect-error: not a word of this option
context.set("tableBorders", "thick");
// @ts-expect-error: documents are made by contexts
new (context.parse("<rfc/>").constructor as typeof import("../ietfdoc.js").Document)();
