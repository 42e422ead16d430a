"""What is said in another form is the same; what only looks like it is not."""

from __future__ import annotations

from tables import every_row

from twinlint.comparison.equivalence import leave_out_equivalents
from twinlint.mentions import Value, read_mentions
from twinlint.source import Locale, read_text


def leave_out(fr: str, en: str) -> tuple[list[str], list[str]]:
    """The words of the values of two texts that have no equal on the other side."""
    left, right = leave_out_equivalents(read(fr, "fr"), read(en, "en"))
    return (
        [fr[value.start : value.end] for value in left],
        [en[value.start : value.end] for value in right],
    )


def read(text: str, locale: str) -> list[Value]:
    mentions = read_mentions(read_text(text, locale), Locale(locale))
    return [value for block in mentions.blocks for value in block.values]


@every_row(
    ("fr", "en"),
    [
        ("24 mois", "two years"),
        ("un délai de 48 heures", "a delay of 2 days"),
        ("1,5 km", "1,500 metres"),
        ("90 minutes", "1.5 hours"),
        # French counts the first day too.
        ("tous les quinze jours", "every two weeks"),
        ("sous huit jours", "within one week"),
        ("à 14 h", "at 2:00"),
        ("2,3 millions", "2.3m"),
        ("le 2e étage", "floor 2"),
        ("la salle B 12", "room B-12"),
        ("24 mois et 90 minutes", "two years and 1.5 hours"),
        ("", ""),
    ],
)
def test_the_same_in_another_form_is_left_out(fr: str, en: str) -> None:
    assert leave_out(fr, en) == ([], [])


@every_row(
    ("fr", "en", "left", "right"),
    [
        ("24 mois", "three years", ["24"], ["three"]),
        ("15 mois", "two years", ["15"], ["two"]),
        ("24 jours", "two years", ["24"], ["two"]),
        ("dix jours", "two weeks", ["dix"], ["two"]),
        ("à 14 h", "at 3:00", ["14 h"], ["3:00"]),
        ("2,3 millions", "2.4m", ["2,3 millions"], ["2.4"]),
        # A rank beside numbers is a rank.
        ("le 2e étage, 5 portes", "2 floors, 7 doors", ["2e", "5"], ["2", "7"]),
        # One for one: the second pair of years is too many.
        ("24 mois", "two years, and two years", [], ["two"]),
        ("la salle B 12", "room B-13", ["12"], ["B-13"]),
    ],
)
def test_what_only_looks_the_same_stays(
    fr: str, en: str, left: list[str], right: list[str]
) -> None:
    assert leave_out(fr, en) == (left, right)
