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

from microsite.comparison import Comparison, make_place
from microsite.finding import Finding, Language, Rule, Severity, message
from microsite.match import fold_target
from microsite.mentions import Link, Mentions, Sentence
from microsite.rules.rule import pair_rule


@pair_rule(Severity.WARNING)
def missing_link(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Links left over where the other language has the same block with fewer links."""
    first, second = comparison.reference, comparison.translation
    here, there = _count_targets(first), _count_targets(second)
    gaps = [(gap.is_reference, gap.sentence) for gap in comparison.alignment.gaps]
    for difference in comparison.links:
        unit = difference.unit
        if not unit.is_paired:
            continue
        link, other = difference.reference, difference.translation
        if link and not other:
            target = fold_target(link.target)
            if here[target] > there[target] and not _is_inside(link, gaps, True):
                yield _make_finding(rule, first, link, second, unit.translation[0].start)
        elif other and not link:
            target = fold_target(other.target)
            if there[target] > here[target] and not _is_inside(other, gaps, False):
                yield _make_finding(rule, second, other, first, unit.reference[0].start)


def _count_targets(mentions: Mentions) -> Counter[str]:
    return Counter(
        fold_target(link.target) for block in mentions.blocks for link in block.links
    )


def _is_inside(
    link: Link, gaps: list[tuple[bool, Sentence]], is_reference: bool
) -> bool:
    """Whether the link is part of a sentence that is missing as a whole."""
    return any(
        side is is_reference and sentence.start <= link.start < sentence.end
        for side, sentence in gaps
    )


def _make_finding(
    rule: Rule, here: Mentions, link: Link, there: Mentions, start: int
) -> Finding:
    place = make_place(there, start, start)
    related = make_place(here, link.start, link.end)
    return rule(
        message(
            "the link to {target} in {language} is missing in {other_language}",
            target=link.target,
            language=Language(here.locale),
            other_language=Language(there.locale),
        ),
        place,
        related=(related,),
        help=message("add the link here, or remove it there"),
    )
