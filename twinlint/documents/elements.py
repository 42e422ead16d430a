"""Reads what elements of HTML say beside their words: `lang`, and their list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.documents.document import Declared, Entry

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})\b([^<>]{0,2000})>")
_LANG = re.compile(
    r"(?<![\w:-])(?:xml:)?lang\s*=\s*[\"']?([A-Za-z]{2,8}(?:-\w{1,8}){0,4})", re.I
)
_WHOLE = frozenset(("html", "body"))
"""Elements that are the page; templates often leave their language as it was."""
_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()
)
"""Elements without an end tag (HTML Standard, "void elements")."""


def find_declared(value: str) -> tuple[Declared, ...]:
    """The contents of the elements with a `lang` attribute, in order; inner ones too.

    An element that is never closed ends where the text does.
    """
    if "lang" not in value.lower():
        return ()
    return tuple(sorted(_find_declared(value), key=lambda each: each.start))


def _find_declared(value: str) -> Iterator[Declared]:
    open_elements: dict[str, list[tuple[int, str]]] = {}
    """For each name the open elements of that name, with their languages."""
    for match in _TAG.finditer(value):
        name = match[2].lower()
        if name in _WHOLE or name in _VOID or match[3].endswith("/"):
            continue
        same = open_elements.setdefault(name, [])
        if not match[1]:
            declared = _LANG.search(match[3])
            same.append((match.end(), declared[1].lower() if declared else ""))
        elif same:
            start, language = same.pop()
            if language:
                yield Declared(start, match.start(), language)
    for same in open_elements.values():
        for start, language in same:
            if language:
                yield Declared(start, len(value), language)


def find_entries(value: str) -> tuple[Entry, ...]:
    """The entries of all lists, by where they begin; inner lists are in outer entries.

    A term of a description list is an entry with all that describes it, and each
    description is an entry of its term.
    """
    return tuple(sorted(_Lists(value).read(), key=lambda each: (each.start, -each.end)))


_LISTS = frozenset(("ul", "ol", "menu", "dl"))
_CLOSED_BY = {"li": ("li",), "dt": ("dd", "dt"), "dd": ("dd",)}
"""Open entries that the next one of their list closes (HTML Standard, "optional
tags")."""


class _Lists:
    """Goes from tag to tag, and knows the lists and entries that are open."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.open: list[tuple[str, int, int]] = []
        """Name, where the contents begin, and the list that an entry belongs to."""
        self.times: dict[str, int] = {}
        """How many elements of a name are open."""
        self.entries: list[Entry] = []

    def read(self) -> list[Entry]:
        for match in _TAG.finditer(self.value):
            name = match[2].lower()
            if name not in _LISTS and name not in _CLOSED_BY:
                continue
            if not match[1]:
                self._open_element(name, match)
            elif name != "dt" and self.times.get(name):  # A term goes on to the next.
                self._close_to(name, match.start())
        while self.open:
            self._close(len(self.value))
        return self.entries

    def _open_element(self, name: str, match: re.Match[str]) -> None:
        for before in _CLOSED_BY.get(name, ()):
            if self.open and self.open[-1][0] == before:
                self._close(match.start())
        owner = self.open[-1][1] if self.open else -1
        self.open.append((name, match.end(), owner))
        self.times[name] = self.times.get(name, 0) + 1

    def _close_to(self, name: str, end: int) -> None:
        while self._close(end) != name:
            pass

    def _close(self, end: int) -> str:
        name, start, owner = self.open.pop()
        self.times[name] -= 1
        if name not in _LISTS:
            self.entries.append(Entry(start, end, owner))
        return name
