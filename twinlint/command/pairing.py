"""Finds the pairs of files that the arguments of a comparison name."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath

import click

from twinlint.catalog import Translator
from twinlint.command.output import say
from twinlint.data import dataclass
from twinlint.documents import list_formats, tell_languages
from twinlint.finding import Every, LanguageName, Message, message, plural_message
from twinlint.source import Locale
from twinlint.trees import (
    Pair,
    Pairing,
    PatternError,
    choose_files,
    choose_locales,
    find_tag,
    list_files,
    pair_folders,
    pair_tree,
    read_way,
)
from twinlint.twins import Lone

_HEAD = 65_536
"""Bytes of a page that its `<head>` is in."""
_PLACES = 4
"""Places where versions stand that are named; a monorepo has many."""
_CHARACTERS = re.compile(r"[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Asked:
    """The folders that somebody wants to be compared, and how."""

    first: Path
    second: Path | None
    """None where one folder has both languages."""
    locales: tuple[Locale, ...]
    """The reference, and those that are held against it."""
    has_locales: bool
    """Whether somebody named the languages."""
    has_usual: bool = False
    """Whether they are neither named nor settled, so that files may tell others."""
    patterns: tuple[str, ...] = ()
    base: Path | None = None
    """The folder that the patterns count from; None for the one that is compared."""
    left_out: tuple[str, ...] = ()
    """Patterns of paths that are not looked at."""
    top: Path | None = None
    """The folder that these paths are in; None for each folder that is compared."""
    gone: tuple[str, ...] = ()
    """Files that a branch has deleted, by their absolute paths."""


def find_pairs(asked: Asked, translate: Translator) -> Pairing:
    """The pairs in one folder or two, with paths from where the command runs.

    Tells how they were found; raises `UsageError` when there are none.
    """
    if asked.second is None:
        pairing, where = _pair_one(asked, translate), str(asked.first)
    else:
        pairing, where = _pair_two(asked, asked.second, translate)
    if asked.gone:
        pairing = _part(pairing, frozenset(asked.gone))
    if not pairing.pairs:
        raise click.UsageError(translate(_explain_none(asked, pairing)))
    places = pairing.places[:_PLACES]
    if len(pairing.places) > _PLACES:
        places = (*places, "…")
    shown = ", ".join(filter(None, (pairing.layout, *places))) or where
    count = len(pairing.pairs)
    found = plural_message(
        "found {count} pair: {where}",
        "found {count} pairs: {where}",
        count=count,
        where=_CHARACTERS.sub("�", shown),
    )
    say(found, translate)
    return pairing


def _pair_one(asked: Asked, translate: Translator) -> Pairing:
    top = _find_base(asked)
    try:
        ways = tuple(map(read_way, asked.patterns))
    except PatternError as error:
        raise click.UsageError(translate(error.said)) from None
    files = _list(top, asked, translate, has_signs=not ways)
    texts = _list_suffixes()

    def pair(locales: Sequence[Locale]) -> Pairing:
        return pair_tree(
            files,
            locales,
            ways,
            lambda path: _read_head(top / path),
            lambda path, _: _tell_source(top / path),
        )

    locales = asked.locales
    pairing = pair(locales)
    told = _choose_locales(asked, pairing)
    if told and pair(told).pairs:
        pairing, locales = pair(told), told
        _say_told(told, translate)
    prefix = _find_prefix(asked.first, top)

    def is_wanted(*paths: str) -> bool:
        return any(path.startswith(prefix) for path in paths) and all(
            PurePath(path).suffix.lower() in texts for path in paths
        )

    wanted = replace(
        pairing,
        pairs=tuple(each for each in pairing.pairs if is_wanted(*each.paths)),
        lone=tuple(each for each in pairing.lone if is_wanted(each.path)),
    )
    join = partial(_join_below, asked.first, top, prefix)
    return _place(wanted, (join, join), locales)


def _say_told(told: Iterable[Locale], translate: Translator) -> None:
    first, second = map(LanguageName, told)
    said = message(
        "the languages are {first} and {second}, as names tell",
        first=first,
        second=second,
    )
    say(said, translate)


def _find_base(asked: Asked) -> Path:
    """The folder whose files are paired: that of the patterns, if it has to do with it.

    One that lies inside it limits which pairs are looked at; settings that stand
    elsewhere are for any folder.
    """
    if asked.base is None:
        return asked.first
    first, base = asked.first.resolve(), asked.base.resolve()
    is_other = first != base
    is_akin = first.is_relative_to(base) or base.is_relative_to(first)
    return asked.base if is_other and is_akin else asked.first


def _choose_locales(asked: Asked, pairing: Pairing) -> tuple[Locale, Locale] | None:
    """The two languages that the files of a folder name, when nobody named any.

    None where those that are usual make pairs.
    """
    if not asked.has_usual or pairing.pairs:
        return None
    found = {*pairing.others, *(each.locale for each in pairing.lone)}
    return choose_locales(found, asked.locales)


def _pair_two(asked: Asked, second: Path, translate: Translator) -> tuple[Pairing, str]:
    tops = (asked.first, second)
    if tops[0].samefile(tops[1]):
        said = message("both are the same folder, {path}", path=str(tops[0]))
        raise click.UsageError(translate(said))
    locales = _find_locales(asked, tops)
    if asked.has_usual and set(locales) != set(asked.locales):
        _say_told(locales, translate)
    first, second_files = (_list(top, asked, translate) for top in tops)
    for top, files in zip(tops, (first, second_files), strict=True):
        if not files:
            said = message("there is no text in the folder {path}", path=str(top))
            raise click.UsageError(translate(said))
    sides = (
        [file for file in first if not _is_in(tops[0] / file, tops[1], tops[0])],
        [file for file in second_files if not _is_in(tops[1] / file, tops[0], tops[1])],
    )
    pairing = pair_folders(
        sides,
        locales,
        lambda path, locale: _tell_source(tops[locales.index(locale)] / path),
    )
    where = f"{tops[0].as_posix()}, {tops[1].as_posix()}"
    join = (partial(_join, tops[0]), partial(_join, tops[1]))
    return _place(pairing, join, locales), where


def _is_in(file: Path, other: Path, own: Path) -> bool:
    """Whether a file of a folder stands in the other one, which is inside it."""
    return own in other.parents and other in file.parents


def _find_locales(asked: Asked, tops: tuple[Path, Path]) -> tuple[Locale, Locale]:
    """The languages of two folders: those that their names say, unless some are named.

    `docs/en` and `docs/fr` are in these languages in whichever order they stand.
    """
    named = tuple(find_tag(top.resolve().name) for top in tops)
    if not asked.has_locales and named[0] and named[1] and named[0] != named[1]:
        return Locale(named[0]), Locale(named[1])
    return asked.locales[0], asked.locales[1]


def _list(
    top: Path, asked: Asked, translate: Translator, *, has_signs: bool = False
) -> tuple[str, ...]:
    """The files of a folder; all of them where those of a program are signs."""
    suffixes = () if has_signs else _list_suffixes()
    try:
        prefix = _find_prefix(top, asked.top)
        there = list_files(str(top), suffixes, asked.left_out, prefix)
    except OSError as error:
        said = message(
            "the folder {path} cannot be read: {reason}",
            path=str(top),
            reason=error.strerror or "",
        )
        raise click.UsageError(translate(said)) from None
    real = os.path.realpath(top)
    inside = [
        PurePath(path).relative_to(real).as_posix()
        for path in asked.gone
        if PurePath(path).is_relative_to(real)
    ]
    gone = choose_files(inside, suffixes, asked.left_out, prefix)
    return tuple(sorted({*there, *gone}))


def _part(pairing: Pairing, gone: frozenset[str]) -> Pairing:
    """The pairing without files that are gone: what they were paired with is alone."""
    pairs: list[Pair] = []
    lone = [each for each in pairing.lone if os.path.realpath(each.path) not in gone]
    for pair in pairing.pairs:
        left = [os.path.realpath(path) not in gone for path in pair.paths]
        if all(left):
            pairs.append(pair)
        elif any(left):
            own = left.index(True)
            path, lost = pair.paths[own], pair.paths[not own]
            lone.append(Lone(path, pair.locales[own], pair.locales[not own], lost))
    return replace(pairing, pairs=tuple(pairs), lone=tuple(lone))


def _find_prefix(folder: Path, top: Path | None) -> str:
    """The way from one folder to another inside it, with a final `/`; else nothing."""
    if top is None or not folder.resolve().is_relative_to(top.resolve()):
        return ""
    way = folder.resolve().relative_to(top.resolve()).as_posix()
    return "" if way == "." else f"{way}/"


def _list_suffixes() -> frozenset[str]:
    formats = list_formats().values()
    return frozenset(suffix for each in formats for suffix in each.suffixes)


def _read_head(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return ""


def _tell_source(path: Path) -> str:
    """The language of the messages that a catalog tells."""
    return tell_languages(path.name, _read_head(path))[0]


def _place(
    pairing: Pairing,
    join: tuple[Callable[[str], str], Callable[[str], str]],
    locales: Sequence[Locale],
) -> Pairing:
    """The pairing with paths from where the command runs."""

    def place(pair: Pair) -> Pair:
        first, second = pair.paths
        own = 0 if pair.locales[1] == locales[0] else 1
        its = (join[own], join[own]) if pair.is_catalog else join
        return replace(pair, paths=(its[0](first), its[1](second)))

    pairs = tuple(map(place, pairing.pairs))
    lone = tuple(
        Lone(
            join[0 if each.locale == locales[0] else 1](each.path),
            each.locale,
            each.missing,
        )
        for each in pairing.lone
    )
    return replace(pairing, pairs=pairs, lone=lone)


def _join(top: Path, path: str) -> str:
    return (top / path).as_posix()


def _join_below(folder: Path, top: Path, prefix: str, path: str) -> str:
    """A path in `top`, as somebody types it who names a folder at `prefix` in it."""
    if prefix and path.startswith(prefix):
        return _join(folder, path.removeprefix(prefix))
    return Path(os.path.relpath(top / path)).as_posix() if prefix else _join(top, path)


def _explain_none(asked: Asked, pairing: Pairing) -> Message:
    """Why nothing can be compared, and what may be typed."""
    languages = Every(asked.locales)
    if asked.second is not None:
        return message(
            "no page of {first} has a twin in {second}: their paths have to be the same"
            " but for what names the language",
            first=str(asked.first),
            second=str(asked.second),
        )
    if asked.patterns:
        return message(
            "no pages in {languages} were found in {path} by {patterns}: patterns count"
            " from {folder}",
            languages=languages,
            path=str(asked.first),
            patterns=Every(asked.patterns),
            folder=str(_find_base(asked)),
        )
    if pairing.others:
        others: Iterable[str] = sorted(
            pairing.others, key=lambda tag: (-pairing.others[tag], tag)
        )
        return message(
            "there are no pages in {languages} in {path}, but there are in {others}:"
            " name two with --languages",
            languages=languages,
            path=str(asked.first),
            others=Every(list(others)[:5]),
        )
    return message(
        "no pages in {languages} were found in {path}: name two folders, or say with"
        " --pairs how files are named, as in --pairs {example}",
        languages=languages,
        path=str(asked.first),
        example="'{lang}/**/*.md'",
    )
