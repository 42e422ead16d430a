"""Figures, dates and times of corresponding sentences that have changed places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Set
from functools import cache
from itertools import groupby, pairwise

from twinlint.comparison.comparison import Comparison
from twinlint.comparison.sentences import SentencePair, pair_sentences
from twinlint.comparison.turned import Row, Thing, find_turned
from twinlint.data import dataclass
from twinlint.languages import list_rows, read_language
from twinlint.mentions import (
    Block,
    Measure,
    Mentions,
    Sentence,
    Value,
    find_meanings,
)
from twinlint.source import Locale

_TWO = 2
_FEW = 4
"""Figures of a sentence among which words tell one from another."""
_NEAR = 60
"""Characters beside a figure in which the word stands that tells it from another."""
_STOP = re.compile(r"[.;!?\n\0](?=\s|$)")

_Key = tuple[tuple[Measure, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, a time or a whole date."""

    key: _Key
    """The same in both languages."""
    start: int
    end: int
    bound: bool | None
    """Whether it is the least that is meant, or the most; None for neither."""
    unit: str
    """What is counted, if that is a unit."""


_Pair = tuple[Figure, Figure]
Exchange = tuple[Figure, Figure, Figure, Figure]
"""The two of the reference in order, and what stands for each in the translation."""


def find_exchanges(comparison: Comparison) -> Iterator[Exchange]:
    """Two figures of a sentence of which each stands where the other one should.

    They are the ends of a range (`from 9 to 12`), or stand beside words that tell them
    apart: the day it opens, the day it closes.
    """
    first, second = comparison.reference, comparison.translation
    rows = list_rows(first.locale) & list_rows(second.locale)
    for pair in pair_sentences(comparison):
        left = _read_figures(first.plain, pair.unit.reference, pair.reference)
        if len(left) < _TWO:
            continue
        right = _read_figures(second.plain, pair.unit.translation, pair.translation)
        ranges = _find_ranges(first, left), _find_ranges(second, right)
        exchange = _find_turned(*ranges)
        are_same = {each.key for each in left} == {each.key for each in right}
        if exchange is None and are_same and len(left) == len(right) <= _FEW:
            exchange = _find_told(first, left, second, right, rows)
        if exchange is None and are_same:
            exchange = _find_moved(comparison, pair, left, right)
        if exchange is not None:
            yield exchange


def _read_figures(
    plain: str, blocks: tuple[Block, ...], sentences: tuple[Sentence, ...]
) -> list[Figure]:
    """The figures of some sentences, all parts of a date as one."""
    begin, stop = sentences[0].start, sentences[-1].end
    values = [
        value
        for block in blocks
        for value in block.values[
            bisect_left(block.values, begin, key=_start) : bisect_left(
                block.values, stop, key=_start
            )
        ]
        if not value.is_soft
    ]
    return [
        Figure(
            tuple((value.measure, value.key.lstrip("~")) for value in parts),
            start,
            _find_end(plain, parts),
            parts[0].bound.is_least if parts[0].bound else None,
            parts[0].unit,
        )
        for start, run in groupby(values, key=_start)
        for parts in (tuple(run),)
    ]


def _find_end(plain: str, parts: tuple[Value, ...]) -> int:
    """The end of a value with its unit; a month's full stop ends the sentence."""
    end = max(max(value.end, value.unit_end) for value in parts)
    return end - (bool(parts[0].part) and plain.endswith(".", 0, end))


def _start(value: Value) -> int:
    return value.start


def _find_ranges(mentions: Mentions, figures: list[Figure]) -> list[_Pair]:
    """The figures between which there is no more than a word: `86 to 94`."""
    between = _compile_between(mentions.locale)
    return [
        (figure, other)
        for figure, other in pairwise(figures)
        if between.fullmatch(mentions.plain, figure.end, other.start)
    ]


@cache
def _compile_between(locale: Locale) -> re.Pattern[str]:
    own = read_language(locale)
    joint = "|".join(
        re.escape(word) for word in own.range_words if word not in own.joints
    )
    article = "|".join(map(re.escape, own.before_day))
    return re.compile(rf"\s(?:{joint or '(?!)'})\s(?:(?:{article or '(?!)'})\s)?")


def _find_turned(left: list[_Pair], right: list[_Pair]) -> Exchange | None:
    """A range of one side whose ends the other one has the other way round."""
    there = {(a.key, b.key): (a, b) for a, b in right}
    here = {(a.key, b.key) for a, b in left}
    for a, b in left:
        turned = there.get((b.key, a.key))
        is_other = a.key != b.key and (b.key, a.key) not in here
        if turned and is_other and (a.key, b.key) not in there:
            return a, b, *turned
    return None


def _find_told(
    here: Mentions,
    left: list[Figure],
    there: Mentions,
    right: list[Figure],
    rows: Set[str],
) -> Exchange | None:
    """Two figures of each side beside words of one row, which tell them apart.

    The words stand on the same side of the figure in both languages.
    """
    for is_before in (False, True):
        mine = _read_poles(here, left, rows, is_before=is_before)
        theirs = _read_poles(there, right, rows, is_before=is_before) if mine else {}
        for row in sorted(mine.keys() & theirs.keys()):
            if mine[row].keys() == theirs[row].keys():
                (a, b), (c, d) = (
                    tuple(figures[row][pole] for pole in sorted(mine[row]))
                    for figures in (mine, theirs)
                )
                is_exchange = (a.key, b.key) == (d.key, c.key) != (b.key, a.key)
                # What differs by its bound is another rule's.
                if is_exchange and a.bound == d.bound and b.bound == c.bound:
                    return a, b, c, d
    return None


def _find_moved(
    comparison: Comparison, pair: SentencePair, left: list[Figure], right: list[Figure]
) -> Exchange | None:
    """Two figures in another order, where the words beside them have kept theirs.

    Those of a list are told too where no word is known in the other language.
    """
    if not (len(pair.reference) == len(pair.translation) == 1):
        return None
    rows = (
        Row(
            mentions,
            sentence,
            [Thing(each.key, each.start, each.end, each.unit) for each in figures],
        )
        for mentions, sentence, figures in (
            (comparison.reference, pair.reference[0], left),
            (comparison.translation, pair.translation[0], right),
        )
    )
    turned = find_turned(*rows)
    if turned is None:
        return None
    a, b = turned.first, turned.last
    is_unknown = turned.are_listed and not (turned.stayed or turned.moved)
    are_alike = _list_measures(left[a]) == _list_measures(left[b])
    if are_alike and (turned.is_clear or is_unknown):
        return left[a], left[b], right[a], right[b]
    return None


def _list_measures(figure: Figure) -> list[Measure]:
    """What a figure measures, part by part."""
    return [measure for measure, _ in figure.key]


def _are_near(figure: Figure, other: Figure) -> bool:
    """Whether two figures may belong to one thing."""
    return 0 < abs(figure.start - other.start) <= _NEAR


def _read_poles(
    mentions: Mentions, figures: list[Figure], rows: Set[str], *, is_before: bool
) -> Mapping[str, Mapping[int, Figure]]:
    """`{row of opposites: {meaning: the figure beside it}}`, where both are there."""
    found: dict[str, dict[int, Figure]] = {}
    plain = mentions.plain
    for at, figure in enumerate(figures):
        if is_before:
            begin = max(figure.start - _NEAR, figures[at - 1].end if at else 0)
            stops = list(_STOP.finditer(plain, begin, figure.start))
            begin, end = (stops[-1].end() if stops else begin), figure.start
        else:
            last = at + 1 == len(figures)
            begin = figure.end
            end = begin + _NEAR if last else min(begin + _NEAR, figures[at + 1].start)
            stop = _STOP.search(plain, begin, end)
            end = stop.start() if stop else end
        for meaning, _, _ in find_meanings(plain, begin, end, mentions.locale, rows):
            found.setdefault(meaning.row, {}).setdefault(meaning.pole, figure)
    return {
        row: poles
        for row, poles in found.items()
        if len(poles) == _TWO and _are_near(*poles.values())
    }
