"""Characters that are no text, whether they are typed or written with an escape."""

from __future__ import annotations

import re

from microsite.load import problems
from twinlint.finding import Finding, Fix, Place, message
from twinlint.source import Text

_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u200a\u200c-\u2027\u202a-\u205f\u2061-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)
_INVISIBLE = "\u200b\u2060"
"""Zero-width space and word joiner, which copies from a web page bring along."""
_LINE_BREAKS = "\x0b\x0c\x85\u2028\u2029"
"""Ends of lines that word processors write inside a paragraph."""
_ESCAPE = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL
)
_NAMED = dict(
    zip("0abtnvfreN_LP", "\0\a\b\t\n\v\f\r\x1b\x85\xa0\u2028\u2029", strict=True)
)
"""What a sign after a backslash stands for (YAML 1.2.2, 5.7); others for themselves."""


def find_forbidden(text: Text) -> Finding | None:
    """The first character of a text that is none."""
    found = _FORBIDDEN.search(text.value)
    return _report(text, *found.span(), found.group()) if found else None


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
    word = _read_word(text.value, start, end)
    said = message("the character U+{code} is not text", code=code)
    advice, right = message("delete the character; it comes from a broken copy"), None
    if character in _LINE_BREAKS:
        said = message("a hidden line break (U+{code}) stands here", code=code)
        advice, right = message("type a space in its place"), " "
    elif character in _INVISIBLE:
        said = message("an invisible character (U+{code}) stands here", code=code)
        right = ""
        if word:
            advice = message("delete this word, and type it again: {word}", word=word)
    fix = None if right is None or end - start > 1 else Fix(span, right)
    return problems.CONTROL_CHARACTER(said, Place(span), help=advice, fix=fix)


def _read_word(value: str, start: int, end: int) -> str:
    """The word that a character stands in or beside, without signs nobody sees."""
    before = re.search(r"[\w\u200b\u2060]*$", value[max(0, start - 60) : start])
    after = re.match(r"[\w\u200b\u2060]*", value[end : end + 60])
    both = (before.group() if before else "") + (after.group() if after else "")
    return both.translate(dict.fromkeys(map(ord, _INVISIBLE)))
