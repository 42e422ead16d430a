"""Compares two files, or the pairs of texts that stand on the lines of the input."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import click

from twinlint.catalog import Translator
from twinlint.command.output import make_reporter, say, show_report
from twinlint.command.rules import list_rules
from twinlint.command.task import Task
from twinlint.documents import Document
from twinlint.finding import Finding, message
from twinlint.register import Register
from twinlint.reporter import Report
from twinlint.source import Locale
from twinlint.twins import Compared, Twins


def run_task(
    task: Task,
    translate: Translator,
    read_register: Callable[[], Register],
    *,
    version: str,
) -> int:
    """The exit code: 0 nothing found, 1 findings, 2 a bad line."""
    from twinlint.command.versions import is_catalog, read_both, read_versions
    from twinlint.pipeline import compare

    if task.jsonl:
        return _compare_lines(task, translate, read_register())
    if task.fr and task.en is None and is_catalog(task.fr, task.input_format):
        chosen = _take_two(task, translate)
        fr, en, languages = read_both(task.fr, chosen, task.input_format, translate)
    elif _has_folders(task):
        from twinlint.command.folders import compare_folders  # And all it uses.

        return compare_folders(task, translate, read_register, version=version)
    elif task.fr is None or task.en is None:
        raise click.UsageError(translate(message("name two files, FR and EN")))
    else:
        languages = _take_two(task, translate)
        paths = (task.fr, task.en)
        fr, en = read_versions(paths, languages, task.input_format, translate)
    findings = compare(fr, en, languages, register=read_register())
    lines = {each.text.path: each.text.value.split("\n") for each in (fr, en)}
    report = Report(
        findings,
        make_reporter(translate, lines.__getitem__, output=task.output),
        version=version,
        list_rules=list_rules,
        pairs=1,
        words=len(fr.text.value.split()),
        compared=Compared((_make_twins(fr, en, languages, findings),)),
    )
    show_report(report, task.format_, task.output)
    if task.format_ == "text" and not findings:
        say(message("the two documents agree"), translate)
    return int(bool(findings))


def _make_twins(
    fr: Document,
    en: Document,
    languages: tuple[Locale, Locale],
    findings: tuple[Finding, ...],
) -> Twins:
    """Both documents with what was found in them, for a format that shows them."""
    paths = (fr.text.path, en.text.path)
    return Twins(" · ".join(paths), paths, languages, findings, lambda: (fr, en))


def _has_folders(task: Task) -> bool:
    """Whether a folder is named, or something alone, which may be none."""
    given = [path for path in (task.fr, task.en) if path]
    return len(given) == 1 or any(path.is_dir() for path in given)


def _take_two(task: Task, translate: Translator) -> tuple[Locale, Locale]:
    """The languages of two texts; raises `UsageError` for more."""
    if len(task.languages) != 2:
        said = message(
            "{count} languages are for the pages of a folder; name two here",
            count=len(task.languages),
        )
        raise click.UsageError(translate(said))
    return task.languages[0], task.languages[1]


def _compare_lines(task: Task, translate: Translator, register: Register) -> int:
    from twinlint.command.lines import compare_lines, has_line, read_lines
    from twinlint.command.workers import count_cores

    settings: Any = {
        "languages": _take_two(task, translate),
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
