"""Calls, dates and quotations as pages, feeds and calendars tell them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from xml.etree import ElementTree

import icalendar
import pytest
from anatomy import Element, read_page
from conftest import Tree
from support import list_records, minimal_site, read_site

from microsite.pages.calendar import fold_calendar
from microsite.pages.views import calendar_days, current_calls, feed_entries
from microsite.records import Call, CallState, Localized, PartialDate, Site

ATOM = "{http://www.w3.org/2005/Atom}"
TEXT = Localized({"fr": "Un", "en": "A"})


def make_call(opens: str, closes: str) -> Call:
    days = {"opens": PartialDate.parse(opens), "closes": PartialDate.parse(closes)}
    return Call.model_construct(id="x", title=TEXT, **days)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2025, 1, 19), CallState.TO_COME),
        (date(2025, 1, 20), CallState.OPEN),
        (date(2025, 2, 28), CallState.OPEN),
        (date(2025, 3, 1), CallState.CLOSED),
    ],
)
def test_the_state_of_a_call_is_that_of_a_day(day: date, state: CallState) -> None:
    assert make_call("2025-01-20", "2025-02").find_state(day) == state


def read_calls(tree: Tree, updated: str) -> Site:
    text = "title: {{fr: Appel {0}, en: Call {0}}}\naudience: {{fr: Un, en: A}}\n"
    text += "summary: {{fr: Un, en: A}}\nopens: {1}\ncloses: {2}\n"
    text += "contact: {{name: Ada, email: ada@example.org}}\n"
    files = minimal_site(
        {
            **list_records("calls"),
            "content/calls/first.yaml": text.format(1, "2026-03", "2026-05-01"),
            "content/calls/next.yaml": text.format(2, "2026-06-01", "2026-07-01"),
            "content/calls/last.yaml": text.format(3, "2026-09-01", "2026-10"),
            "content/timeline.yaml": (
                "start: {date: 2026-06-01, text: {fr: Un, en: A}, call: next}\n"
                "month: {date: 2026-06, text: {fr: Deux, en: B}}\n"
                "vote: {date: 2026-06-15, text: {fr: Trois, en: C}}\n"
            ),
        }
    )
    settings = str(files["content/site.yaml"]).replace("2026-11-22", updated)
    return read_site(tree({**files, "content/site.yaml": settings}))


@pytest.mark.parametrize(
    ("updated", "current", "days"),
    [
        ("2026-01-01", ["first", "next", "last"], ["2026-01-01"] * 3),
        ("2026-06-20", ["next", "last"], ["2026-06-20", "2026-06-01"]),
        ("2026-11-22", [], []),
    ],
)
def test_home_and_feed_have_the_calls_of_the_review(
    updated: str, current: list[str], days: list[str], tree: Tree
) -> None:
    site = read_calls(tree, updated)
    assert [call.id for call in current_calls(site)] == current
    entries = feed_entries(site)
    assert sorted(entry.record.id for entry in entries) == sorted(current)
    assert [str(entry.day) for entry in entries] == days


def test_a_calendar_has_the_days_that_are_known_each_once(tree: Tree) -> None:
    found = [(str(d.date), d.id) for d in calendar_days(read_calls(tree, "2026-06-20"))]
    assert found == [
        ("2026-05-01", "call-first-closes"),
        ("2026-06-01", "call-next-opens"),
        ("2026-06-15", "event-vote"),
        ("2026-07-01", "call-next-closes"),
        ("2026-09-01", "call-last-opens"),
    ]


# As they are published ----------------------------------------------------------------


def page(showcase: Mapping[str, bytes], path: str) -> Element:
    return read_page(showcase[path].decode())


def headings(element: Element) -> list[str]:
    return [each.text for each in element.find_all("h1", "h2", "h3", "h4")]


def test_the_home_page_offers_what_can_be_answered(
    showcase: Mapping[str, bytes],
) -> None:
    found = headings(page(showcase, "en/index.html"))
    start = found.index("The calls of the moment")
    assert found[start : start + 3] == [
        "The calls of the moment",
        "Call for awnings",
        "Call for benches",
    ]


def test_the_list_has_every_call_by_its_state(showcase: Mapping[str, bytes]) -> None:
    listed = page(showcase, "en/calls/index.html")
    found = headings(listed)
    start = found.index("Open calls")
    assert found[start : start + 6] == [
        "Open calls",
        "Call for awnings",
        "Calls to come",
        "Call for benches",
        "Closed calls",
        "Call for fountains",
    ]
    # A call with more to say has a page; the others are entries of the list.
    links = {a.attributes["href"] for a in listed.find_all("a")}
    assert "/en/calls/awnings/" in links
    assert "en/calls/fountains/index.html" not in showcase
    assert list(listed.find_all("article", id="fountains"))
    told = page(showcase, "en/calls/awnings/index.html").find_all("main")[0].text
    for words in ("Open", "Rules of the call", "rae-q.paris/apply", "11 December 2026"):
        assert words in told


def test_a_feed_tells_of_the_calls_of_the_day(showcase: Mapping[str, bytes]) -> None:
    feed = ElementTree.fromstring(showcase["fr/feed.xml"])  # noqa: S314 - ours
    titles = [each.findtext(f"{ATOM}title") for each in feed.iter(f"{ATOM}entry")]
    assert titles[:2] == ["Appel aux bancs", "Appel aux auvents"]
    assert "Appel aux fontaines" not in titles


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_a_calendar_reads_the_dates_of_each_language(
    showcase: Mapping[str, bytes], locale: str
) -> None:
    content = showcase[f"{locale}/calendar.ics"]
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert not [line for line in lines if len(line) > 75 or b"\n" in line]
    calendar = icalendar.Calendar.from_ical(content)
    events = {str(e["uid"]).partition("@")[0]: e for e in calendar.walk("VEVENT")}
    assert set(events) == {
        "event-vote",
        "event-party",
        "event-montreuil-joins",
        "call-fountains-opens",
        "call-fountains-closes",
        "call-awnings-opens",
        "call-awnings-closes",
        "call-benches-opens",
    }
    opens = events["call-awnings-opens"]
    assert opens["dtstart"].dt == date(2026, 11, 2)
    said = {"fr": "Ouverture\u00a0: Appel aux auvents", "en": "Opens: Call for awnings"}
    assert str(opens["summary"]) == said[locale]
    place = {"fr": "Sur le canal", "en": "On the canal"}
    assert str(events["event-party"]["location"]) == place[locale]


def test_lines_of_a_calendar_are_folded_between_signs() -> None:
    folded = fold_calendar("A:" + "é" * 80 + "\n\nB:1\n")
    *parts, second, end = folded.split("\r\n")
    assert (second, end) == ("B:1", "")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert "".join(part.removeprefix(" ") for part in parts) == "A:" + "é" * 80


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("fr/presse/index.html", "« L’ombre est un service public »"),
        ("en/press/index.html", "“Shade is a public service”"),
        ("en/municipalities/sceaux/index.html", "“Shade is a public service”"),
        ("en/editions/first-edition/index.html", "“Shade is a public service”"),
        ("en/solutions/awning/index.html", "“Shade is a public service”"),
    ],
)
def test_words_stand_with_the_office_of_their_day_and_their_language(
    path: str, words: str, showcase: Mapping[str, bytes]
) -> None:
    found = page(showcase, path)
    (figure,) = found.find_all("figure", **{"class": "quotation"})
    assert figure.text.startswith(words)
    office = "Directrice de la Ligue" if path[:2] == "fr" else "Director of the League"
    assert f"Ada Martin, {office}" in figure.text
    assert ("translated from French" in figure.text) == (path[:2] == "en")


def test_a_release_shows_each_language_in_itself(
    showcase: Mapping[str, bytes],
) -> None:
    path = "en/press/montreuil/index.html"
    articles = list(page(showcase, path).find_all("main")[0].find_all("article"))
    assert [a.attributes.get("lang") for a in articles] == ["en", "fr"]
    english, french = articles
    assert english.text.startswith("Montreuil joins the streets on trial")
    assert "7 février 2024" in french.text
    links = [a.attributes["href"] for a in french.find_all("a")]
    assert links == ["/fr/communes/montreuil/"]
    assert "rae@rae-q.paris" in page(showcase, path).text
    press = page(showcase, "en/press/index.html")
    assert [
        a for a in press.find_all("a") if a.attributes["href"] == "/en/press/montreuil/"
    ]
