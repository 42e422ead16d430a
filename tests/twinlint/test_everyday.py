"""Slips of press releases, notices, recipes and rules of procedure are found.

One text of each kind beside the other language's; each slip is one warning, whichever
side has it, and what says the same in other words is silent.
"""

from __future__ import annotations

from twinlint import compare
from twinlint.finding import Severity

SLIPS: list[tuple[str, str, str]] = [
    (
        "different-time",
        "Sortez les bacs après 19 heures.",
        "Put the bins out after 9 p.m.",
    ),
    ("different-time", "Rentrez avant 11 h 30 le matin.", "Be back before 11.45 a.m."),
    ("different-time", "La visite débute à 10 h 15.", "The tour starts at 10.45."),
    ("different-time", "Cuisson : 1 h 15", "Cooking: 1 hr 45 min"),
    (
        "different-time",
        "Elle a gagné en 3 h 12 min 40 s.",
        "She won in 3 hours, 14 minutes and 40 seconds.",
    ),
    (
        "different-number",
        "L'attente dure trois quarts d'heure.",
        "The wait lasts 30 minutes.",
    ),
    ("different-unit", "Ajoutez 25 cl de vin blanc.", "Add 25 ml of white wine."),
    ("different-unit", "Un comprimé de 500 mg", "One 500 g tablet"),
    (
        "different-unit",
        "Ajoutez 2 cuillères à soupe de miel.",
        "Add 2 teaspoons of honey.",
    ),
    (
        "different-date",
        "La classe de CM2 partira du 3 au 7 juin.",
        "The Year 6 class will be away from 3 to 7 July.",
    ),
]
"""A rule, a French text and an English one that says something else."""

SAME: list[tuple[str, str]] = [
    ("Rendez-vous à 11 h 30.", "Meet at 11.30."),
    ("L'attente dure un quart d'heure.", "The wait lasts 15 minutes."),
    ("Prévoir trois quarts d'heure.", "Allow three quarters of an hour."),
    (
        "Elle a gagné en 3 h 12 min 40 s.",
        "She won in 3 hours, 12 minutes and 40 seconds.",
    ),
    (
        "À prendre pendant une semaine, deux fois par jour.",
        "To be taken for seven days, twice a day.",
    ),
    ("Ajoutez 50 cl d'eau.", "Add half a litre of water."),
    ("Une dose de 1 g", "A dose of 1,000 mg"),
]
"""A French text and an English one that says the same."""


def test_a_slip_is_one_warning_whichever_side_has_it() -> None:
    found = {
        (french, english): (
            _list_rules(french, english),
            _list_rules(french, english, -1),
        )
        for _, french, english in SLIPS
    }
    assert found == {(fr, en): ([rule], [rule]) for rule, fr, en in SLIPS}


def test_nothing_is_said_of_what_is_the_same() -> None:
    found = {pair: (_list_rules(*pair), _list_rules(*pair, -1)) for pair in SAME}
    assert found == dict.fromkeys(SAME, ([], []))


def _list_rules(french: str, english: str, step: int = 1) -> list[str]:
    """The rules of the warnings and errors, of the texts in one order or the other."""
    texts, languages = (french, english)[::step], ("fr", "en")[::step]
    return [
        str(finding.rule)
        for finding in compare(*texts, languages)
        if finding.severity is not Severity.INFO
    ]
