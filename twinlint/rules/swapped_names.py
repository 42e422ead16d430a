"""Two names have changed places in one language.

Why: the speech or the phone number goes to the wrong person, the bus the other way.
Wrong:
    fr: |
        Karine Dupuis préside le jury et Amel Rahmani conseille les communes.
        La navette va de Sceaux à Clamart.
    en: |
        Amel Rahmani chairs the jury and Karine Dupuis advises the municipalities.
        The shuttle goes from Clamart to Sceaux.
Right:
    fr: |
        Karine Dupuis préside le jury et Amel Rahmani conseille les communes.
        La navette relie Sceaux à Clamart.
    en: |
        Karine Dupuis chairs the jury and Amel Rahmani advises the municipalities.
        The shuttle links Clamart to Sceaux.
Fix: find out who does what, and what leads where; put the names in the same order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from twinlint.comparison import (
    Comparison,
    TurnedNames,
    find_turned_names,
    make_place,
)
from twinlint.data import dataclass
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.languages import read_language
from twinlint.mentions import Block, FullName, Mentions, make_stems, read_full_names
from twinlint.rule import pair_rule

_LONG_PART = re.compile(r"[^\W\d_]{4,}")
"""A part of a name that counts among the words of its block."""


_BESIDE = 16
"""Characters beside a name in which it is told who somebody is."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that each version has once."""

    reference: FullName
    translation: FullName


@pair_rule(Severity.WARNING)
def swapped_names(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Full names of which each stands where the other version has the other."""
    names = _shared_names(comparison)
    order = sorted(range(len(names)), key=lambda at: names[at].translation.start)
    for here, there in enumerate(order):
        if here < there and order[there] == here:
            first, second = names[here], names[there]
            if _is_swap(comparison, first, second):
                spans = (
                    (first.reference.start, first.reference.end),
                    (second.reference.start, second.reference.end),
                    (second.translation.start, second.translation.end),
                    (first.translation.start, first.translation.end),
                )
                yield _make_finding(rule, comparison, spans)
    for spans in find_turned_names(comparison):
        yield _make_finding(rule, comparison, spans)


def _shared_names(comparison: Comparison) -> list[_Named]:
    """The names that both versions have exactly once, in the order of the reference."""
    here = _read_single_names(comparison.reference)
    there = _read_single_names(comparison.translation)
    return [
        _Named(name, there[words]) for words, name in here.items() if words in there
    ]


def _read_single_names(mentions: Mentions) -> dict[str, FullName]:
    """The full names that stand at one place only, by their words."""
    names: dict[str, FullName] = {}
    times = Counter(name.words for name in read_full_names(mentions.plain))
    end = 0
    titles = read_language(mentions.locale).titles
    for name in read_full_names(mentions.plain):
        # `Le Bras` is part of `Paul Le Bras`, as `Mme Sophie` is of who has a surname.
        if name.start >= end and name.first.lower() not in titles:
            end = name.end
            names[name.words] = name
    return {words: name for words, name in names.items() if times[words] == 1}


def _is_swap(comparison: Comparison, first: _Named, second: _Named) -> bool:
    """Whether the names moved and not the text around them."""
    here, there = comparison.reference.blocks, comparison.translation.blocks
    left = _block_at(here, first.reference.start)
    other_left = _block_at(here, second.reference.start)
    right = _block_at(there, first.translation.start)
    other_right = _block_at(there, second.translation.start)
    if left is other_left or right is other_right:
        is_one = left is other_left and right is other_right
        return is_one and not _has_moved_with(comparison, first, second)
    moved = len(left.keys & right.keys) + len(other_left.keys & other_right.keys)
    stayed = len(left.keys & other_right.keys) + len(other_left.keys & right.keys)
    names = f"{first.reference.words} {second.reference.words}"
    return stayed >= moved - len(set(_LONG_PART.findall(names)))


def _has_moved_with(comparison: Comparison, first: _Named, second: _Named) -> bool:
    """Whether the words before each of two names, or after, have gone with it.

    `Le maire A et la directrice B`, `the director B and Mayor A` say the same.
    """
    here, there = comparison.reference, comparison.translation
    for is_before in (True, False):
        mine, other = (
            _read_beside(here, there, name.reference, is_before=is_before)
            for name in (first, second)
        )
        theirs, others = (
            _read_beside(there, here, name.translation, is_before=is_before)
            for name in (first, second)
        )
        moved = len(mine & theirs) + len(other & others)
        stayed = len(mine & others) + len(other & theirs)
        if moved > stayed:
            return True
    return False


def _read_beside(
    mentions: Mentions, others: Mentions, name: FullName, *, is_before: bool
) -> set[str]:
    """What the words before a name, or after it, are known by in the other language."""
    block = _block_at(mentions.blocks, name.start)
    stems = make_stems(mentions.locale, others.locale)
    a, b = max(block.start, name.start - _BESIDE), name.start
    if not is_before:
        a, b = name.end, min(block.end, name.end + _BESIDE)
    return {stems[word] for word in _LONG_PART.findall(mentions.plain, a, b)} - {""}


def _block_at(blocks: tuple[Block, ...], offset: int) -> Block:
    return blocks[
        max(0, bisect_right(blocks, offset, key=lambda block: block.start) - 1)
    ]


def _make_finding(rule: Rule, comparison: Comparison, spans: TurnedNames) -> Finding:
    here, there = comparison.reference, comparison.translation
    first, last, place, other = spans
    first_name, last_name = (
        " ".join(here.text.value[start:end].split()) for start, end in (first, last)
    )
    return rule(
        message(
            "{first_name} and {second_name} have changed places "
            "between {first_language} and {second_language}",
            first_name=first_name,
            second_name=last_name,
            first_language=LanguageName(here.locale),
            second_language=LanguageName(there.locale),
        ),
        make_place(there, *place),
        related=(make_place(here, *first), make_place(there, *other)),
        help=message("find out who is meant and put the names in the same order"),
    )
