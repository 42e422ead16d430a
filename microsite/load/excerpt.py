"""Gives a report the lines of a file again; `twinlint.reporter` cuts the excerpt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from microsite.folder import is_inside
from twinlint.source import read_text


def read_excerpt(root: Path, path: str) -> Iterator[str]:
    """The lines of a file that a finding points to; nothing when it cannot be read."""
    file = root / path
    if not is_inside(file, root) or not file.is_file():
        return
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    yield from read_text(text, path).value.split("\n")
