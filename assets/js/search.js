// Searches the site with Pagefind as the visitor types. Where Pagefind cannot run, the
// list of all pages is narrowed instead. The question stays in the address.

const form = document.querySelector("[data-search]");
const field = form.querySelector("input");
const status = form.querySelector("[role=status]");
const results = document.querySelector("[data-search-results]");
const index = document.querySelector("[data-search-index]");
const entries = [...index.querySelectorAll("[data-search-entry]")];
const groups = [...index.querySelectorAll("[data-search-group]")];
const LIMIT = 20;

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const tell = (count) => {
  const { none, one, some } = form.dataset;
  const words = count === 0 ? none : count === 1 ? one : some;
  status.textContent = words.replace("{count}", count);
};

let pagefind;
const load = async () => {
  const module = await import(form.dataset.search);
  await module.options({ noWorker: true });
  await module.init();
  return module;
};

// The answer of Pagefind; nothing where it is not there or may not run.
const ask = async (question) => {
  try {
    pagefind ??= load();
    return await (await pagefind).search(question);
  } catch {
    return null;
  }
};

// The excerpt is HTML with `mark`; only its words and marks are taken over.
const writeExcerpt = (html) => {
  const excerpt = document.createElement("p");
  excerpt.className = "search-result__excerpt";
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    const isMark = node.nodeName === "MARK";
    const piece = isMark ? document.createElement("mark") : new Text();
    piece.textContent = node.textContent;
    excerpt.append(piece);
  }
  return excerpt;
};

const writeResult = ({ url, meta, excerpt }) => {
  const item = document.createElement("li");
  item.className = "search-result";
  const link = document.createElement("a");
  link.className = "search-result__link";
  link.href = new URL(url, location.origin).pathname;
  link.textContent = meta.title;
  item.append(link, writeExcerpt(excerpt));
  return item;
};

const narrowIndex = (question) => {
  const words = fold(question).split(/\s+/).filter(Boolean);
  for (const entry of entries) {
    const text = fold(entry.textContent);
    entry.hidden = !words.every((word) => text.includes(word));
  }
  for (const group of groups) {
    group.hidden = !group.querySelector("[data-search-entry]:not([hidden])");
  }
  return entries.filter((entry) => !entry.hidden).length;
};

let latest = 0;
const search = async () => {
  const turn = ++latest;
  const question = field.value.trim();
  const address = question ? `?${new URLSearchParams({ q: question })}` : location.pathname;
  history.replaceState(null, "", address);
  if (!question) {
    narrowIndex("");
    results.replaceChildren();
    index.hidden = false;
    status.textContent = "";
    return;
  }
  const answer = await ask(question);
  const found = await Promise.all(
    answer?.results.slice(0, LIMIT).map((result) => result.data()) ?? [],
  );
  if (turn !== latest) return;
  index.hidden = Boolean(answer);
  results.replaceChildren(...found.map(writeResult));
  tell(answer ? answer.results.length : narrowIndex(question));
};

let pause;
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(search, 150);
});
addEventListener("popstate", () => {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  search();
});
form.hidden = false;
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) search();
