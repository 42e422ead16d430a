"""Spaces, quotation marks, apostrophes and dashes as readers of a language expect."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from tables import every_row

from twinlint.source import Locale
from twinlint.typography import bind_spaces, typeset

FR, EN = Locale("fr"), Locale("en")

# In the tables: _ is a no-break space, ~ a narrow no-break space.
FRENCH = (
    ("Vraiment ?", "Vraiment~?"),
    ("Vraiment?", "Vraiment~?"),
    ("Oui ! Non ; peut-être", "Oui~! Non~; peut-être"),
    ("Quoi ?!", "Quoi~?!"),
    ("Titre : suite", "Titre_: suite"),
    ("Titre: suite", "Titre_: suite"),
    ("« oui »", "«_oui_»"),
    ("«oui»", "«_oui_»"),
    ('"oui"', "«_oui_»"),
    ('Il dit "oui", puis "non".', "Il dit «_oui_», puis «_non_»."),
    ('Elle cite : "oui"', "Elle cite_: «_oui_»"),
    ("« oui » ?", "«_oui_»~?"),
    ("l'adjoint", "l’adjoint"),
    ("M. l'adjoint", "M. l’adjoint"),
    ("aujourd'hui, qu'il", "aujourd’hui, qu’il"),
    ("les années '90", "les années ’90"),
    ("12 300 habitants", "12~300 habitants"),
    ("1 234 567 €", "1~234~567_€"),
    ("en 2024 350 communes", "en 2024 350 communes"),
    ("18 mois, 3 moissons", "18_mois, 3 moissons"),
    ("84 %", "84_%"),
    ("12 km et 3 ha", "12_km et 3_ha"),
    ("à 8 h 30", "à 8_h 30"),
    ("n° 12", "n°_12"),
    ("le 13 février 2025", "le 13_février 2025"),
    ("le 1er mai", "le 1er_mai"),
    ("février 2025", "février 2025"),
    ("28 marsouins", "28 marsouins"),
    ("oui - non", "oui_– non"),
    ("Issy-les-Moulineaux", "Issy-les-Moulineaux"),
    ("2023-2024", "2023-2024"),
    ("etc...", "etc…"),
    ("à 8:30", "à 8:30"),
    ("un rapport de 16:9", "un rapport de 16:9"),
    ("https://a.fr/?b=c;d!e", "https://a.fr/?b=c;d!e"),
    ("voir https://a.fr/x:y", "voir https://a.fr/x:y"),
    ("mailto:ada@a.fr", "mailto:ada@a.fr"),
    ("Merci :-)", "Merci :-)"),
    ("(oui ?)", "(oui~?)"),
    ("Paris&Co", "Paris&Co"),
    ("", ""),
)
ENGLISH = (
    ('She said "yes".', "She said “yes”."),
    ('"Yes", he said', "“Yes”, he said"),
    ('("yes")', "(“yes”)"),
    ("'yes'", "‘yes’"),
    ("\"a 'word' inside\"", "“a ‘word’ inside”"),
    ("the mayor's office", "the mayor’s office"),
    ("the communes' names", "the communes’ names"),
    ("in the '90s", "in the ’90s"),
    ("on 13 February 2025", "on 13_February 2025"),
    ("2 Mayors", "2 Mayors"),
    ("one - two", "one – two"),
    ("well-known", "well-known"),
    ("etc...", "etc…"),
    ("Really? Yes!", "Really? Yes!"),
    ("at 8:30", "at 8:30"),
    ("12,300 inhabitants", "12,300 inhabitants"),
    ("https://a.uk/?b=c;d", "https://a.uk/?b=c;d"),
    ("", ""),
)


def read_marks(text: str) -> str:
    return text.replace("_", "\u00a0").replace("~", "\u202f")


@every_row(("typed", "expected"), FRENCH)
def test_french(typed: str, expected: str) -> None:
    assert typeset(typed, FR) == read_marks(expected)


@every_row(("typed", "expected"), ENGLISH)
def test_english(typed: str, expected: str) -> None:
    assert typeset(typed, EN) == read_marks(expected)


GERMAN = (
    ('"Ja", sagt sie', "„Ja“, sagt sie"),
    ("\"Das 'Haus' steht\"", "„Das ‚Haus‘ steht“"),
    ("Wie geht's?", "Wie geht’s?"),
    ("am 3. Juni, 12 %", "am 3._Juni, 12_%"),
    ("14 Uhr", "14_Uhr"),
    ("heute - morgen", "heute – morgen"),
    ("Warum? Darum: so!", "Warum? Darum: so!"),
)


@every_row(("typed", "expected"), GERMAN)
def test_german(typed: str, expected: str) -> None:
    assert typeset(typed, Locale("de")) == read_marks(expected)


def test_a_region_has_the_spaces_of_its_own() -> None:
    typed = 'Vraiment ? "Oui" : bien sûr !'
    assert typeset(typed, Locale("fr-BE")) == typeset(typed, FR)
    assert typeset("Vraiment? Oui : non", Locale("fr-CA")) == "Vraiment? Oui\u00a0: non"


def test_messages_keep_the_spaces_of_their_language() -> None:
    assert bind_spaces("ajoutez « en: » : oui ?", FR) == (
        "ajoutez «\u00a0en:\u00a0»\u00a0: oui\u00a0?"
    )
    assert bind_spaces("non : oui ?", Locale("fr-CA")) == "non\u00a0: oui ?"
    assert bind_spaces("Ja : nein ?", Locale("de")) == "Ja : nein ?"


def test_a_long_run_of_spaces_is_read_once() -> None:
    assert typeset(f"a{' ' * 300_000}b", FR) == f"a{' ' * 300_000}b"


def test_another_language_stays_as_typed() -> None:
    assert typeset('¿Qué? "sí" l\'a', Locale("es")) == '¿Qué? "sí" l\'a'


TEXTS = st.text("aéB1 0'\"«»‘’“”?!;:.,-–—%€()/&<>\u00a0\u202f\n", max_size=40)
LOCALES = st.sampled_from([FR, EN, Locale("de"), Locale("fr-CA")])
CHANGED = re.compile(r"[\s\u00a0\u202f'\"’‘“”«»„‚–—…-]|\.\.\.")


@given(TEXTS, LOCALES)
def test_setting_a_text_twice_changes_nothing_more(text: str, locale: Locale) -> None:
    once = typeset(text, locale)
    assert typeset(once, locale) == once


@given(TEXTS, LOCALES)
def test_only_spaces_quotes_apostrophes_and_dashes_change(
    text: str, locale: Locale
) -> None:
    assert CHANGED.sub("", typeset(text, locale)) == CHANGED.sub("", text)
