// Measures a built site and prints a table; see README.md.
// node audit.js FOLDER PORT CHROMIUM

import { LinkChecker } from "linkinator";
import puppeteer from "puppeteer-core";
import { findAxeFaults, findScriptDependence, visitPages } from "./browser.js";
import { scorePages } from "./lighthouse.js";
import { findNuErrors, findValidateErrors } from "./markup.js";
import { chooseLeadingPages, choosePages, listPages } from "./pages.js";
import { serve } from "./server.js";

const [folder, port, chromium] = process.argv.slice(2);
const origin = `http://localhost:${port}`;
const KILOBYTE = 1024;
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const faults = [];

/** A row of the table, as soon as it is known. */
function print(name, scope, aim, found, isMet) {
  console.log(`| ${name} | ${scope} | ${aim} | ${found} | ${isMet ? "✓" : "✗"} |`);
  if (!isMet) process.exitCode = 1;
}

/** A measure of the table; `found` is a list that should be empty. */
function report(name, scope, found) {
  print(name, scope, "0", String(found.length), found.length === 0);
  faults.push(...found.map((each) => `${name}: ${each}`));
}

/** A measure that should not be more than `most`; the page with the highest is named. */
function reportMost(name, visits, read, most, unit = "") {
  const highest = visits.reduce((a, b) => (read(b) > read(a) ? b : a));
  const value = read(highest);
  const shown = unit ? (value / KILOBYTE).toFixed(1) : String(value);
  const aim = unit ? (most / KILOBYTE).toFixed(0) : String(most);
  const text = `${shown}${unit} (${highest.path})`;
  print(name, `${visits.length} pages`, `≤ ${aim}${unit}`, text, value <= most);
}

async function findDeadLinks() {
  const checker = new LinkChecker();
  const { links } = await checker.check({
    path: [`${origin}/`, `${origin}/sitemap.xml`],
    recurse: true,
    checkFragments: true,
    linksToSkip: (url) => Promise.resolve(!url.startsWith(origin)),
  });
  const checked = links.filter(({ state }) => state !== "SKIPPED");
  const dead = checked.filter(({ state }) => state === "BROKEN");
  return [checked.length, dead.map(({ url, parent }) => `${parent} → ${url}`)];
}

const server = await serve(folder, Number(port));
const browser = await puppeteer.launch({ executablePath: chromium, args: FLAGS });
try {
  console.log("| measure | of | aim | found | |");
  console.log("| --- | --- | --- | --- | --- |");
  const pages = await listPages(folder);
  const types = choosePages(pages);
  const each = `${types.length} pages`;

  const [nu, validate, [count, dead]] = await Promise.all([
    findNuErrors(pages),
    findValidateErrors(pages),
    findDeadLinks(),
  ]);
  report("Nu HTML checker", `${pages.length} pages`, nu);
  report("html-validate", `${pages.length} pages`, validate);
  report("dead links", `${count} links`, dead);
  const axe = await findAxeFaults(browser, origin, types);
  report("axe-core", `${each} × light, dark × 320, 1280 px`, axe);

  const visits = await visitPages(browser, origin, types);
  const light = visits.filter(({ path }) => !/\/(recherche|search)\/$/.test(path));
  const sum = ({ html = 0, css = 0, js = 0, other = 0 }) => html + css + js + other;
  reportMost("HTML", light, ({ bytes }) => bytes.html, 12 * KILOBYTE, " KB");
  reportMost("CSS", light, ({ bytes }) => bytes.css ?? 0, 8 * KILOBYTE, " KB");
  reportMost("JavaScript", light, ({ bytes }) => bytes.js ?? 0, 4 * KILOBYTE, " KB");
  reportMost("all", light, ({ bytes }) => sum(bytes), 32 * KILOBYTE, " KB");
  reportMost("requests", light, ({ requests }) => requests, 6);
  const lists = pages.filter(({ html }) => html.includes('"@type":"CollectionPage"'));
  const listed = new Set(lists.map(({ path }) => path));
  const short = light.filter(({ path }) => !listed.has(path));
  reportMost("elements, lists excepted", short, ({ elements }) => elements, 700);
  report("requests to others", each, visits.flatMap(({ foreign }) => foreign));
  report(
    "cookies and storage",
    each,
    visits.filter(({ kept }) => kept > 0).map(({ path }) => path),
  );
  report(
    "policy violations, console",
    each,
    visits.flatMap(({ path, said }) => said.map((text) => `${path}: ${text}`)),
  );
  report(
    "pages that need scripts",
    each,
    await findScriptDependence(browser, origin, types),
  );

  const debugging = Number(new URL(browser.wsEndpoint()).port);
  for (const page of await scorePages(debugging, origin, chooseLeadingPages(pages))) {
    const isFull = page.scores.every((score) => score === 100);
    const name = `Lighthouse ${page.path}`;
    print(name, "phone", "100 100 100 100", page.scores.join(" "), isFull);
    if (!isFull) faults.push(`${name}: ${page.missed.join(", ")}`);
  }
  console.log(`\nMeasured in ${(performance.now() / 60_000).toFixed(1)} minutes.`);
  if (faults.length > 0) console.log(`\n${faults.join("\n")}`);
} finally {
  await browser.close();
  server.close();
}
