"""What stands in other blocks is not missing, what stands nowhere is."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint import compare
from twinlint.languages import list_languages, read_concepts
from twinlint.mentions import make_stems
from twinlint.source import Locale

FR, EN = Locale("fr"), Locale("en")
FRENCH = (
    "Vos réponses sont anonymes et gardées deux ans.",
    "Pour cette raison, aucun nom de personne ne figure dans le rapport.",
    "La commune publie les résultats avant la fin de l’année.",
)
ENGLISH = (
    "Your answers are anonymous and kept for two years.",
    "For this reason, no name of a person appears in the report.",
    "The municipality publishes the results before the end of the year.",
)
FORMS = {
    "items": "\n".join(["- {}"] * 3),
    "two items": "- {} {}\n- {}",
    "one paragraph": "{} {} {}",
    "paragraphs": "{}\n\n{}\n\n{}",
    "a list after a paragraph": "{}\n\n- {}\n- {}",
}


@every_row("english", FORMS)
@every_row("french", FORMS)
def test_a_list_is_a_paragraph_in_another_form(french: str, english: str) -> None:
    before, after = ("# {} 2024\n\n", "\n\n{} 12 345 euros.")
    fr = before.format("Enquête") + FORMS[french] + after.format("Coût :")
    en = before.format("Survey") + FORMS[english] + after.format("Cost:")
    assert compare(fr.format(*FRENCH), en.format(*ENGLISH)) == ()


@every_row("lost", range(3))
@every_row("form", ["items", "paragraphs"])
def test_what_stands_nowhere_is_missing(form: str, lost: int) -> None:
    kept = [*ENGLISH[:lost], *ENGLISH[lost + 1 :]]
    english = FORMS[form].rsplit("\n", 2 if form == "paragraphs" else 1)[0]
    found = compare(FORMS[form].format(*FRENCH), english.format(*kept))
    assert len(found) == 1
    place = found[0].on_side(FR)
    assert place is not None
    assert place.text == FRENCH[lost]


# Words that mean the same ------------------------------------------------------------


@every_row(
    ("french", "english"),
    [
        ("santé", "health"),
        ("Écoles", "school"),
        ("eau", "waters"),
        ("logements", "housing"),
        ("climatique", "climate"),
        ("Zephyrinus", "Zephyrinus"),
    ],
)
def test_words_that_mean_the_same_are_one_key(french: str, english: str) -> None:
    assert make_stems(FR, EN)[french] == make_stems(EN, FR)[english] != ""


def test_a_word_that_begins_like_a_short_one_is_another() -> None:
    stems = make_stems(FR, EN)
    assert stems["vin"] != stems["vingtaine"]


def test_a_language_without_concepts_compares_beginnings() -> None:
    stems = make_stems(FR, Locale("nl"))
    assert stems["santé"] == "sante"


@pytest.mark.parametrize("locale", list_languages())
def test_concepts_are_written_as_words_are_looked_up(locale: Locale) -> None:
    for word in read_concepts(locale):
        assert word == word.lower()
        assert word.removesuffix("*").isalpha()
        assert word.isascii()
