"""Messages become sentences of a reader: catalogs, plurals, how numbers are written."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cache
from typing import Any

from twinlint.data import dataclass
from twinlint.finding import DayName, Every, InLanguages, LanguageName, Message, message
from twinlint.languages import read_language
from twinlint.source import Locale, Span
from twinlint.typography import bind_spaces

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
"""A place for a value: `%(num)s` in templates, `{count}` in code."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A message of a catalog with its translation."""

    id: str
    """The English text."""
    texts: tuple[str, ...]
    """The translation, one text per plural form; empty texts are not translated."""
    line: int
    """In the catalog's file, from 1; 0 when the message is not in a file."""
    plural: str = ""
    """The plural English text."""
    context: str = ""
    """What tells apart two uses of one English text."""
    is_stale: bool = False
    """True when a person has to look at the translation again (`fuzzy`)."""

    @property
    def key(self) -> tuple[str, str]:
        """Context and English text."""
        return self.context, self.id


Said = tuple[str, int, Entry]
"""File, line and a message without its translation."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """The messages of one language and one domain."""

    locale: Locale
    domain: str
    """What it is the catalog of: `site`, `twinlint`, `microsite`."""
    path: str
    """Relative to the folder that holds `locales/`."""
    entries: Mapping[tuple[str, str], Entry] = field(default_factory=dict)
    """`{(context, id): entry}`."""
    plural_rule: str = "(n != 1)"
    """Which plural form a number `n` takes, as gettext writes it (C)."""

    def texts(self, id_: str, context: str = "") -> tuple[str, ...]:
        """The translation of a message in all plural forms; nothing if it has none."""
        entry = self.entries.get((context, id_))
        return entry.texts if entry and all(entry.texts) else ()

    def find_plural_form(self, count: int) -> int:
        """Which of the plural forms a number takes, from 0."""
        return _read_plural(self.plural_rule)(count)


@cache
def _read_plural(expression: str) -> Callable[[int], int]:
    form: Callable[[int], int] = gettext.c2py(expression)
    return form


def find_placeholders(text: str) -> frozenset[str]:
    """The names of the values a message asks for."""
    return frozenset(a or b for a, b in PLACEHOLDER.findall(text))


@dataclass(frozen=True, slots=True)
class Translator:
    """Says messages of the tool in one language."""

    locale: Locale
    catalog: Catalog | None = None
    """None in English: the message itself is the text."""

    def __call__(self, said: Message) -> str:
        """The sentence, with its values written as the language writes them."""
        values = {name: self._write(value) for name, value in said.values}
        if said.plural:
            count = dict(said.values)["count"]
            texts = self._texts(said) or (said.text, said.plural)
            catalog = self.catalog or _ENGLISH
            text = texts[min(catalog.find_plural_form(count), len(texts) - 1)]
        else:
            text = (self._texts(said) or (said.text,))[0]
        return bind_spaces(text, self.locale).format_map(values)

    def find_text(self, id_: str) -> str:
        """A text without values, as it stands in the catalog; else the English."""
        texts = self.catalog.texts(id_) if self.catalog else ()
        return texts[0] if texts else id_

    def _texts(self, said: Message) -> tuple[str, ...]:
        return self.catalog.texts(said.text) if self.catalog else ()

    def _write(self, value: Any) -> str:
        if isinstance(value, Message):
            return self(value)
        if isinstance(value, LanguageName):
            return name_language(Locale(value), self.locale)
        if isinstance(value, DayName):
            return name_day(value, self.locale)
        if isinstance(value, InLanguages):
            return dict(value.texts).get(self.locale, str(value))
        if isinstance(value, Span):
            return f"{value.path}:{value.line}"
        if isinstance(value, tuple):
            written = tuple(map(self._write, value))
            return self._write_list(written, is_every=isinstance(value, Every))
        if isinstance(value, int | float) and not isinstance(value, bool):
            return write_number(value, self.locale)
        # Words that a message quotes may go on in the next line of their text.
        lines = map(str.strip, str(value).split("\n"))
        return " ".join(filter(None, lines)) if "\n" in str(value) else str(value)

    def _write_list(self, values: tuple[str, ...], *, is_every: bool) -> str:
        if len(values) < 2:
            return "".join(values)
        first, last = ", ".join(values[:-1]), values[-1]
        if is_every:
            return self(message("{first} and {last}", first=first, last=last))
        return self(message("{first} or {last}", first=first, last=last))


def write_number(value: float, locale: Locale) -> str:
    """A number as a language writes it.

    >>> write_number(20004, Locale("en")), write_number(1.5, Locale("fr"))
    ('20,004', '1,5')
    """
    if isinstance(value, int) and 0 <= value < 1000:
        return str(value)
    own = read_language(locale)
    whole, _, fraction = f"{value:,}".partition(".")
    whole = whole.replace(",", own.thousands)
    return f"{whole}{own.decimal}{fraction}" if fraction else whole


def name_day(day: str, locale: Locale) -> str:
    """A date as sentences of a language write it.

    >>> name_day("2026-03-01", Locale("fr")), name_day("2026-03", Locale("en"))
    ('1er mars 2026', 'March 2026')
    """
    year, *rest = day.split("-")
    own = read_language(locale)
    month = own.month_names[int(rest[0]) - 1] if rest else ""
    number = str(int(rest[1])) if len(rest) > 1 else ""
    if number == "1" and own.first_day:
        number = own.first_day
    return " ".join(filter(None, (number, month, year)))


def name_language(language: Locale, reader: Locale) -> str:
    """The name of a language in the reader's language; its code when unknown."""
    names = read_language(reader).language_names
    return names.get(language) or names.get(language.partition("-")[0]) or language


_ENGLISH = Catalog(Locale("en"), "", "")
