"""Applies the fixes of findings to the files of a site."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from twinlint.finding import Finding, Fix


def apply_fixes(root: Path, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Change the files that have a fix; the paths of those that changed.

    Of two fixes that overlap the first is applied. A file whose accents are written in
    two characters is left alone: its columns are not those of the findings.
    """
    fixes: dict[str, list[Fix]] = defaultdict(list)
    for finding in findings:
        if finding.fix:
            fixes[finding.fix.span.path].append(finding.fix)
    changed = []
    for path, wanted in sorted(fixes.items()):
        file = root / path
        before = file.read_bytes().decode()  # with the line ends that it has
        if not unicodedata.is_normalized("NFC", before):
            continue
        after = _apply(before, wanted)
        if after != before:
            file.write_text(after, encoding="utf-8", newline="\n")
            changed.append(path)
    return tuple(changed)


def _apply(text: str, fixes: Iterable[Fix]) -> str:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    pieces: list[str] = []
    at = 0
    for fix in sorted(fixes, key=lambda fix: fix.span):
        start = starts[fix.span.line - 1] + fix.span.column - 1
        end = starts[fix.span.end_line - 1] + fix.span.end_column - 1
        if start >= at:
            pieces += [text[at:start], fix.text]
            at = end
    return "".join(pieces) + text[at:]
