"""Two versions are compared alike from either side, and one with itself is silent."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import every_row

from twinlint.finding import Finding
from twinlint.languages import read_language, read_opposites
from twinlint.pipeline import compare_texts
from twinlint.rule import Scope
from twinlint.rules import PAIR_RULES
from twinlint.source import Locale, read_text

FR, EN = Locale("fr"), Locale("en")
NEW = {
    "different-bound",
    "missing-name",
    "missing-negation",
    "missing-value",
    "opposite-word",
    "replaced-name",
}
PAIR_NAMES = {check.rule.name for check in PAIR_RULES}

CLEAN = (
    ("Le parc est ouvert tous les jours.", "The park is open every day."),
    ("Les chiens ne sont pas admis.", "Dogs are not admitted."),
    ("Il coûte au moins 3 M€.", "It costs at least €3m."),
    ("La ville de Londres a signé.", "The city of London has signed."),
    ("Avec Anne Petit, la pêche augmente.", "With Anne Petit, fishing increases."),
    ("Une heure et demie avant la fête.", "An hour and a half before the festival."),
)
WRONG = (
    ("Le port est fermé le lundi.", "The harbour is open on Mondays."),
    ("Les vélos ne sont pas admis ici.", "Bicycles are admitted here."),
    ("Le projet dure au moins 18 mois.", "The project lasts at most 18 months."),
    ("Il compte 180 arbres et 3 bancs.", "It has 3 benches."),
    ("Le train de Vienne est parti.", "The Brussels train has left."),
    ("Un pont des années 1970.", "A bridge of the 1870s."),
    ("Le parc ouvre à Sceaux et à Clamart.", "The park opens in Sceaux."),
    ("Veolia et Engie ont signé.", "Veolia, Suez and Engie have signed."),
)
PAIRS = st.lists(st.sampled_from(CLEAN + WRONG), min_size=1, max_size=6, unique=True)


def compare(a: str, b: str, locales: tuple[Locale, Locale]) -> tuple[Finding, ...]:
    texts = (read_text(a, locales[0]), read_text(b, locales[1]))
    return compare_texts(*texts, locales, scopes=(Scope.PAIR,))


def describe(findings: tuple[Finding, ...]) -> Counter[tuple[object, ...]]:
    """What the new rules find: the words of each language, whichever side they are."""
    return Counter(
        (
            each.rule,
            *sorted(
                (str(place.locale), place.span.line, place.text)
                for place in (each.place, *each.related)
                if place and place.text
            ),
        )
        for finding in findings
        for each in finding.occurrences
        if finding.rule in NEW
    )


def write(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    return "\n\n".join(fr for fr, _ in pairs), "\n\n".join(en for _, en in pairs)


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_swapping_the_sides_mirrors_the_findings(pairs: list[tuple[str, str]]) -> None:
    fr, en = write(pairs)
    assert describe(compare(fr, en, (FR, EN))) == describe(compare(en, fr, (EN, FR)))


@settings(max_examples=40, deadline=None)
@given(PAIRS, st.booleans())
def test_equal_texts_differ_in_nothing_but_their_language(
    pairs: list[tuple[str, str]], is_french: bool
) -> None:
    text = write(pairs)[0 if is_french else 1]
    found = {finding.rule for finding in compare(text, text, (FR, EN))}
    assert found <= {"untranslated-text", "untranslated-word"}


FRAMES = {
    FR: "Dans la salle du port, il est {} 12 mois en ville.",
    EN: "In the hall of the harbour, it is {} 12 months in town.",
}
"""Sentences of each language around any words."""
AT_ONCE = 60


def list_phrases(locale: Locale) -> list[str]:
    """The words of all lists by which rules tell what a sentence says."""
    bounds = read_language(locale).bounds
    opposites = (" ".join(words) for words in read_opposites(locale))
    written = {phrase.replace("*", "").replace("0", "3") for phrase in opposites}
    written.update(bounds.over, bounds.under, bounds.over_after, bounds.under_after)
    return sorted(written)


PHRASES = {locale: list_phrases(locale) for locale in FRAMES}


def find_untold(text: str) -> set[str]:
    """What is said of a text beside itself but that nobody has translated it."""
    found = {finding.rule for finding in compare(text, text, (FR, EN))}
    return found - {"untranslated-text", "untranslated-word", "repeated-passage"}


@pytest.mark.parametrize("locale", FRAMES)
def test_no_word_of_a_list_differs_from_itself(locale: Locale) -> None:
    phrases = PHRASES[locale]
    for at in range(0, len(phrases), AT_ONCE):
        text = "\n\n".join(map(FRAMES[locale].format, phrases[at : at + AT_ONCE]))
        assert find_untold(text) == set()


@settings(max_examples=100, deadline=None)
@given(st.data(), st.sampled_from((FR, EN)))
def test_no_sentence_differs_from_itself(data: st.DataObject, locale: Locale) -> None:
    phrase = data.draw(st.sampled_from(PHRASES[locale]))
    assert find_untold(FRAMES[locale].format(phrase)) == set()


@every_row(
    "sentence",
    (
        "L'entrée est gratuite.",
        "The entrance is free of charge.",
        "Le port est fermé le lundi.",
        "Dogs are not admitted here.",
        "Le projet dure au plus 18 mois.",
        "This field is mandatory.",
    ),
)
def test_no_short_sentence_differs_from_itself(sentence: str) -> None:
    assert find_untold(sentence) == set()


@settings(max_examples=40, deadline=None)
@given(PAIRS, st.sampled_from(CLEAN))
def test_a_clean_pair_changes_no_finding(
    pairs: list[tuple[str, str]], clean: tuple[str, str]
) -> None:
    if clean in pairs:
        pairs = [pair for pair in pairs if pair != clean]
    fr, en = write(pairs)
    more_fr, more_en = write([*pairs, clean])
    before = describe(compare(fr, en, (FR, EN)))
    assert describe(compare(more_fr, more_en, (FR, EN))) == before


def test_clean_sentences_are_silent() -> None:
    fr, en = write(list(CLEAN))
    assert compare(fr, en, (FR, EN)) == ()
