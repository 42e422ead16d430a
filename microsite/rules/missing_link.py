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

from collections.abc import Iterator

from microsite.comparison import Comparison, make_place
from microsite.finding import Finding, Language, Rule, Severity, message
from microsite.mentions import Link, Mentions
from microsite.rules.rule import pair_rule


@pair_rule(Severity.WARNING)
def missing_link(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Links left over where the other language has the same block with fewer links."""
    for difference in comparison.links:
        if not difference.unit.is_paired:
            continue
        first, second = difference.reference, difference.translation
        if first and not second:
            block = difference.unit.translation[0]
            yield _make_finding(
                rule, comparison.reference, first, comparison.translation, block.start
            )
        elif second and not first:
            block = difference.unit.reference[0]
            yield _make_finding(
                rule, comparison.translation, second, comparison.reference, block.start
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
