"""Whether a tag is a language, its direction and what it is called, from CLDR.

Languages are BCP 47 tags (`fr`, `pt-BR`, `zh-Hans`), in addresses, files and pages.
CLDR, and gettext before it, write an underscore: this is the one place that knows.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from twinlint.source import Locale

if TYPE_CHECKING:
    from babel import Locale as BabelLocale

Direction = Literal["ltr", "rtl"]
"""Where a line begins, as the attribute `dir` of HTML says it."""


def find_cldr_locale(locale: Locale) -> str:
    """The name under which CLDR has a language: British where only `en` is said.

    >>> find_cldr_locale(Locale("pt-BR"))
    'pt_BR'
    """
    return "en_GB" if locale == "en" else locale.replace("-", "_")


def is_known_language(tag: str) -> bool:
    """True for a language, of a region or in a script, that CLDR tells about.

    >>> is_known_language("zh-TW"), is_known_language("fr-ZZ")
    (True, False)
    """
    name = tag.replace("-", "_")
    # Babel takes away what it does not know, and takes fr-ZZ for French.
    return set(name.split("_")) <= set(str(_read_cldr(name)).split("_"))


@cache
def _read_cldr(name: str) -> BabelLocale | None:
    # Babel is slow to import, and most commands never ask.
    from babel import Locale as BabelLocale
    from babel import UnknownLocaleError

    try:
        return BabelLocale.parse(name)
    except (UnknownLocaleError, ValueError):
        return None


@cache
def find_direction(locale: Locale) -> Direction:
    """From which side a language is written; the left for one unknown to CLDR."""
    known = _read_cldr(find_cldr_locale(locale))
    return "rtl" if known and known.character_order == "right-to-left" else "ltr"


@cache
def name_language(locale: Locale, reader: Locale) -> str:
    """What a language is called in that of a reader, as it stands in a sentence.

    The tag itself for a language that CLDR does not know.

    >>> name_language(Locale("fr-CA"), Locale("fr"))
    'français canadien'
    """
    name = locale.replace("-", "_")
    named, names = _read_cldr(name), _read_cldr(find_cldr_locale(reader))
    if named is None or names is None:
        return locale
    return names.languages.get(name) or named.get_display_name(names) or locale


def is_same_language(first: str, second: str) -> bool:
    """True for two tags of one language, whatever their regions: `fr` and `fr-CA`."""
    return first.partition("-")[0] == second.partition("-")[0]
