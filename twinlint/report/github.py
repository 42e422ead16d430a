"""Workflow commands that GitHub shows beside the changed lines."""

from __future__ import annotations

from twinlint.finding import Finding, Severity
from twinlint.reporter import Report, Reporter

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def write(report: Report) -> str:
    """One workflow command for each finding."""
    return "".join(_annotate(finding, report.reporter) for finding in report.findings)


def _annotate(finding: Finding, reporter: Reporter) -> str:
    translate = reporter.translate
    said = translate(finding.message)
    if finding.also:
        said += f"\n{reporter.write_also(finding)}"
    if finding.help:
        said += f"\n{translate(finding.help)}"
    where = ""
    if finding.place:
        span = finding.place.span
        where = (
            f"file={_escape_property(span.path)},line={span.line},col={span.column},"
            f"endLine={span.end_line},endColumn={span.end_column},"
        )
    level = _LEVELS[finding.severity]
    return f"::{level} {where}title={finding.rule}::{_escape_data(said)}\n"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
