"""Reads the style sheets of this folder, as short as a page holds them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def read_style(name: str) -> str:
    """A style sheet on one line, without what only its authors need."""
    written = files(__package__).joinpath(name).read_text(encoding="utf-8")
    bare = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    return "".join(line.strip() for line in bare.split("\n"))
