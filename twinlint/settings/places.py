"""Finds where the keys and values of a TOML document stand, which `tomllib` forgets.

TOML 1.0.0; only for documents that `tomllib` has read, which are well-formed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from twinlint.data import dataclass

Way = tuple[str | int, ...]
"""The keys and the numbers of entries that lead to a value."""

_SPACE = re.compile(r"(?>(?:[ \t\r\n]++|#[^\n]*+)*)")
_BLANK = re.compile(r"[ \t]*")
_KEY = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[A-Za-z0-9_-]+")
_STRING = re.compile(
    r"\"\"\"(?>(?:[^\"\\]++|\\.|\"(?!\"\"(?!\")))*)\"\"\""
    r"|'''(?>(?:[^']++|'(?!''(?!')))*)'''"
    r"|\"(?>(?:[^\"\\\n]++|\\.)*)\"|'[^'\n]*+'",
    re.S,
)
_PLAIN = re.compile(r"[^,\]}\n#]*")


@dataclass(frozen=True, slots=True)
class Places:
    """Lines and columns, from 1, by the way to a key or a value."""

    keys: Mapping[Way, tuple[int, int]]
    values: Mapping[Way, tuple[int, int]]

    def find(self, way: Way) -> tuple[int, int]:
        """Where a value stands, else its key, else the nearest above it."""
        for end in range(len(way), 0, -1):
            found = self.values.get(way[:end]) or self.keys.get(way[:end])
            if found:
                return found
        return 1, 1


def find_places(value: str) -> Places:
    """The places of a well-formed document."""
    scanner = _Scanner(value)
    scanner.scan()
    return Places(scanner.keys, scanner.values)


@dataclass(slots=True)
class _Scanner:
    value: str
    at: int = 0
    keys: dict[Way, tuple[int, int]] = field(default_factory=dict)
    values: dict[Way, tuple[int, int]] = field(default_factory=dict)
    counts: dict[Way, int] = field(default_factory=dict)
    """How many tables an array of tables has so far."""

    def scan(self) -> None:
        table: Way = ()
        while self._skip(_SPACE) < len(self.value):
            if self.value[self.at] == "[":
                table = self._read_header()
            else:
                self._read_pair(table)

    def _read_header(self) -> Way:
        is_array = self.value.startswith("[[", self.at)
        self.at += 2 if is_array else 1
        table = self._read_keys(())
        self.at += 2 if is_array else 1
        if is_array:
            self.counts[table] = self.counts.get(table, -1) + 1
            table = (*table, self.counts[table])
        return table

    def _read_keys(self, way: Way) -> Way:
        """Go over a dotted key; the way to what it names."""
        while True:
            self._skip(_BLANK)
            match = _KEY.match(self.value, self.at)
            if match is None:
                return way
            written = match[0]
            way = (*way, written.strip("\"'") if written[0] in "\"'" else written)
            if way in self.counts:
                way = (*way, self.counts[way])
            self.keys.setdefault(way, self._locate(match.start()))
            self.at = match.end()
            self._skip(_BLANK)
            if not self.value.startswith(".", self.at):
                return way
            self.at += 1

    def _read_pair(self, table: Way) -> None:
        start = self.at
        way = self._read_keys(table)
        self._skip(_BLANK)
        self.at += 1  # The sign between key and value.
        self._skip(_BLANK)
        self._read_value(way)
        self.at = max(self.at, start + 1)

    def _read_value(self, way: Way) -> None:
        self.values[way] = self._locate(self.at)
        sign = self.value[self.at : self.at + 1]
        string = _STRING.match(self.value, self.at)
        if string:
            self.at = string.end()
        elif sign in ("[", "{"):
            self._read_entries(way, is_table=sign == "{")
        else:
            self._skip(_PLAIN)

    def _read_entries(self, way: Way, *, is_table: bool) -> None:
        end = "}" if is_table else "]"
        self.at += 1
        index = 0
        while self._skip(_SPACE) < len(self.value):
            if self.value[self.at] == end:
                self.at += 1
                return
            if self.value[self.at] == ",":
                self.at += 1
            elif is_table:
                self._read_pair(way)
            else:
                self._read_value((*way, index))
                index += 1

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.value, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def _locate(self, at: int) -> tuple[int, int]:
        line_start = self.value.rfind("\n", 0, at) + 1
        return self.value.count("\n", 0, at) + 1, at - line_start + 1
