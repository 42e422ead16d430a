"""JUnit: one test for each file with findings, which fails as the command does."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from twinlint.catalog import Translator
from twinlint.finding import Finding, Message, has_severity, message
from twinlint.reporter import SEVERITIES, TOOL, Report, describe_spot

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (section 2.2)."""


def write(report: Report) -> str:
    """A suite of the files that have findings, and of the pairs that have none.

    Those fail that make the command fail: by the least serious of its findings.
    """
    translate = report.reporter.translate
    by_path: dict[str, list[Finding]] = {}
    for finding in report.findings:
        for each in finding.occurrences:
            path = each.place.span.path if each.place else ""
            told = replace(each, message=finding.tell(each), also=())
            by_path.setdefault(path, []).append(told)
    for twins in report.compared.twins:
        if by_path.keys().isdisjoint(twins.paths):
            by_path[twins.paths[-1]] = []
    failed = {p for p, found in by_path.items() if has_severity(found, report.least)}
    cases = [
        _write_case(path, found, translate, has_failed=path in failed)
        for path, found in by_path.items()
    ]
    cases += (_write_problem(each, translate) for each in report.problems)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<testsuite name="{TOOL}" tests="{len(cases)}" failures="{len(failed)}"'
        f' errors="{len(report.problems)}">\n' + "".join(cases) + "</testsuite>\n"
    )


def is_own(head: str) -> bool:
    """Whether a text begins as such a report does."""
    return f'<testsuite name="{TOOL}"' in head


def _write_case(
    path: str, findings: list[Finding], translate: Translator, *, has_failed: bool
) -> str:
    name = _quote(path or "-")
    if not findings:
        return f"  <testcase name={name}/>\n"
    written = "\n".join(_write_line(f, translate) for f in findings)
    lines = escape(_NOT_XML.sub("\ufffd", written))
    said = _quote(translate(findings[0].message))
    body = (
        f"<failure message={said}>{lines}</failure>"
        if has_failed
        else f"<system-out>{lines}</system-out>"
    )
    return f"  <testcase name={name}>{body}</testcase>\n"


def _write_problem(problem: Message, translate: Translator) -> str:
    """A pair that was not compared, by the file that is to blame."""
    said = _quote(translate(problem))
    path = dict(problem.values).get("path")
    name = _quote(str(path)) if path else said
    return f"  <testcase name={name}><error message={said}/></testcase>\n"


def _quote(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))


def _write_line(finding: Finding, translate: Translator) -> str:
    span = finding.place.span if finding.place else None
    spot = describe_spot(span) if span else None
    line = f"{span.line}:{span.column}: " if span else ""
    where = f"{translate(spot)}: " if spot else line
    severity = translate(SEVERITIES[finding.severity])
    head = translate(message("{word}:", word=severity))
    return f"{where}{head} {translate(finding.message)} [{finding.rule}]"
