"""Hides what nobody compares: `ignore-sections`, `ignore-words` of the settings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from twinlint.comparison import Parts
from twinlint.documents import BLANK, Content, Kind, Part
from twinlint.policy import Policy


def hide_parts(parts: Parts, policy: Policy) -> Parts:
    """The parts without the sections and words that are not compared."""
    if not (policy.sections or policy.words):
        return parts
    patterns = tuple(map(re.compile, policy.words))
    sections = frozenset(map(_fold, policy.sections))

    def hide(part: Part) -> Part:
        return replace(part, content=_hide(part.content, sections, patterns))

    return Parts(
        tuple(map(hide, parts.reference)),
        tuple(map(hide, parts.translation)),
        parts.locales,
    )


def _hide(
    content: Content, sections: frozenset[str], patterns: tuple[re.Pattern[str], ...]
) -> Content:
    plain = content.markup.plain
    ranges = [
        *_find_sections(content, sections),
        *(found.span() for each in patterns for found in each.finditer(plain)),
    ]
    if not ranges:
        return content
    hidden, markup = _Hidden(ranges), content.markup
    return replace(
        content,
        markup=replace(
            markup,
            plain=hidden.blank(plain),
            links=tuple(a for a in markup.links if not hidden.holds(a.start, a.end)),
            emails=tuple(each for each in markup.emails if not hidden.holds(*each)),
            codes=tuple(each for each in markup.codes if not hidden.holds(*each)),
        ),
        stretches=tuple(
            each for each in content.stretches if not hidden.holds(each.start, each.end)
        ),
        entries=tuple(
            each for each in content.entries if not hidden.holds(each.start, each.end)
        ),
    )


class _Hidden:
    """Stretches of a text that are hidden, asked one by one."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(ranges)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether all between two offsets is in one of them."""
        begun = bisect_right(self._starts, start)
        return begun > 0 and end <= self._ends[begun - 1]

    def blank(self, plain: str) -> str:
        """The text with markup in place of what is hidden; line ends stay."""
        pieces: list[str] = []
        done = 0
        for start, end in zip(self._starts, self._ends, strict=True):
            if end > done:
                start = max(start, done)
                pieces += (plain[done:start], _VISIBLE.sub(BLANK, plain[start:end]))
                done = end
        return "".join((*pieces, plain[done:]))


_VISIBLE = re.compile(r"[^\n]")


def _find_sections(
    content: Content, sections: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """From each heading that is hidden to the next one that is not below it."""
    start, level = -1, 0
    for stretch in content.stretches:
        if stretch.kind is not Kind.HEADING:
            continue
        if start >= 0 and stretch.level <= level:
            yield start, stretch.start
            start = -1
        words = content.markup.plain[stretch.start : stretch.end]
        if start < 0 and _fold(words.replace(BLANK, "")) in sections:
            start, level = stretch.start, stretch.level
    if start >= 0:
        yield start, len(content.markup.plain)


def _fold(words: str) -> str:
    return " ".join(words.split()).casefold()
