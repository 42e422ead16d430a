"""Patterns of any of some words, of one language or of two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from twinlint.languages import Language

SPACE = "[ \u00a0\u202f\u2009]"
Languages = tuple[Language, ...]
"""The language of a text, and that of the version beside it."""


def gather_words(
    languages: Languages, read: Callable[[Language], Iterable[str]]
) -> tuple[str, ...]:
    """The words of all languages, each once."""
    return tuple(dict.fromkeys(word for each in languages for word in read(each)))


def join_words(
    languages: Languages, read: Callable[[Language], Mapping[str, int]]
) -> dict[str, int]:
    """The words of all languages with their numbers; the first language has the say."""
    return {k: v for each in reversed(languages) for k, v in read(each).items()}


def choose(words: Iterable[str]) -> str:
    """A pattern of any of the words, longer ones first; of nothing for none."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)) or r"(?!)"


def choose_spaced(words: Iterable[str]) -> str:
    """The same, with any kind of space in place of an ordinary one."""
    return choose(words).replace(r"\ ", SPACE)


def write_class(signs: Iterable[str]) -> str:
    """What stands in brackets for any of some signs."""
    return "".join(map(re.escape, signs))
