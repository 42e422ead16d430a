"""Text for a terminal, drawn by `twinlint/reporter.py`: findings, then a summary."""

from __future__ import annotations

import re

from twinlint.finding import message
from twinlint.reporter import Report

_REST = message("all places: --format json, or html")
_RULE = re.compile(r"[a-z]+(?:-[a-z]+)+\]")


def write(report: Report) -> str:
    """Nothing when there are no findings."""
    text = report.reporter.write_text(report.findings)
    reporter = report.reporter
    if report.findings:
        text += f"{reporter.write_summary(report.findings)}\n"
    if any(map(reporter.has_rest, report.findings)):
        text += f"{reporter.translate(_REST)}\n"
    return text


def is_own(head: str) -> bool:
    """Whether a text begins as such a report does: `path:1:2: severity: … [rule]`."""
    said, _, rule = head.partition("\n")[0].rpartition(" [")
    return ": " in said and bool(_RULE.fullmatch(rule))
