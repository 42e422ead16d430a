// What a browser tells: faults of accessibility, weight, and what a page does unasked.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { compress } from "./server.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const WIDTHS = [320, 1280];
const SCHEMES = ["light", "dark"];

/** Violations of axe-core, best practices included, as lines of text. */
export async function findAxeFaults(browser, origin, pages) {
  const axe = await readFile(AXE, "utf8");
  const faults = [];
  const tab = await browser.newPage();
  await tab.setBypassCSP(true); // axe comes from outside the page
  for (const { path } of pages) {
    await tab.goto(origin + path);
    await tab.evaluate(axe);
    for (const width of WIDTHS) {
      await tab.setViewport({ width, height: 900 });
      for (const scheme of SCHEMES) {
        await tab.emulateMediaFeatures([
          { name: "prefers-color-scheme", value: scheme },
          { name: "prefers-reduced-motion", value: "reduce" },
        ]);
        const { violations } = await tab.evaluate(() =>
          globalThis.axe.run({ resultTypes: ["violations"] }),
        );
        for (const { id, nodes } of violations) {
          faults.push(`${path} ${width} ${scheme}: ${id}: ${nodes[0].html}`);
        }
      }
    }
  }
  await tab.close();
  return faults;
}

/** What a first visit of each page loads, leaves and says. */
export async function visitPages(browser, origin, pages) {
  const visits = [];
  for (const { path } of pages) visits.push(await visit(browser, origin, path));
  return visits;
}

async function visit(browser, origin, path) {
  const context = await browser.createBrowserContext();
  const tab = await context.newPage();
  const found = { path, requests: 0, foreign: [], said: [], bytes: {} };
  const pending = [];
  tab.on("console", (message) => found.said.push(message.text()));
  tab.on("pageerror", (error) => found.said.push(error.message));
  tab.on("response", (response) => {
    if (!response.url().startsWith(origin)) found.foreign.push(response.url());
    else pending.push(weigh(response, found));
  });
  await tab.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await tab.goto(origin + path, { waitUntil: "networkidle0" });
  await Promise.all(pending);
  found.elements = await tab.evaluate(() => document.querySelectorAll("*").length);
  found.kept = await tab.evaluate(async () => {
    const bases = (await indexedDB.databases()).length;
    const workers = (await navigator.serviceWorker?.getRegistrations())?.length ?? 0;
    return localStorage.length + sessionStorage.length + bases + workers;
  });
  found.kept += (await context.cookies()).length;
  await context.close();
  return found;
}

async function weigh(response, found) {
  const content = await response.buffer();
  const type = response.headers()["content-type"].split(";")[0];
  const kind = { "text/html": "html", "text/css": "css", "text/javascript": "js" }[type];
  const isText = kind || type === "image/svg+xml";
  found.requests += 1;
  found.bytes[kind ?? "other"] ??= 0;
  found.bytes[kind ?? "other"] += isText ? compress(content).length : content.length;
}

/** Pages where, without scripts, the content is not all there. */
export async function findScriptDependence(browser, origin, pages) {
  const read = async (enabled) => {
    const context = await browser.createBrowserContext();
    const tab = await context.newPage();
    await tab.setJavaScriptEnabled(enabled);
    const texts = new Map();
    for (const { path } of pages) {
      await tab.goto(origin + path, { waitUntil: "networkidle0" });
      const main = await tab.$eval("main", (element) => element.innerText);
      texts.set(path, new Set(main.split("\n").filter((line) => line.trim())));
    }
    await context.close();
    return texts;
  };
  const [without, withScripts] = [await read(false), await read(true)];
  // With scripts a page adds its form; the links that the form replaces may go.
  return pages
    .map(({ path }) => path)
    .filter((path) => {
      const lost = [...withScripts.get(path)].filter((line) => !without.get(path).has(line));
      return lost.length > 12;
    });
}
