// The four scores of Lighthouse, on a phone.

import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** `{ path, scores, missed }` of each page; `missed` names the audits below full. */
export async function scorePages(port, origin, pages) {
  const scored = [];
  for (const { path } of pages) {
    const { lhr } = await lighthouse(origin + path, {
      port,
      logLevel: "error",
      onlyCategories: CATEGORIES,
    });
    const scores = CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100));
    const missed = CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs)
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9)
      .map(({ id }) => id);
    scored.push({ path, scores, missed });
  }
  return scored;
}
