"""One language denies what the other says.

Why: a lost “not” turns a rule or a promise into its opposite.
Wrong:
    fr: Les chiens ne sont pas admis dans le parc.
    en: Dogs are admitted to the park.
Right:
    fr: Les chiens ne sont pas admis dans le parc. N'hésitez pas à demander.
    en: No dogs are admitted to the park. Feel free to ask.
Fix: find out which of the two is right and correct the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinlint.comparison import (
    Comparison,
    find_denials,
    is_close,
    make_place,
)
from twinlint.finding import Finding, LanguageName, Rule, message
from twinlint.rule import pair_rule
from twinlint.weight import Stake, weigh

_JOINTS = ("/", "|", "=")
"""What joins the values of a setting."""


@pair_rule(weigh(Stake.TOLD))
def missing_negation(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Words that deny in a sentence where the other version does not."""
    for denial in find_denials(comparison):
        here, there = comparison.reference, comparison.translation
        theirs = denial.pair.translation
        if not denial.is_reference:
            here, there = there, here
            theirs = denial.pair.reference
        if _is_setting(here.plain, *denial.span):
            continue
        is_seen = is_close(
            comparison, denial.pair, denial.span, in_reference=denial.is_reference
        )
        related = make_place(here, *denial.span)
        place = make_place(there, theirs[0].start, theirs[-1].end)
        yield rule(
            message(
                "{language} says “{words}” here, {other_language} denies nothing",
                language=LanguageName(here.locale),
                words=related.text,
                other_language=LanguageName(there.locale),
            ),
            place,
            related=(related,),
            help=message(
                "find out whether it is so or not, and say the same in both languages"
            ),
            severity=weigh(Stake.TOLD, is_seen=is_seen),
        )


def _is_setting(plain: str, start: int, end: int) -> bool:
    """Whether the word is one that a program takes: `yes/no`, `--links=never`."""
    return plain[start - 1 : start] in _JOINTS or plain[end : end + 1] in _JOINTS
