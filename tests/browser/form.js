// What tests do with files as the form does, in a page that has the names of merge.js.

const TEXTS = ["Autre", "À « deux » : [x], #y", "un\n\n- deux\n- trois"];

const copy = (content) => JSON.parse(JSON.stringify(content));
const strip = (content) =>
  JSON.stringify(content, (key, value) => (key === "_source" ? undefined : value));
const countComments = (text) => text.match(/^ *# /gm)?.length ?? 0;

function put(content, way, value) {
  const part = way.slice(0, -1).reduce((inside, step) => inside[step], content);
  part[way.at(-1)] = value;
}

// A file with what changes say: `[language or "*", field, value]`. Numbers in a list
// stand for the items that it had.
window.change = ([text, shape, languages, changes]) => {
  const content = takeApart(text, shape, languages);
  for (const [language, field, value] of changes) {
    const way = field.split(".");
    for (const each of language === "*" ? languages : [language]) {
      const items = way.reduce((inside, step) => inside[step], content[each]);
      const isOrder = language === "*" && Array.isArray(value);
      const pick = (item) => (typeof item === "number" ? items[item] : item);
      put(content[each], way, isOrder ? value.map(pick) : value);
    }
  }
  return putTogether(content, shape, languages);
};

// The way to each text that is there, and whether it is one in each language.
function* listTexts(value, way, field) {
  if (field.kind === "object") {
    for (const part of field.fields) {
      const inner = value?.[part.name];
      if (inner !== undefined) yield* listTexts(inner, [...way, part.name], part);
    }
  } else if (field.kind === "list") {
    for (const [at, item] of (value ?? []).entries()) {
      yield* listTexts(item, [...way, at], field.item);
    }
  } else if (field.kind === "text" || field.kind === "localized") {
    yield [way, field.kind === "localized"];
  }
}

// Changes each text of each file alone: `[how many, what was lost or is not the same]`.
window.changeAll = ([files, { shapes, languages }]) => {
  const wrong = [];
  let tried = 0;
  for (const [path, text] of Object.entries(files)) {
    const shape = shapes[path.split("/")[1].replace(".yaml", "")];
    if (!shape) continue;
    const save = (content) => putTogether(copy(content), shape, languages);
    const read = (saved) => strip(takeApart(saved, shape, languages));
    const content = takeApart(text, shape, languages);
    if (save(content) !== text) wrong.push([path, "not the same"]);
    const anew = read(save(JSON.parse(strip(content))));
    if (anew !== strip(content)) wrong.push([path, "not the same when written anew"]);
    const record = { kind: "object", fields: shape.fields };
    const records = [{ name: "records", kind: "list", item: record }];
    const whole = shape.many ? { kind: "object", fields: records } : record;
    for (const language of languages) {
      for (const [way, isLocalized] of listTexts(content[language], [], whole)) {
        const panes = isLocalized ? [language] : languages;
        if (panes[0] !== language) continue;
        const changed = copy(content);
        for (const each of panes) put(changed[each], way, TEXTS[tried % TEXTS.length]);
        const saved = save(changed);
        tried += 1;
        if (read(saved) !== strip(changed)) wrong.push([path, language, ...way]);
        if (countComments(saved) < countComments(text)) wrong.push([path, "#", ...way]);
      }
    }
  }
  return [tried, wrong];
};
