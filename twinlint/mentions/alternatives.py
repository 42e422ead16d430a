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
    """A pattern of any of the words, longer ones first; of nothing for none.

    Words that begin alike stand together, so that most are passed over at once.

    >>> choose(["two", "ten", "twelve", "one"])
    't(?:welve|wo|en)|one'
    """
    begun: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        begun.setdefault(word[:1], []).append(re.escape(word[1:]))
    return (
        "|".join(
            re.escape(first) + (f"(?:{'|'.join(rest)})" if rest[1:] else rest[0])
            for first, rest in begun.items()
        )
        or "(?!)"
    )


def choose_caseless(words: Iterable[str]) -> str:
    """The same, in capitals or not.

    The first letter is a class of two, which is passed over at once where it differs.

    >>> choose_caseless(["mai", "mars", "juin"])
    '[mM](?i:ars|ai)|[jJ](?i:uin)'
    """
    begun: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        begun.setdefault(word[:1].lower(), []).append(re.escape(word[1:]))
    return (
        "|".join(
            f"[{write_class((first, first.upper()))}](?i:{'|'.join(rest)})"
            for first, rest in begun.items()
        )
        or "(?!)"
    )


def choose_spaced(words: Iterable[str]) -> str:
    """The same, with any kind of space in place of an ordinary one."""
    return choose(words).replace(r"\ ", SPACE)


def write_class(signs: Iterable[str]) -> str:
    """What stands in brackets for any of some signs."""
    return "".join(map(re.escape, signs))
