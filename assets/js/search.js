// Searches the site with Pagefind as the visitor types. Where Pagefind cannot run, the
// list of all pages is narrowed instead. The question stays in the address.

const form = document.querySelector("[data-search]");
const field = form.querySelector("input");
const status = form.querySelector("[role=status]");
const results = document.querySelector("[data-search-results]");
const more = document.querySelector("[data-search-more]");
const index = document.querySelector("[data-search-index]");
const entries = [...index.querySelectorAll("[data-search-entry]")];
const groups = [...index.querySelectorAll("[data-search-group]")];
const STEP = 20;

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
let answer = null;

// The next results; nothing when another question was asked while they came.
const readResults = async (from) => {
  const turn = latest;
  const next = answer?.results.slice(from, from + STEP) ?? [];
  const found = await Promise.all(next.map((result) => result.data()));
  return turn === latest ? found.map(writeResult) : null;
};

const offerMore = () => {
  more.hidden = results.children.length >= (answer?.results.length ?? 0);
  more.disabled = false;
};

const showMore = async () => {
  more.disabled = true;
  const items = await readResults(results.children.length);
  if (!items) return;
  results.append(...items);
  items[0].querySelector("a").focus();
  offerMore();
};

const search = async () => {
  const turn = ++latest;
  const question = field.value.trim();
  const address = question ? `?${new URLSearchParams({ q: question })}` : location.pathname;
  history.replaceState(null, "", address);
  if (!question) {
    narrowIndex("");
    answer = null;
    results.replaceChildren();
    offerMore();
    index.hidden = false;
    status.textContent = "";
    return;
  }
  const asked = await ask(question);
  if (turn !== latest) return;
  answer = asked;
  const items = await readResults(0);
  if (!items) return;
  index.hidden = Boolean(answer);
  results.replaceChildren(...items);
  offerMore();
  tell(answer ? answer.results.length : narrowIndex(question));
};

more.addEventListener("click", showMore);

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
