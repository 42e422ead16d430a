"""Compares two files, or the pairs of texts that stand on the lines of the input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from twinlint.catalog import Translator
from twinlint.command.options import FORMAT, OUTPUT, read_languages
from twinlint.command.output import make_reporter, say, show_report
from twinlint.documents import list_formats
from twinlint.finding import Rule, message
from twinlint.register import Register
from twinlint.reporter import Report
from twinlint.source import Locale

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Task:
    """What to compare, and how to say what is found."""

    fr: Path | None
    """The file in the first language, whichever that is."""
    en: Path | None
    languages: tuple[Locale, Locale]
    input_format: str | None
    """None where each file shows its own."""
    format_: str
    output: Path | None
    jsonl: bool
    jobs: int | None
    """Processes that compare lines; None for as many as there are cores."""


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
            help="Processes that compare lines (default: one for each core).",
        ),
        OUTPUT,
        FORMAT,
        click.option(
            "--input-format",
            type=click.Choice(tuple(list_formats())),
            help="Format of the documents (default: what their names and texts show).",
        ),
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


def run_task(
    task: Task,
    translate: Translator,
    read_register: Callable[[], Register],
    *,
    tool: str,
    version: str,
) -> int:
    """The exit code: 0 nothing found, 1 findings, 2 a bad line."""
    from twinlint.command.versions import read_versions
    from twinlint.pipeline import compare

    if task.jsonl:
        return _compare_lines(task, translate, read_register())
    if task.fr is None or task.en is None:
        raise click.UsageError(translate(message("name two files, FR and EN")))
    fr, en = read_versions(
        (task.fr, task.en), task.languages, task.input_format, translate
    )
    findings = compare(fr, en, task.languages, register=read_register())
    lines = {each.text.path: each.text.value.split("\n") for each in (fr, en)}
    report = Report(
        findings,
        make_reporter(translate, lines.__getitem__, output=task.output),
        tool=tool,
        version=version,
        list_rules=list_rules,
        pairs=1,
        words=len(fr.text.value.split()),
    )
    show_report(report, task.format_, task.output)
    if task.format_ == "text" and not findings:
        say(message("the two documents agree"), translate)
    return int(bool(findings))


def list_rules() -> Iterable[Rule]:
    """Every rule of the checker; reads them all."""
    from twinlint.rules import RULES

    return RULES


def _compare_lines(task: Task, translate: Translator, register: Register) -> int:
    from twinlint.command.lines import compare_lines, has_line, read_lines
    from twinlint.command.workers import count_cores

    settings: Any = {
        "languages": task.languages,
        "format": task.input_format or "markdown",
        "jobs": task.jobs or count_cores(),
        "has_more": partial(has_line, sys.stdin.buffer),
    }
    lines = read_lines(sys.stdin.buffer)
    if task.output is None:
        return compare_lines(lines, sys.stdout.buffer, translate, register, **settings)
    try:
        with task.output.open("wb") as output:
            return compare_lines(lines, output, translate, register, **settings)
    except OSError as error:
        raise click.FileError(str(task.output), error.strerror) from None
