"""A link or an image of one language has no counterpart in the other.

Why: readers of one language are not shown the way, the form or the picture.
Wrong:
    fr: Voir [le dossier](https://example.org/dossier).
    en: See the file.
Right:
    fr: Voir [le dossier](https://example.org/dossier).
    en: See [the file](https://example.org/file).
Fix: add the link in the other language, or take it out of both.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from twinlint.alignment import Unit
from twinlint.comparison import (
    Comparison,
    LinkDifference,
    find_sentence_pair,
    fold_target,
    has_language,
    make_place,
)
from twinlint.data import dataclass
from twinlint.finding import (
    Every,
    Finding,
    LanguageName,
    Rule,
    message,
    plural_message,
)
from twinlint.languages import read_language
from twinlint.mentions import Block, Link, Mentions, make_stems
from twinlint.rule import pair_rule
from twinlint.source import Locale
from twinlint.weight import Stake, weigh

_MORE = 0.3
"""Ratio of the lengths of two sentences, as a logarithm, from which on one of them says
more."""


_SAID = 0.5
"""Share of the words of a link from which on the other version says them: of those that
a translation says, its words tell of little more."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Missing:
    """The links of one side of a unit that the other side has not."""

    unit: Unit
    links: list[Link]
    is_reference: bool
    """Whether the reference has them."""


@pair_rule(weigh(Stake.SHOWN))
def missing_link(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Links left over where the other language has the same block with fewer links."""
    found = list(_find_missing(comparison))
    for each in found:
        yield _make_finding(rule, comparison, each, is_only_one=len(found) == 1)


def _find_missing(comparison: Comparison) -> Iterator[_Missing]:
    first, second = comparison.reference, comparison.translation
    locales = comparison.locales
    here, there = _count_targets(first, locales), _count_targets(second, locales)
    missing = {
        (gap.is_reference, link.start)
        for gap in comparison.alignment.gaps
        for link in gap.block.links
    }
    """Links of sentences that are missing as a whole."""
    for unit, differences in groupby(comparison.links, key=_unit_of):
        if not unit.is_paired:
            continue
        left: list[Link] = []
        right: list[Link] = []
        for difference in differences:
            link, other = difference.reference, difference.translation
            if (
                link
                and not other
                and _is_rarer(fold_target(link.target, locales), here, there)
                and (True, link.start) not in missing
            ):
                left.append(link)
            elif (
                other
                and not link
                and _is_rarer(fold_target(other.target, locales), there, here)
                and (False, other.start) not in missing
            ):
                right.append(other)
        if left:
            yield _Missing(unit, left, True)
        if right:
            yield _Missing(unit, right, False)


def _unit_of(difference: LinkDifference) -> Unit:
    return difference.unit


def _is_rarer(target: str, here: Counter[str], there: Counter[str]) -> bool:
    """Whether the other version has the target less often."""
    return here[target] > there[target]


def _count_targets(mentions: Mentions, locales: tuple[Locale, Locale]) -> Counter[str]:
    links = (link for block in mentions.blocks for link in block.links)
    return Counter(fold_target(link.target, locales) for link in links)


def _make_finding(
    rule: Rule, comparison: Comparison, missing: _Missing, *, is_only_one: bool
) -> Finding:
    """A finding where the links are missing; one that others go with is a habit."""
    unit, links = missing.unit, missing.links
    here, there, blocks = comparison.reference, comparison.translation, unit.translation
    if not missing.is_reference:
        here, there, blocks = there, here, unit.reference
    targets = _count_targets(there, comparison.locales)
    is_lost = is_only_one and any(
        _leads_elsewhere(link, targets, comparison.locales)
        and _says_no_more(comparison, link, is_reference=missing.is_reference)
        and not _is_said(comparison, link, blocks, is_reference=missing.is_reference)
        for link in links
    )
    return rule(
        plural_message(
            "the link to {targets} in {language} is missing in {other_language}",
            "{count} links in {language} are missing in {other_language}: {targets}",
            count=len(links),
            targets=Every(link.target for link in links),
            language=LanguageName(here.locale),
            other_language=LanguageName(there.locale),
        ),
        make_place(there, blocks[0].start, blocks[0].start),
        related=tuple(make_place(here, link.start, link.end) for link in links),
        help=message("add it here, or remove it there"),
        severity=weigh(Stake.TOLD) if is_lost else None,
        several=message(
            "links in {count} places of {language} are missing in {other_language}",
            language=LanguageName(here.locale),
            other_language=LanguageName(there.locale),
        ),
    )


def _leads_elsewhere(
    link: Link, targets: Counter[str], locales: tuple[Locale, Locale]
) -> bool:
    """Whether a link leads where no link of the other version does.

    An address that tells its language may be of no use to readers of the other one. One
    that is written out is more often left out on purpose than a link in words: of those
    on clean pairs it is half, of planted ones a fifth.
    """
    is_told = targets[fold_target(link.target, locales)] > 0
    is_other = link.is_image or link.is_bare or has_language(link.target, locales)
    return not (is_other or is_told)


def _is_said(
    comparison: Comparison, link: Link, blocks: Sequence[Block], *, is_reference: bool
) -> bool:
    """Whether the other version has the words of a link, and readers only lack a way.

    Words such as `here` say nothing without it.
    """
    here, there = comparison.reference, comparison.translation
    if not is_reference:
        here, there = there, here
    stems = make_stems(here.locale, there.locale)
    marks = read_language(here.locale).marks
    label = _WORD.findall(here.plain, link.label_start, link.label_end)
    keys = {stems[word] for word in label if word.lower() not in marks} - {""}
    said = frozenset().union(*(block.keys for block in blocks))
    return len(keys & said) >= max(1, _SAID * len(keys))


def _says_no_more(comparison: Comparison, link: Link, *, is_reference: bool) -> bool:
    """Whether no words of the other version may stand for the link, as lengths tell."""
    pair = find_sentence_pair(comparison, link.start, in_reference=is_reference)
    if pair is None:
        return False
    more = pair.log_ratio(comparison.alignment.ratio)
    return (more if is_reference else -more) < _MORE
