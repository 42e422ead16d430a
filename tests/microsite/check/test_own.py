"""A text is held against what its own record states: counts, lengths, areas."""

from __future__ import annotations

import re

import pytest
from support import COMMUNE, SOLUTION, Edited, Files, list_records, minimal_site
from tables import every_row

_MARK = re.compile("‹([^‹›]*)›")
PHASES = """\
edition-1:
  name: {fr: Première édition, en: First edition}
  number: 1
  status: closed
  summary: {fr: Une édition, en: One edition}
  phases:
    - {id: phase-1, name: {fr: Un, en: One}, solutions: {value: 19}}
    - {id: phase-2, name: {fr: Deux, en: Two}, solutions: {value: 23}}
"""
CALL = """\
title: {fr: Un appel, en: A call}
opens: 2023-01-01
closes: 2023-02-01
edition: edition-1
phase: phase-1
audience: {fr: Tous, en: All}
summary: {fr: Un appel, en: A call}
"""
PROGRAMME = """\
name: Quartiers
name_language: fr
acronym: QMI
gloss: {fr: Des quartiers, en: Districts}
lead: paris
operator: paris
duration_months: 18
"""
GLOSSARY = """\
commune:
  term: {fr: commune, en: municipality}
  variants: {fr: [communes], en: [municipalities]}
solution:
  term: {fr: solution, en: solution}
  variants: {fr: [solutions], en: [solutions]}
"""
SITE: Files = {
    **list_records("solutions", "themes", "calls"),
    "content/themes.yaml": (
        "air: {name: {fr: Air propre, en: Clean air}, summary: {fr: Air, en: Air}}\n"
    ),
    "content/glossary.yaml": GLOSSARY,
    "content/editions.yaml": PHASES,
    **{
        f"content/solutions/bench-{number}.yaml": SOLUTION.replace(
            "Banc", f"Banc {number}"
        )
        .replace("Bench", f"Bench {number}")
        .replace("announced", "testing" if number > 4 else "announced")
        for number in range(1, 6 + 1)
    },
    "content/communes/meudon.yaml": COMMUNE.replace("Sceaux", "Meudon").replace(
        "92071", "92048"
    ),
}
"""Six solutions of a commune, and two phases that say how many each has."""


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    return Edited(tmp_path_factory.mktemp("own") / "site", minimal_site(SITE))


def check(
    edited: Edited, path: str, record: str, french: str, english: str
) -> list[str]:
    """Asks for what a pair of texts marks in a record, and gives what is said of it."""
    plain = (_MARK.sub(r"\1", french), _MARK.sub(r"\1", english))
    written = f'{record}{{fr: "{plain[0]}", en: "{plain[1]}"}}\n'
    found = edited.check({path: written})
    told = [each for each in found if each.rule == "contradicted-count"]
    words = [each.place.text for f in told for each in f.occurrences if each.place]
    assert words == [*_MARK.findall(french), *_MARK.findall(english)]
    assert all(len(each.related) == 1 for each in told)
    return [f"{each.message} {each.help}" for each in told]


@every_row(
    "french, english",
    [
        ("Les 19 solutions.", "The 19 solutions."),
        ("Dix-neuf solutions, dont 6 ici.", "Nineteen solutions, 6 of them here."),
        ("À Sceaux, six solutions.", "In Sceaux, six solutions."),
        ("Une solution.", "One solution."),
        ("Les ‹18 solutions›.", "The ‹18 solutions›."),
        ("Les ‹dix-huit solutions›.", "The ‹eighteen solutions›."),
        ("Les ‹dix-huit belles solutions›.", "The ‹eighteen clever solutions›."),
        # So many are there in all, or with a source.
        ("Les ‹six solutions›.", "The ‹six solutions›."),
    ],
)
def test_a_call_has_as_many_solutions_as_its_phase(
    french: str, english: str, edited: Edited
) -> None:
    call = f"{CALL}sources: []\noutcome:\n  text: "
    for said in check(edited, "content/calls/one.yaml", call, french, english):
        assert "the record says 19" in said


@every_row(
    "french, english, right",
    [
        ("Les 42 solutions, puis 19 solutions.", "The 42, and 19 solutions.", ""),
        ("Les ‹20 solutions›.", "The ‹20 solutions›.", "19"),
        ("Les ‹22 solutions›.", "The ‹22 solutions›.", "23"),
        ("Les ‹sept solutions›.", "The ‹seven solutions›.", "6"),
    ],
)
def test_an_edition_has_as_many_as_its_phases_say(
    french: str, english: str, right: str, edited: Edited
) -> None:
    edition = PHASES.replace(
        "summary: {fr: Une édition, en: One edition}", "joined: 2022"
    )
    edition += "  summary: "
    for said in check(edited, "content/editions.yaml", edition, french, english):
        assert f" {right}" in said


def test_members_are_what_an_organisation_counts(edited: Edited) -> None:
    paris = "paris:\n  name: Paris\n  kind: lead\n  members: 131\n  role: "
    told = check(
        edited,
        "content/organisations.yaml",
        paris,
        "Un groupe de ‹130 communes›",
        "A group of ‹130 municipalities›",
    )
    assert "the record says 131" in told[0]


@every_row(
    "french, english",
    [
        ("Les essais durent 18 mois.", "Trials last 18 months."),
        ("Les essais durent dix-huit mois.", "Trials last eighteen months."),
        ("Les essais durent ‹vingt mois›.", "Trials last ‹twenty months›."),
        ("Les essais durent ‹24 mois›.", "Trials last ‹24 months›."),
        ("18 mois, après 6 mois d’attente.", "18 months, after 6 months of waiting."),
        ("De 6 mois à 12 mois.", "From 6 months to 12 months."),
        ("Au moins 6 mois.", "At least 6 months."),
        ("Un essai.", "A trial."),
    ],
)
def test_a_programme_lasts_as_long_as_its_texts_say(
    french: str, english: str, edited: Edited
) -> None:
    record = f"{PROGRAMME}summary: "
    for said in check(edited, "content/programme.yaml", record, french, english):
        assert "the record says 18" in said
