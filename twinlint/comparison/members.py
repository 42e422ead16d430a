"""Finds the member that an enumeration of one version lacks: `A, B, C`, `A and C`.

Lengths tell little of one word among several; but where all other members have their
counterpart, the one that has none is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from twinlint.comparison.telling import TellingWords
from twinlint.data import dataclass

_LONGEST = 5
"""Words of a member at most; longer ones are clauses."""
_FIRST = 4
"""Words before the first comma that may belong to the first member."""
_FEWEST = 4
"""Members of an enumeration; where it has fewer, the first one is often a clause."""
_COMMA = re.compile(r"[\s\0*_]{0,9},[\s\0*_]{0,9}")
_JOINED = re.compile(r"[\s\0*_'’]{0,9}")
"""What stands between two words of a member."""


@dataclass(frozen=True, slots=True)
class _Member:
    """Words of a sentence that stand for one thing, by index."""

    start: int
    end: int
    keys: frozenset[str]


def find_lost_member(
    here: TellingWords, there: TellingWords, said: Set[str]
) -> tuple[int, int] | None:
    """The words of the only member that the other sentence lacks, if it lacks one.

    `said` has the keys of the other version's block.
    """
    mine, theirs = _read_members(here), _read_members(there)
    if len(mine) != len(theirs) + 1:
        return None
    if len(mine) < _FEWEST and not all(_is_name(here, each) for each in mine[1:]):
        return None
    lost = [each for each in mine if each.keys.isdisjoint(said)]
    if len(lost) != 1 or any(each.keys.isdisjoint(here.keys) for each in theirs):
        return None
    (member,) = lost
    is_clear = member.keys and member is not mine[0]
    if len(mine) < _FEWEST and member is mine[-1]:
        return None
    return (member.start, member.end) if is_clear else None


def _is_name(sentence: TellingWords, member: _Member) -> bool:
    """Whether a member is capitalised words, so that no clause is taken for it."""
    words = range(member.start, member.end)
    return all(sentence.text(at)[0].isupper() for at in words)


def _read_members(sentence: TellingWords) -> tuple[_Member, ...]:
    """The members of the only enumeration of a sentence; of two or none, nothing."""
    joints = sentence.language.joints
    found = [
        members
        for at in range(1, len(sentence.words) - 1)
        if sentence.text(at).lower() in joints
        for members in (tuple(_read_around(sentence, at)),)
        if members
    ]
    return found[0] if len(found) == 1 else ()


def _read_around(sentence: TellingWords, joint: int) -> Iterator[_Member]:
    """The members before and after a joint."""
    ends = [joint]
    at = joint
    while at > 0 and joint - at < _LONGEST * len(ends):
        gap = sentence.gap(at)
        if _COMMA.fullmatch(gap):
            ends.append(at)
        elif not _JOINED.fullmatch(gap) and at != joint:
            break
        at -= 1
    starts = [*ends[1:], max(at, ends[-1] - _FIRST)]
    spans = [(a, b) for a, b in zip(starts, ends, strict=True) if a < b]
    last = joint + 1
    while last < len(sentence.words) and last - joint <= _LONGEST:
        if last > joint + 1 and not _JOINED.fullmatch(sentence.gap(last)):
            break
        last += 1
    for start, end in (*reversed(spans), (joint + 1, last)):
        keys = frozenset(word.key for word in sentence.words[start:end]) - {""}
        yield _Member(start, end, keys)
