"""Reads the indentation of YAML lines: what stands below what, before it is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twinlint.data import dataclass

_FIELD = re.compile(
    r"""
    \ * (?:-\ +)*          # perhaps the first field of an item
    ([\w.-]+ | "[^"]*" | '[^']*')
    \ * :(?:\ |$)
    """,
    re.VERBOSE,
)
"""The name of a field at the start of a line."""
EMPTY_FIELD = re.compile(r" *(?:- +)*([\w.-]+): *$", re.M)
"""The name of a field, and nothing behind it."""
_ITEM = re.compile(r" *(-)(?: |$)")
"""The dash of an item at the start of a line."""
_BLOCK = re.compile(r"(?:: +|- +)[|>][-+0-9]*\s*(?:#.*)?$")
"""The end of a line below which a text stands."""


@dataclass(frozen=True, slots=True)
class Level:
    """A line that others stand beside, and where it begins."""

    line: int
    """From 1."""
    spaces: int
    """In front of the field's name or the item's dash."""


def find_level(lines: list[str], line: int) -> Level | None:
    """The line above that a wrongly indented one most probably belongs beside.

    `line` counts from 1. Of the fields, or items, that are still open there, it is the
    one whose indentation is nearest, the deeper of two as near.
    """
    written = lines[line - 1]
    spaces = count_spaces(written)
    is_item = _ITEM.match(written) is not None
    match = _ITEM.match if is_item else _FIELD.match
    open_: list[Level] = []
    for number, above in _walk_structure(lines[: line - 1]):
        indent = count_spaces(above)
        # The items of a field may stand right below its name.
        deepest = indent if _ITEM.match(above) and not is_item else indent - 1
        open_ = [level for level in open_ if level.spaces <= deepest]
        found = match(above)
        if found:
            open_.append(Level(number, found.start(1)))
    return min(
        open_,
        key=lambda level: (abs(level.spaces - spaces), -level.spaces),
        default=None,
    )


def is_first_too_deep(lines: list[str], level: Level, line: int) -> bool:
    """True when it is the first line of a block that has moved, and not a later one.

    The parser stops at the later one: `line` is less indented than the line of `level`,
    yet more than the name of the field above both. The indentation that most lines of
    the block have is right; of two that as many have, the one of two spaces is.
    """
    spaces = count_spaces(lines[line - 1])
    above = next((n for n in range(level.line - 1, 0, -1) if lines[n - 1].strip()), 0)
    is_item = count_spaces(lines[level.line - 1]) < level.spaces
    if is_item or not above or not EMPTY_FIELD.match(lines[above - 1]):
        return False
    outer = count_spaces(lines[above - 1])
    if not outer < spaces < level.spaces:
        return False
    moved = _count_level(lines[level.line - 1 : line - 1], level.spaces, outer)
    others = _count_level(lines[line - 1 :], spaces, outer)
    return others > moved or (others == moved and spaces == outer + 2)


def _count_level(lines: list[str], spaces: int, outer: int) -> int:
    """How many lines begin with so many spaces, up to the end of their block."""
    count = 0
    for line in lines:
        indent = count_spaces(line)
        if line.strip() and indent <= outer:
            break
        count += bool(line.strip()) and indent == spaces
    return count


def count_spaces(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def count_column(line: str) -> int:
    """Where the first field of a line begins: behind the dash of an item."""
    found = _FIELD.match(line)
    return found.start(1) if found else count_spaces(line)


def list_structure(lines: Sequence[str]) -> list[int]:
    """The numbers of the lines with fields or items; not those of a block of text."""
    return [number for number, _ in _walk_structure(lines)]


def _walk_structure(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Lines with fields or items, and their numbers; not those of a block of text."""
    text_below: int | None = None
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        indent = count_spaces(line)
        if text_below is not None and indent > text_below:
            continue
        text_below = indent if _BLOCK.search(line) else None
        yield number, line


def has_field(line: str) -> bool:
    """True when a line begins with a field's name and its colon."""
    return _FIELD.match(line) is not None
