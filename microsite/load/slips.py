"""Finds the slips that explain why a text is no YAML better than the parser does.

The parser notices many of them later, or takes them for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.load import problems
from microsite.load.bars import advise_bar, tell_bar
from microsite.load.blanks import find_blank
from microsite.load.brackets import find_behind_empty, find_wrong_brackets
from microsite.load.indentation import (
    EMPTY_FIELD,
    Level,
    count_spaces,
    find_level,
    has_field,
    is_first_too_deep,
)
from microsite.load.joined import find_joined
from microsite.load.moved import find_moved, look_around
from microsite.load.nameless import find_nameless
from microsite.load.quotes import (
    find_behind_bracket,
    find_closed_quotes,
    find_comma,
    find_lost_quote,
    find_open_quote,
    find_quoted_start,
    find_unquoted,
    find_wrong_start,
)
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
    Known,
    Spot,
    advise_spaces,
)
from microsite.load.starts import find_beside_bar, find_first_line
from microsite.records import show_typed
from twinlint.finding import Finding, Place, message


def find_slips(spot: Spot, known: Known) -> Iterator[Finding]:
    """Slips that explain an error better than the parser does, the surest first."""
    line = spot.line_of(spot.begun if known == NO_COLON else spot.at)
    if known in (COLON, NO_COLON, INDENTATION, TAB):
        yield from find_blank(spot, line)
        yield from _find_crammed(spot, known)
    if known == QUOTE_NOT_CLOSED:
        yield from find_open_quote(spot)
    if known in (COLON, NO_COLON, WRONG_START):
        yield from _find_crammed_dash(spot, line)
    ground = look_around(spot.text, line, spot.compose)
    if ground and known in (COLON, INDENTATION, BRACKET):
        yield from find_joined(ground, spot.line_of(spot.at))
    if known == COLON:
        yield from _find_lost_colon(spot, spot.line_above(line))
        yield from find_nameless(ground, line) if ground else ()
        yield from find_moved(ground, line) if ground else ()
        yield from _find_deep_field(spot, line)
        yield from _find_lost_bar(spot, line)
        yield from find_lost_quote(spot, line)
        yield from find_unquoted(spot, line)
        yield from find_quoted_start(spot, line)
    elif known == NO_COLON:
        yield from _find_lost_colon(spot, line)
        yield from find_moved(ground, spot.line_of(spot.at)) if ground else ()
        yield from _find_shallow_text(spot, line)
    elif known == INDENTATION:
        yield from find_nameless(ground, line) if ground else ()
        yield from find_behind_empty(spot, line)
        yield from find_comma(spot, spot.line_of(spot.at))
        yield from find_behind_bracket(spot, ground)
        yield from find_closed_quotes(spot, line)
        yield from find_moved(ground, spot.line_of(spot.at)) if ground else ()
        yield from _find_dashed_field(spot, line)
        yield from _find_moved(spot, line)
        yield from _find_shallow_text(spot, line)
        yield from _find_wrong_indentation(spot, line)
        yield from _find_outdented_item(spot, line)
    elif known in (WRONG_START, REFERENCE_SIGN):
        yield from find_wrong_start(spot, line, known)
    elif known == BESIDE_BAR:
        yield from find_beside_bar(spot, line)
    elif known == FIRST_INDENTED:
        ground = look_around(spot.text, 1, spot.compose)
        yield from find_nameless(ground, 1) if ground else ()
        yield from find_first_line(spot)
    elif known == BRACKET:
        yield from find_wrong_brackets(spot)


_CRAMMED_DASH = re.compile(r" *(-(\w[^\n:]*))$", re.M)
"""An item whose text touches its dash."""


def _find_crammed_dash(spot: Spot, line: int) -> Iterator[Finding]:
    for number in (line, spot.line_above(line)):
        found = spot.find(_CRAMMED_DASH, number)
        if found:
            name = found.group(2).rstrip()
            yield problems.YAML_SYNTAX(
                message("no space follows the “-” of “{name}”", name=name),
                spot.place(found),
                help=message("write “- {name}”", name=name),
            )


def _find_moved(spot: Spot, line: int) -> Iterator[Finding]:
    """A field that has lost its indentation, above others that still have it.

    The parser stops at those: they stand below a field that already has its value.
    """
    lines = spot.lines
    level = find_level(lines, line)
    if not level or count_spaces(lines[line - 1]) <= level.spaces:
        return
    spaces = count_spaces(lines[line - 1])
    for number in range(level.line - 1, 0, -1):
        written = lines[number - 1]
        if not written.strip() or written.lstrip().startswith("#"):
            continue
        indent = count_spaces(written)
        if indent > level.spaces:
            continue
        opens = indent == level.spaces and EMPTY_FIELD.match(written)
        first = spot.line_below(number)
        is_level = first in (level.line, 0) or count_spaces(lines[first - 1]) == spaces
        here = spot.find(_FIRST_WORD, level.line)
        if opens and is_level and here and _has_value(lines[level.line - 1]):
            model = spot.find(_FIRST_WORD, line)
            yield problems.YAML_SYNTAX(
                INDENTATION[0],
                spot.place(here),
                related=(spot.place(model, message("line it up with this")),)
                if model
                else (),
                help=advise_spaces(lines, spaces, line),
            )
        return


def _has_value(line: str) -> bool:
    return has_field(line) and EMPTY_FIELD.match(line) is None


_CRAMMED = re.compile(r"([\w.-]+):(?![ \n/])")
"""A field whose value touches the colon, as in `name:Sceaux`; no web address."""
_CRAMMED_ABOVE = re.compile(rf"^(?>(?: |- )*){_CRAMMED.pattern}.*\n+ *[\w.-]+\Z", re.M)
"""The same above the name of the next field: the parser takes both for one text."""


def _find_crammed(spot: Spot, known: Known) -> Iterator[Finding]:
    found = None
    if known == COLON:
        found = _CRAMMED_ABOVE.search(spot.text.value, 0, spot.at)
    elif known == NO_COLON:
        found = _CRAMMED.match(spot.text.value, spot.begun)
    if found:
        name, behind = found.group(1), spot.text.value[found.end(1) + 1 :]
        value = behind.partition("\n")[0]
        bare = show_typed(value.strip("\t\u00a0\u2009\u202f "))
        is_wide = bare and not value.startswith(bare[:1])
        yield problems.YAML_SYNTAX(
            message("a no-break space follows the “:” of “{name}”", name=name)
            if is_wide
            else message("no space follows the “:” of “{name}”", name=name),
            Place(spot.text.span(found.start(1), found.end(1) + 1)),
            help=message(
                "write “{line}”, with an ordinary space", line=f"{name}: {bare}"
            ),
        )


_LOST_COLON = re.compile(r" *(?:- +)?(([\w.-]+)(?:(?= *$)| ?[;=：；](?= |$)))", re.M)
"""A name alone on its line, or with another sign in the place of its colon."""


def _find_lost_colon(spot: Spot, line: int) -> Iterator[Finding]:
    """A field whose name lacks its colon."""
    found = spot.find(_LOST_COLON, line)
    if found:
        yield problems.YAML_SYNTAX(
            NO_COLON[0],
            spot.place(found),
            help=message("write “{name}:”", name=found.group(2)),
        )


_FIRST_WORD = re.compile(r" *((?:- +)?[^\s:]+)")
_FIELD_NAME = re.compile(r" *(?:- +)*([\w.-]+):(?: |$)", re.M)


def _find_deep_field(spot: Spot, line: int) -> Iterator[Finding]:
    """A field indented so far that it is read as a part of the text above it."""
    found = spot.find(_FIELD_NAME, line)
    if found and found.end(1) == spot.at:
        yield from _find_moved(spot, line)
        yield from _find_wrong_indentation(spot, line)


def _find_wrong_indentation(spot: Spot, line: int) -> Iterator[Finding]:
    """A line whose indentation is none of those above it."""
    level = find_level(spot.lines, line)
    here = spot.find(_FIRST_WORD, line)
    if level and is_first_too_deep(spot.lines, level, line):
        moved, level = level.line, Level(line, count_spaces(spot.lines[line - 1]))
        here = spot.find(_FIRST_WORD, moved)
    if not level or not here:
        return
    model = spot.find(re.compile(rf".{{{level.spaces}}}([^\s:]*)"), level.line)
    yield problems.YAML_SYNTAX(
        INDENTATION[0],
        spot.place(here),
        related=(spot.place(model, message("line it up with this")),) if model else (),
        help=advise_spaces(spot.lines, level.spaces, level.line),
    )


_DASHED_FIELD = re.compile(r" *(- +([\w.-]+):)(?= |$)", re.M)


def _find_dashed_field(spot: Spot, line: int) -> Iterator[Finding]:
    """A field with a dash, beside one that has none."""
    found = spot.find(_DASHED_FIELD, line)
    above = spot.line_above(line)
    if not found or not above:
        return
    beside = spot.lines[above - 1]
    if count_spaces(beside) == count_spaces(spot.lines[line - 1]) and has_field(beside):
        yield problems.YAML_SYNTAX(
            message("a “-” stands in front of this field, and not of the one above"),
            spot.place(found),
            help=message("write “{name}:” without “-”", name=found[2]),
        )


def _find_outdented_item(spot: Spot, line: int) -> Iterator[Finding]:
    """An item of a list in a text of several lines, which has left the text."""
    here, above = spot.lines[line - 1], spot.line_above(line)
    if not above or not here.lstrip().startswith("- ") or has_field(here.lstrip("- ")):
        return
    spaces = count_spaces(spot.lines[above - 1])
    if not spot.lines[above - 1].lstrip().startswith("- "):
        return
    if spaces > count_spaces(here):
        at = spot.text.value.index(here, spot.text.value.rfind("\n", 0, spot.at) + 1)
        start = at + count_spaces(here)
        yield problems.YAML_SYNTAX(
            INDENTATION[0],
            Place(spot.text.span(start, start + 1)),
            help=advise_spaces(spot.lines, spaces, above),
        )


def _find_lost_bar(spot: Spot, line: int) -> Iterator[Finding]:
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
    found = spot.find(EMPTY_FIELD, next(deeper, 0))
    if found:
        name = found.group(1)
        yield problems.YAML_SYNTAX(
            tell_bar(name), spot.place(found), help=advise_bar(name)
        )


_TEXT_LINE = re.compile(r" *([^\s#-][^\n]* [^\n]*)")


def _find_shallow_text(spot: Spot, line: int) -> Iterator[Finding]:
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
            "if it goes on from line {line}, begin it with {spaces} spaces; if it is"
            " a field, write “name: value”",
            line=str(above),
            spaces=indent + 2 if has_field(written) else indent,
        ),
    )
