"""Makes one finding of a page whose versions differ all over: they are two editions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from twinlint.data import dataclass
from twinlint.documents import Content, Kind, Part, Stretch
from twinlint.finding import Finding, Place, Severity, message
from twinlint.source import NO_SPOT, Locale, Span, Spot
from twinlint.survey.fingerprint import Blocks
from twinlint.survey.problems import DIVERGING_PAGE

_FEWEST = 4
"""Differences that ask for a decision; fewer are told one by one."""
_SHARE = 0.15
"""Share of a version's blocks that differ, from which on a page is another edition. Of
146 published translations the one with four differences has them in 0.09 of its
blocks; of 826 pages of manuals, 14 have so many in more than 0.15."""
_FOREIGN = frozenset(("untranslated-text", "untranslated-word", "untranslated-page"))
"""Rules about what waits for a translation, which says nothing of the rest."""
_WORD = re.compile(r"\w")
_Judge = Callable[[Iterable[Finding]], Iterable[Finding]]


def join_editions(
    findings: tuple[Finding, ...],
    parts: tuple[Sequence[Part], Sequence[Part]],
    locales: tuple[Locale, Locale],
    judge: _Judge = iter,
) -> tuple[Finding, ...]:
    """The findings; those on what differs as one where that is much of the page.

    What one version has wrong in itself, such as a misspelt word, stays as it is.
    `judge` says whether such a finding counts, and how much.
    """
    apart = tuple(each for each in findings if _is_between(each, locales))
    serious = [each for each in apart if each.severity is not Severity.INFO]
    if len(serious) < _FEWEST:
        return findings
    revised = [each for each in serious if each.rule not in _FOREIGN]
    most = max(
        (
            _measure(revised, side, locale)
            for side, locale in zip(parts, locales, strict=True)
        ),
        key=lambda measured: measured.share,
    )
    if most.share < _SHARE:
        return findings
    heads = [replace(each, also=_list_all(apart)) for each in judge([_make(most)])]
    if not heads:
        return findings
    return (*heads, *(each for each in findings if each not in apart))


def _is_between(finding: Finding, locales: tuple[Locale, Locale]) -> bool:
    """Whether it is about both versions, and not about one of them alone."""
    return all(finding.on_side(locale) for locale in locales)


def _list_all(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each of some findings at each of its places."""
    return tuple(
        replace(each, also=()) for finding in findings for each in finding.occurrences
    )


def _make(measured: _Measured) -> Finding:
    top = Span(measured.path, 1, 1, 1, 1, measured.top)
    return DIVERGING_PAGE(
        message(
            "the two differ in {count} of {total} paragraphs, as two editions do",
            count=measured.blocks,
            total=measured.of,
        ),
        Place(top, measured.locale),
        help=message("bring both to one edition, then look at what is left"),
    )


@dataclass(frozen=True, slots=True)
class _Measured:
    """How much of a version differs from the other one."""

    path: str
    top: Spot
    """Where its text begins, in a document that has no lines."""
    locale: Locale
    blocks: int
    of: int

    @property
    def share(self) -> float:
        """Of all blocks, those that differ."""
        return self.blocks / self.of if self.of else 0.0


def _measure(
    findings: Iterable[Finding], parts: Sequence[Part], locale: Locale
) -> _Measured:
    """The blocks of a version that some findings are about, out of all."""
    blocks = [Blocks(part.content) for part in parts]
    told = {
        (number, at)
        for number, part in enumerate(parts)
        for at, stretch in enumerate(part.content.stretches)
        if _is_told(part.content, stretch)
    }
    touched: set[tuple[int, int]] = set()
    for finding in findings:
        for each in finding.occurrences:
            place = each.on_side(locale)
            if place:
                touched.update(_find_blocks(place.span, blocks))
    texts = [part.content.text for part in parts]
    spots = [spot for text in texts for spot in text.spots if spot.paragraph]
    return _Measured(
        texts[0].path if texts else "",
        spots[0] if spots else NO_SPOT,
        locale,
        len(touched & told),
        len(told),
    )


def _is_told(content: Content, stretch: Stretch) -> bool:
    """Whether a block has words, and is no code."""
    found = _WORD.search(content.markup.plain, stretch.start, stretch.end)
    return found is not None and stretch.kind is not Kind.CODE


def _find_blocks(span: Span, parts: Sequence[Blocks]) -> Iterable[tuple[int, int]]:
    """The blocks from the beginning to the end of a place, as part and number."""
    for number, blocks in enumerate(parts):
        first = blocks.find_index(span.line, span.column)
        if first >= 0:
            last = blocks.find_index(span.end_line, span.end_column)
            return [(number, at) for at in range(first, max(first, last) + 1)]
    return ()
