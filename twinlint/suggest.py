"""Guesses which of some words somebody meant: “did you mean”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

_LEAST = 0.6
"""Share of the letters of two words that they have in common, in order: as much as
`get_close_matches` of the standard library asks for."""

_JOINTS = r"[-_ .]"
_NUMBER = "0123456789-_. "
"""Signs of a year or a number that ends a name, and says little of what is meant."""


def suggest_words(word: str, choices: Iterable[str]) -> tuple[str, ...]:
    """At most three choices that are spelt nearly like a word, nearest first.

    >>> suggest_words("tree-2026", ["trees-2022", "free-2026", "bench-2026"])
    ('free-2026', 'trees-2022')
    >>> suggest_words("first-edition-closes", ["first-four-communes", "edition-close"])
    ('edition-close',)
    """
    matcher = SequenceMatcher(b=word)
    scored: list[tuple[float, str]] = []
    for choice in choices:
        matcher.set_seq1(choice)
        if matcher.real_quick_ratio() >= _LEAST and matcher.quick_ratio() >= _LEAST:
            scored.append((-matcher.ratio(), choice))
    near = [each for score, each in sorted(scored) if -score >= _LEAST]
    return tuple(each for each in near if _is_near(word, each))[:3]


def _is_near(word: str, choice: str) -> bool:
    """Whether two words are alike without the numbers that they end with.

    And without the parts that both have: `first-closing` is not `first-project`.
    """
    bare, other = (each.rstrip(_NUMBER) for each in (word, choice))
    if (bare, other) != (word, choice) and bare and other and not _is_like(bare, other):
        return False
    parts, others = (re.split(_JOINTS, each) for each in (bare, other))
    rest = "".join(part for part in parts if part not in others)
    other_rest = "".join(part for part in others if part not in parts)
    return not (rest and other_rest) or _is_like(rest, other_rest)


def _is_like(word: str, choice: str) -> bool:
    return SequenceMatcher(a=choice, b=word).ratio() >= _LEAST
