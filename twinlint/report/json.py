"""JSON for programs: one object, whose form is part of the interface."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from twinlint.catalog import Translator
from twinlint.finding import Finding, Place
from twinlint.reporter import Report
from twinlint.source import NO_SPOT, Span, Spot, write_field
from twinlint.twins import Lone


def write(report: Report) -> str:
    """The findings, and how many of which severity there are.

    Beside them pages without a twin, and why some pairs were not compared.
    """
    translate = report.reporter.translate
    rows = [_describe(finding, translate) for finding in report.findings]
    severities = [row["severity"] for row in rows]
    summary = {
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "infos": severities.count("info"),
        "pairs": report.pairs,
        "words": report.words,
    }
    described: dict[str, Any] = {"findings": rows, "summary": summary}
    if report.compared.lone:
        described["lone"] = [*map(_describe_lone, report.compared.lone)]
    if report.problems:
        described["problems"] = [translate(each) for each in report.problems]
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def is_own(head: str) -> bool:
    """Whether a text begins as such a report does."""
    return head.startswith('{\n  "findings": [')


def _describe_lone(lone: Lone) -> dict[str, str]:
    return {name: value for name, value in asdict(lone).items() if value}


def _describe(finding: Finding, translate: Translator) -> dict[str, Any]:
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": translate(finding.said),
        "help": translate(finding.help) if finding.help else None,
        **_describe_span(place.span if place else None),
        "locale": place.locale if place else None,
        "field": _name_field(place) if place else None,
        **_describe_places(finding, translate),
        "also": [_describe_repeat(each, translate, finding) for each in finding.also],
    }


def _name_field(place: Place) -> str | None:
    """The way to it in a record or a catalog."""
    return write_field(place.field) if place.field else place.span.spot.key or None


def _describe_repeat(
    finding: Finding, translate: Translator, first: Finding
) -> dict[str, Any]:
    """A finding that stands behind another one, with what it says otherwise."""
    span = finding.place.span if finding.place else None
    rule = {} if finding.rule == first.rule else {"rule": finding.rule}
    said = (
        {}
        if finding.message == first.message
        else {"message": translate(finding.message)}
    )
    if finding.help and finding.help != first.help:
        said["help"] = translate(finding.help)
    places = _describe_places(finding, translate)
    return {**rule, **said, **_describe_span(span), **places}


def _describe_places(finding: Finding, translate: Translator) -> dict[str, Any]:
    fix = finding.fix
    return {
        "related": [_describe_related(p, translate) for p in finding.related],
        "fix": {**_describe_span(fix.span), "text": fix.text} if fix else None,
    }


def _describe_span(span: Span | None) -> dict[str, str | int | None]:
    return {
        "path": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        **_describe_spot(span.spot if span else NO_SPOT),
    }


def _describe_spot(spot: Spot) -> dict[str, int]:
    """Page and paragraph, where a document has no lines."""
    pages = {"page": spot.page} if spot.page else {}
    return pages | ({"paragraph": spot.paragraph} if spot.paragraph else {})


def _describe_related(place: Place, translate: Translator) -> dict[str, Any]:
    said = translate(place.message) if place.message else None
    return {**_describe_span(place.span), "message": said}
