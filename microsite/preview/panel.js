// Loads a page of the preview again after a save, and shows its panel: what was found,
// with marks in the page, its twin beside it. Served by `serve`, and never published.
(() => {
  "use strict";
  const SCROLL = "preview-scroll", OPEN = "preview-open", SIDE = "preview-side";
  const store = {
    get: (name) => { try { return sessionStorage.getItem(name); } catch { return null; } },
    set: (name, value) => { try { sessionStorage.setItem(name, value); } catch { /* private window */ } },
  };
  const isTop = window.top === window;
  const read = (page) => page.getElementById("preview-panel");
  const last = document.querySelector("iframe.last");

  // Scrolling: a page that is loaded again, or comes after a failure, stays where it was.
  const place = () => `${SCROLL}:${location.pathname}`;
  if (last) {
    const restore = () => last.contentWindow.scrollTo({
      top: Number(store.get(place()) ?? 0), behavior: "instant",
    });
    restore(); // The frame may have been loaded before this script.
    last.addEventListener("load", restore);
  } else if (isTop) {
    addEventListener("pagehide", () => store.set(place(), String(scrollY)));
    const kind = performance.getEntriesByType("navigation")[0]?.type;
    const before = store.get(place());
    if (kind === "reload" && before !== null && !location.hash) {
      // What the browser remembers may be the scroll of the failure before.
      history.scrollRestoration = "manual";
      const restore = () => scrollTo({ top: Number(before), behavior: "instant" });
      restore();
      addEventListener("load", restore);
    }
  }
  const source = read(document);
  if (last || !source) return;

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children.filter(Boolean));
    return element;
  };

  let told = JSON.parse(source.textContent);
  let identity = source.dataset.page;

  // Words in the page ---------------------------------------------------------------

  const SIGNS = { "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00ab": '"', "\u00bb": '"', "\u2026": "." };
  const letters = (text) => text.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

  // All text of the page as one, each character with the place that it came from.
  const readPage = () => {
    const main = document.querySelector("main") ?? document.body;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    let text = "", nodes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest("script, style")) continue;
      const value = node.nodeValue;
      for (let at = 0; at < value.length; at += 1) {
        const isSpace = /\s/.test(value[at]);
        if (isSpace && text.endsWith(" ")) continue;
        text += isSpace ? " " : SIGNS[value[at]] ?? value[at];
        nodes.push([node, at]);
      }
      if (!text.endsWith(" ")) { text += " "; nodes.push([node, value.length]); }
    }
    return { text, nodes };
  };

  const plain = (words) => [...words.replace(/\*\*|__|\[|\]\([^)]*\)?/g, "")]
    .map((sign) => (/\s/.test(sign) ? " " : SIGNS[sign] ?? sign)).join("").replace(/ +/g, " ").trim();

  const shared = (a, b) => { let n = 0; while (n < a.length && n < b.length && a[n] === b[n]) n += 1; return n; };
  const turned = (text) => [...text].reverse().join("");

  // The range of the words of a place: of several, that whose surroundings fit best.
  const findRange = (page, spot) => {
    const words = plain(spot.words);
    if (!words || (spot.lang && spot.lang !== document.documentElement.lang)) return null;
    const before = turned(letters(spot.lead)), after = letters(spot.trail);
    let best = null, bestScore = -1;
    for (let at = page.text.indexOf(words); at >= 0; at = page.text.indexOf(words, at + 1)) {
      const end = at + words.length;
      const score = shared(before, turned(letters(page.text.slice(Math.max(0, at - 80), at))))
        + shared(after, letters(page.text.slice(end, end + 80)));
      if (score > bestScore) { best = [at, end]; bestScore = score; }
    }
    // Short words that stand elsewhere by chance are no place.
    const context = Math.min(before.length + after.length, 6);
    if (!best || bestScore < context) return null;
    const range = new Range();
    range.setStart(...page.nodes[best[0]]);
    const [node, at] = page.nodes[best[1] - 1];
    range.setEnd(node, Math.min(at + 1, node.nodeValue.length));
    return range;
  };

  const marks = new CSSStyleSheet();
  marks.replaceSync(`
    ::highlight(preview-error) { background: #ffd8d3; color: #1b1b1f; text-decoration: underline 2px #a3160b; }
    ::highlight(preview-warning) { background: #ffe8b3; color: #1b1b1f; text-decoration: underline dashed 2px #7a4a00; }
    ::highlight(preview-info) { background: #d6e8ff; color: #1b1b1f; text-decoration: underline dotted 2px #0b4fa8; }
    #preview-marks { position: absolute; inset: 0 auto auto 0; z-index: 1; pointer-events: none; }
    #preview-marks div { position: absolute; background: #ffe8b380; border-block-end: 2px dashed #7a4a00; }
    #preview-marks .error { background: #ffd8d380; border-block-end: 2px solid #a3160b; }
    #preview-marks .info { background: #d6e8ff80; border-block-end: 2px dotted #0b4fa8; }
    @media print { #preview-marks { display: none; } }`);
  document.adoptedStyleSheets.push(marks);

  const SEVERITIES = ["error", "warning", "info"];
  const canHighlight = Boolean(globalThis.CSS?.highlights && globalThis.Highlight);

  // Boxes over the words, for browsers without highlights; the page itself stays as it is.
  const layer = make("div", { id: "preview-marks", ariaHidden: "true" });
  let boxed = [];
  const drawBoxes = () => layer.replaceChildren(...boxed.flatMap(([severity, range]) =>
    [...range.getClientRects()].map((place) => {
      const box = make("div", { className: severity });
      box.style.left = `${place.left + scrollX}px`;
      box.style.top = `${place.top + scrollY}px`;
      box.style.width = `${place.width}px`;
      box.style.height = `${place.height}px`;
      return box;
    })));
  if (!canHighlight) {
    document.documentElement.append(layer);
    new ResizeObserver(drawBoxes).observe(document.body);
  }

  const mark = () => {
    const page = readPage();
    const ranges = told.findings.map((found) => found.places.map((spot) => findRange(page, spot)));
    const found = (severity) => ranges.filter((_, at) => told.findings[at].severity === severity).flat().filter(Boolean);
    if (canHighlight) {
      for (const severity of SEVERITIES) CSS.highlights.set(`preview-${severity}`, new Highlight(...found(severity)));
    } else {
      boxed = SEVERITIES.flatMap((severity) => found(severity).map((range) => [severity, range]));
      drawBoxes();
    }
    return ranges;
  };

  // The panel -----------------------------------------------------------------------

  const host = make("div", { id: "preview-panel-host" });
  host.lang = told.lang;
  const root = host.attachShadow({ mode: "open" });

  const showRange = (range) => {
    const box = range.getBoundingClientRect();
    scrollTo({ top: scrollY + box.top - innerHeight / 3, behavior: "instant" });
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };

  const copy = (button, text) => {
    const done = () => { button.textContent = told.words.copied; };
    if (navigator.clipboard) { navigator.clipboard.writeText(text).then(done, () => {}); return; }
    const field = make("textarea", { value: text });
    root.append(field); field.select(); document.execCommand("copy"); field.remove(); done();
  };

  const writePlace = (spot, range) => {
    const button = make("button", { type: "button", textContent: told.words.copy });
    button.addEventListener("click", () => copy(button, spot.where.split(" ")[0]));
    const show = range && make("button", { type: "button", className: "show", textContent: told.words.show });
    show?.addEventListener("click", () => showRange(range));
    return make("div", { className: "spot" },
      make("div", { className: "where", textContent: spot.where }),
      spot.note && make("p", { textContent: spot.note }),
      make("div", { className: "actions" }, show,
        make("a", { href: spot.open, textContent: told.words.open }),
        spot.edit && make("a", { href: spot.edit, textContent: told.words.edit, rel: "noreferrer" }),
        button));
  };

  const writeFinding = (found, ranges) => make("li", { className: found.severity },
    make("p", {}, make("b", { textContent: found.word }), ` ${found.said} `, make("code", { textContent: found.rule })),
    found.help && make("p", { textContent: found.help }),
    ...found.places.map((spot, at) => writePlace(spot, ranges[at])));

  const writeList = (ranges) => {
    const write = (own) => told.findings.map((found, at) => found.own === own && writeFinding(found, ranges[at])).filter(Boolean);
    const own = write(true), others = write(false);
    return make("div", { className: "list", id: "list", hidden: store.get(OPEN) !== "1" },
      make("ul", {}, ...own),
      others.length && make("h2", { textContent: told.words.elsewhere }), others.length && make("ul", {}, ...others),
      !told.findings.length && make("p", { textContent: told.words.none }),
      make("p", {}, make("a", { href: told.review, textContent: told.words.review })));
  };

  const writeBar = (list) => {
    const head = make("button", { type: "button", className: "head" }, told.summary || told.words.none);
    head.setAttribute("aria-controls", "list");
    const setOpen = (isOpen) => {
      list.hidden = !isOpen;
      head.setAttribute("aria-expanded", String(isOpen));
      store.set(OPEN, isOpen ? "1" : "0");
    };
    setOpen(!list.hidden);
    head.addEventListener("click", () => setOpen(list.hidden));
    const side = told.twins.length && make("button", { type: "button", className: "side" });
    if (side) {
      const update = () => {
        const isOn = host.hasAttribute("data-side");
        side.textContent = isOn ? told.words.close : told.words.side;
        side.setAttribute("aria-pressed", String(isOn));
      };
      side.addEventListener("click", () => { setSide(!host.hasAttribute("data-side")); update(); });
      update();
    }
    const drafts = told.drafts.map((title) => make("span", { className: "tag", textContent: `${told.words.draft}: ${title}` }));
    return make("div", { className: "bar" }, head, ...drafts, side);
  };

  const draw = () => {
    const ranges = mark();
    if (!isTop) return;
    const list = writeList(ranges);
    const panel = make("section", { className: "panel" }, writeBar(list), list);
    panel.setAttribute("aria-label", told.words.panel);
    root.querySelector(".panel")?.remove();
    root.append(panel);
  };

  // Side by side --------------------------------------------------------------------

  const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, figure, blockquote, tr";

  // Each block by the heading above it and its number there: twins have the same ones.
  const listBlocks = (page) => {
    let heading = 0, number = 0;
    const main = page.querySelector("main") ?? page.body;
    return [...main.querySelectorAll(BLOCKS)].map((element) => {
      if (/^H\d$/.test(element.tagName)) { heading += 1; number = 0; } else { number += 1; }
      return { element, heading, number };
    });
  };

  const follow = (from, to) => {
    const here = listBlocks(from.contentDocument), there = listBlocks(to.contentDocument);
    const top = here.findLast((each) => each.element.getBoundingClientRect().top <= 1) ?? here[0];
    if (!top || !there.length) return;
    const twins = there.filter((each) => each.heading === top.heading);
    const twin = twins.find((each) => each.number === top.number) ?? twins.at(-1) ?? there.at(-1);
    if (!twin) return;
    const mine = top.element.getBoundingClientRect(), its = twin.element.getBoundingClientRect();
    // Above the first block as far as there; inside of a block, as far into it.
    const into = mine.top > 0 ? -mine.top : Math.min(1, -mine.top / (mine.height || 1)) * its.height;
    const target = to.contentWindow.scrollY + its.top + into;
    to.contentWindow.scrollTo({ top: target, behavior: "instant" });
  };

  const link = (first, second) => {
    let leading = null, timer = 0;
    for (const [from, to] of [[first, second], [second, first]]) {
      from.contentWindow.addEventListener("scroll", () => {
        if (leading && leading !== from) return;
        leading = from;
        clearTimeout(timer);
        timer = setTimeout(() => { leading = null; }, 150);
        follow(from, to);
      }, { passive: true });
    }
  };

  const setSide = (isOn) => {
    store.set(SIDE, isOn ? "1" : "0");
    root.querySelector(".twins")?.remove();
    host.toggleAttribute("data-side", isOn);
    document.documentElement.style.overflow = isOn ? "hidden" : "";
    if (!isOn) return;
    const start = scrollY, twin = told.twins[0];
    const first = make("iframe", { src: location.pathname, title: document.title });
    const second = make("iframe", { src: twin.url, title: twin.name, lang: twin.lang });
    let count = 0;
    const ready = () => {
      count += 1;
      if (count < 2) return;
      first.contentWindow.scrollTo({ top: start, behavior: "instant" });
      follow(first, second);
      link(first, second);
    };
    first.addEventListener("load", ready);
    second.addEventListener("load", ready);
    // The reference stands left, whichever page is looked at.
    const pair = twin.isBefore ? [second, first] : [first, second];
    root.prepend(make("div", { className: "twins" }, ...pair));
  };

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && host.hasAttribute("data-side")) { setSide(false); draw(); }
  });

  // Changes -------------------------------------------------------------------------

  // Nothing but styles or the panel has changed: they are put in without loading the page.
  const update = async () => {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) { location.reload(); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = read(page);
    if (!fresh || fresh.dataset.page !== identity) { location.reload(); return; }
    const old = [...document.head.querySelectorAll("link[rel=stylesheet]")];
    page.head.querySelectorAll("link[rel=stylesheet]").forEach((sheet, at) => {
      if (!old[at] || old[at].getAttribute("href") === sheet.getAttribute("href")) return;
      const next = old[at].cloneNode();
      next.href = sheet.getAttribute("href");
      next.addEventListener("load", () => old[at].remove());
      old[at].after(next);
    });
    told = JSON.parse(fresh.textContent);
    draw();
  };

  window.LiveReloadPluginPreview = class {
    static identifier = "preview";
    static version = "1.0";
    // The path is the identity of the page that is shown there now.
    reload(path) {
      if (path !== identity) location.reload();
      else update().catch(() => location.reload());
      return true;
    }
  };

  // Here, so that the page is whole, and the script of livereload comes after.
  root.append(make("link", { rel: "stylesheet", href: "/preview/panel.css" }));
  if (isTop) document.body.append(host);
  draw();
  if (isTop && store.get(SIDE) === "1" && told.twins.length) { setSide(true); draw(); }
})();
