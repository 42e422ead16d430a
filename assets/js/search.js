// Searches the site with Pagefind as the visitor types, and shows an excerpt of each page
// that was found. Where Pagefind cannot run, the list of all pages is narrowed instead. A
// word that nothing says is taken for the name or the word of a title that is nearest to
// it. The question stays in the address, also in that of the same page in other languages.

const form = document.querySelector("[data-search]");
const field = form.querySelector("input");
const status = form.querySelector("[role=status]");
const results = document.querySelector("[data-search-results]");
const more = document.querySelector("[data-search-more]");
const index = document.querySelector("[data-search-index]");
const entries = [...index.querySelectorAll("[data-search-entry]")];
const groups = [...index.querySelectorAll("[data-search-group]")];
const STEP = 20;
// Words of an excerpt, and of those at most before the first that was found.
const [LENGTH, LEAD] = [32, 18];

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const cut = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const tell = (count, meant) => {
  const { none, one, some, instead } = form.dataset;
  const words = count === 0 ? none : count === 1 ? one : some;
  const found = words.replace("{count}", count);
  status.textContent = meant ? `${instead.replace("{words}", meant)} ${found}` : found;
};

const switchLinks = document.querySelectorAll("a[rel=alternate][hreflang]");
const keepQuestion = (address) => {
  history.replaceState(null, "", address);
  for (const link of switchLinks) link.search = location.search;
};

// Words that may be meant ------------------------------------------------------------

// `{folded: as written}`: the words of titles and of names, then those of summaries.
const readWords = (texts) => new Map(texts.flatMap(cut).map((word) => [fold(word), word]));
const names = readWords([
  ...entries.map((entry) => entry.querySelector("a").textContent),
  index.dataset.searchNames ?? "",
]);
const said = readWords(entries.map((entry) => entry.textContent));

// Letters to add, drop, change or exchange with their neighbours (Damerau, 1964, in its
// restricted form); `most` + 1 for all that are more.
const measure = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + !isSame);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
};

// How many letters may be wrong in a word of some letters.
const allow = (letters) => (letters < 4 ? 0 : letters < 8 ? 1 : 2);

const findNearest = (word) => {
  let best = null;
  let least = allow(word.length) + 1;
  for (const [known, written] of names) {
    const distance = measure(word, known, least - 1);
    if (distance < least) [best, least] = [written, distance];
  }
  return best;
};

// The question as it may be meant; nothing where all its words are known, or none is
// near to one that is not.
const guess = (question) => {
  let isOther = false;
  const words = cut(question).map((written) => {
    const word = fold(written);
    const isKnown = [names, said].some((words) =>
      [...words.keys()].some((known) => known.startsWith(word)),
    );
    const nearest = isKnown ? null : findNearest(word);
    isOther ||= Boolean(nearest);
    return nearest ?? written;
  });
  return isOther ? words.join(" ") : null;
};

// What Pagefind finds ----------------------------------------------------------------

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

// Some words of a page around the first that was found, from the beginning of a sentence
// where one is near. `locations` are the numbers of the words found.
const writeExcerpt = (content, locations) => {
  const excerpt = document.createElement("p");
  excerpt.className = "search-result__excerpt";
  const words = content.split(/\s+/);
  const first = locations[0] ?? 0;
  let start = first;
  while (start > 0 && first - start < LEAD && !/[.!?…]$/.test(words[start - 1])) start -= 1;
  const isSentence = start === 0 || /[.!?…]$/.test(words[start - 1]);
  const found = new Set(locations);
  excerpt.append(isSentence ? "" : "… ");
  for (let at = start; at < Math.min(words.length, start + LENGTH); at += 1) {
    const piece = found.has(at) ? document.createElement("mark") : new Text();
    piece.textContent = words[at];
    excerpt.append(piece, " ");
  }
  excerpt.append(words.length > start + LENGTH ? "…" : "");
  return excerpt;
};

const writeResult = ({ url, meta, content, locations }) => {
  const item = document.createElement("li");
  item.className = "search-result";
  const link = document.createElement("a");
  link.className = "search-result__link";
  link.href = new URL(url, location.origin).pathname;
  link.textContent = meta.title;
  item.append(link, writeExcerpt(content, locations));
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
let wanted = [];

// Pages whose title has all the words first, and of these the ones that say little more;
// the others as Pagefind has put them.
const putTitlesFirst = (found) => {
  const weigh = ({ meta }) => {
    const title = cut(fold(meta.title));
    const isTitle = wanted.every((word) => title.some((each) => each.startsWith(word)));
    return isTitle ? title.length : Infinity;
  };
  const weights = new Map(found.map((each) => [each, weigh(each)]));
  return [...found].sort((a, b) => Math.sign(weights.get(a) - weights.get(b)) || 0);
};

// The next results; nothing when another question was asked while they came.
const readResults = async (from) => {
  const turn = latest;
  const next = answer?.results.slice(from, from + STEP) ?? [];
  const found = await Promise.all(next.map((result) => result.data()));
  return turn === latest ? putTitlesFirst(found).map(writeResult) : null;
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
  keepQuestion(question ? `?${new URLSearchParams({ q: question })}` : location.pathname);
  if (!question) {
    narrowIndex("");
    answer = null;
    results.replaceChildren();
    offerMore();
    index.hidden = false;
    status.textContent = "";
    return;
  }
  const meant = guess(question);
  const asked = await ask(meant ?? question);
  if (turn !== latest) return;
  answer = asked;
  wanted = cut(fold(meant ?? question));
  const items = await readResults(0);
  if (!items) return;
  index.hidden = Boolean(answer);
  results.replaceChildren(...items);
  offerMore();
  tell(answer ? answer.results.length : narrowIndex(meant ?? question), meant);
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
