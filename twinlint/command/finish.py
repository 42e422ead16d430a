"""Reports what was found, less what is accepted, and chooses the exit code."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from twinlint import __version__
from twinlint.catalog import Translator
from twinlint.command.output import make_reporter, say, show_beside, show_report
from twinlint.command.rules import list_rules
from twinlint.data import dataclass
from twinlint.finding import (
    Finding,
    LanguageName,
    Message,
    Place,
    Severity,
    has_severity,
    message,
    plural_message,
)
from twinlint.reporter import ReadLines, Report, escape_unshown
from twinlint.source import Span
from twinlint.survey import MISSING_PAGE, join_backlog, select_touched
from twinlint.twins import Compared, Lone

if TYPE_CHECKING:
    from twinlint.baseline import Entry
    from twinlint.changes import Changes

SHOWN = 20
"""Things of one kind that are told one by one."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What came of a comparison."""

    compared: Compared
    read_lines: ReadLines
    """Gives the lines of a file that was compared."""
    agreed: Message
    """What to tell when nothing was found."""
    problems: tuple[Message, ...] = ()
    """Why some pairs were not compared, which was told."""
    folders: tuple[Path, ...] = ()
    """Those whose pages were compared; none for two files that somebody named."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ends."""

    format_: str
    output: Path | None
    lone_severity: Severity | None = None
    """How serious a page without a twin is; None where it is only listed."""
    baseline: Path | None = None
    changes: Changes | None = None
    shows_notes: bool = True
    """Whether what can wait counts; else a terminal shows its number alone."""

    @property
    def least(self) -> Severity:
        """The least serious finding that makes the exit code 1."""
        return Severity.INFO if self.shows_notes else Severity.WARNING


def report_surveyed(surveyed: Surveyed, ending: Ending, translate: Translator) -> int:
    """The exit code: 0 nothing told, 1 findings, 2 a pair that was not compared."""
    compared = surveyed.compared
    lone = tuple(
        each
        for each in compared.lone
        if not ending.changes or each.lost or ending.changes.has_name(each.path)
    )
    top = ending.baseline.parent if ending.baseline else Path()
    own = make_lone_findings(lone, ending.lone_severity, top)
    compared = replace(compared, lone=lone)
    if ending.baseline:
        folders = () if ending.changes else surveyed.folders
        accepted = _Accepted(ending.baseline, folders)
        compared, own = accepted.take_out(compared, own, translate)
    if ending.changes:
        chosen = (select_touched(each, ending.changes) for each in compared.twins)
        compared = replace(compared, twins=tuple(chosen))
    found = join_backlog(compared.twins) if surveyed.folders else compared.findings
    findings, waiting = _put_off((*found, *own), ending)
    report = Report(
        findings,
        make_reporter(translate, surveyed.read_lines, output=ending.output),
        version=__version__,
        list_rules=list_rules,
        pairs=len(compared.twins),
        words=sum(each.words for each in compared.twins),
        compared=compared,
        least=ending.least,
        problems=surveyed.problems,
    )
    show_report(report, ending.format_, ending.output)
    if ending.lone_severity is None:  # Else they are findings, or accepted.
        _say_lone(lone, translate)
    if waiting:
        say(_count_waiting(waiting), translate)
    elif ending.format_ == "text" and not findings and not surveyed.problems:
        say(surveyed.agreed, translate)
    return 2 if surveyed.problems else int(has_severity(findings, ending.least))


def _put_off(
    findings: tuple[Finding, ...], ending: Ending
) -> tuple[tuple[Finding, ...], int]:
    """What is told, and how many notes are only counted.

    Programs are given all of them.
    """
    if ending.shows_notes or ending.format_ != "text":
        return findings, 0
    told = tuple(each for each in findings if each.severity is not Severity.INFO)
    return told, len(findings) - len(told)


def _count_waiting(count: int) -> Message:
    return plural_message(
        "{count} note can wait: --notes shows it",
        "{count} notes can wait: --notes shows them",
        count=count,
    )


def map_findings(
    compared: Compared, select: Callable[[Iterable[Finding]], Iterable[Finding]]
) -> Compared:
    """The same with what a function leaves of the findings of each pair."""
    twins = (
        replace(each, findings=tuple(select(each.findings))) for each in compared.twins
    )
    return replace(compared, twins=tuple(twins))


def make_lone_findings(
    lone: Iterable[Lone], severity: Severity | None, top: Path
) -> tuple[Finding, ...]:
    """A finding for each page without a twin; none where these are only listed.

    Their fingerprints have the paths from a folder.
    """
    return tuple(_make_findings(lone, severity, top)) if severity else ()


def _make_findings(
    lone: Iterable[Lone], severity: Severity, top: Path
) -> Iterable[Finding]:
    from twinlint.baseline import tell_path

    for each in lone:
        said = message(
            "this page has no {language} version", language=LanguageName(each.missing)
        )
        place = Place(Span(each.path, 1, 1, 1, 1), each.locale)
        found = MISSING_PAGE(said, place, severity=severity)
        yield replace(found, fingerprint=f"{tell_path(each.path, top)} {each.missing}")


def read_entries(path: Path, translate: Translator) -> tuple[Entry, ...]:
    """What a baseline accepts; raises `UsageError` for what is none."""
    from twinlint.baseline import read_baseline

    try:
        return read_baseline(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        said = message("{path} is no baseline: {reason}", path=str(path), reason=reason)
        raise click.UsageError(translate(said)) from None


def tell_decided(
    compared: Compared, folders: Iterable[Path], top: Path
) -> Callable[[str], bool]:
    """Whether a run has seen all that is found in a file of a baseline.

    That is one that was compared, or is gone from a folder whose pages all were; of
    others nobody knows what their entries accept. Paths are those from the folder of
    the baseline, `top`.
    """
    from twinlint.baseline import tell_path

    lone = (each.path for each in compared.lone)
    paths = (*lone, *(path for each in compared.twins for path in each.paths))
    seen = {"", *(tell_path(path, top) for path in paths)}
    whole = tuple(map(os.path.realpath, folders))
    real = os.path.realpath(top)

    def is_decided(path: str) -> bool:
        full = os.path.normpath(f"{real}/{path}")
        is_inside = any(PurePath(full).is_relative_to(each) for each in whole)
        return path in seen or (is_inside and not os.path.lexists(full))

    return is_decided


@dataclass(frozen=True, slots=True)
class _Accepted:
    """What a baseline accepts in a run."""

    path: Path
    folders: tuple[Path, ...]
    """Those of which all pages were compared."""

    def take_out(
        self, compared: Compared, own: tuple[Finding, ...], translate: Translator
    ) -> tuple[Compared, tuple[Finding, ...]]:
        """What it does not accept; tells which of its entries accept nothing."""
        from twinlint.baseline import apply_baseline

        found = (*compared.findings, *own)
        entries = read_entries(self.path, translate)
        is_new, idle = apply_baseline(found, entries, self.path.parent)
        is_decided = tell_decided(compared, self.folders, self.path.parent)
        self._say_idle([each for each in idle if is_decided(each.path)], translate)

        def select(findings: Iterable[Finding]) -> Iterable[Finding]:
            return (left for each in findings for left in each.keep(is_new))

        return map_findings(compared, select), tuple(select(own))

    def _say_idle(self, idle: Sequence[Entry], translate: Translator) -> None:
        if not idle:
            return
        said = plural_message(
            "{count} entry of {path} accepts nothing any more:",
            "{count} entries of {path} accept nothing any more:",
            count=len(idle),
            path=str(self.path),
        )
        say(said, translate)
        _show_some([f"{each.path} [{each.rule}] {each.message}" for each in idle])
        say_rest(len(idle), translate)


def _say_lone(lone: Sequence[Lone], translate: Translator) -> None:
    """Tell which pages stand alone, by the language that they lack."""
    for missing in dict.fromkeys(each.missing for each in lone):
        paths = [each.path for each in lone if each.missing == missing]
        said = plural_message(
            "{count} page has no {language} version:",
            "{count} pages have no {language} version:",
            count=len(paths),
            language=LanguageName(missing),
        )
        say(said, translate)
        _show_some(paths)
        say_rest(len(paths), translate)


def _show_some(lines: Sequence[str]) -> None:
    for line in lines[:SHOWN]:
        show_beside(f"  {escape_unshown(line)}\n")


def say_some(said: Sequence[Message], translate: Translator) -> None:
    """Tell several things, but not very many."""
    for each in said[:SHOWN]:
        say(each, translate)
    say_rest(len(said), translate)


def say_rest(count: int, translate: Translator) -> None:
    """Tell how many were not told."""
    if count > SHOWN:
        say(message("and {count} more", count=count - SHOWN), translate)
