"""JSON, catalogs of messages by key: i18next, Vue, Angular, Chrome, ARB, Docusaurus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.documents.catalog import Found, Key, read_catalog
from twinlint.documents.document import Content, Format, Part, UnreadableError
from twinlint.documents.passage import read_message
from twinlint.finding import message
from twinlint.source import Text

_SPACE = re.compile(r"[ \t\n\r]*")
_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9A-Fa-f]{2})\\u([dD][c-fC-F][0-9A-Fa-f]{2})"
    r"|u([0-9A-Fa-f]{4})|(.))"
)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\n", "b": "", "f": "\n"}
_STRING = re.compile(r"\"(?>(?:[^\"\\\n]++|\\.)*)\"")
_OTHER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")
_MAX_DEPTH = 200


def _read(text: Text) -> Content:
    return read_message(text)


def _split(text: Text) -> tuple[Part, ...]:
    return read_catalog(text, _Reader(text.value).read())


json = Format(
    "json",
    (".json", ".arb"),
    _read,
    split=_split,
    is_data=True,
    example='{"a": "{text}"}',
)


class _Reader:
    """Goes from value to value, and gives each text with its key and place."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.at = 0

    def read(self) -> Iterator[Found]:
        """Every text of the document, in order; raises UnreadableError."""
        if not self.value.strip():
            return
        yield from self._read_value((), 0)
        self._skip()
        if self.at < len(self.value):
            raise self._refuse()

    def _read_value(self, key: Key, depth: int) -> Iterator[Found]:
        self._skip()
        mark = self.value[self.at : self.at + 1]
        if depth > _MAX_DEPTH:
            raise self._refuse()
        if mark in ("{", "["):
            yield from self._read_entries(mark, key, depth)
        elif mark == '"':
            match = self._take(_STRING)
            yield Found(key, (*_read_pieces(self.value, *match.span()),), match.start())
        else:
            self._take(_OTHER)

    def _read_entries(self, mark: str, key: Key, depth: int) -> Iterator[Found]:
        end = "}" if mark == "{" else "]"
        self.at += 1
        number = 0
        while True:
            self._skip()
            if self.value.startswith(end, self.at):
                break
            if number:
                self._expect(",")
            name: str | int = number
            if mark == "{":
                self._skip()
                match = self._take(_STRING)
                name = "".join(p for p, _ in _read_pieces(self.value, *match.span()))
                self._expect(":")
            yield from self._read_value((*key, name), depth + 1)
            number += 1
        self.at += 1

    def _skip(self) -> None:
        match = _SPACE.match(self.value, self.at)
        self.at = match.end() if match else self.at

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self.value, self.at)
        if not match:
            raise self._refuse()
        self.at = match.end()
        return match

    def _expect(self, mark: str) -> None:
        self._skip()
        if not self.value.startswith(mark, self.at):
            raise self._refuse()
        self.at += 1

    def _refuse(self) -> UnreadableError:
        line = self.value.count("\n", 0, self.at) + 1
        column = self.at - (self.value.rfind("\n", 0, self.at) + 1) + 1
        return UnreadableError(message("this is no JSON"), line, column)


def _read_pieces(value: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The characters of a string between its quotation marks, with their offsets."""
    done = start + 1
    for match in _ESCAPE.finditer(value, start + 1, end - 1):
        if match.start() > done:
            yield value[done : match.start()], done
        yield _read_escape(match), match.start()
        done = match.end()
    if done < end - 1:
        yield value[done : end - 1], done


def _read_escape(match: re.Match[str]) -> str:
    high, low, code, character = match.groups()
    if high:
        offset = (int(high, 16) - 0xD800) * 0x400 + int(low, 16) - 0xDC00
        return chr(0x10000 + offset)
    return chr(int(code, 16)) if code else _ESCAPED.get(character, character)
