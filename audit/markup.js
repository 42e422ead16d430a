// Errors of markup, by the Nu HTML checker and by html-validate.

import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";

const VNU = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const RULES = {
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    "no-trailing-whitespace": "off", // white space is not for readers
    // <search> may have a name, as other landmarks (WAI-ARIA 1.2, role search).
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    "long-title": "off", // titles of news are as long as they are
    "no-raw-characters": "off", // `>` is allowed in text
    "void-style": ["error", { style: "omit" }],
  },
};

/** What the Nu HTML checker says against any page. */
export function findNuErrors(pages) {
  const files = pages.map(({ file }) => file);
  const options = ["-jar", VNU, "--format", "json", "--exit-zero-always", ...files];
  return new Promise((resolve, reject) => {
    const settings = { maxBuffer: 1 << 28 };
    execFile("java", options, settings, (error, _, said) => {
      if (error) return reject(error);
      const { messages } = JSON.parse(said);
      resolve(
        messages
          .filter(({ type, subType }) => type !== "info" || subType === "warning")
          .map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`),
      );
    });
  });
}

/** What html-validate says against any page. */
export async function findValidateErrors(pages) {
  const checker = new HtmlValidate(RULES);
  const said = [];
  for (const { path, html } of pages) {
    const { results } = await checker.validateString(html, path);
    for (const { line, ruleId, message } of results.flatMap((r) => r.messages)) {
      said.push(`${path}:${line}: ${message} (${ruleId})`);
    }
  }
  return said;
}
