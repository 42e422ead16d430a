"""Reads the words of a block as readers see them, without the markup."""

from __future__ import annotations

import re
from html import unescape

from twinlint.documents import BLANK, Content, Kind, Stretch

_PIECE = re.compile(f"{BLANK}+|[^{BLANK}]+")
_MARKS = re.compile("[\0-\x1f]+")
"""White space, and what formats put in place of a tag that begins a block."""
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
_SIGNS = frozenset("*_[]!<>#(){}\\~|")
"""What markup begins with; other blanks are addresses, which readers see."""


def is_seen(content: Content, stretch: Stretch) -> bool:
    """Whether readers see anything of a block: it may be nothing but a tag."""
    return bool(read_words(content, stretch, stretch.start, stretch.end).strip())


def read_words(content: Content, stretch: Stretch, start: int, end: int) -> str:
    """What readers see of a stretch between two offsets of its text."""
    value = content.text.value
    if stretch.kind is Kind.CODE:
        return value[start:end]
    pieces = []
    for match in _PIECE.finditer(content.markup.plain, start, end):
        if match[0][0] == BLANK:
            pieces.append(_read_markup(value[match.start() : match.end()]))
        else:
            pieces.append(_MARKS.sub(" ", match[0]))
    return "".join(pieces)


def _read_markup(written: str) -> str:
    """What is seen of markup: code, an address, a character by its name."""
    # Code stands between tags that are markup as it is.
    words = _TAG.sub("", written)
    if words.isspace():
        return " "
    sign = words[:1]
    if sign == "`":
        return words.strip("`")
    if sign == "&":
        return unescape(words)
    return "" if sign in _SIGNS else words
