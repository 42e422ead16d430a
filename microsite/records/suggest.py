"""What an editor may have meant to write, in the form that records have."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from microsite.records.value import SLUG
from twinlint.languages import list_languages, read_language


def suggest_id(id_: str) -> str:
    """A text as a part of an address: `Athis Mons` gives `athis-mons`.

    Empty when no letter or digit is left, or all that is left cannot be such a part.
    """
    spelt_out = id_.lower().replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", spelt_out)
    ascii_only = decomposed.encode("ascii", "ignore").decode()
    suggested = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    return suggested if re.fullmatch(SLUG, suggested) else ""


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


def suggest_date(text: str) -> str:
    """A date in words of any known language, as records have it; else nothing.

    >>> suggest_date("6 février 2024"), suggest_date("14/07/2025"), suggest_date("été")
    ('2024-02-06', '2025-07-14', '')
    """
    words = " ".join(text.lower().split())
    found = next(filter(None, (form.fullmatch(words) for form in _date_forms())), None)
    month = _find_month(found["month"]) if found else 0
    if not found or not month:
        return ""
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{month:02}{day}"


@cache
def _date_forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A date with its day first, its month first."""
    marks = {m for tag in list_languages() for m in read_language(tag).ordinal_marks}
    ends = "|".join(map(re.escape, sorted(marks, key=lambda mark: (-len(mark), mark))))
    return (
        re.compile(
            rf"(?:(?P<day>\d{{1,2}})(?:{ends})?[ /.-])?"
            r"(?P<month>\d{1,2}|[^\W\d]{3,})\.?[ /.-](?P<year>\d{4})"
        ),
        re.compile(r"(?P<month>[^\W\d]{3,}) (?P<day>\d{1,2}),? (?P<year>\d{4})"),
    )


def _find_month(word: str) -> int:
    """The number of a month from its number or name; 0 when it is none."""
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else 0
    months = (read_language(tag).months for tag in list_languages())
    return next((names[word] for names in months if word in names), 0)


def shorten_text(value: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(value.split())
    return line if len(line) <= 60 else line[:59] + "…"
