// What a browser tells: faults of accessibility, weight, and what a page does unasked.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { compress } from "./server.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const WIDTHS = [320, 1280];
const SCHEMES = ["light", "dark"];
/** Every rule, with one that axe holds for an experiment: names that hold their label. */
const ALL = { rules: { "label-content-name-mismatch": { enabled: true } } };
const CORES = availableParallelism();
/** Visits at once: each waits most of its time until nothing more is loaded. */
const VISITORS = 4;

/** Runs some work for each item, on so many hands at once; results in the items' order. */
async function share(items, hands, work) {
  const results = new Array(items.length);
  const left = items.entries();
  const takeOn = async (_, hand) => {
    for (const [index, item] of left) results[index] = await work(item, hand);
  };
  await Promise.all(Array.from({ length: hands }, takeOn));
  return results;
}

/** Violations of axe-core, best practices included, as lines of text. */
export async function findAxeFaults(browser, origin, pages) {
  const axe = await readFile(AXE, "utf8");
  const tabs = await Promise.all(Array.from({ length: CORES }, () => browser.newPage()));
  await Promise.all(tabs.map((tab) => tab.setBypassCSP(true))); // axe is no part of a page
  const found = await share(pages, tabs.length, async ({ path }, hand) => {
    const faults = [];
    const tab = tabs[hand];
    await tab.goto(origin + path);
    await tab.evaluate(axe);
    for (const width of WIDTHS) {
      await tab.setViewport({ width, height: 900 });
      for (const scheme of SCHEMES) {
        await tab.emulateMediaFeatures([
          { name: "prefers-color-scheme", value: scheme },
          { name: "prefers-reduced-motion", value: "reduce" },
        ]);
        // A scheme changes colours alone: only what looks at them is asked again.
        const chosen = scheme === SCHEMES[0] ? ALL : { runOnly: ["cat.color"] };
        const { violations } = await tab.evaluate(
          (options) => globalThis.axe.run(options),
          { resultTypes: ["violations"], ...chosen },
        );
        for (const { id, nodes } of violations) {
          faults.push(`${path} ${width} ${scheme}: ${id}: ${nodes[0].html}`);
        }
      }
    }
    return faults;
  });
  await Promise.all(tabs.map((tab) => tab.close()));
  return found.flat();
}

/** What a first visit of each page loads, leaves and says. */
export function visitPages(browser, origin, pages) {
  return share(pages, VISITORS, ({ path }) => visit(browser, origin, path));
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
    const tabs = await Promise.all(
      Array.from({ length: VISITORS }, () => context.newPage()),
    );
    await Promise.all(tabs.map((tab) => tab.setJavaScriptEnabled(enabled)));
    const texts = await share(pages, tabs.length, async ({ path }, hand) => {
      await tabs[hand].goto(origin + path, { waitUntil: enabled ? "networkidle0" : "load" });
      const main = await tabs[hand].$eval("main", (element) => element.innerText);
      return [path, new Set(main.split("\n").filter((line) => line.trim()))];
    });
    await context.close();
    return new Map(texts);
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
