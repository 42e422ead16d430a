"""Values and links of corresponding units cancel out; what is left over differs."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint.alignment import align_versions
from twinlint.comparison import Comparison, match_versions
from twinlint.mentions import Link, Mentions, Value, read_mentions
from twinlint.register import EMPTY_REGISTER, Name, Register
from twinlint.source import Locale, read_text

Pair = tuple[str | None, str | None]


def read(fr: str, en: str, register: Register = EMPTY_REGISTER) -> Comparison:
    first = read_mentions(read_text(fr, "fr"), Locale("fr"))
    second = read_mentions(read_text(en, "en"), Locale("en"))
    return match_versions(align_versions(first, second), register)


def say(mentions: Mentions, part: Value | Link | None) -> str | None:
    return part and mentions.text.value[part.start : part.end]


def values(fr: str, en: str) -> list[Pair]:
    """The words of the values that differ, side by side."""
    found = read(fr, en)
    return [
        (say(found.reference, d.reference), say(found.translation, d.translation))
        for d in found.values
    ]


def links(fr: str, en: str) -> list[Pair]:
    """The targets of the links that differ, side by side."""
    return [
        (d.reference and d.reference.target, d.translation and d.translation.target)
        for d in read(fr, en).links
    ]


@every_row(
    ("fr", "en", "expected"),
    [
        ("Un essai de 18 mois.", "A trial of 16 months.", [("18", "16")]),
        ("Deux arbres, 12 bancs.", "12 benches.", [("Deux", None)]),
        ("Avec 12 bancs.", "With 12 benches and 7 trees.", [(None, "7")]),
        # As often as both have them, and no more.
        ("12 bancs, 12 arbres.", "12 benches, some trees.", [("12", None)]),
        # Numbers are paired with numbers, times with times.
        (
            "À 14 h, 25 personnes.",
            "At 3 pm, 26 people.",
            [("25", "26"), ("14 h", "3 pm")],
        ),
        # Codes are paired by their letters, in whatever order they stand.
        (
            "Les plans B-12 et NF-308.",
            "The plans NF-309 and B-13.",
            [("B-12", "B-13"), ("NF-308", "NF-309")],
        ),
        # The year of one date is not the day of another.
        (
            "Le 6 février 2024.",
            "On 6 February 2023.",
            [("6 février 2024", "6 February 2023")],
        ),
        # A rank in words is the number that stands for it, beside others too.
        ("Au second port, 12 quais.", "At port 2, 13 quays.", [("12", "13")]),
        ("Au port 2, 13 quais.", "At the second port, 12 quays.", [("13", "12")]),
        # A rank in words, often an idiom, is none beside another rank.
        ("Le premier étage.", "The 2nd floor.", [("premier", "2nd")]),
    ],
)
def test_values_that_differ_stand_side_by_side(
    fr: str, en: str, expected: list[Pair]
) -> None:
    assert values(fr, en) == expected


@every_row(
    ("fr", "en"),
    [
        ("Il y a 1 500 arbres.", "There are 1,500 trees."),
        ("Il coûte 3,5 euros.", "It costs 3.5 euros."),
        ("Il y a six arbres.", "There are 6 trees."),
        ("12 bancs, puis 7 arbres.", "7 trees, then 12 benches."),
        ("Le 6 février 2024.", "On February 6th, 2024."),
        # A rank in words is the number that stands for it.
        ("La première phase.", "Phase 1."),
        ("Phase 1.", "The first phase."),
        # The same figures, which each language reads otherwise.
        ("Il y a 1.200 là.", "There are 1.200t here."),
        ("Le modèle (12,500) est là.", "Model n°12,500 is here."),
        # Words that may be idioms are no numbers that one side lacks.
        ("Dans un second temps, il pleut.", "Then it rains."),
        ("Sur le plan B-12.", "On the plan B-12."),
        ("Écrire à a@rae-q.paris.", "Write to a@rae-q.paris."),
    ],
)
def test_the_same_values_in_another_form_are_no_difference(fr: str, en: str) -> None:
    assert values(fr, en) == []


def test_a_value_is_looked_for_in_the_block_that_corresponds() -> None:
    fr = "La haie de Verdure a 12 bacs.\n\nLa toile de Montreuil a 7 mâts."
    en = "The Verdure hedge has 7 tubs.\n\nThe Montreuil canvas has 12 masts."
    assert values(fr, en) == [("12", "7"), ("7", "12")]


@pytest.mark.parametrize(
    ("fr", "en", "expected"),
    [
        ("[a](https://x.org/b)", "[a](https://x.org/c)", ["b c"]),
        ("[a](https://x.org/b)", "a", ["b None"]),
        ("a", "[a](https://x.org/c)", ["None c"]),
        # An image takes the place of no link.
        (
            "[a](https://x.org/b) ![c](https://x.org/d.png)",
            "[a](https://x.org/e)",
            ["b e", "d.png None"],
        ),
        # The same target twice is one link too many.
        (
            "[a](https://x.org/b) [b](https://x.org/b)",
            "[a](https://x.org/b)",
            ["b None"],
        ),
    ],
)
def test_links_that_differ_stand_side_by_side(
    fr: str, en: str, expected: list[str]
) -> None:
    def shorten(target: str | None) -> str:
        return str(target).removeprefix("https://x.org/")

    found = [f"{shorten(a)} {shorten(b)}" for a, b in links(fr, en)]
    assert found == expected


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("[a](https://x.org/b)", "[c](https://x.org/b)"),
        ("[a](https://x.org/fr/b)", "[a](https://x.org/en/b)"),
        (
            "[a](https://x.org/b) [c](https://x.org/d)",
            "[c](https://x.org/d) [a](https://x.org/b)",
        ),
        (
            "[a](https://x.org/b) [c](https://x.org/b)",
            "[a](https://x.org/b) [d](https://x.org/b)",
        ),
    ],
    ids=["other words", "the page in each language", "another order", "twice"],
)
def test_links_to_the_same_page_are_no_difference(fr: str, en: str) -> None:
    assert links(fr, en) == []


def test_a_comparison_knows_its_units_and_its_register() -> None:
    register = Register((Name({Locale("fr"): "Verdure"}),))
    found = read("La haie de Verdure.\n\nUn banc.", "The Verdure hedge.", register)
    assert found.register is register
    assert [unit.is_paired for unit in found.units] == [True, False]
    assert found.paired == found.units[:1]
