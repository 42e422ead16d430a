"""Draws the HTML of blocks of one language, with marks on what findings are about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape

from twinlint.documents import Content, Kind, Stretch
from twinlint.spread.marks import Mark
from twinlint.spread.words import read_words

_TAGS = {
    Kind.HEADING: '<p class="h">',
    Kind.PARAGRAPH: "<p>",
    Kind.ITEM: '<p class="i">',
    Kind.QUOTATION: '<p class="q">',
    Kind.ROW: '<p class="t">',
    Kind.CODE: "<pre>",
}
_UNSEEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
"""What no page may hold, and what turns the direction of all that follows."""

Classes = Callable[[int], str]
"""Gives the classes of the finding with a number."""


def write_words(text: str) -> str:
    r"""A text as HTML; what no page may hold is shown by its escape.

    >>> write_words("<b>\u202e\0")
    '&lt;b&gt;\\u202e\\x00'
    """
    return escape(_UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text), quote=False)


def write_cell(
    content: Content, cell: Sequence[Stretch], marks: Sequence[Mark], classes: Classes
) -> str:
    """The blocks of a cell; one plain paragraph alone needs no element of its own.

    Marks outside of the blocks stand at the nearest end.
    """
    pieces = []
    for at, stretch in enumerate(cell):
        mine = _select(marks, cell, at)
        words = "".join(_write_runs(content, stretch, mine, classes))
        if len(cell) == 1 and stretch.kind is Kind.PARAGRAPH:
            return words
        end = "</pre>" if stretch.kind is Kind.CODE else ""
        pieces.append(f"{_TAGS[stretch.kind]}{words}{end}")
    if not cell:
        pieces += [_write_gap([mark], classes) for mark in marks]
    return "".join(pieces)


def _select(marks: Sequence[Mark], cell: Sequence[Stretch], at: int) -> list[Mark]:
    """The marks in a block of a cell, cut to it; a gap stands in one block alone."""
    stretch = cell[at]
    is_first, is_last = at == 0, at == len(cell) - 1
    mine = []
    for mark in marks:
        low = stretch.start if not is_first else -1
        high = cell[at + 1].start if not is_last else len(cell) + mark.end + stretch.end
        if mark.start == mark.end:
            is_here = low <= mark.start < high
        else:
            is_here = mark.start < high and mark.end > low
        if is_here:
            start = min(max(mark.start, stretch.start), stretch.end)
            end = min(max(mark.end, start), stretch.end)
            mine.append(replace(mark, start=start, end=end))
    return mine


def _write_runs(
    content: Content, stretch: Stretch, marks: Sequence[Mark], classes: Classes
) -> Iterator[str]:
    """The words between the places where a mark begins or ends, each run once."""
    edges = {stretch.start, stretch.end}
    edges.update(edge for mark in marks for edge in (mark.start, mark.end))
    cuts = sorted(edges)
    gaps = [mark for mark in marks if mark.start == mark.end]
    spans = [mark for mark in marks if mark.start < mark.end]
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        here = [gap for gap in gaps if gap.start == start]
        if here:
            yield _write_gap(here, classes)
        covering = [m for m in spans if m.start <= start and end <= m.end]
        if start == end:
            continue
        words = read_words(content, stretch, start, end)
        if not covering:
            yield write_words(words)
            continue
        going_on = {mark.number for mark in covering if mark.end > end}
        ending = [m for m in covering if m.end == end and m.number not in going_on]
        # Where nothing but markup is marked, it is what the finding is about.
        words = words if words.strip() else content.text.value[start:end]
        yield (
            f'<mark class="{_join(covering, classes)}">{write_words(words)}'
            f"{_write_numbers(ending)}</mark>"
        )


def _write_gap(marks: Sequence[Mark], classes: Classes) -> str:
    """A sign where words are missing."""
    return f'<mark class="{_join(marks, classes)} gap">{_write_numbers(marks)}</mark>'


def _write_numbers(marks: Sequence[Mark]) -> str:
    numbers = dict.fromkeys(mark.number for mark in marks)
    return "".join(f"<sup>{number}</sup>" for number in numbers)


def _join(marks: Sequence[Mark], classes: Classes) -> str:
    names = (name for mark in marks for name in classes(mark.number).split())
    return " ".join(dict.fromkeys(names))
