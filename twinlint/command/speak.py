"""Chooses the language that the tool speaks, and reads its words.

A catalog takes longer to read than most runs of a command take; so what was read is
kept in `.cache/`, under a key of all it was read from.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import astuple
from functools import cache
from itertools import pairwise
from pathlib import Path

from microsite.cache import Cache, make_key
from twinlint.catalog import Catalog, Entry, Translator
from twinlint.source import Locale

PROGRAM = Path(__file__).resolve().parent.parent.parent
"""The folder of the program, with its catalogs."""
TOOL_LOCALES = ("fr", "en")


def find_language(given: Sequence[str]) -> str | None:
    """The value of --lang, before anything else is known to be right."""
    words = [word for argument in given for word in argument.split("=", 1)]
    return next((lang for name, lang in pairwise(words) if name == "--lang"), None)


def choose_translator(lang: str | None) -> Translator:
    """The words of the tool in a language, else in that of the environment."""
    named = (os.environ.get(n, "") for n in ("LC_ALL", "LC_MESSAGES", "LANG"))
    found = lang or next(filter(None, named), "en")[:2]
    return _translator_of(Locale("fr" if found == "fr" else "en"))


@cache
def _translator_of(locale: Locale) -> Translator:
    if locale == "en":
        return Translator(locale)
    kept = Cache(PROGRAM / ".cache" / "made")
    return Translator(locale, read_words(PROGRAM, locale, kept))


def read_words(program: Path, locale: Locale, kept: Cache) -> Catalog:
    """The catalog of the tool in a language; an empty one when it cannot be read."""
    path = f"locales/{locale}/LC_MESSAGES/tool.po"
    try:
        content = (program / path).read_bytes()
    except OSError:
        content = b""
    code = Path(__file__).read_bytes()
    made = kept.get(
        make_key("tool words", path, content, code), lambda: _read(program, locale)
    )
    forms, rows = json.loads(made)
    entries = (
        Entry(id_, tuple(texts), line, plural, context, is_stale)
        for id_, texts, line, plural, context, is_stale in rows
    )
    return Catalog(locale, "tool", path, {e.key: e for e in entries}, forms)


def _read(program: Path, locale: Locale) -> bytes:
    from microsite.catalogs.read import read_catalog

    catalog, _ = read_catalog(program, locale, "tool")
    rows = [astuple(entry) for entry in catalog.entries.values()]
    return json.dumps([catalog.plural_forms, rows]).encode()
