"""Says what the YAML parser finds wrong, in an editor's words, where no slip tells it.

The parser tells where it gave up, which is often below the slip, and names its own
states; so the lines around are looked at for the slips that editors make.
"""

from __future__ import annotations

import yaml

from microsite.load import problems
from microsite.load.meant import find_meant
from microsite.load.slips import find_slips
from microsite.load.spot import (
    BESIDE_BAR,
    BRACKET,
    COLON,
    FIRST_INDENTED,
    INDENTATION,
    NO_COLON,
    QUOTE_NOT_CLOSED,
    REFERENCE_SIGN,
    TAB,
    WRONG_START,
    Compose,
    Spot,
)
from twinlint.finding import Finding, Message, Place, message
from twinlint.source import Text

_SYNTAX: tuple[tuple[str, tuple[Message, Message]], ...] = (
    ("mapping values are not allowed", COLON),
    ("could not find expected ':'", NO_COLON),
    ("found a tab character", TAB),
    ("that cannot start any token", WRONG_START),
    ("mapping keys are not allowed", WRONG_START),
    ("parsing a block node did not find expected node content", WRONG_START),
    ("found unexpected end of stream", QUOTE_NOT_CLOSED),
    ("found unexpected document", QUOTE_NOT_CLOSED),
    (
        "sequence entries are not allowed",
        (
            message("a “-” stands where no list can begin"),
            message(
                "put a list on the lines below the field’s name, and a text in quotes"
            ),
        ),
    ),
    ("expected comment or line break", BESIDE_BAR),
    ("expected ',' or", BRACKET),
    ("did not find expected node content", BRACKET),
    ("did not find expected key", INDENTATION),
    ("expected <block end>", INDENTATION),
    ("did not find expected '-' indicator", INDENTATION),
    ("expected <document start>", FIRST_INDENTED),
    ("expected alphabetic or numeric character", REFERENCE_SIGN),
    (
        "unknown escape character",
        (
            message("a “\\” in double quotes stands before the wrong letter"),
            message("use single quotes, or write “\\\\”"),
        ),
    ),
)
"""Words of libyaml, and of PyYAML's own parser, with what they mean to an editor."""
_MENDED_AT_START = (QUOTE_NOT_CLOSED, BRACKET, NO_COLON)
"""What the parser notices far below the place that must change."""


def report_syntax(text: Text, error: yaml.MarkedYAMLError, compose: Compose) -> Finding:
    """The finding on the first thing that keeps a text from being YAML.

    `compose` reads the text with a change that may mend it.
    """
    said = " ".join(filter(None, (error.context, error.problem)))
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text.value)) if mark else 0
    begun = min(error.context_mark.index, at) if error.context_mark else at
    if text.value[at : at + 1] == "\t":
        said = "found a tab character"
    known = next((entry[1] for entry in _SYNTAX if entry[0] in said), None)
    meant = next(find_meant(text, compose), None)
    if meant:
        return meant
    if known is None:
        return problems.YAML_SYNTAX(
            message("this is not YAML: {reason}", reason=said),
            Place(text.span(at, min(at + 1, len(text.value)))),
            help=message("put texts with special characters in quotes"),
        )
    slip = next(find_slips(Spot(text, at, begun, compose), known), None)
    if slip:
        return slip
    if known in _MENDED_AT_START:
        at = begun
    place = Place(text.span(at, min(at + 1, len(text.value))))
    return problems.YAML_SYNTAX(known[0], place, help=known[1])
