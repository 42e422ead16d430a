"""Finds what blocks of a text mention (words, names, values, links); cuts sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from twinlint.documents import (
    Content,
    Declared,
    Document,
    Kind,
    Link,
    Markup,
    Stretch,
    join_hidden,
    read_content,
)
from twinlint.kept import ask_once
from twinlint.mentions.beside import read_beside
from twinlint.mentions.dates import read_dates
from twinlint.mentions.keys import Stems, make_stems
from twinlint.mentions.mention import (
    Block,
    Code,
    Measure,
    Mentions,
    Sentence,
    Value,
)
from twinlint.mentions.patterns import BULLETS, STOPS, Reader, make_reader
from twinlint.mentions.people import NAME
from twinlint.mentions.promises import Promise
from twinlint.mentions.values import read_number_words, read_values
from twinlint.source import Locale, Text

_Piece = TypeVar("_Piece")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_STOP = re.compile(f"[{STOPS}{BULLETS}]")
"""What stands before the end of a sentence, or after it."""
_NOTE = re.compile(r"[\s\0]*+(?:[\[(][\s\0]*+)?\d+[\s\0]*+[\])]?[\s\0]*+")
"""All of a label that is the mark of a note: `[13]`."""
_NAMING = (Kind.HEADING, Kind.ITEM)
"""Kinds of which a name in code may be all."""
_AFTER_NUMBER = re.compile(r".?\d|\d[ \u00a0\u202f]")
"""What stands before a unit, whose full stop is that of its sentence: `16 h.`."""


def read_mentions(
    text: Text,
    locale: Locale,
    format: str = "markdown",  # noqa: A002 - the word of the interface
    other: Locale | None = None,
) -> Mentions:
    """What a text mentions; `format` is the name of one of the formats.

    `other` is the language of the version beside it, of which a passage may be left.
    """
    return mention_content(read_content(Document(text, format)), locale, other)


@ask_once
def mention_content(
    content: Content, locale: Locale, other: Locale | None = None
) -> Mentions:
    """What a text mentions of which a format has made its content."""
    reader = make_reader(locale, other)
    markup, stretches = join_hidden(content.markup), content.stretches
    stems = make_stems(locale, other)
    blocks = tuple(_read_blocks(markup, stretches, reader, stems))
    words: set[str] = set().union(*(block.words for block in blocks))
    lower = frozenset(map(str.lower, words))
    declared = tuple(_leave_out_own(content.declared, reader.language.base))
    return Mentions(
        content.text,
        locale,
        markup.plain,
        blocks,
        lower,
        declared,
        content.entries,
        content.is_unordered,
        content.is_message,
    )


def _leave_out_own(declared: Iterable[Declared], own: Locale) -> Iterator[Declared]:
    """The stretches in another language than the text, without those inside others."""
    end = -1
    for each in declared:
        if each.language.partition("-")[0] != own and each.end > end:
            end = each.end
            yield each


def _read_blocks(
    markup: Markup,
    stretches: Iterable[Stretch],
    reader: Reader,
    stems: Stems,
) -> Iterator[Block]:
    plain = markup.plain
    links = tuple(sorted(markup.links, key=lambda link: link.start))
    link_starts = [link.start for link in links]
    emails = markup.emails
    email_starts = [start for start, _ in emails]
    codes = tuple(_read_codes(markup))
    code_starts = [code.start for code in codes]
    previous = 0
    for stretch in stretches:
        start, end = stretch.start, stretch.end
        if "{:toc" in markup.source[start:end]:
            continue  # Kramdown puts a table of contents in place of the block.
        mine = _cut(links, link_starts, previous, end)
        sentences = tuple(_read_sentences(plain, start, end, reader, mine))
        if len(sentences) == 1:
            words = sentences[0].words
        else:
            words = tuple(word for sentence in sentences for word in sentence.words)
        names = tuple(NAME.findall(plain, start, end))
        values: list[Value] = []
        if stretch.kind is not Kind.CODE:
            values = _read_values(plain, (start, end), words, names, reader)
            values = _leave_out_notes(markup, values, mine)
        for a, b in _cut(emails, email_starts, previous, end):
            address = markup.source[a:b]
            values.append(Value(Measure.EMAIL, address.lower(), a, b))
        own_codes = _cut(codes, code_starts, previous, end)
        previous = end
        shown = words
        if not words and stretch.kind in _NAMING:
            shown = tuple(
                _WORD.findall(markup.source, start, end)
            )  # All of it is code.
        if not (shown or values or mine):
            continue
        yield Block(
            stretch.kind,
            stretch.level,
            start,
            end,
            sentences,
            words,
            names,
            tuple(values),
            mine,
            stems.read_keys(shown, values, mine, own_codes),
            _length(shown, values),
            tuple(read_dates(values)) if values else (),
            own_codes,
        )


def _cut(
    pieces: tuple[_Piece, ...], starts: Sequence[int], start: int, end: int
) -> tuple[_Piece, ...]:
    """Those of some pieces, in order, that begin between two offsets."""
    return pieces[bisect_left(starts, start) : bisect_left(starts, end)]


def _read_codes(markup: Markup) -> Iterator[Code]:
    for start, end in markup.codes:
        text = " ".join(markup.source[start:end].strip("`").split())
        if len(text) > 1:
            yield Code(start, text)


def _read_values(
    plain: str,
    span: tuple[int, int],
    words: tuple[str, ...],
    names: tuple[str, ...],
    reader: Reader,
) -> list[Value]:
    """The values of a block; patterns search where a word or digit promises one."""
    said = reader.promises.gather(words)
    values: list[Value] = []
    if (
        said & Promise.DATE
        or _DIGIT.search(plain, *span)
        or reader.promises.has_roman(names)
        or (said & Promise.LEAD and "I" in words)
    ):
        values += read_values(plain, *span, reader)
    if said & Promise.NUMBER or (said & Promise.ONE and said & Promise.UNIT):
        values = _join(values, read_number_words(plain, *span, reader))
    if said & Promise.PART:
        attributes = reader.attributes
        values = _join(list(attributes.read_minutes(plain, *span)), values)
        values = _join(values, attributes.read_halves(plain, *span))
    return read_beside(plain, values, reader.language) if values else values


def _leave_out_notes(
    markup: Markup, values: list[Value], links: Sequence[Link]
) -> list[Value]:
    """The values without the marks of notes, which are links to the same page."""
    links = [link for link in links if "#" in link.target] if values else []
    if not links:
        return values
    return [v for v in values if not any(_is_note(markup, v, link) for link in links)]


def _is_note(markup: Markup, value: Value, link: Link) -> bool:
    """Whether a number is the mark of a note, which each version counts anew."""
    if value.start < link.start:
        return False
    a, b = link.label_start, link.label_end
    if a < b:
        return value.end <= b and _NOTE.fullmatch(markup.plain, a, b) is not None
    # Of a link of HTML only the tag that opens it is known.
    match = _NOTE.match(markup.plain, link.end)
    is_inside = match is not None and value.end <= match.end()
    return is_inside and "</a" in markup.source[value.end : match.end() if match else 0]


def cut_sentences(block: Block, stems: Stems) -> Iterator[Block]:
    """Each sentence of a block as a paragraph; `stems` give the keys of its words."""
    value_starts = [value.start for value in block.values]
    link_starts = [link.start for link in block.links]
    date_starts = [date.start for date in block.dates]
    code_starts = [code.start for code in block.codes]
    for sentence in block.sentences:
        a, b = sentence.start, sentence.end
        values = _cut(block.values, value_starts, a, b)
        links = _cut(block.links, link_starts, a, b)
        dates = _cut(block.dates, date_starts, a, b)
        codes = _cut(block.codes, code_starts, a, b)
        if sentence.words or values or links:
            yield Block(
                Kind.PARAGRAPH,
                0,
                a,
                b,
                (sentence,),
                sentence.words,
                (),
                values,
                links,
                stems.read_keys(sentence.words, values, links, codes),
                _length(sentence.words, values),
                dates,
                codes,
            )


def _length(words: tuple[str, ...], values: Sequence[Value]) -> int:
    return sum(map(len, words)) + len(words) + 3 * len(values)


def _join(values: list[Value], words: Iterable[Value]) -> list[Value]:
    """All values in order, without number words that belong to digits: 40 millions."""
    words = list(words)
    if not words:
        return sorted(values, key=_start)
    inside = {
        at
        for value in values
        for at in range(value.start, max(value.end, value.unit_end))
    }
    joined = values + [word for word in words if word.start not in inside]
    return sorted(joined, key=_start)


def _start(value: Value) -> int:
    return value.start


def _read_sentences(
    plain: str, start: int, end: int, reader: Reader, links: Sequence[Link]
) -> Iterator[Sentence]:
    begin = start
    label_starts = [link.label_start for link in links]
    for match in _find_ends(plain, start, end, reader):
        stop = match.end()
        last = reader.last_word.search(plain, max(begin, stop - 24), stop)
        if last and (
            last[1] in reader.language.abbreviations
            or (len(last[1]) == 1 and last[1].isalpha())
        ):
            at = last.start(1)
            if not _AFTER_NUMBER.fullmatch(plain, max(begin, at - 2), at):
                continue
        around = bisect_right(label_starts, match.start()) - 1
        if around >= 0 and match.start() < links[around].label_end:
            continue  # Inside the label of a link.
        yield Sentence(begin, match.start(), tuple(_WORD.findall(plain, begin, stop)))
        begin = stop
    if begin < end:
        yield Sentence(begin, end, tuple(_WORD.findall(plain, begin, end)))


def _find_ends(
    plain: str, start: int, end: int, reader: Reader
) -> Iterator[re.Match[str]]:
    """The ends of sentences, looked for where a sign promises one."""
    done = start
    for stop in _STOP.finditer(plain, max(0, start - 1), end):
        at = stop.start() if stop[0] in BULLETS else stop.end()
        match = reader.sentence_end.match(plain, at, end) if at >= done else None
        if match:
            done = match.end()
            yield match
