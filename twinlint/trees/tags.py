"""Tells which language a tag in a path names: `fr`, `fr_CA`, `FR`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from twinlint.source import Locale

_SUBTAGS = "(?:[-_](?:[a-z]{2}|[a-z]{4}|[0-9]{3})){0,2}"
"""Region and script (BCP 47, section 2.1)."""


def find_locale(tag: str, locales: Iterable[Locale]) -> Locale | None:
    """The one of some languages that a tag is meant for; None when it is none.

    The tag itself, else its language without the region.

    >>> find_locale("FR", [Locale("fr"), Locale("en")])
    'fr'
    >>> find_locale("fr_CA", [Locale("fr"), Locale("fr-CA")])
    'fr-CA'
    """
    folded = _fold(tag)
    known = {_fold(locale): locale for locale in locales}
    return known.get(folded) or known.get(folded.partition("-")[0])


def write_pattern(locales: Iterable[Locale]) -> str:
    """A pattern of the tags that are meant for some languages."""
    written = (_write_tag(_fold(locale)) for locale in locales)
    return f"(?i:{'|'.join(written)})"


@cache
def write_any_pattern() -> str:
    """A pattern of the tags of all languages that ISO 639-1 has."""
    return f"(?i:(?:{'|'.join(sorted(_read_tags()))}){_SUBTAGS})"


def _write_tag(tag: str) -> str:
    return tag.replace("-", "[-_]") + ("" if "-" in tag else _SUBTAGS)


def find_tag(name: str) -> str:
    """The name of a folder when it is the tag of a language, else nothing.

    >>> find_tag("pt_BR"), find_tag("guide")
    ('pt-BR', '')
    """
    tag = name.replace("_", "-")
    return tag if re.fullmatch(write_any_pattern(), tag) else ""


def _fold(tag: str) -> str:
    return tag.lower().replace("_", "-")


@cache
def _read_tags() -> frozenset[str]:
    lines = (Path(__file__).parent / "tags.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(
        tag for line in lines if not line.startswith("#") for tag in line.split()
    )
