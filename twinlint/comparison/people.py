"""People whom corresponding blocks name otherwise, or of whom one is left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import replace
from functools import cache, lru_cache

from twinlint.alignment import Unit
from twinlint.comparison.comparison import Comparison
from twinlint.languages import (
    Language,
    read_first_names,
    read_language,
    read_places,
)
from twinlint.mentions import Block, FullName, Kind, Mentions, Span, read_full_names
from twinlint.spelling import fold, is_slip

_BEFORE = re.compile(r"(?<![\w’'.-])([A-ZÀ-Ý][\w.’'-]*)[ \u00a0]$")
_BEGINS = re.compile(r"(?:^|[.!?:\n\0-][ \u00a0]?)$")
"""What stands before the first word of a sentence."""
_WINDOW = 24
"""Characters before a name in which another one stands."""
_SHORT = 3
"""Letters of a surname of which no slip is told."""
_People = Mapping[int, list[FullName]]
"""The people of each block, by where the block begins."""


@lru_cache(maxsize=1)
def find_other_people(comparison: Comparison) -> tuple[tuple[Span, Span], ...]:
    """Two names of corresponding blocks that should be one person's, each pair once.

    Two rules ask for the same comparison one after the other.
    """
    found = (
        *_find_replaced(comparison),
        *_find_renamed(comparison),
        *_find_other_surnames(comparison),
    )
    return tuple(dict.fromkeys(found))


def _find_replaced(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """The two names of corresponding blocks that should be one person's.

    One of them stands nowhere in the other version.
    """
    here, there = _read_people(comparison)
    if not here or not there:
        return
    said, said_there = _count(here), _count(there)
    first, second = comparison.reference.plain, comparison.translation.plain
    for unit in comparison.paired:
        left, right = _find_alone(comparison, unit)
        for name, other in _pair(left, right):
            if (said_there[_key(name)] or name.words in second) and (
                said[_key(other)] or other.words in first
            ):
                continue
            parts = ((name.first, other.first), (name.surname, other.surname))
            if not any(_are_near(*part) for part in parts):
                yield (name.start, name.end), (other.start, other.end)


def _find_renamed(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """The first names of corresponding blocks that stand before one surname.

    Also of those that are words: `Claire`. One of the two is said nowhere there.
    """
    sides = comparison.reference, comparison.translation
    if not all(_index_names(side.plain) for side in sides):
        return
    for unit in comparison.paired:
        left = _read_parts(comparison.reference, unit.reference, _read_surname)
        right = (
            _read_parts(comparison.translation, unit.translation, _read_surname)
            if left
            else {}
        )
        for surname, name in left.items():
            other = right.get(surname)
            if not name or not other or fold(name.first) == fold(other.first):
                continue
            may_be_words = any(
                first.split("-")[0].lower() in read_language(mentions.locale).words
                for mentions, first in (
                    (comparison.reference, name.first),
                    (comparison.translation, other.first),
                )
            )
            if may_be_words and not is_slip(name.first, other.first):
                yield (name.start, name.end), (other.start, other.end)


def _find_other_surnames(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """The names of corresponding blocks that have one first name and two surnames.

    Whatever words they are: `Jean Moreau`, `Jean Morel`. One of the two surnames is
    said nowhere in the other version; those a slip apart are another rule's.
    """
    first, second = comparison.reference, comparison.translation
    if not all(_index_names(side.plain) for side in (first, second)):
        return
    for unit in comparison.paired:
        left = _read_parts(first, unit.reference, _read_first)
        right = _read_parts(second, unit.translation, _read_first) if left else {}
        for given in left.keys() & right.keys():
            name, other = left[given], right[given]
            if not name or not other or fold(name.surname) == fold(other.surname):
                continue
            longest = max(len(name.surname), len(other.surname))
            is_near = longest > _SHORT and _are_near(name.surname, other.surname)
            if not is_near and _are_surnames(comparison, unit, name, other):
                yield (name.start, name.end), (other.start, other.end)


def _are_surnames(
    comparison: Comparison, unit: Unit, name: FullName, other: FullName
) -> bool:
    """Whether neither side of a unit has the surname of the other one.

    `Martin Luther` is King there. Who says both elsewhere says them in another order.
    """
    here = {fold(word) for block in unit.reference for word in block.words}
    there = {fold(word) for block in unit.translation for word in block.words}
    mine, theirs = (fold(each.surname).split()[-1] for each in (name, other))
    if theirs in here or mine in there:
        return False
    said, said_there = (
        side.vocabulary for side in (comparison.reference, comparison.translation)
    )
    return mine not in said_there or theirs not in said


def _read_surname(name: FullName) -> str:
    return fold(name.surname)


def _read_first(name: FullName) -> str:
    return fold(name.first)


def _read_parts(
    mentions: Mentions, blocks: tuple[Block, ...], read_part: Callable[[FullName], str]
) -> dict[str, FullName | None]:
    """The people of some blocks by one of their names; None for several of one."""
    found: dict[str, FullName | None] = {}
    own = read_language(mentions.locale)
    for block in blocks:
        if block.kind is Kind.CODE or len(block.names) < 2:
            continue
        for name in _list_names(mentions, block):
            person = _without_possessive(name, own)
            if fold(person.first.split("-")[0]) not in _read_folded():
                continue
            part = read_part(person)
            known = found.get(part, person)
            is_same = known is not None and _key(known) == _key(person)
            found[part] = person if is_same else None
    return found


def _list_names(mentions: Mentions, block: Block) -> tuple[FullName, ...]:
    """All that looks like a full name in a block."""
    full = _index_names(mentions.plain)
    first = bisect_left(full, block.start, key=_start)
    return full[first : bisect_left(full, block.end, key=_start)]


@lru_cache(maxsize=4)
def _index_names(plain: str) -> tuple[FullName, ...]:
    return tuple(read_full_names(plain))


def _start(name: FullName) -> int:
    return name.start


def find_lost_people(comparison: Comparison, *, in_reference: bool) -> Iterator[Span]:
    """The people of one version whom the corresponding block of the other leaves out.

    They are named less often there; the block has no other name for them.
    """
    here, there = _read_people(comparison)
    if not (here if in_reference else there):
        return
    said, said_there = _count(here), _count(there)
    for unit in comparison.paired:
        left, right = _find_alone(comparison, unit)
        mine, theirs, blocks = left, right, unit.translation
        if not in_reference:
            mine, theirs, blocks = right, left, unit.reference
        if not mine or theirs:
            continue
        words = {fold(word) for block in blocks for word in block.words}
        for name in mine:
            more, less = said[_key(name)], said_there[_key(name)]
            if not in_reference:
                more, less = less, more
            parts = fold(name.words).replace("-", " ").split()
            if more > less and words.isdisjoint(parts):
                yield name.start, name.end


@lru_cache(maxsize=1)
def _read_people(comparison: Comparison) -> tuple[_People, _People]:
    """The people of both versions; several rules ask."""
    return _gather(comparison.reference), _gather(comparison.translation)


def _gather(mentions: Mentions) -> _People:
    """First names with the surname after them, which are no part of a longer name."""
    own = read_language(mentions.locale)
    starts = [block.start for block in mentions.blocks]
    people: dict[int, list[FullName]] = {}
    for found in read_full_names(mentions.plain):
        name = _without_possessive(found, own)
        if not _is_person(mentions.plain, name, own) or _is_inside(
            mentions.plain, name, own
        ):
            continue
        block = mentions.blocks[bisect_right(starts, name.start) - 1]
        if block.kind is not Kind.CODE and name.start < block.end:
            people.setdefault(block.start, []).append(name)
    return people


def _without_possessive(name: FullName, own: Language) -> FullName:
    """The name itself where something is said to be its own: `Ana Roy’s harbour`."""
    for ending in own.possessive_endings:
        if name.surname.endswith(ending):
            surname = name.surname.removesuffix(ending)
            return replace(name, surname=surname, end=name.end - len(ending))
    return name


@cache
def _read_folded() -> frozenset[str]:
    """All first names without accents: English writes Melanie, French Mélanie."""
    return frozenset(map(fold, read_first_names()))


def _is_person(plain: str, name: FullName, own: Language) -> bool:
    """Whether a name begins with a first name that is no word where it stands.

    A capital makes a name of a word inside a sentence (`avec Claire Roux`), and before
    a surname that is no word; of English, whose titles have capitals, only before one
    that no list has.
    """
    first = name.first.split("-")[0]
    if fold(first) not in _read_folded():
        return False
    word = first.lower()
    if word not in own.words:
        return True
    if word in own.months or first in read_places(own.locale):
        return False
    before = plain[max(0, name.start - 2) : name.start]
    is_inside = before[:1].islower() and before[1:] in (" ", "\u00a0")
    surname, is_known = name.surname, own.knows(name.surname)
    if is_inside:
        return own.capitals_mark_names or not is_known
    if own.capitals_mark_names:
        is_known = surname.lower() in own.words
    return not (is_known or word in own.marks or surname in read_places(own.locale))


def _is_inside(plain: str, name: FullName, own: Language) -> bool:
    """Whether a capitalised word stands before it that is no title."""
    before = _BEFORE.search(plain, max(0, name.start - _WINDOW), name.start)
    if before is None:
        return False
    word = before[1].lower()
    if word in own.titles or word in own.roles:
        return False
    places = read_places(own.locale).get(before[1], ())
    if any(plain.startswith(place, before.start(1)) for place, _ in places):
        return True
    begins = _BEGINS.search(plain, max(0, before.start() - 3), before.start())
    return word not in own.words or begins is None


def _count(people: _People) -> Counter[str]:
    return Counter(_key(name) for names in people.values() for name in names)


def _key(name: FullName) -> str:
    return fold(name.words)


def _find_alone(
    comparison: Comparison, unit: Unit
) -> tuple[list[FullName], list[FullName]]:
    """The people of each side of a unit whom the other side does not name so.

    It may name them where nothing tells a name from words: `Marie`, also a verb.
    """
    here, there = _read_people(comparison)
    left = _list_people(unit.reference, here)
    right = _list_people(unit.translation, there)
    if not left and not right:
        return [], []
    mine = _key_all(comparison.reference, unit.reference)
    theirs = _key_all(comparison.translation, unit.translation)
    return (
        [name for name in left if _key(name) not in theirs],
        [name for name in right if _key(name) not in mine],
    )


def _key_all(mentions: Mentions, blocks: tuple[Block, ...]) -> Set[str]:
    """What may be the names of people in some blocks, and longer names' parts."""
    own = read_language(mentions.locale)
    return {
        _key(_without_possessive(name, own))
        for block in blocks
        if block.kind is not Kind.CODE
        for name in _list_names(mentions, block)
    }


def _list_people(blocks: tuple[Block, ...], people: _People) -> list[FullName]:
    return [name for block in blocks for name in people.get(block.start, ())]


def _pair(
    left: list[FullName], right: list[FullName]
) -> Iterator[tuple[FullName, FullName]]:
    """Names with a first name or a surname in common, or the only one of each side."""
    if len(left) == len(right) == 1:
        yield left[0], right[0]
        return
    by_part = {
        fold(part): name for name in right for part in (name.first, name.surname)
    }
    for name in left:
        for part in (name.first, name.surname):
            other = by_part.get(fold(part))
            if other:
                yield name, other
                break


def _are_near(part: str, other: str) -> bool:
    """Whether one is a slip of the other, which is the concern of another rule."""
    return fold(part) != fold(other) and is_slip(part, other)
