"""Reads files and texts in any of the formats of this folder.

A file of the folder is a format when it has one: an object that is a `Format`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from twinlint.documents.document import Content, Document, Format
from twinlint.finding import Message, message
from twinlint.source import read_text

MAX_BYTES = 5_000_000
"""Of a file; a library of novels has less."""
_PLAIN = "text"
"""The format of what no format recognises."""


class DocumentError(Exception):
    """A file that cannot be read as a document."""

    def __init__(self, said: Message) -> None:
        """Keep what to tell the reader."""
        super().__init__(str(said))
        self.said = said


@cache
def list_formats() -> Mapping[str, Format]:
    """Every input format by its name, in the order of names."""
    return {found.name: found for found in _import_formats()}


def _import_formats() -> Iterator[Format]:
    package = import_module(__name__.rpartition(".")[0])
    for info in pkgutil.iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{info.name}")
        yield from (each for each in vars(module).values() if isinstance(each, Format))


def read_document(path: str | Path, format: str | None = None) -> Document:  # noqa: A002 - the word of the interface
    """The document in a file, in UTF-8; its format, unless it is given, is found.

    By the suffix of the file, else by how its text begins, else it is plain text.
    Places have the path as it was given. Raises `DocumentError` for a file that cannot
    be read or has more than MAX_BYTES, and `ValueError` for a format that there is not.
    """
    _refuse_unknown(format or _PLAIN)
    try:
        value = _read_bytes(Path(path)).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = message(
            "{path} is not in UTF-8: byte {position} is {byte}",
            path=str(path),
            position=error.start + 1,
            byte=f"0x{error.object[error.start]:02X}",
        )
        raise DocumentError(said) from None
    except OSError as error:
        reason = error.strerror or ""
        said = message("{path} cannot be read: {reason}", path=str(path), reason=reason)
        raise DocumentError(said) from None
    return Document(read_text(value, str(path)), format or _find_format(path, value))


def _read_bytes(path: Path) -> bytes:
    """The content of a file, or of a pipe, which may have no end."""
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        said = message("{path} has more than {limit} MB", path=str(path), limit=limit)
        raise DocumentError(said)
    return content


def _find_format(path: str | Path, value: str) -> str:
    formats = list_formats().values()
    suffix = Path(path).suffix.lower()
    by_suffix = (each.name for each in formats if suffix in each.suffixes)
    by_text = (each.name for each in formats if each.is_recognised(value))
    return next(by_suffix, None) or next(by_text, _PLAIN)


def read_content(document: Document) -> Content:
    """What the format of a document makes of it; ValueError when there is no such."""
    _refuse_unknown(document.format)
    return list_formats()[document.format].read(document.text)


def _refuse_unknown(format: str) -> None:  # noqa: A002 - the word of the interface
    if format not in list_formats():
        known = ", ".join(list_formats())
        raise ValueError(f"format is {format!r}, not one of {known}")
