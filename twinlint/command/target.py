"""Refuses to write a report over what is none: a text, a record, somebody's notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from twinlint.catalog import Translator
from twinlint.finding import message

_HEAD = 65_536
"""Bytes of a file that show what it is."""


def check_target(
    output: Path | None,
    translate: Translator,
    texts: Iterable[Path | None] = (),
    is_own: Callable[[str], bool] | None = None,
) -> None:
    """UsageError for a file that something else is in, before anything is compared.

    `texts` are the files and folders that are compared. A file that this program wrote,
    as `is_own` tells by how it begins (without: any report), is written anew; so is
    an empty one. Of a folder, these are the pages that a report in HTML has.
    """
    if output is None or not output.exists():
        return
    if any(text and _is_same(text, output) for text in texts):
        said = message(
            "{path} is one of the texts: name another file for what is found",
            path=str(output),
        )
        raise click.UsageError(translate(said))
    files = _list_pages(output) if output.is_dir() else [output]
    for path in files:
        if path.is_file() and not _is_own(path, is_own):
            said = message(
                "{path} was not written by this program: name another file, or delete"
                " it",
                path=str(path),
            )
            raise click.UsageError(translate(said))


def _is_same(text: Path, output: Path) -> bool:
    try:
        return text.samefile(output)
    except OSError:
        return False


def _list_pages(folder: Path) -> list[Path]:
    """The files in a folder that a report of many pages would write over."""
    from twinlint.spread import PAGES

    return sorted(path for pattern in PAGES for path in folder.glob(pattern))


def _is_own(path: Path, is_own: Callable[[str], bool] | None) -> bool:
    from twinlint.report import is_report

    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return True  # It says why when it is written.
    return not head.strip() or (is_own or is_report)(head)
