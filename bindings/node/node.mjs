// The tree of a document, read-only. A node keeps its document alive.
import { NodeType } from "./declarations.mjs";
import { c } from "./library.mjs";

const TYPES = Object.fromEntries(Object.entries(NodeType).map(([name, value]) => [value, name.toLowerCase()]));

export class Node {
  #pointer;
  #document;

  constructor(pointer, document) {
    this.#pointer = pointer;
    this.#document = document;
  }

  #other(pointer) {
    return pointer ? new Node(pointer, this.#document) : null;
  }

  get pointer() {
    return this.#pointer;
  }

  get type() {
    return TYPES[c.ietfdoc_node_type_of(this.#pointer)];
  }

  get name() {
    return c.ietfdoc_node_name(this.#pointer);
  }

  get text() {
    return c.ietfdoc_node_text(this.#pointer);
  }

  get allText() {
    let text = this.type === "text" ? this.text : "";
    for (const node of this.descendants()) if (node.type === "text") text += node.text;
    return text;
  }

  get parent() {
    return this.#other(c.ietfdoc_node_parent(this.#pointer));
  }

  get next() {
    return this.#other(c.ietfdoc_node_next(this.#pointer));
  }

  get previous() {
    return this.#other(c.ietfdoc_node_previous(this.#pointer));
  }

  get children() {
    const found = [];
    for (let node = this.#other(c.ietfdoc_node_first(this.#pointer)); node; node = node.next) found.push(node);
    return found;
  }

  *descendants(name) {
    let pointer = this.#pointer;
    while ((pointer = c.ietfdoc_node_following(pointer, this.#pointer)))
      if (name === undefined || c.ietfdoc_node_is(pointer, name)) yield this.#other(pointer);
  }

  find(name) {
    for (const node of this.descendants(name)) return node;
    return null;
  }

  attribute(name) {
    return c.ietfdoc_node_attribute(this.#pointer, name);
  }

  get attributes() {
    const found = {};
    const count = Number(c.ietfdoc_node_attribute_count(this.#pointer));
    for (let i = 0; i < count; i++)
      found[c.ietfdoc_node_attribute_name(this.#pointer, i)] = c.ietfdoc_node_attribute_value(this.#pointer, i);
    return found;
  }

  get file() {
    return c.ietfdoc_node_file(this.#document.pointer, this.#pointer);
  }

  get line() {
    return c.ietfdoc_node_line(this.#pointer);
  }

  get column() {
    return c.ietfdoc_node_column(this.#pointer);
  }
}
