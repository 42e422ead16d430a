"""Words of messages: what an editor may have meant, long texts made short."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process


def suggest_words(word: str, choices: Iterable[str]) -> tuple[str, ...]:
    """At most three choices that are spelt nearly like a word, nearest first."""
    found = process.extract(
        word, sorted(choices), scorer=fuzz.ratio, limit=3, score_cutoff=60
    )
    return tuple(choice for choice, _, _ in found)


def suggest_id(id_: str) -> str:
    """A text as a part of an address: `Athis Mons` gives `athis-mons`.

    Empty when no letter or digit is left.
    """
    decomposed = unicodedata.normalize("NFKD", id_.lower())
    ascii_only = decomposed.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


_GROUPED = re.compile(r"\D*(-?\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+|-?\d+)\D*")
"""A whole number with its thousands set apart in any way, and words around it."""


def suggest_integer(text: str) -> str:
    """The digits of a whole number in a text; nothing when it is not clearly one.

    >>> suggest_integer("12 300 hab."), suggest_integer("12,5")
    ('12300', '')
    """
    found = _GROUPED.fullmatch(text)
    return re.sub(r"[^\d-]", "", found.group(1)) if found else ""


def suggest_decimal(text: str) -> str:
    """The number of a text, with a decimal point; nothing when it is not clearly one.

    >>> suggest_decimal("48,85 °"), suggest_decimal("nan")
    ('48.85', '')
    """
    found = re.fullmatch(r"[^\d-]*(-?\d+(?:[.,]\d+)?)\D*", text)
    return found.group(1).replace(",", ".") if found else ""


def shorten_text(value: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(value.split())
    return line if len(line) <= 60 else line[:59] + "…"
