"""Reads a diff: which lines a branch has touched, and what findings are about them."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path

from twinlint.data import dataclass
from twinlint.finding import Finding
from twinlint.source import Span

_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_NO_TEXT = "-"
"""Lines of a file that is no text."""
_ESCAPE = re.compile(r"\\([0-7]{3}|.)")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
Lines = tuple[tuple[int, int], ...]
"""First and last lines of stretches, in order."""
FindNext = Callable[[Span], int]
"""Gives the line on which the first text behind a place begins."""


def _find_own(span: Span) -> int:
    return span.end_line


@dataclass(frozen=True, slots=True)
class Changes:
    """The lines that were touched, by the absolute paths of their files."""

    lines: Mapping[str, Lines | None]
    """None for a file that is new, or is no text to Git."""
    cuts: Mapping[str, Lines] = field(default_factory=dict)
    """Those of them in whose place others stood, or beside which."""
    names: frozenset[str] = frozenset()
    """All files that came, went or changed, though it be their name alone."""

    @property
    def gone(self) -> Iterator[str]:
        """The files that are no longer there."""
        return (path for path in sorted(self.names) if not os.path.lexists(path))

    def has_file(self, path: str) -> bool:
        """Whether anything of a file was touched."""
        return _resolve(path) in self.lines

    def has_name(self, path: str) -> bool:
        """Whether a file was touched, or came by its name."""
        return _resolve(path) in self.names or self.has_file(path)

    def touches(self, span: Span, find_next: FindNext = _find_own) -> bool:
        """Whether a line of a stretch was touched.

        An empty place is one where something is missing. It may have stood on any line
        up to the next text, whose line `find_next` gives.
        """
        path = _resolve(span.path)
        stretches = self.lines.get(path, ())
        if stretches is None or _meet(stretches, span.line, span.end_line):
            return True
        cuts = self.cuts.get(path, ())
        is_empty = (span.line, span.column) == (span.end_line, span.end_column)
        return bool(is_empty and cuts) and _meet(cuts, span.line, find_next(span))

    def select(
        self, findings: Iterable[Finding], find_next: FindNext = _find_own
    ) -> Iterator[Finding]:
        """The findings on touched lines of either version, each where it is on them."""

        def is_touched(finding: Finding) -> bool:
            places = (finding.place, *finding.related)
            return any(
                place and self.touches(place.span, find_next) for place in places
            )

        for finding in findings:
            yield from finding.keep(is_touched)


def _meet(stretches: Lines, first: int, last: int) -> bool:
    at = bisect_left(stretches, first, key=lambda stretch: stretch[1])
    return at < len(stretches) and stretches[at][0] <= last


def read_diff(
    diff: str, top: str, new: Iterable[str] = (), counts: str = ""
) -> Changes:
    """The changes that `git diff --unified=0` shows, and files that are new.

    `top` is the folder that the paths of both are in. Where lines were taken out, those
    beside them count as touched. `counts` is what `--numstat -z --no-renames` tells.
    """
    lines: dict[str, Lines | None] = {}
    cuts: dict[str, Lines] = {}
    path, is_new = "", False
    rows = iter(diff.split("\n"))
    for row in rows:
        hunk = _HUNK.match(row)
        if row.startswith("--- "):
            is_new = row == "--- /dev/null"
        elif row.startswith("+++ "):
            path = _join(top, _read_path(row[4:]))
            if is_new and path:
                lines[path] = None
        elif hunk:
            old, start, count = (int(each or 1) for each in hunk.groups())
            known = lines.get(path, ())
            if path and known is not None:
                first, last = start, start + max(count - 1, 1 - count)
                lines[path] = (*known, (first, last))
                if old:
                    cuts[path] = (*cuts.get(path, ()), (first, last))
            _skip_hunk(rows, old + count)
    lines.update((_join(top, each), None) for each in new)
    names: set[str] = set()
    for row in filter(None, counts.split("\0")):
        added, _, name = row.split("\t", 2)
        names.add(_join(top, name))
        if added == _NO_TEXT:
            lines[_join(top, name)] = None
    return Changes(lines, cuts, frozenset(names))


def _skip_hunk(rows: Iterator[str], count: int) -> None:
    """Go over the lines of a hunk, which may look like anything."""
    while count:
        # A row that tells of a missing line end begins with a backslash.
        count -= not next(rows, "").startswith("\\")


def _read_path(written: str) -> str:
    """The path that Git writes; nothing for a file that is gone."""
    if written == "/dev/null":
        return ""
    written = written.rstrip("\t")
    if written.startswith('"'):
        unquoted = _ESCAPE.sub(_unescape, written[1:-1])
        written = unquoted.encode("latin-1", "replace").decode("utf-8", "replace")
    return written.partition("/")[2]


def _unescape(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code, 8)) if len(code) == 3 else _SIGNS.get(code, code)


def _join(top: str, path: str) -> str:
    return _resolve(f"{top}/{path}") if path else ""


def _resolve(path: str) -> str:
    """The path without links; nothing for what no file is called."""
    return _resolve_in(str(Path.cwd()), path)


@cache
def _resolve_in(folder: str, path: str) -> str:
    try:
        return os.path.realpath(Path(folder, path))
    except ValueError:
        return ""
