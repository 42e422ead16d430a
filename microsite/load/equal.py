"""Finds the slip of a line at others too: one is often made in all languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from microsite.records import Document
from twinlint.finding import Finding
from twinlint.source import Text, read_text

_MOST = 7
"""Further lines with the same slip: with more, something else is wrong."""
_FIELD = re.compile(r" *(?:- +)*[\w.-]+:")
_ITEM = re.compile(r" *(?:- +)+")


def find_equal(
    text: Text, first: Finding, read: Callable[[Text], Document | Finding]
) -> Iterator[Finding]:
    """What `first` says of further lines, once those above have some other value.

    `read` gives the document of a text, or the first thing wrong with it.
    """
    lines, found = text.value.split("\n"), first
    for _ in range(_MOST):
        if found.place is None or found.also:
            return
        line = found.place.span.line
        lines[line - 1] = _write_other(lines[line - 1])
        next_ = read(read_text("\n".join(lines), text.path))
        if not isinstance(next_, Finding) or next_.place is None:
            return
        is_below = next_.place.span.line > line
        if not is_below or next_.message.text != first.message.text:
            return
        yield next_
        found = next_


def _write_other(line: str) -> str:
    """A line with a value that holds together; empty where it has no name for one.

    >>> _write_other("  fr: “Un appel : le dernier”"), _write_other("- 'Un appel")
    ('  fr: x', '- x')
    """
    field = _FIELD.match(line)
    item = _ITEM.match(line)
    if field:
        return f"{field[0]} x"
    return f"{item[0]}x" if item else ""
