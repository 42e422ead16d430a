"""Finds the folder of the language that no folder is named after: `base`, `source`.

Programs that come with their messages in many languages have those of their own in a
folder beside `fr/` and `de/`, which each calls otherwise. It is known by its files:
most are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from twinlint.source import Locale
from twinlint.trees.tags import find_locale, find_tag

_FEWEST = 2
"""Files that a language and the base have at least in common: one may be by chance."""


Pages = dict[str, dict[Locale, str]]
"""`{what the versions of a page have in common: {language: path}}`."""


def find_bases(
    files: Iterable[str], locales: Sequence[Locale]
) -> tuple[Pages, tuple[str, ...]]:
    """Pages in folders named after all languages but one, with those of the base.

    That is taken to be in the language that is left. Beside them the folders.
    """
    pages: Pages = {}
    places: list[str] = []
    for above, folders in _list_folders(files).items():
        named = _name_folders(folders, locales)
        lacking = [each for each in locales if each not in named]
        if len(lacking) != 1 or not named:
            continue
        base = _find_base(folders, [folders[name] for name in named.values()])
        if not base:
            continue
        named[lacking[0]] = base
        for locale in locales:
            name = named[locale]
            places.append(above + name)
            for path in folders[name]:
                page = pages.setdefault(f"{above}{path}", {})
                page[locale] = f"{above}{name}/{path}"
    return pages, tuple(places)


def _list_folders(files: Iterable[str]) -> Mapping[str, Mapping[str, set[str]]]:
    """`{folder: {folder in it: paths below that}}` where one is a language's."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    known = tuple(files)
    parents = {
        above for file in known for above, name, _ in _cut(file) if find_tag(name)
    }
    for file in known:
        for above, name, rest in _cut(file):
            if above in parents:
                found[above][name].add(rest)
    return found


def _cut(file: str) -> Iterator[tuple[str, str, str]]:
    """A path at each of its folders: what is above, its name, and what is below."""
    at = 0
    while (end := file.find("/", at)) >= 0:
        yield file[:at], file[at:end], file[end + 1 :]
        at = end + 1


def _name_folders(
    folders: Iterable[str], locales: Sequence[Locale]
) -> dict[Locale, str]:
    """Which of some folders are named after which language."""
    tagged = (name for name in sorted(folders) if find_tag(name))
    found = ((find_locale(name, locales), name) for name in tagged)
    return {locale: name for locale, name in found if locale is not None}


def _find_base(
    folders: Mapping[str, set[str]], languages: Iterable[set[str]]
) -> str | None:
    """The folder without a language that has most files of those that have one."""
    paths = frozenset().union(*languages)
    shared = {
        name: len(paths & own)
        for name, own in sorted(folders.items())
        if not find_tag(name)
        and len(paths & own) >= max(_FEWEST, len(paths) / 2, len(own) / 2)
    }
    return max(shared, key=lambda name: shared[name], default=None)
