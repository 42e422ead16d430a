"""Tells which language a tag in a path names: `fr`, `fr_CA`, `FR`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from twinlint.source import Locale

_SUBTAGS = "(?:[-_](?:[a-z]{2}|[a-z]{4}|[0-9]{3})){0,2}(?:[.]utf-?8)?"
"""Region and script (BCP 47, section 2.1), and the encoding that POSIX adds."""
MESSAGES = "LC_MESSAGES"
"""The folder of the catalogs of a language (GNU gettext manual, section 11.2.3)."""
_ENGLISH = Locale("en")
"""The language of pages that say none, where the others say that they are in another
one (the default of the usual programs)."""


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


def choose_locales(
    tags: Iterable[str], usual: Sequence[Locale]
) -> tuple[Locale, Locale] | None:
    """The two languages of a folder, by the tags that its paths have.

    None where there are more than two, or the usual ones. English, or else one of the
    usual ones, comes last.

    >>> choose_locales(["nl", "en"], [Locale("fr"), Locale("en")])
    ('nl', 'en')
    >>> choose_locales(["nl"], [Locale("fr"), Locale("en")])
    ('nl', 'en')
    """
    found = sorted({find_tag(tag) for tag in tags} - {""})
    if len(found) == 1 and found[0] != _ENGLISH:
        found.append(_ENGLISH)
    if len(found) != 2 or set(found) <= set(usual):
        return None
    last = max(found, key=lambda tag: (tag == _ENGLISH, tag in usual, tag))
    first = next(tag for tag in found if tag != last)
    return Locale(first), Locale(last)


def read_locales(first: str, second: str) -> tuple[Locale, Locale] | None:
    """The languages of two files that their paths tell, where these differ.

    >>> read_locales("docs/a.nl.md", "docs/a.en.md"), read_locales("a/x.md", "b/x.md")
    (('nl', 'en'), None)

    One that tells none beside `page.nl.md` is in English, as is usual for such names.
    """
    paths = _cut_shared(first, second)
    tags = [_read_tag(path) for path in paths]
    if _stands_beside(*paths, tags[1]):
        tags[0] = tags[0] or _ENGLISH
    if _stands_beside(*paths[::-1], tags[0]):
        tags[1] = tags[1] or _ENGLISH
    if not tags[0] or not tags[1] or tags[0] == tags[1]:
        return None
    return Locale(tags[0]), Locale(tags[1])


def _stands_beside(path: str, other: str, tag: str) -> bool:
    """Whether a path is another one without its tag: `a.md`, `a.nl.md`."""
    stem, _, suffix = path.rpartition(".")
    middle = other.removeprefix(stem).removesuffix(suffix)
    return (
        bool(stem and tag)
        and other == stem + middle + suffix
        and find_tag(middle[1:-1]) == tag
    )


def _cut_shared(first: str, second: str) -> tuple[str, str]:
    """Two paths without the folders that both begin with."""
    left, right = first.split("/"), second.split("/")
    shared = 0
    while min(len(left), len(right)) > shared + 1 and left[shared] == right[shared]:
        shared += 1
    return "/".join(left[shared:]), "/".join(right[shared:])


def read_catalog_tag(path: str) -> str:
    """The tag of the language that a catalog is named after, or its folder.

    Those of gettext stand in `fr/LC_MESSAGES/`, others beside those of all languages or
    in a folder for each; the folders above may be named after anything.

    >>> read_catalog_tag("no/locale/pt_BR/LC_MESSAGES/a/b.po")
    'pt-BR'
    >>> read_catalog_tag("app.de.po"), read_catalog_tag("no/locale/app.po")
    ('de', '')
    """
    folders = path.split("/")[:-1]
    if MESSAGES in folders:
        folders = folders[: folders.index(MESSAGES)]
    return _read_file_tag(path) or (find_tag(folders[-1]) if folders else "")


def _read_tag(path: str) -> str:
    """The tag of the language in a path, that of its file first; else nothing."""
    folders = map(find_tag, reversed(path.split("/")[:-1]))
    return _read_file_tag(path) or next(filter(None, folders), "")


def _read_file_tag(path: str) -> str:
    found = re.search(rf"(?:^|[/._-])({write_any_pattern()})\.[^/.]+$", path)
    return find_tag(found[1]) if found else ""


def find_tag(name: str) -> str:
    """The name of a folder when it is the tag of a language, else nothing.

    >>> find_tag("pt_BR"), find_tag("guide")
    ('pt-BR', '')
    """
    if not re.fullmatch(write_any_pattern(), name):
        return ""
    return _strip(name).replace("_", "-")


def _fold(tag: str) -> str:
    return _strip(tag).lower().replace("_", "-")


def _strip(tag: str) -> str:
    """A tag without the encoding behind it: `fr_FR.UTF-8`."""
    return tag.partition(".")[0]


@cache
def _read_tags() -> frozenset[str]:
    lines = (Path(__file__).parent / "tags.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(
        tag for line in lines if not line.startswith("#") for tag in line.split()
    )
