"""Code quality of GitLab, which shows findings beside the changed lines.

GitLab, "Code Quality report format" (a part of that of Code Climate).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from twinlint.catalog import Translator
from twinlint.finding import Finding, Severity
from twinlint.reporter import Report, describe_spot, say_at

_SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


def write(report: Report) -> str:
    """A list with one entry for each place of a finding, and what is wrong there."""
    translate = report.reporter.translate
    seen: Counter[str] = Counter()
    rows = [
        _describe(each, translate(finding.tell(each)), translate, seen)
        for finding in report.findings
        for each in finding.occurrences
        if each.place
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def is_own(head: str) -> bool:
    """Whether a text begins as such a report does."""
    return head.startswith(("[]", '[\n {\n  "description": '))


def _describe(
    found: Finding, said: str, translate: Translator, seen: Counter[str]
) -> dict[str, Any]:
    span = found.place.span if found.place else None
    path = span.path if span else ""
    line = span.line if span and not describe_spot(span) else 1
    # Lines are no part of it, so that it stays the same when the finding moves.
    about = f"{found.rule}\n{path}\n{found.fingerprint or said}"
    seen[about] += 1
    description = say_at(said, found.place, translate)
    if found.help:
        description += f" ({translate(found.help)})"
    digest = hashlib.sha256(f"{about}\n{seen[about]}".encode("utf-8", "replace"))
    return {
        "description": description,
        "check_name": found.rule,
        "fingerprint": digest.hexdigest()[:32],
        "severity": _SEVERITIES[found.severity],
        "location": {"path": path, "lines": {"begin": line}},
    }
