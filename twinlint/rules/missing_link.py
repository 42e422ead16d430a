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

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from twinlint.alignment import Unit
from twinlint.comparison import Comparison, LinkDifference, fold_target, make_place
from twinlint.finding import (
    Every,
    Finding,
    LanguageName,
    Rule,
    Severity,
    message,
    plural_message,
)
from twinlint.mentions import Block, Link, Mentions
from twinlint.rule import pair_rule
from twinlint.source import Locale


@pair_rule(Severity.WARNING)
def missing_link(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Links left over where the other language has the same block with fewer links."""
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
            yield _make_finding(rule, first, left, second, unit.translation)
        if right:
            yield _make_finding(rule, second, right, first, unit.reference)


def _unit_of(difference: LinkDifference) -> Unit:
    return difference.unit


def _is_rarer(target: str, here: Counter[str], there: Counter[str]) -> bool:
    """Whether the other version has the target less often."""
    return here[target] > there[target]


def _count_targets(mentions: Mentions, locales: tuple[Locale, Locale]) -> Counter[str]:
    links = (link for block in mentions.blocks for link in block.links)
    return Counter(fold_target(link.target, locales) for link in links)


def _make_finding(
    rule: Rule,
    here: Mentions,
    links: list[Link],
    there: Mentions,
    blocks: tuple[Block, ...],
) -> Finding:
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
        several=message(
            "links in {count} places of {language} are missing in {other_language}",
            language=LanguageName(here.locale),
            other_language=LanguageName(there.locale),
        ),
    )
