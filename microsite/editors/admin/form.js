// Begins the form: its words, its files, how they are read and written.

import { putTogether, takeApart } from "./merge.js";

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
const { cms, shapes, languages } = await answer.json();
for (const [name, shape] of Object.entries(shapes)) {
  window.CMS.registerCustomFormat(name, "yaml", {
    fromFile: (text) => takeApart(text, shape, languages),
    toFile: (content) => putTogether(content, shape, languages),
  });
}
await window.CMS.init({ config: cms });
