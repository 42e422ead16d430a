"""Tells which commune a number of inhabitants is said of, where a text names several.

It is that of the name right before it in its clause, “Sceaux (20,884 inhabitants)”, or
of the name to which it leads: “with 20,884 inhabitants, Sceaux”. One that may be of
several together, or of somebody else, is nobody’s.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from microsite.check.facts import CommuneFacts
from twinlint.data import dataclass
from twinlint.languages import FactWords, Language
from twinlint.mentions import Mentions, Sentence, Value


@dataclass(frozen=True, slots=True)
class Named:
    """A commune that a sentence names."""

    start: int
    end: int
    commune: CommuneFacts | None
    """None where several have the name."""


@dataclass(frozen=True, slots=True)
class Said:
    """A number of inhabitants, with the offset behind their name."""

    value: Value
    end: int

    @property
    def number(self) -> int:
        """How many."""
        return int(self.value.key)


def list_near(named: Sequence[Named], said: Said) -> Sequence[Named]:
    """The names of a sentence that stand around a number; it may have thousands."""
    at = bisect_left(named, said.value.start, key=lambda each: each.start)
    return named[max(at - _NEAR, 0) : at + _NEAR]


_NEAR = 8
"""So many names on each side; more communes are not counted together."""


def find_whose(
    mentions: Mentions,
    language: Language,
    sentence: Sentence,
    named: Sequence[Named],
    said: Said,
) -> CommuneFacts | None:
    """The commune of a sentence, which names several, that has so many inhabitants.

    None where that is not plain, or where it is not known how many it has.
    """
    plain = mentions.plain
    before = [each for each in named if each.end <= said.value.start]
    behind = [each for each in named if 0 <= each.start - said.end < _REACH]
    if before and said.value.start - before[-1].end > _REACH:
        before = []
    led = _squeeze(plain[said.end : behind[0].start]) if behind else None
    gap = _squeeze(plain[before[-1].end : said.value.start]) if before else ""
    patterns = _compile(language.facts, language.joints, language.articles)
    if led is not None and patterns.of.fullmatch(led):
        owner, is_plain = behind[0], True
    elif before and patterns.tight.fullmatch(gap):
        owner, is_plain = before[-1], True
    elif before and patterns.aside.fullmatch(gap):
        apart = _squeeze(plain[before[-2].end : before[-1].start]) if before[1:] else ""
        owner, is_plain = before[-1], False
        if apart and not patterns.list.fullmatch(apart):
            return None
    elif led is not None and not before and patterns.leads.fullmatch(led):
        owner, is_plain = behind[0], True
    else:
        return None
    return _choose(owner, named, said.number, is_plain=is_plain)


def _choose(
    owner: Named, named: Sequence[Named], number: int, *, is_plain: bool
) -> CommuneFacts | None:
    """The owner, unless the number is rather that of several, or of something else."""
    own = owner.commune
    if own is None or not own.populations:
        return None
    known = [each.commune for each in named if each.commune]
    if len(known) < len(named):
        return None
    if not is_plain and any(number in each.populations for each in known):
        return None
    mine = min(own.populations, key=lambda each: abs(each - number))
    if not mine <= number * _FAR or not number <= mine * _FAR:
        return None
    sums = {_sum(known), *(_sum([own, each]) for each in known)} - {0}
    is_own = all(abs(mine - number) < abs(each - number) for each in sums)
    return own if is_own else None


_FAR = 12
"""A number so many times as large, or as small, lacks more than a digit."""


def _sum(communes: Sequence[CommuneFacts]) -> int:
    each = {commune.name: commune.population for commune in communes}
    return sum(each.values()) if all(each.values()) and len(each) > 1 else 0


def is_of_more(
    mentions: Mentions, language: Language, named: Sequence[Named], said: Said
) -> bool:
    """Whether a number may be that of a commune together with others.

    A word for all of them stands around it, or the name stands beside another that no
    record has: “Sceaux and Elsewhere, 80,000 inhabitants”.
    """
    plain, until = mentions.plain, min(said.end + _WIDE, len(mentions.plain))
    before = [each for each in named if each.end <= said.value.start]
    start = before[-1].end if before else max(said.value.start - _WIDE, 0)
    rest = re.split(r"[,;:.()]", plain[said.end : until])[0]
    words = re.findall(
        r"[^\W\d_]+", f"{plain[start : said.value.start]} {rest}".lower()
    )
    if not set(language.facts.in_all).isdisjoint(words):
        return True
    return any(
        _stands_beside(plain, language, each, named)
        for each in named
        if each.commune and said.number > max(each.commune.populations, default=0)
    )


def _stands_beside(
    plain: str, language: Language, name: Named, named: Sequence[Named]
) -> bool:
    """Whether a name is joined to another one, which no record has."""
    behind, before = _compile_joint(language.joints)
    near = max(name.start - _WIDE, 0)
    found = behind.match(plain, name.end)
    led = before.search(plain[near : name.start])
    places = ([found.start(1)] if found else []) + (
        [near + led.start(1)] if led else []
    )
    return any(
        plain[at].isupper() and not any(each.start <= at < each.end for each in named)
        for at in places
    )


@cache
def _compile_joint(joints: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The word that is joined behind a name, and the one to which a name is."""
    joint = _choose_one(joints)
    return (
        re.compile(rf"[\s\0]*{joint}[\s\0]+([^\W\d_])"),
        re.compile(rf"\b([^\W\d_])[\w’'-]*[\s\0]+{joint}[\s\0]+\Z"),
    )


_WIDE = 40
"""Letters in which a few words stand."""
_REACH = 200
"""The same with the address of a link."""


def _squeeze(text: str) -> str:
    """A stretch between two things, without what marks the links in it."""
    return re.sub(r"\s+([,;.:)])", r"\1", " ".join(text.replace("\0", " ").split()))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What stands between a name and a number of inhabitants, or two names."""

    tight: re.Pattern[str]
    aside: re.Pattern[str]
    list: re.Pattern[str]
    of: re.Pattern[str]
    leads: re.Pattern[str]


@cache
def _compile(
    known: FactWords, joints: tuple[str, ...], articles: tuple[str, ...]
) -> _Patterns:
    joint, own = _choose_one(joints), _choose_one(known.its)
    of = _choose_one(known.of)
    word = rf"(?!{joint}\b)[^\W\d_]+"
    few = rf"(?:{word}(?:[ ’']|\Z)){{0,4}}"
    return _Patterns(
        re.compile(rf"[(:–—] ?{few}|{few}|{joint} {own}", re.IGNORECASE),
        re.compile(rf", ?{few}|, {joint} {own}", re.IGNORECASE),
        re.compile(rf",? ?(?:{joint})?(?: {of})?", re.IGNORECASE),
        re.compile(rf"{of}(?: {_choose_one(articles)})?", re.IGNORECASE),
        re.compile(rf", ?{few}", re.IGNORECASE),
    )


def _choose_one(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"
