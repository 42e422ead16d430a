"""One name spelt in two ways is told from two words that look alike."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint.alignment import align_versions
from twinlint.comparison import find_near_names, match_versions
from twinlint.mentions import read_mentions
from twinlint.source import Locale, read_text

Case = tuple[str, str]


def find(fr: str, en: str) -> list[tuple[str, str, bool]]:
    """The spellings of each near name, and whether they differ by accents alone."""
    first = read_mentions(read_text(fr, "fr"), Locale("fr"))
    second = read_mentions(read_text(en, "en"), Locale("en"))
    return [
        (fr[slice(*pair.reference)], en[slice(*pair.translation)], pair.is_accent)
        for pair in find_near_names(match_versions(align_versions(first, second)))
    ]


@every_row(
    ("fr", "en", "word", "twin"),
    [
        ("Avec Karine Francket.", "With Karine Franclet.", "Francket", "Franclet"),
        ("Avec Karinne Moulin.", "With Karine Moulin.", "Karinne", "Karine"),
        # One surname: one person, though both first names are known.
        ("Avec Henri Kerbrat.", "With Henry Kerbrat.", "Henri", "Henry"),
        # Dictionaries know both, the texts use them as names.
        ("Le maire de Seaux.", "The mayor of Sceaux.", "Seaux", "Sceaux"),
        # The other form of a name is the usual one in its own text.
        (
            "OpenLayers ouvre.\n\nOpenLayers ferme.",
            "OpenLayer opens.\n\nOpenLayers closes.",
            "OpenLayers",
            "OpenLayer",
        ),
        # An acronym is never a slip of another, a name in capitals may be.
        ("Avec SolennKERB.", "With SolennKERV.", "SolennKERB", "SolennKERV"),
        # A compound that one unknown part sets apart.
        ("À Saint-Kerbrat.", "At Saint-Kerbrot.", "Saint-Kerbrat", "Saint-Kerbrot"),
    ],
)
def test_misspelt_name_is_found(fr: str, en: str, word: str, twin: str) -> None:
    assert find(fr, en) == [(word, twin, False)]


@every_row(
    ("fr", "en"),
    [
        ("Henri IV lit Virgile.", "Henry IV reads Virgil."),
        ("Une note de l’ONUSI.", "A note of the ONUSA."),
        ("Le 3 Juin ou Juillet.", "On 3 June or July."),
        ("La Syrie et la Métropole.", "Syria and the Metropolis."),
        ("LA COMPATIBILITE", "THE COMPATIBILITY"),
        ("La Modularisation.", "The Modularization."),
        ("Le Vice-président.", "The Vice-President."),
        ("Seaux ouvre.", "Sceaux opens."),
        ("OpenLayers ouvre.", "OpenLayer opens."),
        ("Le Prix Kervella, le Kervella.", "The Kervellas Prize, the Kervellas."),
        ("Avec Franclet.", "With Franclet."),
        ("Avec Roy.", "With Ray."),
        ("Avec Karine Franclet.", "With Karine Moulin."),
    ],
)
def test_words_that_look_alike_are_no_slips(fr: str, en: str) -> None:
    assert find(fr, en) == []


@pytest.mark.parametrize(
    ("fr", "en", "word", "twin"),
    [
        # A first name, a surname beside one, a place that English does not know.
        ("Avec Inès ici.", "With Ines here.", "Inès", "Ines"),
        ("Avec Ana González.", "With Ana Gonzalez.", "González", "Gonzalez"),
        ("À Kerbrécin.", "At Kerbrecin.", "Kerbrécin", "Kerbrecin"),
        ("À Saint-Kerbré.", "At Saint-Kerbre.", "Saint-Kerbré", "Saint-Kerbre"),
        # The text itself writes both.
        ("Irène et Irene.", "Irene and Irene.", "Irène", "Irene"),
    ],
)
def test_lost_accent_is_found(fr: str, en: str, word: str, twin: str) -> None:
    assert find(fr, en) == [(word, twin, True)]


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Avec INES.", "With Inès."),
        ("Éducation", "Education"),
        ("Il part au Nigéria.", "He leaves for Nigeria."),
        ("Saint-Élan-Père.", "Saint-Elan-Pere."),
        ("Avec Inès.", "With Inès."),
    ],
)
def test_accents_of_words_and_capitals_may_differ(fr: str, en: str) -> None:
    assert find(fr, en) == []
