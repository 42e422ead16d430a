// Which pages there are, and one of each type in each language.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Every HTML file as `{ path, file, html }`, in the order of paths. */
export async function listPages(folder) {
  const files = await readdir(folder, { recursive: true });
  const pages = files.filter((name) => name.endsWith(".html")).sort();
  return Promise.all(
    pages.map(async (name) => ({
      path: `/${name.replace(/index\.html$/, "")}`,
      file: join(folder, name),
      html: await readFile(join(folder, name), "utf8"),
    })),
  );
}

/** The first page of each list, and every page that is not in one. */
export function choosePages(pages) {
  const seen = new Set();
  return pages.filter(({ path }) => {
    const [, language, section, item] = path.split("/");
    const type = item ? `${language}/${section}/*` : path;
    return !seen.has(type) && seen.add(type);
  });
}

/** The home page, a list, a commune, a solution and a piece of news, in each language. */
export function chooseLeadingPages(pages) {
  const seen = new Set();
  return pages.filter(({ path, html }) => {
    const [, language, section, item] = path.split("/");
    const main = html.match(/"mainEntity":{"@id":"[^"#]*#([a-z]+)-/)?.[1];
    const isList = /^\/(fr|en)\/solutions\/$/.test(path);
    const type = !section ? "home" : item ? main : isList ? "list" : null;
    const wanted = ["home", "list", "commune", "solution", "news"].includes(type);
    const key = `${language} ${type}`;
    return language && wanted && !seen.has(key) && seen.add(key);
  });
}
