"""Finds the signs in front of a line that look like the spaces YAML wants there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.load import problems
from microsite.load.indentation import (
    EMPTY_FIELD,
    count_column,
    count_spaces,
    has_field,
)
from microsite.load.spot import TAB, Spot
from twinlint.finding import Finding, message

_WIDE_SPACES = re.compile(r"[ ]*+([\u00a0\u2000-\u200a\u202f\u3000]++)\s*+(\S+)")


def find_wide_spaces(spot: Spot, line: int) -> Iterator[Finding]:
    """An indentation with spaces that YAML takes for letters."""
    for number in (spot.line_above(line), line):
        found = spot.find(_WIDE_SPACES, number)
        if found:
            yield problems.YAML_SYNTAX(
                message("no-break spaces indent this line"),
                spot.place(found),
                help=message(
                    "delete them, and type {spaces} spaces in front of “{word}”",
                    spaces=_count_wanted(spot, number) or len(found.group(1)),
                    word=found.group(2),
                ),
            )


_TAB_AT = re.compile(r"\s*?(\t+)\s*(\S*)")


def find_tab(spot: Spot, line: int) -> Iterator[Finding]:
    """A line that a tab indents, with the spaces that belong in its place."""
    found = spot.find(_TAB_AT, line)
    if not found or not found.group(2):
        return
    spaces = _count_wanted(spot, line)
    yield problems.YAML_SYNTAX(
        TAB[0],
        spot.place(found),
        help=message(
            "delete it, and type {spaces} spaces in front of “{word}”",
            spaces=spaces,
            word=found.group(2),
        )
        if spaces
        else message("delete it: “{word}” begins the line", word=found.group(2)),
    )


def _count_wanted(spot: Spot, line: int) -> int:
    """The spaces that a line begins with where it goes on from the one above.

    Below a field without a value it has those of the field under it that is next.
    """
    above, below = spot.line_above(line), spot.line_below(line)
    written = spot.lines[above - 1] if above else ""
    column = count_column(written)
    if written.rstrip().endswith(("|", ">")):
        return column + 2
    if not EMPTY_FIELD.match(written):
        return column if has_field(written) else count_spaces(written)
    beside = spot.lines[below - 1] if below else ""
    deeper = has_field(beside) and count_spaces(beside) > column
    return count_spaces(beside) if deeper else column + 2
