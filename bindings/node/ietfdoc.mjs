// RFCXML to text, HTML, prepped XML and more: the Node.js binding of libietfdoc. ietfdoc.d.ts tells what there is.
import { LoadPurpose, OptionType, Severity, Stage, Status } from "./declarations.mjs";
import { bytes, c, empty, register, structAt, unregister } from "./library.mjs";
import { Node } from "./node.mjs";

const lower = (names) => Object.fromEntries(Object.entries(names).map(([name, value]) => [value, name.toLowerCase()]));
const SEVERITIES = lower(Severity);
const PURPOSES = lower(LoadPurpose);
const TYPES = lower(OptionType);
const STAGES = lower(Stage);
const STATUSES = Object.fromEntries(
  Object.entries(Status).map(([name, value]) => [value, name.replace("E_", "").toLowerCase()]),
);

export { Node };

/** What became of a call that failed, with the diagnostics that it made. */
export class IetfdocError extends Error {
  constructor(status, message, diagnostics = []) {
    super(message || c.ietfdoc_status_text(status));
    this.name = "IetfdocError";
    this.status = STATUSES[status] ?? String(status);
    this.diagnostics = diagnostics;
  }
}

function diagnostic(pointer) {
  const d = structAt(pointer, "ietfdoc_diagnostic");
  const { severity, code, text, file, line, column, fix } = d;
  const edits = [];
  for (let i = 0; i < Number(d.edit_count); i++) {
    const e = structAt(c.ietfdoc_diagnostic_edit(pointer, i), "ietfdoc_edit");
    const place = { line: e.line, column: e.column, endLine: e.end_line, endColumn: e.end_column };
    edits.push({ offset: Number(e.offset), length: Number(e.length), text: e.text, ...place });
  }
  const more = { authorLine: d.author_line, fix, isFixCertain: d.is_fix_certain !== 0, edits };
  return { severity: SEVERITIES[severity], code, text, file, line, column, ...more };
}

function message(m) {
  const { code, severity, text, title, about, mend, fix, see, url, wrong, right } = m;
  return { code, severity: SEVERITIES[severity], text, title, about, mend, fix, see, url, wrong, right };
}

/** All codes of messages, with what there is to say about them. */
export function messages() {
  const count = Number(c.ietfdoc_message_count());
  return Array.from({ length: count }, (_, i) => {
    const m = { ...empty("ietfdoc_message"), severity: 0 };
    c.ietfdoc_message_describe(m, i);
    return message(m);
  });
}

/** What there is to say about a code. */
export function explain(code) {
  const m = { ...empty("ietfdoc_message"), severity: 0 };
  const status = c.ietfdoc_message_find(m, code);
  if (status) throw new IetfdocError(status, `${code}: no such code`);
  return message(m);
}

/** The source, as it was given, with the edits of a diagnostic. */
export function mended(source, { edits }) {
  const data = encode(source);
  const parts = [];
  let at = 0;
  for (const { offset, length, text } of edits) {
    parts.push(data.subarray(at, offset), Buffer.from(text));
    at = offset + length;
  }
  return Buffer.concat([...parts, data.subarray(at)]);
}

const dashed = (name) => name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

function day(date) {
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function encode(data) {
  return typeof data === "string" ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

/** All options there are, as data. */
export function options() {
  const found = [];
  const count = Number(c.ietfdoc_option_count());
  for (let i = 0; i < count; i++) {
    const o = empty("ietfdoc_option");
    o.type = 0;
    c.ietfdoc_option_describe(o, i);
    found.push({
      name: camel(o.name),
      type: TYPES[o.type],
      group: o.group,
      argument: o.argument,
      default: o.default_value,
      choices: o.choices?.split("|") ?? [],
      formats: o.formats?.split("|") ?? [],
      help: o.help,
    });
  }
  return found;
}

// What callbacks use. It does not know the Context, so that the callbacks do not keep that alive.
class Callbacks {
  registered = new Map();
  thrown = [];

  // What call returns, or failed after an exception, which Context throws again.
  guard(call, failed) {
    try {
      return call();
    } catch (error) {
      this.thrown.push(error);
      return failed;
    }
  }

  // Registers callback in a slot, or nothing; gives out what was there before.
  exchange(slot, callback, type) {
    const before = this.registered.get(slot);
    this.registered.delete(slot);
    if (callback) this.registered.set(slot, register(callback, type));
    return before;
  }
}

function freeContext({ pointer, callbacks }) {
  c.ietfdoc_context_free(pointer);
  for (const callback of callbacks.registered.values()) unregister(callback);
}

const contexts = new FinalizationRegistry(freeContext);
const documents = new FinalizationRegistry((pointer) => c.ietfdoc_document_free(pointer));

function answer(loader, pointer) {
  const given = loader({
    reference: c.ietfdoc_load_reference(pointer),
    base: c.ietfdoc_load_base(pointer),
    purpose: PURPOSES[c.ietfdoc_load_purpose_of(pointer)],
  });
  if (given === null || given === undefined) return c.ietfdoc_load_default(pointer);
  if (given.refused !== undefined) {
    c.ietfdoc_load_refuse(pointer, given.refused);
    return Status.E_IO;
  }
  const data = encode(given.data ?? given);
  return c.ietfdoc_load_give(pointer, data, data.length, given.path ?? null, null);
}

export class Context {
  #pointer;
  #callbacks = new Callbacks();

  constructor(options = {}) {
    const made = [null];
    const status = c.ietfdoc_context_new(made, null);
    if (status) throw new IetfdocError(status);
    this.#pointer = made[0];
    contexts.register(this, { pointer: this.#pointer, callbacks: this.#callbacks }, this);
    const today = new Date();
    for (const [name, value] of Object.entries({ date: today, today, ...options })) this.set(name, value);
  }

  get pointer() {
    if (!this.#pointer) throw new TypeError("the context is free");
    return this.#pointer;
  }

  free() {
    if (!this.#pointer) return;
    contexts.unregister(this);
    freeContext({ pointer: this.#pointer, callbacks: this.#callbacks });
    this.#pointer = null;
  }

  set(name, value) {
    const put = (text) => {
      const status = c.ietfdoc_context_set_option(this.pointer, dashed(name), text);
      if (status) throw new IetfdocError(status, `${name}: no such option, or it cannot be ${JSON.stringify(text)}`);
    };
    if (Array.isArray(value)) {
      put(null);
      value.forEach((item) => put(String(item)));
    } else if (value instanceof Date) put(day(value));
    else put(value === null || value === undefined ? null : String(value));
    return this;
  }

  get(name) {
    return c.ietfdoc_context_option(this.pointer, dashed(name));
  }

  get diagnostics() {
    return this.#diagnosticsFrom(0);
  }

  clearDiagnostics() {
    c.ietfdoc_context_clear_diagnostics(this.pointer);
  }

  #diagnosticCount() {
    return Number(c.ietfdoc_context_diagnostic_count(this.pointer));
  }

  #diagnosticsFrom(first) {
    const found = [];
    for (let i = first; i < this.#diagnosticCount(); i++)
      found.push(diagnostic(c.ietfdoc_context_diagnostic(this.pointer, i)));
    return found;
  }

  #register(slot, type, setter, callback) {
    const before = this.#callbacks.exchange(slot, callback, type);
    setter(this.pointer, this.#callbacks.registered.get(slot) ?? null, null, null);
    if (before) unregister(before);
    return this;
  }

  onReport(report) {
    const callbacks = this.#callbacks;
    const called = (d) => callbacks.guard(() => void report(diagnostic(d)));
    return this.#register("report", "ietfdoc_report_callback", c.ietfdoc_context_on_report, report && called);
  }

  setLoader(loader) {
    const callbacks = this.#callbacks;
    const called = (load) => callbacks.guard(() => answer(loader, load), Status.E_IO);
    return this.#register("loader", "ietfdoc_load_callback", c.ietfdoc_context_set_loader, loader && called);
  }

  onFile(file) {
    const callbacks = this.#callbacks;
    const called = (name, data, length) => callbacks.guard(() => (file(name, bytes(data, length)), 0), 1);
    return this.#register("file", "ietfdoc_file_callback", c.ietfdoc_context_on_file, file && called);
  }

  onProgress(progress) {
    const callbacks = this.#callbacks;
    const called = (pointer) =>
      callbacks.guard(() => {
        const { stage, detail, fraction } = structAt(pointer, "ietfdoc_progress");
        return progress({ stage: STAGES[stage], detail, fraction }) === false ? 1 : 0;
      }, 1);
    return this.#register("progress", "ietfdoc_progress_callback", c.ietfdoc_context_on_progress, progress && called);
  }

  cancel(cancelled = true) {
    c.ietfdoc_context_cancel(this.pointer, cancelled ? 1 : 0);
  }

  get isCancelled() {
    return c.ietfdoc_context_is_cancelled(this.pointer) !== 0;
  }

  loadModule(path) {
    this.run(() => c.ietfdoc_context_load_module(this.pointer, path));
    return this;
  }

  get formats() {
    const found = [];
    const count = Number(c.ietfdoc_format_count(this.pointer));
    for (let i = 0; i < count; i++) {
      const f = empty("ietfdoc_format");
      c.ietfdoc_format_describe(f, this.pointer, i);
      found.push({ name: f.name, suffix: f.suffix, mediaType: f.media_type, help: f.help });
    }
    return found;
  }

  formatRequirements(name) {
    const text = [null];
    this.run(() => c.ietfdoc_format_requirements(text, this.pointer, name));
    return text[0];
  }

  addFormat(name, render, { suffix = null, mediaType = null, help = null } = {}) {
    const callbacks = this.#callbacks;
    const called = (output, document) =>
      callbacks.guard(() => {
        render(outputAt(output), new Node(c.ietfdoc_document_root(document), { pointer: document }));
        return Status.OK;
      }, Status.E_IO);
    const f = { ...empty("ietfdoc_formatter"), name, suffix, media_type: mediaType, help };
    const slot = `format ${name}`;
    if (callbacks.registered.has(slot)) throw new IetfdocError(Status.E_ARGUMENT, `${name}: there is such a format`);
    callbacks.exchange(slot, called, "ietfdoc_render_function");
    f.render = callbacks.registered.get(slot);
    const status = c.ietfdoc_context_add_formatter(this.pointer, f);
    if (status) {
      unregister(callbacks.exchange(slot, null));
      throw new IetfdocError(status, `${name}: this format cannot be added`);
    }
    return this;
  }

  parse(data, source = null) {
    const encoded = encode(data);
    return this.#parsed((made) => c.ietfdoc_document_parse(made, this.pointer, encoded, encoded.length, source));
  }

  parseFile(path) {
    return this.#parsed((made) => c.ietfdoc_document_parse_file(made, this.pointer, path));
  }

  #parsed(call) {
    const made = [null];
    this.run(() => call(made));
    return new Document(this, made[0]);
  }

  makeReferencePack(directory, path) {
    const count = [0];
    this.run(() => c.ietfdoc_reference_pack_make(count, this.pointer, directory, path));
    return Number(count[0]);
  }

  // Runs a call of the library and throws what its callbacks threw, or its status.
  run(call) {
    const first = this.#diagnosticCount();
    this.#callbacks.thrown = [];
    const status = call();
    if (this.#callbacks.thrown.length) throw this.#callbacks.thrown[0];
    if (!status) return;
    const found = this.#diagnosticsFrom(first);
    throw new IetfdocError(status, found.find((d) => d.severity === "error" || d.severity === "fatal")?.text, found);
  }

  guard(call, failed) {
    return this.#callbacks.guard(call, failed);
  }
}

function outputAt(pointer) {
  return {
    write(data) {
      const encoded = encode(data);
      c.ietfdoc_output_write(pointer, encoded, encoded.length);
    },
    file(name, data) {
      const encoded = encode(data);
      c.ietfdoc_output_file(pointer, name, encoded, encoded.length);
    },
    option: (name) => c.ietfdoc_output_option(pointer, dashed(name)),
    parameter: (name) => c.ietfdoc_output_parameter(pointer, name),
    report(severity, text, node = null) {
      c.ietfdoc_output_report(pointer, Severity[severity.toUpperCase()], node?.pointer ?? null, text);
    },
  };
}

export class Document {
  #pointer;

  constructor(context, pointer) {
    this.context = context;
    this.#pointer = pointer;
    documents.register(this, pointer, this);
  }

  get pointer() {
    if (!this.#pointer) throw new TypeError("the document is free");
    return this.#pointer;
  }

  free() {
    if (!this.#pointer) return;
    documents.unregister(this);
    c.ietfdoc_document_free(this.#pointer);
    this.#pointer = null;
  }

  prepare(context = this.context) {
    context.run(() => c.ietfdoc_document_prepare(this.pointer, context.pointer));
    return this;
  }

  get isPrepared() {
    return c.ietfdoc_document_is_prepared(this.pointer) !== 0;
  }

  render(format, context = this.context) {
    const parts = [];
    this.renderTo(format, (data) => parts.push(data), context);
    return Buffer.concat(parts);
  }

  renderTo(format, write, context = this.context) {
    const put = (data, length) => context.guard(() => (write(bytes(data, length)), 0), 1);
    context.run(() => c.ietfdoc_document_render(this.pointer, context.pointer, format, put, null));
  }

  get root() {
    return new Node(c.ietfdoc_document_root(this.pointer), this);
  }

  find(id) {
    const pointer = c.ietfdoc_document_find(this.pointer, id);
    return pointer ? new Node(pointer, this) : null;
  }
}

/** The version of the C library that is running. */
export const libraryVersion = c.ietfdoc_version();

/** A document, the path of a file or its bytes, in a format. */
export function render(source, format, options = {}) {
  const context = new Context(options);
  const document = typeof source === "string" ? context.parseFile(source) : context.parse(source);
  try {
    return document.render(format);
  } finally {
    document.free();
    context.free();
  }
}
