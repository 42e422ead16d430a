"""Filters of templates: values as readers of a page's language expect them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import jinja2
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from jinja2.runtime import Context
from markupsafe import Markup

from microsite.pages.page import Page, read_title
from microsite.pages.prose import convert_prose
from microsite.records import COLLECTIONS, Localizable, Localized, PartialDate
from twinlint.languages import read_language
from twinlint.source import Locale
from twinlint.typography import typeset, typeset_html


def find_cldr_locale(locale: Locale) -> str:
    """The name under which CLDR has a language: British where only `en` is said."""
    return "en_GB" if locale == "en" else locale


LocalizedText = Localized | Localizable | str


@jinja2.pass_context
def write_text(context: Context, value: LocalizedText) -> str:
    """A text in the language of the page, typeset; what is safe stays as it is."""
    locale: Locale = context["locale"]
    text = value if isinstance(value, str) else value[locale]
    if isinstance(text, Markup):
        return text
    return typeset(text, locale)


@jinja2.pass_context
def write_quotation(
    context: Context, value: LocalizedText, language: Locale | None
) -> str:
    """A text in the words of a source, marked where they are of another language."""
    if language in (None, context["locale"]):
        return write_text(context, value)
    text = value if isinstance(value, str) else value[language]
    return Markup('<span lang="{}">{}</span>').format(language, typeset(text, language))


@jinja2.pass_context
def write_prose(context: Context, value: LocalizedText, level: int = 2) -> Markup:
    """The HTML of a Markdown text; its highest heading becomes one of `level`."""
    locale: Locale = context["locale"]
    text = value if isinstance(value, str) else value[locale]
    written = convert_prose(text, level=level, resolve_link=_resolver(context))
    return Markup(typeset_html(written, locale))  # noqa: S704 - cleaned by nh3


def _resolver(context: Context) -> Callable[[str], str]:
    words = {collection.word for collection in COLLECTIONS.values()}

    def resolve(target: str) -> str:
        word, _, rest = target.partition(":")
        if word not in words:
            return target
        id_, sign, anchor = rest.partition("#")
        page: Page = context["_renderer"].find_page(f"{word}:{id_}", context["locale"])
        return f"{page.url}{sign}{anchor}"

    return resolve


@jinja2.pass_context
def write_date(context: Context, value: PartialDate | str) -> str:
    """A day, a month or a year in words: 6 février 2024, February 2024, 2024."""
    found = value if isinstance(value, PartialDate) else PartialDate.parse(value)
    locale = find_cldr_locale(context["locale"])
    if found.day:
        text = format_date(found.first_day, "long", locale=locale)
    elif found.month:
        text = format_skeleton("yMMMM", found.first_day, locale=locale)
    else:
        return str(found.year)
    if found.day == 1:
        first = read_language(context["locale"]).first_day
        text = re.sub(r"(?<!\d)1(?!\d)", first, text, count=1)
    return typeset(text, context["locale"])


@jinja2.pass_context
def write_number(context: Context, value: float) -> str:
    """A number as the language of the page writes it."""
    return format_decimal(value, locale=find_cldr_locale(context["locale"]))


@jinja2.pass_context
def write_percent(context: Context, value: float) -> str:
    """A percentage given in hundredths: 84 → 84 %."""
    return format_percent(value / 100, locale=find_cldr_locale(context["locale"]))


@jinja2.pass_context
def write_list(context: Context, values: Iterable[str]) -> Markup | str:
    """An enumeration in the language of the page: a, b et c."""
    items = list(values)
    locale = find_cldr_locale(context["locale"])
    if not any(isinstance(item, Markup) for item in items):
        return format_list(items, locale=locale)
    holes = [f"\0{index}\0" for index in range(len(items))]
    pieces = str(Markup.escape(format_list(holes, locale=locale))).split("\0")
    for index in range(1, len(pieces), 2):
        pieces[index] = str(Markup.escape(items[int(pieces[index])]))
    return Markup("".join(pieces))  # noqa: S704 - each item is escaped above


@jinja2.pass_context
def sort_by_name(context: Context, records: Iterable[Any]) -> list[Any]:
    """Records in the order of their names, accents and capitals aside."""
    locale: Locale = context["locale"]
    return sorted(records, key=lambda r: (fold_name(read_title(r, locale)), r.id))


def fold_name(name: str) -> str:
    """A name without accents and capitals, for sorting."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


FILTERS: Mapping[str, Callable[..., object]] = {
    "text": write_text,
    "quote": write_quotation,
    "prose": write_prose,
    "date": write_date,
    "isodate": str,
    "number": write_number,
    "percent": write_percent,
    "enumerate_list": write_list,
    "by_name": sort_by_name,
}
"""Filters by the names that templates give them."""
