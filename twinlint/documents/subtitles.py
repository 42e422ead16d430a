"""Subtitles in SRT or WebVTT: what is said, in the order of the cues.

A sentence often runs over several cues, and languages part it at other words; so cues
are joined until a sentence ends. Places tell when the words are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.documents.document import (
    Content,
    Format,
    Kind,
    Part,
    Stretch,
    UnreadableError,
)
from twinlint.documents.markup import read_markup
from twinlint.finding import message
from twinlint.source import Composer, Spot, Text

_TIMES = re.compile(
    r"[ \t]*(?P<start>(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})[ \t]*-->[ \t]*"
    r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}.*"
)
_ANY_TIMES = re.compile(rf"^{_TIMES.pattern}$", re.M)
_STYLE = re.compile(r"\{\\[^{}\n]{1,80}\}|<v(?:\.\w+)?\s[^<>\n]{0,200}>|^[ \t]*-[ \t]?")
"""How the words look, who says them, and the dash of somebody else who speaks."""
_SENTENCE_END = re.compile(r"[.?!…:][\"'»”’)\]]*[ \t]*(?:</\w+>)*$|[\])♪][ \t]*$")


def _read(text: Text) -> Content:
    composer = Composer(text)
    stretches: list[Stretch] = []
    start = length = 0
    for line, first, spot in _find_lines(text.value):
        if length > start:
            composer.write(" ", first)
            length += 1
        composer.spot = spot
        done = 0
        for match in _STYLE.finditer(line):
            composer.copy(first + done, first + match.start())
            length += match.start() - done
            done = match.end()
        composer.copy(first + done, first + len(line))
        length += len(line) - done
        if _SENTENCE_END.search(line):
            stretches.append(Stretch(Kind.PARAGRAPH, 0, start, length))
            composer.write("\n\n", first + len(line))
            start = length = length + 2
    if length > start:
        stretches.append(Stretch(Kind.PARAGRAPH, 0, start, length))
    made = composer.compose()
    return Content(made, read_markup(made.value), tuple(stretches))


def _is_marked(value: str) -> bool:
    return value.startswith("WEBVTT")


def _split(text: Text) -> tuple[Part, ...]:
    """The one text; raises UnreadableError where nothing in it has a time."""
    value = text.value
    if value.strip() and not (_is_marked(value) or _ANY_TIMES.search(value)):
        raise UnreadableError(message("no line of these subtitles has times"), 1, 1)
    return (Part("", _read(text)),)


subtitles = Format(
    "subtitles",
    (".srt", ".vtt"),
    _read,
    _is_marked,
    split=_split,
    comment="NOTE",
    example="1\n00:00:01,000 --> 00:00:04,000\n{text}\n",
)


def _find_lines(value: str) -> Iterator[tuple[str, int, Spot]]:
    """The lines of the cues, with their offsets, and when they are shown."""
    spot: Spot | None = None
    position = 0
    for line in value.split("\n"):
        match = _TIMES.fullmatch(line)
        if match:
            spot = Spot(key=match["start"].replace(",", "."))
        elif not line.strip():
            spot = None
        elif spot:
            yield line, position, spot
        position += len(line) + 1
