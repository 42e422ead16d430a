"""Finds the slips at the start of a file, and of a text of several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.load import problems
from microsite.load.indentation import count_spaces
from microsite.load.spot import BESIDE_BAR, FIRST_INDENTED, Spot
from microsite.records import show_typed
from twinlint.finding import Finding, Place, message

_OUTER_FIELD = re.compile(r"^([\w.-]+):", re.M)
_FIRST_LINE = re.compile(r"^ +([^\s#][^\s:]*)", re.M)


def find_first_line(spot: Spot) -> Iterator[Finding]:
    """A first field that is indented, above others that are not."""
    found = _FIRST_LINE.search(spot.text.value)
    if not found:
        return
    said, advice = FIRST_INDENTED
    here = spot.line_of(found.start())
    other = _OUTER_FIELD.search(spot.text.value, found.end())
    if other:
        said = message(
            "“{first}” is indented, and “{other}” on line {line} is not",
            first=f"{found[1]}:",
            other=f"{other[1]}:",
            line=str(spot.line_of(other.start())),
        )
        advice = message(
            "delete the spaces in front of “{first}”, line {line}",
            first=f"{found[1]}:",
            line=str(here),
        )
    yield problems.YAML_SYNTAX(said, spot.place(found), help=advice)


_TEXT_BESIDE_BAR = re.compile(r" *(?:- +)?[\w.-]+: +([|>])[-+0-9]* +([^\s#][^\n]*)")


def find_beside_bar(spot: Spot, line: int) -> Iterator[Finding]:
    """A text on the line of the sign that says it stands below."""
    found = spot.find(_TEXT_BESIDE_BAR, line)
    if found:
        first = found[2].split()[0]
        spaces = count_spaces(spot.lines[line - 1]) + 2
        at = found.start(2)
        if found[1] == ">" and '"' not in found[2]:
            at = found.start(1)
            name = spot.lines[line - 1].partition(":")[0].lstrip(" -")
            written = spot.text.value[found.start(1) : found.end(2)].rstrip()
            advice = message(
                "if the text begins with “>”, put it in straight quotes: {written};"
                " otherwise delete “>”",
                written=f'{name}: "{show_typed(written)}"',
            )
        else:
            advice = message(
                "begin a new line after “{sign}”, with {spaces} spaces in front of"
                " “{word}”",
                sign=found[1],
                spaces=spaces,
                word=first,
            )
        yield problems.YAML_SYNTAX(
            BESIDE_BAR[0],
            Place(spot.text.span(at, at + 1)),
            help=advice,
        )
