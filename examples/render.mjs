// Renders an RFCXML file to text on the standard output: node render.mjs FILE.xml
// In a program of yours: import { Context } from "ietfdoc";
import { Context, IetfdocError } from "../bindings/node/ietfdoc.mjs";

const context = new Context({ date: "2026-01-15" });
context.onReport((diagnostic) => console.error(`line ${diagnostic.line}: ${diagnostic.text}`));
try {
  process.stdout.write(context.parseFile(process.argv[2]).render("text"));
} catch (error) {
  if (!(error instanceof IetfdocError)) throw error;
  process.exitCode = 1;
}
