"""Filters of templates: values as readers of a language expect them.

Each is told the language of the page first (`environment.py`), then what it writes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from string import ascii_lowercase
from typing import Any

from babel import Locale as CldrLocale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup

from microsite.pages.anchors import mark_anchors
from microsite.pages.calendar import write_calendar_text
from microsite.pages.prose import convert_prose
from microsite.pages.spoken import write_language
from microsite.pages.typography import typeset_html
from microsite.records import (
    Localizable,
    Localized,
    PartialDate,
    find_cldr_locale,
    is_same_language,
    read_title,
)
from twinlint.languages import read_language
from twinlint.source import Locale
from twinlint.typography import typeset

LocalizedText = Localized | Localizable | str


def write_text(locale: Locale, value: LocalizedText) -> str:
    """A text in the language of the page, typeset; what is safe stays as it is."""
    text = value if isinstance(value, str) else value[locale]
    if isinstance(text, Markup):
        return text
    return _typeset_line(text, locale)


_typeset_line = lru_cache(maxsize=4096)(typeset)
"""Sets names and titles, which stand on a page several times, and on several pages."""


def write_quotation(
    locale: Locale, value: LocalizedText, language: Locale | None
) -> str:
    """A text in the words of a source, marked where they are of another language."""
    if language is None or is_same_language(language, locale):
        return write_text(locale, value)
    text = value if isinstance(value, str) else value[language]
    attributes = write_language(language, locale)
    return Markup("<span {}>{}</span>").format(attributes, typeset(text, language))


def write_quoted(locale: Locale, value: LocalizedText) -> str:
    """A text between the quotation marks of its language."""
    text = value if isinstance(value, str) else value[locale]
    return typeset(f'"{text}"', locale)


def write_prose(
    locale: Locale,
    value: LocalizedText,
    level: int = 2,
    *,
    resolve_link: Callable[[Locale, str], str],
) -> Markup:
    """The HTML of a Markdown text; its highest heading becomes one of `level`."""
    text = value if isinstance(value, str) else value[locale]
    written = convert_prose(
        text, level=level, resolve_link=lambda target: resolve_link(locale, target)
    )
    marked = mark_anchors(typeset_html(written, locale), text)
    return Markup(marked)  # noqa: S704 - cleaned by nh3


def write_feed(
    locale: Locale,
    value: LocalizedText,
    *,
    resolve_link: Callable[[Locale, str], str],
) -> str:
    """The HTML of a Markdown text as a text for feeds, which other programs show.

    Its addresses are whole, and no heading has a name: nothing leads there.
    """
    text = value if isinstance(value, str) else value[locale]
    written = convert_prose(
        text, level=2, resolve_link=lambda target: resolve_link(locale, target)
    )
    return _HEADING_NAME.sub("", typeset_html(written, locale))


_HEADING_NAME = re.compile(r'(?<=<h[2-6]) id="[^"]*"')


@lru_cache(maxsize=4096)
def write_date(locale: Locale, value: PartialDate | str) -> str:
    """A day, a month or a year in words: 6 février 2024, February 2024, 2024."""
    found = value if isinstance(value, PartialDate) else PartialDate.parse(value)
    cldr = find_cldr_locale(locale)
    if found.day:
        text = format_date(found.first_day, "long", locale=cldr)
    elif found.month:
        text = format_skeleton("yMMMM", found.first_day, locale=cldr)
    else:
        return str(found.year)
    if found.day == 1:
        first = read_language(locale).first_day
        text = re.sub(r"(?<!\d)1(?!\d)", first, text, count=1)
    return typeset(text, locale)


def write_month(locale: Locale, value: PartialDate) -> str:
    """The month of a date, or its year when there is no more: février 2024."""
    return write_date(locale, PartialDate(value.year, value.month))


@lru_cache(maxsize=4096, typed=True)
def write_number(locale: Locale, value: float) -> str:
    """A number as a language writes it."""
    return format_decimal(value, locale=find_cldr_locale(locale))


@lru_cache(maxsize=4096)
def write_count(locale: Locale, value: int) -> str:
    """How many things there are: a number under ten in words, where they are known.

    One is left in digits, since its word may depend on what is counted.
    """
    return _spell(locale).get(value) or write_number(locale, value)


@lru_cache(maxsize=256)
def write_ordinal(locale: Locale, value: int) -> str:
    """The place of something in a row, in digits: 1er, 2e; 1st, 2nd.

    >>> write_ordinal(Locale("fr"), 6), write_ordinal(Locale("en"), 22)
    ('6e', '22nd')
    """
    form = CldrLocale.parse(find_cldr_locale(locale)).ordinal_form(value)
    endings = read_language(locale).ordinal_endings
    return f"{write_number(locale, value)}{endings.get(form, '')}"


@lru_cache(maxsize=64)
def _spell(locale: Locale) -> Mapping[int, str]:
    """The first word that a language has for each number from two to nine."""
    words = read_language(locale).numbers
    return {n: word for word, n in reversed(list(words.items())) if 1 < n < 10}


def write_capital(locale: Locale, value: str) -> str:
    """A text with a capital at its beginning, as a sentence has it; past its tags.

    >>> print(write_capital(Locale("fr"), Markup("<time>mai 2025</time>.")))
    <time>Mai 2025</time>.
    """
    text = str(value)
    if not isinstance(value, Markup):
        return text[:1].upper() + text[1:]
    changed = _BEGINNING.sub(lambda found: found[1] + found[2].upper(), text)
    return Markup(changed)  # noqa: S704


_BEGINNING = re.compile(r"\A((?>(?:<[^>]*+>)*))([^<])")


def write_letter(_: Locale, number: int) -> str:
    """A small letter for a number, counted from one; the number itself beyond z."""
    return ascii_lowercase[number - 1] if 0 < number <= 26 else str(number)


def write_bare_url(_: Locale, url: str) -> str:
    """An address as readers know it: without its scheme and its last slash."""
    return url.partition("://")[2].rstrip("/")


def write_percent(locale: Locale, value: float) -> str:
    """A percentage given in hundredths: 84 → 84 %."""
    return format_percent(value / 100, locale=find_cldr_locale(locale))


def write_list(locale: Locale, values: Iterable[str]) -> Markup | str:
    """An enumeration in a language, typeset: a, b et c."""
    items = [write_text(locale, value) for value in values]
    cldr = find_cldr_locale(locale)
    if not any(isinstance(item, Markup) for item in items):
        return format_list(items, locale=cldr)
    holes = [f"\0{index}\0" for index in range(len(items))]
    pieces = str(Markup.escape(format_list(holes, locale=cldr))).split("\0")
    for index in range(1, len(pieces), 2):
        pieces[index] = str(Markup.escape(items[int(pieces[index])]))
    return Markup("".join(pieces))  # noqa: S704 - each item is escaped above


def sort_by_name(locale: Locale, records: Iterable[Any]) -> list[Any]:
    """Records in the order of their names, as `fold_name` has them."""

    def place(record: Any) -> tuple[str, str]:
        return fold_name(locale, read_title(record, locale)), record.id

    return sorted(records, key=place)


def fold_name(locale: Locale, name: str) -> str:
    """A name without accents, capitals, and the article it begins with, for sorting.

    >>> fold_name(Locale("fr"), "L’École"), fold_name(Locale("en"), "The")
    ('ecole', 'the')
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _match_article(locale).sub("", plain)


@lru_cache(maxsize=64)
def _match_article(locale: Locale) -> re.Pattern[str]:
    """The article at the beginning of a name, with the space after it."""
    joined: dict[bool, list[str]] = {True: [], False: []}
    for article in read_language(locale).articles:
        joined[not article[-1].isalpha()].append(re.escape(article))
    apart, bound = "|".join(joined[False]), "|".join(joined[True])
    return re.compile(rf"\A(?:(?:{apart or '(?!)'})\s++|(?:{bound or '(?!)'}))(?=\w)")


FILTERS: Mapping[str, Callable[..., object]] = {
    "text": write_text,
    "quote": write_quotation,
    "quoted": write_quoted,
    "prose": write_prose,
    "date": write_date,
    "month": write_month,
    "number": write_number,
    "count": write_count,
    "ordinal": write_ordinal,
    "capital": write_capital,
    "letter": write_letter,
    "bare_url": write_bare_url,
    "calendar": write_calendar_text,
    "percent": write_percent,
    "enumerate_list": write_list,
    "by_name": sort_by_name,
}
"""Filters by the names that templates give them."""
