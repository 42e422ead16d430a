"""Puts a letter and an accent together that a font draws one above the other.

The old fonts of TeX have no letters with accents: `´` and `e` stand in one place.
"""

from __future__ import annotations

import unicodedata

_ACCENTS = {
    "`": "\u0300",
    "´": "\u0301",
    "ˆ": "\u0302",
    "^": "\u0302",
    "˜": "\u0303",
    "~": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}
_DOTTED = {"ı": "i", "ȷ": "j"}
"""Letters that have no dot where an accent stands."""


def compose_accent(first: str, second: str) -> str:
    """The letter with its accent, whichever comes first; nothing for two others.

    >>> compose_accent("´", "e"), compose_accent("c", "¸"), compose_accent("a", "e")
    ('é', 'ç', '')
    """
    for letter, accent in ((second, first), (first, second)):
        if accent in _ACCENTS and letter.isalpha():
            whole = _DOTTED.get(letter, letter) + _ACCENTS[accent]
            composed = unicodedata.normalize("NFC", whole)
            return composed if len(composed) == 1 else ""
    return ""
