"""Finds where the YAML of a page's record says the words that the page shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from microsite.pages.page import Page
from microsite.records import Prose, Site, walk_values
from twinlint.finding import Place

Find = Callable[[str], re.Match[str] | None]
"""Finds words in a text; its first group, where there is one, are they."""

_HEADING = re.compile(r"^ {0,3}#{1,6}(?:[ \t]++([^\n]*)|#*+[ \t]*)$", re.M)


def find_written(site: Site, page: Page, find: Find) -> Place | None:
    """The first place in the texts of a page's record, in the page's language.

    None where no text says it: the template does.
    """
    origin = site.origins.get(page.key)
    if origin is None:
        return None
    for leaf in walk_values(page.record):
        if not isinstance(leaf.value, Prose):
            continue
        path = (*leaf.path, page.locale)
        text = origin.text(path)
        found = find(text.value)
        if found:
            start, end = found.span(found.lastindex or 0)
            words = text.value[start:end]
            way = origin.find_path(path)
            return Place(text.span(start, end), page.locale, words, way)
    return None


def make_link_finder(target: str) -> Find:
    """Finds a link by where on a page it leads: `#contexte`."""
    _, _, anchor = target.partition("#")
    names = "|".join(map(re.escape, dict.fromkeys((anchor, unquote(anchor)))))
    pattern = re.compile(rf"#(?:{names})(?![\w-])")
    return pattern.search if anchor else lambda text: None


def make_heading_finder(words: str) -> Find:
    """Finds a heading by its words, whatever signs and spaces stand between them."""
    wanted = _reduce(words)

    def find(text: str) -> re.Match[str] | None:
        headings = _HEADING.finditer(text)
        return next((h for h in headings if _reduce(h[1] or "") == wanted), None)

    return find


def _reduce(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).lower()
