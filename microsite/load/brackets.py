"""Finds the slips of lists and mappings that are written between brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.load import problems
from microsite.load.indentation import count_spaces
from microsite.load.spot import BRACKET, COLON, Spot
from microsite.records import show_typed
from twinlint.finding import Finding, Place, message


def find_wrong_brackets(spot: Spot) -> Iterator[Finding]:
    """Slips inside brackets, the surest first."""
    yield from _find_doubled_comma(spot)
    yield from _find_colon(spot)
    yield from _find_other_closing(spot)
    yield from _find_open_bracket(spot)


_EMPTY = re.compile(r" *(?:- +)?[\w.-]+: *(\[ *\]|\{ *\}) *(?:#.*)?$", re.M)
"""A field whose brackets say that there is nothing in it."""


def find_behind_empty(spot: Spot, line: int) -> Iterator[Finding]:
    """Items or fields below a field whose brackets say that it is empty."""
    above = spot.line_above(line)
    while above and spot.lines[above - 1].lstrip().startswith("#"):
        above = spot.line_above(above)
    found = spot.find(_EMPTY, above) if above else None
    here, beside = spot.lines[line - 1], spot.lines[above - 1]
    is_item = here.lstrip().startswith("- ")
    if found and count_spaces(here) + is_item > count_spaces(beside):
        yield problems.YAML_SYNTAX(
            message(
                "“{sign}” says that there is nothing, and something stands below",
                sign=found[1],
            ),
            spot.place(found),
            help=message("delete “{sign}” on line {line}", sign=found[1], line=above),
        )


_COMMAS = re.compile(r"(?<=[\[{,])[ \t]*,")
"""A comma with no item in front of it."""


def _find_doubled_comma(spot: Spot) -> Iterator[Finding]:
    """Two commas that follow one another, or one right behind the bracket."""
    value, at = spot.text.value, spot.at
    before = value[value.rfind("\n", 0, at) + 1 : at].rstrip(" \t")
    if value[at : at + 1] != "," or not before.endswith(("[", "{", ",")):
        return
    begun = max(value.rfind(sign, 0, at) for sign in "[{")
    line = value[begun:].partition("\n")[0].rstrip()
    yield problems.YAML_SYNTAX(
        message("two commas follow one another")
        if before.endswith(",")
        else message("a comma stands in front of the first item"),
        Place(spot.text.span(at, at + 1)),
        help=message(
            "delete one of them: {items}", items=show_typed(_COMMAS.sub("", line))
        )
        if before.endswith(",")
        else message("delete it: {value}", value=show_typed(_COMMAS.sub("", line))),
    )


def _find_colon(spot: Spot) -> Iterator[Finding]:
    """A text with a colon between brackets that are closed on the same line."""
    value, at = spot.text.value, spot.at
    line = value[spot.begun :].partition("\n")[0]
    is_closed = line.rstrip().endswith(("]", "}"))
    if is_closed and value[at : at + 1] == ":" and at < spot.begun + len(line):
        place = Place(spot.text.span(at, at + 1))
        yield problems.YAML_SYNTAX(
            COLON[0], place, help=message('put the text in straight quotes ("…")')
        )


_CLOSING = {"[": "]", "{": "}"}


def _find_other_closing(spot: Spot) -> Iterator[Finding]:
    """Items on one line behind a bracket, which another bracket closes."""
    value, at = spot.text.value, spot.begun
    line = value[at:].partition("\n")[0].rstrip(" ,")
    closing, last = _CLOSING.get(line[:1], ""), line[-1:]
    opening = {")": "(", "]": "[", "}": "{"}.get(last, "")
    if not closing or not opening or last == closing:
        return
    if line.count(last) > line[1:].count(opening) and closing not in line:
        end = at + len(line)
        yield problems.YAML_SYNTAX(
            message(
                "“{opening}” is closed by “{sign}”", opening=line[0], sign=line[-1]
            ),
            Place(spot.text.span(end - 1, end)),
            help=message(
                "type “{bracket}” in its place: {items}",
                bracket=closing,
                items=show_typed(line[:-1]) + closing,
            ),
        )


def _find_open_bracket(spot: Spot) -> Iterator[Finding]:
    """A bracket in front of items on one line, and none behind them."""
    value, at = spot.text.value, spot.begun
    line = value[at:].partition("\n")[0].rstrip(" ,")
    closing = _CLOSING.get(line[:1], "")
    if closing and closing not in line and not set(line[1:]) & set("[{"):
        yield problems.YAML_SYNTAX(
            BRACKET[0],
            Place(spot.text.span(at, at + 1)),
            help=message(
                "type “{bracket}” after the last item: {items}",
                bracket=closing,
                items=show_typed(line) + closing,
            ),
        )
