"""Calls with wrong dates or nowhere to apply; people quoted without an office."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import check_records, list_records, minimal_site, show

from twinlint.catalog import name_day
from twinlint.source import Locale

CALL = """\
title: {{fr: Un appel, en: A call}}
opens: {opens}
closes: {closes}
audience: {{fr: Tous, en: All}}
summary: {{fr: Un, en: A}}
"""
CONTACT = "contact: {name: Ada Martin, email: ada@example.org}\n"
SOURCES = """\
article:
  title: {fr: Un article, en: An article}
  language: fr
  read: full
"""
QUOTATION = """\
one:
  speaker: ada-martin
  date: {date}
  text: {{fr: Oui, en: Yes}}
  language: fr
  sources: [article]
"""


def find(tree: Tree, call: str) -> list[str]:
    changes = {**list_records("calls"), "content/calls/bench.yaml": call}
    changes["templates/pages/call.html"] = '{% extends "layouts/page.html" %}\n'
    return show(check_records(tree(minimal_site(changes))))


def test_a_call_that_closes_before_it_opens(tree: Tree) -> None:
    call = CALL.format(opens="2026-05-02", closes="2026-05-01")
    assert find(tree, call) == [
        "content/calls/bench.yaml:3:9: the end, 1 May 2026, is before the start,"
        " 2 May 2026 [swapped-dates]"
    ]


def test_a_call_of_one_day_or_of_a_month_with_that_day_is_in_order(tree: Tree) -> None:
    for closes in ("2026-05-02", "2026-05"):
        assert find(tree, CALL.format(opens="2026-05-02", closes=closes)) == []


def test_a_call_that_can_be_answered_says_where(tree: Tree) -> None:
    call = CALL.format(opens="2026-11-01", closes="2026-12-01")
    assert find(tree, call) == [
        "content/calls/bench.yaml:1:1: bench closes on 1 December 2026"
        " [call-without-address]"
    ]
    assert find(tree, call + CONTACT) == []


@pytest.mark.parametrize("date", ["2026-11", "2026/11/02", "demain"])
def test_a_call_with_a_date_that_is_none(date: str, tree: Tree) -> None:
    found = find(tree, CALL.format(opens="2026-10-01", closes=date) + CONTACT)
    assert len([each for each in found if "wrong-date" in each]) == (date != "2026-11")


def test_a_call_of_another_edition_than_its_communes(tree: Tree) -> None:
    call = CALL.format(opens="2026-05-01", closes="2026-05-02")
    changes = {
        **list_records("calls"),
        "content/calls/bench.yaml": (
            f"{call}edition: edition-2\nphase: last\ncommunes: [sceaux]\n"
        ),
        "content/editions.yaml": "".join(
            f"edition-{n}: {{name: {{fr: Un {n}, en: A {n}}}, number: {n},"
            " status: closed, summary: {fr: Un, en: A}}\n"
            for n in (1, 2)
        ),
    }
    assert show(check_records(tree(minimal_site(changes)))) == [
        "content/calls/bench.yaml:6:10: the call is of edition-2, Sceaux is of"
        " edition-1 [contradicting-reference]",
        "content/calls/bench.yaml:7:8: “last” is not a phase of edition-2"
        " [unknown-reference]",
    ]


def quote(tree: Tree, date: str, role: str) -> list[str]:
    people = "ada-martin:\n  name: Ada Martin\n  roles:\n"
    people += f"    - title: {{fr: Directrice, en: Director}}\n{role}"
    changes = {
        **list_records("press"),
        "content/people.yaml": people,
        "content/sources.yaml": SOURCES,
        "content/quotations.yaml": QUOTATION.format(date=date),
    }
    found = show(check_records(tree(minimal_site(changes))))
    return [each for each in found if "office" in each]


FROM, TO = "      from: 2020-07\n", "      to: 2022-03-15\n"


@pytest.mark.parametrize(
    ("date", "role"),
    [("2020-06-30", FROM), ("2019", FROM), ("2022-03-16", TO), ("2023", FROM + TO)],
)
def test_somebody_quoted_outside_their_time_in_office(
    date: str, role: str, tree: Tree
) -> None:
    assert quote(tree, date, role) == [
        "content/quotations.yaml:2:12: Ada Martin had no office on"
        f" {name_day(date, Locale('en'))} [speaker-without-office]"
    ]


@pytest.mark.parametrize(
    ("date", "role"),
    [("2021", ""), ("2020-07-01", FROM), ("2020", FROM), ("2022-03", TO)],
)
def test_somebody_quoted_in_office(date: str, role: str, tree: Tree) -> None:
    assert quote(tree, date, role) == []


def test_a_quotation_needs_a_source(tree: Tree) -> None:
    changes = {
        **list_records("press"),
        "content/quotations.yaml": QUOTATION.format(date="2021").replace("article", ""),
    }
    found = show(check_records(tree(minimal_site(changes))))
    assert [f for f in found if f.startswith("content/quotations.yaml:6")]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("{fr: « Un banc… », en: A bench…}", ["Un banc…"]),
        ("{fr: Un banc…, en: “A bench…”}", ["A bench…"]),
        (
            "{fr: '« L’eau, ou “rien” »', en: '\"The water\"'}",
            [
                "L’eau, ou “rien”",
                "The water",
            ],
        ),
        ("{fr: '« - non »', en: A no}", [None]),
        ("{fr: « Oui » et « non », en: “Yes” and “no”}", []),
        ("{fr: Un « banc », en: A “bench”}", []),
        ("{fr: '«»', en: '“'}", []),
    ],
)
def test_words_that_are_quoted_stand_without_marks(
    text: str, mended: list[str | None], tree: Tree
) -> None:
    """The site sets those of each language; what cannot be read back stays by hand."""
    said = QUOTATION.format(date="2026").replace("{fr: Oui, en: Yes}", text)
    changes = {
        **list_records("press"),
        "content/sources.yaml": SOURCES,
        "content/quotations.yaml": said,
    }
    problems = check_records(tree(minimal_site(changes)))
    found = [each for each in problems if each.rule == "doubled-marks"]
    assert [each.fix.text if each.fix else None for each in found] == mended
    for each in found:
        assert str(each.help) == "delete the marks at both ends"
