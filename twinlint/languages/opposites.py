"""The words of a language that have an opposite, and those that deny."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from twinlint.languages.read import find_folders
from twinlint.source import Locale

_FOLDER = Path(__file__).parent
_FILE = "opposites.txt"

NEITHER, FLIP, THROUGH = "neither", "flip", "through"
"""The rows of phrases that only look like words with an opposite, of words that turn
the next one into its opposite, and of words that may stand between the two."""
NEGATION, NO_NEGATION, HIDDEN_NEGATION = "negation", "not", "hidden"
"""The rows of words that deny, of phrases with them that do not, and of words that say
with one of their own what another language may say by denying."""


class Meaning(NamedTuple):
    """What some words say, by the name of their row: `before after`."""

    row: str
    pole: int
    """Which of the meanings of the row, from 0."""
    is_sure: bool = True
    """Whether the words say it and nothing else."""
    is_flipped: bool = False
    """Whether a word before them makes it another meaning of the row: `pas fermé`."""

    def flip(self) -> Meaning:
        """What the words say after such a word."""
        return self._replace(is_sure=False, is_flipped=True)


SCOPE, WIDE, LOOSE, TOLD = "scope", "wide", "loose", "told"
"""The rows of names of rows of which a denial on both sides makes one the other (who
must not may not), of those that a denial anywhere in the sentence changes, and of those
that a free translation turns round (sent, received), and those of which no translation
leaves a word out: free, mandatory."""

Opposites = dict[tuple[str, ...], frozenset[Meaning]]
"""`{words in a row: what they say}`, in lower case; `*` at the end of a word is any
ending, `0` a number, `<year>` one of four digits, `<month>` the name of a month."""


@cache
def read_opposites(locale: Locale) -> Opposites:
    """The words of a language; none for one whose folder does not say them.

    A word that stands at two poles of one row has no opposite there.
    """
    found: dict[tuple[str, ...], frozenset[Meaning]] = {}
    alone: dict[Meaning, frozenset[Meaning]] = {}
    """Each meaning as what words say that say nothing else, as most do."""
    several: set[tuple[str, ...]] = set()
    for folder in find_folders(locale):
        path = _FOLDER / folder / _FILE
        if path.is_file():
            for words, meaning in read_rows(path.read_text("utf-8")):
                said = alone.get(meaning) or alone.setdefault(
                    meaning, frozenset((meaning,))
                )
                if found.setdefault(words, said) is not said:
                    found[words] |= said
                    several.add(words)
    return found | {words: _leave_out_both(found[words]) for words in several}


@cache
def list_rows(locale: Locale) -> frozenset[str]:
    """The names of the rows that a language has."""
    said = set(read_opposites(locale).values())
    return frozenset(meaning.row for meanings in said for meaning in meanings)


@cache
def list_scoped(locale: Locale, scope: str = SCOPE) -> frozenset[str]:
    """The names of the rows whose opposites are one when they are denied."""
    return frozenset(
        " ".join(words)
        for words, said in read_opposites(locale).items()
        if any(meaning.row == scope for meaning in said)
    )


def read_rows(text: str) -> Iterator[tuple[tuple[str, ...], Meaning]]:
    """The phrases of all lines that are rows, each with what it says."""
    for line in text.splitlines():
        row, colon, poles = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        for pole, phrases in enumerate(poles.split("|")):
            sure, _, other = phrases.lower().partition("~")
            for words, is_sure in ((sure, True), (other, False)):
                meaning = Meaning(row.strip(), pole, is_sure)
                for phrase in words.split():
                    yield tuple(phrase.split("_")), meaning


def _leave_out_both(meanings: frozenset[Meaning]) -> frozenset[Meaning]:
    """The meanings, none of them sure of which the words say the opposite too."""
    if len(meanings) == 1:
        return meanings
    poles = {(meaning.row, meaning.pole) for meaning in meanings}
    rows = Counter(row for row, _ in poles)
    return frozenset(
        Meaning(each.row, each.pole, each.is_sure and rows[each.row] == 1)
        for each in meanings
    )
