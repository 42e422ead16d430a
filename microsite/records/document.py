"""A YAML file with the place of every key and value."""

from __future__ import annotations

import json
import re
from collections.abc import ItemsView, Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any, NamedTuple, cast

from twinlint.data import dataclass
from twinlint.source import FieldPath, Span, Text

Data = dict[str, "Data"] | list["Data"] | str | None
"""Plain data as YAML gives it: every scalar is text, an empty one is None."""


def follow(data: Data, path: FieldPath) -> Data:
    """What stands at the end of a way; KeyError, IndexError or TypeError without one.

    >>> follow({"sources": ["cp-fr"]}, ("sources", 0))
    'cp-fr'
    """
    found: Any = data
    for step in path:
        found = found[step]
    return cast("Data", found)


_UNPACKED = 128
"""Of how many files places are kept as they are asked: stages go from file to file."""


class Stretch(NamedTuple):
    """Where a value stands in the text of its file, in characters from 0."""

    start: int
    end: int
    style: str = ""
    """Of a scalar: `|` `>` `"` `'`, or nothing for a plain one."""


@dataclass(frozen=True, slots=True, eq=False)
class Places(Mapping[FieldPath, Stretch]):
    """Where values stand, `{way to one: stretch}`, in little room until it is asked.

    A site of thousands of files has all of them in memory, and few are asked at once.
    """

    packed: str
    """`[[way, start, end, style], …]`, as JSON."""

    @classmethod
    def pack(cls, places: Mapping[FieldPath, Stretch]) -> Places:
        """The same places."""
        rows = [(path, *stretch) for path, stretch in places.items()]
        return cls(json.dumps(rows, separators=(",", ":")))

    def __getitem__(self, path: FieldPath) -> Stretch:
        return _unpack(self.packed)[path]

    def __iter__(self) -> Iterator[FieldPath]:
        return iter(_unpack(self.packed))

    def __len__(self) -> int:
        return len(_unpack(self.packed))

    def items(self) -> ItemsView[FieldPath, Stretch]:
        """Each way with its place, unpacked once for all of them."""
        return _unpack(self.packed).items()


@lru_cache(maxsize=_UNPACKED)
def _unpack(packed: str) -> Mapping[FieldPath, Stretch]:
    rows = json.loads(packed)
    return {tuple(path): Stretch(*stretch) for path, *stretch in rows}


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Document:
    """A YAML file: plain data beside the place of every key and value."""

    path: str
    source: Text
    """The whole file."""
    data: Data
    values: Mapping[FieldPath, Stretch]
    keys: Mapping[FieldPath, Stretch]
    _texts: dict[FieldPath, Text] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Those that were asked for, each located once."""

    def span(self, path: FieldPath) -> Span:
        """The place of a value; of what is above it when the field is not there."""
        stretch = self.values.get(path)
        while stretch is None or (stretch.start == stretch.end and path):
            if path in self.keys:
                stretch = self.keys[path]
            else:
                path = path[:-1]
                stretch = self.values.get(path, Stretch(0, 0))
            if not path:
                break
        return self.source.span(stretch.start, stretch.end)

    def key_span(self, path: FieldPath) -> Span:
        """The place of a field's name; of the field above it in lists."""
        while path and path not in self.keys:
            path = path[:-1]
        if not path:
            return self.source.span(0, 0)
        stretch = self.keys[path]
        return self.source.span(stretch.start, stretch.end)

    def text(self, path: FieldPath) -> Text:
        """The text of a scalar, with the place of every character.

        KeyError when the field is not there.
        """
        known = self._texts.get(path)
        if known is not None:
            return known
        stretch = self.values[path]
        value = follow(self.data, path)
        written = value if isinstance(value, str) else ""
        located = locate_scalar(self.source, stretch, written)
        self._texts[path] = located
        return located


def locate_scalar(source: Text, stretch: Stretch, value: str) -> Text:
    """The value of a scalar, each character at its place in the file.

    The value is walked beside what is written: folded line ends, indentation, doubled
    quotes and escapes are skipped, and each skip begins a new run. What stands there as
    it is, most of every line, is passed at once.
    """
    raw = source.value
    at = stretch.start
    indent = 0
    if stretch.style in ("|", ">"):
        header_end = raw.find("\n", at, stretch.end)
        at = header_end + 1 if header_end >= 0 else stretch.end
        indent = _block_indent(raw, at, stretch.end)
        at = _skip_indent(raw, at, indent, stretch.end)
    elif stretch.style:
        at += 1
    offsets: list[int] = []
    origins: list[int] = []
    previous = None
    index = 0
    while index < len(value):
        character = value[index]
        at = _next_written(raw, at, stretch, character)
        if previous != at - index:
            offsets.append(index)
            origins.append(at)
            previous = at - index
        same = 0
        if character != "\n":
            same = _count_line(raw, at, stretch, value, index)
            same = same or _count_same(raw, at, stretch, value, index)
        if same:
            at += same
            index += same
            continue
        at += _written_length(raw, at, stretch.style, character)
        index += 1
        if character == "\n" and stretch.style == "|":
            at = _skip_indent(raw, at, indent, stretch.end)
    if not offsets:
        offsets, origins = [0], [min(at, len(raw))]
    places = []
    for origin in origins:
        span = source.span(origin, origin)
        places.append((span.line, span.column))
    return Text(value, source.path, tuple(offsets), tuple(places))


_AT_ONCE = 200
"""Letters that are compared at once; few, so that a difference is not found slowly."""
_ONE_BY_ONE = {
    style: re.compile(rf"[ \t]{{0,{_AT_ONCE}}}+(?:\n|\Z){escaped}")
    for style, escaped in {"|": "", ">": "", "": "", '"': r"|\\", "'": "|'"}.items()
}
"""In each style, what may not stand in the file as in the value, or ends a line."""


def _count_line(raw: str, at: int, stretch: Stretch, value: str, index: int) -> int:
    """How many letters a whole line of a literal text has; 0 where it is another.

    Asked at the beginning of a line alone, so that none is compared again and again.
    """
    if stretch.style != "|" or (index and value[index - 1] != "\n"):
        return 0
    end = value.find("\n", index)
    line = value[index:] if end < 0 else value[index:end]
    is_there = at + len(line) <= stretch.end and raw.startswith(line, at)
    return len(line) if is_there else 0


def _count_same(raw: str, at: int, stretch: Stretch, value: str, index: int) -> int:
    """How many letters of the value stand at a place of the file just as they are."""
    limit = min(stretch.end, at + _AT_ONCE, at + len(value) - index)
    found = _ONE_BY_ONE[stretch.style].search(raw, at, limit)
    count = (found.start() if found else limit) - at
    return count if value.startswith(raw[at : at + count], index) else 0


def _block_indent(raw: str, start: int, end: int) -> int:
    while start < end:
        line_end = raw.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        line = raw[start:line_end]
        if line.strip(" "):
            return len(line) - len(line.lstrip(" "))
        start = line_end + 1
    return 0


def _skip_indent(raw: str, at: int, indent: int, end: int) -> int:
    """Past the indentation of a line, which a blank line may lack."""
    line_end = raw.find("\n", at, end)
    return min(at + indent, end if line_end < 0 else line_end)


def _next_written(raw: str, at: int, stretch: Stretch, character: str) -> int:
    """Where a character of the value is written, at `at` or after skipped white."""
    limit = stretch.end
    if at >= limit or stretch.style == "|" or raw[at] == character:
        return min(at, limit)
    if stretch.style == '"' and raw[at] == "\\":
        if at + 1 < limit and raw[at + 1] == "\n":
            at += 2
            while at < limit and raw[at] in " \t":
                at += 1
        return at
    if character in " \n" and raw[at] in " \t\n":
        return at
    while at < limit and raw[at] in " \t\n" and raw[at] != character:
        at += 1
    return at


_FOLD = re.compile(r"(?<![ \t])[ \t]*+\n[ \t\n]*+")
"""White with a line end in it; only at its start, so that none is read twice."""


def _written_length(raw: str, at: int, style: str, character: str) -> int:
    """How many characters of the file one character of the value takes."""
    if at >= len(raw):
        return 0
    if style == '"' and raw[at] == "\\":
        return {"x": 4, "u": 6, "U": 10}.get(raw[at + 1 : at + 2], 2)
    if style == "'" and raw[at] == "'":
        return 2
    if style != "|" and character in " \n" and raw[at] in " \t\n":
        fold = _FOLD.match(raw, at)
        return len(fold.group()) if fold else 1
    return 0 if character in " \n" and raw[at] != character else 1
