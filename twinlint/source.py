"""Where things stand: locales, spans, and texts that know their places."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import NewType

Locale = NewType("Locale", str)
"""A language of the site, as in `lang` attributes: `fr`, `en`."""

FieldPath = tuple[str | int, ...]
"""The way to a value in a record: `("mayor", "fr")`, `("sources", 0)`."""


def write_field(field: FieldPath) -> str:
    """The field as an editor reads it.

    >>> write_field(("phases", 0, "title", "fr"))
    'phases[0].title.fr'
    """
    written = ""
    for step in field:
        if isinstance(step, int):
            written += f"[{step}]"
        else:
            written += f".{step}" if written else step
    return written


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file.

    Lines and columns count from 1, columns in characters (code points of the text in
    Unicode normal form C); the end is the first place after the stretch.
    """

    path: str
    """Relative to the project, with `/`."""
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Text:
    """A string with the place in its file of every character.

    The string is made of runs that stand unbroken in the file: the lines of a document,
    the lines of a literal block, the pieces of a quoted scalar between its escapes.
    """

    value: str
    path: str
    starts: tuple[int, ...]
    """Offset in `value` where each run begins; the first is 0, they increase."""
    places: tuple[tuple[int, int], ...]
    """Line and column in the file of each run's first character."""

    def span(self, start: int, end: int) -> Span:
        """The stretch of the file that holds `value[start:end]`."""
        line, column = self._place(start)
        if end <= start:
            return Span(self.path, line, column, line, column)
        end_line, end_column = self._place(end - 1)
        return Span(self.path, line, column, end_line, end_column + 1)

    def _place(self, offset: int) -> tuple[int, int]:
        run = bisect_right(self.starts, offset) - 1
        line, column = self.places[run]
        return line, column + offset - self.starts[run]


def read_text(value: str, path: str) -> Text:
    r"""The whole text of a document, in normal form C with `\n` line ends."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    if not value.isascii():
        value = unicodedata.normalize("NFC", value)
    starts = [0]
    position = value.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = value.find("\n", position + 1)
    places = tuple((line, 1) for line in range(1, len(starts) + 1))
    return Text(value, path, tuple(starts), places)


class Cover:
    """The offsets of a text that lie in any of some stretches, asked one by one.

    >>> cover = Cover([(3, 9), (4, 5)])
    >>> [offset for offset in range(12) if offset in cover]
    [3, 4, 5, 6, 7, 8]
    """

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Take offsets of first characters and of those after the last."""
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))
        """Where the stretches that begin so far end at last."""

    def __contains__(self, offset: int) -> bool:
        begun = bisect_right(self._starts, offset)
        return begun > 0 and offset < self._ends[begun - 1]
