"""What a folder is to the checker: pairs of files, and pages that stand alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from twinlint.data import dataclass
from twinlint.source import Locale
from twinlint.twins import Lone


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files that are versions of one page, or a catalog that holds both."""

    paths: tuple[str, str]
    """In the folder, with `/`; twice the same for a catalog that has the text of both
    languages (`.po`)."""
    locales: tuple[Locale, Locale]
    is_catalog: bool = False
    """One file holds both; in two folders, it stands in that of the second language."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a folder holds, and how that was found out."""

    pairs: tuple[Pair, ...]
    lone: tuple[Lone, ...] = ()
    layout: str = ""
    """The program that the folder is made for, by its name; empty when none shows."""
    places: tuple[str, ...] = ()
    """Where the versions stand: `i18n/fr`, `*.fr.md`."""
    others: Mapping[str, int] = field(default_factory=dict)
    """How many files are in languages that nobody asked for, by tag."""
