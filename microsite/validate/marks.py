"""Finds quotation marks around words that the site sets between marks itself."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.records import Site
from microsite.validate import problems
from twinlint.finding import Finding, Fix, Place, message
from twinlint.source import Locale

_PAIRS = ("«»", "“”", "„“", "”“", '""')
"""Marks that people type around words, whatever the language is."""


def find_doubled_marks(site: Site) -> Iterator[Finding]:
    """Quotations whose whole text stands between marks; words marked inside stay."""
    for id_, quotation in site.quotations.items():
        origin = site.origins[f"quotation:{id_}"]
        for locale, value in quotation.text.items():
            text = origin.text(("text", locale))
            words = _take_off_marks(value)
            if not words:
                continue
            span = text.span(0, len(text.value))
            is_plain = words[:1].isalnum() and words == text.value.strip()[1:-1].strip()
            field = origin.find_path(("text", locale))
            yield problems.DOUBLED_MARKS(
                message("the site sets the quotation marks of a quotation itself"),
                Place(span, Locale(locale), text.value, field),
                help=message("delete the marks at both ends"),
                fix=Fix(span, words)
                if is_plain and span.line == span.end_line
                else None,
            )


def _take_off_marks(text: str) -> str:
    """The words between two marks that hold all of a text; nothing for other texts.

    >>> _take_off_marks("« Un banc… »"), _take_off_marks("« Oui » et « non »")
    ('Un banc…', '')
    """
    text = text.strip()
    inside = text[1:-1]
    is_held = text[:1] + text[-1:] in _PAIRS and not set(inside) & {text[0], text[-1]}
    return inside.strip() if is_held else ""
