"""What a site has settled on: names, terms, and what is known of none."""

from __future__ import annotations

import pytest

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
