"""SARIF 2.1.0 (OASIS), as code hosts read it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from twinlint.catalog import Translator
from twinlint.finding import Finding, Fix, Message, Place, Rule, Severity, message
from twinlint.reporter import TOOL, Report, describe_spot, say_at
from twinlint.source import Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}


def write(report: Report) -> str:
    """A log with one run, and the rules that found something in it."""
    translate = report.reporter.translate
    results = [
        _describe_result(found, told, translate)
        for finding in report.findings
        for found, told in _list_results(finding)
    ]
    used = {result["ruleId"] for result in results}
    rules = (rule for rule in report.list_rules() if rule.name in used)
    driver: dict[str, Any] = {"name": TOOL}
    if report.version:
        driver["version"] = report.version
    driver["rules"] = [_describe_rule(rule, translate) for rule in rules]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def is_own(head: str) -> bool:
    """Whether a text begins as such a report does."""
    return _SCHEMA in head and f'"name": "{TOOL}"' in head


def _describe_rule(rule: Rule, translate: Translator) -> dict[str, Any]:
    first = rule.documentation.strip().partition("\n")[0]
    return {
        "id": rule.name,
        "shortDescription": {"text": translate.find_text(first)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _list_results(finding: Finding) -> Iterator[tuple[Finding, Message]]:
    """A finding with what to tell of it; one of many kinds at each of its places."""
    if finding.is_several:
        for each in finding.occurrences:
            yield replace(each, also=()), finding.tell(each)
    else:
        yield finding, finding.message


def _describe_result(
    finding: Finding, told: Message, translate: Translator
) -> dict[str, Any]:
    text = say_at(translate(told), finding.place, translate)
    if finding.advice:
        text += f" ({translate(finding.advice)})"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        # Several only where each has to be changed (section 3.27.12).
        "locations": [
            _locate(each.place.span) for each in finding.occurrences if each.place
        ],
    }
    if finding.mark:  # What tells code hosts that it is the one of yesterday.
        result["partialFingerprints"] = {"texts/v1": finding.mark}
    related = [place for each in finding.occurrences for place in each.related]
    if related:
        result["relatedLocations"] = [
            _relate(place, number, translate) for number, place in enumerate(related)
        ]
    fixes = [each.fix for each in finding.occurrences if each.fix]
    if fixes:
        result["fixes"] = [_describe_fix(fixes)]
    return result


def _relate(place: Place, number: int, translate: Translator) -> dict[str, Any]:
    """What a place is compared with; code hosts show only those that say why."""
    said = translate(place.message or message("compare with this"))
    said = say_at(said, place, translate)
    return {"id": number, **_locate(place.span), "message": {"text": said}}


def _describe_fix(fixes: Sequence[Fix]) -> dict[str, Any]:
    """One fix of all places, which are those of one file."""
    replacements = [
        {
            "deletedRegion": _describe_region(fix.span),
            "insertedContent": {"text": fix.text},
        }
        for fix in fixes
    ]
    artifact = _describe_file(fixes[0].span.path)
    return {
        "artifactChanges": [
            {"artifactLocation": artifact, "replacements": replacements}
        ]
    }


def _describe_file(path: str) -> dict[str, str]:
    """A path as a reference of RFC 3986 (section 3.4.3)."""
    encoded = path.replace("\\", "/").encode("utf-8", "surrogateescape")
    return {"uri": quote(encoded)}


def _locate(span: Span) -> dict[str, Any]:
    """Where a span is; a document without lines has no region (section 3.29.4)."""
    physical: dict[str, Any] = {"artifactLocation": _describe_file(span.path)}
    if not describe_spot(span):
        physical["region"] = _describe_region(span)
    return {"physicalLocation": physical}


def _describe_region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
