"""Folds a text to its words: two texts of the same fold mean the same.

Spaces, punctuation, quotation marks, hyphens, accents, capitals, line ends and the
signs of Markdown are the dress of a text; words, numbers and currencies its meaning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from twinlint.data import dataclass

_SPACE = "[ \u00a0\u2009\u202f]"
"""What stands between groups of digits, besides a comma or a point."""
_HIDDEN = "\u00ad\u200b-\u200d\u2060"
"""What may stand inside a word and is not seen."""
_WORD = re.compile(
    rf"""
    \]\((?>(?:[^()\n]++|\([^()\n]*\))*)\)                   # the target of a link
  | (?P<number>(?:(?<![^\s(])[-\u2212])?(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+)
      (?:[.,]\d+)*)
  | (?P<word>[^\W\d_]+(?:[{_HIDDEN}]+[^\W\d_]+)*)
  | (?P<sign>[%‰°€$£¥])
    """,
    re.VERBOSE,
)
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")
_UNSEEN = re.compile(f"[{_HIDDEN}]")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "\u2212": "-"})
_KEPT = 20_000
"""Folds that are kept: a few times the texts of a large site."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a currency, where it stands in its text."""

    start: int
    end: int
    fold: str


def read_words(text: str) -> Iterator[Word]:
    """The words of a text in normal form C, in order; targets of links are none."""
    for found in _WORD.finditer(text):
        written = found[0]
        if found["number"]:
            closed = re.sub(_SPACE, "", written)
            yield Word(*found.span(), _fold(_THOUSANDS.sub("", closed)))
        elif found["word"] or found["sign"]:
            yield Word(*found.span(), _fold(_UNSEEN.sub("", written)))


@lru_cache(_KEPT)
def fold_words(text: str) -> str:
    """The words of a text without their dress, each divided from the next by a space.

    >>> fold_words("L’œuvre : **18 000** €") == fold_words("l'oeuvre: 18000 €")
    True
    """
    words = read_words(unicodedata.normalize("NFC", text))
    return " ".join(word.fold for word in words)


@lru_cache(_KEPT)
def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(each for each in plain if not unicodedata.combining(each))
