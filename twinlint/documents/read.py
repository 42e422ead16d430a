"""Finds the format of a file or text and reads it; words what is too large or no text.

A file of the folder is a format when it has one: an object that is a `Format`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from twinlint.documents.decode import decode
from twinlint.documents.document import (
    Content,
    Document,
    Format,
    Part,
    Sides,
    UnreadableError,
)
from twinlint.documents.passage import read_message
from twinlint.documents.strange import describe_strange
from twinlint.finding import Message, message
from twinlint.source import Composer, read_text

MAX_BYTES = 5_000_000
"""Of a text; a library of novels has less."""
MAX_PACKED_BYTES = 60_000_000
"""Of a file that holds pictures beside its text."""
_PACKED = (b"PK\x03\x04", b"%PDF-")
"""What files that may hold pictures begin with."""
_ROOM = __name__.rpartition(".")[0]
STREAM = "-"
"""The path of what comes from no file."""
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


@cache
def list_text_formats() -> Mapping[str, Format]:
    """The formats whose documents are texts, and not files of another kind."""
    return {name: each for name, each in list_formats().items() if not each.unpack}


def _import_formats() -> Iterator[Format]:
    package = import_module(_ROOM)
    for info in pkgutil.iter_modules(package.__path__):
        yield from _read_formats(info.name)


def _read_formats(module: str) -> Iterator[Format]:
    found = vars(import_module(f"{_ROOM}.{module}")).values()
    return (each for each in found if isinstance(each, Format))


@cache
def find_format(name: str) -> Format:
    """The format of a name, whose file is asked for alone, as that has the same name.

    Raises ValueError when there is no such format.
    """
    if name.isidentifier() and name[0] != "_" and find_spec(f"{_ROOM}.{name}"):
        own = next((each for each in _read_formats(name) if each.name == name), None)
        if own:
            return own
    if name not in list_formats():
        known = ", ".join(list_formats())
        raise ValueError(f"format is {name!r}, not one of {known}")
    return list_formats()[name]


def read_document(path: str | Path, format: str | None = None) -> Document:  # noqa: A002 - the word of the interface
    """The document in a file; its format, unless it is given, is found.

    By the suffix of the file, else by how it begins, else it is plain text. A text is
    in UTF-8, UTF-16 or Windows-1252; `notes` tell what else than UTF-8 it was taken
    for. Places have the path as it was given. Raises `DocumentError` for a file that
    cannot be read, is larger than documents are, or is not what its name says, and
    `ValueError` for a format that there is not.
    """
    find_format(format or _PLAIN)
    try:
        with Path(path).open("rb") as file:
            return _read_file(file, str(path), format)
    except OSError as error:
        raise DocumentError(_describe_failure(error, str(path))) from None


def read_stream(
    stream: BinaryIO,
    format: str | None = None,  # noqa: A002 - the word of the interface
) -> Document:
    """The document that a stream gives, read as `read_document` reads a file.

    Its places have `-` as their path, and its format has no suffix to be found by.
    """
    find_format(format or _PLAIN)
    try:
        return _read_file(stream, STREAM, format)
    except OSError as error:
        raise DocumentError(_describe_failure(error, STREAM)) from None


def _read_file(
    file: BinaryIO,
    path: str,
    format: str | None,  # noqa: A002 - as above
) -> Document:
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES and content.startswith(_PACKED):
        content += file.read(MAX_PACKED_BYTES + 1 - len(content))
    found = _find_packed(path, content, format)
    limit = MAX_PACKED_BYTES if found else MAX_BYTES
    if len(content) > limit:
        said = message(
            "{path} has more than {limit} MB", path=path, limit=limit // 1_000_000
        )
        raise DocumentError(said)
    try:
        if found and found.unpack:
            document = found.unpack(content, path)
            return replace(document, format=found.name)
        document = _read_text(content, path, format)
        return replace(document, parts=read_parts(document))
    except UnreadableError as error:
        raise DocumentError(_name_place(error, path)) from None


def _describe_failure(error: OSError, path: str) -> Message:
    if isinstance(error, FileNotFoundError):
        return message("there is no file {path}", path=path)
    if isinstance(error, IsADirectoryError):
        return message("{path} is a folder, and not a file", path=path)
    reason = error.strerror or ""
    return message("{path} cannot be read: {reason}", path=path, reason=reason)


def _read_text(content: bytes, path: str | Path, format: str | None) -> Document:  # noqa: A002 - as above
    value, notes = decode(content)
    name = format or _choose_format(path, value)
    notes = (*notes, *_describe_format(name, value, is_given=format is not None))
    named = (message("{path}: {said}", path=str(path), said=note) for note in notes)
    return Document(read_text(value, str(path)), name, notes=tuple(named))


def _find_packed(
    path: str | Path,
    content: bytes,
    format: str | None,  # noqa: A002 - as above
) -> Format | None:
    """The format of a file that is no text; None for one that is.

    Raises DocumentError for a name that says something else than the content.
    """
    if format:
        given = find_format(format)
        return given if given.unpack else None
    suffix = Path(path).suffix.lower()
    formats = list_formats().values()
    by_suffix = next((each for each in formats if suffix in each.suffixes), None)
    packed = [each for each in formats if each.unpack]
    by_content = next((each for each in packed if each.holds(content)), None)
    strange = None if by_content else describe_strange(content)
    if strange:
        raise DocumentError(message("{path}: {said}", path=str(path), said=strange))
    if by_suffix and by_suffix is not by_content and (by_content or by_suffix.unpack):
        raise DocumentError(_tell_lie(str(path), suffix, by_content))
    return by_content


def _tell_lie(path: str, suffix: str, found: Format | None) -> Message:
    if found is None:
        return message(
            "{path} is named {suffix}, but it is none: give it its own suffix",
            path=path,
            suffix=suffix,
        )
    return message(
        "{path} is named {suffix}, but its content is {format}: rename it, or write"
        " --input-format {format}",
        path=path,
        suffix=suffix,
        format=found.name,
    )


def _choose_format(path: str | Path, value: str) -> str:
    formats = list_formats().values()
    suffix = Path(path).suffix.lower()
    by_suffix = (each.name for each in formats if suffix in each.suffixes)
    by_text = (each.name for each in formats if each.is_recognised(value))
    return next(by_suffix, None) or next(by_text, _PLAIN)


def _describe_format(name: str, value: str, *, is_given: bool) -> Iterator[Message]:
    """What to tell of a text that is read in a format."""
    own = list_formats()[name]
    if own.note:
        yield own.note
    others = (each for each in list_formats().values() if each.is_recognised(value))
    other = next(others, None)
    if other and other is not own and not is_given:
        yield message(
            "it is read as {format} as its name says, but begins as {other}",
            format=name,
            other=other.name,
        )


def _name_place(error: UnreadableError, path: str) -> Message:
    if not error.line:
        return message("{path}: {said}", path=path, said=error.said)
    return message(
        "{path}:{line}:{column}: {said}",
        path=path,
        line=str(error.line),
        column=str(error.column),
        said=error.said,
    )


def read_content(document: Document) -> Content:
    """What the format of a document makes of it as one text.

    Raises ValueError when there is no such format.
    """
    form = find_format(document.format)
    whole = document.parts[0] if document.parts and len(document.parts) == 1 else None
    if whole and not whole.key:
        return whole.content
    return form.read(document.text)


def read_parts(document: Document) -> tuple[Part, ...]:
    """The parts of a document; one without a key where it is one text, or has none.

    Raises ValueError as `read_content` does, and UnreadableError for a document that is
    not what its format says.
    """
    form = find_format(document.format)
    if document.parts is not None:
        return document.parts
    split = form.split
    if split is None:
        return (Part("", read_content(document)),)
    nothing = Composer(document.text).compose()
    return split(document.text) or (Part("", read_message(nothing)),)


def tell_languages(name: str, head: str) -> tuple[str, str]:
    """The languages that a catalog tells, of its texts and their translations, as tags.

    By its name and its beginning; empty where it does not, or is no catalog.
    """
    suffix = Path(name).suffix.lower()
    formats = list_formats().values()
    own = next((each for each in formats if suffix in each.suffixes), None)
    return own.tell(head) if own else ("", "")


def read_sides(document: Document) -> Sides | None:
    """Both versions that a document holds; None where its format holds one."""
    pair = find_format(document.format).pair
    return pair(document.text) if pair else None
