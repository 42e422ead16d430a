"""The types of places: locales, spans, and texts that know where they stand."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NewType

from twinlint.data import dataclass

Locale = NewType("Locale", str)
"""A language of the site, as in `lang` attributes: `fr`, `en`."""
NO_WORDS = Locale("zxx")
"""The tag of what is in no language (ISO 639-2), as keys of messages are."""

FieldPath = tuple[str | int, ...]
"""The way to a value in a record: `("mayor", "fr")`, `("sources", 0)`."""


def write_field(field: FieldPath) -> str:
    """The field as files and programs name it.

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


def count_field(field: FieldPath) -> str:
    """The field as people read it, who count items of lists from 1.

    >>> count_field(("phases", 0, "title", "fr"))
    'phases.1.title.fr'
    """
    return ".".join(str(s + 1) if isinstance(s, int) else s for s in field)


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where something stands as people who see the document count; 0 and "" unknown."""

    page: int = 0
    paragraph: int = 0
    """On the page; in the document where pages are not known."""
    key: str = ""
    """Of the entry of a catalog, or the field above a text: `menu.home`."""


NO_SPOT = Spot()


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
    spot: Spot = NO_SPOT
    """What to tell of the place where lines tell a person little."""


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
    spots: tuple[Spot, ...] = ()
    """Where each run stands for a person; none where lines say it all."""

    def span(self, start: int, end: int) -> Span:
        """The stretch of the file that holds `value[start:end]`."""
        line, column = self._place(start)
        spot = NO_SPOT
        if self.spots:
            spot = self.spots[bisect_right(self.starts, start) - 1]
        if end <= start:
            return Span(self.path, line, column, line, column, spot)
        end_line, end_column = self._place(end - 1)
        return Span(self.path, line, column, end_line, end_column + 1, spot)

    def find(self, line: int, column: int) -> int | None:
        """The offset of what stands at a place of the file; None outside of the text.

        The first place after the text counts as its end.
        """
        run = bisect_right(self.places, (line, column)) - 1
        if run < 0 or self.places[run][0] != line:
            return None
        offset = self.starts[run] + column - self.places[run][1]
        last = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.value)
        return offset if offset <= last else None

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
    return Text(value, path, tuple(starts), _list_lines(len(starts)))


def find_end(before: str, path: str) -> Span:
    r"""The place of the character that follows the beginning of a document.

    It is counted as in the text that is read, where a lone `\r` ends a line, too.

    >>> found = find_end("a\r\nb\rcd", "page")
    >>> found.line, found.column
    (3, 3)
    """
    text = read_text(before + "?", path)
    return text.span(len(text.value) - 1, len(text.value))


_lines: list[tuple[int, int]] = []
"""The beginnings of lines, which all files have in common: they take much room."""


def _list_lines(count: int) -> tuple[tuple[int, int], ...]:
    """The places where so many lines begin."""
    _lines.extend((line, 1) for line in range(len(_lines) + 1, count + 1))
    return tuple(_lines[:count])


class Composer:
    """Puts a text together from pieces of another, each of which keeps its place.

    >>> composer = Composer(read_text("a&amp;b", "page"))
    >>> composer.copy(0, 1), composer.write("&", 1), composer.copy(6, 7)
    (None, None, None)
    >>> made = composer.compose()
    >>> made.value, made.span(2, 3).column
    ('a&b', 7)
    """

    def __init__(self, text: Text, spot: Spot = NO_SPOT) -> None:
        """Take the text that pieces come from, and where a person finds them."""
        self.text = text
        self.spot = spot
        """Of the pieces that are added from now on."""
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._places: list[tuple[int, int]] = []
        self._spots: list[Spot] = []
        self._length = 0

    @property
    def length(self) -> int:
        """Characters that there are so far."""
        return self._length

    def copy(self, start: int, end: int) -> None:
        """Add characters as they stand."""
        if end <= start:
            return
        self.write(self.text.value[start:end], start)
        begun = self._length - (end - start)
        for run in range(
            bisect_right(self.text.starts, start), bisect_left(self.text.starts, end)
        ):
            self._starts.append(begun + self.text.starts[run] - start)
            self._places.append(self.text.places[run])
            self._spots.append(self.spot)

    def write(self, written: str, start: int) -> None:
        """Add other characters, which stand for those at an offset."""
        span = self.text.span(start, start)
        self._starts.append(self._length)
        self._places.append((span.line, span.column))
        self._spots.append(self.spot)
        self._pieces.append(written)
        self._length += len(written)

    def take_back(self, count: int) -> None:
        """Remove the last characters again, all of the piece that was added last."""
        self._pieces[-1] = self._pieces[-1][:-count]
        self._length -= count

    def compose(self) -> Text:
        """The text so far; a text of nothing stands where the whole one begins."""
        starts = tuple(self._starts) or (0,)
        places = tuple(self._places) or self.text.places[:1]
        spots = tuple(self._spots) or (self.spot,)
        if all(spot == NO_SPOT for spot in spots):
            spots = ()
        value = "".join(self._pieces)
        return Text(value, self.text.path, starts, places, spots)


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
