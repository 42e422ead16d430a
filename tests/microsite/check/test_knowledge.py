"""What the records of a site state, as the check of its texts is given it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from conftest import Tree
from support import COMMUNE, minimal_site, read_site

from microsite.check.facts import CommuneFacts, CountFacts, Facts
from microsite.check.knowledge import learn_facts, learn_register
from microsite.records import Site
from twinlint.register import Name, Term

SCEAUX = "content/communes/sceaux.yaml"
BOTH = ("fr", "en")


def read(tree: Tree, changes: Mapping[str, str]) -> Site:
    return read_site(tree(minimal_site(changes)))


def learn(tree: Tree, changes: Mapping[str, str]) -> Facts:
    return learn_facts(read(tree, changes))


def everywhere(name: str) -> dict[str, str]:
    return dict.fromkeys(BOTH, name)


# Names and terms ----------------------------------------------------------------------


def test_the_register_of_the_smallest_site(tree: Tree) -> None:
    register = learn_register(read(tree, {}))
    assert register.names == (
        Name(everywhere("Sceaux"), "commune"),
        Name(everywhere("Ada Martin"), "person"),
        Name(everywhere("Paris"), "organisation"),
    )
    assert register.terms == ()


def test_variants_of_people_are_mistakes_and_those_of_organisations_are_not(
    tree: Tree,
) -> None:
    changes = {
        "content/people.yaml": (
            "ada-martin:\n  name: Ada Martin\n  variants: [Ada Martine]\n"
            "  roles:\n    - title: {fr: Directrice, en: Director}\n"
        ),
        "content/organisations.yaml": (
            "paris:\n  name: {fr: Ville, en: City}\n  variants: [VDP]\n  kind: lead\n"
            "  role: {fr: Pilote, en: Lead}\n"
        ),
    }
    register = learn_register(read(tree, changes))
    assert register.names[1:] == (
        Name(everywhere("Ada Martin"), "person", (), ("Ada Martine",)),
        Name({"fr": "Ville", "en": "City"}, "organisation", ("VDP",)),
    )


def test_the_name_of_a_district_is_a_place(tree: Tree) -> None:
    district = "district:\n  name: Le Port\n  text: {fr: Un port, en: A port}\n"
    register = learn_register(read(tree, {SCEAUX: COMMUNE + district}))
    assert Name(everywhere("Le Port"), "place") in register.names


PROGRAMME = """\
name: Rues à l’essai
name_language: fr
acronym: RAE
gloss: {fr: Des rues, en: Streets on Trial}
summary: {fr: Un programme, en: A programme}
lead: paris
operator: paris
duration_months: 18
variants:
  - value: Streets under Trial
  - value: Streets on Trial
"""


def test_a_variant_of_the_programme_is_a_mistake_unless_it_explains_the_name(
    tree: Tree,
) -> None:
    register = learn_register(read(tree, {"content/programme.yaml": PROGRAMME}))
    assert register.names[0] == Name(
        everywhere("Rues à l’essai"), "programme", ("RAE",), ("Streets under Trial",)
    )


def test_terms_come_from_the_glossary(tree: Tree) -> None:
    glossary = (
        "commune:\n  term: {fr: commune, en: municipality}\n"
        "  variants: {en: [municipalities]}\n  forbidden: {en: [town]}\n"
    )
    register = learn_register(read(tree, {"content/glossary.yaml": glossary}))
    assert register.terms == (
        Term(
            {"fr": "commune", "en": "municipality"},
            {"en": ("town",)},
            {"en": ("municipalities",)},
        ),
    )


# Facts --------------------------------------------------------------------------------


def commune_facts(facts: Facts) -> CommuneFacts:
    (found,) = facts.communes
    return found


def test_what_a_record_leaves_out_is_no_fact(tree: Tree) -> None:
    found = commune_facts(learn(tree, {}))
    assert (found.name, found.department) == ("Sceaux", "92")
    assert (found.mayor, found.mayor_place) == ("", None)
    assert (found.populations, found.population_place) == (frozenset(), None)


def test_a_mayor_is_known_with_the_places_that_say_so(tree: Tree) -> None:
    mayor = "mayor:\n  person: ada-martin\n  title: {fr: Maire, en: Mayor}\n"
    found = commune_facts(learn(tree, {SCEAUX: COMMUNE + mayor}))
    assert found.mayor == "Ada Martin"
    assert found.mayor_place and found.office_place
    places = [each.span for each in (found.mayor_place, found.office_place)]
    assert [(span.path, span.line) for span in places] == [
        ("content/people.yaml", 2),
        (SCEAUX, COMMUNE.count("\n") + 2),
    ]


def test_every_number_of_inhabitants_that_a_record_gives_is_right(tree: Tree) -> None:
    population = (
        "population:\n  by_year: {2025: 20884, 2026: 20901}\n"
        "  stated:\n    - value: 21000\n"
        "disagreements:\n"
        "  - summary: {fr: Un écart, en: A difference}\n"
        "    reason: {fr: Un recensement, en: A census}\n"
        "    values:\n"
        "      - value: {fr: 19 500 habitants, en: '19,500 inhabitants'}\n"
    )
    found = commune_facts(learn(tree, {SCEAUX: COMMUNE + population}))
    assert found.populations == {20884, 20901, 21000, 19500}


def solution(commune: str) -> str:
    return (
        f"name: Banc\ncommunes: [{commune}]\nedition: edition-1\nthemes: [shade]\n"
        "status: tested\nsummary: {fr: Un banc, en: A bench}\n"
    )


COUNTED = {
    "content/glossary.yaml": (
        "commune:\n  term: {fr: commune, en: municipality}\n"
        "  variants: {fr: [communes], en: [municipalities]}\n"
        "solution:\n  term: {fr: solution, en: solution}\n"
        "  variants: {fr: [Solutions], en: [solutions]}\n"
    ),
    "content/themes.yaml": (
        "shade:\n  name: {fr: Ombre, en: Shade}\n  summary: {fr: Frais, en: Cool}\n"
    ),
    "content/solutions/a.yaml": solution("sceaux"),
    "content/solutions/b.yaml": solution("meudon"),
    "content/communes/meudon.yaml": COMMUNE.replace("Sceaux", "Meudon").replace(
        "92071", "92048"
    ),
    "content/figures.yaml": (
        "f:\n  value: 70\n  label: {fr: participants, en: participants}\n"
    ),
}


def test_records_are_counted_under_the_plurals_of_the_glossary(tree: Tree) -> None:
    counts = {c.words["fr"]: c for c in learn(tree, COUNTED).counts}
    assert set(counts) == {("communes",), ("solutions",)}

    def show(found: CountFacts) -> tuple[dict[str, tuple[str, ...]], int, set[int]]:
        parts = {part.number for part in found.parts if part.number}
        return dict(found.words), found.total, found.others | parts

    assert show(counts["communes",]) == (
        {"fr": ("communes",), "en": ("municipalities",)},
        2,
        {2},
    )
    assert show(counts["solutions",]) == (
        {"fr": ("solutions",), "en": ("solutions",)},
        2,
        {1, 2},
    )


def test_without_a_glossary_nothing_is_counted(tree: Tree) -> None:
    assert learn(tree, {**COUNTED, "content/glossary.yaml": "{}"}).counts == ()


@pytest.mark.parametrize(
    ("date", "days"),
    [("2024-02-06", {(2024, 2, 6)}), ("2024-02", set()), ("2024", set())],
)
def test_only_whole_days_are_known(
    tree: Tree, date: str, days: set[tuple[int, int, int]]
) -> None:
    event = f"a:\n  date: {date}\n  text: {{fr: Un vote, en: A vote}}\n"
    assert set(learn(tree, {"content/timeline.yaml": event}).days) == days
