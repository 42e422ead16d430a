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
    Denial,
    SentencePair,
    find_denials,
    make_place,
)
from twinlint.finding import Finding, LanguageName, Rule, message
from twinlint.mentions import make_stems
from twinlint.rule import pair_rule
from twinlint.weight import Stake, weigh

_SHORT = 12
"""Words of a sentence which a word that denies turns into its opposite: a clause."""
_LONG = 40
"""Words from which on it may deny anything."""
_JOINTS = ("/", "|", "=")
"""What joins the values of a setting."""
_LIKE = 0.4
"""Ratio of the lengths of two sentences, as a logarithm, up to which they are close."""
_SHARED = 0.3
"""Part of the words of a sentence from which on the other one is close to it: of
planted denials 65 % are, of denials in free translations 40 %."""


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
            help=message("find out which one is right and correct the other"),
            severity=weigh(Stake.TOLD, is_seen=_is_close(comparison, denial)),
        )


def _is_setting(plain: str, start: int, end: int) -> bool:
    """Whether the word is one that a program takes: `yes/no`, `--links=never`."""
    return plain[start - 1 : start] in _JOINTS or plain[end : end + 1] in _JOINTS


def _is_close(comparison: Comparison, denial: Denial) -> bool:
    """Whether the sentences say the same but for the denial, as far as one can tell.

    Where long ones share no words the translation is free, and may say it by a word of
    its own: `peu connu`, `avoids`.
    """
    pair = denial.pair
    words = max(
        sum(len(sentence.words) for sentence in side)
        for side in (pair.reference, pair.translation)
    )
    off = pair.log_ratio(comparison.alignment.ratio)
    if abs(off) >= _LIKE or words > _LONG:
        return False
    return words <= _SHORT or _measure_shared(comparison, pair) >= _SHARED


def _measure_shared(comparison: Comparison, pair: SentencePair) -> float:
    """The part of the words of the shorter sentence that both languages share."""
    here, there = comparison.locales
    left, right = (
        {stems[word] for sentence in sentences for word in sentence.words} - {""}
        for stems, sentences in (
            (make_stems(here, there), pair.reference),
            (make_stems(there, here), pair.translation),
        )
    )
    return len(left & right) / max(1, min(len(left), len(right)))
