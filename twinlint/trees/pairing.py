"""Pairs the files of a folder, or of two, that are versions of one page."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cache
from itertools import chain
from pathlib import PurePosixPath

from twinlint.data import dataclass
from twinlint.documents import list_formats
from twinlint.source import Locale
from twinlint.trees.alternates import find_alternates
from twinlint.trees.bases import Pages, find_bases
from twinlint.trees.catalogs import (
    TellSource,
    are_keyed,
    list_catalogs,
    pair_catalogs,
)
from twinlint.trees.layouts import ANY, LAYOUTS, place_way
from twinlint.trees.pattern import Way
from twinlint.trees.tags import find_locale, find_tag, write_any_pattern, write_pattern
from twinlint.trees.told import find_content_folders, find_told
from twinlint.trees.tree import Pair, Pairing
from twinlint.twins import Lone

_PAGES = (".html", ".htm", ".xhtml")
_SETTINGS = (".toml",)
"""Of files that no format reads, and nobody misses a page of."""


def _tell_none(path: str, locale: Locale) -> str:
    return ""


def pair_tree(
    files: Iterable[str],
    locales: Sequence[Locale],
    ways: Sequence[Way] = (),
    read_head: Callable[[str], str] = lambda _: "",
    tell_source: TellSource = _tell_none,
) -> Pairing:
    """The pairs of one folder, whose layout is found out unless `ways` name it.

    The first language is compared with each of the others. `files` are all that the
    folder has, with `/`; `read_head` gives the beginning of an HTML page, `tell_source`
    the language of the messages that a catalog tells.
    """
    known = tuple(files)
    if ways:
        return _pair_ways(known, locales, ways, tell_source)
    told, places, others = find_content_folders(known, locales, read_head)
    pairing = _make_pairing(told, locales, "Hugo", places, others)
    if pairing.pairs or others:
        return pairing
    for layout in LAYOUTS:
        placed = [
            place_way(way, top)
            for top in layout.find_tops(known)
            for way in layout.ways
        ]
        pairing = _pair_ways(known, locales, placed, tell_source, layout.name)
        if layout.name == "Jekyll":
            own = find_told(known, locales, read_head)
            pairing = _add(pairing, _make_pairing(own, locales, layout.name))
        if pairing.pairs:
            return pairing
    pages = [file for file in known if file.lower().endswith(_PAGES)]
    linked = find_alternates({page: read_head(page) for page in pages}, locales)
    pairing = _make_pairing(linked, locales, "hreflang")
    if pairing.pairs:
        return pairing
    pairing = _pair_ways(known, locales, ANY, tell_source)
    if pairing.pairs:
        return pairing
    based_on, places = find_bases(known, locales)
    based = _make_pairing(based_on, locales, "", places, pairing.others)
    return based if based.pairs else pairing


def pair_folders(
    files: tuple[Iterable[str], Iterable[str]],
    locales: tuple[Locale, Locale],
    tell_source: TellSource = _tell_none,
) -> Pairing:
    """The pairs of two folders by the paths in them, without marks of languages.

    Paths of the result are those in the folders. A page whose twin has another format
    (`page.docx`, `page.html`) is its twin when no other page has the name. A catalog
    stands in the folder of its own language, the second of its pair.
    """
    sides = tuple(
        {_unmark(file, locale): file for file in reversed(tuple(side))}
        for side, locale in zip(files, locales, strict=True)
    )
    first, second = sides
    pages: Pages = defaultdict(dict)
    for side, locale in zip(sides, locales, strict=True):
        for key, file in side.items():
            pages[key][locale] = file
    alone = tuple(
        _index_stems(key for key in mine if key not in other)
        for mine, other in ((first, second), (second, first))
    )
    for stem in alone[0].keys() & alone[1].keys():
        here, there = alone[0][stem], alone[1][stem]
        if here and there:
            pages[here] |= pages.pop(there)
    return _make_pairing(pages, locales, "", tell_source=tell_source)


def _index_stems(keys: Iterable[str]) -> dict[str, str]:
    """`{path without suffix: path}`; an empty path where several have it."""
    stems: dict[str, str] = {}
    for key in keys:
        stem = PurePosixPath(key).with_suffix("").as_posix()
        stems[stem] = "" if stem in stems else key
    return stems


def _unmark(file: str, locale: Locale) -> str:
    """A path without what says that it is in a language."""
    for way in ANY:
        found = way.read_marked(file, write_pattern((locale,)))
        if found and found[1]:
            return _unmark(_rejoin(file, found[0]), locale)
    return file


def _rejoin(file: str, tag: str) -> str:
    """The path without its last mark of a language."""
    before, _, after = file.rpartition(tag)
    return before[:-1] + after if before else after[1:]


# Ways ---------------------------------------------------------------------------------


@dataclass(slots=True)
class _Named:
    """The pages that are named in one way."""

    way: Way
    is_guess: bool
    """No program is known that names pages so."""
    marked: Pages = field(default_factory=lambda: defaultdict(dict))
    unmarked: dict[str, str] = field(default_factory=dict)
    shorter: dict[str, str] = field(default_factory=dict)
    """What pages that are marked twice, `fr/a.fr.md`, have in common with `a.fr.md`."""
    shown: dict[Locale, str] = field(default_factory=dict)
    """Where the versions in a language stand, shortly: `i18n/fr`, `*.fr.md`."""

    def complete(self, locales: Iterable[Locale]) -> Pages:
        """All pages, with those that have no mark of their language."""
        default = self._find_default(locales)
        pages = {key: dict(page) for key, page in self.marked.items()}
        if default is None:
            return self._join_marked_twice(pages)
        folders = {posixpath.dirname(self.unmarked.get(key, "/")) for key in pages}
        for key, file in self.unmarked.items():
            if key in pages or not self.is_guess or posixpath.dirname(file) in folders:
                pages.setdefault(key, {}).setdefault(default, file)
        return self._join_marked_twice(pages)

    def _join_marked_twice(self, pages: Pages) -> Pages:
        """The pages, `fr/a.fr.md` with `en/a.en.md` if nothing stands beside either."""
        alone: Pages = defaultdict(dict)
        for key, short in self.shorter.items():
            if len(pages[key]) == 1:
                for locale, file in pages[key].items():
                    alone[short].setdefault(locale, file)
        twins = {f"{short}\0": page for short, page in alone.items() if len(page) > 1}
        joined = {file for page in twins.values() for file in page.values()}
        rest = {
            key: page for key, page in pages.items() if joined.isdisjoint(page.values())
        }
        return rest | twins

    def _find_default(self, locales: Iterable[Locale]) -> Locale | None:
        """The language that most files without a mark bring to pages that lack it.

        None where there are no such pages, as all files have a mark.
        """
        pages = [self.marked[key] for key in self.unmarked if key in self.marked]
        lacks = Counter(each for page in pages for each in locales if each not in page)
        has = Counter(locale for page in self.marked.values() for locale in page)
        return max(lacks, key=lambda each: (lacks[each], -has[each]), default=None)


def _pair_ways(
    files: Sequence[str],
    locales: Sequence[Locale],
    ways: Sequence[Way],
    tell_source: TellSource,
    name: str = "",
) -> Pairing:
    groups = [_Named(way, is_guess=way in ANY) for way in ways]
    others: Counter[str] = Counter()
    for file in files:
        _sort_file(file, locales, groups, others)
    pages: Pages = {}
    places: list[str] = []
    for index, group in enumerate(groups):
        complete = group.complete(locales)
        if any(len(page) > 1 for page in complete.values()) or _is_catalog(complete):
            pages |= {f"{index}\0{key}": page for key, page in complete.items()}
            places += [group.shown[each] for each in locales if each in group.shown]
    return _make_pairing(
        pages, locales, name, tuple(dict.fromkeys(places)), others, tell_source
    )


def _sort_file(
    file: str, locales: Sequence[Locale], groups: list[_Named], others: Counter[str]
) -> None:
    """Put a file among the pages of the way that it is named in."""
    wanted = write_pattern(locales)
    for group in groups:
        found = group.way.read_marked(file, wanted)
        locale = find_locale(found[0], locales) if found else None
        if found and locale is not None:
            page = group.marked[found[1]]
            is_exact = found[0] == locale
            page[locale] = file if is_exact else page.get(locale, file)
            group.shown.setdefault(locale, group.way.show(file, wanted))
            again = group.way.read_marked(_leave_out_folders(file, locale), wanted)
            if again and again[1] != found[1] and group.is_guess:
                group.shorter[found[1]] = again[1]
            return
    for group in groups:
        found = group.way.read_marked(file, write_any_pattern())
        if found:
            others[found[0]] += 1
            return
    for group in groups:
        key = group.way.read_unmarked(file)
        if key is not None:
            group.unmarked.setdefault(key, file)


def _leave_out_folders(file: str, locale: Locale) -> str:
    """A path without the folders that are named after its language."""
    *folders, name = file.split("/")
    kept = [each for each in folders if find_locale(find_tag(each), (locale,)) is None]
    return "/".join((*kept, name))


def _is_catalog(pages: Pages) -> bool:
    return any(
        path.endswith(list_catalogs())
        for page in pages.values()
        for path in page.values()
    )


def _add(pairing: Pairing, told: Pairing) -> Pairing:
    """All pairs, where pages of some say themselves what they are."""
    known = {path for pair in pairing.pairs for path in pair.paths}
    pairs = (each for each in told.pairs if known.isdisjoint(each.paths))
    all_pairs = sorted((*pairing.pairs, *pairs), key=lambda each: each.paths)
    paired = {path for pair in all_pairs for path in pair.paths}
    surer = {each.path for each in told.lone}
    guessed = (each for each in pairing.lone if each.path not in surer)
    lone = {each for each in (*guessed, *told.lone) if each.path not in paired}
    return replace(
        pairing,
        pairs=tuple(all_pairs),
        lone=tuple(sorted(lone, key=lambda each: (each.path, each.missing))),
    )


@cache
def _list_data() -> tuple[str, ...]:
    """Suffixes of files that nobody misses a twin of, but where others have theirs."""
    data = (each.suffixes for each in list_formats().values() if each.is_data)
    return tuple(chain(*data, _SETTINGS))


# The result ---------------------------------------------------------------------------


def _make_pairing(
    pages: Pages,
    locales: Sequence[Locale],
    layout: str,
    places: tuple[str, ...] = (),
    others: Mapping[str, int] | None = None,
    tell_source: TellSource = _tell_none,
) -> Pairing:
    reference, *translations = locales
    pairs = list(pair_catalogs(pages.values(), locales, tell_source))
    alone: dict[tuple[str, Locale], Lone] = {}
    for page in pages.values():
        for locale in translations:
            mine, other = page.get(reference, ""), page.get(locale, "")
            both = ((reference, mine), (locale, other))
            is_catalog = mine.endswith(list_catalogs()) and not are_keyed(
                both, tell_source
            )
            if mine and other and not is_catalog:
                pairs.append(Pair((mine, other), (reference, locale)))
            elif mine or other:
                here, missing = (reference, locale) if mine else (locale, reference)
                each = Lone(mine or other, here, missing)
                alone[each.path, missing] = each
    paired = {
        (path, locale)
        for pair in pairs
        for path, locale in zip(pair.paths, reversed(pair.locales), strict=True)
    }
    beside = {_tell_kind(path) for pair in pairs for path in pair.paths}
    lone = (
        each
        for key, each in alone.items()
        if key not in paired
        and (
            not each.path.lower().endswith(_list_data())
            or _tell_kind(each.path) in beside
        )
    )
    return Pairing(
        tuple(sorted(pairs, key=lambda pair: (pair.paths, pair.locales))),
        tuple(sorted(lone, key=lambda each: (each.path, each.missing))),
        layout,
        places,
        others or {},
    )


def _tell_kind(path: str) -> tuple[str, str]:
    """The folder and the suffix of a file; of catalogs of both languages the path."""
    if path.lower().endswith(list_catalogs()):
        return path, ""
    return posixpath.split(path)[0], PurePosixPath(path).suffix.lower()
