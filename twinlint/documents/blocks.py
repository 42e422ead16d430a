"""Decides what each line of a text is: heading, paragraph, item, table row, code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from twinlint.documents.document import Kind, Stretch
from twinlint.documents.markup import (
    BLANK,
    HEADING_MARKS,
    ITEM_MARK,
    QUOTATION_MARK,
    ROW_MARK,
    TYPED_BULLET,
)

_LINE = re.compile(
    rf"\0*(?P<heading>(?:(?P<hashes>#{{1,6}})(?:[ \t]|$)|[{HEADING_MARKS}])\0*)"
    r"|(?P<fence>```|~~~)"
    r"|(?P<rule>(?![-*+] \0+$)[-*_=\0 ]{3,}$|\|?[\s:|-]{3,}$)"
    rf"|(?P<item>[-+*–][ \t\u00a0]+(?=\S)|{TYPED_BULLET}(?=\S)"
    rf"|{ITEM_MARK}\0*"
    r"|\(?(?:\d{1,3}[.)]|[a-zA-Z]\)|[a-z]\.)[ \t]+(?=\S))"
    rf"|(?P<quotation>>[ \t]?|{QUOTATION_MARK}\0*)"
    rf"|(?P<row>\||{ROW_MARK}\0*)"
)
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)\S+(?: \S+)*(?: {3,}|\t+)\S")
"""Two gaps or more inside a line: what is typed in columns."""
_CODE = re.compile(
    r"""
    ^(?: /[*\0] | \#[ ]?(?:include|define|ifdef|ifndef|endif)\b | [{}][;,]?$ )
    | [*\0]/$                                       # the end of a comment
    | ^(?=[^;{]*(?:\w\(|[_=*&\[<\0])) [^.!?;{]* [;{]$  # a statement, what opens a block
    """,
    re.VERBOSE,
)
"""A line of a program, as languages like C write them; stars and lines in it may have
been taken for markup."""
_BULLET = re.compile(r"[-+*–•][ \t]++")
"""An item may end as a line of a program, `* un nom ;`, and begin as one."""
_DEEPER = 8
"""Columns from the mark of an item to code that belongs to it, at least."""
_NARROWEST = 40
"""Characters of the longest line of a text that breaks its lines, at least."""
_FEW_LONG = 100
"""One of so many lines may be longer than the place where a text breaks them."""
_ALIKE = 0.9
"""Of a line: how long another one is that was broken at the same place."""
_LONGEST_HEADING = 90
"""Characters of a line that may be a heading."""


def cut_blocks(plain: str, *, has_indented_code: bool = False) -> tuple[Stretch, ...]:
    """The blocks of a text without its markup, in order."""
    return _Cutter(plain, has_indented_code=has_indented_code).cut()


def cut_typed_lines(plain: str) -> tuple[Stretch, ...]:
    """The blocks of a text that has no markup: short lines of their own are headings.

    A line that was broken though there was room for the next word ends its block.
    """
    stretches = _Cutter(plain, _wrap_width(plain)).cut()
    return tuple(_guess_heading(plain, stretch) for stretch in stretches)


def cut_marked_lines(
    plain: str, titles: Mapping[int, tuple[int, int]] | None = None
) -> tuple[Stretch, ...]:
    """The same of a text whose headings have marks, or are known.

    `titles` are those by their end: where each begins, and its level.
    """
    known = titles or {}
    stretches = list(_Cutter(plain, _wrap_width(plain)).cut())
    for at, stretch in enumerate(stretches):
        if stretch.end in known:
            start, level = known[stretch.end]
            stretches[at] = Stretch(Kind.HEADING, level, start, stretch.end)
    return tuple(stretches)


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


class _Cutter:
    """Reads a text line by line, and knows the block that is open."""

    def __init__(
        self, plain: str, width: int = 0, *, has_indented_code: bool = False
    ) -> None:
        self.plain = plain
        self.width = width
        """Where lines were broken; 0 where a line end says nothing."""
        self.has_indented_code = has_indented_code
        self.kind: Kind | None = None
        self.level = self.start = self.end = 0
        self.item_level = -_DEEPER
        """Indent of the item that indented lines belong to; so low after the list."""
        self.fence = ""
        self.is_plain_line = False
        """The open paragraph has one line: an underline would make it a heading."""
        self.cut_stretches: list[Stretch] = []

    def cut(self) -> tuple[Stretch, ...]:
        """All blocks, in order."""
        position = 0
        for line in self.plain.split("\n"):
            self._read_line(line, position)
            position += len(line) + 1
        self._close()
        return tuple(self.cut_stretches)

    def _open(self, kind: Kind, level: int, start: int, end: int) -> None:
        self.kind, self.level, self.start, self.end = kind, level, start, end

    def _close(self) -> None:
        if self.kind:
            stretch = Stretch(self.kind, self.level, self.start, self.end)
            self.cut_stretches.append(stretch)
        self.kind = None

    def _read_line(self, line: str, begin: int) -> None:
        bare = line.strip()
        if not bare:
            if self.kind is not Kind.CODE:
                self._close()
            return
        first = begin + len(line) - len(line.lstrip())
        last = first + len(bare)
        if self.fence:
            self._read_fenced(bare, first, last)
            return
        if self.has_indented_code and self._is_code(line[: first - begin]):
            start = first if self.kind is None else self.start
            self._open(Kind.CODE, 0, start, last)
            return
        match = _LINE.match(bare)
        found = match.lastgroup if match else None
        if found == "rule" and bare.strip("\0 "):
            self._read_rule(bare)
        elif self._read_typed(bare, first, last):
            pass
        elif match is None or found is None or found == "rule":
            self._read_words(bare, first, last)
        else:
            self._close()
            self._read_marked(match, found, begin, first, last)

    def _read_typed(self, bare: str, first: int, last: int) -> bool:
        """Make a row of a line typed in columns, and code of one of a program."""
        if not self.width:
            return False
        mark = _BULLET.match(bare)
        is_code = _CODE.search(bare, mark.end() if mark else 0) is not None
        if is_code or _COLUMNS.search(bare):
            self._close()
            self._open(Kind.CODE if is_code else Kind.ROW, 0, first, last)
            self._close()
            return True
        return False

    def _read_fenced(self, bare: str, first: int, last: int) -> None:
        if bare.startswith(self.fence):
            self.fence = ""
            self._close()
        elif self.kind is None:
            self._open(Kind.CODE, 0, first, last)
        else:
            self.end = last

    def _is_code(self, space: str) -> bool:
        """Whether a line is indented far enough; ends the code and list before it."""
        indent = len(space.expandtabs(4))
        is_deep = indent >= max(4, self.item_level + _DEEPER)
        if is_deep and self.kind in (None, Kind.CODE):
            return True
        if self.kind is Kind.CODE:
            self._close()
        if self.kind is None and indent == 0:
            self.item_level = -_DEEPER
        return False

    def _read_rule(self, bare: str) -> None:
        """End the block, which is a heading when the line underlines it."""
        if self.kind is Kind.PARAGRAPH and bare[0] in "=-" and self.is_plain_line:
            self.kind, self.level = Kind.HEADING, 1 if bare[0] == "=" else 2
        self._close()

    def _read_words(self, bare: str, first: int, last: int) -> None:
        """Go on with the open block, or begin a paragraph."""
        joins = self.kind is not None and self.kind not in (Kind.HEADING, Kind.ROW)
        if joins and (not self.width or self._is_wrapped(bare)):
            self.end = last
            self.is_plain_line = False
            return
        self._close()
        self._open(Kind.PARAGRAPH, 0, first, last)
        self.is_plain_line = True
        if bare.startswith("$ "):  # What a shell shows before a command.
            self.kind = Kind.CODE
            self._close()

    def _is_wrapped(self, following: str) -> bool:
        """Whether the last line was broken because the next word did not fit."""
        line = self.plain.rfind("\n", self.start, self.end) + 1 or self.start
        word = following.split(None, 1)[0]
        return self.end - line + 1 + len(word) > self.width * 0.8

    def _read_marked(
        self, match: re.Match[str], found: str, begin: int, first: int, last: int
    ) -> None:
        """Begin the block that a mark at the beginning of a line announces."""
        if found == "fence":
            self.fence = match[0]
            return
        start = first + match.end()
        if start >= last and found == "heading":
            start = first + match.end("hashes") + 1  # All of it is code.
        if start >= last:
            return
        if found == "heading":
            self._open(Kind.HEADING, _read_level(match), start, last)
        elif found == "item":
            self.item_level = first - begin
            self._open(Kind.ITEM, self.item_level, start, last)
        elif found == "quotation":
            self._open(Kind.QUOTATION, 0, start, last)
        else:
            self._open(Kind.ROW, 0, first, last)


def _read_level(heading: re.Match[str]) -> int:
    if heading["hashes"]:
        return len(heading["hashes"])
    return HEADING_MARKS.index(heading[0].strip("\0")) + 1


def _wrap_width(plain: str) -> int:
    """Where a text breaks its lines: the longest line that another one follows.

    A few lines may be longer than those that were broken: addresses, code, tables.
    """
    lines = plain.split("\n")
    lengths = sorted(
        (len(a.rstrip()) for a, b in pairwise(lines) if a.strip() and b.strip()),
        reverse=True,
    )
    others = 1 + len(lengths) // _FEW_LONG
    for at, length in enumerate(lengths[: len(lengths) // 2]):
        if at + others < len(lengths) and lengths[at + others] >= _ALIKE * length:
            return max(_NARROWEST, length)
    return max(_NARROWEST, lengths[0] if lengths else 0)
