"""Which language the program speaks to its user: its own words and the checker's."""

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

    A language of a region is spoken as the language is. English when it speaks none.
    """
    spoken = {locale: _find_spoken(locale) for locale in locales}
    chosen = {locale: own for locale, own in spoken.items() if own}
    chosen = chosen or {speak.SOURCE_LOCALE: speak.SOURCE_LOCALE}
    return {loc: speak.read_translator(own, HOUSES) for loc, own in chosen.items()}


def _find_spoken(locale: Locale) -> Locale | None:
    language = Locale(locale.partition("-")[0])
    return next((each for each in (locale, language) if each in LANGUAGES), None)
