"""Puts spaces in place of stretches that a format names; line ends stay."""

from __future__ import annotations

import re
from collections.abc import Iterable


def hide(value: str, start: int, end: int) -> str:
    """A text with spaces in place of a stretch; its line ends stay."""
    return hide_all(value, ((start, end),))


def hide_all(value: str, spans: Iterable[tuple[int, int]], filler: str = " ") -> str:
    """A text with another character in place of each in stretches, all in order."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        lines = value[start:end].split("\n")
        pieces += (value[done:start], "\n".join(filler * len(line) for line in lines))
        done = end
    return "".join((*pieces, value[done:]))


def hide_lines(value: str, lines: re.Pattern[str]) -> str:
    """A text with spaces in place of all that a pattern finds, each within a line."""
    return lines.sub(lambda found: " " * len(found[0]), value)
