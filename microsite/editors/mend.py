"""Writes the fixes of findings (`--fix`) into the files of a site."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

from microsite.folder import find_reason, read_file, replace_file
from twinlint.data import dataclass
from twinlint.finding import Finding, Fix, Message, message


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done with the fixes of some findings."""

    changed: tuple[str, ...] = ()
    """Paths of files that hold their fixes now."""
    refused: tuple[Message, ...] = ()
    """Why other files stayed as they were."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A file as it is, and as it would be with its fixes."""

    path: str
    before: str
    after: str

    def write_diff(self) -> Iterator[str]:
        """The lines that change, as `diff -u` shows them, each with its end."""
        for line in unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            self.path,
            self.path,
            n=1,
        ):
            yield line if line.endswith("\n") else f"{line}\n"


def plan_fixes(
    root: Path, findings: Iterable[Finding], read: Mapping[str, str]
) -> tuple[tuple[Mend, ...], tuple[Message, ...]]:
    """The files that have a fix, as they would be; why others have to stay.

    `read` has the SHA-256 of each file as the findings were made from it: a file that
    was saved since then stays as it is, since its words may stand elsewhere now. Of two
    fixes that overlap the first is applied. A file whose accents are written in two
    characters is left alone: its columns are not those of the findings.
    """
    fixes: dict[str, list[Fix]] = defaultdict(list)
    for finding in findings:
        for each in finding.occurrences:
            if each.fix:
                fixes[each.fix.span.path].append(each.fix)
    planned: list[Mend] = []
    refused: list[Message] = []
    for path, wanted in sorted(fixes.items()):
        try:
            content = read_file(root / path)
        except OSError as error:
            refused.append(_refuse(path, error))
            continue
        if hashlib.sha256(content).hexdigest() != read.get(path):
            said = message(
                "{path} was saved during the check: it stays as it is", path=path
            )
            refused.append(said)
            continue
        before = content.decode()  # with the line ends that it has
        if not unicodedata.is_normalized("NFC", before):
            continue
        after = _apply(before, wanted)
        if after != before:
            planned.append(Mend(path, before, after))
    return tuple(planned), tuple(refused)


def write_fixes(root: Path, planned: Iterable[Mend]) -> Mended:
    """Change the files that were planned, each at once or not at all.

    A file that has been saved since it was planned stays as it is.
    """
    changed: list[str] = []
    refused: list[Message] = []
    for each in planned:
        try:
            if read_file(root / each.path) != each.before.encode():
                said = message(
                    "{path} was saved during the check: it stays as it is",
                    path=each.path,
                )
                refused.append(said)
                continue
            _write(root / each.path, each.after)
            changed.append(each.path)
        except OSError as error:
            refused.append(_refuse(each.path, error))
    return Mended(tuple(changed), tuple(refused))


def apply_fixes(
    root: Path, findings: Iterable[Finding], read: Mapping[str, str]
) -> Mended:
    """Plan the fixes of some findings, and write them."""
    planned, refused = plan_fixes(root, findings, read)
    mended = write_fixes(root, planned)
    return Mended(mended.changed, (*refused, *mended.refused))


def _refuse(path: str, error: OSError) -> Message:
    return message(
        "{path} cannot be written: {reason}", path=path, reason=find_reason(error)
    )


def _write(file: Path, text: str) -> None:
    if not os.access(file, os.W_OK):  # a rename would not ask
        raise PermissionError(13, os.strerror(13))
    replace_file(file, text.encode())


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
