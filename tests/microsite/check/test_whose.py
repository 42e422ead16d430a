"""A number of inhabitants belongs to a commune, among several that a sentence names."""

from __future__ import annotations

from tables import every_row

from microsite.check.facts import CommuneFacts, Facts
from microsite.check.rules.contradicted_population import contradicted_population
from twinlint.finding import Place
from twinlint.languages import read_language
from twinlint.mentions import read_mentions
from twinlint.source import Locale, Span, read_text

RECORD = Place(Span("record.yaml", 1, 1, 1, 1))
PEOPLE = {"Athis-Mons": 36_613, "Aubervilliers": 88_365, "Fontenay": 52_000, "Niort": 0}
COMMUNES = {
    name: CommuneFacts(
        name=name,
        department="92",
        department_place=RECORD,
        populations=frozenset({number} - {0}),
        population_place=RECORD,
        population=number,
    )
    for name, number in PEOPLE.items()
}
FACTS = Facts(
    communes=tuple(COMMUNES.values()),
    words={Locale(tag): read_language(Locale(tag)).facts for tag in ("fr", "en", "de")},
)


def find(locale: str, text: str, subject: str = "") -> list[str]:
    mentions = read_mentions(read_text(text, "text"), Locale(locale), "markdown")
    facts = FACTS.about(COMMUNES.get(subject), FACTS.own)
    found = contradicted_population.find(contradicted_population.rule, mentions, facts)
    return [str(dict(each.message.values)["commune"]) for each in found]


@every_row(
    ("locale", "text"),
    [
        (
            "fr",
            "[Aubervilliers](commune:aubervilliers), forte de 98 000 habitants, et"
            " Fontenay ont rejoint le programme.",
        ),
        (
            "en",
            "[Aubervilliers](commune:aubervilliers), with its 98,000 residents, and"
            " Fontenay joined.",
        ),
        ("fr", "Athis-Mons, Aubervilliers (98 000 habitants) et Fontenay votent."),
        ("en", "Athis-Mons, Aubervilliers (98,000 residents) and Fontenay vote."),
        ("de", "Athis-Mons, Aubervilliers (98.000 Einwohner) und Fontenay wählen."),
        ("fr", "Athis-Mons et Aubervilliers (98 000 habitants) votent."),
        ("fr", "Athis-Mons compte 36 613 habitants et Aubervilliers 98 000 habitants."),
        ("en", "Athis-Mons has 36,613 residents and Aubervilliers 98,000 residents."),
        ("fr", "Aubervilliers compte 98 000 habitants, et Fontenay 52 000 habitants."),
        ("fr", "Aubervilliers : 98 000 habitants ; Fontenay : 52 000 habitants."),
        ("fr", "Forte de 98 000 habitants, Aubervilliers a rejoint, avec Athis-Mons."),
        ("en", "With 98,000 residents, Aubervilliers joined with Athis-Mons."),
        ("fr", "Les 98 000 habitants d’Aubervilliers et ceux de Fontenay votent."),
        ("en", "The 98,000 residents of Aubervilliers vote, near Fontenay."),
        ("fr", "Près de Fontenay, Aubervilliers compte 98 000 habitants."),
        ("fr", "Près de Fontenay, Aubervilliers et ses 98 000 habitants votent."),
        ("fr", "Aubervilliers, ville de 98 000 habitants, et Niort votent."),
        ("fr", "Athis-Mons et Aubervilliers, 98 000 habitants, votent."),
        ("fr", "Antony et Aubervilliers, forte de 40 000 habitants, votent."),
        ("en", "Aubervilliers, Seine-Saint-Denis, has 98,000 residents."),
        # Numbers that were exchanged.
        ("fr", "Aubervilliers (36 613 habitants) et Athis-Mons votent."),
    ],
)
def test_a_number_is_of_the_name_beside_it(locale: str, text: str) -> None:
    assert find(locale, text) == ["Aubervilliers"]
    assert find(locale, text, "Aubervilliers") == ["Aubervilliers"]
    assert find(locale, text, "Fontenay") == ["Aubervilliers"]
    right = {"fr": "88 365", "en": "88,365", "de": "88.365"}[locale]
    for wrong in ("98 000", "40 000", "98,000", "98.000", "(36 613"):
        text = text.replace(wrong, "(" * wrong.startswith("(") + right)
    assert find(locale, text) == []


@every_row(
    ("locale", "text"),
    [
        ("fr", "Aubervilliers et Athis-Mons, 125 000 habitants à elles deux."),
        ("fr", "Aubervilliers et Athis-Mons comptent 125 000 habitants."),
        ("fr", "Aubervilliers et Athis-Mons (125 000 habitants) votent."),
        ("en", "Aubervilliers and Athis-Mons, 125,000 residents between them."),
        ("fr", "Fortes de 125 000 habitants, Aubervilliers et Athis-Mons votent."),
        ("fr", "Les 125 000 habitants d’Aubervilliers et d’Athis-Mons votent."),
        ("fr", "Aubervilliers, Athis-Mons et Fontenay réunissent 177 000 habitants."),
        ("fr", "Aubervilliers et Athis-Mons comptent ensemble 80 000 habitants."),
        ("fr", "Aubervilliers et Athis-Mons comptent 80 000 habitants ensemble."),
        ("en", "Aubervilliers and Athis-Mons have 80,000 residents together."),
        (
            "fr",
            "Avec Athis-Mons, Aubervilliers forme un ensemble de 120 000 habitants.",
        ),
        # With communes that have no record.
        ("fr", "Aubervilliers et Antony, 180 000 habitants à elles deux."),
        ("fr", "Antony et [Aubervilliers](commune:a), 180 000 habitants."),
        ("fr", "Aubervilliers forme avec Antony un ensemble de 180 000 habitants."),
        ("en", "Aubervilliers has, with Antony, 180,000 residents in all."),
        # Of something else.
        ("fr", "À Aubervilliers, 300 habitants votent ; à Athis-Mons, 40."),
        ("fr", "Aubervilliers, comme Athis-Mons, compte 88 365 habitants."),
        ("fr", "Aubervilliers, près de Athis-Mons, compte 90 000 habitants."),
        ("fr", "Aubervilliers, Athis-Mons et 30 000 habitants votent."),
        ("fr", "Aubervilliers et Niort (30 000 habitants) votent."),
        ("fr", "Aubervilliers vote et Fontenay aussi ; 30 000 habitants le savent."),
    ],
)
def test_a_number_of_several_or_of_something_else_is_not_judged(
    locale: str, text: str
) -> None:
    assert find(locale, text) == []
    assert find(locale, text, "Fontenay") == []
