"""Parses a JSON text: plain data, and the place of a value when somebody asks for it.

The `json` module reads the data. What it lets pass (NaN, a name that stands twice) or
fails on (any depth) is looked for beforehand, in one pass over the brackets.
"""

from __future__ import annotations

import json
import re

from microsite.load import DUPLICATE_KEY, TOO_DEEP
from microsite.map import problems
from twinlint.finding import Finding, Place, message
from twinlint.source import FieldPath, Span, Text

Json = dict[str, "Json"] | list["Json"] | str | float | bool | None
"""Every number is a `float`, so that one of five thousand digits is just too large."""

MAX_DEPTH = 32
_TOKEN = re.compile(r'"([^"\\]*+(?>(?:\\.[^"\\]*+)*))"?(\s*:)?|[\[\]{}]|-?Infinity|NaN')
"""What nests, what is not JSON, and texts, so that nothing is looked for in them."""
_DECODER = json.JSONDecoder(parse_int=float)
_SPACE = re.compile(r"[ \t\n]*")


def parse_json(text: Text) -> Json | Finding:
    """The data of a JSON text (RFC 8259), or the first thing wrong with it."""
    fault = _find_fault(text)
    if fault and fault.rule == TOO_DEEP.name:
        return fault
    try:
        value: Json = json.loads(text.value, parse_int=float)
    except json.JSONDecodeError as error:
        return _report_syntax(text, error)
    return fault or value


def find_span(text: Text, field: FieldPath) -> Span:
    """Where a value stands in a JSON text that `parse_json` has read; it is there."""
    written = text.value
    at = _skip(written, 0)
    for step in field:
        at = _skip(written, at + 1)
        index = 0
        while True:
            name: str | int = index
            if isinstance(step, str):
                name, at = _DECODER.raw_decode(written, at)
                at = _skip(written, _skip(written, at) + 1)
            if name == step:
                break
            at = _skip(written, _DECODER.raw_decode(written, at)[1])
            at = _skip(written, at + 1)
            index += 1
    return text.span(at, _DECODER.raw_decode(written, at)[1])


def _skip(written: str, at: int) -> int:
    """Past white space."""
    space = _SPACE.match(written, at)
    return space.end() if space else at


def _find_fault(text: Text) -> Finding | None:
    """What stands too deep, or the first name or number that JSON should not have."""
    fault: Finding | None = None
    names: list[dict[str, Span] | None] = []
    for token in _TOKEN.finditer(text.value):
        first = token.group()[0]
        if first in "[{":
            if len(names) >= MAX_DEPTH:
                return _report_depth(text, token.start())
            names.append({} if first == "{" else None)
        elif first in "]}":
            del names[-1:]
        elif first != '"':
            fault = fault or _report_number(text, token)
        elif token.group(2) and names and names[-1] is not None:
            span = text.span(token.start(), token.end(1) + 1)
            earlier = names[-1].setdefault(token.group(1), span)
            if earlier != span:
                fault = fault or _report_twice(token.group(1), span, earlier)
    return fault


def _report_depth(text: Text, at: int) -> Finding:
    return TOO_DEEP(
        message("values stand {limit} deep or more", limit=MAX_DEPTH),
        Place(text.span(at, at + 1)),
        help=message("export the file again, without properties"),
    )


def _report_number(text: Text, token: re.Match[str]) -> Finding:
    return problems.JSON_SYNTAX(
        message("“{word}” is not a number", word=token.group()),
        Place(text.span(*token.span())),
        help=message("export the file again, without empty coordinates"),
    )


def _report_twice(name: str, span: Span, earlier: Span) -> Finding:
    return DUPLICATE_KEY(
        message("“{name}” stands twice here", name=name),
        Place(span),
        related=(Place(earlier, message=message("it stands here first")),),
        help=message("delete one of the two"),
    )


def _report_syntax(text: Text, error: json.JSONDecodeError) -> Finding:
    end = len(text.value.rstrip())
    if error.pos >= end:
        return problems.JSON_SYNTAX(
            message("the file ends before its last bracket is closed"),
            Place(text.span(max(end - 1, 0), end)),
            help=message("export the file again: this one has been cut short"),
        )
    return problems.JSON_SYNTAX(
        message("from here on, this is not JSON"),
        Place(text.span(error.pos, error.pos + 1)),
        help=message("export the file again as GeoJSON, or undo the last change"),
    )
