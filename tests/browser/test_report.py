"""The page that shows texts side by side, in a browser that runs no script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from support import PROJECT
from tabs import Tabs

from microsite.command.cli import main as microsite
from twinlint.command.cli import main

FRENCH = """\
# Sceaux

La commune compte **20 000** habitants en 2024. [Le site](https://www.sceaux.fr)

Elle a rejoint le programme le 6 février 2024.

- un parc ouvert en 2019
- une école

Le jury siège 18 fois.
"""
ENGLISH = """\
# Sceaux

The municipality has **21,000** inhabitants in 2024. [The site](https://www.sceaux.com)

- a park opened in 2018
- a school

The jury meets 16 times.
"""
HOSTILE = "<img src=x onerror=document.title=1> & <b>gras</b>"


@pytest.fixture
def report(tmp_path: Path) -> str:
    """The address of a report on two documents."""
    (tmp_path / "a.md").write_text(f"{FRENCH}\n{HOSTILE}\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(f"{ENGLISH}\n{HOSTILE}\n", encoding="utf-8")
    page = tmp_path / "report.html"
    files = [str(tmp_path / name) for name in ("a.md", "b.md")]
    assert (
        main([*files, "--format", "html", "--lang", "en", "--output", str(page)]) == 1
    )
    return page.as_uri()


@contextmanager
def open_report(tabs: Tabs, report: str, **settings: Any) -> Iterator[Page]:
    with tabs.open(java_script_enabled=False, **settings) as tab:
        tab.goto(report)
        yield tab


ALIKE = """() => {
  const seen = {};
  for (const sheet of document.querySelectorAll(".sheet")) {
    const look = [...sheet.classList, sheet.id.split(":")[0]].join(" ");
    seen[look] = (seen[look] ?? 0) + 1;
    sheet.toggleAttribute("data-alike", seen[look] > 2);
  }
  return seen;
}"""
"""Marks all but the first two of the sheets that look alike and are of one kind."""


def check_with_axe(tabs: Tabs, address: str, width: int, scheme: str) -> None:
    settings: dict[str, Any] = {
        "viewport": {"width": width, "height": 900},
        "color_scheme": scheme,
        "bypass_csp": True,
    }
    with tabs.open(**settings) as tab:
        tab.goto(address)
        tab.evaluate(ALIKE)
        found = Axe().run(
            tab,
            context={"exclude": [["[data-alike]"]]},
            options={"resultTypes": ["violations"]},
        )
        faults = [
            (v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]
        ]
        assert faults == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "dark"), (768, "light"), (1440, "dark")]
)
def test_axe_finds_no_fault(tabs: Tabs, report: str, width: int, scheme: str) -> None:
    """Colours do not depend on widths, so that schemes and widths take turns."""
    check_with_axe(tabs, report, width, scheme)


def test_texts_stand_beside_one_another_in_one_line(tabs: Tabs, report: str) -> None:
    with open_report(tabs, report, viewport={"width": 1440, "height": 900}) as tab:
        french = tab.locator(".row > [lang=fr]", has_text="un parc").bounding_box()
        english = tab.locator(".row > [lang=en]", has_text="a park").bounding_box()
        assert french and english
        assert french["y"] == english["y"]
        assert french["x"] + french["width"] <= english["x"]


def test_a_rule_is_chosen_without_a_script(tabs: Tabs, report: str) -> None:
    with open_report(tabs, report) as tab:
        both = tab.locator(".row", has_text="La commune compte")
        park = tab.locator(".row", has_text="un parc")
        lost = both.locator("mark.gap sup")
        expect(lost).to_be_visible()
        tab.get_by_label("different-number").check()
        expect(park).to_be_visible()
        expect(lost).to_be_hidden()
        expect(both.locator(".finding:visible")).to_have_count(1)
        tab.get_by_label("missing-paragraph").check()
        expect(park).to_be_hidden()
        expect(lost).to_be_visible()
        tab.get_by_role("button", name="Show everything").click()
        expect(park).to_be_visible()
        expect(both.locator(".finding:visible")).to_have_count(2)


def test_rows_without_a_finding_can_be_left_out(tabs: Tabs, report: str) -> None:
    with open_report(tabs, report) as tab:
        school = tab.locator(".row", has_text="une école")
        expect(school).to_be_visible()
        tab.get_by_label("only where something was found").check()
        expect(school).to_be_hidden()
        expect(tab.locator(".row", has_text="un parc")).to_be_visible()


def test_what_is_in_the_texts_is_shown_and_not_obeyed(tabs: Tabs, report: str) -> None:
    with tabs.open() as tab:
        tab.goto(report)
        expect(tab.locator(".row > [lang=fr]", has_text="gras").first).to_be_visible()
        assert tab.locator("img, .row > [lang] b").count() == 0
        assert tab.title() != "1"


def test_paper_has_the_texts_and_no_buttons(tabs: Tabs, report: str) -> None:
    with open_report(tabs, report) as tab:
        tab.emulate_media(media="print")
        expect(tab.locator(".filters")).to_be_hidden()
        expect(tab.locator(".row", has_text="une école")).to_be_visible()


# The review of a site ---------------------------------------------------------------

LIMIT = 300_000
"""Bytes of the review of the whole site, so that it opens at once on a phone."""


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review of the real site."""
    page = tmp_path_factory.mktemp("review") / "review.html"
    where = ["--root", str(PROJECT), "--output", str(page)]
    assert microsite(["check", *where, "--format", "html", "--lang", "fr"]) == 0
    return page


def test_review_of_the_whole_site_is_light(review: Path) -> None:
    assert review.stat().st_size <= LIMIT


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1440, "dark")])
def test_axe_finds_no_fault_in_the_review(
    tabs: Tabs, review: Path, width: int, scheme: str
) -> None:
    check_with_axe(tabs, review.as_uri(), width, scheme)


def test_a_record_is_chosen_without_a_script(tabs: Tabs, review: Path) -> None:
    with open_report(tabs, review.as_uri()) as tab:
        sheets = tab.locator(".sheet:visible")
        count = sheets.count()
        assert count > 50
        tab.locator(".contents summary").click()
        tab.locator('.contents a[href^="#commune:"]').first.click()
        expect(sheets).to_have_count(1)
        expect(sheets.locator("[lang=fr]").first).to_be_visible()
        tab.locator('.contents a[href="#all"]').click()
        expect(sheets).to_have_count(count)
