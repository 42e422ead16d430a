"""Fluent, the catalogs of Mozilla: messages, terms and attributes by key.

Project Fluent, "Fluent Syntax 1.0".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.documents.catalog import Found, Key, read_catalog
from twinlint.documents.document import Content, Format, Part, UnreadableError
from twinlint.documents.passage import read_message
from twinlint.finding import message
from twinlint.source import Text

_ENTRY = re.compile(r"(?P<key>-?[A-Za-z][\w-]{0,200})[ ]*=[ ]*(?P<text>.*)")
_ATTRIBUTE = re.compile(r"[ ]+\.(?P<key>[A-Za-z][\w-]{0,200})[ ]*=[ ]*(?P<text>.*)")


def _read(text: Text) -> Content:
    return read_message(text)


def _split(text: Text) -> tuple[Part, ...]:
    return read_catalog(text, _find_texts(text.value))


fluent = Format(
    "fluent",
    (".ftl",),
    _read,
    split=_split,
    comment="#",
    is_data=True,
    example="a = {text}",
)


def _find_texts(value: str) -> Iterator[Found]:
    """The text of each message and attribute; raises UnreadableError."""
    key: Key = ()
    pieces: list[tuple[str, int]] = []
    start = position = 0
    for number, line in enumerate(value.split("\n"), 1):
        match = _ENTRY.match(line) or (_ATTRIBUTE.match(line) if key else None)
        if match:
            if pieces:
                yield Found(key, (*pieces,), start)
            key = (match["key"],) if line[0] != " " else (key[0], match["key"])
            start = position + match.start("text")
            pieces = [(match["text"], start)] if match["text"].strip() else []
        elif line.startswith((" ", "\t")) or line.startswith("}"):
            bare = line.strip()
            if key and bare:
                joint = [("\n", position - 1)] if pieces else []
                pieces += [*joint, (bare, position + line.index(bare))]
        elif line.strip() and not line.startswith("#"):
            raise UnreadableError(message("this is no line of Fluent"), number, 1)
        position += len(line) + 1
    if pieces:
        yield Found(key, (*pieces,), start)
