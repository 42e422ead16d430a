"""Finds characters that are no text, hidden or forbidden, and words what they are."""

from __future__ import annotations

import re
import unicodedata

from microsite.load import problems
from twinlint.finding import Finding, Fix, Message, Place, message
from twinlint.source import Text

_FORBIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LINE_BREAKS = "\x0b\x0c\x85\u2028\u2029"
"""Ends of lines that word processors write inside a paragraph."""
_OPENING = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
"""What turns the order of letters around, with what ends it (Unicode Annex 9)."""
_TURNING = frozenset((*_OPENING, *_OPENING.values()))
_OVERRIDES = frozenset("\u202d\u202e")
"""They show the letters of any language backwards, which no text needs."""
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
"""Classes of letters that are written from right to left."""
_ESCAPE = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL
)
_NAMED = dict(
    zip("0abtnvfreN_LP", "\0\a\b\t\n\v\f\r\x1b\x85\xa0\u2028\u2029", strict=True)
)
"""What a sign after a backslash stands for (YAML 1.2.2, 5.7); others for themselves."""


def find_forbidden(text: Text) -> Finding | None:
    """The first character of a text that is none, or shows another text than it is."""
    allowed = range(0)
    for found in _FORBIDDEN.finditer(text.value):
        at, character = found.start(), found.group()
        if character in _TURNING and at not in allowed:
            start = text.value.rfind("\n", 0, at) + 1
            line = text.value[start:].partition("\n")[0]
            allowed = range(start, start + len(line) * _may_turn(line))
        if at not in allowed or character not in _TURNING:
            return _report(text, *found.span(), character)
    return None


def _may_turn(line: str) -> bool:
    """True for a line with letters from right to left where all turns are ended."""
    awaited = []
    for character in line:
        if character in _OVERRIDES:
            return False
        if character in _OPENING:
            awaited.append(_OPENING[character])
        elif character in _TURNING and (not awaited or awaited.pop() != character):
            return False
    classes = map(unicodedata.bidirectional, line)
    return not awaited and not _RIGHT_TO_LEFT.isdisjoint(classes)


def find_forbidden_escape(text: Text, start: int, end: int) -> Finding | None:
    """The first escape of a text in double quotes that stands for such a character."""
    for escape in _ESCAPE.finditer(text.value, start, end):
        code = escape[1] or escape[2] or escape[3]
        character = chr(int(code, 16)) if code else _NAMED.get(escape[4], escape[4])
        if _FORBIDDEN.match(character):
            return _report(text, *escape.span(), character)
    return None


def _report(text: Text, start: int, end: int, character: str) -> Finding:
    span, code = text.span(start, end), f"{ord(character):04X}"
    said = message("the character U+{code} is not text", code=code)
    advice, right = message("delete the character; it comes from a broken copy"), None
    if character in _LINE_BREAKS:
        said = message("a hidden line break (U+{code}) stands here", code=code)
        advice, right = message("type a space in its place"), " "
    elif character in _TURNING:
        said = message(
            "an invisible character (U+{code}) shows the words in another order than"
            " they are written",
            code=code,
        )
        advice = message("delete the words around it, and type them again")
        right = ""
    elif _is_unseen(character):
        said, advice = _describe_unseen(text.value, start, end, code)
        right = ""
    fix = None if right is None or end - start > 1 else Fix(span, right)
    return problems.CONTROL_CHARACTER(said, Place(span), help=advice, fix=fix)


def _is_unseen(character: str) -> bool:
    """True for what editors show nothing of: a mark in the text, no control code."""
    return unicodedata.category(character) == "Cf"


def _describe_unseen(
    value: str, start: int, end: int, code: str
) -> tuple[Message, Message]:
    """What is said of a character that nobody sees, and what is to be typed.

    A key is typed again with its whole line: before it, nothing shows where to delete.
    """
    before, behind = _read_word(value, start, end)
    word = before + behind
    if not word:
        said = message("an invisible character (U+{code}) stands here", code=code)
        return said, message("delete this line, and type it again")
    says = {"code": code, "word": word}
    if not before:
        said = message(
            "an invisible character (U+{code}) stands before “{word}”", **says
        )
    elif not behind:
        said = message(
            "an invisible character (U+{code}) stands behind “{word}”", **says
        )
    else:
        said = message("an invisible character (U+{code}) stands in “{word}”", **says)
    begin = value.rfind("\n", 0, start) + 1
    line = value[begin:].partition("\n")[0].rstrip("\r")
    written = "".join(each for each in line if not _is_unseen(each))
    if ":" not in value[begin:start] and len(line) <= _LONGEST and _KEY.match(written):
        return said, message(
            "delete this line, and type it again: {line}", line=written.strip()
        )
    return said, message("delete this word, and type it again: {word}", word=word)


_LONGEST = 60
"""Characters of a line that is typed again as a whole, and around a word."""
_KEY = re.compile(r" *(?:- )?[\w-]++:(?: |$)")
"""How a line begins that has a field, or a record of a list."""


def _read_word(value: str, start: int, end: int) -> tuple[str, str]:
    """The word before a character, and behind it, without signs that nobody sees."""
    near = (value[max(0, start - _LONGEST) : start], value[end : end + _LONGEST])
    before, behind = ("".join(c for c in each if not _is_unseen(c)) for each in near)
    first, last = re.search(r"[\w’'-]*\Z", before), re.match(r"[\w’'-]*", behind)
    return first[0] if first else "", last[0] if last else ""
