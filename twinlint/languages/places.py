"""The names of countries and places, which languages have their own words for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from twinlint.languages.read import find_folders
from twinlint.source import Locale

_FOLDER = Path(__file__).parent
_FILE = "places.txt"

Places = Mapping[str, tuple[tuple[str, str], ...]]
"""`{first word: names that begin with it, the longest first, with what they name}`."""


@cache
def read_places(locale: Locale) -> Places:
    """What a language calls places, by identifiers that all languages share.

    >>> read_places(Locale("fr"))["Londres"]
    (('Londres', 'london'),)
    """
    found: dict[str, dict[str, str]] = {}
    for folder in find_folders(locale):
        path = _FOLDER / folder / _FILE
        if path.is_file():
            for line in path.read_text("utf-8").splitlines():
                place, colon, name = line.partition(":")
                name = name.strip()
                if colon and name and not line.startswith("#"):
                    found.setdefault(name.split()[0], {})[name] = place
    return {
        first: tuple(sorted(names.items(), key=lambda each: -len(each[0])))
        for first, names in found.items()
    }
