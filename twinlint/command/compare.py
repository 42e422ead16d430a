"""Begins each kind of comparison (two files, folders, lines), and says what fails."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from twinlint.catalog import Translator
from twinlint.command.finish import Ending, Surveyed, report_surveyed
from twinlint.command.options import list_given
from twinlint.command.output import say
from twinlint.command.target import check_target
from twinlint.command.task import Task
from twinlint.finding import Every, message
from twinlint.policy import Policy
from twinlint.register import Register
from twinlint.settings import NO_SETTINGS, Settings
from twinlint.source import Locale
from twinlint.survey import MISSING_PAGE
from twinlint.twins import Compared, Twins

if TYPE_CHECKING:
    from twinlint.changes import Changes


_NOT_OF_LINES = ("fr", "en", "pairs", "since", "baseline", "notes", "format_")
"""Parameters that say nothing where lines are compared."""
_NOT_OF_FILES = ("pairs",)
"""Those that say nothing where two files are."""


def run_task(
    task: Task,
    translate: Translator,
    read_register: Callable[[], Register],
    settings: Settings = NO_SETTINGS,
) -> int:
    """The exit code: 0 nothing found, 1 findings, 2 a bad line or an unread file."""
    if task.jsonl:
        _require_deep(task, translate)
        return _compare_lines(task, translate, read_register())
    check_target(task.output, translate, (task.fr, task.en))
    changes = _find_changes(task, translate)
    surveyed = survey_task(task, translate, read_register, settings, changes)
    ending = Ending(
        task.format_,
        task.output,
        settings.severities.get(MISSING_PAGE.name),
        task.baseline or _find_baseline(settings, translate),
        changes,
        shows_notes=not surveyed.folders if task.notes is None else task.notes,
    )
    return report_surveyed(surveyed, ending, translate)


def survey_task(
    task: Task,
    translate: Translator,
    read_register: Callable[[], Register],
    settings: Settings,
    changes: Changes | None = None,
) -> Surveyed:
    """All that is found in the files that are named, whatever is accepted of it."""
    task = _settle(task, settings)
    _require_deep(task, translate)
    policy = Policy(
        read_register(),
        settings.severities,
        settings.sections,
        settings.words,
        is_deep=task.is_deep,
    )
    from twinlint.command.versions import is_catalog

    is_one = task.fr and not task.en and is_catalog(task.fr, task.input_format)
    if not is_one and _has_folders(task, settings):
        from twinlint.command.folders import compare_folders  # And all it uses.

        return compare_folders(task, settings, policy, changes, translate)
    is_named = bool(settings.languages) or _names_languages()
    return _compare_two(task, policy, translate, is_named=is_named)


def _require_deep(task: Task, translate: Translator) -> None:
    """Refuse a second look without the package that it needs, before any work."""
    if not task.is_deep:
        return
    from twinlint.deep import MissingEncoderError, require_encoder

    try:
        require_encoder()
    except MissingEncoderError as error:
        raise click.UsageError(translate(error.said)) from None


def _find_baseline(settings: Settings, translate: Translator) -> Path | None:
    """The baseline of the settings; None, which is told, before it is written."""
    given = settings.baseline
    if given is None or given.exists():
        return given
    said = message(
        "there is no {path} yet, so nothing is accepted: “baseline” writes it",
        path=given.as_posix(),
    )
    say(said, translate)
    return None


def _settle(task: Task, settings: Settings) -> Task:
    """The task with the languages of the settings, unless others are named."""
    if settings.languages and not _names_languages():
        return replace(task, languages=settings.languages)
    return task


def _names_languages() -> bool:
    """Whether somebody named the languages on the command line."""
    source = click.get_current_context().get_parameter_source("languages")
    return source not in (ParameterSource.DEFAULT, None)


def _find_changes(task: Task, translate: Translator) -> Changes | None:
    if task.since is None:
        return None
    from twinlint.command.since import find_changes

    return find_changes(task.since, Path.cwd(), translate)


def _compare_two(
    task: Task, policy: Policy, translate: Translator, *, is_named: bool
) -> Surveyed:
    """What was found in two files or one catalog.

    `is_named` says that somebody named the languages, here or in settings.
    """
    from twinlint.command.versions import read_both, read_versions, tell_language
    from twinlint.survey import compare_read
    from twinlint.trees import read_locales

    if task.fr is None:
        raise click.BadArgumentUsage(translate(message("name two files, FR and EN")))
    beside = list_given(*_NOT_OF_FILES)
    if beside:
        said = message("{options} is for folders: leave it out", options=Every(beside))
        raise click.BadArgumentUsage(translate(said))
    languages = _take_two(task, translate)
    if task.en and not _names_languages():
        paths_told = read_locales(task.fr.as_posix(), task.en.as_posix())
        told = tuple(Locale(tell_language(path)) for path in (task.fr, task.en))
        is_told = all(told) and told[0] != told[1]
        languages = (told[0], told[1]) if is_told else paths_told or languages
    if task.en is None:  # A catalog has both.
        fr, en, languages = read_both(
            task.fr,
            languages,
            task.input_format,
            translate,
            is_named=is_named,
        )
    else:
        given = (task.fr, task.en)
        fr, en = read_versions(given, languages, task.input_format, translate)
    outcome = compare_read((fr, en), languages, policy)
    paths = (fr.text.path, en.text.path)
    twins = Twins(
        " · ".join(paths),
        paths,
        languages,
        outcome.findings,
        lambda: (fr, en),
        outcome.words,
    )
    lines = {each.text.path: each.text.value.split("\n") for each in (fr, en)}
    agreed = message("the two documents agree")
    return Surveyed(Compared((twins,)), lines.__getitem__, agreed)


def _has_folders(task: Task, settings: Settings) -> bool:
    """Whether a folder is named, or something alone, which may be none.

    Settings stand for their folder when nothing is named.
    """
    given = [path for path in (task.fr, task.en) if path]
    if not given:
        return bool(settings.path)
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
    from twinlint.command.lines import compare_lines, has_line, is_answer, read_lines
    from twinlint.workers import count_cores

    beside = list_given(*_NOT_OF_LINES)
    if beside:
        said = message(
            "--jsonl reads its texts from standard input, and nothing else: leave out"
            " {options}",
            options=Every(beside),
        )
        raise click.BadArgumentUsage(translate(said))
    check_target(task.output, translate, is_own=is_answer)
    settings: Any = {
        "languages": _take_two(task, translate),
        "format": task.input_format or "markdown",
        "jobs": task.jobs or count_cores(),
        "has_more": partial(has_line, sys.stdin.buffer),
        "deep": task.is_deep,
    }
    lines = read_lines(sys.stdin.buffer)
    if task.output is None:
        return compare_lines(lines, sys.stdout.buffer, translate, register, **settings)
    try:
        with task.output.open("wb") as output:
            return compare_lines(lines, output, translate, register, **settings)
    except OSError as error:
        raise click.FileError(str(task.output), error.strerror) from None
