"""Finds where lists and quotations of a Markdown text stand inside too many others.

Markdown is read by functions that call themselves for each of them, up to a depth at
which Python stops; what has called them decides which.
"""

from __future__ import annotations

import re

MAX_DEPTH = 32
"""Lists and quotations inside one another; the deepest that people read has four."""
_MARK = re.compile(r"[ \t]*(?P<mark>>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]+\S))[ \t]*")
_MARKS = re.compile(r"^[ \t]*+([>*+\-\d][ \t>*+\-\d.)]*+)", re.M)
"""All that may be marks at the beginning of a line."""
_RULE = re.compile(r" {0,3}([-*])[ \t]*+(?>(?:\1[ \t]*+){2,})\Z")
"""A line across the page, which looks like items without words."""
_CODE = 4
"""Columns before code."""


def find_too_deep(text: str) -> int | None:
    """The offset of the first mark that stands inside too many others.

    >>> find_too_deep("> " * MAX_DEPTH + "a"), find_too_deep("> " * 40 + "a")
    (None, 64)
    """
    if sum(map(len, _MARKS.findall(text))) <= MAX_DEPTH:
        return None  # There are not so many marks, and so no more of them open.
    indents: list[int] = []
    """Columns of the open lists, the outermost first."""
    at, is_after_blank = 0, True
    for line in text.split("\n"):
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        marks = () if _RULE.match(line) else _find_marks(line)
        if marks and (indents or indent < _CODE):
            while indents and indents[-1] >= indent:
                indents.pop()
            indents.append(indent)
            left = MAX_DEPTH - len(indents) + 1
            if left < len(marks):
                return at + marks[left]
        elif line.strip() and not indent and is_after_blank:
            indents = []
        is_after_blank = not line.strip()
        at += len(line) + 1
    return None


def _find_marks(line: str) -> tuple[int, ...]:
    """Where the marks stand that a line begins with."""
    found = []
    mark = _MARK.match(line)
    while mark:
        found.append(mark.start("mark"))
        mark = _MARK.match(line, mark.end())
    return tuple(found)
