// Serves a built site as its host does: the headers of `_headers`, Brotli, and the page
// for what is missing.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".geojson": "application/geo+json",
  ".html": "text/html; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};
const COMPRESSED = /^(text\/|image\/svg|application\/(json|geo\+json|xml))/;
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** The bytes as they travel. */
export const compress = (content) => brotliCompressSync(content, QUALITY);

/** `[{ fits, headers }]` of a `_headers` file; the last rule that fits wins. */
export function readHeaders(text) {
  const rules = [];
  for (const line of text.split("\n").filter(Boolean)) {
    if (line.startsWith("/")) {
      const pattern = line.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
      rules.push({ fits: new RegExp(`^${pattern}$`), headers: {} });
    } else {
      const [name, ...value] = line.trim().split(": ");
      rules.at(-1).headers[name] = value.join(": ");
    }
  }
  return rules;
}

async function findFile(folder, path) {
  const file = join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
  const found = file.startsWith(folder) && (await stat(file).catch(() => null));
  return found && found.isFile() ? file : null;
}

/** Starts serving a folder; gives the server. */
export async function serve(folder, port) {
  const rules = readHeaders(await readFile(join(folder, "_headers"), "utf8"));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const language = path.split("/")[1];
    const found = await findFile(folder, path);
    const file =
      found ??
      (await findFile(folder, `/${language}/404.html`)) ??
      (await findFile(folder, "/fr/404.html"));
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    for (const rule of rules.filter(({ fits }) => fits.test(path))) {
      for (const [name, value] of Object.entries(rule.headers)) {
        // Over plain HTTP the header has no effect, and Lighthouse would wonder.
        if (name !== "Strict-Transport-Security") response.setHeader(name, value);
      }
    }
    response.setHeader("Content-Type", type);
    let content = await readFile(file);
    if (COMPRESSED.test(type) && /\bbr\b/.test(request.headers["accept-encoding"])) {
      content = compress(content);
      response.setHeader("Content-Encoding", "br");
    }
    response.writeHead(found ? 200 : 404, { "Content-Length": content.length });
    response.end(content);
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return server;
}
