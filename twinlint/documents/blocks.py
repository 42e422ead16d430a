"""Cuts a plain text into its blocks: headings, paragraphs, items, rows, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from twinlint.documents.document import Kind
from twinlint.documents.markup import (
    BLANK,
    HEADING_MARKS,
    ITEM_MARK,
    QUOTATION_MARK,
    ROW_MARK,
)

_LINE = re.compile(
    rf"\0*(?P<heading>(?:(?P<hashes>#{{1,6}})(?:[ \t]|$)|[{HEADING_MARKS}])\0*)"
    r"|(?P<fence>```|~~~)"
    r"|(?P<rule>[-*_=\0 ]{3,}$|\|?[\s:|-]{3,}$)"
    rf"|(?P<item>[-+*•◦▪●·–][ \t]+(?=\S)|{ITEM_MARK}\0*"
    r"|\(?(?:\d{1,3}[.)]|[a-zA-Z]\)|[a-z]\.)[ \t]+(?=\S))"
    rf"|(?P<quotation>>[ \t]?|{QUOTATION_MARK}\0*)"
    rf"|(?P<row>\||{ROW_MARK}\0*)"
)
_DEEPER = 8
"""Columns from the mark of an item to code that belongs to it, at least."""
_LONGEST_HEADING = 90
"""Characters of a line that may be a heading."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block as offsets, without its marker."""

    kind: Kind
    level: int
    start: int
    end: int


def cut_blocks(plain: str, format: str) -> tuple[Stretch, ...]:  # noqa: A002 - the word of the interface
    """The blocks of a text without its markup, in order."""
    if format != "text":
        return tuple(_cut(plain, 0, is_markdown=format == "markdown"))
    stretches = _cut(plain, _wrap_width(plain))
    return tuple(_guess_heading(plain, stretch) for stretch in stretches)


def _guess_heading(plain: str, stretch: Stretch) -> Stretch:
    """A heading of level 0 for a short line of its own that ends no sentence."""
    line = plain[stretch.start : stretch.end].rstrip(BLANK + " ")
    if (
        stretch.kind is not Kind.PARAGRAPH
        or not 1 < len(line) < _LONGEST_HEADING
        or "\n" in line
        or not (line[-1].isalnum() or line[-1] == ")")
        or not line[0].isupper()
    ):
        return stretch
    return Stretch(Kind.HEADING, 0, stretch.start, stretch.end)


def _cut(plain: str, width: int, *, is_markdown: bool = False) -> Iterator[Stretch]:
    kind: Kind | None = None
    level = start = end = position = 0
    item_level = -_DEEPER
    """Indent of the item that indented lines belong to; so low after the list."""
    fence = ""
    is_plain_line = False
    for line in plain.split("\n"):
        begin, position = position, position + len(line) + 1
        bare = line.strip()
        if not bare:
            if kind and kind is not Kind.CODE:
                yield Stretch(kind, level, start, end)
                kind = None
            continue
        first = begin + len(line) - len(line.lstrip())
        last = first + len(bare)
        if is_markdown and not fence:
            indent = len(line[: first - begin].expandtabs(4))
            if indent >= max(4, item_level + _DEEPER) and kind in (None, Kind.CODE):
                start = first if kind is None else start
                kind, level, end = Kind.CODE, 0, last
                continue
            if kind is Kind.CODE:
                yield Stretch(kind, level, start, end)
                kind = None
            if kind is None and indent == 0:
                item_level = -_DEEPER
        if fence:
            if bare.startswith(fence):
                fence = ""
                if kind:
                    yield Stretch(kind, level, start, end)
                kind = None
            elif kind is None:
                kind, level, start, end = Kind.CODE, 0, first, last
            else:
                end = last
            continue
        match = _LINE.match(bare)
        found = match.lastgroup if match else None
        if found == "rule" and bare.strip("\0 "):
            if kind is Kind.PARAGRAPH and bare[0] in "=-" and is_plain_line:
                kind, level = Kind.HEADING, 1 if bare[0] == "=" else 2
            if kind:
                yield Stretch(kind, level, start, end)
            kind = None
            continue
        if found is None or found == "rule":
            joins = kind is not None and kind not in (Kind.HEADING, Kind.ROW)
            if joins and not (
                width and not _is_wrapped(plain, start, end, bare, width)
            ):
                end = last
                is_plain_line = False
                continue
        if kind:
            yield Stretch(kind, level, start, end)
            kind = None
        if match is None or found is None or found == "rule":
            kind, level, start, end = Kind.PARAGRAPH, 0, first, last
            is_plain_line = True
            if bare.startswith("$ "):  # What a shell shows before a command.
                yield Stretch(Kind.CODE, level, start, end)
                kind = None
            continue
        if found == "fence":
            fence = bare[:3]
            continue
        start, end, level = first + match.end(), last, 0
        if start >= end:
            continue
        if found == "heading":
            marks = match["hashes"]
            kind = Kind.HEADING
            level = (
                len(marks) if marks else HEADING_MARKS.index(match[0].strip("\0")) + 1
            )
        elif found == "item":
            kind, level = Kind.ITEM, first - begin
            item_level = level
        elif found == "quotation":
            kind = Kind.QUOTATION
        else:
            kind, start = Kind.ROW, first
    if kind:
        yield Stretch(kind, level, start, end)


def _wrap_width(plain: str) -> int:
    """The longest line that another one follows: where a text breaks its lines."""
    width = 40
    lines = plain.split("\n")
    for line, following in pairwise(lines):
        if len(line) > width and following.strip():
            width = len(line.rstrip())
    return width


def _is_wrapped(plain: str, start: int, end: int, following: str, width: int) -> bool:
    """Whether the line that ends here was broken because the next word did not fit."""
    line = plain.rfind("\n", start, end) + 1 or start
    word = following.split(None, 1)[0]
    return end - line + 1 + len(word) > width * 0.8
