/** RFCXML to text, HTML, prepped XML and more: the Node.js binding of libietfdoc. */
import type { Options } from "./options.js";

export type { Options };

export type Severity = "note" | "warning" | "error" | "fatal";

/** Something said to the author. Lines and columns count from 1; 0: unknown. */
export interface Diagnostic {
  readonly severity: Severity;
  /** A stable name: "PARSE_XML". */
  readonly code: string;
  readonly text: string;
  /** An absolute path or URL; null: no place. */
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
  /** The line of the Markdown that the source was made from; 0: unknown. */
  readonly authorLine: number;
  /** What its edits do; null: it has none. */
  readonly fix: string | null;
  /** The edits cannot be wrong; else an author should look at them. */
  readonly isFixCertain: boolean;
  readonly edits: readonly Edit[];
}

/** A piece of the source, in bytes, that is to be replaced. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The source, as it was given, with the edits of a diagnostic. */
export function mended(source: Uint8Array | string, diagnostic: Pick<Diagnostic, "edits">): Uint8Array;

/** What there is to say about the code of a message. */
export interface Message {
  readonly code: string;
  readonly severity: Severity;
  /** As a diagnostic has it, with "…" for what differs. */
  readonly text: string;
  readonly title: string;
  readonly about: string;
  /** What to do about it. */
  readonly mend: string;
  /** What the edits of such diagnostics do. */
  readonly fix: string | null;
  readonly see: string | null;
  readonly url: string | null;
  /** An example that gives the message, and the same made right. */
  readonly wrong: string | null;
  readonly right: string | null;
}

/** All codes. */
export function messages(): Message[];

/** The code of that name. */
export function explain(code: string): Message;

/** What became of a call that failed. What a callback throws is thrown as it is. */
export class IetfdocError extends Error {
  readonly status: "memory" | "limit" | "invalid" | "io" | "argument" | "cancelled" | (string & {});
  /** Those that the call made. */
  readonly diagnostics: readonly Diagnostic[];
}

/** An option as data. */
export interface OptionDescription {
  readonly name: keyof Options;
  readonly type: "switch" | "number" | "text" | "list" | "date" | "decided";
  readonly group: string;
  readonly argument: string | null;
  readonly default: string | null;
  /** The values it may have; empty: any. */
  readonly choices: readonly string[];
  /** The formats it concerns; empty: all. */
  readonly formats: readonly string[];
  readonly help: string;
}

/** All options there are. */
export function options(): OptionDescription[];

/** The version of the C library that is running. */
export const libraryVersion: string;

/** What a document wants from elsewhere. */
export interface Load {
  /** The path, URL or bare name, as the document has it. */
  readonly reference: string;
  /** The path or URL of the file that names it. */
  readonly base: string;
  readonly purpose: "entity" | "include" | "artwork" | "resource";
}

/**
 * Bytes; bytes with the path or URL that messages shall show; why they do not come; or nothing: the library shall look
 * for the file itself.
 */
export type Loaded =
  | Uint8Array
  | string
  | { data: Uint8Array | string; path?: string }
  | { refused: string }
  | null
  | undefined;

/** Where a formatter writes to. */
export interface Output {
  write(data: Uint8Array | string): void;
  /** A file that goes beside the output. */
  file(name: string, data: Uint8Array | string): void;
  option(name: keyof Options): string | null;
  /** What the option param, set to "name=value", gives. */
  parameter(name: string): string | null;
  report(severity: Severity, text: string, node?: Node | null): void;
}

/** How far the work is. */
export interface Progress {
  readonly stage: "read" | "convert" | "prepare" | "render";
  /** The document's name, the pass that runs, or the format. */
  readonly detail: string;
  /** Of this stage, from 0 to 1; an estimate. */
  readonly fraction: number;
}

export interface Format {
  readonly name: string;
  readonly suffix: string;
  readonly mediaType: string;
  readonly help: string | null;
}

/**
 * The options, and what was reported. The options date and today, if they are not given, are the day of the clock.
 * Contexts and documents are freed when they are collected, or by free().
 */
export class Context {
  constructor(options?: Options);
  free(): void;
  /** Sets an option; null goes back to the default. A list takes the place of what was set before. */
  set<Name extends keyof Options>(name: Name, value: Options[Name]): this;
  /** The present value as text; items of a list stand on lines of their own. */
  get(name: keyof Options): string | null;
  /** All that were shown since the context was made or they were cleared. */
  readonly diagnostics: Diagnostic[];
  clearDiagnostics(): void;
  /** Calls report with each diagnostic as it is made; null takes it away. */
  onReport(report: ((diagnostic: Diagnostic) => void) | null): this;
  /** Every file that a document names comes from loader. */
  setLoader(loader: ((load: Load) => Loaded) | null): this;
  /** Takes files that a format puts beside its output: style sheets, scripts. */
  onFile(file: ((name: string, data: Uint8Array) => void) | null): this;
  /** Hears how far the work is. When it returns false, the call fails with the status "cancelled". */
  onProgress(progress: ((progress: Progress) => boolean | void) | null): this;
  /** Ends the call that is running (from a callback), and every later one until cancel(false). */
  cancel(cancelled?: boolean): void;
  readonly isCancelled: boolean;
  /** Adds the formats of a module: a shared object made for libietfdoc. */
  loadModule(path: string): this;
  readonly formats: Format[];
  /** What a format needs of the machine, a line each, and what is missing. */
  formatRequirements(name: string): string;
  /** Adds a format of one's own, which reads the prepared tree and writes to the output. */
  addFormat(
    name: string,
    render: (output: Output, root: Node) => void,
    about?: { suffix?: string; mediaType?: string; help?: string },
  ): this;
  /** Reads a document from memory; source names it in messages, and relative references start from there. */
  parse(data: Uint8Array | string, source?: string | null): Document;
  parseFile(path: string): Document;
  /** Makes a pack, for the option referencePack, of the references in a directory; how many are in it. */
  makeReferencePack(directory: string, path: string): number;
}

/** A document. It renders with the context that read it, or with another. */
export class Document {
  private constructor();
  context: Context;
  free(): void;
  /** Includes, checks and finishes the document; it never changes afterwards. Rendering does this by itself. */
  prepare(context?: Context): this;
  readonly isPrepared: boolean;
  /** The document in a format: "text", "html", "preptool" and others (Context.formats). */
  render(format: string, context?: Context): Uint8Array;
  /** Renders to a callback, which is not called when the document has errors. */
  renderTo(format: string, write: (data: Uint8Array) => void, context?: Context): void;
  readonly root: Node;
  /** The element with that anchor, else that pn, else that slugifiedName; only in a prepared document. */
  find(id: string): Node | null;
}

/** A node of the tree, read-only. */
export class Node {
  private constructor();
  readonly type: "document" | "element" | "text" | "comment" | "instruction";
  /** The name of an element or the target of an instruction, as written; "" for others. */
  readonly name: string;
  /** The text of a text node, a comment or an instruction; "" for others. */
  readonly text: string;
  /** The texts of all text nodes below. */
  readonly allText: string;
  readonly parent: Node | null;
  readonly next: Node | null;
  readonly previous: Node | null;
  readonly children: Node[];
  /** The nodes below in document order; with a name, only elements of that name. */
  descendants(name?: string): Generator<Node>;
  /** The first element of that name below. */
  find(name: string): Node | null;
  attribute(name: string): string | null;
  readonly attributes: Record<string, string>;
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
}

/** A document, the path of a file or its bytes, in a format. */
export function render(source: string | Uint8Array, format: string, options?: Options): Uint8Array;
