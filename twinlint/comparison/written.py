"""Leaves out the values that the other version writes in the very same way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from twinlint.alignment import Alignment, Unit
from twinlint.documents import BLANK
from twinlint.mentions import Block, Mentions, Value

_CODED = re.compile(r"(?<![\w./:#?=&%+-])\d{1,20}(?:\.\d{1,20})?(?![\w/&=-])")
"""A number that stands alone in code, and in no address."""
_MOST_WORDS = 8
"""Words that a value is written in at most."""
_JOINED = 40
"""Characters that may be joined to a value."""
_AROUND = "\"'«»“”‘’()[]{}<>.,;:!?…"
"""What stands beside a value, and is no part of it."""
_WHITE = " \n\t\u00a0\u202f" + BLANK

_Words = tuple[str, ...]
_Written = tuple[_Words, int]
"""The words that a value is written in, and where they begin."""


def leave_out_verbatim(
    alignment: Alignment, unit: Unit, left: list[Value], right: list[Value]
) -> tuple[list[Value], list[Value]]:
    """The values without those that the other side writes in the very same way.

    What a language reads otherwise than the other is not different: `22:32:33.000`.
    """
    first, second = alignment.reference, alignment.translation
    mine = [_read_written(first, value) for value in left]
    theirs = [_read_written(second, value) for value in right]
    asked = (*mine, *theirs)
    here = _count_runs(first, unit.reference, asked)
    there = _count_runs(second, unit.translation, asked)
    return (
        list(_leave_out(left, mine, _spare(mine, here, there))),
        list(_leave_out(right, theirs, _spare(theirs, there, here))),
    )


def _spare(
    written: Iterable[_Written], here: Counter[_Words], there: Counter[_Words]
) -> Counter[_Words]:
    """How often the other side has each run beside those that stand for one here.

    Of two `24h`, one of which is left over, one stands for the only one of the other.
    """
    left = Counter(words for words, _ in set(written))
    runs = (run for run in left if there[run])
    return Counter({run: there[run] - here[run] + left[run] for run in runs})


def leave_out_coded(
    alignment: Alignment, unit: Unit, left: list[Value], right: list[Value]
) -> tuple[list[Value], list[Value]]:
    """The values without those that the other side sets as code: `8080`."""
    here = _count_coded(alignment.reference, unit.reference)
    there = _count_coded(alignment.translation, unit.translation)
    return list(_take_coded(left, there - here)), list(_take_coded(right, here - there))


def _count_coded(mentions: Mentions, blocks: Iterable[Block]) -> Counter[str]:
    """How often some blocks have each number in code."""
    return Counter(
        match[0]
        for block in blocks
        for match in _CODED.finditer(mentions.text.value, block.start, block.end)
        if mentions.plain[match.start()] == BLANK
    )


def _take_coded(values: Iterable[Value], coded: Counter[str]) -> Iterator[Value]:
    for value in values:
        if coded[value.key] > 0 and not value.in_words:
            coded[value.key] -= 1
        else:
            yield value


def _leave_out(
    values: Iterable[Value], written: Iterable[_Written], others: Counter[_Words]
) -> Iterator[Value]:
    """The values but those in words that the other side has, as often as it has them.

    Several values may be in the same words: a time with its seconds.
    """
    places: dict[_Words, set[int]] = {}
    for value, (words, start) in zip(values, written, strict=True):
        same = places.setdefault(words, set())
        same.add(start)
        if len(same) > others[words]:
            yield value


def _count_runs(
    mentions: Mentions, blocks: Iterable[Block], asked: Iterable[_Written]
) -> Counter[_Words]:
    """How often some blocks have each run of words that is asked for."""
    runs = {words for words, _ in asked if 0 < len(words) <= _MOST_WORDS}
    if not runs:
        return Counter()
    said = [
        word.strip(_AROUND)
        for block in blocks
        for word in mentions.plain[block.start : block.end].replace(BLANK, " ").split()
    ]
    return Counter(
        run
        for count in {len(words) for words in runs}
        for run in zip(*(said[at:] for at in range(count)), strict=False)
        if run in runs
    )


def _read_written(mentions: Mentions, value: Value) -> _Written:
    """The words that a value is written in, with all that is joined to them.

    None for plain digits, which both languages read alike, and for hidden markup.
    """
    plain, start, end = mentions.plain, value.start, max(value.end, value.unit_end)
    if plain[start:end].isdecimal() and plain[end : end + 1] in _WHITE:
        return (), start
    before = plain[max(0, start - _JOINED) : start]
    after = plain[end : end + _JOINED]
    first = start - len(before) + max(before.rfind(sign) for sign in _WHITE) + 1
    stops = [at for sign in _WHITE if (at := after.find(sign)) >= 0]
    written = plain[first : end + min(stops, default=len(after))]
    if "\0" in written or written.strip(_AROUND).isdecimal():
        return (), start
    return tuple(word.strip(_AROUND) for word in written.split()), first
