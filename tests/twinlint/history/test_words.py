"""What counts as the words of a text, and what as its dress."""

from __future__ import annotations

import unicodedata

from tables import every_row

from twinlint.history.compare import find_alterations
from twinlint.history.words import fold_words


@every_row(
    ("first", "second"),
    [
        ("« Un été » à Sceaux ?", "un ete a sceaux"),
        ("L’œuvre", "L'oeuvre"),
        ("porte-à-porte", "porte à porte"),
        ("18 000 habitants", "18\u202f000 habitants"),
        ("12,300 people", "12300 people"),
        ("**Le** _jury_ `siège`", "Le jury siège"),
        ("Lire [la suite](https://a.example/b_(c))", "Lire la suite"),
        ("Un\n\n- deux\n- trois", "Un deux, trois"),
        ("co\u00adopé\u00adration", "coopération"),
        (unicodedata.normalize("NFD", "été à Nîmes"), "été à Nîmes"),
        ("\u22125 °C", "-5 °C"),
    ],
)
def test_dress_does_not_count(first: str, second: str) -> None:
    assert fold_words(first) == fold_words(second)


@every_row(
    ("first", "second"),
    [
        ("18 mois", "24 mois"),
        ("12 €", "12 %"),
        ("12,5 km", "125 km"),
        ("-5 °C", "5 °C"),
        ("le maire", "la maire"),
        ("en 2024 120 projets", "en 2024 121 projets"),
        ("un jury", "un jury élu"),
    ],
)
def test_words_numbers_and_currencies_count(first: str, second: str) -> None:
    assert fold_words(first) != fold_words(second)


def tell(before: str, after: str) -> list[tuple[str, str]]:
    found = find_alterations(before, after)
    for each in found:
        assert not each.after or after[each.start : each.end].startswith(each.after[0])
    return [(each.before, each.after) for each in found]


@every_row(
    ("before", "after", "changes"),
    [
        ("Il dure 18 mois.", "Il dure 24 mois.", [("18 mois", "24 mois")]),
        ("Il dure 18.", "Il dure 24.", [("18", "24")]),
        ("Un jury", "Un jury élu", [("", "élu")]),
        ("Un jury élu", "Un jury", [("élu", "")]),
        ("Élu", "", [("Élu", "")]),
        ("", "Élu", [("", "Élu")]),
        ("a b c d e f g", "x b c d e f y", [("a", "x"), ("g", "y")]),
        ("a b c", "x b y", [("a b c", "x b y")]),
        ("dans environ", "au cours d’environ", [("dans", "au cours d’")]),
        ("le **jury** siège", "le **grand jury** siège", [("", "grand")]),
        ("Un jury.", "UN  JURY", []),
    ],
)
def test_changes_are_told_word_by_word(
    before: str, after: str, changes: list[tuple[str, str]]
) -> None:
    assert tell(before, after) == changes


def test_a_text_that_was_written_anew_is_told_as_a_whole_and_shortly() -> None:
    before = " ".join(f"a{n}" for n in range(5000))
    after = " ".join(f"b{n}" for n in range(5000))
    ((was, now),) = tell(before.replace("a", "un "), after.replace("b", "deux "))
    assert was.endswith("…")
    assert max(len(was), len(now)) <= 81
