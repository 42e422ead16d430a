"""Which program this is: a digest of its code, its data and its packages."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from twinlint.kept.key import make_key

_LEFT_OUT = frozenset(("__pycache__", ".mypy_cache"))


@cache
def digest_code(*houses: str) -> str:
    """The digest of our packages by their names, of Python and of what it can load.

    Their data counts too. Read once in a process: what is loaded stays the program that
    it was.
    """
    top = Path(__file__).resolve().parents[2]
    parts: list[str | bytes] = [sys.version]
    for house in houses:
        for file in sorted((top / house).rglob("*")):
            if _LEFT_OUT.isdisjoint(file.parts) and file.is_file():
                parts += [file.relative_to(top).as_posix(), file.read_bytes()]
    for folder in sys.path:
        parts += sorted(each.name for each in Path(folder).glob("*.dist-info"))
    return make_key(*parts)
