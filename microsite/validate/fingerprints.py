"""Reads the fingerprints of texts that agree: `content/fresh.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from microsite.records import Document, shorten_text
from microsite.validate import problems
from twinlint.finding import Finding, Place, message
from twinlint.source import FieldPath

_PRINT = re.compile(r"[0-9a-f]{8}-[0-9a-f]{8}", re.ASCII)
_EXAMPLE = "3f9a2c11-77ab01ce"


def read_fingerprints(
    document: Document,
) -> tuple[Mapping[str, Mapping[str, str]], tuple[Finding, ...]]:
    """`{record: {field: fingerprint}}`, and what is wrong with the others."""
    data = document.data
    if not isinstance(data, dict):
        return {}, (_report_type(document, ()),)
    kept: dict[str, dict[str, str]] = {}
    findings: list[Finding] = []
    for record, fields in data.items():
        if not isinstance(fields, dict):
            findings.append(_report_type(document, (record,)))
            continue
        for name, written in fields.items():
            if isinstance(written, str) and _PRINT.fullmatch(written):
                kept.setdefault(record, {})[name] = written
            else:
                findings.append(_report_print(document, (record, name), written))
    return kept, tuple(findings)


def _report_type(document: Document, field: FieldPath) -> Finding:
    return problems.WRONG_TYPE(
        message("fingerprints stand under the names of records and fields"),
        Place(document.span(field), field=field),
        help=message(
            "write “{record}:”, below it “{line}”",
            record="communes/sceaux",
            line=f"summary.en: {_EXAMPLE}",
        ),
    )


def _report_print(document: Document, field: FieldPath, written: object) -> Finding:
    shown = shorten_text(written) if isinstance(written, str) else ""
    return problems.WRONG_FORMAT(
        message("“{text}” is no fingerprint", text=shown),
        Place(document.span(field), field=field),
        help=message(
            "copy it from the finding; it looks like {example}", example=_EXAMPLE
        ),
    )
