"""Reads names and terms from the files that teams keep them in: CSV, YAML, TBX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from twinlint.data import dataclass
from twinlint.finding import Every, Message, message
from twinlint.register import KINDS, Name, Term
from twinlint.settings.problem import Problem
from twinlint.settings.rows import Reading, Row
from twinlint.settings.tbx import read_tbx
from twinlint.source import Locale
from twinlint.spelling import find_slips
from twinlint.suggest import suggest_words
from twinlint.trees import find_locale, find_tag

TBX = (".tbx", ".xml")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NAME = ("name", "kind", "variants", "mistakes")
"""Columns of a name, beside the tags of languages."""
_OF_NAMES = ("variants", "mistakes")
"""Those that may also name a language, as in `variants.fr`."""
_OF_TERMS = ("forbidden", "variants")
"""What a term has for each language, as in `forbidden.en`."""


def read_names(
    path: Path, shown: str, locales: Iterable[Locale]
) -> tuple[tuple[Name, ...], tuple[Problem, ...]]:
    """The people, organisations and places of a file, and what is wrong in it.

    A row has the name in each language, by tags, or in all of them as `name`; and its
    `kind`, other right spellings (`variants`) and known wrong ones (`mistakes`).
    """
    reading = Reading(path, shown)
    names = tuple(_read_names(reading, tuple(locales)))
    return names, tuple(reading.problems)


def read_terms(
    path: Path, shown: str, locales: Iterable[Locale]
) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms of a file, and what is wrong in it.

    A row has the word for each language, by tags; other forms of it as `variants.fr`,
    words not to use as `forbidden.en`.
    """
    reading = Reading(path, shown)
    is_base = path.suffix.lower() in TBX
    terms = tuple(
        read_tbx(reading) if is_base else _read_terms(reading, tuple(locales))
    )
    return terms, tuple(reading.problems)


def _read_names(reading: Reading, locales: tuple[Locale, ...]) -> Iterator[Name]:
    told: set[str | tuple[int, int]] = set()
    known = _Columns(locales, _NAME, _OF_NAMES)
    for row in reading.read_rows():
        known.check(reading, row, told)
        forms = {
            Locale(column): texts[0]
            for column, texts in row.cells.items()
            if known.has_language(column)
        }
        for locale in locales:
            if "name" in row.cells:
                forms.setdefault(locale, row.cells["name"][0])
        if not forms:
            _tell_nameless(reading, row, known, told)
            continue
        kind = next(iter(row.cells.get("kind", ())), "")
        _check_kind(reading, row, kind)
        yield Name(forms, kind, _gather(row, "variants"), _gather(row, "mistakes"))


def _gather(row: Row, name: str) -> tuple[str, ...]:
    """The texts of a column, and of those that name a language behind it."""
    return tuple(
        text
        for column, texts in row.cells.items()
        if column.partition(".")[0] == name
        for text in texts
    )


def _tell_nameless(
    reading: Reading, row: Row, known: _Columns, told: set[str | tuple[int, int]]
) -> None:
    """Note an entry without a name, or once that no column is for names.

    A column that means nothing is the one that was meant for them.
    """
    example = message("write it as {column}", column="name")
    if any(column == "name" or known.has_language(column) for column in row.names):
        reading.note(row.line, row.column, message("this entry has no name"), example)
        return
    place = next(iter(row.names.values()), (row.line, row.column))
    if place not in told and told.isdisjoint(row.names):
        told.add(place)
        said = message("no column has the names, in one language or in all")
        columns = ("name", *known.locales)
        reading.note(
            *place, said, message("columns are {columns}", columns=Every(columns))
        )


def _check_kind(reading: Reading, row: Row, kind: str) -> None:
    """Note a word that is nearly one of those that rules know."""
    if kind in KINDS:
        return
    slips = tuple(find_slips([kind], KINDS)) if kind else ()
    if slips:
        said = message(
            "“{word}” is nearly the kind “{kind}”, and would say nothing",
            word=kind,
            kind=slips[0][1],
        )
        help_ = message("did you mean {guesses}?", guesses=(slips[0][1],))
        reading.note(row.line, row.column, said, help_)


def _read_terms(reading: Reading, locales: tuple[Locale, ...]) -> Iterator[Term]:
    told: set[str | tuple[int, int]] = set()
    known = _Columns(locales, (), _OF_TERMS)
    for row in reading.read_rows():
        known.check(reading, row, told)
        words: dict[Locale, str] = {}
        variants: dict[Locale, tuple[str, ...]] = {}
        for locale, (word, *others) in _select(row, "").items():
            words[locale] = word
            if others:
                variants[locale] = tuple(others)
        for locale, texts in _select(row, "variants.").items():
            variants[locale] = (*variants.get(locale, ()), *texts)
        forbidden = _select(row, "forbidden.")
        if len(words) < 2 and not forbidden:
            said = message("this entry has a word in one language alone")
            reading.note(row.line, row.column, said)
            continue
        yield Term(words, forbidden, variants)


def _select(row: Row, prefix: str) -> dict[Locale, tuple[str, ...]]:
    """The texts of the columns that are a prefix with the tag of a language."""
    return {
        Locale(column.removeprefix(prefix)): texts
        for column, texts in row.cells.items()
        if column.startswith(prefix) and _TAG.fullmatch(column.removeprefix(prefix))
    }


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns that a file may have."""

    locales: tuple[Locale, ...]
    """The languages that are compared; a file may have others."""
    own: tuple[str, ...]
    """Those with one name, such as `kind`."""
    by_language: tuple[str, ...]
    """Those with the tag of a language behind their name: `forbidden.en`."""

    def check(
        self, reading: Reading, row: Row, told: set[str | tuple[int, int]]
    ) -> None:
        """Note the columns of a row that mean nothing, each once."""
        for column, place in row.names.items():
            if not column or column in told or self.has(column):
                continue
            told.add(column)
            reading.note(
                *place,
                message("there is no column “{name}”", name=column),
                self._guess(column),
            )

    def has(self, column: str) -> bool:
        """Whether a column means something."""
        name, point, tag = column.partition(".")
        if point:
            return name in self.by_language and self.has_language(tag)
        return column in self.own or self.has_language(column)

    def has_language(self, column: str) -> bool:
        """Whether a column is the tag of a language that there is, or is compared."""
        return bool(
            _TAG.fullmatch(column)
            and (find_tag(column) or find_locale(column, self.locales))
        )

    def _guess(self, column: str) -> Message:
        examples = (
            f"{name}.{tag}" for name in self.by_language for tag in self.locales
        )
        columns = (*self.own, *self.locales, *examples)
        guesses = suggest_words(column, columns)
        if guesses:
            return message("did you mean {guesses}?", guesses=guesses)
        return message("columns are {columns}", columns=Every(columns))
