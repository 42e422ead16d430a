"""Reads short texts in the languages of a site: two that are one, or changed places.

Of few words none may stand out, so that a comparison says nothing of them. Both texts
together tell: each has words of the other language, or they are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from twinlint.finding import Finding, LanguageName, Place, Severity, message
from twinlint.languages import read_language
from twinlint.mentions import weigh_language
from twinlint.register import Register
from twinlint.source import Locale, Text

_RULE = "untranslated-text"
_MOST = 8
"""Words of a short text."""
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
"""A word that is no part of a compound, as names are: `Val-de-Marne`."""


def find_short(
    texts: Mapping[Locale, Text], locales: tuple[Locale, Locale], register: Register
) -> Finding | None:
    """What is wrong with two short texts that are said to be in two languages."""
    first, second = (texts[locale].value.strip() for locale in locales)
    if max(len(first.split()), len(second.split())) > _MOST:
        return None
    if first == second:
        return _find_same(texts, locales, register)
    for_own, for_other = _weigh(first, locales), _weigh(second, locales)
    if for_own[1] > for_own[0] and for_other[0] > for_other[1]:
        return Finding(
            _RULE,
            Severity.WARNING,
            message("the texts of the two languages have changed places"),
            _place(texts, locales[0]),
            related=(_place(texts, locales[1]),),
            help=message("swap them"),
        )
    return None


def _find_same(
    texts: Mapping[Locale, Text], locales: tuple[Locale, Locale], register: Register
) -> Finding | None:
    """Two texts that are one, with words of only one of the languages."""
    text = texts[locales[0]].value.strip()
    weights = _weigh(text, locales)
    if 0 not in weights or weights == (0, 0):
        return None
    own, other = locales if weights[1] else locales[::-1]
    if _is_name(text, other) or _is_known(text, register):
        return None
    languages = {
        "own_language": LanguageName(own),
        "other_language": LanguageName(other),
    }
    return Finding(
        _RULE,
        Severity.WARNING,
        message(
            "“{words}” in the {own_language} version is in {other_language}",
            words=text,
            **languages,
        ),
        _place(texts, own),
        related=(_place(texts, other),),
        help=message(
            "translate it into {own_language}", own_language=LanguageName(own)
        ),
    )


def _weigh(text: str, locales: tuple[Locale, Locale]) -> tuple[int, int]:
    """How much a text speaks for two languages; words with a capital are names."""
    return weigh_language(tuple(_list_words(text)), *locales)


def _list_words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        if found.start() == 0 or found[0].islower():
            yield found[0].lower()


def _is_name(text: str, locale: Locale) -> bool:
    """Whether several words with a capital, and what joins them, are all of a text."""
    joints = read_language(locale).links
    words = text.split()
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) > 1 and not any(
        word.isupper() or not (word in capitals or word in joints) for word in words
    )


def _place(texts: Mapping[Locale, Text], locale: Locale) -> Place:
    text = texts[locale]
    stop = len(text.value.rstrip())
    return Place(text.span(0, stop), locale, text.value[:stop])


def _is_known(text: str, register: Register) -> bool:
    """Whether the register has it for a name."""
    return any(
        text in (*name.forms.values(), *name.variants) for name in register.names
    )
