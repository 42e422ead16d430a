"""Catalogs of translated messages, and what turns a message into a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from twinlint.finding import Every, Language, Message, message
from twinlint.source import Locale
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
    """`site` or `tool`."""
    path: str
    """Relative to the folder that holds `locales/`."""
    entries: Mapping[tuple[str, str], Entry] = field(default_factory=dict)
    """`{(context, id): entry}`."""
    plural_forms: int = 2

    def texts(self, id_: str, context: str = "") -> tuple[str, ...]:
        """The translation of a message in all plural forms; nothing if it has none."""
        entry = self.entries.get((context, id_))
        return entry.texts if entry and all(entry.texts) else ()


def find_placeholders(text: str) -> frozenset[str]:
    """The names of the values a message asks for."""
    return frozenset(a or b for a, b in PLACEHOLDER.findall(text))


_SPOKEN = {"fr": message("French"), "en": message("English")}
"""Languages that need no CLDR, so that a command starts sooner."""


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
            text = texts[min(find_plural_form(self.locale, count), len(texts) - 1)]
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
        if isinstance(value, Language):
            if value in _SPOKEN:
                return self(_SPOKEN[value])
            return name_language(Locale(value), self.locale)
        if isinstance(value, tuple):
            return _write_list(value, self.locale)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _write_number(value, self.locale)
        return str(value)


def _write_number(value: float, locale: Locale) -> str:
    if isinstance(value, int) and 0 <= value < 1000:
        return str(value)  # without CLDR, so that a command starts sooner
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale)


def _write_list(values: tuple[str, ...], locale: Locale) -> str:
    from babel.lists import format_list

    style: Literal["standard", "or"] = "standard" if isinstance(values, Every) else "or"
    return format_list(list(values), style=style, locale=find_cldr_locale(locale))


def find_cldr_locale(locale: Locale) -> str:
    """The name under which CLDR has a language: British where only `en` is said."""
    return "en_GB" if locale == "en" else locale


@cache
def name_language(language: Locale, reader: Locale) -> str:
    """The name of a language in the reader's language; its code when unknown."""
    from babel import Locale as BabelLocale
    from babel.core import UnknownLocaleError

    try:
        name = BabelLocale.parse(language).get_display_name(reader)
    except (UnknownLocaleError, ValueError):
        name = None
    return name or language


@cache
def find_plural_form(locale: Locale, count: float) -> int:
    """Which of a catalog's plural forms a number takes, from 0 (CLDR)."""
    if locale in ("en", "fr"):  # without CLDR, so that a command starts sooner
        return int(count != 1 if locale == "en" else count > 1)
    from babel.messages.plurals import get_plural

    form: int = _read_plural(get_plural(locale).plural_expr)(count)
    return form


@cache
def _read_plural(expression: str) -> Any:
    import gettext

    return gettext.c2py(expression)
