"""Two names have changed places in one language.

Why: the speech, the post or the phone number goes to the wrong person.
Wrong:
    fr: Karine Dupuis préside le jury et Amel Rahmani conseille les communes.
    en: Amel Rahmani chairs the jury and Karine Dupuis advises the municipalities.
Right:
    fr: Karine Dupuis préside le jury et Amel Rahmani conseille les communes.
    en: Karine Dupuis chairs the jury and Amel Rahmani advises the municipalities.
Fix: find out who does what and put the names in the same order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from twinlint.comparison import Comparison, make_place
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.mentions import Block, Mentions
from twinlint.rule import pair_rule

_FULL_NAME = re.compile(
    r"(?<![\w’'-])(?=([A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[A-ZÀ-ÖØ-Þ][^\W\d_]+)?"
    r"[ \u00a0](?:(?:de|du|le|la|van|von|Mc|Le|La|De)[ \u00a0]?)?"
    r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[’'-][^\W\d_]+)*)(?![\w]))"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that each version has once, with its places."""

    name: str
    reference: int
    translation: int


@pair_rule(Severity.WARNING)
def swapped_names(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Full names of which each stands where the other version has the other."""
    names = _shared_names(comparison)
    order = sorted(range(len(names)), key=lambda at: names[at].translation)
    for here, there in enumerate(order):
        if here < there and order[there] == here:
            first, second = names[here], names[there]
            if _is_swap(comparison, first, second):
                yield _make_finding(rule, comparison, first, second)


def _shared_names(comparison: Comparison) -> list[_Named]:
    """The names that both versions have exactly once, in the order of the reference."""
    here = _read_full_names(comparison.reference)
    there = _read_full_names(comparison.translation)
    return [
        _Named(name, start, there[name])
        for name, start in here.items()
        if start >= 0 and there.get(name, -1) >= 0
    ]


def _read_full_names(mentions: Mentions) -> dict[str, int]:
    """Where each full name stands; -1 for one that stands at several places."""
    names: dict[str, int] = {}
    for match in _FULL_NAME.finditer(mentions.plain):
        names[match[1]] = -1 if match[1] in names else match.start()
    return names


def _is_swap(comparison: Comparison, first: _Named, second: _Named) -> bool:
    """Whether the names moved and not the text around them."""
    here, there = comparison.reference.blocks, comparison.translation.blocks
    left, other_left = (
        _block_at(here, first.reference),
        _block_at(here, second.reference),
    )
    right = _block_at(there, first.translation)
    other_right = _block_at(there, second.translation)
    if left is other_left or right is other_right:
        return left is other_left and right is other_right
    moved = len(left.keys & right.keys) + len(other_left.keys & other_right.keys)
    stayed = len(left.keys & other_right.keys) + len(other_left.keys & right.keys)
    names = len(set(re.findall(r"[^\W\d_]{4,}", first.name + " " + second.name)))
    return stayed >= moved - names


def _block_at(blocks: tuple[Block, ...], offset: int) -> Block:
    return blocks[
        max(0, bisect_right(blocks, offset, key=lambda block: block.start) - 1)
    ]


def _make_finding(
    rule: Rule, comparison: Comparison, first: _Named, second: _Named
) -> Finding:
    here, there = comparison.reference, comparison.translation
    place = make_place(there, second.translation, second.translation + len(second.name))
    related = make_place(here, first.reference, first.reference + len(first.name))
    other = make_place(there, first.translation, first.translation + len(first.name))
    return rule(
        message(
            "{first_name} and {second_name} have changed places "
            "between {first_language} and {second_language}",
            first_name=first.name,
            second_name=second.name,
            first_language=LanguageName(here.locale),
            second_language=LanguageName(there.locale),
        ),
        place,
        related=(related, other),
        help=message("find out who is meant and put the names in the same order"),
    )
