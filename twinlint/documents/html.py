"""HTML: characters in place of entities, and blocks where tags open and close them."""

from __future__ import annotations

import re

from twinlint.documents.blocks import cut_blocks
from twinlint.documents.document import Content, Format, Markup, Stretch
from twinlint.documents.elements import find_declared, find_entries
from twinlint.documents.markup import BLANK, read_markup
from twinlint.source import Composer, Text

_UNSEEN = re.compile(r"<(script|style|SCRIPT|STYLE)\b[^<>]{0,900}>")
_BEGINNING = re.compile(
    r"\s*(?:<!--.{0,900}?-->\s*)?<(?:!doctype html|html)\b", re.I | re.S
)
_ENTITY = re.compile(
    r"&(?!(?:lt|gt|amp|quot|#60|#62);)(?:#\d{1,7}|#x[\da-f]{1,6}|\w{2,31});", re.I
)
"""A character by its name or number; not those that would become markup."""


def _read(text: Text) -> Content:
    text = _decode_entities(text)
    markup = read_markup(_flatten(text.value))
    stretches = cut_blocks(markup.plain)
    whole = tuple(_without_parts_of_tags(markup, stretch) for stretch in stretches)
    source = markup.source
    return Content(text, markup, whole, find_declared(source), find_entries(source))


html = Format(
    "html",
    (".html", ".htm", ".xhtml"),
    _read,
    lambda value: _BEGINNING.match(value) is not None,
)


def _decode_entities(text: Text) -> Text:
    """An HTML text with characters in place of their entities, each at its place."""
    from html import unescape  # The names of all entities are many.

    composer = Composer(text)
    done = 0
    for match in _ENTITY.finditer(text.value):
        character = unescape(match[0])
        if character == match[0] or character == "\n":
            continue
        composer.copy(done, match.start())
        composer.write(character, match.start())
        done = match.end()
    if not done:
        return text
    composer.copy(done, len(text.value))
    return composer.compose()


def _flatten(value: str) -> str:
    """An HTML text where only tags break lines; scripts and styles are blank."""
    pieces: list[str] = []
    done = 0
    for match in _UNSEEN.finditer(value):
        if match.start() < done:
            continue
        end = value.find(f"</{match[1]}", match.end())
        if end < 0:
            break
        pieces += (value[done : match.start()], "\0" * (end - match.start()))
        done = end
    pieces.append(value[done:])
    return "".join(pieces).replace("\n", " ")


def _without_parts_of_tags(markup: Markup, stretch: Stretch) -> Stretch:
    """A stretch that begins after the tag it begins in, and ends before another."""
    start, end, value = stretch.start, stretch.end, markup.source
    if markup.plain[start] == BLANK and value[start] != "<":
        start = value.find(">", start, end) + 1 or start
    opened = value.rfind("<", start, end)
    if markup.plain[end - 1] == BLANK and opened > value.rfind(">", start, end):
        end = opened
    return Stretch(stretch.kind, stretch.level, start, end)
