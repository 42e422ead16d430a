"""YAML, catalogs of messages by key: Rails, Symfony, Hugo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from twinlint.documents.catalog import Found, Key, read_catalog
from twinlint.documents.document import Content, Format, Part, UnreadableError
from twinlint.documents.extra import load_extra
from twinlint.documents.passage import read_message
from twinlint.documents.safe_yaml import MAX_DEPTH, make_loader
from twinlint.finding import message
from twinlint.source import Text

_MAX_TEXTS = 200_000
"""Of a catalog, those that aliases repeat included."""
_PIECE = 200
"""Characters of a text that are looked for at once."""


def _read(text: Text) -> Content:
    return read_message(text)


def _split(text: Text) -> tuple[Part, ...]:
    return read_catalog(text, _find_texts(text.value))


yaml = Format(
    "yaml",
    (".yml", ".yaml"),
    _read,
    split=_split,
    comment="#",
    is_data=True,
    example="a: {text}",
)


def _find_texts(value: str) -> Iterator[Found]:
    library: Any = load_extra("yaml")
    try:
        root = library.compose(value, make_loader(library))
    except library.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise UnreadableError(message("this is no YAML"), *place) from None
    if root is not None:
        yield from _Tree(value).read(root, ())


class _Tree:
    """Goes from node to node, and counts them: aliases may repeat without an end."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.count = 0

    def read(self, node: Any, key: Key) -> Iterator[Found]:
        self.count += 1
        if self.count > _MAX_TEXTS or len(key) > MAX_DEPTH:
            raise UnreadableError(message("it has more entries than a catalog has"))
        if node.id == "mapping":
            for name, child in node.value:
                if name.id == "scalar":
                    yield from self.read(child, (*key, str(name.value)))
        elif node.id == "sequence":
            for at, child in enumerate(node.value):
                yield from self.read(child, (*key, at))
        elif node.tag == "tag:yaml.org,2002:str":
            start = node.start_mark.index
            yield Found(key, tuple(self._read_scalar(node)), start)

    def _read_scalar(self, node: Any) -> Iterator[tuple[str, int]]:
        """The text of a scalar in pieces that stand unbroken in the document."""
        at, end = node.start_mark.index, node.end_mark.index
        text: str = node.value
        done = 0
        while done < len(text):
            line_end = text.find("\n", done)
            line_end = len(text) if line_end < 0 else line_end
            found, length = _find_piece(self.value, text[done:line_end], at, end)
            if length:
                yield text[done : done + length], found
                done += length
                at = found + length
            else:
                yield text[done], at
                done += 1


def _find_piece(value: str, wanted: str, start: int, end: int) -> tuple[int, int]:
    """Where the longest beginning of a text by words stands next, and its length."""
    length = min(len(wanted), _PIECE)
    end = min(end, start + 4 * _PIECE)
    while length > 0:
        found = value.find(wanted[:length], start, end)
        if found >= 0:
            return found, length
        length = wanted.rfind(" ", 0, length)
    return start, 0
