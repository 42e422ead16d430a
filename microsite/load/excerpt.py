"""Gives a report the lines of a file again; `twinlint.reporter` cuts the excerpt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from microsite.folder import is_inside, read_file
from twinlint.source import read_text

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How a text begins that was saved with another encoding."""


def read_excerpt(root: Path, path: str) -> Iterator[str]:
    """The lines of a file that a finding points to.

    Nothing when it cannot be read, or is no text: a picture.
    """
    file = root / path
    if not is_inside(file, root) or not file.is_file():
        return
    try:
        content = read_file(file)
    except OSError:
        return
    text = content.decode(errors="replace")
    if "\0" in text and "\ufffd" in text and not content.startswith(_UTF_16):
        return
    yield from read_text(text, path).value.split("\n")
