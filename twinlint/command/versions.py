"""Reads the two versions to compare; tells their languages; refuses what are no two."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from twinlint.catalog import Translator
from twinlint.command.output import say
from twinlint.documents import (
    STREAM,
    Document,
    DocumentError,
    list_formats,
    read_document,
    read_parts,
    read_sides,
    read_stream,
    tell_languages,
)
from twinlint.finding import message
from twinlint.source import NO_WORDS, Locale
from twinlint.survey import (
    are_swapped,
    describe_bilingual,
    describe_swapped,
    find_bilingual,
    read_words,
    speaks_for_other,
)
from twinlint.trees import find_locale, read_catalog_tag

_SOURCE = "en"
"""The language of messages that nobody names."""
_HEAD = 65_536
"""Bytes of a catalog that its header is in."""


def read_versions(
    paths: tuple[Path, Path],
    languages: tuple[Locale, Locale],
    format: str | None,  # noqa: A002 - the word of the interface
    translate: Translator,
) -> tuple[Document, Document]:
    """The documents in two files; tells what is odd about how they were read.

    Raises `UsageError` for a file that cannot be read, for one file given twice, for
    two without a word or a key in common, and for two that stand in each other's place.
    """
    if {str(path) for path in paths} == {STREAM}:
        said = message("standard input (-) can be one of the two, and not both")
        raise click.UsageError(translate(said))
    first, second = (read_version(path, format, translate) for path in paths)
    if _is_same_file(*paths):
        said = message("both are the same file, {path}", path=str(paths[0]))
        raise click.UsageError(translate(said))
    parts = [read_parts(each) for each in (first, second)]
    if not any(part.has_text for each in parts for part in each):
        said = message("there is nothing to compare: neither file has a text")
        raise click.UsageError(translate(said))
    keys = [[p.key for p in each if p.key or p.has_text] for each in parts]
    if keys[0] and keys[1] and set(keys[0]).isdisjoint(keys[1]):
        said = message(
            "there is nothing to compare: {first} has no key of {second} ({key}, …)",
            first=str(paths[0]),
            second=str(paths[1]),
            key=keys[1][0] or keys[1][-1],
        )
        raise click.UsageError(translate(said))
    if are_swapped((first, second), languages):
        said = describe_swapped((str(paths[0]), str(paths[1])), languages)
        raise click.UsageError(translate(said))
    bilingual = find_bilingual((first, second), languages)
    if bilingual >= 0:
        said = describe_bilingual(str(paths[bilingual]), languages)
        raise click.UsageError(translate(said))
    return first, second


def is_catalog(path: Path, format: str | None) -> bool:  # noqa: A002 - as above
    """Whether a file is of a format that holds both versions, by its name."""
    suffix = path.suffix.lower()
    return (path.is_file() or str(path) == STREAM) and any(
        each.pair and (each.name == format if format else suffix in each.suffixes)
        for each in list_formats().values()
    )


def read_both(
    path: Path,
    languages: tuple[Locale, Locale],
    format: str | None,  # noqa: A002 - as above
    translate: Translator,
    *,
    is_named: bool,
) -> tuple[Document, Document, tuple[Locale, Locale]]:
    """Both versions that a catalog holds, and their languages.

    `languages` are those of the two where neither the catalog nor its path tells any;
    `is_named` says that somebody named them.
    """
    document = read_version(path, format, translate)
    sides = read_sides(document)
    assert sides  # noqa: S101 - its format holds both, which was asked before
    both = (
        replace(document, parts=sides.reference),
        replace(document, parts=sides.translation),
    )
    if not any(p.has_text for p in (*sides.reference, *sides.translation)):
        said = message(
            "there is nothing to compare: {path} has no messages", path=str(path)
        )
        raise click.UsageError(translate(said))
    told = (Locale(sides.languages[0]), Locale(sides.languages[1]))
    tag = read_catalog_tag(path.as_posix())
    if not (told[1] or tag or any(part.has_text for part in sides.translation)):
        said = message(
            "{path} is a template, in which nothing is translated: name a catalog of a"
            " language, alone or beside it",
            path=str(path),
        )
        raise click.UsageError(translate(said))
    if told[0] == NO_WORDS:
        said = message(
            "the messages of {path} are keys, not texts: name the catalog of another"
            " language beside it",
            path=str(path),
        )
        raise click.UsageError(translate(said))
    if is_named:
        tag = find_locale(tag, languages) or ""
    if not told[1] and not _is_alike(told[0], tag):
        told = told[0], Locale(tag)
    chosen = choose_languages(told, languages, is_named=is_named)
    if not is_named and not told[0]:
        chosen = _look_at_words(both, chosen, languages, is_told=bool(told[1]))
    return *both, chosen


def tell_language(path: Path) -> str:
    """The language of what a file says that is one of two, if it is a catalog.

    That of its translations, else that of the messages, as it tells them or as they
    are in a template; empty for other files.
    """
    source, target = tell_languages(path.name, _read_head(path))
    is_template = any(
        path.suffix.lower() in each.templates for each in list_formats().values()
    )
    return target or source or (_SOURCE if is_template else "")


def _read_head(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return ""


def choose_languages(
    told: tuple[Locale, Locale], languages: tuple[Locale, Locale], *, is_named: bool
) -> tuple[Locale, Locale]:
    """The languages of both versions: those that a catalog tells, else some others.

    Messages are in English when nobody says otherwise (GNU gettext manual, 4.3).

    >>> usual = (Locale("fr"), Locale("en"))
    >>> choose_languages((Locale(""), Locale("de")), usual, is_named=False)
    ('en', 'de')
    >>> choose_languages((Locale(""), Locale("de")), usual, is_named=True)
    ('fr', 'de')
    """
    source, target = told
    if not is_named:
        languages = languages[::-1] if _is_alike(languages[1], _SOURCE) else languages
    if not target:
        others = (own for own in languages[::-1] if not _is_alike(own, source))
        target = next(others, languages[1])
    if not source:
        others = (own for own in languages if not _is_alike(own, target))
        source = next(others, languages[0])
    return source, target


def _look_at_words(
    both: tuple[Document, Document],
    chosen: tuple[Locale, Locale],
    languages: tuple[Locale, Locale],
    *,
    is_told: bool,
) -> tuple[Locale, Locale]:
    """The languages of a catalog, unless its words surely are in others.

    `is_told` where that of the translation is not in doubt.
    """
    source, target = chosen
    if not is_told:
        return chosen[::-1] if are_swapped(both, chosen) else chosen
    words = read_words(both[0])
    others = (
        each
        for each in languages
        if not _is_alike(each, target) and speaks_for_other(words, source, each)
    )
    return next(others, source), target


def _is_alike(first: str, second: str) -> bool:
    """Whether two tags are of one language, whatever their regions."""
    return first.partition("-")[0] == second.partition("-")[0]


def read_version(
    path: Path,
    format: str | None,  # noqa: A002 - as above
    translate: Translator,
) -> Document:
    """The document in a file, or in standard input, which is called `-`.

    Tells what is odd, and raises `UsageError`.
    """
    is_stream = str(path) == STREAM
    try:
        document = (
            read_stream(sys.stdin.buffer, format)
            if is_stream
            else read_document(path, format)
        )
    except DocumentError as error:
        raise click.UsageError(translate(error.said)) from None
    if is_stream and not document.text.value.strip():
        raise click.UsageError(translate(message("standard input (-) is empty")))
    for note in document.notes:
        say(note, translate)
    return document


def _is_same_file(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second) and first.is_file()
    except OSError:
        return False
