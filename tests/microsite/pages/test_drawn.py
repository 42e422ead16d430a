"""Drawn figures show what the data say on the day of the review, and no more."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace

import jinja2
import pytest
from conftest import Tree
from support import PROJECT, SETTINGS, list_records, minimal_site, read_site
from tables import every_row

from microsite.catalogs.read import read_catalog_file
from microsite.pages.drawn import Progress, progress_of, selection_of
from microsite.pages.ordinals import make_raiser
from microsite.pages.template.filters import FILTERS
from microsite.pages.template.gettext import Words, offer_words
from microsite.records import PartialDate, Site
from twinlint.source import Locale

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
    tree: Tree,
    start: str = "",
    status: str = "testing",
    reviewed: str = "2026-11-22",
    end: str = "",
) -> Site:
    """One solution under test since some date, seen on the day of a review."""
    until = f", to: {end}" if end else ""
    period = f"period: {{from: {start}{until}}}\n" if start else ""
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
        ("2025-06-30", 17, 17, False),
        ("2025-05-23", 18, 18, False),
        ("2025-05-22", 19, 18, True),
        ("2025-05", 19, 18, True),
    ],
)
def test_a_trial_counts_its_months_to_the_day_of_the_review(
    start: str, month: int, done: int, is_over: bool, tree: Tree
) -> None:
    site = read_example(tree, start)
    wanted = Progress(
        PartialDate.parse(start), None, PartialDate.parse("2026-11-22"), 18, month
    )
    assert progress_of(site, site.solutions.values()) == wanted
    assert (wanted.done, wanted.is_over) == (done, is_over)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2026-06-15", "2027-09-30", 16),
        ("2026-06-15", "2027-12-14", 18),
        ("2026-06", "2026-06", 1),
        ("2026-06-15", "2027-12", 19),
        ("2026-06", "2027-11-30", 18),
    ],
)
def test_a_trial_lasts_as_long_as_its_record_says(
    start: str, end: str, months: int, tree: Tree
) -> None:
    site = read_example(tree, start, end=end)
    progress = progress_of(site, site.solutions.values())
    assert progress
    assert progress.end == PartialDate.parse(end)
    assert progress.months == months


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


def test_an_end_known_to_the_year_only_is_not_drawn(tree: Tree) -> None:
    site = read_example(tree, "2026-06", end="2027")
    assert progress_of(site, site.solutions.values()) is None


def test_a_choice_is_measured_by_all_who_asked(tree: Tree) -> None:
    site = read_example(tree)
    steps = selection_of(site, site.editions["edition-1"])
    assert [(step.figure.id, step.share) for step in steps] == [
        ("asked", 100),
        ("kept", 27),
    ]


def say(locale: Locale, progress: Progress) -> str:
    """The words below the bar of a trial, by the template and catalog of this site."""
    path = PROJECT / f"locales/{locale}/LC_MESSAGES/site.po"
    found, problems = read_catalog_file(PROJECT, path, locale)
    assert found and not problems
    loader = jinja2.FileSystemLoader(PROJECT / "templates")
    env = jinja2.Environment(loader=loader, autoescape=True)
    env.filters |= {name: partial(f, locale) for name, f in FILTERS.items()}
    words = offer_words({locale: Words(found)}).items()
    env.globals |= {name: partial(f, locale) for name, f in words}
    component = env.get_template("components/progress-bar.html").module
    written = component.progress_bar(progress, SimpleNamespace(number=1))
    raised = make_raiser((locale,))(f'<html lang="{locale}">{written}</html>')
    caption = raised.partition('caption">')[2].partition("</figcaption>")[0]
    return " ".join(caption.split())


@every_row("month", range(1, 25))
def test_each_month_is_said_in_the_words_of_its_language(month: int) -> None:
    start, day = PartialDate(2025, 1), PartialDate(2026, 11, 22)
    progress = Progress(start, None, day, 24, month)
    letters = "er" if month == 1 else "e"
    endings = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}
    assert say(Locale("fr"), progress) == (
        f"Au 22 novembre 2026 : {month}<sup>{letters}</sup> mois d’essai sur 24"
    )
    assert say(Locale("en"), progress) == (
        f"As of 22 November 2026: {month}{endings.get(month, 'th')} month"
        " of the trial, out of 24"
    )


@every_row(
    "end, french, english",
    [
        (None, "pour 18 mois", "18 months"),
        (PartialDate(2026, 9, 30), "jusqu’en septembre 2026", "until September 2026"),
    ],
)
def test_of_a_trial_that_is_over_what_was_planned_is_said(
    end: PartialDate | None, french: str, english: str
) -> None:
    start, day = PartialDate(2025, 1), PartialDate(2026, 11, 22)
    progress = Progress(start, end, day, 18, 23)
    said = say(Locale("fr"), progress).replace("\xa0", " ")
    assert said == f"Essai prévu {french}, commencé en janvier 2025"
    said = say(Locale("en"), progress)
    assert said == f"Trial due to last {english}, started in January 2025"
