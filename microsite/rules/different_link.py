"""A link leads to another place in the other language.

Why: a link with a slip in its address is dead, and readers of one language only see it.
Wrong:
    fr: Voir [le dossier](https://example.org/dossier-2024).
    en: See [the file](https://example.org/dosier-2024).
Right:
    fr: Voir [le dossier](https://example.org/fr/dossier).
    en: See [the file](https://example.org/en/dossier).
Fix: open both addresses and copy the one that works.
"""

from collections import Counter
from collections.abc import Iterator

from microsite.comparison import Comparison, LinkDifference, make_place
from microsite.finding import Finding, Language, Rule, Severity, message
from microsite.match import fold_target
from microsite.rules.rule import pair_rule
from microsite.slip import is_slip


@pair_rule(Severity.WARNING)
def different_link(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Targets of corresponding links that look like slips of one another."""
    pairs = [
        (difference, fold_target(first.target), fold_target(second.target))
        for difference in comparison.links
        if (first := difference.reference) and (second := difference.translation)
    ]
    times = Counter((first, second) for _, first, second in pairs)
    for difference, first, second in pairs:
        # The same two addresses twice are a habit of the site, not a slip.
        if times[first, second] == 1 and _is_suspect(first, second):
            yield _make_finding(rule, comparison, difference)


def _is_suspect(first: str, second: str) -> bool:
    if is_slip(first, second):
        return True
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and longer.startswith(shorter + "/")


def _make_finding(
    rule: Rule, comparison: Comparison, difference: LinkDifference
) -> Finding:
    first, second = difference.reference, difference.translation
    assert first and second  # noqa: S101 - differences with both sides were chosen
    place = make_place(comparison.translation, second.start, second.end)
    related = make_place(comparison.reference, first.start, first.end)
    return rule(
        message(
            "the link leads to {first_target} in {first_language}, "
            "to {second_target} in {second_language}",
            first_target=first.target,
            first_language=Language(comparison.reference.locale),
            second_target=second.target,
            second_language=Language(comparison.translation.locale),
        ),
        place,
        related=(related,),
        help=message("open both addresses and copy the one that works"),
    )
