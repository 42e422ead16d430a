"""Says what the YAML parser finds wrong, in an editor's words.

The parser tells where it gave up, which is often below the slip, and names its own
states; so the lines around are looked at for the slips that editors make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from microsite.load import problems
from microsite.load.indentation import Level, count_spaces, find_level, has_field
from twinlint.finding import Finding, Message, Place, message, plural_message
from twinlint.source import Text

_QUOTE_NOT_CLOSED = (
    message("a quotation mark is opened and never closed"),
    message("close the quotation mark"),
)
_TAB = (
    message("a tab stands where spaces are expected"),
    message("indent with spaces"),
)
_INDENTATION = (
    message("this line is not indented like the lines around it"),
    message("give the fields of one record the same indentation"),
)
_FIRST_INDENTED = (
    message("the first line is indented, and those below are not"),
    message("begin it without spaces"),
)
_BRACKET = (
    message("a bracket is opened and not closed"),
    message("close the bracket, or put the text in quotes"),
)
_REFERENCE_SIGN = (
    message("a text cannot begin with & or *"),
    message("put the text in quotes"),
)
_WRONG_START = (
    message("a text cannot begin with this character"),
    message("put the text in quotes"),
)
_COLON = (
    message("a “:” stands where no field can begin"),
    message("put the text in quotes, or in a block after “|”"),
)
_NO_COLON = (
    message("a field's name stands here without “:”"),
    message("write “name: value”, and indent the lines of a text"),
)
_AFTER_QUOTES = (
    message("a quotation mark closes here, and the text goes on"),
    message("write ’, « » or “ ” inside the text, or put it in a block after “|”"),
)
_SYNTAX: tuple[tuple[str, tuple[Message, Message]], ...] = (
    ("mapping values are not allowed", _COLON),
    ("could not find expected ':'", _NO_COLON),
    ("found a tab character", _TAB),
    ("that cannot start any token", _WRONG_START),
    ("mapping keys are not allowed", _WRONG_START),
    ("parsing a block node did not find expected node content", _WRONG_START),
    ("found unexpected end of stream", _QUOTE_NOT_CLOSED),
    ("found unexpected document", _QUOTE_NOT_CLOSED),
    (
        "sequence entries are not allowed",
        (
            message("a “-” stands where no list can begin"),
            message(
                "put a list on the lines below the field's name, and a text in quotes"
            ),
        ),
    ),
    (
        "expected comment or line break",
        (
            message("a text follows “|” or “>” on the same line"),
            message("begin the text on the next line, indented"),
        ),
    ),
    ("expected ',' or", _BRACKET),
    ("did not find expected node content", _BRACKET),
    ("did not find expected key", _INDENTATION),
    ("expected <block end>", _INDENTATION),
    ("did not find expected '-' indicator", _INDENTATION),
    ("expected <document start>", _FIRST_INDENTED),
    ("expected alphabetic or numeric character", _REFERENCE_SIGN),
    (
        "unknown escape character",
        (
            message("a “\\” in double quotes stands before the wrong letter"),
            message("use single quotes, or write “\\\\”"),
        ),
    ),
)
"""Words of libyaml, and of PyYAML's own parser, with what they mean to an editor."""
_MENDED_AT_START = (_QUOTE_NOT_CLOSED, _BRACKET, _NO_COLON)
"""What the parser notices far below the place that must change."""


Known = tuple[Message, Message]


def report_syntax(text: Text, error: yaml.MarkedYAMLError) -> Finding:
    """The finding on the first thing that keeps a text from being YAML."""
    said = " ".join(filter(None, (error.context, error.problem)))
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text.value)) if mark else 0
    begun = min(error.context_mark.index, at) if error.context_mark else at
    if text.value[at : at + 1] == "\t":
        said = "found a tab character"
    known = next((entry[1] for entry in _SYNTAX if entry[0] in said), None)
    if known is None:
        return problems.YAML_SYNTAX(
            message("this is not YAML: {reason}", reason=said),
            Place(text.span(at, min(at + 1, len(text.value)))),
            help=message("put texts with special characters in quotes"),
        )
    slip = next(_find_slips(_Spot(text, at, begun), known), None)
    if slip:
        return slip
    if known in _MENDED_AT_START:
        at = begun
    place = Place(text.span(at, min(at + 1, len(text.value))))
    return problems.YAML_SYNTAX(known[0], place, help=known[1])


# Slips that the parser notices later, or takes for another ---------------------------


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the parser gave up, and the lines there."""

    text: Text
    at: int
    begun: int
    """Where what is wrong begins, as the parser sees it."""

    @property
    def lines(self) -> list[str]:
        """The lines of the text; the first stands at 0."""
        return self.text.value.split("\n")

    def line_of(self, at: int) -> int:
        """The number of a line, from 1."""
        return self.text.value.count("\n", 0, at) + 1

    def line_above(self, line: int) -> int:
        """The nearest line above with something on it; 0 if there is none."""
        lines, numbers = self.lines, range(line - 1, 0, -1)
        return next((number for number in numbers if lines[number - 1].strip()), 0)

    def find(self, pattern: re.Pattern[str], line: int) -> re.Match[str] | None:
        """What a pattern finds at the start of a line, in the whole text."""
        start = sum(len(above) + 1 for above in self.lines[: line - 1])
        return pattern.match(self.text.value, start) if line else None

    def place(self, found: re.Match[str], said: Message | None = None) -> Place:
        """The place of the first group of a match."""
        return Place(self.text.span(*found.span(1)), message=said)


def _find_slips(spot: _Spot, known: Known) -> Iterator[Finding]:
    """Slips that explain an error better than the parser does, the surest first."""
    line = spot.line_of(spot.begun if known == _NO_COLON else spot.at)
    if known in (_COLON, _NO_COLON, _INDENTATION):
        yield from _find_wide_spaces(spot, line)
        yield from _find_crammed(spot, known)
    if known == _COLON:
        yield from _find_lost_colon(spot, spot.line_above(line))
        yield from _find_deep_field(spot, line)
        yield from _find_lost_bar(spot, line)
    elif known == _NO_COLON:
        yield from _find_lost_colon(spot, line)
        yield from _find_shallow_text(spot, line)
    elif known == _INDENTATION:
        yield from _find_closed_quotes(spot)
        yield from _find_shallow_text(spot, line)
        yield from _find_wrong_indentation(spot, line)
    elif known == _FIRST_INDENTED:
        yield from _find_first_line(spot)
    elif known == _BRACKET:
        yield from _find_colon_in_brackets(spot)


_WIDE_SPACES = re.compile(r"[ ]*([\u00a0\u2000-\u200a\u202f\u3000]+)\s*(\S+)")


def _find_wide_spaces(spot: _Spot, line: int) -> Iterator[Finding]:
    """An indentation with spaces that YAML takes for letters."""
    for number in (spot.line_above(line), line):
        found = spot.find(_WIDE_SPACES, number)
        if found:
            yield problems.YAML_SYNTAX(
                message("no-break spaces indent this line"),
                spot.place(found),
                help=message(
                    "type ordinary spaces in front of “{word}”", word=found.group(2)
                ),
            )


_CRAMMED = re.compile(r"([\w.-]+):(?![ \n/])")
"""A field whose value touches the colon, as in `name:Sceaux`; no web address."""
_CRAMMED_ABOVE = re.compile(rf"^(?: |- )*+{_CRAMMED.pattern}.*\n+ *[\w.-]+\Z", re.M)
"""The same above the name of the next field: the parser takes both for one text."""


def _find_crammed(spot: _Spot, known: Known) -> Iterator[Finding]:
    found = None
    if known == _COLON:
        found = _CRAMMED_ABOVE.search(spot.text.value, 0, spot.at)
    elif known == _NO_COLON:
        found = _CRAMMED.match(spot.text.value, spot.begun)
    if found:
        name = found.group(1)
        yield problems.YAML_SYNTAX(
            message("no space follows the “:” of “{name}”", name=name),
            Place(spot.text.span(found.start(1), found.end(1) + 1)),
            help=message("write “{name}: …”, with an ordinary space", name=name),
        )


_LOST_COLON = re.compile(r" *(?:- +)?(([\w.-]+)(?:(?= *$)| ?[;=：；](?= |$)))", re.M)
"""A name alone on its line, or with another sign in the place of its colon."""


def _find_lost_colon(spot: _Spot, line: int) -> Iterator[Finding]:
    """A field whose name lacks its colon."""
    found = spot.find(_LOST_COLON, line)
    if found:
        yield problems.YAML_SYNTAX(
            _NO_COLON[0],
            spot.place(found),
            help=message("write “{name}:”", name=found.group(2)),
        )


_FIRST_WORD = re.compile(r" *((?:- +)?[^\s:]+)")
_FIELD_NAME = re.compile(r" *(?:- +)*([\w.-]+):(?: |$)", re.M)


def _find_deep_field(spot: _Spot, line: int) -> Iterator[Finding]:
    """A field indented so far that it is read as a part of the text above it."""
    found = spot.find(_FIELD_NAME, line)
    if found and found.end(1) == spot.at:
        yield from _find_wrong_indentation(spot, line)


def _find_wrong_indentation(spot: _Spot, line: int) -> Iterator[Finding]:
    """A line whose indentation is none of those above it."""
    level = find_level(spot.lines, line)
    here = spot.find(_FIRST_WORD, line)
    if not level or not here:
        return
    model = spot.find(re.compile(rf".{{{level.spaces}}}([^\s:]*)"), level.line)
    yield problems.YAML_SYNTAX(
        _INDENTATION[0],
        spot.place(here),
        related=(spot.place(model, message("line it up with this")),) if model else (),
        help=_advise_spaces(level),
    )


_EMPTY_FIELD = re.compile(r" *(?:- +)*([\w.-]+): *$", re.M)


def _find_lost_bar(spot: _Spot, line: int) -> Iterator[Finding]:
    """A text of several lines below the name of its field, without the sign `|`."""
    lines = spot.lines
    written = lines[line - 1]
    if has_field(written):
        return
    deeper = (
        number
        for number in range(line - 1, 0, -1)
        if lines[number - 1].strip()
        and count_spaces(lines[number - 1]) < count_spaces(written)
    )
    found = spot.find(_EMPTY_FIELD, next(deeper, 0))
    if found:
        name = found.group(1)
        yield problems.YAML_SYNTAX(
            message("a text with “:” stands below “{name}:” without “|”", name=name),
            spot.place(found),
            help=message("write “{name}: |”", name=name),
        )


_FIRST_LINE = re.compile(r"^ +([^\s#][^\s:]*)", re.M)


def _find_first_line(spot: _Spot) -> Iterator[Finding]:
    found = _FIRST_LINE.search(spot.text.value)
    if found:
        said, advice = _FIRST_INDENTED
        yield problems.YAML_SYNTAX(said, spot.place(found), help=advice)


def _advise_spaces(level: Level) -> Message:
    if not level.spaces:
        return message("begin it without spaces, like line {line}", line=level.line)
    return plural_message(
        "begin it with {count} space, like line {line}",
        "begin it with {count} spaces, like line {line}",
        count=level.spaces,
        line=level.line,
    )


_TEXT_LINE = re.compile(r" *([^\s#-][^\n]* [^\n]*)")


def _find_shallow_text(spot: _Spot, line: int) -> Iterator[Finding]:
    """A line of a text that is not indented, so that it looks like a field."""
    found = spot.find(_TEXT_LINE, line)
    above = spot.line_above(line)
    if not found or not above or has_field(spot.lines[line - 1]):
        return
    written = spot.lines[above - 1]
    indent = count_spaces(written)
    yield problems.YAML_SYNTAX(
        message("this line has no “name:”, and is not indented like a text"),
        spot.place(found),
        help=message(
            "write “name: value”, or begin it with {spaces} spaces if the text goes on",
            spaces=indent + 2 if has_field(written) else indent,
        ),
    )


def _find_closed_quotes(spot: _Spot) -> Iterator[Finding]:
    """A quotation mark in a text between quotation marks of the same kind."""
    value, at = spot.text.value, spot.at
    before = value[value.rfind("\n", 0, at) + 1 : at].rstrip()
    if before.endswith(('"', "'")):
        end = len(value[:at].rstrip())
        place = Place(spot.text.span(end - 1, end))
        yield problems.YAML_SYNTAX(_AFTER_QUOTES[0], place, help=_AFTER_QUOTES[1])


def _find_colon_in_brackets(spot: _Spot) -> Iterator[Finding]:
    """A text with a colon between brackets that are closed on the same line."""
    value, at = spot.text.value, spot.at
    line = value[spot.begun :].partition("\n")[0]
    is_closed = line.rstrip().endswith(("]", "}"))
    if is_closed and value[at : at + 1] == ":" and at < spot.begun + len(line):
        place = Place(spot.text.span(at, at + 1))
        yield problems.YAML_SYNTAX(
            _COLON[0], place, help=message("put the text in quotes")
        )
