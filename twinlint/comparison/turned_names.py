"""Finds two places of a sentence of which each stands where the other one should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from twinlint.alignment import Unit
from twinlint.comparison.comparison import Comparison
from twinlint.comparison.sentences import pair_sentences
from twinlint.comparison.turned import Row, Thing, find_turned
from twinlint.languages import read_language, read_places
from twinlint.mentions import NAME, Mentions, Sentence, Span, is_compound
from twinlint.source import Locale
from twinlint.spelling import fold

_TWO = 2
_SHORTEST = 3
"""Letters of the name of a place."""

TurnedNames = tuple[Span, Span, Span, Span]
"""The two of the reference in order, and what stands for each in the translation."""


def find_turned_names(comparison: Comparison) -> Iterator[TurnedNames]:
    """Places in another order, where what says the way to each has kept its own.

    `de Sceaux à Antony` is not `from Antony to Sceaux`; `between Antony and Sceaux` is
    the same as the other way round.
    """
    first, second = comparison.reference, comparison.translation
    keys = _Keys(first.locale), _Keys(second.locale)
    unit, may_differ = None, False
    for pair in pair_sentences(comparison):
        if not (len(pair.reference) == len(pair.translation) == 1):
            continue
        if pair.unit is not unit:
            unit = pair.unit
            may_differ = _may_differ(unit, keys)
        if not may_differ:
            continue
        left = _read_row(first, pair.reference[0], keys[0])
        right = _read_row(second, pair.translation[0], keys[1]) if left else None
        turned = _find_turned(left, right) if left and right else None
        if turned:
            yield turned


def _find_turned(left: Row, right: Row) -> TurnedNames | None:
    times = [Counter(thing.key for thing in row.things) for row in (left, right)]
    left, right = (
        replace(
            row,
            things=[
                thing
                for thing in row.things
                if times[0][thing.key] == times[1][thing.key] == 1
            ],
        )
        for row in (left, right)
    )
    turned = find_turned(left, right, are_names=True)
    if turned is None or not turned.is_clear:
        return None
    a, b, c, d = (
        (row.things[at].start, row.things[at].end)
        for row in (left, right)
        for at in (turned.first, turned.last)
    )
    return a, b, c, d


class _Keys(dict[str, str]):
    """What each capitalised word may name, in any language; nothing for no place."""

    def __init__(self, locale: Locale) -> None:
        super().__init__()
        self._language = read_language(locale)
        self._places = read_places(locale)

    def __missing__(self, name: str) -> str:
        key = next(
            (place for words, place in self._places.get(name, ()) if words == name), ""
        )
        key = self[name] = key or (fold(name) if self._may_be_place(name) else "")
        return key

    def _may_be_place(self, name: str) -> bool:
        own = self._language
        if len(name) < _SHORTEST or name.isupper():
            return False
        is_name = name in own.names or is_compound(name)
        return is_name or not any(map(own.knows, name.split("-")))


def _may_differ(unit: Unit, keys: tuple[_Keys, _Keys]) -> bool:
    """Whether both sides name two places, in another order; quick."""
    names, others = (
        [key for block in blocks for name in block.names if (key := known[name])]
        for blocks, known in zip((unit.reference, unit.translation), keys, strict=True)
    )
    both = set(names) & set(others)
    if len(both) < _TWO:
        return False
    return [n for n in names if n in both] != [n for n in others if n in both]


def _read_row(mentions: Mentions, sentence: Sentence, keys: _Keys) -> Row | None:
    """The places that a sentence names; none where their order is no matter."""
    mutual = read_language(mentions.locale).mutual
    if any(word.lower() in mutual for word in sentence.words):
        return None
    things = [
        Thing(keys[match[0]], *match.span())
        for match in NAME.finditer(mentions.plain, sentence.start, sentence.end)
        if keys[match[0]]
    ]
    return Row(mentions, sentence, things)
