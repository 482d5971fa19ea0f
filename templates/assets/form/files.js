// A file as it was typed in, the values that the form shows out, and back, with all that nobody changed as it was.
// Comments, quotation marks and order stay, and every value is the text that was typed: `NO` is no no, `012` no number.
import { isMap, isScalar, isSeq, parseDocument, visit } from "./yaml/index.js";

const WRITTEN = "__written";
const STRING = "tag:yaml.org,2002:str";
const PARSING = {
  schema: "failsafe",
  customTags: (tags) => tags.map((tag) => (tag.tag === STRING ? asWritten(tag) : tag)),
};
const UNINDENTED = /^( *)[^\s#-].*:[ \t]*\n(?:[ \t]*\n|[ \t]*#.*\n)*\1- /m;
const HEAD = /^---\n([^]*?\n)---(?:\n|$)/;
// What other programs would take for a no, for nothing or for a number.
const OTHERWISE_READ = /^(?:[yn]|yes|no|true|false|on|off|null|~|[-+]?[.\d][\d_,.:]*(?:e[-+]?\d+)?|0[xob][\da-f]+)$/i;
const PLAIN = /^(?:[12]\d{3}|yes|no)$/;

// How values stand in files and in the form: keys whose texts are joined in one box, whose list may be one text, and
// whose entries may be a text, which then is the value of a key of theirs.
export class Files {
  constructor({ joined, lists, entries }) {
    Object.assign(this, { joined, lists, entries });
  }

  read(text) {
    return { ...this.#shown("", parsed(text).toJS() || {}), [WRITTEN]: text };
  }

  write({ [WRITTEN]: text = "", ...values }) {
    const document = parsed(text);
    if (!isMap(document.contents)) document.contents = document.createNode({});
    this.#change(document, document.contents, full(values));
    return document.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: !UNINDENTED.test(text) });
  }

  readArticle(text) {
    const head = HEAD.exec(text);
    if (!head) throw new Error("The article does not begin with its title and date between two lines of ---.");
    return { ...this.read(head[1]), body: text.slice(head[0].length).replace(/^\n/, ""), [WRITTEN]: text };
  }

  writeArticle({ [WRITTEN]: text = "---\n---\n\n", body = "", ...values }) {
    const head = HEAD.exec(text);
    const gap = text[head?.[0].length] === "\n" || !head ? "\n" : "";
    return `---\n${this.write({ ...values, [WRITTEN]: head?.[1] ?? "" })}---\n${gap}${body}`;
  }

  // A value as the form shows it.
  #shown(key, value) {
    if (key in this.joined && Array.isArray(value)) return value.join(this.joined[key]);
    if (this.lists.includes(key) && !Array.isArray(value)) return this.#shown(key, value ? [value] : []);
    if (Array.isArray(value)) {
      const name = this.entries[key];
      return value.map((entry) => this.#shown("", name && typeof entry === "string" ? { [name]: entry } : entry));
    }
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, this.#shown(name, part)]));
    }
    return value ?? "";
  }

  // A value of the form as it is written in a file.
  #meant(key, value) {
    if (key in this.joined && typeof value === "string") {
      const parts = value.split(this.joined[key].trim() || "\n").map((part) => part.trim());
      const written = parts.filter(Boolean);
      return written.length > 1 ? written : (written[0] ?? "");
    }
    if (Array.isArray(value)) {
      const name = this.entries[key];
      const isPlain = (entry) => name && Object.keys(entry).join() === name;
      return value.map((entry) => (isPlain(entry) ? entry[name] : this.#meant("", entry)));
    }
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, this.#meant(name, part)]));
    }
    return String(value);
  }

  // Whether the form says what is written.
  #isSame(key, written, value) {
    return JSON.stringify(sorted(full(this.#shown(key, written)))) === JSON.stringify(sorted(value));
  }

  // Make the pairs of a map say what the form says.
  #change(document, map, values) {
    const written = map.toJSON();
    for (const key of Object.keys(written)) {
      if (!(key in values) && !this.#isSame(key, written[key], undefined)) map.delete(key);
    }
    for (const [key, value] of Object.entries(values)) {
      if (this.#isSame(key, written[key], value)) continue;
      map.set(key, this.#changed(document, key, map.get(key, true), value, this.#meant(key, value)));
    }
  }

  // The node of a value that has changed: the old one where it can be kept.
  #changed(document, key, old, value, meant) {
    if (isMap(old) && typeof meant === "object" && !Array.isArray(meant)) {
      this.#change(document, old, value);
      return old;
    }
    if (isSeq(old) && Array.isArray(value)) {
      old.items = this.#aligned(document, key, old.items, value, meant);
      return old;
    }
    const made = created(document, meant);
    if (isScalar(old) && isScalar(made)) {
      for (const part of ["comment", "commentBefore", "spaceBefore"]) made[part] = old[part];
      if (old.type?.startsWith("QUOTE")) made.type = old.type;
    }
    return made;
  }

  // The entries of a list: those that are as they were, wherever they stand now; and those changed in their place.
  #aligned(document, key, nodes, values, meant) {
    const left = new Set(nodes);
    const kept = values.map((value) => {
      const same = [...left].find((node) => this.#isSame(key, [node.toJSON()], [value]));
      left.delete(same);
      return same;
    });
    return values.map((value, place) => {
      const old = left.has(nodes[place]) ? nodes[place] : undefined;
      return kept[place] ?? this.#changed(document, "", old, value, meant[place]);
    });
  }
}

// A value without what is empty in it; nothing where all is.
function full(value) {
  if (Array.isArray(value)) {
    const entries = value.map(full).filter((entry) => entry !== undefined);
    return entries.length ? entries : undefined;
  }
  if (value && typeof value === "object") {
    const pairs = Object.entries(value).map(([name, part]) => [name, full(part)]);
    const there = pairs.filter(([, part]) => part !== undefined);
    return there.length ? Object.fromEntries(there) : undefined;
  }
  return value === "" || value === null || value === undefined ? undefined : String(value).trim() || undefined;
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]));
}

function parsed(text) {
  const document = parseDocument(text, PARSING);
  if (document.errors.length) throw document.errors[0];
  visit(document, {
    Scalar: (_, scalar) => {
      const source = text.slice(scalar.range[0], scalar.range[1]).trimEnd();
      // A text on several lines would be written on one.
      if (source.includes("\n") && !/^[>|].*[+#]/.test(source)) scalar.asWritten = source;
    },
  });
  return document;
}

// The tag of texts, which writes one that nobody changed as it was.
function asWritten(tag) {
  return { ...tag, stringify: (scalar, ...context) => scalar.asWritten ?? tag.stringify(scalar, ...context) };
}

// New nodes, with quotation marks where another program would read something else, and short lists on one line.
function created(document, value) {
  const node = document.createNode(value);
  visit(node, {
    Scalar: (_, scalar) => {
      if (OTHERWISE_READ.test(scalar.value) && !PLAIN.test(scalar.value)) scalar.type = "QUOTE_DOUBLE";
    },
    Seq: (_, list) => {
      list.flow = list.items.every((entry) => isScalar(entry) && entry.value.length < 40);
    },
  });
  return node;
}
