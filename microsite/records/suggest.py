"""What an editor may have meant to write, in the form that records have."""

from __future__ import annotations

import re
import unicodedata


def suggest_id(id_: str) -> str:
    """A text as a part of an address: `Athis Mons` gives `athis-mons`.

    Empty when no letter or digit is left.
    """
    spelt_out = id_.lower().replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", spelt_out)
    ascii_only = decomposed.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


_GROUPED = re.compile(r"[^\d-]*(-?\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+|-?\d+)\D*")
"""A whole number with its thousands set apart in any way, and words around it."""


def suggest_integer(text: str) -> str:
    """The digits of a whole number in a text; nothing when it is not clearly one.

    >>> suggest_integer("12 300 hab."), suggest_integer("12,5")
    ('12300', '')
    """
    found = _GROUPED.fullmatch(text)
    return re.sub(r"[^\d-]", "", found.group(1)) if found else ""


def suggest_decimal(text: str) -> str:
    """The number of a text, with a decimal point; nothing when it is not clearly one.

    >>> suggest_decimal("48,85 °"), suggest_decimal("nan")
    ('48.85', '')
    """
    found = re.fullmatch(r"[^\d-]*(-?\d+(?:[.,]\d+)?)\D*", text)
    return found.group(1).replace(",", ".") if found else ""


_DAY_FIRST = re.compile(
    r"(?:(?P<day>\d{1,2})(?:er|st|nd|rd|th)?[ /.-])?(?P<month>\d{1,2}|[^\W\d]{3,})"
    r"\.?[ /.-](?P<year>\d{4})"
)
_MONTH_FIRST = re.compile(r"(?P<month>[^\W\d]{3,}) (?P<day>\d{1,2}),? (?P<year>\d{4})")
_DATE_LANGUAGES = ("fr", "en")
"""In which editors may have written a month, whatever the languages of the site."""


def suggest_date(text: str) -> str:
    """A date written in French or English, as records have it; else nothing.

    >>> suggest_date("6 février 2024"), suggest_date("14/07/2025"), suggest_date("été")
    ('2024-02-06', '2025-07-14', '')
    """
    words = " ".join(text.lower().split())
    found = _DAY_FIRST.fullmatch(words) or _MONTH_FIRST.fullmatch(words)
    month = _find_month(found["month"]) if found else 0
    if not found or not month:
        return ""
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{month:02}{day}"


def _find_month(word: str) -> int:
    """The number of a month from its number or name; 0 when it is none."""
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else 0
    from babel.dates import get_month_names

    return next(
        (
            number
            for language in _DATE_LANGUAGES
            for width in ("wide", "abbreviated")
            for number, name in get_month_names(width, locale=language).items()
            if name.lower().rstrip(".") == word
        ),
        0,
    )


def shorten_text(value: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(value.split())
    return line if len(line) <= 60 else line[:59] + "…"
