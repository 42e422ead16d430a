"""Workflow commands that GitHub shows beside the changed lines."""

from __future__ import annotations

from twinlint.finding import Finding, Severity
from twinlint.reporter import Report, Reporter, describe_spot, say_at, write_place
from twinlint.source import Span

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}

_MOST = 10
"""Places of one finding that are annotated; GitHub shows ten of a kind in a step."""


def write(report: Report) -> str:
    """A workflow command for each place of a finding, and for what it is held against.

    Each says what is wrong there. A reviewer may look at either text first.
    """
    return "".join(
        written
        for finding in report.findings
        for each in finding.occurrences[:_MOST]
        for written in (
            _annotate(finding, each, report.reporter),
            _annotate_other(each, report.reporter),
        )
    )


def is_own(head: str) -> bool:
    """Whether a text begins as such a report does."""
    return head.startswith(tuple(f"::{level} " for level in _LEVELS.values()))


def _annotate(finding: Finding, at: Finding, reporter: Reporter) -> str:
    translate = reporter.translate
    told = finding.said if at is finding else at.message
    said = say_at(translate(told), at.place, translate)
    if finding.also and at is finding:
        also = reporter.write_also(finding)
        said += "\n" + "\n".join(reporter.write_others(finding) or [also])
    if at.help:
        said += f"\n{translate(at.help)}"
    where = _write_span(at.place.span) if at.place else ""
    level = _LEVELS[at.severity]
    return f"::{level} {where}title={at.rule}::{_escape_data(said)}\n"


def _annotate_other(at: Finding, reporter: Reporter) -> str:
    """The first place in another file; nothing without."""
    own = at.place.span if at.place else None
    others = (p.span for p in at.related if own and p.span.path != own.path)
    span = next(others, None)
    if own is None or span is None:
        return ""
    shown = write_place(own, reporter.translate)
    said = f"{reporter.translate(at.message)} ({shown})"
    where = _write_span(span)
    return f"::notice {where}title={at.rule}::{_escape_data(said)}\n"


def _write_span(span: Span) -> str:
    """The file, and the lines of one that has lines."""
    file = f"file={_escape_property(span.path)},"
    if describe_spot(span):
        return file
    return file + (
        f"line={span.line},col={span.column},endLine={span.end_line},"
        f"endColumn={span.end_column},"
    )


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
