"""Finds the slips of texts that only quotation marks can hold together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from microsite.load import problems
from microsite.load.indentation import has_field
from microsite.load.moved import Ground
from microsite.load.spot import (
    AFTER_QUOTES,
    COLON,
    QUOTE_NOT_CLOSED,
    REFERENCE_SIGN,
    Known,
    Spot,
)
from microsite.records import show_typed
from twinlint.finding import Finding, Message, Place, message
from twinlint.languages import list_languages, read_language


def find_open_quote(spot: Spot) -> Iterator[Finding]:
    """A quotation mark in front of a text of one line, and none behind it."""
    mark = spot.text.value[spot.begun : spot.begun + 1]
    line = spot.text.value[spot.begun :].partition("\n")[0].rstrip()
    if mark in ("'", '"') and mark not in line[1:]:
        yield problems.YAML_SYNTAX(
            QUOTE_NOT_CLOSED[0],
            Place(spot.text.span(spot.begun, spot.begun + 1)),
            help=message(
                "type {mark} after the last word: {text}",
                mark=mark,
                text=show_typed(line) + mark,
            ),
        )


_UNQUOTED = re.compile(
    r" *(?:- +)?([\w.-]+): ++([^\n \"'\[{|>#](?:[^\n\"]*[^\n \"])?) *$", re.M
)
"""A field and its text, as far as a pair of quotation marks can hold it."""
_CURLED = "“”„«» \u00a0\u202f"


def find_unquoted(spot: Spot, line: int) -> Iterator[Finding]:
    """A text with a colon inside, which quotation marks would hold together."""
    found = spot.find(_UNQUOTED, line)
    if not found or not found.start(2) < spot.at < found.end(2):
        return
    name, text = found.groups()
    is_curled = text[0] in _CURLED and text[-1] in _CURLED
    bare = text.strip(_CURLED) if is_curled else text
    written = f'{name}: "{show_typed(bare)}"'
    yield problems.YAML_SYNTAX(
        message("these quotation marks do not hold a text with “:” together")
        if is_curled
        else COLON[0],
        Place(spot.text.span(found.start(2), found.start(2) + 1))
        if is_curled
        else Place(spot.text.span(spot.at, spot.at + 1)),
        help=message("put the text in straight quotes: {written}", written=written),
    )


_FIELD_TEXT = re.compile(
    r" *(?:- +)?(?:([\w.-]+): +)?(\S(?:[^\n]*[^\n \r])?)[ \r]*$", re.M
)
"""A field and its text, or an item."""


_HALF_QUOTED = re.compile(
    r" *(?:- +)?(?:[\w.-]+: +)?(([^\s\n\"'\[{|>#][^\s\n\"]*+)[^\n\"]*+\") *$", re.M
)
"""A text with a quotation mark at its end alone, and its first word."""


def find_lost_quote(spot: Spot, line: int) -> Iterator[Finding]:
    """A quotation mark behind a text of one line, and none in front of it."""
    found = spot.find(_HALF_QUOTED, line)
    if found and found.start(1) < spot.at < found.end(1):
        yield problems.YAML_SYNTAX(
            message("a quotation mark stands at the end of this text, none in front"),
            Place(spot.text.span(*found.span(2))),
            help=message(
                "type {mark} in front of “{word}”: {text}",
                mark='"',
                word=found[2],
                text='"' + show_typed(found[1]),
            ),
        )


_STARRED = re.compile(r"(\*\*?|`)([^*`\n]+)\1")
"""Words in italics, in bold, or as code."""


def advise_quotes(written: str) -> Message:
    """What to type for a line whose text begins with a sign of YAML.

    Signs around words go: most texts of one line would show them as they are typed.
    """
    found = _FIELD_TEXT.match(written)
    if not found or '"' in found[2]:
        return REFERENCE_SIGN[1]
    name = f"{found[1]}: " if found[1] else "- "
    words = _STARRED.sub(r"\2", found[2])
    return message(
        "put the text in straight quotes: {written}",
        written=f'{name}"{show_typed(words)}"',
    )


_SIGNED_NAME = re.compile(r" *(?:- +)?([*_`]++([\w.-]++)[*_`]*+[ ]*+:[*_`]*)")
"""The name of a field in bold, or between other signs."""


def find_wrong_start(spot: Spot, line: int, known: Known) -> Iterator[Finding]:
    """A text, or the name of a field, that begins with a sign of YAML."""
    signed = spot.find(_SIGNED_NAME, line)
    if signed:
        yield problems.YAML_SYNTAX(
            message("the name of a field has no sign around it"),
            spot.place(signed),
            help=message("write “{name}:”", name=signed[2]),
        )
    # Below the field that is named last, a text of several lines may stand.
    written = spot.lines[line - 1]
    at = spot.begun if known == REFERENCE_SIGN else spot.at
    place = Place(spot.text.span(at, min(at + 1, len(spot.text.value))))
    yield problems.YAML_SYNTAX(known[0], place, help=advise_quotes(written))


_QUOTED = re.compile(r" *(?:- +)?([\w.-]+): ++([\"'](?:[^\n]*[^\n \r])?)[ \r]*$", re.M)
"""A field and its text, which begins with a quotation mark."""
_PAIRS = tuple(re.compile(rf"(?<!\w){mark}([^{mark}]*){mark}(?!\w)") for mark in "\"'")
"""Words between quotation marks."""


def find_closed_quotes(spot: Spot, line: int) -> Iterator[Finding]:
    """A quotation mark in a text between quotation marks of the same kind."""
    value, at = spot.text.value, spot.at
    before = value[value.rfind("\n", 0, at) + 1 : at].rstrip()
    if not before.endswith(('"', "'")):
        return
    end = len(value[:at].rstrip())
    yield from _find_unclosed_above(spot, line, before)
    quoted = spot.find(_QUOTED, line)
    right = _set_right(quoted[2], quoted[1]) if quoted else ""
    yield problems.YAML_SYNTAX(
        AFTER_QUOTES[0],
        Place(spot.text.span(end - 1, end)),
        help=message(
            "write this instead: {written}",
            written=show_typed(f"{quoted[1]}: {right}", quoted[0].lstrip(" -")),
        )
        if quoted and right
        else _advise_marks(quoted[1] if quoted else ""),
    )


def find_quoted_start(spot: Spot, line: int) -> Iterator[Finding]:
    """A quotation at the start of a text with a colon, which YAML takes for all."""
    quoted = spot.find(_QUOTED, line)
    right = _set_right(quoted[2], quoted[1]) if quoted else ""
    if quoted and right and quoted.start(2) < spot.at < quoted.end(2):
        yield problems.YAML_SYNTAX(
            COLON[0],
            Place(spot.text.span(spot.at, spot.at + 1)),
            help=message(
                "write this instead: {written}",
                written=show_typed(f"{quoted[1]}: {right}", quoted[0].lstrip(" -")),
            ),
        )


def _advise_marks(name: str) -> Message:
    """What to type inside a text, as its language has it."""
    if name not in list_languages():
        return AFTER_QUOTES[1]
    return message(
        "inside the text write {marks} and ’, or put it in a block after “|”",
        marks=_set_inside('"…"', name).replace("…", " ").replace("   ", " "),
    )


_OPENED = re.compile(r" *(?:- +)*(?:[\w.-]+: +)?$")
"""What stands in front of the quotation mark that begins a text."""


def _find_unclosed_above(spot: Spot, line: int, before: str) -> Iterator[Finding]:
    """A quotation mark that opens a text, and closes one that is left open above."""
    mark = before[-1]
    if not _OPENED.match(before[:-1]):
        return
    lines, last = spot.lines, spot.line_above(line)
    for number in range(last, 0, -1):
        written = lines[number - 1].rstrip()
        start = written.find(mark)
        if written.count(mark) % 2 and _OPENED.match(written[:start]):
            at = sum(len(above) + 1 for above in lines[: number - 1]) + start
            is_own = number == last or has_field(lines[number])
            text = written[start:] if is_own else lines[last - 1].strip()
            yield problems.YAML_SYNTAX(
                QUOTE_NOT_CLOSED[0],
                Place(spot.text.span(at, at + 1)),
                help=message(
                    "type {mark} after the last word: {text}",
                    mark=mark,
                    text=show_typed(text.rstrip()) + mark,
                ),
            )
            return


def _set_right(written: str, name: str) -> str:
    """A text with quotation marks inside, as it should be typed; nothing if unclear.

    >>> _set_right('"Un "banc" neuf"', "fr"), _set_right('"A bench" opens', "en")
    ('"Un « banc » neuf"', '“A bench” opens')
    """
    inside = _set_inside(written[1:-1], name)
    if len(written) > 1 and written[-1] == written[0] and '"' not in inside:
        return f'"{inside}"'
    whole = _set_inside(written, name)
    if '"' in whole:
        return ""
    return f'"{whole}"' if re.search(r":(?: |$)| #", whole) else whole


def _set_inside(text: str, name: str) -> str:
    """A text with the quotation marks of its language, and curly apostrophes."""
    looks = read_language(name).typography if name in list_languages() else None
    opening, closing = (looks and looks.quotation_marks) or ("“", "”")
    space = " " if looks and looks.space_in_quotation_marks else ""
    for pair in _PAIRS:
        text = pair.sub(rf"{opening}{space}\1{space}{closing}", text)
    return text.replace("'", "’")


_COMMA = re.compile(r"^(.*[\]}\"'])[ \t]*,[ \t]*$", re.M)
"""A line with a comma behind what its bracket or its quotation mark closes."""


def find_comma(spot: Spot, line: int) -> Iterator[Finding]:
    """A comma behind a list or a quoted text, as other formats want one there."""
    for number in (line, spot.line_above(line)):
        found = spot.find(_COMMA, number)
        if found and not found[1].lstrip().startswith("#"):
            comma = spot.text.value.index(",", found.end(1))
            yield problems.YAML_SYNTAX(
                message("a comma stands behind the list")
                if found[1].endswith(("]", "}"))
                else message("a comma stands behind the quotation mark"),
                Place(spot.text.span(comma, comma + 1)),
                help=message("delete it"),
            )
            return


_BEHIND_BRACKET = re.compile(
    r" *(?:- +)?([\w.-]+): +([\[{][^\n\"\]}]*+[\]}][^\n\"]*[^\n \"]) *$", re.M
)


_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*\)")


def find_behind_bracket(spot: Spot, ground: Ground | None) -> Iterator[Finding]:
    """A text that begins with a word in brackets, and that YAML takes for a list."""
    value, at = spot.text.value, spot.at
    before = value[value.rfind("\n", 0, at) + 1 : at].rstrip()
    line = spot.line_of(at)
    found = spot.find(_BEHIND_BRACKET, line)
    if not found or not before.endswith(("]", "}")):
        return
    place = Place(spot.text.span(at, at + 1))
    words = _LINK.sub(r"\1", found[2])
    if words != found[2] and ground and _is_plain(ground, line, found):
        yield problems.YAML_SYNTAX(
            message("a link stands in a text that takes none"),
            place,
            help=message(
                "write its words alone: {written}",
                written=f'{found[1]}: "{show_typed(words)}"',
            ),
        )
    yield problems.YAML_SYNTAX(
        message("a text goes on after the bracket, as if it were a list"),
        place,
        help=advise_quotes(found[0]),
    )


def _is_plain(ground: Ground, line: int, found: re.Match[str]) -> bool:
    """Whether the text on a line takes no links."""
    lines = list(ground.lines)
    end = lines[line - 1].index(found[2])
    lines[line - 1] = lines[line - 1][:end] + json.dumps(found[2])
    put = ground.put(lines, line)
    return put is not None and not ground.fitting.is_prose(put.path)
