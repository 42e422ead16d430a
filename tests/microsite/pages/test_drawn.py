"""Drawn figures show what the data say on the day of the review, and no more."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import SETTINGS, list_records, minimal_site, read_site

from microsite.pages.drawn import Progress, progress_of, selection_of
from microsite.records import PartialDate, Site

PROGRAMME = """\
name: Quartiers
name_language: fr
acronym: QMI
gloss: {fr: Des quartiers, en: Districts}
summary: {fr: Un programme, en: A programme}
lead: paris
operator: paris
duration_months: 18
"""
SOLUTION = """\
name: {fr: Banc, en: Bench}
communes: [sceaux]
edition: edition-1
themes: [air]
summary: {fr: Un banc, en: A bench}
"""
THEMES = "air: {name: {fr: Air, en: Air}, summary: {fr: De l’air, en: Air}}\n"
FIGURES = """\
asked: {value: 22, label: {fr: intéressées, en: interested}}
kept: {value: 6, label: {fr: retenues, en: selected}}
"""


def read_example(
    tree: Tree, start: str = "", status: str = "testing", reviewed: str = "2026-11-22"
) -> Site:
    """One solution under test since some date, seen on the day of a review."""
    period = f"period: {{from: {start}}}\n" if start else ""
    settings = "".join(
        f"updated: {reviewed}\n" if line.startswith("updated:") else f"{line}\n"
        for line in SETTINGS.splitlines()
    )
    editions = str(minimal_site()["content/editions.yaml"])
    return read_site(
        tree(
            minimal_site(
                {
                    **list_records("solutions", "themes", "figures", "programme"),
                    "content/site.yaml": settings,
                    "content/programme.yaml": PROGRAMME,
                    "content/themes.yaml": THEMES,
                    "content/figures.yaml": FIGURES,
                    "content/editions.yaml": f"{editions}  selection: [asked, kept]\n",
                    "content/solutions/bench.yaml": (
                        f"{SOLUTION}status: {status}\n{period}"
                    ),
                }
            )
        )
    )


@pytest.mark.parametrize(
    ("start", "month", "done", "is_over"),
    [
        ("2026-11", 1, 1, False),
        ("2025-07", 17, 17, False),
        ("2025-06-30", 18, 18, False),
        ("2025-05", 19, 18, True),
    ],
)
def test_a_trial_counts_its_months_to_the_day_of_the_review(
    start: str, month: int, done: int, is_over: bool, tree: Tree
) -> None:
    site = read_example(tree, start)
    wanted = Progress(
        PartialDate.parse(start), PartialDate.parse("2026-11-22"), 18, month
    )
    assert progress_of(site, site.solutions.values()) == wanted
    assert (wanted.done, wanted.is_over) == (done, is_over)


@pytest.mark.parametrize(
    ("start", "status", "reviewed"),
    [
        ("", "testing", "2026-11-22"),
        ("2025", "testing", "2026-11-22"),
        ("2025-07", "tested", "2026-11-22"),
        ("2026-12", "testing", "2026-11-22"),
        ("2025-07", "testing", "2026"),
    ],
    ids=["no start", "no month", "over", "not begun", "reviewed in some month"],
)
def test_nothing_is_drawn_more_precisely_than_is_known(
    start: str, status: str, reviewed: str, tree: Tree
) -> None:
    site = read_example(tree, start, status, reviewed)
    assert progress_of(site, site.solutions.values()) is None


def test_a_choice_is_measured_by_all_who_asked(tree: Tree) -> None:
    site = read_example(tree)
    steps = selection_of(site, site.editions["edition-1"])
    assert [(step.figure.id, step.share) for step in steps] == [
        ("asked", 100),
        ("kept", 27),
    ]
