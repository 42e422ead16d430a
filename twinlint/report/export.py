"""Writes findings for programs: JSON, SARIF, JUnit, GitHub annotations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from twinlint.catalog import Translator
from twinlint.finding import Finding, Place, Rule, Severity
from twinlint.source import Span, write_field


def write_json(
    findings: Iterable[Finding], translate: Translator, *, pairs: int, words: int
) -> str:
    """The findings as one JSON object; its form is part of the interface."""
    rows = [_describe(finding, translate) for finding in findings]
    severities = [row["severity"] for row in rows]
    summary = {
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "infos": severities.count("info"),
        "pairs": pairs,
        "words": words,
    }
    described = {"findings": rows, "summary": summary}
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _describe(finding: Finding, translate: Translator) -> dict[str, Any]:
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": translate(finding.message),
        "help": translate(finding.help) if finding.help else None,
        **_describe_span(place.span if place else None),
        "locale": place.locale if place else None,
        "field": write_field(place.field) if place and place.field else None,
        "related": [_describe_related(p, translate) for p in finding.related],
        "fix": {**_describe_span(finding.fix.span), "text": finding.fix.text}
        if finding.fix
        else None,
    }


def _describe_span(span: Span | None) -> dict[str, str | int | None]:
    return {
        "path": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }


def _describe_related(place: Place, translate: Translator) -> dict[str, Any]:
    said = translate(place.message) if place.message else None
    return {**_describe_span(place.span), "message": said}


_GITHUB_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def write_github(findings: Iterable[Finding], translate: Translator) -> str:
    """Workflow commands that GitHub shows beside the changed lines."""
    return "".join(_annotate(finding, translate) for finding in findings)


def _annotate(finding: Finding, translate: Translator) -> str:
    said = translate(finding.message)
    if finding.help:
        said += f"\n{translate(finding.help)}"
    where = ""
    if finding.place:
        span = finding.place.span
        where = (
            f"file={_escape_property(span.path)},line={span.line},col={span.column},"
            f"endLine={span.end_line},endColumn={span.end_column},"
        )
    level = _GITHUB_LEVELS[finding.severity]
    return f"::{level} {where}title={finding.rule}::{_escape_data(said)}\n"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


# SARIF 2.1.0 (OASIS) ------------------------------------------------------------

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SARIF_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}


def write_sarif(
    findings: Iterable[Finding], rules: Iterable[Rule], translate: Translator
) -> str:
    """A SARIF log, as code hosts read it; `rules` are those of the tool."""
    shown = tuple(findings)
    used = {finding.rule for finding in shown}
    known = [rule for rule in rules if rule.name in used]
    driver = {
        "name": "qmi-microsite",
        "rules": [_describe_rule(rule, translate) for rule in known],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_describe_result(finding, translate) for finding in shown],
    }
    log = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _describe_rule(rule: Rule, translate: Translator) -> dict[str, Any]:
    first = rule.documentation.strip().partition("\n")[0]
    return {
        "id": rule.name,
        "shortDescription": {"text": translate.find_text(first)},
        "defaultConfiguration": {"level": _SARIF_LEVELS[rule.severity]},
    }


def _describe_result(finding: Finding, translate: Translator) -> dict[str, Any]:
    text = translate(finding.message)
    if finding.help:
        text += f" ({translate(finding.help)})"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_locate(finding.place.span)] if finding.place else [],
    }
    if finding.related:
        result["relatedLocations"] = [_locate(p.span) for p in finding.related]
    if finding.fix:
        result["fixes"] = [_describe_fix(finding)]
    return result


def _describe_fix(finding: Finding) -> dict[str, Any]:
    assert finding.fix  # noqa: S101 - asked by the caller
    change = {
        "deletedRegion": _describe_region(finding.fix.span),
        "insertedContent": {"text": finding.fix.text},
    }
    artifact = {"uri": finding.fix.span.path}
    return {
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [change]}]
    }


def _locate(span: Span) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": span.path},
            "region": _describe_region(span),
        }
    }


def _describe_region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


# JUnit ----------------------------------------------------------------------


def write_junit(findings: Iterable[Finding], translate: Translator) -> str:
    """A JUnit report: one test per file with findings, failed when one is an error."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        path = finding.place.span.path if finding.place else ""
        by_path.setdefault(path, []).append(finding)
    cases = [_write_case(path, found, translate) for path, found in by_path.items()]
    failures = sum(_has_error(found) for found in by_path.values())
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<testsuite name="consistency" tests="{len(cases)}" failures="{failures}">\n'
        + "".join(cases)
        + "</testsuite>\n"
    )


_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (section 2.2)."""


def _has_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == Severity.ERROR for finding in findings)


def _write_case(path: str, findings: list[Finding], translate: Translator) -> str:
    written = "\n".join(_write_line(f, translate) for f in findings)
    lines = escape(_NOT_XML.sub("\ufffd", written))
    said = quoteattr(_NOT_XML.sub("\ufffd", translate(findings[0].message)))
    body = (
        f"<failure message={said}>{lines}</failure>"
        if _has_error(findings)
        else f"<system-out>{lines}</system-out>"
    )
    return f"  <testcase name={quoteattr(path or '-')}>{body}</testcase>\n"


def _write_line(finding: Finding, translate: Translator) -> str:
    span = finding.place.span if finding.place else None
    where = f"{span.line}:{span.column}: " if span else ""
    return f"{where}{finding.severity}: {translate(finding.message)} [{finding.rule}]"
