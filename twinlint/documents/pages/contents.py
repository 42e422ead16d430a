"""Tables of contents of printed texts: what they say of pages is no text.

Each language breaks its pages in places of its own, so that the same chapter begins on
another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twinlint.documents.document import Kind
from twinlint.documents.pages.laid import Laid

_LEADERS = re.compile(
    r"(?<![.…·_])(?<![.…·_][ \u00a0])"
    r"(?>(?:[.…·_][ \u00a0]?){4,})[ \u00a0]*(?P<page>\d{1,4}|[ivxlc]{1,7})?$"
)
"""Dots that lead from a heading to its page, or from one cell to the next."""
_PAGE = re.compile(
    r"(?P<label>[\W\d]*+[^\W\d].*?)(?<![ \u00a0])[ \u00a0]++\d{1,4}$", re.S
)
_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,7}")
_NEAR = 3
"""Blocks from an entry with leaders within which others are entries too: those of
chapters go without."""
_TERM = re.compile(
    r"(?P<term>[^\s\d,.;:!?][^,.;:!?\n]{0,60})"
    r",[ ]\d{1,4}(?>(?:,[ ]\d{1,4})*)(?:[ \n]|$)"
)
"""An entry of an index: a term, and its pages."""
_FEWEST = 3
"""Entries of an index, at least."""
_LETTER = re.compile(r"[^\W\d_]+")


def cut_leaders(line: str) -> str:
    """A line without the dots that lead to a page, and the page.

    >>> cut_leaders("2.1 Membres . . . . . . . 12"), cut_leaders("Et puis... 12")
    ('2.1 Membres', 'Et puis... 12')
    """
    found = _LEADERS.search(line)
    return line[: found.start()].rstrip() if found else line


def leave_out_pages(blocks: Sequence[Laid]) -> Iterator[Laid]:
    """The blocks, those of a table of contents without the pages that it tells.

    An entry has leaders, or stands near one that has them, or says what a heading says.
    """
    led = [at for at, each in enumerate(blocks) if _has_leaders(each)]
    near = {
        at + step
        for at in led
        for step in range(-_NEAR, _NEAR + 1)
        if 0 <= at + step < len(blocks)
    }
    headings = {
        _list_letters(each.text) for each in blocks if each.kind is Kind.HEADING
    } - {()}
    for at, each in enumerate(blocks):
        yield _cut(each, headings, is_near=at in near)


def _has_leaders(block: Laid) -> bool:
    texts = block.cells or (block.text,)
    return any(_LEADERS.search(text) for text in texts)


def _cut(block: Laid, headings: set[tuple[str, ...]], *, is_near: bool) -> Laid:
    if block.kind is Kind.ROW:
        *labels, page = block.cells
        cells = tuple(cut_leaders(cell) for cell in labels)
        is_entry = is_near or _list_letters(" ".join(cells)) in headings
        if is_entry and _NUMBER.fullmatch(page.strip()):
            return replace(block, cells=cells, text=" ".join(cells))
        if is_near:
            cells = (*cells, cut_leaders(page))
            return replace(block, cells=cells, text=" ".join(cells))
        return block
    text = _cut_index(cut_leaders(block.text))
    found = _PAGE.fullmatch(text) if text == block.text else None
    if found and (is_near or _list_letters(found["label"]) in headings):
        text = found["label"]
    return block if text == block.text else replace(block, text=text)


def _cut_index(text: str) -> str:
    """The terms of an index of a book, which is sorted, without their pages."""
    terms: list[str] = []
    end = 0
    while entry := _TERM.match(text, end):
        terms.append(entry["term"])
        end = entry.end()
    folded = [term.casefold() for term in terms]
    is_index = end == len(text) and len(terms) >= _FEWEST and folded == sorted(folded)
    return "\n".join(terms) if is_index else text


def _list_letters(text: str) -> tuple[str, ...]:
    """The words of a text, by which an entry is known for a heading."""
    return tuple(_LETTER.findall(text.casefold()))
