"""Which program this is: a digest of its code, its data and its packages."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from microsite.digest import make_key

_HOUSES = ("microsite", "twinlint")
_LEFT_OUT = frozenset(("__pycache__", ".mypy_cache"))


@cache
def read_code() -> str:
    """The digest of both packages, with their data, of Python and of what it can load.

    Read once in a process: what is loaded stays the program that it was.
    """
    top = Path(__file__).resolve().parents[2]
    parts: list[str | bytes] = [sys.version]
    for house in _HOUSES:
        for file in sorted((top / house).rglob("*")):
            if _LEFT_OUT.isdisjoint(file.parts) and file.is_file():
                parts += [file.relative_to(top).as_posix(), file.read_bytes()]
    for folder in sys.path:
        parts += sorted(each.name for each in Path(folder).glob("*.dist-info"))
    return make_key(*parts)
