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
    is_invisible = character in _INVISIBLE
    return problems.CONTROL_CHARACTER(
        message("an invisible character (U+{code}) stands here", code=code)
        if is_invisible
        else message("the character U+{code} is not text", code=code),
        Place(span),
        help=message("delete the character; it comes from a broken copy"),
        fix=Fix(span, "") if is_invisible else None,
    )
