"""What has come to pass since the last review of the content."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import Tree
from support import configure, list_records, minimal_site, show

from microsite.pipeline import check_site
from twinlint.catalog import name_day
from twinlint.source import Locale

CALL = """\
title: {fr: Un appel, en: A call}
opens: 2026-11-20
closes: 2026-12-10
audience: {fr: Tous, en: All}
summary: {fr: Un, en: A}
contact: {name: Ada Martin, email: ada@example.org}
"""
EVENTS = """\
before: {date: 2026-10-31, text: {fr: Avant, en: Before}}
seventh: {date: 2026-12-07, text: {fr: Réunion, en: Meeting}}
month: {date: 2026-12, text: {fr: Bilan, en: Report}}
"""
PLACE = "content/calls/bench.yaml"


@pytest.mark.parametrize(
    ("reviewed", "today", "expected"),
    [
        ("2026-11-01", "2026-11-01", []),
        ("2026-11-01", "2026-11-19", []),
        ("2026-11-01", "2026-11-20", [("2:8", "opened (20 November 2026)")]),
        ("2026-11-01", "2026-12-10", [("2:8", "opened (20 November 2026)")]),
        ("2026-11-01", "2026-12-11", [("3:9", "closed (10 December 2026)")]),
        ("2026-11-21", "2026-12-10", []),
        ("2026-11-21", "2026-12-11", [("3:9", "closed (10 December 2026)")]),
        ("2026-12-11", "2027-06-01", []),
        ("2026-12-11", "2026-11-25", []),
    ],
)
def test_a_call_that_has_changed_its_state_asks_for_a_review(
    reviewed: str, today: str, expected: list[tuple[str, str]], tree: Tree
) -> None:
    found = check(tree, reviewed, today, {**list_records("calls"), PLACE: CALL})
    assert found == [
        f"{PLACE}:{place}: the call has {done} since the last review"
        f" ({name_day(reviewed, Locale('en'))}) [outdated-call]"
        for place, done in expected
    ]


@pytest.mark.parametrize(
    ("today", "lines"),
    [("2026-12-07", []), ("2026-12-08", [2]), ("2027-01-01", [2, 3])],
)
def test_a_date_that_has_passed_asks_what_came_of_it(
    today: str, lines: list[int], tree: Tree
) -> None:
    changes = {**list_records("timeline"), "content/timeline.yaml": EVENTS}
    dates = {2: ("17", "7 December 2026"), 3: ("15", "December 2026")}
    assert check(tree, "2026-11-01", today, changes) == [
        f"content/timeline.yaml:{line}:{dates[line][0]}: {dates[line][1]} has passed"
        " since the last review (1 November 2026) [unreviewed-event]"
        for line in lines
    ]


def check(tree: Tree, reviewed: str, today: str, changes: dict[str, str]) -> list[str]:
    files = minimal_site({**changes, "templates/pages/call.html": "{{ page.title }}"})
    settings = str(files["content/site.yaml"])
    before = next(x for x in settings.splitlines() if x.startswith("updated:"))
    files["content/site.yaml"] = settings.replace(before, f"updated: {reviewed}")
    found = check_site(configure(tree(files), date.fromisoformat(today))).findings
    rules = ("outdated-call", "unreviewed-event")
    return show(each for each in found if each.rule in rules)
