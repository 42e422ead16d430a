"""A report in two languages, damaged in small ways as editors damage one.

The same damage each time; what is found in the versions is kept as a golden file.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

Sentences = list[tuple[str, str]]
"""French and English, sentence by sentence."""

REPORT: list[tuple[str, Sentences]] = [
    ("# ", [("Le port de Sainte-Marie", "The harbour of Sainte-Marie")]),
    (
        "",
        [
            (
                "Le port accueille 240 bateaux depuis 1987.",
                "The harbour has held 240 boats since 1987.",
            ),
            (
                "Ses quais ont été refaits par l’entreprise Kerlann en trois ans.",
                "Its quays were rebuilt by the Kerlann company in three years.",
            ),
            (
                "Les pêcheurs y vendent leur poisson chaque matin.",
                "Fishermen sell their catch there every morning.",
            ),
        ],
    ),
    (
        "",
        [
            ("Il est ouvert toute l’année.", "It is open all year."),
            (
                "La capitainerie, dirigée par Odile Kerbrat, répond au 02 98 11 22 33.",
                "The harbour office, run by Odile Kerbrat, answers on 02 98 11 22 33.",
            ),
        ],
    ),
    ("## ", [("Les travaux", "The works")]),
    (
        "- ",
        [
            (
                "Une digue de 180 mètres, en granit.",
                "A granite breakwater of 180 metres.",
            )
        ],
    ),
    ("- ", [("Deux grues neuves.", "Two new cranes.")]),
    (
        "- ",
        [
            (
                "Un atelier pour les voiles, près de la halle.",
                "A workshop for sails, near the market hall.",
            )
        ],
    ),
    (
        "",
        [
            (
                "Le chantier coûte 12,5 M€, dont 40 % viennent de la région Bretagne.",
                "The works cost €12.5m, 40% of which comes from the Brittany region.",
            ),
            (
                "Personne n’a été blessé pendant les dix-huit mois de chantier.",
                "Nobody was hurt during the eighteen months of works.",
            ),
            (
                "Un second bassin est prévu à l’est pour les voiliers de passage.",
                "A second basin is planned to the east for visiting yachts.",
            ),
            ("Il fera 9 hectares.", "It will cover 9 hectares."),
        ],
    ),
    ("## ", [("Les habitants", "The residents")]),
    (
        "> ",
        [
            (
                "Nous voulons garder un port vivant, dit Yann Le Goff.",
                "We want to keep a living harbour, says Yann Le Goff.",
            ),
            ("Les enfants y apprennent à nager.", "Children learn to swim there."),
        ],
    ),
    (
        "",
        [
            (
                "Le 3 juin 2024, 1 200 personnes ont visité le phare.",
                "On 3 June 2024, 1,200 people visited the lighthouse.",
            ),
            (
                "La visite est gratuite pour les moins de 12 ans.",
                "Visits are free for children under 12.",
            ),
            ("Un guide parle allemand.", "One guide speaks German."),
        ],
    ),
    (
        "",
        [
            (
                "Voir [le plan](https://port.example/plan) avant de venir.",
                "See [the map](https://port.example/plan) before you come.",
            ),
        ],
    ),
]

Document = list[tuple[str, list[str]]]
"""The mark that begins each block, with its sentences."""


def write(document: Document) -> str:
    """A document as Markdown."""
    return "\n\n".join(mark + " ".join(said) for mark, said in document if said) + "\n"


def damage(count: int) -> Iterator[tuple[str, str, str]]:
    """What was done to the report, with both versions of it."""
    chance = random.Random(1)  # noqa: S311 - the same each time
    for _ in range(count):
        at = chance.randrange(len(REPORT) - 4)
        part = REPORT[at : at + chance.randint(3, 10)]
        versions: list[Document] = [
            [(mark, [pair[side] for pair in said]) for mark, said in part]
            for side in (0, 1)
        ]
        done = [_damage_once(versions, chance) for _ in range(chance.randint(1, 5))]
        yield ", ".join(filter(None, done)), write(versions[0]), write(versions[1])


def _damage_once(versions: list[Document], chance: random.Random) -> str:
    side = chance.randrange(2)
    document = versions[side]
    at = chance.randrange(len(document))
    mark, said = document[at]
    i = chance.randrange(len(said))
    what = chance.choice(
        ("lose", "lose", "block", "swap", "move", "join", "split", "list", "cut", "add")
    )
    if what == "lose" and len(said) > 1:
        del said[i]
    elif what == "block" and len(document) > 3:
        del document[at]
    elif what == "swap" and len(said) > 1:
        said[i - 1], said[i] = said[i], said[i - 1]
    elif what == "move":
        document.insert(chance.randrange(len(document)), document.pop(at))
    elif what == "join" and at + 1 < len(document):
        said += document.pop(at + 1)[1]
    elif what == "split" and len(said) > 1:
        document[at : at + 1] = [(mark, said[:1]), (mark, said[1:])]
    elif what == "list" and len(said) > 1:
        document[at : at + 1] = [("- ", [each]) for each in said]
    elif what == "cut" and len(said[i]) > 40:
        said[i] = " ".join(said[i].split()[:6]) + "."
    elif what == "add":
        said.insert(i, _ADDED[side])
    else:
        return ""
    return f"{what} {'fr' if side == 0 else 'en'} {at + 1}.{i + 1}"


_ADDED = (
    "La mairie offre un café aux bénévoles du samedi.",
    "The town hall offers coffee to those who help on Saturdays.",
)
