"""Takes the fingerprint by which a baseline knows a finding after lines moved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twinlint.data import dataclass
from twinlint.documents import Content, Part
from twinlint.finding import Finding
from twinlint.kept import make_key
from twinlint.source import Span

_LENGTH = 32
"""Hexadecimal digits of a fingerprint: 128 bits."""


def mark_findings(
    findings: Iterable[Finding], parts: Iterable[Part]
) -> Iterator[Finding]:
    """The findings, each with its fingerprint at each of its places.

    It is made of the rule, the words that the finding is about, and the blocks of both
    texts that they stand in, whatever white space they have. It is the same when the
    file moves, or anything else in it changes: the same is found at another place, too.
    """
    blocks: dict[str, list[Blocks]] = {}
    for part in parts:
        made = Blocks(part.content)
        blocks.setdefault(part.content.text.path, []).append(made)
    for finding in findings:
        also = tuple(_mark(each, blocks) for each in finding.also)
        yield replace(_mark(finding, blocks), also=also)


def _mark(finding: Finding, blocks: Mapping[str, Sequence[Blocks]]) -> Finding:
    key = make_key(finding.rule, *_list_texts(finding, blocks))[:_LENGTH]
    return replace(finding, fingerprint=key)


def _list_texts(
    finding: Finding, blocks: Mapping[str, Sequence[Blocks]]
) -> Iterator[str]:
    for place in (finding.place, *finding.related):
        if place:
            yield " ".join(place.text.split())
            yield _find_block(place.span, blocks.get(place.span.path, ()))


def _find_block(span: Span, parts: Iterable[Blocks]) -> str:
    return next(filter(None, (part.find(span) for part in parts)), "")


@dataclass(slots=True)
class Blocks:
    """The blocks of a part, asked by place."""

    content: Content

    def find(self, span: Span) -> str:
        """The words of the block at a place, or of the one before it."""
        at = self.find_index(span.line, span.column)
        if at < 0:
            return ""
        stretch = self.content.stretches[at]
        return " ".join(self.content.text.value[stretch.start : stretch.end].split())

    def find_index(self, line: int, column: int) -> int:
        """The number of the block at a place, or of the one before it, else -1."""
        offset = self.content.text.find(line, column)
        if offset is None:
            return -1
        stretches = self.content.stretches
        return bisect_right(stretches, offset, key=lambda each: each.start) - 1
