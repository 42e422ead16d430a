"""The command `baseline`: writes the findings of today to a file that accepts them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from twinlint.baseline import Entry, is_baseline, make_baseline
from twinlint.catalog import Translator
from twinlint.command.compare import survey_task
from twinlint.command.finish import make_lone_findings, read_entries, tell_decided
from twinlint.command.options import list_given
from twinlint.command.output import say
from twinlint.command.target import check_target
from twinlint.command.task import Task
from twinlint.finding import Every, message, plural_message
from twinlint.register import Register
from twinlint.settings import Settings
from twinlint.survey import MISSING_PAGE

_NOT_OF_BASELINES = ("jsonl", "since", "notes", "format_")
"""Parameters that say nothing where all that is found is accepted."""
USUAL = Path("twinlint-baseline.json")
"""Where they are written when nothing else is said."""


def write_findings(
    task: Task,
    translate: Translator,
    read_register: Callable[[], Register],
    settings: Settings,
) -> int:
    """The exit code: 0 when all are written, 2 when a pair could not be compared."""
    beside = list_given(*_NOT_OF_BASELINES)
    if beside:
        said = message(
            "a baseline holds all that is found: leave out {options}",
            options=Every(beside),
        )
        raise click.BadArgumentUsage(translate(said))
    path = task.output or task.baseline or settings.baseline or USUAL
    check_target(path, translate, (task.fr, task.en), is_baseline)
    surveyed = survey_task(task, translate, read_register, settings)
    severity = settings.severities.get(MISSING_PAGE.name)
    lone = make_lone_findings(surveyed.compared.lone, severity, path.parent)
    findings = (*surveyed.compared.findings, *lone)
    if surveyed.problems:
        said = message("nothing is written, since not all could be compared")
        raise click.UsageError(translate(said))
    kept: tuple[Entry, ...] = ()
    if path.exists():
        folders = surveyed.folders
        is_decided = tell_decided(surveyed.compared, folders, path.parent)
        entries = read_entries(path, translate)
        kept = tuple(each for each in entries if not is_decided(each.path))
    content = make_baseline(findings, translate, path.parent, kept)
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(path), error.strerror) from None
    written = plural_message(
        "{count} finding is accepted in {path}",
        "{count} findings are accepted in {path}",
        count=len(findings),
        path=str(path),
    )
    places = sum(len(each.occurrences) for each in findings)
    if places > len(findings):
        written = message("{said}, at {count} places", said=written, count=places)
    say(written, translate)
    if kept:
        stay = plural_message(
            "{count} entry of pages that were not compared stays",
            "{count} entries of pages that were not compared stay",
            count=len(kept),
        )
        say(stay, translate)
    if settings.baseline is None:
        say(message("tell later runs: --baseline {path}", path=str(path)), translate)
    return 0
