"""Words that somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_LEAST = 0.6
"""Share of the letters of two words that they have in common, in order: as much as
`get_close_matches` of the standard library asks for."""


def suggest_words(word: str, choices: Iterable[str]) -> tuple[str, ...]:
    """At most three choices that are spelt nearly like a word, nearest first."""
    matcher = SequenceMatcher(b=word)
    scored: list[tuple[float, str]] = []
    for choice in choices:
        matcher.set_seq1(choice)
        if matcher.real_quick_ratio() >= _LEAST and matcher.quick_ratio() >= _LEAST:
            scored.append((-matcher.ratio(), choice))
    return tuple(choice for score, choice in sorted(scored)[:3] if -score >= _LEAST)
