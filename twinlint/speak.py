"""Chooses the language that the tool speaks, and reads its words."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from twinlint.catalog import Catalog, Translator
from twinlint.po import read_po
from twinlint.source import Locale

HOUSES: Mapping[str, Path] = {"twinlint": Path(__file__).parent / "locales"}
"""`{domain: folder of its catalogs}`; a client of the checker adds its own."""
SOURCE_LOCALE = Locale("en")
"""The language of the messages themselves, which need no catalog."""


def find_language(given: Sequence[str]) -> str | None:
    """The value of --lang, before anything else is known to be right."""
    words = [word for argument in given for word in argument.split("=", 1)]
    return next((lang for name, lang in pairwise(words) if name == "--lang"), None)


def find_named() -> str:
    """The locale that the environment names, as `fr_FR.UTF-8`; none where it is C."""
    named = (os.environ.get(n, "") for n in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, named), "")
    return "" if locale.partition(".")[0] in ("C", "POSIX") else locale


def list_languages(houses: Mapping[str, Path] = HOUSES) -> tuple[Locale, ...]:
    """The languages that every one of some houses speaks, by their tags."""
    spoken = [
        {path.name for path in folder.iterdir() if path.is_dir()}
        for folder in houses.values()
    ]
    return tuple(map(Locale, sorted(set.intersection(*spoken) | {SOURCE_LOCALE})))


def choose_translator(
    lang: str | None, houses: Mapping[str, Path] = HOUSES
) -> Translator:
    """The words of the tool in a language, else in that of the environment."""
    wanted = lang or find_named()[:2]
    spoken = list_languages(houses)
    locale = next((each for each in spoken if each == wanted), SOURCE_LOCALE)
    return read_translator(locale, houses)


def read_translator(locale: Locale, houses: Mapping[str, Path] = HOUSES) -> Translator:
    """What says the messages of some houses in a language that they speak."""
    return _read_translator(locale, tuple(houses.items()))


@cache
def _read_translator(
    locale: Locale, houses: tuple[tuple[str, Path], ...]
) -> Translator:
    if locale == SOURCE_LOCALE:
        return Translator(locale)
    first, *others = (_read_catalog(locale, *house) for house in houses)
    entries = {**first.entries}
    for other in others:
        entries |= other.entries
    return Translator(locale, replace(first, entries=entries))


def _read_catalog(locale: Locale, domain: str, folder: Path) -> Catalog:
    return read_po(folder / locale / "LC_MESSAGES" / f"{domain}.po", locale, domain)
