"""HTML: a page in parts, without what nobody sees (`<script>`, `<template>`).

Which tags open blocks, and what links are, stands in `markup`; what is main content,
furniture or code, in `regions`; what attributes say of language and lists, `elements`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from twinlint.documents.blank import hide_all
from twinlint.documents.blocks import cut_blocks
from twinlint.documents.document import (
    Content,
    Entry,
    Format,
    Kind,
    Markup,
    Part,
    Stretch,
)
from twinlint.documents.elements import find_declared, find_entries
from twinlint.documents.markup import BLANK, read_markup
from twinlint.documents.passage import read_passage
from twinlint.documents.regions import Regions, find_regions, find_rest
from twinlint.source import Composer, Cover, Spot, Text

_UNSEEN = re.compile(
    r"<(script|style|noscript|template|SCRIPT|STYLE|NOSCRIPT|TEMPLATE)\b[^<>]{0,900}>"
)
_INSTRUCTION = re.compile(r"<\?[A-Za-z][^<>]{0,900}\?>|<![A-Za-z][^<>]{0,900}>")
_BEGINNING = re.compile(
    r"\s*(?:<!--.{0,900}?-->\s*)?<(?:!doctype html|html)\b", re.I | re.S
)
_DESCRIPTION = re.compile(
    r"<meta\s[^<>]{0,200}?\bname\s*=\s*[\"']?description[\"'\s][^<>]{0,200}?"
    r"\bcontent\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')",
    re.I,
)
"""What search engines show of a page below its title."""
_INLINE_CODE = re.compile(
    r"<(?P<name>code|kbd|samp)(?:\s[^<>]{0,300})?>(?P<code>[^\0]{1,400}?)</(?P=name)>",
    re.I,
)
_ENTITY = re.compile(
    r"&(?!(?:lt|gt|amp|quot|#60|#62);)(?:#\d{1,7}|#x[\da-f]{1,6}|\w{2,31});", re.I
)
"""A character by its name or number; not those that would become markup."""


_BACKTICK = "\u2035"
"""Stands for the sign that begins code in Markdown alone: in HTML readers see it, and
old manuals quote with it."""


def _read(text: Text) -> Content:
    return _read_page(text)[0]


def _split(text: Text) -> tuple[Part, ...]:
    """The main content, the furniture as a list, and what the head says.

    The title of a page is what its heading says, often with the name of the site, and a
    document in another format has none: it is compared with another title alone.
    """
    whole, regions = _read_page(text)
    aside = (*regions.furniture, *regions.titles)
    parts = [Part("", _leave_out(whole, sorted(aside)))]
    rest = find_rest(regions.furniture, len(whole.text.value))
    furniture = _leave_out(whole, rest)
    if furniture.stretches:
        parts.append(Part("furniture", _make_list(furniture), is_optional=True))
    for start, end in regions.titles:
        value = whole.text.value
        span = value.find(">", start) + 1, max(value.rfind("</", start, end), start)
        parts.append(_read_head(whole.text, "head title", span, is_optional=True))
    described = _DESCRIPTION.search(whole.text.value)
    if described:
        span = described.span(described.lastindex or 0)
        parts.append(_read_head(whole.text, "description", span))
    return tuple(parts)


def _read_head(
    text: Text, key: str, span: tuple[int, int], *, is_optional: bool = False
) -> Part:
    """What the head of a page says for programs that show the page."""
    composer = Composer(text, Spot(key=key))
    composer.copy(*span)
    content = read_passage(composer.compose())
    return Part(key, content, is_optional=is_optional)


html = Format(
    "html",
    (".html", ".htm", ".xhtml"),
    _read,
    lambda value: _BEGINNING.match(value) is not None,
    split=_split,
)


def _read_page(text: Text) -> tuple[Content, Regions]:
    text = _decode_entities(text)
    markup = read_markup(_flatten(text.value))
    regions = find_regions(markup.source)
    markup = _blank_inline_code(markup, regions.code)
    stretches = cut_blocks(markup.plain)
    whole = (_without_parts_of_tags(markup, stretch) for stretch in stretches)
    source = markup.source
    shown = tuple(_mark_code(whole, regions.code))
    content = Content(text, markup, shown, find_declared(source), find_entries(source))
    return content, regions


def _blank_inline_code(markup: Markup, code: Sequence[tuple[int, int]]) -> Markup:
    """Markup where code inside a sentence is none of its words, as in Markdown."""
    blocks = Cover(code)
    pieces: list[str] = []
    codes: list[tuple[int, int]] = []
    done = 0
    for match in _INLINE_CODE.finditer(markup.source):
        start, end = match.span("code")
        if start not in blocks:
            pieces += (markup.plain[done:start], BLANK * (end - start))
            codes.append((start, end))
            done = end
    plain = "".join((*pieces, markup.plain[done:]))
    return replace(markup, plain=plain, codes=tuple(codes))


def _mark_code(
    stretches: Iterable[Stretch], code: Sequence[tuple[int, int]]
) -> Iterator[Stretch]:
    """The stretches, those of one piece of code as one."""
    starts = [start for start, _ in code]
    last: Stretch | None = None
    piece = -1
    for stretch in stretches:
        at = bisect_right(starts, stretch.start) - 1
        is_code = at >= 0 and stretch.start < code[at][1]
        if is_code and last and at == piece:
            last = Stretch(Kind.CODE, 0, last.start, stretch.end)
            continue
        if last:
            yield last
        last = None
        if is_code:
            piece, last = at, Stretch(Kind.CODE, 0, stretch.start, stretch.end)
        else:
            yield stretch
    if last:
        yield last


def _leave_out(whole: Content, spans: Sequence[tuple[int, int]]) -> Content:
    """What a page says outside some stretches, which are in order."""
    markup = whole.markup
    left_out = Cover(spans)

    def is_chosen(at: int) -> bool:
        return at not in left_out

    return replace(
        whole,
        markup=replace(
            markup,
            plain=hide_all(markup.plain, spans),
            links=tuple(link for link in markup.links if is_chosen(link.start)),
            emails=tuple(span for span in markup.emails if is_chosen(span[0])),
            codes=tuple(span for span in markup.codes if is_chosen(span[0])),
        ),
        stretches=tuple(s for s in whole.stretches if is_chosen(s.start)),
        entries=tuple(e for e in whole.entries if is_chosen(e.start)),
    )


def _make_list(content: Content) -> Content:
    """Content where each block is an entry of one list."""
    stretches = tuple(
        Stretch(Kind.ITEM, 0, each.start, each.end) for each in content.stretches
    )
    entries = tuple(Entry(each.start, each.end, 0) for each in stretches)
    return replace(content, stretches=stretches, entries=entries, is_unordered=True)


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
    """An HTML text where only tags break lines and open code; scripts are blank.

    So is what pages tell programs: `<!doctype html>`, `<?xml version="1.0"?>`.
    """
    value = _INSTRUCTION.sub(lambda match: BLANK * len(match[0]), value)
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
    return "".join(pieces).replace("\n", " ").replace("`", _BACKTICK)


def _without_parts_of_tags(markup: Markup, stretch: Stretch) -> Stretch:
    """A stretch that begins after the tag it begins in, and ends before another."""
    start, end, value = stretch.start, stretch.end, markup.source
    if markup.plain[start] == BLANK and value[start] != "<":
        start = value.find(">", start, end) + 1 or start
    opened = value.rfind("<", start, end)
    if markup.plain[end - 1] == BLANK and opened > value.rfind(">", start, end):
        end = opened
    return Stretch(stretch.kind, stretch.level, start, end)
