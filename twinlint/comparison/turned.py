"""Tells whether two things that have changed places have moved with their words.

Translators keep the order of what a sentence counts or names. Where two things stand in
another order, the words beside them tell whether all has moved (`24 bears and 31
wolves`), or only the things (`24 wolves and 31 bears`).
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence, Set
from itertools import takewhile
from typing import Protocol

from twinlint.comparison.telling import make_keys
from twinlint.data import dataclass
from twinlint.languages import list_rows, read_language
from twinlint.mentions import Mentions, Sentence, list_meanings
from twinlint.source import Locale

_FEW = 6
"""Things of a sentence at most, which words tell from one another."""
_WINDOW = 60
"""Characters beside a thing in which the words stand that are about it."""
_CLEARLY = 2
"""By how many words those that stayed outnumber those that moved, if any moved."""
_NEAREST = 2
"""Words just before a thing of which one may say which way it is: `to the`."""
_TOKEN = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"[;()\n\0«»“”|]|[,:.!?](?=\s|$)")
_WAY = "> "
"""Begins what tells a way."""
_MOST_BETWEEN = 5
"""Words between two things of a list."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What stands in a sentence, by what it is in both languages."""

    key: Hashable
    start: int
    end: int
    unit: str = ""
    """What is counted, by its name in any language."""


@dataclass(frozen=True, slots=True)
class Row:
    """The things of a sentence, in order."""

    mentions: Mentions
    sentence: Sentence
    things: Sequence[Thing]


@dataclass(frozen=True, slots=True)
class Turned:
    """Two things, by number, that stand where the other version has the other one."""

    first: int
    last: int
    stayed: int
    """Words beside them that stand as they do in the other version."""
    moved: int
    """Words that have gone with them."""
    are_listed: bool
    """Whether in both versions little but an `and` stands between them."""

    @property
    def is_clear(self) -> bool:
        """Whether words tell that the things have moved without them."""
        return self.stayed > self.moved and (
            not self.moved or self.stayed >= self.moved + _CLEARLY
        )


def find_turned(left: Row, right: Row, *, are_names: bool = False) -> Turned | None:
    """The two things that have changed places, where all others have kept theirs.

    Of names, the words between them tell nothing: who replaces is replaced elsewhere.
    """
    keys, others = ([thing.key for thing in row.things] for row in (left, right))
    if keys == others or len(keys) != len(others) or len(keys) > _FEW:
        return None
    moved = [
        at
        for at, (key, other) in enumerate(zip(keys, others, strict=True))
        if key != other
    ]
    if len(moved) != 2:
        return None
    a, b = moved
    if (keys[a], keys[b]) != (others[b], others[a]):
        return None
    if any(
        has_part(row.mentions, row.sentence.start, row.things) for row in (left, right)
    ):
        return None
    if are_names and _are_joined(left, a, b) and _are_joined(right, a, b):
        return None
    mine, theirs = _read_slots(left, right, a, b), _read_slots(right, left, a, b)
    if are_names and not (_are_apart(left, a, b) and _are_apart(right, a, b)):
        mine, theirs = _leave_out_between(mine), _leave_out_between(theirs)
    return Turned(
        a,
        b,
        _count_shared(mine[0], theirs[0]) + _count_shared(mine[1], theirs[1]),
        _count_shared(mine[0], theirs[1]) + _count_shared(mine[1], theirs[0]),
        b == a + 1 and _are_listed(left, a) and _are_listed(right, a),
    )


_Slot = tuple[Set[str], Set[str]]
"""What the words before a thing are known by, and those after it."""


def _count_shared(slot: _Slot, other: _Slot) -> int:
    return sum(len(keys & others) for keys, others in zip(slot, other, strict=True))


def _read_slots(row: Row, other: Row, a: int, b: int) -> list[_Slot]:
    """What stands beside two things, without what stands beside both."""
    slots = [_read_slot(row, at, other.mentions.locale) for at in (a, b)]
    (before, after), (before_last, after_last) = slots
    both = before & before_last, after & after_last
    return [(mine - both[0], theirs - both[1]) for mine, theirs in slots]


class Counted(Protocol):
    """A number of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def unit(self) -> str:
        """What is counted; empty for a word of the text."""


def has_part(mentions: Mentions, begin: int, numbers: Sequence[Counted]) -> bool:
    """Whether one number is part of another one, which languages say first or last.

    `begin` is where the sentence or block begins: `9 sur 24`, `Sur 24 projets, 9`.
    """
    is_first = True
    for number in numbers:
        if not number.unit and _is_part(
            mentions, begin, number.start, is_first=is_first
        ):
            return True
        begin, is_first = number.end, False
    return False


def _is_part(mentions: Mentions, begin: int, start: int, *, is_first: bool) -> bool:
    """Whether what others are part of stands before a number, and after another one."""
    language = read_language(mentions.locale)
    for sign in _SIGN.finditer(mentions.plain, begin, start):
        begin, is_first = sign.end(), True
    words = map(str.lower, _TOKEN.findall(mentions.plain, begin, start))
    text = " ".join(word for word in words if word not in language.articles)
    out_of = language.facts.out_of
    return text in out_of if is_first else text.endswith(out_of)


def _are_joined(row: Row, a: int, b: int) -> bool:
    """Whether two names stand beside one another: `Sceaux and Antony`."""
    language = read_language(row.mentions.locale)
    start, end = row.things[a].end, row.things[b].start
    words = map(str.lower, _TOKEN.findall(row.mentions.plain, start, end))
    return _are_apart(row, a, b) and all(
        word in language.joints or word in language.ways or word in language.articles
        for word in words
    )


def _leave_out_between(slots: list[_Slot]) -> list[_Slot]:
    """What stands beside two things but not between them, and the way to the last."""
    (before, _), (between, after) = slots
    ways = {key for key in between if key.startswith(_WAY)}
    return [(before, frozenset()), (ways, after)]


def _are_apart(row: Row, a: int, b: int) -> bool:
    """Whether a sign or an `and` stands between two things."""
    start, end = row.things[a].end, row.things[b].start
    joints = read_language(row.mentions.locale).joints
    words = map(str.lower, _TOKEN.findall(row.mentions.plain, start, end))
    return not set(joints).isdisjoint(words) or bool(
        _SIGN.search(row.mentions.plain, start, end)
    )


def _read_slot(row: Row, at: int, other: Locale) -> _Slot:
    """What is said of a thing: up to the next sign, joint, or thing."""
    mentions, things, thing = row.mentions, row.things, row.things[at]
    plain = mentions.plain
    start = max(thing.start - _WINDOW, things[at - 1].end if at else 0)
    start = max(start, row.sentence.start)
    end = min(thing.end + _WINDOW, row.sentence.end)
    end = min(end, things[at + 1].start) if at + 1 < len(things) else end
    for sign in _SIGN.finditer(plain, start, thing.start):
        start = sign.end()
    sign_after = _SIGN.search(plain, thing.end, end)
    end = sign_after.start() if sign_after else end
    before = list(_TOKEN.finditer(plain, start, thing.start))[::-1]
    after = list(_TOKEN.finditer(plain, thing.end, end))
    ways = read_language(mentions.locale).ways
    near = (word[0].lower() for word in before[:_NEAREST])
    way = next((_WAY + ways[word] for word in near if word in ways), "")
    units = {thing.unit} if thing.unit else set()
    return (
        {way} - {""} | _read_keys(mentions, before, other),
        units | _read_keys(mentions, after, other),
    )


def _read_keys(
    mentions: Mentions, words: Iterable[re.Match[str]], other: Locale
) -> set[str]:
    """What words are known by in another language, up to one that joins two parts."""
    plain, locale = mentions.plain, mentions.locale
    joints = read_language(locale).joints
    own = list(takewhile(lambda word: word[0].lower() not in joints, words))
    if not own:
        return set()
    keys = make_keys(locale, other)
    rows = list_rows(locale) & list_rows(other)
    start, end = min(w.start() for w in own), max(w.end() for w in own)
    said = list_meanings(plain, start, end, locale, rows)
    found = {keys[word[0]] for word in own} - {""}
    return found | {f"{meaning.row} {meaning.pole}" for meaning, _ in said}


def _are_listed(row: Row, at: int) -> bool:
    """Whether a sign or an `and` stands between two things, and few words beside it."""
    start, end = row.things[at].end, row.things[at + 1].start
    words = _TOKEN.findall(row.mentions.plain, start, end)
    return len(words) <= _MOST_BETWEEN and _are_apart(row, at, at + 1)
