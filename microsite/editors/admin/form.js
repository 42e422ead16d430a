// Begins the form: its words, its files, how they are read and written.

import { Guard } from "./guard.js";
import { putTogether, SOURCE, takeApart } from "./merge.js";

const PREFERENCES = "sveltia-cms.prefs";

const load = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });

// The form speaks the language of the page until somebody chooses another.
function chooseLanguage() {
  const kept = JSON.parse(localStorage.getItem(PREFERENCES) ?? "{}");
  const { lang } = document.documentElement;
  const locale = lang === "en" ? "en-GB" : lang;
  localStorage.setItem(PREFERENCES, JSON.stringify({ locale, ...kept }));
}

window.CMS_MANUAL_INIT = true;
chooseLanguage();
const [answer] = await Promise.all([fetch("form.json"), load("sveltia-cms.js")]);
const { cms, shapes, languages, words } = await answer.json();
const guard = new Guard(words.changed);
if (window.FileSystemFileHandle) guard.watch(FileSystemFileHandle.prototype);
for (const [name, shape] of Object.entries(shapes)) {
  window.CMS.registerCustomFormat(name, "yaml", {
    fromFile: (text) => takeApart(text, shape, languages),
    toFile: (content) => {
      const text = putTogether(content, shape, languages);
      guard.expect(text, content[languages[0]]?.[SOURCE] ?? "");
      return text;
    },
  });
}
await window.CMS.init({ config: cms });
