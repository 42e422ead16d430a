"""Matches the values and links of corresponding units, and keeps what is left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote

from microsite.alignment import Alignment, Unit
from microsite.comparison import Comparison, LinkDifference, ValueDifference
from microsite.mentions import Link, Measure, Value
from microsite.register import EMPTY_REGISTER, Register
from microsite.slip import is_slip

_LOOSE = (Measure.NUMBER, Measure.TIME, Measure.CODE)
"""Measures that may stand for one another: `14 h` is read as a time, `14` is not."""


def match(alignment: Alignment, register: Register = EMPTY_REGISTER) -> Comparison:
    """What differs between the units of two versions."""
    return Comparison(
        alignment,
        tuple(_match_values(alignment)),
        tuple(_match_links(alignment)),
        register,
    )


def _match_values(alignment: Alignment) -> Iterator[ValueDifference]:
    for unit in alignment.units:
        left = [value for block in unit.reference for value in block.values]
        right = [value for block in unit.translation for value in block.values]
        if not left and not right:
            continue
        left, right = _leave_out_equal(left, right)
        left, right = _leave_out_other_spellings(left, right)
        yield from _pair_left_overs(unit, left, right)


def _leave_out_equal(
    left: Sequence[Value], right: Sequence[Value]
) -> tuple[list[Value], list[Value]]:
    """The values without those that both sides have, as often as both have them."""
    here = Counter((value.measure, value.key) for value in left)
    there = Counter((value.measure, value.key) for value in right)
    if here == there:
        return [], []
    return list(_surplus(left, there)), list(_surplus(right, here))


def _surplus(
    values: Iterable[Value], others: Counter[tuple[Measure, str]]
) -> Iterator[Value]:
    budget = others.copy()
    for value in values:
        name = (value.measure, value.key)
        if budget[name] > 0:
            budget[name] -= 1
        else:
            yield value


def _leave_out_other_spellings(
    left: list[Value], right: list[Value]
) -> tuple[list[Value], list[Value]]:
    """The values without pairs such as `14 h` and `14`, which are the same."""
    if not left or not right:
        return left, right
    for value in tuple(left):
        twin = next((other for other in right if _is_same(value, other)), None)
        if twin:
            left.remove(value)
            right.remove(twin)
    return left, right


def _is_same(value: Value, other: Value) -> bool:
    if value.measure is other.measure:
        return False
    numbers = {_as_number(value), _as_number(other)}
    return len(numbers) == 1 and numbers != {""}


def _as_number(value: Value) -> str:
    if value.measure is Measure.TIME:
        minutes = int(value.key)
        return str(minutes // 60) if minutes % 60 == 0 else ""
    if value.measure is Measure.NUMBER or value.measure is Measure.MONTH:
        return value.key
    if value.measure is Measure.CODE:
        return re.sub(r"\D", "", value.key)
    return ""


def _pair_left_overs(
    unit: Unit, left: list[Value], right: list[Value]
) -> Iterator[ValueDifference]:
    """Left-over values of the same measure side by side, in order; the rest alone."""
    left = [value for value in left if not value.is_soft]
    right = [value for value in right if not value.is_soft]
    for measure in Measure:
        mine = [value for value in left if value.measure is measure]
        theirs = [value for value in right if value.measure is measure]
        if measure is Measure.CODE:
            mine, theirs, pairs = _pair_similar(mine, theirs)
            yield from (ValueDifference(unit, *pair) for pair in pairs)
        else:
            while mine and theirs:
                first, second = mine.pop(0), theirs.pop(0)
                yield ValueDifference(unit, first, second)
        yield from (ValueDifference(unit, value, None) for value in mine)
        yield from (ValueDifference(unit, None, value) for value in theirs)


def _pair_similar(
    mine: list[Value], theirs: list[Value]
) -> tuple[list[Value], list[Value], list[tuple[Value, Value]]]:
    """Codes with the same letters or one slip apart, side by side."""
    pairs = []
    for value in tuple(mine):
        for other in theirs:
            if (
                is_slip(value.key, other.key)
                or _letters(value) == _letters(other) != ""
            ):
                pairs.append((value, other))
                mine.remove(value)
                theirs.remove(other)
                break
    return mine, theirs, pairs


def _letters(value: Value) -> str:
    return re.sub(r"\d+", "0", value.key)


_LANGUAGE = frozenset(
    "fr en fra eng f e french english francais anglais".split()
    + "fr-ca en-ca fr-fr en-us en-gb".split()
)
"""Steps of an address that tell its language."""
_STEP = re.compile(r"([/._=?&#-]+)")


@lru_cache(maxsize=4096)
def fold_target(target: str) -> str:
    """A target without what tells its language, its scheme and its last slash.

    >>> fold_target("https://www.example.org/fr/page-fra.html")
    'example.org/page.html'
    """
    target = unquote(target).strip().lower()
    target = re.sub(r"^(?:https?:)?//(?:www\.)?", "", target)
    parts = _STEP.split(target)
    kept = [parts[0] if parts[0] not in _LANGUAGE else ""]
    for separator, step in zip(parts[1::2], parts[2::2], strict=True):
        if step not in _LANGUAGE:
            kept.append(separator[-1] + step)
    folded = "".join(kept).strip("/._?&#-")
    return folded.removesuffix("/index.html").removesuffix("/index.htm")


def has_language(target: str) -> bool:
    """Whether a target tells its language, as `/en/` does."""
    return not _LANGUAGE.isdisjoint(_STEP.split(target.lower()))


def _match_links(alignment: Alignment) -> Iterator[LinkDifference]:
    for unit in alignment.units:
        left = [link for block in unit.reference for link in block.links]
        right = [link for block in unit.translation for link in block.links]
        if left or right:
            yield from _pair_links(unit, left, right)


def _pair_links(
    unit: Unit, left: list[Link], right: list[Link]
) -> Iterator[LinkDifference]:
    mine = [(fold_target(link.target), link) for link in left]
    theirs = [(fold_target(link.target), link) for link in right]
    here = Counter(key for key, _ in mine)
    there = Counter(key for key, _ in theirs)
    first = list(_surplus_links(mine, there))
    second = list(_surplus_links(theirs, here))
    for is_image in (False, True):
        ours = [link for link in first if link.is_image is is_image]
        others = [link for link in second if link.is_image is is_image]
        while ours and others:
            yield LinkDifference(unit, ours.pop(0), others.pop(0))
        yield from (LinkDifference(unit, link, None) for link in ours)
        yield from (LinkDifference(unit, None, link) for link in others)


def _surplus_links(
    links: Iterable[tuple[str, Link]], others: Counter[str]
) -> Iterator[Link]:
    budget = others.copy()
    for key, link in links:
        if budget[key] > 0:
            budget[key] -= 1
        else:
            yield link
