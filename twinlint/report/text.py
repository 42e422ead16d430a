"""Text for a terminal: findings as `reporter` draws them, then a summary."""

from __future__ import annotations

from twinlint.reporter import Report


def write(report: Report) -> str:
    """Nothing when there are no findings."""
    text = report.reporter.write_text(report.findings)
    if report.findings:
        text += f"{report.reporter.write_summary(report.findings)}\n"
    return text
