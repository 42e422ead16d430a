"""What visitors meet: the real site, under its real headers, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    FloatRect,
    Locator,
    Page,
    Response,
    expect,
)
from published import ORIGIN, Published, publish
from support import PROJECT, read_site
from tabs import Tabs

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 800}

LINKS = "a[href], button, input, select, summary"
FOCUS = """() => {
  const element = document.activeElement;
  const outlined = [getComputedStyle(element), getComputedStyle(element, "::after")]
    .some((style) => style.outlineStyle !== "none" && style.outlineWidth !== "0px");
  const box = element.getBoundingClientRect();
  const inside = box.top >= -1 && box.left >= -1
    && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1;
  const all = document.querySelectorAll("a[href], button, input, select, summary");
  const reached = [...all].indexOf(element);
  return {reached, outlined, inside, html: element.outerHTML.slice(0, 120)};
}"""
SMALL_TARGETS = """() =>
  [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter((element) => element.checkVisibility())
  .filter((element) => element.matches(".citation")
    || !element.closest("p, .prose, h1, h2, h3, h4"))
  .filter((element) => !element.matches(".skip-link"))
  .map((element) => [element.querySelector(".commune-map__target") ?? element, element])
  .map(([target, element]) => [target.getBoundingClientRect(), element])
  .filter(([box]) => box.width < 24 || box.height < 24)
  .map(([box, element]) =>
    `${element.outerHTML.slice(0, 90)} ${box.width.toFixed()}×${box.height.toFixed()}`)
"""

COLUMNS = """() =>
  [...document.querySelectorAll("main, main *")]
  .filter((element) => getComputedStyle(element).columnWidth !== "auto"
    || getComputedStyle(element).columnCount !== "auto")
  .map((element) => element.className)
"""


@pytest.fixture(scope="module")
def published(real_site: Mapping[str, bytes]) -> Published:
    return publish(PROJECT, real_site)


@pytest.mark.parametrize(
    ("turn", "scheme", "window"),
    [(0, "light", PHONE), (1, "dark", DESK)],
    ids=["light-phone", "dark-desk"],
)
def test_axe_finds_no_fault_on_any_kind_of_page(
    tabs: Tabs,
    published: Published,
    turn: int,
    scheme: str,
    window: dict[str, int],
) -> None:
    """Languages, schemes and windows take turns: what is set in one is set in all."""
    locale = published.locales[turn % len(published.locales)]
    faults = []
    with published.open(tabs, viewport=window, color_scheme=scheme) as tab:
        for url in published.addresses():
            if f"/{locale}/" not in url:
                continue
            tab.goto(url)
            found = Axe().run(tab, options={"resultTypes": ["violations"]})
            faults += [
                (url, violation["id"], violation["nodes"][0]["html"])
                for violation in found.response["violations"]
            ]
    assert faults == []


@dataclass(frozen=True)
class Visit:
    """What a visitor meets on a page."""

    stored: int
    cookies: int
    asked: tuple[Response, ...]
    said: tuple[str, ...]
    wide: tuple[int, ...]
    """The windows, in pixels, that the page does not fit into."""
    small: tuple[str, ...]
    """The targets that are hard to hit on a phone."""
    columns: tuple[str, ...]
    """What is set in columns on paper."""


@pytest.fixture(scope="module")
def visits(tabs: Tabs, published: Published) -> Mapping[str, Visit]:
    """A visit to each kind of page in each language, of a visitor without a past."""
    asked: list[Response] = []
    said: list[str] = []
    visits = {}
    with published.open(tabs, is_fresh=True) as tab:
        tab.add_init_script(
            "addEventListener('securitypolicyviolation', (event) =>"
            " console.error(event.violatedDirective))"
        )
        tab.on("response", lambda response: asked.append(response))
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        for url in published.addresses():
            asked.clear()
            said.clear()
            tab.goto(url)
            stored = tab.evaluate("localStorage.length + sessionStorage.length")
            cookies = len(tab.context.cookies())
            traffic = (tuple(asked), tuple(said))
            columns = _print(tab)
            wide = tuple(_find_narrow_windows(tab))
            small = tuple(tab.evaluate(SMALL_TARGETS))
            visits[url] = Visit(stored, cookies, *traffic, wide, small, columns)
            tab.set_viewport_size(DESK)
    return visits


def _find_narrow_windows(tab: Page) -> Iterator[int]:
    """On a wide screen, enlarged to twice its size, and at last on a phone."""
    for width in (1440, 640, 320):
        tab.set_viewport_size({"width": width, "height": 800})
        if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
            yield width


def _print(tab: Page) -> tuple[str, ...]:
    tab.set_viewport_size({"width": 673, "height": 900})
    tab.emulate_media(media="print")
    columns: list[str] = tab.evaluate(COLUMNS)
    tab.emulate_media(media="null")
    return tuple(columns)


def test_no_page_is_wider_than_its_window(visits: Mapping[str, Visit]) -> None:
    assert {url: visit.wide for url, visit in visits.items() if visit.wide} == {}


@pytest.mark.parametrize("kind", ["home", "communes", "commune", "solutions", "people"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    tabs: Tabs, published: Published, kind: str
) -> None:
    with published.open(tabs, viewport=DESK) as tab:
        tab.goto(published.address(kind))
        tab.evaluate("document.querySelectorAll('details').forEach((d) => d.open = 1)")
        links = tab.locator(LINKS)
        visible = [n for n in range(links.count()) if links.nth(n).is_visible()]
        steps = []
        for _ in visible:
            tab.keyboard.press("Tab")
            steps.append(tab.evaluate(FOCUS))
    assert [step["reached"] for step in steps] == visible
    assert [step["html"] for step in steps if not step["outlined"]] == []
    assert [step["html"] for step in steps if not step["inside"]] == []


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_codes_of_a_commune_come_after_its_text_on_a_phone_and_beside_on_a_desk(
    tabs: Tabs, published: Published, locale: str
) -> None:
    address = published.address("commune", locale)
    with published.open(tabs, viewport=PHONE) as tab:
        tab.goto(address)
        headings = tab.locator("main :is(h1, h2)")
        tops = [box["y"] for box in map(_box, headings.all())]
        ids = [each.get_attribute("id") for each in headings.all()]
    assert tops == sorted(tops)
    assert ids.index("facts-title") > ids.index("district-title")
    with published.open(tabs, viewport=DESK) as tab:
        tab.goto(address)
        side = _box(tab.locator(".columns__side"))
        main = _box(tab.locator(".columns__main"))
    assert side["y"] == main["y"]
    assert side["x"] > main["x"] + main["width"]


def test_a_fact_leads_to_its_source_and_back(tabs: Tabs, published: Published) -> None:
    with published.open(tabs, viewport=PHONE) as tab:
        tab.goto(published.address("commune"))
        citation = tab.locator("a.citation").first
        place = citation.get_attribute("id")
        citation.click()
        note = tab.locator("li:target")
        expect(note).to_be_in_viewport()
        expect(note.locator("a[hreflang]").first).to_have_attribute(
            "href", re.compile("^https:")
        )
        note.locator(".sources-section__back").first.click()
        expect(tab.locator(f"#{place}")).to_be_in_viewport()


def test_targets_are_at_least_24_pixels_wide_and_high(
    visits: Mapping[str, Visit],
) -> None:
    assert {url: visit.small for url, visit in visits.items() if visit.small} == {}


def test_a_page_asks_for_little_and_of_nobody_else(
    visits: Mapping[str, Visit],
) -> None:
    faults = []
    for url, visit in visits.items():
        asked = visit.asked
        strangers = [r.url for r in asked if not r.url.startswith(f"{ORIGIN}/")]
        broken = [r.url for r in asked if r.status != 200]
        found = (visit.said, visit.stored, visit.cookies, strangers, broken)
        if any(found) or len(asked) > 6:
            faults.append((url, *found, len(asked)))
    assert faults == []


@pytest.mark.parametrize(
    "kind",
    ["home", "commune", "solution", "edition", "theme", "programme", "people", "press"],
)
def test_a_page_is_small(tabs: Tabs, published: Published, kind: str) -> None:
    with published.open(tabs) as tab:
        tab.goto(published.address(kind))
        assert tab.locator("*").count() <= 700


class TestLanguages:
    @pytest.mark.parametrize("kind", ["commune", "solution", "press", "not-found"])
    def test_the_switcher_leads_to_the_same_page(
        self, tabs: Tabs, published: Published, kind: str
    ) -> None:
        french = next(
            page
            for page in published.pages
            if ORIGIN + page.url == published.address(kind)
        )
        with published.open(tabs) as tab:
            tab.goto(ORIGIN + french.url)
            tab.get_by_role("link", name="English", exact=True).click()
            english = {locale: ORIGIN + u for locale, u in french.alternates.items()}
            expect(tab).to_have_url(english["en"])
            expect(tab.locator("html")).to_have_attribute("lang", "en")

    def test_the_root_offers_every_language(
        self, tabs: Tabs, published: Published
    ) -> None:
        with published.open(tabs) as tab:
            tab.goto(f"{ORIGIN}/")
            links = tab.locator("main a")
            offered = {
                (link.get_attribute("hreflang"), link.inner_text())
                for link in links.all()
            }
        names = dict(offered)
        assert len(offered) == len(names) == len(published.locales)
        assert set(names) == set(published.locales)
        assert {"fr": "Français", "en": "English"}.items() <= names.items()


class TestFilters:
    def test_they_narrow_the_list_in_place(
        self, tabs: Tabs, published: Published
    ) -> None:
        with published.open(tabs) as tab:
            tab.goto(published.address("solutions"))
            everything = _names(tab)
            tab.get_by_role("combobox", name="Commune").select_option("argenteuil")
            shown = _names(tab)
            expect(tab.get_by_role("status")).to_have_text(
                f"{len(shown)} solution{'s' * (len(shown) > 1)} sur {len(everything)}"
            )
            assert shown
            assert set(shown) < set(everything)
            assert all("Argenteuil" in text for text in _items(tab))

    def test_the_address_keeps_the_choice(
        self, tabs: Tabs, published: Published
    ) -> None:
        with published.open(tabs) as tab:
            tab.goto(published.address("communes", "en"))
            tab.get_by_role("combobox", name="Département").select_option("93")
            shown = _names(tab)
            address = tab.url
        with published.open(tabs) as tab:
            tab.goto(address)
            assert _names(tab) == shown
            tab.get_by_role("button", name="Clear the filters").click()
            assert set(_names(tab)) > set(shown)
            assert tab.url == published.address("communes", "en")

    def test_going_back_undoes_a_choice_and_other_languages_keep_it(
        self, tabs: Tabs, published: Published
    ) -> None:
        with published.open(tabs) as tab:
            tab.goto(published.address("communes"))
            everything, status = _names(tab), tab.get_by_role("status")
            tab.get_by_role("combobox", name="Département").select_option("93")
            tab.locator("nav a[hreflang=en]").click()
            there = published.address("communes", "en")
            expect(tab).to_have_url(f"{there}?department=93")
            expect(status).to_contain_text(f"out of {len(everything)}")
            tab.go_back()
            assert _names(tab) != everything
            tab.go_back()
            expect(status).to_contain_text(f"{len(everything)} communes")
            assert _names(tab) == everything

    def test_a_choice_that_nothing_matches_says_so(
        self, tabs: Tabs, published: Published
    ) -> None:
        with published.open(tabs) as tab:
            address = published.address("solutions", "en")
            tab.goto(f"{address}?{_ask_for_nothing()}")
            assert _names(tab) == []
            expect(tab.get_by_role("status")).to_contain_text("Nothing matches")

    @pytest.mark.parametrize("query", ["?theme=nothing", "?theme=", "?other=1", "?%"])
    def test_a_query_that_means_nothing_shows_everything(
        self, tabs: Tabs, published: Published, query: str
    ) -> None:
        with published.open(tabs) as tab:
            tab.goto(published.address("solutions"))
            everything = _names(tab)
            tab.goto(published.address("solutions") + query)
            assert _names(tab) == everything


class TestWithoutScript:
    def test_every_solution_and_every_way_to_narrow_them_is_a_plain_link(
        self, tabs: Tabs, published: Published
    ) -> None:
        with published.open(tabs, java_script_enabled=False) as tab:
            tab.goto(published.address("solutions"))
            expect(tab.locator("[data-filter-form]")).to_be_hidden()
            solutions = [p for p in published.pages if p.kind == "solution"]
            assert len(_names(tab)) == len({page.key for page in solutions})
            ways = tab.locator("[data-filter-links] a")
            assert {_collection(link.get_attribute("href")) for link in ways.all()} == {
                "#",
                "communes",
                "editions",
                "themes",
            }

    def test_what_sources_say_differently_can_be_opened(
        self, tabs: Tabs, published: Published
    ) -> None:
        with published.open(tabs, java_script_enabled=False) as tab:
            tab.goto(published.address("sources"))
            first = tab.locator("details").first
            expect(first.locator("ul")).to_be_hidden()
            first.locator("summary").click()
            expect(first.locator("ul")).to_be_visible()


class TestOnPaper:
    def test_folded_parts_are_printed_and_navigation_is_not(
        self, tabs: Tabs, published: Published
    ) -> None:
        with published.open(tabs) as tab:
            tab.goto(published.address("sources"))
            tab.emulate_media(media="print")
            expect(tab.locator("details ul").first).to_be_visible()
            expect(tab.locator(".site-header nav").first).to_be_hidden()
            expect(tab.locator(".breadcrumbs")).to_be_hidden()

    @pytest.mark.parametrize(
        ("kind", "mark"),
        [
            ("solution", ".status-label"),
            ("solution", ".edition-label"),
            ("home", ".edition-legend li"),
            ("home", ".solution-card__edition"),
            ("timeline", ".event-list__event"),
        ],
    )
    def test_shapes_that_mean_something_are_printed(
        self, tabs: Tabs, published: Published, kind: str, mark: str
    ) -> None:
        """Browsers leave out backgrounds: a full circle would look empty."""
        with published.open(tabs) as tab:
            tab.goto(published.address(kind))
            tab.emulate_media(media="print")
            shape = tab.locator(mark).first.evaluate(
                "element => getComputedStyle(element, '::before').printColorAdjust"
            )
            assert shape == "exact"

    def test_nothing_is_set_in_columns_that_a_page_would_end(
        self, visits: Mapping[str, Visit]
    ) -> None:
        """They go on beside the paper, and the browser shrinks the whole page."""
        several = {url: visit.columns for url, visit in visits.items()}
        assert {url: found for url, found in several.items() if found} == {}


class TestForcedColours:
    def test_focus_and_status_stay_visible(
        self, tabs: Tabs, published: Published
    ) -> None:
        with published.open(tabs, forced_colors="active") as tab:
            tab.goto(published.address("solutions"))
            for _ in range(6):
                tab.keyboard.press("Tab")
            assert tab.evaluate(FOCUS)["outlined"]
            expect(tab.locator(".status-label").first).to_have_text(re.compile(r"\w"))


def _ask_for_nothing() -> str:
    """A choice of two filters that each find something, and nothing together."""
    solutions = read_site(PROJECT).solutions.values()
    there = {(s.status, commune) for s in solutions for commune in s.communes}
    statuses, communes = ({*each} for each in zip(*there, strict=True))
    both = ((s, c) for s in sorted(statuses) for c in sorted(communes))
    status, commune = next(pair for pair in both if pair not in there)
    return f"status={status}&commune={commune}"


def _box(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


def _items(tab: Page) -> list[str]:
    items = tab.locator("[data-filter-item]").all()
    return [item.inner_text() for item in items if item.is_visible()]


def _names(tab: Page) -> list[str]:
    names = tab.locator("[data-filter-item] h3").all()
    return [name.inner_text() for name in names if name.is_visible()]


def _collection(address: str | None) -> str:
    """The collection that a French address leads into; `#` inside the page."""
    assert address
    return "#" if address.startswith("#") else address.split("/")[2]
