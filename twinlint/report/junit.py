"""JUnit: one test for each file with findings, failed when one is an error."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from twinlint.catalog import Translator
from twinlint.finding import Finding, has_error, message
from twinlint.reporter import SEVERITIES, TOOL, Report, describe_spot

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (section 2.2)."""


def write(report: Report) -> str:
    """A suite of the files that have findings."""
    translate = report.reporter.translate
    by_path: dict[str, list[Finding]] = {}
    for finding in (each for f in report.findings for each in f.occurrences):
        path = finding.place.span.path if finding.place else ""
        by_path.setdefault(path, []).append(finding)
    cases = [_write_case(path, found, translate) for path, found in by_path.items()]
    failures = sum(has_error(found) for found in by_path.values())
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<testsuite name="{TOOL}" tests="{len(cases)}" failures="{failures}">\n'
        + "".join(cases)
        + "</testsuite>\n"
    )


def _write_case(path: str, findings: list[Finding], translate: Translator) -> str:
    written = "\n".join(_write_line(f, translate) for f in findings)
    lines = escape(_NOT_XML.sub("\ufffd", written))
    said = quoteattr(_NOT_XML.sub("\ufffd", translate(findings[0].said)))
    body = (
        f"<failure message={said}>{lines}</failure>"
        if has_error(findings)
        else f"<system-out>{lines}</system-out>"
    )
    return f"  <testcase name={quoteattr(path or '-')}>{body}</testcase>\n"


def _write_line(finding: Finding, translate: Translator) -> str:
    span = finding.place.span if finding.place else None
    spot = describe_spot(span) if span else None
    line = f"{span.line}:{span.column}: " if span else ""
    where = f"{translate(spot)}: " if spot else line
    severity = translate(SEVERITIES[finding.severity])
    head = translate(message("{word}:", word=severity))
    return f"{where}{head} {translate(finding.said)} [{finding.rule}]"
