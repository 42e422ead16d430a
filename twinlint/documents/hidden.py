"""Blanks out what no reader sees."""

from __future__ import annotations

import re


def hide(value: str, start: int, end: int) -> str:
    """A text with spaces in place of a stretch; its line ends stay."""
    if start >= end:
        return value
    lines = value[start:end].split("\n")
    return value[:start] + "\n".join(" " * len(line) for line in lines) + value[end:]


def hide_lines(value: str, lines: re.Pattern[str]) -> str:
    """A text with spaces in place of all that a pattern finds, each within a line."""
    return lines.sub(lambda found: " " * len(found[0]), value)
