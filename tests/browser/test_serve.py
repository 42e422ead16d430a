"""An editor at work: a site in a real browser, changed, broken and mended."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median

import pytest
from browsing import PATIENCE, Served, serve
from playwright.sync_api import ConsoleMessage, Page, expect
from support import copy_showcase, read_files
from tabs import Tabs

RECORD = "content/communes/sceaux.yaml"
ADDRESS = "/fr/communes/sceaux/"
SAVES = int(os.environ.get("MICROSITE_SAVES", "3"))
"""Of which the middle time is told; more tell it better."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What previews keep of the same site."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def served(tmp_path: Path, kept: Path) -> Iterator[Served]:
    """The made-up site, served from a copy that may be changed."""
    root = copy_showcase(tmp_path / "site")
    with serve(root, *make_command(root, kept)) as preview:
        yield preview
        preview.end()


def make_command(root: Path, kept: Path) -> tuple[str, ...]:
    """What begins the preview of a site, which keeps what it makes in a folder."""
    options = ("--cache", str(kept), "--lang", "en")
    return ("build.py", "serve", "--root", str(root), "--port", "0", *options)


def change(served: Served, path: str, old: str, new: str) -> float:
    """Save a file with a text replaced, as an editor would; the second of it."""
    file = served.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    begun = time.monotonic()
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return begun


@pytest.fixture
def tab(tabs: Tabs) -> Iterator[Page]:
    with tabs.open(is_fresh=True) as tab:
        yield tab


def open_page(served: Served, page: Page, complaints: list[str]) -> Page:
    """The page of a record, and what its browser complains about."""
    page.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)

    def listen(said: ConsoleMessage) -> None:
        if said.type == "error" and "500" not in said.text:
            complaints.append(said.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"http://127.0.0.1:{served.port}{ADDRESS}")
    return page


def test_the_whole_loop_of_an_editor(
    tmp_path: Path, kept: Path, tab: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Serve, edit, see, break, see, fix, see, review, side by side, Ctrl+C."""
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setenv("TMPDIR", str(aside))
    root = copy_showcase(tmp_path / "site")
    before = set(read_files(root))
    complaints: list[str] = []
    with serve(root, *make_command(root, kept)) as served:
        page = open_page(served, tab, complaints)
        heading = page.get_by_role("heading", level=1)
        head = page.locator(".panel .head")
        expect(heading).to_have_text("Sceaux")
        expect(head).to_have_text("nothing found on this page")

        change(served, RECORD, "name: Sceaux", "name: Sceaux-les-Essais")
        expect(heading).to_have_text("Sceaux-les-Essais")

        change(served, RECORD, "in March 2023", "in April 2023")
        expect(head).to_have_text("0 errors, 1 warning")
        head.click()
        told = page.locator(".panel li.warning")
        expect(told).to_contain_text("French says mars 2023, English says April 2023")
        expect(told).to_contain_text(f"{RECORD}:")

        change(served, RECORD, "name: Sceaux-les-Essais", "nom: Sceaux")
        expect(page.locator("main")).to_contain_text("nom: Sceaux")
        expect(page.get_by_text(f"{RECORD}:").first).to_be_visible()
        behind = page.frame_locator("iframe.last")
        expect(behind.get_by_role("heading", level=1)).to_have_text("Sceaux-les-Essais")
        assert page.url.endswith(ADDRESS)

        change(served, RECORD, "nom: Sceaux", "name: Sceaux")
        expect(heading).to_have_text("Sceaux")
        expect(head).to_have_text("0 errors, 1 warning")

        page.get_by_role("link", name="all records side by side").click()
        record = page.locator("main").get_by_text("April 2023").first
        expect(record).to_be_attached()
        page.go_back()

        page.locator(".panel .side").click()
        frames = page.locator(".twins iframe")
        expect(frames).to_have_count(2)
        for frame, title in zip(frames.all(), ("mars 2023", "April 2023"), strict=True):
            inside = frame.content_frame.locator("main")
            expect(inside).to_contain_text(title)
        page.keyboard.press("Escape")
        expect(frames).to_have_count(0)

        change(served, RECORD, "in April 2023", "in March 2023")
        expect(head).to_have_text("nothing found on this page")
        assert complaints == []
        served.end()
        with pytest.raises(ConnectionRefusedError):
            served.ask()
    assert set(read_files(root)) == before
    assert list(aside.iterdir()) == []
    assert list_processes_of(root) == []


def list_processes_of(root: Path) -> list[str]:
    """The commands that run and name a folder; none where the system hides them."""
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # It has ended meanwhile.
            found.append(each.read_bytes().decode(errors="replace"))
    return [command for command in found if str(root) in command]


def test_time_from_a_save_to_the_page_and_to_what_was_found(
    served: Served, tab: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    """The times are told and not held against anything: machines differ."""
    complaints: list[str] = []
    # Noted by the page itself: to ask it from here takes longer than to show it.
    tab.add_init_script(
        "addEventListener('DOMContentLoaded', () => requestAnimationFrame(() =>"
        " { window.shownAt = Date.now() / 1000 }))"
    )
    page = open_page(served, tab, complaints)
    page.wait_for_function("() => document.readyState == 'complete'")
    shown, found = [], []
    before = "name: Sceaux"
    served.hear_when("0 errors")
    for number in range(SAVES):
        name = f"Sceaux {number}"
        clock = time.time()
        begun = change(served, RECORD, before, f"name: {name}")
        before = f"name: {name}"
        page.wait_for_function(
            "name => document.querySelector('h1')?.textContent.trim() == name", arg=name
        )
        page.wait_for_function("() => window.shownAt")
        shown.append(page.evaluate("() => window.shownAt") - clock)
        found.append(served.hear_when("0 errors") - begun)
    with capsys.disabled():
        print(f"\nsave → page {median(shown):.2f} s, findings {median(found):.2f} s")
    assert complaints == []
