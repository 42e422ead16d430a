"""Tells in which encoding the bytes of a text are, and reads them.

UTF-8 first. What is not UTF-8 is taken for Windows-1252, in which nearly all older
files in Western languages are (the Encoding Standard of WHATWG reads Latin-1 as
Windows-1252 as well); UTF-16 is known by its mark, or by a zero in every other byte.
"""

from __future__ import annotations

import codecs

from twinlint.documents.document import UnreadableError
from twinlint.finding import Message, message

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SAMPLE = 4000
"""Bytes that are looked at for zeros."""
_ZEROS = 0.4
"""Share of zeros in every other byte from which on a text is UTF-16; French has more
than 0.9 of them, and a text without a Latin letter has spaces and digits."""
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1a\x1b")


def decode(content: bytes) -> tuple[str, tuple[Message, ...]]:
    """The text of some bytes, and what to tell about its encoding.

    Raises `UnreadableError` for bytes that are no text.
    """
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return _decode_as(content[len(mark) :], codec, name, len(mark))
    codec = _guess_utf_16(content[:_SAMPLE])
    if codec:
        return _decode_as(content, codec, "UTF-16", 0)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _decode_older(content, error)


def _decode_as(
    content: bytes, codec: str, name: str, skipped: int
) -> tuple[str, tuple[Message, ...]]:
    try:
        value = content.decode(codec)
    except UnicodeDecodeError as error:
        position = error.start + skipped + 1
        said = message(
            "it is not in {encoding}: byte {position} is {byte}",
            encoding=name,
            position=position,
            byte=f"0x{content[error.start]:02X}",
        )
        raise UnreadableError(said) from None
    if codec == "utf-8":
        return value, ()
    return value, (message("it is in {encoding}", encoding=name),)


def _guess_utf_16(sample: bytes) -> str:
    """The codec of bytes where every other one is mostly zero; empty if not so."""
    half = len(sample) // 2
    if half < 2:
        return ""
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > _ZEROS and even < _ZEROS / 4:
        return "utf-16-le"
    if even > _ZEROS and odd < _ZEROS / 4:
        return "utf-16-be"
    return ""


def _decode_older(
    content: bytes, error: UnicodeDecodeError
) -> tuple[str, tuple[Message, ...]]:
    """The text in Windows-1252, which has no control characters but white space."""
    try:
        if not _CONTROLS.isdisjoint(content):
            raise error
        value = content.decode("cp1252")
    except UnicodeDecodeError:
        said = message(
            "it is not in UTF-8: byte {position} is {byte}",
            position=error.start + 1,
            byte=f"0x{content[error.start]:02X}",
        )
        raise UnreadableError(said) from None
    return value, (message("it is in {encoding}", encoding="Windows-1252"),)
