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
    """A text as a part of an address: `Athis Mons` gives `athis-mons`."""
    decomposed = unicodedata.normalize("NFKD", id_.lower())
    ascii_only = decomposed.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "a-name"


def shorten_text(value: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(value.split())
    return line if len(line) <= 60 else line[:59] + "…"
