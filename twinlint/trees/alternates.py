"""Pairs the pages of a built site by what they say of their other versions.

HTML Standard, "alternate"; Google, "Tell Google about localized versions of your page".
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from html import unescape
from urllib.parse import unquote, urlsplit

from twinlint.source import Locale
from twinlint.trees.tags import find_locale

_LINK = re.compile(r"<(?:link|LINK)\b[^<>]{0,2000}>")
_ATTRIBUTE = re.compile(
    r"\b(rel|hreflang|href)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I
)
_INDEX = ("", "index.html", "index.htm", ".html", ".htm", "/index.html")
"""What an address may leave out of the name of its file."""


def find_alternates(
    heads: Mapping[str, str], locales: Iterable[Locale]
) -> dict[str, dict[Locale, str]]:
    """The versions of each page by the path of one: `{path: {language: path}}`.

    `heads` are the beginnings of pages by their paths. An address is that of a file
    whatever the site is called and wherever it stands on its host.
    """
    wanted = tuple(locales)
    linked = {path: _read_links(path, head) for path, head in heads.items()}
    base = _find_base(linked, heads.keys())
    pages: dict[str, dict[Locale, str]] = {}
    taken: set[str] = set()
    for path, links in linked.items():
        page: dict[Locale, str] = {}
        for tag, address in links:
            locale = find_locale(tag, wanted)
            file = _find_file(address.removeprefix(base), heads)
            if locale is not None and file and file not in page.values():
                page.setdefault(locale, file)
        if path in page.values() and taken.isdisjoint(page.values()):
            pages[path] = page
            taken |= set(page.values())
    return pages


def _read_links(path: str, head: str) -> list[tuple[str, str]]:
    """The tags and addresses, from the top of the host, of the versions of a page."""
    links: list[tuple[str, str]] = []
    for match in _LINK.finditer(head):
        found = {
            name.lower(): unescape(a or b or c)
            for name, a, b, c in _ATTRIBUTE.findall(match[0])
        }
        if "alternate" in found.get("rel", "").lower().split() and "hreflang" in found:
            try:
                parts = urlsplit(found.get("href", ""))
            except ValueError:
                continue
            address = unquote(parts.path)
            if not address:
                continue
            if not parts.netloc and not address.startswith("/"):
                address = posixpath.join("/", posixpath.dirname(path), address)
                address = posixpath.normpath(address) + "/" * address.endswith("/")
            links.append((found["hreflang"], address.lstrip("/")))
    return links


def _find_base(
    linked: Mapping[str, list[tuple[str, str]]], files: Iterable[str]
) -> str:
    """Where most addresses say that the site stands on its host: `project/`, or ""."""
    known = dict.fromkeys(files, "")
    times: Counter[str] = Counter()
    for links in linked.values():
        for _, address in links:
            steps = address.split("/")
            for depth in range(min(len(steps), 4)):
                if _find_file("/".join(steps[depth:]), known):
                    times["".join(f"{step}/" for step in steps[:depth])] += 1
                    break
    return times.most_common(1)[0][0] if times else ""


def _find_file(address: str, files: Mapping[str, str]) -> str | None:
    """The file of an address; None when the site has none."""
    return next((address + end for end in _INDEX if address + end in files), None)
