"""The panel of the preview: what it tells, marks, shows beside, and keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import PATIENCE, Served, serve
from playwright.sync_api import Page, expect
from support import copy_showcase, read_files, write_tree
from tabs import Tabs

from microsite.command.cli import main

RECORD = "content/communes/sceaux.yaml"
FRENCH = "/fr/communes/sceaux/"
ENGLISH = "/en/municipalities/sceaux/"
MARKED = """() => [...CSS.highlights.entries()].flatMap(
  ([name, ranges]) => [...ranges].map((range) => [name, range.toString()]))"""


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The made-up site with a date that differs, and a draft."""
    folder = tmp_path_factory.mktemp("looked-at")
    root = copy_showcase(folder / "site")
    change(root, RECORD, "in March 2023", "in April 2023")
    settings = "edit_url: https://git.example/edit/{path}#L{line}\n"
    with (root / "content/site.yaml").open("a", encoding="utf-8") as file:
        file.write(settings)
    command = ("build.py", "serve", "--root", str(root), "--port", "0", "--lang", "en")
    with serve(root, *command, "--cache", str(folder / "kept")) as preview:
        preview.hear("1 warning")
        yield preview
        preview.end()


@pytest.fixture
def served(looked_at: Served) -> Iterator[Served]:
    """The same for a test that changes files of it: all is put back as it was."""
    files, page = read_files(looked_at.root), looked_at.ask(ENGLISH).page
    yield looked_at
    changed = {
        path: files[path]
        for path, content in read_files(looked_at.root).items()
        if content != files[path]
    }
    write_tree(looked_at.root, changed)
    while looked_at.ask(ENGLISH).page != page:
        looked_at.hear("error")


@pytest.fixture
def tab(tabs: Tabs) -> Iterator[Page]:
    with tabs.open() as tab:
        yield tab


@pytest.fixture
def fresh_tab(tabs: Tabs) -> Iterator[Page]:
    """For who listens to the tab, or gives it a script."""
    with tabs.open(is_fresh=True) as tab:
        yield tab


def change(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def open_page(served: Served, page: Page, address: str) -> Page:
    page.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    page.goto(f"http://127.0.0.1:{served.port}{address}")
    expect(page.locator(".panel")).to_be_visible()
    return page


def scroll_down(page: Page) -> None:
    """Go 250 pixels down at once, as the styles of the site go there slowly."""
    page.evaluate("() => scrollTo({ top: 250, behavior: 'instant' })")
    page.wait_for_function("() => scrollY == 250")


def test_what_was_found_is_told_marked_and_linked(looked_at: Served, tab: Page) -> None:
    page = open_page(looked_at, tab, ENGLISH)
    head = page.locator(".panel .head")
    expect(head).to_have_text("0 errors, 1 warning")
    expect(head).to_have_attribute("aria-expanded", "false")
    head.click()
    told = page.locator(".panel li.warning")
    expect(told).to_contain_text("French says mars 2023, English says April 2023")
    lines = (looked_at.root / RECORD).read_text(encoding="utf-8").split("\n")
    line = next(n for n, each in enumerate(lines, start=1) if "April 2023" in each)
    expect(told.locator(".where").first).to_contain_text(f"{RECORD}:{line}:")
    links = [each.get_attribute("href") or "" for each in told.locator("a").all()]
    assert links[0].startswith(
        f"vscode://file/{looked_at.root.as_posix().lstrip('/')}/"
    )
    assert links[0].partition(f"{RECORD}:")[2].startswith(f"{line}:")
    assert links[1] == f"https://git.example/edit/{RECORD}#L{line}"
    assert page.evaluate(MARKED) == [["preview-warning", "April 2023"]]
    told.get_by_role("button", name="show on the page").click()
    assert page.evaluate("getSelection().toString()") == "April 2023"


def test_both_pages_mark_their_own_words(looked_at: Served, tab: Page) -> None:
    page = open_page(looked_at, tab, FRENCH)
    assert page.evaluate(MARKED) == [["preview-warning", "mars 2023"]]


def test_words_are_marked_without_highlights_too(
    served: Served, fresh_tab: Page
) -> None:
    fresh_tab.add_init_script("delete CSS.highlights; delete window.Highlight;")
    page = open_page(served, fresh_tab, ENGLISH)
    box = page.locator("#preview-marks .warning")
    expect(box).to_have_count(1)
    page.locator(".panel .head").click()
    page.get_by_role("button", name="show on the page").first.click()
    for width in (1200, 400):
        page.set_viewport_size({"width": width, "height": 700})
        page.wait_for_function(
            """() => {
              const box = document.querySelector("#preview-marks .warning"),
                words = getSelection().getRangeAt(0).getClientRects()[0],
                place = box?.getBoundingClientRect();
              return place && getSelection().toString() === "April 2023"
                && Math.abs(place.left - words.left) < 2
                && Math.abs(place.top - words.top) < 2;
            }"""
        )
    change(served.root, RECORD, "in April 2023", "in March 2023")
    expect(page.locator(".panel .head")).to_have_text("nothing found on this page")
    expect(page.locator("#preview-marks div")).to_have_count(0)


def test_page_that_shows_nothing_wrong_says_so(looked_at: Served, tab: Page) -> None:
    page = open_page(looked_at, tab, "/en/municipalities/meudon/")
    expect(page.locator(".panel .head")).to_have_text("nothing found on this page")
    assert page.evaluate(MARKED) == []


def test_drafts_are_marked(looked_at: Served, tab: Page) -> None:
    page = open_page(looked_at, tab, "/en/solutions/fountain/")
    expect(page.locator(".panel .tag").first).to_contain_text("draft: ")


def test_finding_goes_when_it_is_mended(served: Served, tab: Page) -> None:
    page = open_page(served, tab, ENGLISH)
    change(served.root, RECORD, "in April 2023", "in March 2023")
    expect(page.locator(".panel .head")).to_have_text("nothing found on this page")
    assert page.evaluate(MARKED) == []


def test_new_styles_come_without_loading_the_page(served: Served, tab: Page) -> None:
    page = open_page(served, tab, ENGLISH)
    page.evaluate("() => { window.kept = true; }")
    scroll_down(page)
    change(served.root, "assets/css/tokens.css", ":root {", ":root { --seen: 1;")
    page.wait_for_function(
        "() => getComputedStyle(document.body).getPropertyValue('--seen').trim() == '1'"
    )
    assert page.evaluate("() => [window.kept, scrollY]") == [True, 250]


def test_page_stays_where_it_was_when_it_is_loaded_again(
    served: Served, tab: Page
) -> None:
    page = open_page(served, tab, ENGLISH)
    scroll_down(page)
    change(served.root, RECORD, "name: Sceaux", "name: Sceaux-les-Bains")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sceaux-les-Bains")
    page.wait_for_function("() => scrollY == 250")


def test_failure_keeps_the_last_good_page_behind_and_clears_by_itself(
    served: Served, tab: Page
) -> None:
    page = open_page(served, tab, ENGLISH)
    scroll_down(page)
    change(served.root, RECORD, "name: Sceaux", "nom: Sceaux")
    expect(page.locator("main")).to_contain_text("nom: Sceaux")
    behind = page.frame_locator("iframe.last")
    expect(behind.get_by_role("heading", level=1)).to_have_text("Sceaux")
    frame = next(each for each in page.frames if "/preview/last/" in each.url)
    frame.wait_for_function("() => scrollY == 250")
    assert frame.evaluate("document.querySelector('script[src*=livereload]')") is None
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert [each["id"] for each in found.response["violations"]] == []
    change(served.root, RECORD, "nom: Sceaux", "name: Sceaux")
    expect(page.locator(".panel")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sceaux")
    page.wait_for_function("() => scrollY == 250")


def test_twin_stands_beside_the_page_at_the_same_block(
    looked_at: Served, tab: Page
) -> None:
    page = open_page(looked_at, tab, ENGLISH)
    page.set_viewport_size({"width": 1440, "height": 600})
    page.locator(".panel .side").click()
    frames = page.locator(".twins iframe")
    expect(frames).to_have_count(2)
    left, right = (each.element_handle().content_frame() for each in frames.all())
    assert left and right
    left.wait_for_url(f"**{FRENCH}")
    right.wait_for_url(f"**{ENGLISH}")
    expect(left.get_by_role("heading", name="Dans le programme")).to_be_attached()
    expect(right.get_by_role("heading", name="In the programme")).to_be_attached()
    right.wait_for_function("() => document.readyState == 'complete'")
    left.wait_for_function("() => document.readyState == 'complete'")
    top = right.evaluate(
        """() => {
            const title = [...document.querySelectorAll("h2")].find(
                (each) => each.textContent.trim() == "In the programme");
            title.scrollIntoView({ behavior: "instant" });
            return title.getBoundingClientRect().top;
        }"""
    )
    left.wait_for_function(
        """(top) => scrollY > 0 && [...document.querySelectorAll("h2")].some(
            (each) => each.textContent.trim() == "Dans le programme"
                && Math.abs(each.getBoundingClientRect().top - top) < 60)""",
        arg=top,
    )
    page.keyboard.press("Escape")
    expect(frames).to_have_count(0)


def test_side_by_side_stays_when_a_page_is_loaded_again(
    looked_at: Served, tab: Page
) -> None:
    page = open_page(looked_at, tab, ENGLISH)
    page.locator(".panel .side").click()
    expect(page.locator(".twins iframe")).to_have_count(2)
    page.reload()
    expect(page.locator(".twins iframe")).to_have_count(2)
    page.locator(".panel .side").click()
    page.reload()
    expect(page.locator(".panel")).to_be_visible()
    expect(page.locator(".twins iframe")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1440, "dark")])
def test_axe_finds_no_fault_in_the_panel(
    looked_at: Served, tabs: Tabs, width: int, scheme: str
) -> None:
    look: Any = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    with tabs.open(**look, bypass_csp=True) as tab:
        page = open_page(looked_at, tab, ENGLISH)
        page.locator(".panel .head").click()
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        faults = [
            (v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]
        ]
        assert faults == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_whatever_a_record_says_is_text_in_the_panel(
    served: Served, fresh_tab: Page
) -> None:
    page = open_page(served, fresh_tab, ENGLISH)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    hostile = "in 2021 </script><script>alert(1)</script><img src=x onerror=alert(2)>"
    change(served.root, RECORD, "in rue du Port.", hostile)
    expect(page.locator(".panel .head")).to_have_text("0 errors, 2 warnings, 1 note")
    page.locator(".panel .head").click()
    expect(page.locator(".panel")).to_contain_text("2021")
    assert page.locator(".panel img, .panel script").count() == 0


def test_nothing_of_the_panel_is_published(
    looked_at: Served, showcase: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Though the build takes what the preview has made."""
    out = tmp_path / "out"
    where = ["--root", str(looked_at.root), "--out", str(out)]
    where += ["--cache", str(looked_at.root.parent / "kept")]
    assert main(["build", *where, "--preview"]) == 0
    for files in (showcase, read_files(out)):
        for path, content in files.items():
            assert "preview/" not in path
            assert b"preview-panel" not in content
            assert b"livereload" not in content
