"""Pairs catalogs, which hold the texts of two languages, with what they translate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from twinlint.documents import list_formats
from twinlint.source import NO_WORDS, Locale
from twinlint.trees.tags import find_locale
from twinlint.trees.tree import Pair

_SOURCE = "en"
"""The language of messages in gettext (GNU gettext manual, section 4.3)."""
TellSource = Callable[[str, Locale], str]
"""Gives the tag of the language that a catalog translates from, as it tells it itself,
by its path and its own language; empty where it does not."""


@cache
def list_catalogs() -> tuple[str, ...]:
    """Suffixes of files that hold the texts of both languages."""
    formats = [each for each in list_formats().values() if each.pair]
    return tuple(
        s for each in formats for s in each.suffixes if s not in each.templates
    )


def are_keyed(paths: Iterable[tuple[Locale, str]], tell_source: TellSource) -> bool:
    """Whether files are catalogs by key, each with the texts of one language."""
    return all(
        path.endswith(list_catalogs()) and tell_source(path, locale) == NO_WORDS
        for locale, path in paths
    )


def pair_catalogs(
    pages: Iterable[Mapping[Locale, str]],
    locales: Iterable[Locale],
    tell_source: TellSource,
) -> Iterator[Pair]:
    """Catalogs of one language, which have the text of another beside it.

    Of several catalogs, the one in the language of the messages has nothing to say.
    """
    known = tuple(locales)
    for page in pages:
        catalogs = {
            each: path for each, path in page.items() if path.endswith(list_catalogs())
        }
        told = {
            locale: tag
            for locale, path in catalogs.items()
            if (tag := tell_source(path, locale))
        }
        if NO_WORDS in told.values():
            continue
        most = Counter(told.values()).most_common(1)
        usual = most[0][0] if most else _find_source(catalogs, known)
        for locale, path in catalogs.items():
            tag = told.get(locale, usual)
            source = find_locale(tag, known) or Locale(tag)
            if source != locale:
                yield Pair((path, path), (source, locale), is_catalog=True)


def _find_source(catalogs: Iterable[Locale], locales: Iterable[Locale]) -> Locale:
    """The language of the messages: one without a catalog, English if it may be."""
    have = frozenset(catalogs)

    def prefer(locale: Locale) -> tuple[bool, bool]:
        return locale in have, locale.partition("-")[0] != _SOURCE

    return min(locales, key=prefer)
