// Takes a file of content apart for the form, a language a pane, and writes what was
// changed there back into it. What did not change stays as it was typed, to the byte:
// comments, the order of fields, quotation marks, lists on one line.

import { isMap, isScalar, isSeq, parseDocument } from "./yaml.js";

// Where the form keeps the text that a record was read from, until it is saved.
export const SOURCE = "_source";
const RECORDS = "records";
const IMAGES = "/assets/img/";
const STEP = "  ";
const OPTIONS = { schema: "failsafe", uniqueKeys: false };

export class Unreadable extends Error {}

// Reading ------------------------------------------------------------------------------

// `{language: values}` as the form shows a file; `shape` says what its fields hold.
export function takeApart(text, shape, languages) {
  const content = parse(text);
  const panes = languages.map((language) => {
    const read = (node) => readMap(node, shape.fields, language);
    return [language, shape.many ? { [RECORDS]: readEntries(content, read) } : read(content)];
  });
  panes[0][1][SOURCE] = text;
  return Object.fromEntries(panes);
}

function parse(text) {
  const read = parseDocument(text, OPTIONS);
  if (read.errors.length) throw new Unreadable(read.errors[0].message);
  if (read.contents !== null && !isMap(read.contents)) throw new Unreadable("no fields");
  return read.contents;
}

const readEntries = (node, read) =>
  (node?.items ?? []).map((pair) => ({ id: String(pair.key.value), ...read(pair.value) }));

const findPair = (node, name) =>
  isMap(node) ? node.items.find((pair) => String(pair.key?.value) === name) : undefined;

function readMap(node, fields, language) {
  const values = {};
  for (const field of fields) {
    const value = readValue(findPair(node, field.name)?.value, field, language);
    if (value !== undefined) values[field.name] = value;
  }
  return values;
}

// A value as the form shows it in a language; undefined where nothing is written.
function readValue(node, field, language) {
  if (node === undefined || node === null) return undefined;
  switch (field.kind) {
    case "localized":
      return readText(isMap(node) ? findPair(node, language)?.value : node);
    case "object":
      return isMap(node) ? readMap(node, field.fields, language) : undefined;
    case "list":
      return isSeq(node)
        ? node.items.map((item) => readValue(item, field.item, language) ?? "")
        : undefined;
    case "pairs":
      return isMap(node)
        ? Object.fromEntries(node.items.map((pair) => [pair.key.value, readText(pair.value)]))
        : undefined;
    case "listing":
      return isMap(node)
        ? node.items.map((pair) => ({
            key: String(pair.key.value),
            values: isSeq(pair.value) ? pair.value.items.map(readText) : [],
          }))
        : undefined;
    case "image": {
      const file = readText(node);
      return file && IMAGES + file;
    }
    case "boolean":
      return readText(node) === undefined ? undefined : readText(node) === "true";
    case "number": {
      const number = readText(node);
      return number === undefined || Number.isNaN(Number(number)) ? number : Number(number);
    }
    default:
      return readText(node);
  }
}

const readText = (node) =>
  isScalar(node) && node.value !== null && node.value !== ""
    ? String(node.value).replace(/\n+$/, "")
    : undefined;

// Values ------------------------------------------------------------------------------

// What the panes say together, `{fr: …, en: …}` for a text in each language; undefined
// where they say nothing. `panes` are the values of one field, the reference first.
function join(panes, field, languages) {
  const [first] = panes;
  switch (field.kind) {
    case "localized": {
      const texts = languages.map((language, at) => [language, clean(panes[at])]);
      return texts.some(([, text]) => text !== "") ? Object.fromEntries(texts) : undefined;
    }
    case "object":
      return joinFields(panes, field.fields, languages);
    case "list": {
      const items = listItems(first).map((_, at) =>
        join(panes.map((pane) => listItems(pane)[at]), field.item, languages),
      );
      const given = items.filter((item) => item !== undefined);
      return given.length ? given : undefined;
    }
    case "pairs": {
      const pairs = Object.entries(first ?? {}).filter(([key]) => key !== "");
      return pairs.length ? pairs.map(([key, value]) => [key, clean(value)]) : undefined;
    }
    case "listing": {
      const pairs = listItems(first).filter((item) => clean(item?.key) !== "");
      return pairs.length
        ? pairs.map(({ key, values }) => [clean(key), listItems(values).map(clean)])
        : undefined;
    }
    case "image":
      return clean(first).replace(/^\/?assets\/img\//, "") || undefined;
    case "boolean":
      return first === undefined || first === null ? undefined : String(first);
    default:
      return clean(first) === "" ? undefined : clean(first);
  }
}

function joinFields(panes, fields, languages) {
  const values = {};
  for (const field of fields) {
    const value = join(panes.map((pane) => pane?.[field.name]), field, languages);
    if (value !== undefined) values[field.name] = value;
  }
  // A box that is not ticked says nothing of its own.
  return Object.values(values).every((value) => value === "false") ? undefined : values;
}

const listItems = (value) => (Array.isArray(value) ? value : Object.values(value ?? {}));

const clean = (value) =>
  value === undefined || value === null
    ? ""
    : String(value).replace(/\r\n?/g, "\n").replace(/^\n+|\s+$/g, "");

// What a file says of a field, in the same form.
function readJoined(node, field, languages) {
  return join(languages.map((each) => readValue(node, field, each)), field, languages);
}

function isSame(one, other, field) {
  if (field.kind === "number" && one !== undefined && other !== undefined) {
    return one === other || Number(one) === Number(other);
  }
  if (field.kind === "boolean") return (one ?? "false") === (other ?? "false");
  if (field.kind === "object") {
    return (
      (one === undefined) === (other === undefined) &&
      field.fields.every((each) => isSame(one?.[each.name], other?.[each.name], each))
    );
  }
  if (field.kind === "list" && one && other) {
    return one.length === other.length && one.every((item, at) => isSame(item, other[at], field.item));
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

// Writing ------------------------------------------------------------------------------

// The text of a file with what the form says; from nothing for a new record.
export function putTogether(content, shape, languages) {
  const panes = languages.map((language) => content[language] ?? {});
  const text = panes[0][SOURCE] ?? shape.begin;
  const top = parse(text);
  if (!shape.many) {
    const values = joinFields(panes, shape.fields, languages) ?? {};
    if (!top?.items.length) return addBehind(text, renderFields(values, shape.fields, "", languages));
    const editor = new Editor(text, languages);
    editor.mergeMap(top, shape.fields, values);
    return editor.apply();
  }
  const entries = listItems(panes[0][RECORDS]).map((_, at) => {
    const records = panes.map((pane) => listItems(pane[RECORDS])[at]);
    return { id: clean(records[0].id), values: joinFields(records, shape.fields, languages) ?? {} };
  });
  return mergeEntries(text, top, entries, shape, languages);
}

const addBehind = (text, lines) =>
  text.trim() ? `${text.trimEnd()}\n${lines}\n` : `${lines}\n`;

// Changes of a text, each at its place; what they do not touch stays as it is.
class Editor {
  constructor(text, languages) {
    this.text = text;
    this.languages = languages;
    this.changes = [];
  }

  apply(start = 0, end = this.text.length) {
    const inside = this.changes.filter((each) => each.start >= start && each.end <= end);
    // Of changes at one place, the one that was made first stands first.
    inside.sort((one, other) => one.start - other.start || one.end - other.end || one.at - other.at);
    let written = "";
    let at = start;
    for (const change of inside) {
      written += this.text.slice(at, change.start) + change.text;
      at = change.end;
    }
    return written + this.text.slice(at, end);
  }

  change(start, end, text) {
    this.changes.push({ start, end, text, at: this.changes.length });
  }

  column(offset) {
    return offset - (this.text.lastIndexOf("\n", offset - 1) + 1);
  }

  lineEnd(offset) {
    const end = this.text.indexOf("\n", offset);
    return end < 0 ? this.text.length : end;
  }

  // Where the last line of a value ends, with a comment behind it.
  endOf(node, least) {
    if (node?.flow || isScalar(node) || !node?.items?.length) {
      let end = Math.max(node?.range?.[1] ?? least, least);
      while (end > least && /\s/.test(this.text[end - 1])) end -= 1;
      return this.lineEnd(end);
    }
    const last = node.items.at(-1);
    const start = isMap(node) ? last.key.range[1] : (last?.range?.[0] ?? least);
    return this.endOf(isMap(node) ? last.value : last, Math.max(start, least));
  }

  endOfPair(pair) {
    return this.endOf(pair.value, pair.key.range[1]);
  }

  mergeMap(node, fields, values) {
    const indent = " ".repeat(this.column(node.items[0].key.range[0]));
    let before;
    for (const field of fields) {
      const pair = findPair(node, field.name);
      const value = values?.[field.name];
      const old = readJoined(pair?.value, field, this.languages);
      if (isSame(old, value, field)) {
        before = pair ?? before;
      } else if (value === undefined) {
        this.remove(node, pair);
      } else if (pair) {
        this.mergeValue(pair, field, value, indent);
        before = pair;
      } else {
        const lines = renderPair(field, value, indent, this.languages);
        if (before) {
          const end = this.endOfPair(before);
          this.change(end, end, `\n${indent}${lines}`);
        } else {
          const start = node.items[0].key.range[0];
          this.change(start, start, `${lines}\n${indent}`);
        }
      }
    }
  }

  // Take a field out with its lines; comments above it stay.
  remove(node, pair) {
    const start = pair.key.range[0];
    const lineStart = this.text.lastIndexOf("\n", start - 1) + 1;
    const end = this.endOfPair(pair);
    if (this.text.slice(lineStart, start).trim() === "") {
      this.change(lineStart, Math.min(end + 1, this.text.length), "");
      return;
    }
    // Behind the dash of a list stands what follows, on its own line where it has one.
    const next = node.items[node.items.indexOf(pair) + 1];
    const between = next ? this.text.slice(end, next.key.range[0]) : "";
    this.change(start, next && between.trim() === "" ? next.key.range[0] : end, "");
  }

  mergeValue(pair, field, value, indent) {
    const node = pair.value;
    const isBlock = !node?.flow;
    const inside = isBlock ? undefined : this.findTexts(node, field, value);
    if (inside) {
      for (const [text, written] of inside) this.change(text.range[0], text.range[1], written);
    } else if (field.kind === "object" && isMap(node) && isBlock && node.items.length) {
      this.mergeMap(node, field.fields, value);
    } else if (field.kind === "localized" && isMap(node) && isBlock && node.items.length) {
      const texts = this.languages.map((name) => ({ name, kind: "text" }));
      this.mergeMap(node, texts, Object.fromEntries(Object.entries(value).filter(([, t]) => t !== "")));
    } else if (field.kind === "list" && isSeq(node) && isBlock && node.items.length) {
      this.mergeList(pair, field, value, indent);
    } else if (field.kind === "pairs" && isMap(node) && isBlock && node.items.length) {
      this.mergePairs(node, value);
    } else if (isScalar(node) && isOneText(value, field)) {
      this.setText(node, isOneText(value, field).text, indent);
    } else {
      this.replace(pair, field, value, indent);
    }
  }

  // What changes between the brackets of a value on one line, `[[scalar, text], …]`;
  // undefined where more than words changes there.
  findTexts(node, field, value) {
    if (isScalar(node)) {
      const one = isOneText(value, field);
      if (!one || one.text.includes("\n")) return undefined;
      if (isSame(readJoined(node, field, this.languages), value, field)) return [];
      return [[node, quoteInside(one.text, node.type)]];
    }
    if (!isMap(node) || value === undefined) return undefined;
    const parts = listParts(field, value, this.languages);
    if (parts?.length !== node.items.length) return undefined;
    const found = parts.map(([name, part, each]) => {
      const pair = findPair(node, name);
      return pair && this.findTexts(pair.value, part, each);
    });
    return found.includes(undefined) ? undefined : found.flat();
  }

  // A value written anew; comments inside it come to stand above its field.
  replace(pair, field, value, indent) {
    const end = this.endOfPair(pair);
    const start = pair.key.range[0];
    const isLine = isScalar(pair.value) || pair.value?.flow;
    const inner = isLine ? pair.value.range[1] : end;
    const kept = isScalar(pair.value) ? [] : findComments(this.text.slice(pair.key.range[1], inner));
    const comments = kept.map((each) => `${each}\n${indent}`).join("");
    const behind = findComments(this.text.slice(inner, end));
    const isOneLine = pair.value?.flow && field.item?.kind === "text" && !kept.length;
    const rendered = isOneLine
      ? `${field.name}: ${renderFlow(value)}`
      : renderPair(field, value, indent, this.languages);
    const [first, ...rest] = rendered.split("\n");
    const lines = [behind.length ? `${first}  ${behind[0]}` : first, ...rest];
    this.change(start, end, comments + lines.join("\n"));
  }

  setText(node, text, indent) {
    const [start, end] = node.range;
    const isBlock = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
    if (!isBlock && !text.includes("\n")) {
      this.change(start, end, quote(text, node.type));
      return;
    }
    if (isBlock) {
      const source = this.text.slice(start, end);
      const head = source.slice(0, source.indexOf("\n"));
      const inner = /\n( +)\S/.exec(source)?.[1] ?? `${indent}${STEP}`;
      const tail = /\n*$/.exec(source)[0];
      if (isLiteral(text)) {
        const header = node.type === "BLOCK_LITERAL" ? head : head.replace(">", "|");
        this.change(start, end, `${header}\n${indentLines(text, inner)}${tail}`);
      } else {
        this.change(start, end, `${JSON.stringify(text)}${tail}`);
      }
      return;
    }
    const rest = this.text.slice(end, this.lineEnd(end)).trim();
    const inner = `${indent}${STEP}`;
    const written = isLiteral(text) ? `|${rest && ` ${rest}`}\n${indentLines(text, inner)}` : JSON.stringify(text);
    this.change(start, isLiteral(text) ? this.lineEnd(end) : end, written);
  }

  mergePairs(node, pairs) {
    const indent = " ".repeat(this.column(node.items[0].key.range[0]));
    const wanted = new Map(pairs);
    let before;
    for (const pair of node.items) {
      const key = String(pair.key.value);
      if (!wanted.has(key)) {
        this.remove(node, pair);
      } else if (clean(readText(pair.value)) !== wanted.get(key)) {
        this.mergeValue(pair, { kind: "text" }, wanted.get(key), indent);
      }
    }
    for (const [key, value] of pairs) {
      const pair = findPair(node, key);
      if (pair) {
        before = pair;
      } else {
        const line = `${quote(key)}: ${quote(value)}`;
        const at = before ? this.endOfPair(before) : node.items[0].key.range[0];
        this.change(at, at, before ? `\n${indent}${line}` : `${line}\n${indent}`);
      }
    }
  }

  mergeList(pair, field, values, indent) {
    const node = pair.value;
    const olds = node.items.map((item) => readJoined(item, field.item, this.languages));
    const from = matchItems(olds, values, field.item);
    const isInPlace = from.length === olds.length && from.every((old, at) => old === at);
    const dash = " ".repeat(this.column(this.text.lastIndexOf("-", node.items[0].range[0])));
    from.forEach((old, at) => {
      if (old !== undefined && !isSame(olds[old], values[at], field.item)) {
        this.mergeItem(node.items[old], field.item, values[at], dash + STEP);
      }
    });
    if (isInPlace) return;
    const starts = [];
    const ends = [];
    let at = this.lineEnd(pair.key.range[1]) + 1;
    for (const item of node.items) {
      starts.push(at);
      ends.push(this.endOf(item, item.range[0]));
      at = ends.at(-1) + 1;
    }
    const chunks = from.map((old, index) =>
      old === undefined
        ? `${dash}- ${renderItem(values[index], field.item, dash + STEP, this.languages)}`
        : this.apply(starts[old], ends[old]),
    );
    this.changes = this.changes.filter((each) => each.start < starts[0] || each.end > ends.at(-1));
    this.change(starts[0], ends.at(-1), chunks.join("\n"));
  }

  mergeItem(item, field, value, indent) {
    if (field.kind === "object" && isMap(item) && !item.flow) {
      this.mergeMap(item, field.fields, value);
    } else if (field.kind === "localized" && isMap(item) && !item.flow) {
      this.mergeMap(item, this.languages.map((name) => ({ name, kind: "text" })), value);
    } else if (isScalar(item)) {
      this.setText(item, isOneText(value, field).text ?? "", indent);
    } else {
      const end = this.endOf(item, item.range[0]);
      this.change(item.range[0], end, renderItem(value, field, indent, this.languages));
    }
  }
}

// `[[key, field, value], …]` of a value that is a mapping in the file.
function listParts(field, value, languages) {
  const text = { kind: "text" };
  switch (field.kind) {
    case "localized":
      return languages.map((language) => [language, text, value[language]]);
    case "pairs":
      return value.map(([key, each]) => [key, text, each]);
    case "object":
      return field.fields
        .filter(({ name }) => value[name] !== undefined)
        .map((part) => [part.name, part, value[part.name]]);
    default:
      return undefined;
  }
}

// Entries of a file that holds many: `id: fields`, each with what stands above it.
function mergeEntries(text, top, entries, shape, languages) {
  const editor = new Editor(text, languages);
  const field = { kind: "object", fields: shape.fields };
  const pairs = top?.items ?? [];
  const olds = pairs.map((pair) => ({
    id: String(pair.key.value),
    values: readJoined(pair.value, field, languages) ?? {},
  }));
  const from = matchEntries(olds, entries, field);
  const starts = [];
  const ends = [];
  const first = pairs.length ? pairs[0].key.range[0] : text.length;
  const head = text.slice(0, first);
  let at = head.lastIndexOf("\n\n") >= 0 ? head.lastIndexOf("\n\n") + 1 : first;
  for (const pair of pairs) {
    starts.push(at);
    ends.push(editor.endOfPair(pair));
    at = ends.at(-1) + 1;
  }
  const chunks = entries.map(({ id, values }, index) => {
    const old = from[index];
    if (old === undefined) return `\n${quote(id)}:\n${renderFields(values, shape.fields, STEP, languages)}`;
    const { key, value } = pairs[old];
    if (olds[old].id !== id) editor.change(key.range[0], key.range[1], quote(id));
    if (!isSame(olds[old].values, values, field)) {
      if (isMap(value) && !value.flow && value.items.length) {
        editor.mergeMap(value, shape.fields, values);
      } else {
        editor.change(key.range[1], ends[old], `:\n${renderFields(values, shape.fields, STEP, languages)}`);
      }
    }
    return editor.apply(starts[old], ends[old]);
  });
  const rest = pairs.length ? text.slice(ends.at(-1)) : "";
  return text.slice(0, pairs.length ? starts[0] : text.length) + chunks.join("\n") + rest;
}

// Which old item each new one was made from; undefined for one that is new.
function matchItems(olds, news, field) {
  const left = new Set(olds.keys());
  const from = news.map(() => undefined);
  const take = (at, old) => {
    from[at] = old;
    left.delete(old);
  };
  news.forEach((value, at) => {
    const old = [...left].find((each) => isSame(olds[each], value, field));
    if (old !== undefined) take(at, old);
  });
  news.forEach((value, at) => {
    if (from[at] !== undefined) return;
    const scored = [...left].map((old) => [likeness(olds[old], value, field), old]);
    const best = scored.reduce((one, other) => (other[0] > one[0] ? other : one), [0, undefined]);
    if (best[0] > 0) take(at, best[1]);
    else if (news.length === olds.length && left.has(at)) take(at, at);
  });
  return from;
}

function matchEntries(olds, entries, field) {
  const ids = new Map(olds.map(({ id }, at) => [id, at]));
  const from = entries.map(({ id }) => ids.get(id));
  const left = new Set(olds.keys());
  from.forEach((old) => left.delete(old));
  entries.forEach(({ values }, at) => {
    if (from[at] !== undefined) return;
    const scored = [...left].map((old) => [likeness(olds[old].values, values, field), old]);
    const best = scored.reduce((one, other) => (other[0] > one[0] ? other : one), [0, undefined]);
    if (best[0] > 0) {
      from[at] = best[1];
      left.delete(best[1]);
    }
  });
  return from;
}

// How many values two items have in common.
function likeness(one, other, field) {
  if (one === undefined || other === undefined) return 0;
  if (field.kind === "object") {
    return field.fields.reduce(
      (sum, each) => sum + likeness(one[each.name], other[each.name], each), 0);
  }
  if (field.kind === "localized") {
    return Object.keys(one).filter((language) => one[language] === other[language]).length;
  }
  return isSame(one, other, field) ? 1 : 0;
}

// Lines of YAML -------------------------------------------------------------------------

const renderFields = (values, fields, indent, languages) =>
  fields
    .filter((field) => values[field.name] !== undefined && !isUnticked(values[field.name], field))
    .map((field) => indent + renderPair(field, values[field.name], indent, languages))
    .join("\n");

const isUnticked = (value, field) => field.kind === "boolean" && value === "false";

function renderPair(field, value, indent, languages) {
  const inner = indent + STEP;
  const one = isOneText(value, field);
  if (one) return `${field.name}:${renderText(one.text, inner)}`;
  switch (field.kind) {
    case "localized": {
      const texts = languages.filter((language) => value[language] !== "");
      return [`${field.name}:`, ...texts.map((each) => `${inner}${each}:${renderText(value[each], inner + STEP)}`)].join("\n");
    }
    case "object":
      return `${field.name}:\n${renderFields(value, field.fields, inner, languages)}`;
    case "pairs":
      return [`${field.name}:`, ...value.map(([key, each]) => `${inner}${quote(key)}: ${quote(each)}`)].join("\n");
    case "listing":
      return [`${field.name}:`, ...value.map(([key, each]) => `${inner}${quote(key)}: ${renderFlow(each)}`)].join("\n");
    default:
      if (field.item.kind === "text" && value.every((each) => !each.includes(" ") && !each.includes("\n"))) {
        return `${field.name}: ${renderFlow(value)}`;
      }
      return [
        `${field.name}:`,
        ...value.map((each) => `${inner}- ${renderItem(each, field.item, inner + STEP, languages)}`),
      ].join("\n");
  }
}

const renderFlow = (values) => `[${values.map((each) => quoteInside(each)).join(", ")}]`;

function renderItem(value, field, indent, languages) {
  const one = isOneText(value, field);
  if (one) return renderText(one.text, indent).trimStart();
  const fields = field.kind === "object" ? field.fields : languages.map((name) => ({ name, kind: "text" }));
  return renderFields(value, fields, indent, languages).trimStart();
}

// `{text}` for a value that is one text in the file, however many languages read it.
function isOneText(value, field) {
  if (typeof value === "string") return { text: value };
  if (field.kind !== "localized" || !field.once) return undefined;
  const texts = new Set(Object.values(value));
  return texts.size === 1 ? { text: [...texts][0] } : undefined;
}

const renderText = (text, indent) =>
  !text.includes("\n")
    ? ` ${quote(text)}`
    : isLiteral(text)
      ? ` |\n${indentLines(text, indent)}`
      : ` ${JSON.stringify(text)}`;

// A literal block takes its indentation from its first line.
const isLiteral = (text) => text !== "" && !/^\s/.test(text) && !/[^\P{C}\n]/u.test(text);

const indentLines = (text, indent) =>
  text.split("\n").map((line) => (line ? indent + line : line)).join("\n");

function quote(text, type = "PLAIN") {
  if (type === "QUOTE_DOUBLE") return JSON.stringify(text);
  if (type === "QUOTE_SINGLE" && !/[^\P{C}]/u.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return isPlain(text, `k: ${text}`, (read) => read.get("k")) ? text : JSON.stringify(text);
}

function quoteInside(text, type = "PLAIN") {
  if (type !== "PLAIN") return quote(text, type);
  const find = (read) => (read.contents.items.length === 1 ? read.get(0) : undefined);
  return isPlain(text, `[${text}]`, find) ? text : JSON.stringify(text);
}

// True for a text that YAML reads as it stands.
function isPlain(text, written, find) {
  if (text === "" || text !== text.trim() || /[^\P{C}]/u.test(text) || /^[?:-]( |$)|^[%@`]/.test(text)) return false;
  const read = parseDocument(written, OPTIONS);
  return !read.errors.length && !read.warnings.length && find(read) === text;
}

const findComments = (text) =>
  text.split("\n").flatMap((line) => /(?:^|\s)(#.*)$/.exec(line)?.[1] ?? []);
