"""Reads names and terms from the files that teams keep them in: CSV, YAML, TBX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from twinlint.finding import message
from twinlint.register import Name, Term
from twinlint.settings.problem import Problem
from twinlint.settings.rows import Reading, Row
from twinlint.settings.tbx import read_tbx
from twinlint.source import Locale
from twinlint.suggest import suggest_words

TBX = (".tbx", ".xml")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NAME = ("name", "kind", "variants", "mistakes")
"""Columns of a name, beside the tags of languages."""
_TERM = ("forbidden", "variants")
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


def read_terms(path: Path, shown: str) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms of a file, and what is wrong in it.

    A row has the word for each language, by tags; other forms of it as `variants.fr`,
    words not to use as `forbidden.en`.
    """
    reading = Reading(path, shown)
    read = read_tbx if path.suffix.lower() in TBX else _read_terms
    terms = tuple(read(reading))
    return terms, tuple(reading.problems)


def _read_names(reading: Reading, locales: tuple[Locale, ...]) -> Iterator[Name]:
    told: set[str] = set()
    for row in reading.read_rows():
        _tell_unknown(reading, row, told, _NAME)
        forms = {
            Locale(column): texts[0]
            for column, texts in row.cells.items()
            if column not in _NAME and _TAG.fullmatch(column)
        }
        for locale in locales:
            if "name" in row.cells:
                forms.setdefault(locale, row.cells["name"][0])
        if not forms:
            said = message("this entry has no name")
            example = message("write it as {column}", column="name")
            reading.note(row.line, row.column, said, example)
            continue
        yield Name(
            forms,
            next(iter(row.cells.get("kind", ())), ""),
            row.cells.get("variants", ()),
            row.cells.get("mistakes", ()),
        )


def _read_terms(reading: Reading) -> Iterator[Term]:
    told: set[str] = set()
    for row in reading.read_rows():
        _tell_unknown(reading, row, told, _TERM)
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


def _tell_unknown(
    reading: Reading, row: Row, told: set[str], known: tuple[str, ...]
) -> None:
    """Note columns that mean nothing, each once."""
    for column in row.cells:
        name, _, tag = column.partition(".")
        is_known = column in known or (name in known and _TAG.fullmatch(tag))
        if is_known or _TAG.fullmatch(column) or column in told:
            continue
        told.add(column)
        guesses = suggest_words(column, known)
        reading.note(
            row.line,
            row.column,
            message("there is no column “{name}”", name=column),
            message("did you mean {guesses}?", guesses=guesses) if guesses else None,
        )
