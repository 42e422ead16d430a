r"""Finds the texts in a small YAML document with the place of each.

Front matter has to be read where no package is installed, and what a person writes
there is a small part of YAML 1.2: mappings and lists by indent, plain, quoted and block
scalars. What is none of these (flow collections, anchors, tags) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from twinlint.data import dataclass
from twinlint.source import Composer, Spot, Text

_KEY = re.compile(
    r"(?P<dashes>(?:-[ ]+)*)"
    r"(?:\"(?P<double>[^\"\\\n]{1,200})\"|'(?P<single>[^'\n]{1,200})'"
    r"|(?P<plain>[^\s\"'\[\]{}#&*!|>%@`,:-][^\n:#]{0,200}?))"
    r"[ ]*:(?=[ \n]|$)[ ]*"
)
_BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?[ \t]*(?:#.*)?$")
_ESCAPE = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(\n[ \t]*)|(.))"
)
_ESCAPED = {"n": "\n", "t": "\t", "0": "\0", "_": "\xa0", "N": "\x85", "e": "\x1b"}
_COMMENT = re.compile(r"[ \t]#")


@dataclass(slots=True)
class Field:
    """A key with its text: pieces of the document, or other characters for them."""

    key: str
    """The way to it: `hero.actions[0].text`."""
    written: list[str] = field(default_factory=list)
    """The pieces of the text."""
    starts: list[int] = field(default_factory=list)
    """Offset in the document of each piece."""
    at: int = 0
    """Offset where the value begins, or would."""

    def add(self, written: str, start: int) -> None:
        """Add a piece that stands at an offset."""
        self.written.append(written)
        self.starts.append(start)

    def compose(self, text: Text, spot: Spot) -> Text:
        """The text of the field, in its place in a document."""
        composer = Composer(text, spot)
        for written, start in zip(self.written, self.starts, strict=True):
            if text.value.startswith(written, start):
                composer.copy(start, start + len(written))
            else:
                composer.write(written, start)
        if not self.written:
            composer.write("", self.at)
        return composer.compose()


def find_yaml_fields(value: str, start: int, end: int) -> Iterator[Field]:
    """The texts of a mapping between two offsets, in order, each with its key."""
    return _Mapping(value, start, end).read()


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int


class _Mapping:
    """Goes from line to line, and knows the keys that are open by their indents."""

    def __init__(self, value: str, start: int, end: int) -> None:
        self.value = value
        self.lines = list(_cut_lines(value, start, end))
        self.at = 0
        self.open: list[tuple[int, str, list[int]]] = []
        """Indent, key and the count of entries of each mapping that a line is in."""

    def read(self) -> Iterator[Field]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            match = _KEY.match(self.value, line.start + line.indent, line.end)
            self.at += 1
            if not match:
                self._count_entry(line)
                continue
            indent = line.indent + len(match["dashes"])
            key = self._enter(line.indent, indent, match)
            yield from self._read_value(key, match.end(), line, indent)

    def _count_entry(self, line: _Line) -> None:
        """Count an entry of a list that is no mapping: the next one has its index."""
        if self.value.startswith("-", line.start + line.indent):
            self._close(line.indent, is_entry=True)
            if self.open:
                self.open[-1][2][0] += 1

    def _close(self, indent: int, *, is_entry: bool) -> None:
        while self.open and (
            self.open[-1][0] > indent or (self.open[-1][0] == indent and not is_entry)
        ):
            self.open.pop()

    def _enter(self, indent: int, inner: int, match: re.Match[str]) -> str:
        """The whole key of a line; its mapping is open from here on."""
        is_entry = bool(match["dashes"])
        self._close(indent, is_entry=is_entry)
        key = match["double"] or match["single"] or match["plain"]
        if is_entry and self.open:
            self.open[-1][2][0] += 1
        path = "".join(
            f"[{count[0]}]" if not name else (f".{name}" if at else name)
            for at, (_, name, count) in enumerate(self._name_steps())
        )
        self.open.append((inner, key, [-1]))
        return f"{path}.{key}" if path else key

    def _name_steps(self) -> Iterator[tuple[int, str, list[int]]]:
        for indent, name, count in self.open:
            yield indent, name, count
            if count[0] >= 0:
                yield indent, "", count

    def _read_value(
        self, key: str, start: int, line: _Line, indent: int
    ) -> Iterator[Field]:
        first = self.value[start : start + 1] if start < line.end else ""
        rest = self.value[start : line.end]
        found = Field(key, at=min(start, line.end))
        if _BLOCK.match(rest):
            self._read_block(found, indent, is_folded=first == ">")
        elif first in ("'", '"'):
            self._read_quoted(found, start, first)
        elif first and first not in "[{&*!|>%@`#":
            self._read_plain(found, start, line, indent)
        elif first in ("", "#"):
            following = self.lines[self.at] if self.at < len(self.lines) else None
            if following and (
                following.indent > indent
                or self.value.startswith("-", following.start + following.indent)
            ):
                return  # A mapping or a list.
        else:
            self._skip(indent)
            return
        yield found

    def _skip(self, indent: int) -> None:
        while self.at < len(self.lines) and self.lines[self.at].indent > indent:
            self.at += 1

    def _read_plain(self, found: Field, start: int, line: _Line, indent: int) -> None:
        """Lines that are indented further go on with the value."""
        self._add_plain(found, start, line.end)
        while self.at < len(self.lines) and self.lines[self.at].indent > indent:
            following = self.lines[self.at]
            begin = following.start + following.indent
            if self.value[begin] == "#":
                break
            found.add(" ", begin)
            self._add_plain(found, begin, following.end)
            self.at += 1

    def _add_plain(self, found: Field, start: int, end: int) -> None:
        comment = _COMMENT.search(self.value, start, end)
        end = comment.start() if comment else end
        words = self.value[start:end].rstrip()
        if words:
            found.add(words, start)

    def _read_block(self, found: Field, indent: int, *, is_folded: bool) -> None:
        """Lines that are indented further are the value; a blank one breaks it."""
        inner = 0
        last = -1
        while self.at < len(self.lines) and self.lines[self.at].indent > indent:
            line = self.lines[self.at]
            inner = inner or line.indent
            begin = line.start + min(inner, line.indent)
            if found.written:
                blanks = self.value.count("\n", last, line.start) - 1
                joint = "\n" * (blanks + 1)
                found.add(" " if is_folded and not blanks else joint, last)
            found.add(self.value[begin : line.end], begin)
            last = line.end
            self.at += 1

    def _read_quoted(self, found: Field, start: int, mark: str) -> None:
        """Up to the closing mark, which may stand some lines below."""
        limit = self.lines[-1].end
        end = self._find_closing(start + 1, limit, mark)
        if end < 0:
            return
        done = start + 1
        for match in _QUOTED[mark].finditer(self.value, done, end):
            if match.start() > done:
                found.add(self.value[done : match.start()], done)
            found.add(_unquote(match), match.start())
            done = match.end()
        if done < end:
            found.add(self.value[done:end], done)
        while self.at < len(self.lines) and self.lines[self.at].start < end:
            self.at += 1

    def _find_closing(self, start: int, limit: int, mark: str) -> int:
        at = self.value.find(mark, start, limit)
        while at >= 0:
            if mark == "'" and self.value.startswith("''", at):
                at = self.value.find(mark, at + 2, limit)
                continue
            before = self.value[start:at]
            slashes = len(before) - len(before.rstrip("\\"))
            if mark == "'" or slashes % 2 == 0:
                return at
            at = self.value.find(mark, at + 1, limit)
        return -1


_FOLD = r"(?:(?<![ \t])|(?<=\\[ \t]))[ \t]*+\n(?P<blank>(?:[ \t]*\n)*)[ \t]*"
_QUOTED = {
    "'": re.compile(f"(?P<twice>'')|{_FOLD}"),
    '"': re.compile(f"{_ESCAPE.pattern}|{_FOLD}"),
}


def _unquote(match: re.Match[str]) -> str:
    """The character that an escape stands for, or what a line end in quotes is."""
    if match[0] == "''":
        return "'"
    if match[0][0] != "\\":
        return "\n" * match["blank"].count("\n") or " "
    code = match[1] or match[2] or match[3]
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 else "\ufffd"
    if match[4]:
        return ""
    return _ESCAPED.get(match[5], match[5])


def _cut_lines(value: str, start: int, end: int) -> Iterator[_Line]:
    """The lines that are neither blank nor a comment of the first column."""
    while start < end:
        stop = value.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = value[start:stop]
        bare = line.lstrip(" \t")
        if bare and not line.startswith(("#", "---", "...")):
            yield _Line(start, start + len(line.rstrip()), len(line) - len(bare))
        start = stop + 1
