"""In which language, and in which direction, a page or a passage is written in HTML."""

from __future__ import annotations

from markupsafe import Markup

from microsite.records import find_direction
from twinlint.source import Locale


def write_language(language: Locale, around: Locale | None = None) -> Markup:
    """The attributes of a passage: `lang`, and `dir` where it differs.

    `around` is the language of the page; for a page as a whole, which begins at the
    left unless told otherwise, none.

    >>> print(write_language(Locale("ar")), write_language(Locale("fr"), Locale("en")))
    lang="ar" dir="rtl" lang="fr"
    """
    direction = find_direction(language)
    usual = find_direction(around) if around else "ltr"
    said = Markup('lang="{}"').format(language)
    return said if direction == usual else Markup('{} dir="{}"').format(said, direction)
