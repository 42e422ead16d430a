"""Folds the address of a link: what tells its language, its scheme, its last slash."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import unquote

from twinlint.languages import read_language
from twinlint.source import Locale
from twinlint.spelling import fold

_STEP = re.compile(r"([/._=?&#-]+)")
_REGION = re.compile(r"(?<![^/.=?&#])([a-z]{2,3})[-_](?:[a-z]{2}|\d{3})(?![^/.=?&#])")
"""A tag with a region that is a whole part of an address: `/fr-ca/`."""
_SUFFIX = re.compile(r"\.html?(?=$|[?#])")
_COUNTRY = re.compile(r"(//[^/?#]{0,253})\.[a-z]{2,63}(?=:\d|[/?#]|$)")
"""A host with its end."""
_GENERATED = re.compile(
    r"(?<![^/.=?&#-])id(?:[mp]?\d{2,}|-\d+(?:\.\d+)+)(?![^/.=?&#-])"
)
"""A name that a program gives to what has none, another in each text: `idm2887` of
libxslt, `id-1.5.7` of DocBook."""


@cache
def _read_marks(locales: tuple[Locale, ...]) -> frozenset[str]:
    """Steps of an address that tell one of some languages, in lower case.

    Those are its tag, its codes, and what it and the others call it.
    """
    languages = [read_language(locale) for locale in locales]
    marks: set[str] = set()
    for language in languages:
        names = {each.language_names.get(language.base, "") for each in languages}
        for name in {*names, language.name} - {""}:
            marks |= {name.lower(), fold(name)}
        marks |= {language.base, language.locale.lower(), *language.address_marks}
    return frozenset(marks)


@lru_cache(maxsize=4096)
def fold_target(target: str, locales: tuple[Locale, ...]) -> str:
    """A target without what tells one of some languages, its scheme and last slash.

    >>> fold_target("https://www.example.org/fr/page-fra.html", (Locale("fr"),))
    'example.org/page'
    >>> fold_target("example.org/fr-ca/page", (Locale("fr"), Locale("en")))
    'example.org/page'
    >>> fold_target("a.html#idm2887", (Locale("fr"),))
    'a#id'

    A server finds `page.fr.html` by `page` too.
    """
    marks = _read_marks(locales)
    target = unquote(target).strip().lower()
    target = re.sub(r"^(?:https?:)?//(?:www\.)?", "", target)
    target = _GENERATED.sub("id", target)
    target = _REGION.sub(lambda tag: tag[1] if tag[1] in marks else tag[0], target)
    parts = _STEP.split(target)
    kept = [parts[0] if parts[0] not in marks else ""]
    for separator, step in zip(parts[1::2], parts[2::2], strict=True):
        if step not in marks:
            kept.append(separator[-1] + step)
    folded = _SUFFIX.sub("", "".join(kept).strip("/._?&#-"))
    return folded.removesuffix("/index")


def has_language(target: str, locales: tuple[Locale, ...]) -> bool:
    """Whether a target tells that it is in one of some languages, as `/en/` does.

    The end of a host tells of a country: `example.fr`.
    """
    told = _COUNTRY.sub(r"\1", target.lower())
    return not _read_marks(locales).isdisjoint(_STEP.split(told))
