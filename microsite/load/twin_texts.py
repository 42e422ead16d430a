"""Tells two texts of one language apart by the language that they are in."""

from __future__ import annotations

import re
from typing import Protocol

from twinlint.finding import LanguageName, Message, message
from twinlint.languages import list_languages
from twinlint.mentions import weigh_language
from twinlint.source import Locale, Text

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 4
"""How much the words of a text have to speak for a language."""


class Key(Protocol):
    """A key of a mapping, where it stands."""

    start: int
    end: int
    scalar: str | None


def find_other_language(text: Text, keys: tuple[Key, Key]) -> Message | None:
    """Which of two texts of one language to delete: the one that is in another."""
    own = keys[0].scalar
    if own not in list_languages():
        return None
    found = [_read_language(text, key, Locale(own)) for key in keys]
    for key, language, beside in zip(keys, found, found[::-1], strict=True):
        if language not in (None, own) and beside == own:
            return message(
                "delete line {line}, as its text is in {language}",
                line=text.span(key.start, key.end).line,
                language=LanguageName(language),
            )
    return None


def _read_language(text: Text, key: Key, own: Locale) -> Locale | None:
    """The language that the text behind a key is in, as far as its words tell."""
    line = text.value[key.end :].split("\n", 1)[0]
    words = _WORD.findall(line.lower())
    for other in list_languages():
        if other == own:
            continue
        for_own, for_other = weigh_language(words, own, other)
        if for_other >= _ENOUGH and for_other > 2 * for_own:
            return other
        if for_own >= _ENOUGH and for_own > 2 * for_other:
            return own
    return None
