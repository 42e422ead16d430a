"""Takes out of documents what a team does not want to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from twinlint.comparison import Parts
from twinlint.documents import BLANK, Content, Kind, Part
from twinlint.policy import Policy

_Ranges = tuple[tuple[int, int], ...]


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
    whole = tuple(_find_sections(content, sections))
    plain = content.markup.plain
    words = tuple(found.span() for each in patterns for found in each.finditer(plain))
    hidden = (*whole, *words)
    if not hidden:
        return content
    markup = content.markup
    return replace(
        content,
        markup=replace(
            markup,
            plain=_blank(plain, hidden),
            links=tuple(a for a in markup.links if not _is_in(a.start, a.end, hidden)),
            emails=tuple(each for each in markup.emails if not _is_in(*each, hidden)),
        ),
        stretches=tuple(
            each
            for each in content.stretches
            if not _is_in(each.start, each.end, hidden)
        ),
        entries=tuple(
            each for each in content.entries if not _is_in(each.start, each.end, whole)
        ),
    )


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


def _is_in(start: int, end: int, ranges: _Ranges) -> bool:
    return any(first <= start and end <= last for first, last in ranges)


def _blank(plain: str, ranges: _Ranges) -> str:
    """The text with markup in place of what is hidden; line ends stay."""
    for start, end in ranges:
        lines = plain[start:end].split("\n")
        hidden = "\n".join(BLANK * len(line) for line in lines)
        plain = plain[:start] + hidden + plain[end:]
    return plain
