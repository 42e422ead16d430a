"""Which language the program speaks to its user: its own words and the checker's."""

from __future__ import annotations

import re
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


def find_site_language(root: Path) -> Locale | None:
    """The first language of a site, where the environment names none and it is spoken.

    So who edits the site reads what a machine says that is nobody's.
    """
    path = root / "content" / "site.yaml"
    if speak.find_named() or not path.is_file():
        return None
    found = _LOCALES.search(path.read_text(encoding="utf-8", errors="replace"))
    return _find_spoken(Locale(found[1])) if found else None


_LOCALES = re.compile(r"""^locales:\s*[\[-]\s*["']?([A-Za-z-]+)""", re.MULTILINE)
"""The first of the languages of a site, read before anything is loaded."""


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
