"""Matches the values and links of corresponding units, and keeps what is left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from twinlint.alignment import Alignment, Unit
from twinlint.comparison.comparison import Comparison, LinkDifference, ValueDifference
from twinlint.comparison.equivalence import leave_out_equivalents
from twinlint.comparison.targets import fold_target
from twinlint.comparison.written import leave_out_coded, leave_out_verbatim
from twinlint.mentions import Link, Measure, Value
from twinlint.register import EMPTY_REGISTER, Register
from twinlint.source import Locale
from twinlint.spelling import find_slips


def match_versions(
    alignment: Alignment, register: Register = EMPTY_REGISTER
) -> Comparison:
    """What differs between the units of two versions."""
    return Comparison(
        alignment,
        tuple(_match_values(alignment)),
        tuple(_match_links(alignment)),
        tuple(unit for unit in alignment.units if unit.is_paired),
        register,
    )


def _match_values(alignment: Alignment) -> Iterator[ValueDifference]:
    for unit in alignment.units:
        left = [value for block in unit.reference for value in block.values]
        right = [value for block in unit.translation for value in block.values]
        if not left and not right:
            continue
        shared = {value.key for value in left if not value.is_soft}
        shared &= {value.key for value in right if not value.is_soft}
        left, right = _leave_out_equal(left, right)
        if not left and not right:
            continue
        left, right = leave_out_coded(alignment, unit, left, right)
        left, right = leave_out_verbatim(alignment, unit, left, right)
        left, right = leave_out_equivalents(left, right)
        is_ranked = bool(shared) and _is_sentence(unit)
        left, right = _leave_out_soft(left, right, is_ranked=is_ranked)
        yield from _pair_left_overs(alignment, unit, left, right)


_Name = tuple[str | bool, ...]
"""What two values have in common that are taken for the same."""


def _leave_out_equal(
    left: Sequence[Value], right: Sequence[Value]
) -> tuple[list[Value], list[Value]]:
    """The values without those that both sides have, as often as both have them.

    Those written in the same way go first: of `six` and `06`, the digits are left over
    when the other side has one six in letters; then those of one unit.
    """
    for name in (_full_name, _unit_name, _short_name):
        here, there = Counter(map(name, left)), Counter(map(name, right))
        if here == there:
            return [], []
        left = list(_surplus(left, there, name))
        right = list(_surplus(right, here, name))
    return list(left), list(right)


def _full_name(value: Value) -> _Name:
    form = (value.is_ordinal, value.in_words, value.is_soft, value.part)
    return value.measure, value.key, value.unit, *form


def _unit_name(value: Value) -> _Name:
    return value.measure, value.key, value.is_ordinal, value.unit


def _short_name(value: Value) -> _Name:
    return value.measure, value.key, value.is_ordinal


def _surplus(
    values: Iterable[Value], others: Counter[_Name], name: Callable[[Value], _Name]
) -> Iterator[Value]:
    budget = others.copy()
    for value in values:
        if budget[name(value)] > 0:
            budget[name(value)] -= 1
        else:
            yield value


def _is_sentence(unit: Unit) -> bool:
    """Whether both sides are one sentence."""
    return all(
        sum(len(block.sentences) for block in blocks) == 1
        for blocks in (unit.reference, unit.translation)
    )


def _leave_out_soft(
    left: list[Value], right: list[Value], *, is_ranked: bool
) -> tuple[list[Value], list[Value]]:
    """The hard values, without those that a soft one stands for where one lacks.

    So is the only rank of each side in one sentence that says of how many.
    """
    here = [value for value in left if not value.is_soft]
    there = [value for value in right if not value.is_soft]
    more = len(here) - len(there)
    here, there = _spend(here, right, more), _spend(there, left, -more)
    for kind in _SOFT_KINDS:
        first = [value for value in left if value.is_soft and _kind(value) == kind]
        second = [value for value in right if value.is_soft and _kind(value) == kind]
        mine = [_kind(value) for value in here if value.measure is kind[0]]
        theirs = [_kind(value) for value in there if value.measure is kind[0]]
        may_be_said = kind[0] is Measure.TIME or (
            is_ranked and len(first) == len(second) == 1
        )
        are_both_soft = may_be_said and not mine and not theirs
        if len(first) == 1 and not mine and (theirs == [kind] or are_both_soft):
            here = [*here, *first]
        if len(second) == 1 and not theirs and (mine == [kind] or are_both_soft):
            there = [*there, *second]
    return here, there


_SOFT_KINDS = ((Measure.NUMBER, True), (Measure.TIME, False))
"""Ranks and times in words, which may be idioms: `second`, `midi`. Beside a rank or a
time that the other side has left over, they are none."""


def _kind(value: Value) -> tuple[Measure, bool]:
    return value.measure, value.is_ordinal


def _spend(values: list[Value], others: Iterable[Value], most: int) -> list[Value]:
    """The values without some that a soft value of the other side equals."""
    budget = Counter((v.measure, v.key) for v in others if v.is_soft)
    kept: list[Value] = []
    for value in values:
        if most > 0 and budget[value.measure, value.key] > 0:
            budget[value.measure, value.key] -= 1
            most -= 1
        else:
            kept.append(value)
    return kept


def _is_written_alike(alignment: Alignment, value: Value, other: Value) -> bool:
    """Whether two values are the same figures, which languages read otherwise."""
    here, there = alignment.reference.plain, alignment.translation.plain
    written = here[value.start : value.end]
    return written == there[other.start : other.end] and any(
        sign in written for sign in _POINTS
    )


_POINTS = (".", ",")
"""Signs of decimals in one language, and of thousands in another."""


def _pair_left_overs(
    alignment: Alignment, unit: Unit, left: list[Value], right: list[Value]
) -> Iterator[ValueDifference]:
    """Left-over values of the same measure side by side, in order; the rest alone."""
    durations = _pair_durations(left, right)
    yield from (ValueDifference(unit, *pair) for pair in durations)
    if durations:
        said = {id(value) for pair in durations for value in pair}
        left = [value for value in left if id(value) not in said]
        right = [value for value in right if id(value) not in said]
    for measure in Measure:
        mine = [value for value in left if value.measure is measure]
        theirs = [value for value in right if value.measure is measure]
        if not mine and not theirs:
            continue
        if measure is Measure.CODE:
            pairs = _pair_similar(mine, theirs)
        else:
            pairs = _pair_in_order(mine, theirs)
        for value, other in pairs:
            if not _is_written_alike(alignment, value, other):
                yield ValueDifference(unit, value, other)
        paired = {id(value) for pair in pairs for value in pair}
        for value in mine:
            if id(value) not in paired:
                yield ValueDifference(unit, value, None)
        for value in theirs:
            if id(value) not in paired:
                yield ValueDifference(unit, None, value)


def _pair_durations(left: list[Value], right: list[Value]) -> list[tuple[Value, Value]]:
    """Times beside numbers that may be one: `1 h 30`, `80 minutes`; `19 heures`."""
    pairs: list[tuple[Value, Value]] = []
    for first, second in (
        (Measure.TIME, Measure.NUMBER),
        (Measure.NUMBER, Measure.TIME),
    ):
        mine = (value for value in left if value.measure is first)
        theirs = (value for value in right if value.measure is second)
        for value, other in zip(mine, theirs, strict=False):
            if _may_be_time(value, other) or _may_be_time(other, value):
                pairs.append((value, other))
    return pairs


def _may_be_time(time: Value, number: Value) -> bool:
    """Whether a number may be the time, or the duration, that the other side says."""
    if time.measure is not Measure.TIME:
        return False
    if time.unit:
        return number.unit in _SHORT_UNITS or number.as_minutes() is not None
    return number.unit == "hour" or number.as_minutes() is not None


_SHORT_UNITS = ("hour", "minute", "second")
"""Units of what a time of day may be too, when it is a duration."""


_Form = tuple[str | bool | int, ...]


def _pair_in_order(mine: list[Value], theirs: list[Value]) -> list[tuple[Value, Value]]:
    """Values of one form side by side: days with days, words with words; then any."""
    pairs: list[tuple[Value, Value]] = []
    for form in (_whole_form, _form):
        twins = _group(theirs, form)
        for kind, same in _group(mine, form).items():
            pairs += zip(same, twins.get(kind, ()), strict=False)
        paired = {id(value) for pair in pairs for value in pair}
        mine = [value for value in mine if id(value) not in paired]
        theirs = [value for value in theirs if id(value) not in paired]
    return pairs + list(zip(mine, theirs, strict=False))


def _group(
    values: Iterable[Value], form: Callable[[Value], _Form]
) -> dict[_Form, list[Value]]:
    groups: dict[_Form, list[Value]] = {}
    for value in values:
        groups.setdefault(form(value), []).append(value)
    return groups


def _whole_form(value: Value) -> _Form:
    return value.part, value.in_words, value.unit, len(value.key)


def _form(value: Value) -> _Form:
    return value.part, value.in_words


def _pair_similar(
    mine: Sequence[Value], theirs: Sequence[Value]
) -> list[tuple[Value, Value]]:
    """Codes with the same letters or one slip apart, side by side."""
    by_letters: dict[str, list[Value]] = {}
    for value in reversed(theirs):
        by_letters.setdefault(_letters(value), []).append(value)
    pairs = []
    left: dict[str, Value] = {}
    for value in mine:
        twins = by_letters.get(_letters(value))
        if twins:
            pairs.append((value, twins.pop()))
        else:
            left[value.key] = value
    right = {value.key: value for twins in by_letters.values() for value in twins}
    for key, twin in find_slips(list(left), list(right)):
        if key in left and twin in right:
            pairs.append((left.pop(key), right.pop(twin)))
    return pairs


def _letters(value: Value) -> str:
    return re.sub(r"\d+", "0", value.key)


def _match_links(alignment: Alignment) -> Iterator[LinkDifference]:
    locales = (alignment.reference.locale, alignment.translation.locale)
    for unit in alignment.units:
        left = [link for block in unit.reference for link in block.links]
        right = [link for block in unit.translation for link in block.links]
        if left or right:
            yield from _pair_links(unit, left, right, locales)


def _pair_links(
    unit: Unit, left: list[Link], right: list[Link], locales: tuple[Locale, Locale]
) -> Iterator[LinkDifference]:
    mine = [(fold_target(link.target, locales), link) for link in left]
    theirs = [(fold_target(link.target, locales), link) for link in right]
    here = Counter(key for key, _ in mine)
    there = Counter(key for key, _ in theirs)
    first = list(_surplus_links(mine, there))
    second = list(_surplus_links(theirs, here))
    for is_image in (False, True):
        ours = [link for link in first if link.is_image is is_image]
        others = [link for link in second if link.is_image is is_image]
        for link, other in zip_longest(ours, others):
            yield LinkDifference(unit, link, other)


def _surplus_links(
    links: Iterable[tuple[str, Link]], others: Counter[str]
) -> Iterator[Link]:
    budget = others.copy()
    for key, link in links:
        if budget[key] > 0:
            budget[key] -= 1
        else:
            yield link
