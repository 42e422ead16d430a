"""Plain text that a program took from a PDF: pages between form feeds, broken lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from twinlint.documents.pages.contents import cut_leaders
from twinlint.documents.pages.hyphens import Joiner
from twinlint.documents.pages.running import find_running
from twinlint.source import Composer, Text

_PAGE_END = "\f"
_MARK = re.compile(r"(?:[•◦▪●·–—*-]|\(?(?:\d{1,3}[.)]|[a-zA-Z]\)))[ \t]+\S|\|")
_SENTENCE_END = re.compile(r"[.?!…:;][\"'»”’)\]]*$")
_DIVIDED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)([-\xad‐])$")
_WORD = re.compile(r"[^\W\d_]+")
_FULL = 0.8
"""Of the longest line: with the next word, a line that was broken was longer."""

_Line = tuple[int, int]
"""Offsets of a line without the white space around it; empty for a blank one."""


def rebuild(text: Text) -> Text:
    """The text in paragraphs of one line each, without what runs through all pages."""
    pages = [list(page) for page in _cut_pages(text.value)]
    value = text.value
    shown = [[value[a:b] for a, b in page if a < b] for page in pages]
    running = find_running(shown)
    kept = [_leave_out(page, number, running) for number, page in enumerate(pages)]
    lines = [line for page in kept for line in page if line[0] < line[1]]
    width = max((b - a for a, b in lines), default=0)
    joiner = Joiner(value[a:b] for a, b in lines)
    composer = Composer(text)
    for first, second in pairwise([(0, 0), *_join_pages(value, kept)]):
        _join(composer, first, second, width, joiner)
    return composer.compose()


def _cut_pages(value: str) -> Iterator[Iterator[_Line]]:
    position = 0
    for page in value.split(_PAGE_END):
        yield _cut_lines(page, position)
        position += len(page) + 1


def _cut_lines(page: str, position: int) -> Iterator[_Line]:
    for line in page.split("\n"):
        start = position + len(line) - len(line.lstrip())
        yield start, max(start, position + len(cut_leaders(line.rstrip())))
        position += len(line) + 1


def _leave_out(
    page: list[_Line], number: int, running: frozenset[tuple[int, int]]
) -> list[_Line]:
    """The lines of a page, blank ones in place of those that run through all pages."""
    kept: list[_Line] = []
    at = 0
    for start, end in page:
        if start < end:
            kept.append((start, start) if (number, at) in running else (start, end))
            at += 1
        else:
            kept.append((start, start))
    return kept


def _join_pages(value: str, pages: list[list[_Line]]) -> Iterator[_Line]:
    """The lines of all pages; no blank ones where a sentence goes on on the next."""
    last = ""
    for page in pages:
        words = [at for at, (a, b) in enumerate(page) if a < b]
        if not words:
            continue
        first, end = words[0], words[-1] + 1
        begin = value[slice(*page[first])]
        goes_on = last and not _SENTENCE_END.search(last) and begin[:1].islower()
        if last and not goes_on:
            yield page[first][0], page[first][0]
        yield from page[first:end]
        last = value[slice(*page[end - 1])]


def _join(
    composer: Composer, first: _Line, second: _Line, width: int, joiner: Joiner
) -> None:
    """Add a line after another one, with what has to stand between the two."""
    value = composer.text.value
    before, line = value[slice(*first)], value[slice(*second)]
    if not before or not line or not _is_wrapped(before, line, width):
        if line:
            composer.write("\n\n", second[0])
            composer.copy(*second)
        return
    divided, word = _DIVIDED.search(before), _WORD.match(line)
    if not (divided and word and word[0][0].islower()):
        composer.write(" ", second[0])
    elif joiner.is_divided(divided[1], divided[2], word[0]):
        composer.take_back(1)
    composer.copy(*second)


def _is_wrapped(before: str, line: str, width: int) -> bool:
    if _MARK.match(line):
        return False
    if _DIVIDED.search(before) and line[0].islower():
        return True
    word = line.split(None, 1)[0]
    return len(before) + 1 + len(word) > _FULL * width
