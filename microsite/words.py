"""The words that the program says: its own, and those of the checker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from twinlint import speak
from twinlint.catalog import Translator
from twinlint.source import Locale

HOUSES: Mapping[str, Path] = {
    **speak.HOUSES,
    "microsite": Path(__file__).parent / "locales",
}
"""`{domain: folder of its catalogs}`."""
LANGUAGES: tuple[Locale, ...] = speak.list_languages(HOUSES)
"""Those that the program speaks, by their tags."""


def choose_translator(lang: str | None) -> Translator:
    """The words of the program in a language, else in that of the environment."""
    return speak.choose_translator(lang, HOUSES)


def read_translators(locales: Iterable[Locale]) -> dict[Locale, Translator]:
    """The words of the program in those of some languages that it speaks.

    In English when it speaks none of them.
    """
    spoken = tuple(locale for locale in locales if locale in LANGUAGES)
    chosen = spoken or (speak.SOURCE_LOCALE,)
    return {locale: speak.read_translator(locale, HOUSES) for locale in chosen}
