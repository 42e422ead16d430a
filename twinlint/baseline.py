"""The findings that a team has accepted, by fingerprints that `survey` takes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from twinlint.finding import Finding, Translate

_VERSION = 1


class BaselineError(ValueError):
    """A file that is no baseline."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that is accepted as long as its texts stay as they are."""

    rule: str
    fingerprint: str
    path: str = ""
    """Where it stood, for people; a file may be moved."""
    message: str = ""
    """What it said, for people."""


def make_baseline(findings: Iterable[Finding], translate: Translate) -> str:
    """The file that accepts some findings; the same for the same findings."""
    entries = sorted(
        (
            each.place.span.path if each.place else "",
            each.rule,
            each.fingerprint,
            translate(each.said),
        )
        for each in findings
    )
    rows = [
        {"path": path, "rule": rule, "fingerprint": key, "message": said}
        for path, rule, key, said in entries
    ]
    written = {"version": _VERSION, "accepted": rows}
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def read_baseline(content: str) -> tuple[Entry, ...]:
    """The entries of a file; raises `BaselineError`, which says why it is none."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BaselineError(str(error)) from None
    rows = data.get("accepted") if isinstance(data, dict) else None
    if not isinstance(rows, list) or data.get("version") != _VERSION:
        raise BaselineError("it was not written by this program")
    return tuple(map(_read_entry, rows))


def _read_entry(row: Any) -> Entry:
    names = ("rule", "fingerprint", "path", "message")
    found = [row.get(name) for name in names] if isinstance(row, dict) else []
    texts = [text for text in found if isinstance(text, str)]
    if len(texts) < len(names):
        raise BaselineError("an entry has no rule, fingerprint, path or message")
    return Entry(*texts)


def apply_baseline(
    findings: Iterable[Finding], entries: Sequence[Entry]
) -> tuple[tuple[Finding, ...], tuple[Entry, ...]]:
    """The findings that are not accepted, and the entries that accept nothing.

    An entry accepts one finding: a fault that is copied to a second place is new.
    """
    accepted = Counter((each.rule, each.fingerprint) for each in entries)
    kept: list[Finding] = []
    for finding in findings:
        key = (finding.rule, finding.fingerprint)
        if accepted[key] > 0:
            accepted[key] -= 1
        else:
            kept.append(finding)
    stale: list[Entry] = []
    for entry in entries:
        key = (entry.rule, entry.fingerprint)
        if accepted[key] > 0:
            accepted[key] -= 1
            stale.append(entry)
    return tuple(kept), tuple(stale)
