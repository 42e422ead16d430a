"""What a site has settled on: names, terms, and what is known of none."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint import compare
from twinlint.register import EMPTY_REGISTER, Name, Register, Term
from twinlint.source import Locale

FR, EN = Locale("fr"), Locale("en")
LEAGUE = Name({FR: "Ligue des rues", EN: "League of Streets"}, "organisation", ("LDR",))
EVERYWHERE = Name({FR: "Verdure", EN: "Verdure"}, "person", ("Verdure & Co", "Verdure"))


def test_spellings_are_the_forms_then_the_variants_each_once() -> None:
    assert LEAGUE.spellings() == ("Ligue des rues", "League of Streets", "LDR")
    assert EVERYWHERE.spellings() == ("Verdure", "Verdure & Co")


def test_a_mistake_is_no_spelling() -> None:
    name = Name({FR: "Rues à l’essai"}, mistakes=("Rues à l’épreuve",))
    assert name.spellings() == ("Rues à l’essai",)


def test_registers_are_told_apart_by_identity() -> None:
    """What rules learn from a register is kept for it alone."""
    one, two = Register((LEAGUE,)), Register((LEAGUE,))
    assert one != two
    assert len({one, two, EMPTY_REGISTER}) == 3


@pytest.mark.parametrize(
    ("register", "rules"),
    [
        (EMPTY_REGISTER, []),
        (Register((Name({FR: "Verdur", EN: "Verdur"}, "organisation"),)), []),
        (
            Register((Name({FR: "Haies", EN: "Hedges"}, mistakes=("Verdure",)),)),
            ["unregistered-spelling", "unregistered-spelling"],
        ),
    ],
    ids=["nothing known", "another name", "a known mistake"],
)
def test_a_known_mistake_is_found_wherever_it_stands(
    register: Register, rules: list[str]
) -> None:
    found = compare("La haie de Verdure.", "The Verdure hedge.", register=register)
    assert [finding.rule for finding in found] == rules


def test_a_forbidden_word_is_forbidden_in_its_own_language_alone() -> None:
    term = Term({FR: "commune", EN: "municipality"}, {EN: ("town",)})
    register = Register(terms=(term,))
    fr, en = "Une commune et son town.", "A town and its people."
    found = compare(fr, en, register=register)
    forbidden = [f.place for f in found if f.rule == "forbidden-word"]
    assert [(p.locale, p.text) for p in forbidden if p] == [(EN, "town")]


def name_places(*names: str) -> Register:
    return Register(tuple(Name({FR: name, EN: name}, "commune") for name in names))


@every_row(
    ("names", "text"),
    [
        (("Charmare", "Chamare-d’Armor"), "Maire de Chamare-d’Armor"),
        (("Charmare", "Chamare-d’Armor"), "Chamare, on l’appelle ainsi"),
        (("Charmare", "Chamare"), "De Charmare à Chamare"),
        (("Dupont", "Marie Duport"), "Madame Duport"),
        (("Pari Est", "Paris"), "La ville de Paris Est"),
        (("Grand Brestt", "Val de Grand Brest"), "Le Val de Grand Brest"),
    ],
)
def test_a_name_that_the_register_knows_is_never_corrected(
    names: tuple[str, ...], text: str
) -> None:
    found = compare(text, text, register=name_places(*names))
    assert not [f for f in found if f.rule == "unregistered-spelling"]


def test_a_slip_beside_a_right_name_is_found_and_nothing_else_changed() -> None:
    register = name_places("Charmare", "Chamare", "Chamare-d’Armor")
    text = "Maire de Chamare-d’Armur"
    found = compare(text, text, register=register)
    fixes = [each.fix for finding in found for each in finding.occurrences]
    assert [fix.text for fix in fixes if fix] == ["Chamare-d’Armor"] * 2


def test_a_mistake_that_ends_inside_a_right_name_is_that_name() -> None:
    wrong = Name({FR: "Ligue", EN: "Ligue"}, mistakes=("La Rue", "Rue des Ports"))
    right = Name({FR: "Rue des Bois", EN: "Rue des Bois"})
    text = "La Rue des Bois et la Rue des Ports"
    found = compare(text, text, register=Register((wrong, right)))
    (spelt,) = (f for f in found if f.rule == "unregistered-spelling")
    places = [each.place for each in spelt.occurrences]
    assert [place.text for place in places if place] == ["Rue des Ports"] * 2


def test_a_mistake_that_is_longer_than_a_name_in_front_of_it_is_found() -> None:
    forms = {FR: "Agence des Ports", EN: "Ports Agency"}
    name = Name(forms, variants=("l’Agence",), mistakes=("Agence du Port",))
    fr, en = "L’Agence du Port répond.", "The Ports Agency answers."
    (spelt,) = compare(fr, en, register=Register((name,)))
    assert spelt.rule == "unregistered-spelling"
    assert spelt.place
    assert spelt.place.text == "Agence du Port"


def test_a_name_that_lacks_is_asked_for_as_the_language_calls_it() -> None:
    forms = {FR: "Agence nationale des ports", EN: "French National Ports Agency"}
    fr = "L’Agence nationale des ports a payé le projet."
    en = "The national agency paid for the project."
    found = compare(fr, en, register=Register((Name(forms),)))
    (lacking,) = (each for each in found if each.rule == "missing-name")
    said = "name “French National Ports Agency” here too, or remove the name there"
    assert str(lacking.help) == said


def test_a_registered_name_is_no_other_spelling_of_a_usual_one() -> None:
    register = name_places("Quartiers des Ports de Brest")
    usual = "Les Quartiers des Ports de Bresta s’ouvrent.\n\n"
    text = usual * 2 + "Les Quartiers des Ports de Brest s’ouvrent."
    assert "inconsistent-name" in {f.rule for f in compare(text, text)}
    found = compare(text, text, register=register)
    assert "inconsistent-name" not in {f.rule for f in found}


def test_a_name_of_two_equal_words_is_no_doubled_word() -> None:
    text = "La chanson yéyé yéyé plaît."
    assert "doubled-word" in {f.rule for f in compare(text, text)}
    found = compare(text, text, register=name_places("Groupe yéyé yéyé"))
    assert "doubled-word" not in {f.rule for f in found}


def test_a_mistake_at_the_end_of_a_longer_one_is_told_with_it() -> None:
    names = (
        Name({FR: "Grand Port Vieux", EN: "Grand Port Vieux"}, mistakes=(wrong,))
        for wrong in ("Grand Port Vieu", "Port Vieu")
    )
    text = "La ville du Grand Port Vieu."
    found = compare(text, text, register=Register(tuple(names)))
    (spelt,) = (f for f in found if f.rule == "unregistered-spelling")
    places = [each.place for each in spelt.occurrences]
    assert [place.text for place in places if place] == ["Grand Port Vieu"] * 2


@every_row(
    ("text", "is_told"),
    [
        ("La ville de Paus.", False),
        ("La ville de Pao.", False),
        ("La ville de Brets.", True),
    ],
)
def test_a_slip_of_a_short_name_may_be_any_other(text: str, is_told: bool) -> None:
    found = compare(text, text, register=name_places("Pau", "Brest"))
    assert ("unregistered-spelling" in {f.rule for f in found}) is is_told


# One finding for each fault -----------------------------------------------------------

TOWN = Register(
    (
        Name({"fr": "Claire Francket", "en": "Claire Francket"}, "person"),
        Name({"fr": "Agence des Ports", "en": "Ports Agency"}, "organisation"),
        Name({"fr": "Sceaux", "en": "Sceaux"}, "place", mistakes=("Sceaux-Ville",)),
    )
)
SAID = "Claire Francket vit à Sceaux, où l’Agence des Ports a son siège."
RIGHT = "Claire Francket lives in Sceaux, where the Ports Agency has its seat."
SLIPS = {
    "Claire Franclet": "Claire Francket",
    "Clair Francket": "Claire Francket",
    "Sceau": "Sceaux",
    "Sceaux-Ville": "Sceaux",
    "Ports Agencey": "Ports Agency",
}


@every_row("wrong", SLIPS)
def test_a_name_with_a_slip_is_one_finding(wrong: str) -> None:
    found = compare(SAID, RIGHT.replace(SLIPS[wrong], wrong), register=TOWN)
    assert [each.rule for each in found] == ["unregistered-spelling"]


def test_other_capitals_do_not_make_a_name_missing() -> None:
    assert compare(SAID, RIGHT.replace("Agency", "agency"), register=TOWN) == ()


def test_a_name_that_is_nowhere_is_missing_all_the_same() -> None:
    found = compare(SAID, RIGHT.replace("Sceaux", "a town of seals"), register=TOWN)
    assert [each.rule for each in found] == ["missing-name"]
