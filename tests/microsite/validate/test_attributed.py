"""Records say of which commune, edition and time they are as their texts do."""

from __future__ import annotations

from conftest import Tree
from support import (
    COMMUNE,
    Files,
    check_records,
    list_records,
    minimal_site,
    translator,
)
from tables import every_row

BENCH = """\
name: {{fr: Banc, en: Bench}}
communes: [{communes}]
edition: {edition}
{more}themes: [air]
status: {status}
summary: {{fr: "{fr}", en: "{en}"}}
"""
EDITIONS = """\
edition-1:
  name: {fr: Première édition, en: First edition}
  number: 1
  status: closed
  closed: 2025-02-13
  summary: {fr: Une édition, en: One edition}
edition-2:
  name: {fr: Deuxième édition, en: Second edition}
  number: 2
  status: under-way
  summary: {fr: Une édition, en: One edition}
  phases:
    - {id: phase-1, name: {fr: Première phase, en: First phase}}
"""


def write(
    communes: str = "sceaux",
    edition: str = "edition-2",
    more: str = "",
    status: str = "testing",
    fr: str = "Un banc",
    en: str = "A bench",
) -> Files:
    fields = {"communes": communes, "edition": edition, "more": more, "status": status}
    sceaux = COMMUNE.replace("edition-1", "edition-2")
    return {
        **list_records("solutions", "editions", "programme"),
        "content/editions.yaml": EDITIONS,
        "content/communes/sceaux.yaml": sceaux,
        "content/communes/meudon.yaml": sceaux.replace("Sceaux", "Meudon").replace(
            "92071", "92048"
        ),
        "content/solutions/bench.yaml": BENCH.format(fr=fr, en=en, **fields),
        "content/themes.yaml": (
            "air: {name: {fr: Air, en: Air}, summary: {fr: De l’air, en: Air}}\n"
        ),
    }


def advise(tree: Tree, files: Files, *rules: str) -> list[str]:
    found = check_records(tree(minimal_site(files)), rules=rules)
    return [translator("en")(each.help) for each in found if each.help]


@every_row(
    ("fr", "en", "advice"),
    [
        ("À Meudon, un banc.", "In Meudon, a bench.", "meudon"),
        ("À Meudon et à Sceaux.", "In Meudon and Sceaux.", ""),
        ("Un banc.", "A bench.", ""),
        ("À Meudon-la-Forêt, un banc.", "In Meudon-la-Forêt.", ""),
    ],
)
def test_a_record_is_of_a_commune_that_its_texts_name(
    fr: str, en: str, advice: str, tree: Tree
) -> None:
    said = advise(tree, write(fr=fr, en=en), "unnamed-commune")
    expected = f"write “communes: [{advice}]”, or name Sceaux in the texts"
    assert said == ([expected] if advice else [])


@every_row(
    ("edition", "more", "advice"),
    [
        (
            "edition-1",
            "phase: phase-1\n",
            ["write “edition: edition-2”: Sceaux and “phase-1” are of it"],
        ),
        ("edition-1", "", ["correct the edition, or the list of communes"]),
        ("edition-2", "phase: phase-1\n", []),
        ("edition-2", "phase: phase-9\n", ["use phase-1"]),
    ],
)
def test_a_phase_says_which_edition_is_meant(
    edition: str, more: str, advice: list[str], tree: Tree
) -> None:
    rules = ("contradicting-reference", "unknown-reference")
    assert advise(tree, write(edition=edition, more=more), *rules) == advice


@every_row(
    ("status", "edition", "more", "right"),
    [
        ("testing", "edition-1", "", "tested"),
        ("testing", "edition-1", "period: {to: 2027-09}\n", ""),
        ("announced", "edition-1", "", ""),
        ("testing", "edition-2", "", ""),
        ("tested", "edition-2", "period: {from: 2026-06}\n", "testing"),
        ("tested", "edition-2", "period: {from: 2020-06}\n", ""),
        ("tested", "edition-2", "period: {from: 2026-06, to: 2026-06}\n", ""),
        ("tested", "edition-2", "", ""),
    ],
)
def test_a_status_goes_with_the_edition_and_with_how_long_trials_last(
    status: str, edition: str, more: str, right: str, tree: Tree
) -> None:
    files: Files = {
        **write(edition=edition, more=more, status=status),
        "content/communes/sceaux.yaml": COMMUNE.replace("edition-1", edition),
        "content/programme.yaml": (
            "name: Quartiers\nname_language: fr\nacronym: QMI\n"
            "gloss: {fr: Des quartiers, en: Districts}\n"
            "summary: {fr: Un programme, en: A programme}\n"
            "lead: sceaux\noperator: sceaux\nduration_months: 18\n"
        ),
    }
    said = advise(tree, files, "contradicted-status")
    assert [each.split("”")[0] for each in said] == (
        [f"write “status: {right}"] if right else []
    )


NEWS = "date: {}\nsummary: {{fr: Une nouvelle, en: News}}\ntitle: {{fr: A, en: B}}\n"
EVENT = "{}:\n  date: {}\n  text: {{fr: Début, en: Start}}\n"


@every_row(
    ("news", "event", "advice"),
    [
        ("2042-09", "2024-05", ["write 2024-09"]),
        ("2027-10-12", "2024-05", ["write “publish_on: 2027-10-12” below it"]),
        ("2024-09\npublish_on: 2024-10-01", "2024-05", []),
        ("2024-09", "2044-05", ["correct the year"]),
        ("2024-09", "2028-05", []),
        ("2024-09", "2004-05", ["correct the year"]),
    ],
)
def test_a_date_is_near_those_of_others(
    news: str, event: str, advice: list[str], tree: Tree
) -> None:
    days = (event, "2024-01", "2025-02", "2026-03")
    events = (EVENT.format(f"e-{n}", day) for n, day in enumerate(days))
    files: Files = {
        **list_records("news"),
        "content/news/vote.yaml": NEWS.format(news),
        "content/timeline.yaml": "".join(events),
    }
    said = advise(tree, files, "unlikely-date")
    assert [each.partition(", or")[0] for each in said] == advice
