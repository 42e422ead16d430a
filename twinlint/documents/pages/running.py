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
_SIDES = 2
"""Pages from one left page to the next, whose headers may say the same."""
_WORDS = re.compile(r"[^\W\d_]{3}")
_FEWEST_SIGNS = 2
"""Of three: it has a word, it counts the pages, it is the first or the last line."""
_COUNTED = re.compile(r"\{-?\d+\}")
"""A figure that counts the pages, as `_list_forms` writes it."""
_FIGURE = re.compile(r"\d{1,4}|(?:^(?=\w+(?:\s|$))|(?<=\s)(?=\w+$))[ivxl]{1,7}\b")
"""A number of a page, also in Roman figures at the end or the beginning of a line."""
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
    near = _find_near(edges)
    return frozenset(
        (page, at)
        for page, edge in enumerate(edges)
        for at, forms in edge
        if any(counts[form] >= enough or (page, form) in near for form in forms)
        or _is_number(pages[page][at], page + 1, len(pages))
    )


_Edge = Sequence[tuple[int, frozenset[str]]]
"""The lines at the edges of a page, each with its forms."""


def _find_near(edges: Sequence[_Edge]) -> frozenset[tuple[int, str]]:
    """What stands on a few pages near one another, as page and form: a chapter's title.

    It is the first or the last line of three of them, or counts two of them; a number
    alone counts three.
    """
    pages: dict[str, list[int]] = {}
    for page, edge in enumerate(edges):
        for at, forms in edge:
            is_outer = at in (edge[0][0], edge[-1][0])
            for form in forms:
                signs = (_WORDS.search(form), _COUNTED.search(form), is_outer)
                if sum(map(bool, signs)) >= _FEWEST_SIGNS:
                    pages.setdefault(form, []).append(page)
    return frozenset(
        (page, form)
        for form, on_pages in pages.items()
        for run in _cut_runs(on_pages)
        if len(run) >= (2 if _COUNTED.search(form) and _WORDS.search(form) else 3)
        for page in run
    )


def _cut_runs(pages: Sequence[int]) -> Iterator[list[int]]:
    """Numbers in order, cut where more than one page of the other side is between."""
    run: list[int] = []
    for page in dict.fromkeys(pages):
        if run and page - run[-1] > _SIDES:
            yield run
            run = []
        run.append(page)
    if run:
        yield run


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
    pieces = _FIGURE.split(words)
    choices: list[tuple[str, ...]]
    choices = [(figure, f"{{{_read_figure(figure) - page}}}") for figure in figures]
    if len(figures) > _MOST_FIGURES:  # Of a date or a version, the ends may count.
        middle = [(figure,) for figure in figures[1:-1]]
        choices = [choices[0], *middle, choices[-1]]
    for chosen in product(*choices):
        pairs = zip(pieces, (*chosen, ""), strict=True)
        yield "".join(piece + figure for piece, figure in pairs)


def _read_figure(figure: str) -> int:
    """The value of a figure, Arabic or Roman.

    >>> _read_figure("12"), _read_figure("xiv"), _read_figure("xlix")
    (12, 14, 49)
    """
    if figure.isdigit():
        return int(figure)
    values = [_ROMAN[letter] for letter in figure]
    return sum(
        -value if value < after else value
        for value, after in zip(values, (*values[1:], 0), strict=True)
    )


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def _is_number(line: str, page: int, pages: int) -> bool:
    """Whether a line says which page it is on, which is sure when it says it right."""
    match = _NUMBER.fullmatch(line)
    if not match or int(match["page"]) != page:
        return False
    return int(match["all"]) == pages if match["all"] else pages > 1
