"""Which program this is: a digest of its code, its data and its packages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from twinlint.kept.key import make_key

_LEFT_OUT = frozenset(("__pycache__", ".mypy_cache"))


def _find_files(folder: str, path: str) -> Iterator[str]:
    """The files below a folder, whose own path from the top is told."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in _LEFT_OUT:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _find_files(entry.path, f"{path}{entry.name}/")
            elif entry.is_file():
                yield f"{path}{entry.name}"


@cache
def digest_code(*houses: str) -> str:
    """The digest of our packages by their names, of Python and of what it can load.

    Their data counts too. Read once in a process: what is loaded stays the program that
    it was.
    """
    top = Path(__file__).resolve().parents[2]
    parts: list[str | bytes] = [sys.version]
    for house in houses:
        for path in sorted(_find_files(str(top / house), f"{house}/")):
            with open(top / path, "rb", buffering=0) as file:  # noqa: PTH123 - fast
                parts += [path, file.read()]
    for folder in sys.path:
        parts += sorted(each.name for each in Path(folder).glob("*.dist-info"))
    return make_key(*parts)
