"""Reads the two versions that are to be compared, and refuses what are no two."""

from __future__ import annotations

import re
from pathlib import Path

import click

from twinlint.catalog import Translator
from twinlint.command.output import say
from twinlint.documents import BLANK, Document, DocumentError, read_document, read_parts
from twinlint.finding import LanguageName, Message, message
from twinlint.mentions import weigh_language
from twinlint.source import Locale

_WORD = re.compile(r"[^\W\d_]+")
_WORDS = 3000
"""Words of a version that tell its language."""
_ENOUGH = 20
"""Strength from which on a language is told for sure: a dozen words of a sentence."""
_CLEARLY = 4
"""How much stronger than the other it is then; a page that quotes the other language
has three times as much of its own."""


def read_versions(
    paths: tuple[Path, Path],
    languages: tuple[Locale, Locale],
    format: str | None,  # noqa: A002 - the word of the interface
    translate: Translator,
) -> tuple[Document, Document]:
    """The documents in two files; tells what is odd about how they were read.

    Raises `UsageError` for a file that cannot be read, for one file given twice, for
    two without a word, and for two that stand in each other's place.
    """
    first, second = (read_version(path, format, translate) for path in paths)
    if _is_same_file(*paths):
        said = message("both are the same file, {path}", path=str(paths[0]))
        raise click.UsageError(translate(said))
    words = [_read_words(each) for each in (first, second)]
    if not any(words) and not (first.text.value.strip() or second.text.value.strip()):
        said = message("there is nothing to compare: both files are empty")
        raise click.UsageError(translate(said))
    if all(
        _speaks_for_other(mine, own, other)
        for mine, own, other in zip(words, languages, languages[::-1], strict=True)
    ):
        raise click.UsageError(translate(_tell_swapped(paths, languages)))
    return first, second


def read_version(
    path: Path,
    format: str | None,  # noqa: A002 - as above
    translate: Translator,
) -> Document:
    """The document in a file; tells what is odd, and raises `UsageError`."""
    try:
        document = read_document(path, format)
    except DocumentError as error:
        raise click.UsageError(translate(error.said)) from None
    for note in document.notes:
        say(note, translate)
    return document


def _is_same_file(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second) and first.is_file()
    except OSError:
        return False


def _read_words(document: Document) -> list[str]:
    words: list[str] = []
    for part in read_parts(document):
        words += _WORD.findall(part.content.markup.plain.replace(BLANK, " "))
        if len(words) > _WORDS:
            break
    return words[:_WORDS]


def _speaks_for_other(words: list[str], own: Locale, other: Locale) -> bool:
    for_own, for_other = weigh_language(words, own, other)
    return for_other >= _ENOUGH and for_other > _CLEARLY * for_own


def _tell_swapped(
    paths: tuple[Path, Path], languages: tuple[Locale, Locale]
) -> Message:
    return message(
        "the two look swapped: {first} is in {second_language}, {second} in"
        " {first_language}; write them in the other order, or --languages {languages}",
        first=str(paths[0]),
        second=str(paths[1]),
        first_language=LanguageName(languages[0]),
        second_language=LanguageName(languages[1]),
        languages=f"{languages[1]},{languages[0]}",
    )
