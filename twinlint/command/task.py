"""Declares and reads the options of `twinlint` and `compare`: `--pairs` …."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from twinlint.command.options import FORMAT, OUTPUT, read_languages
from twinlint.command.usage import ListedOption
from twinlint.data import dataclass
from twinlint.documents import list_formats
from twinlint.source import Locale

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Task:
    """What to compare, and how to say what is found."""

    fr: Path | None
    """The file in the first language, whichever that is."""
    en: Path | None
    languages: tuple[Locale, ...]
    """Two of them, and more only for the pages of a folder."""
    input_format: str | None
    """None where each file shows its own."""
    format_: str
    output: Path | None
    jsonl: bool
    jobs: int | None
    """Processes that compare lines, or pages; None for as many as there are cores."""
    pairs: tuple[str, ...] = ()
    """Patterns that say how the files of a folder are named."""
    since: str | None = None
    """A revision; only what was touched since then is told."""
    baseline: Path | None = None
    """A file with the findings that are accepted."""
    is_kept: bool = True
    """Whether what is found in folders is kept for the next run."""
    notes: bool | None = None
    """Whether a terminal shows notes; None for as is usual: of two files, not of
    folders, where they are counted."""
    is_deep: bool = False
    """Whether what seems to be missing is looked for once more, with an encoder."""


class _FormatName(click.Choice[str]):
    """The name of an input format; the formats are loaded by who names or reads one."""

    case_sensitive = True

    def __init__(self) -> None:
        """Know no name yet."""

    @property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]  # is read alone
        """All names."""
        return tuple(list_formats())


class _InputFormat(ListedOption):
    """The option for the format of the documents; its help says which files have it."""

    def list_values(self) -> tuple[str, ...]:
        """The name of each format, with the suffixes of its files."""
        formats = list_formats().values()
        return tuple(f"{each.name} ({' '.join(each.suffixes)})" for each in formats)


_INPUT_FORMAT = click.option(
    "--input-format",
    cls=_InputFormat,
    type=_FormatName(),
    metavar="FORMAT",
    help="Format of the documents (default: what their names and texts show):"
    " {values}.",
)
_DEEP = click.option(
    "--deep",
    "is_deep",
    is_flag=True,
    help="Look once more for what seems to be missing, by what it means (needs the"
    " extra “deep”).",
)


def take_task(command: F) -> F:
    """Give a command the arguments and options that a `Task` is made of."""
    file = click.Path(path_type=Path)
    for option in (
        click.option(
            "--jsonl", is_flag=True, help="One pair a line in, one result a line out."
        ),
        click.option(
            "--jobs",
            type=click.IntRange(1, 64),
            help="Processes that compare (default: one for each core).",
        ),
        click.option(
            "--pairs",
            multiple=True,
            metavar="PATTERN",
            help="How the files of a folder are named: '{lang}/**/*.md'; may be given"
            " several times (default: as the usual programs want it).",
        ),
        click.option(
            "--since",
            metavar="REV",
            help="Tell only what a branch has touched since it left this revision.",
        ),
        click.option(
            "--baseline",
            type=click.Path(dir_okay=False, path_type=Path),
            help="File with the findings that are accepted (baseline writes it).",
        ),
        click.option(
            "--cache/--no-cache",
            "is_kept",
            default=True,
            help="Keep what is found in folders for the next run (usual), or not.",
        ),
        click.option(
            "--notes/--no-notes",
            default=None,
            help="Show what can wait, or count it (as is usual for folders).",
        ),
        _DEEP,
        OUTPUT,
        FORMAT,
        _INPUT_FORMAT,
        click.option(
            "--languages",
            callback=read_languages,
            default="fr,en",
            show_default=True,
            metavar="A,B",
            help="Languages of the two documents.",
        ),
        click.argument("en", type=file, required=False),
        click.argument("fr", type=file, required=False),
    ):
        command = option(command)
    return command
