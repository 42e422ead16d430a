"""Reads the two versions that are to be compared, and refuses what are no two."""

from __future__ import annotations

from pathlib import Path

import click

from twinlint.catalog import Translator
from twinlint.command.output import say
from twinlint.documents import Document, DocumentError, read_document
from twinlint.finding import message
from twinlint.source import Locale
from twinlint.survey import are_swapped, describe_swapped, read_words


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
    words = [read_words(each) for each in (first, second)]
    if not any(words) and not (first.text.value.strip() or second.text.value.strip()):
        said = message("there is nothing to compare: both files are empty")
        raise click.UsageError(translate(said))
    if are_swapped((first, second), languages):
        said = describe_swapped((str(paths[0]), str(paths[1])), languages)
        raise click.UsageError(translate(said))
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
