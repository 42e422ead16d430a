"""A word stands where the other language has its opposite.

Why: a text that allows what the other forbids passes every check of figures and names.
Wrong:
    fr: Le parc est fermé le lundi.
    en: The park is open on Mondays.
Right:
    fr: Le parc est fermé le lundi.
    en: The park is not open on Mondays.
Fix: find out which of the two is right and correct the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from twinlint.comparison import (
    Comparison,
    find_contrasts,
    is_close,
    is_free,
    make_finding,
)
from twinlint.finding import Finding, Rule
from twinlint.languages import LOOSE, list_scoped
from twinlint.rule import pair_rule
from twinlint.weight import Stake, weigh


@pair_rule(weigh(Stake.TOLD))
def opposite_word(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Words of corresponding sentences that say the opposite of one another.

    Some have to stand in sentences that are alike, since free translations turn a thing
    round by them; so do all in long sentences that share few words.
    """
    loose = frozenset().union(
        *(list_scoped(locale, LOOSE) for locale in comparison.locales)
    )
    for contrast in find_contrasts(comparison):
        spans = (contrast.reference, contrast.translation)
        may_turn = contrast.meanings[0].row in loose or is_free(
            comparison, contrast.pair
        )
        is_seen = not may_turn or all(
            is_close(comparison, contrast.pair, span, in_reference=in_reference)
            for span, in_reference in zip(spans, (True, False), strict=True)
        )
        found = make_finding(rule, comparison, *spans)
        yield replace(found, severity=weigh(Stake.TOLD, is_seen=is_seen))
