"""Finds what stands on every page, above or below its text: titles, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

_EDGE = 2
"""Lines at the top and at the bottom of a page that may be no text of it."""
_SHARE = 0.3
"""Share of pages that a line is on from which on it runs through all; left and right
pages often have headers of their own, and so have chapters."""
_FIGURE = re.compile(r"\d{1,4}")
_MOST_FIGURES = 3
_NUMBER = re.compile(
    r"\W*(?:[^\W\d]{1,12}\.?\s{0,3})?(?P<page>\d{1,4})"
    r"(?:\s{0,3}(?:/|[^\W\d]{1,6}|[-–|])\s{0,3}(?P<all>\d{1,4}))?\W*"
)
"""A page number, alone, with a word before it, or with the number of all pages."""


def find_running(pages: Sequence[Sequence[str]]) -> frozenset[tuple[int, int]]:
    """What is no text, as page and line from 0; pages give their lines from the top."""
    edges = [
        [(at, frozenset(_list_forms(lines[at], page))) for at in _find_edge(lines)]
        for page, lines in enumerate(pages)
    ]
    counts: Counter[str] = Counter()
    for edge in edges:
        counts.update({form for _, forms in edge for form in forms})
    enough = max(2, len(pages) * _SHARE)
    return frozenset(
        (page, at)
        for page, edge in enumerate(edges)
        for at, forms in edge
        if any(counts[form] >= enough for form in forms)
        or _is_number(pages[page][at], page + 1, len(pages))
    )


def _find_edge(lines: Sequence[str]) -> list[int]:
    count = len(lines)
    return sorted({*range(min(_EDGE, count)), *range(max(count - _EDGE, 0), count)})


def _list_forms(line: str, page: int) -> Iterator[str]:
    """A line, and all it would be if some of its figures counted the pages.

    >>> sorted(_list_forms("Page 3 of 6", 2))
    ['Page 3 of 6', 'Page 3 of {4}', 'Page {1} of 6', 'Page {1} of {4}']
    """
    words = " ".join(line.split())
    figures = _FIGURE.findall(words)
    if not 0 < len(figures) <= _MOST_FIGURES:
        yield words
        return
    pieces = _FIGURE.split(words)
    choices = [(figure, f"{{{int(figure) - page}}}") for figure in figures]
    for chosen in product(*choices):
        pairs = zip(pieces, (*chosen, ""), strict=True)
        yield "".join(piece + figure for piece, figure in pairs)


def _is_number(line: str, page: int, pages: int) -> bool:
    """Whether a line says which page it is on, which is sure when it says it right."""
    match = _NUMBER.fullmatch(line)
    if not match or int(match["page"]) != page:
        return False
    return int(match["all"]) == pages if match["all"] else pages > 1
