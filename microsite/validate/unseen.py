"""Finds letters in keys and ids that nobody sees, or that look like others."""

from __future__ import annotations

import unicodedata

from microsite.records import LOOKALIKES
from twinlint.finding import Message, message

_BLANKS = "\u00a0\u2009\u202f"
_SELECTORS = range(0xFE00, 0xFE10)
"""What chooses one of several looks of a sign (Unicode, 23.4)."""


def describe_unseen(name: str) -> tuple[Message, str] | None:
    """What is said of a name that is not what it seems, and the name that it seems.

    Of a letter of another alphabet that looks like none of ours nobody knows what it
    stands for: the name is empty. None for a name that is what it seems.
    """
    bare = name.strip(_BLANKS)
    if bare != name:
        return message("a no-break space stands beside “{name}”", name=bare), bare
    latin = name.translate(LOOKALIKES)
    for sign in name:
        says = {"code": f"{ord(sign):04X}"}
        if _is_unseen(sign):
            bare = "".join(each for each in name if not _is_unseen(each))
            return message(
                "an invisible character (U+{code}) stands in “{word}”",
                **says,
                word=bare,
            ), bare
        if sign.isalpha() and not unicodedata.name(sign, "").startswith("LATIN"):
            return message(
                "“{letter}” (U+{code}) in “{word}” is a letter of another alphabet",
                **says,
                letter=sign,
                word=name,
            ), latin if latin.isascii() else ""
    return None


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf" or ord(sign) in _SELECTORS
