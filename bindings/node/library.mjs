// Finding and loading the C library: `c` has its functions, and the declarations say of what types they are.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import koffi from "koffi";

import { callbacks, functions, opaque, structs } from "./declarations.mjs";

const NAMES = { darwin: ["libietfdoc.0.dylib"], win32: ["ietfdoc-0.dll", "libietfdoc-0.dll"] };

function candidates() {
  if (process.env.IETFDOC_LIBRARY) return [process.env.IETFDOC_LIBRARY];
  const names = NAMES[process.platform] ?? ["libietfdoc.so.0", "libietfdoc.so"];
  const here = dirname(fileURLToPath(import.meta.url));
  return [...names.map((name) => join(here, name)).filter(existsSync), ...names];
}

function load() {
  const problems = [];
  for (const name of candidates()) {
    try {
      return koffi.load(name);
    } catch (error) {
      problems.push(error.message);
    }
  }
  throw new Error(`libietfdoc cannot be loaded; IETFDOC_LIBRARY may name it: ${problems.join("; ")}`);
}

const library = load();
for (const name of opaque) koffi.opaque(name);
for (const [name, members] of Object.entries(structs)) koffi.struct(name, members);
for (const prototype of callbacks) koffi.proto(prototype);
koffi.proto("int ietfdoc_render_function(ietfdoc_output *output, const ietfdoc_document *document, void *user)");

export const c = Object.fromEntries(Object.entries(functions).map(([name, prototype]) => [name, library.func(prototype)]));

/** A struct for the library to fill. */
export function empty(type) {
  const members = Object.keys(structs[type]);
  return Object.fromEntries(members.map((name) => [name, name === "struct_size" ? koffi.sizeof(type) : null]));
}

/** The bytes at a pointer, copied. */
export function bytes(pointer, length) {
  return Buffer.from(length ? koffi.decode(pointer, koffi.array("uint8_t", Number(length), "Typed")) : []);
}

export function structAt(pointer, type) {
  return koffi.decode(pointer, type);
}

export function register(callback, type) {
  return koffi.register(callback, koffi.pointer(koffi.resolve(type)));
}

export function unregister(callback) {
  koffi.unregister(callback);
}
