"""An editor at work: a site in a real browser, changed, broken and mended."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from browsing import PATIENCE, Served, serve
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect
from support import copy_showcase

RECORD = "content/communes/sceaux.yaml"
ADDRESS = "/fr/communes/sceaux/"
SAVES = int(os.environ.get("MICROSITE_SAVES", "3"))
"""Of which the middle time is told; more tell it better."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The made-up site, served from a copy that may be changed."""
    root = copy_showcase(tmp_path / "site")
    command = ("build.py", "serve", "--root", str(root), "--port", "0")
    kept = ("--cache", str(tmp_path / "kept"), "--lang", "en")
    with serve(root, *command, *kept) as preview:
        yield preview
        preview.end()


def change(served: Served, path: str, old: str, new: str) -> float:
    """Save a file with a text replaced, as an editor would; the second of it."""
    file = served.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    begun = time.monotonic()
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return begun


def open_page(served: Served, context: BrowserContext, complaints: list[str]) -> Page:
    """The page of a record, and what its browser complains about."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)

    def listen(said: ConsoleMessage) -> None:
        if said.type == "error" and "500" not in said.text:
            complaints.append(said.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"http://127.0.0.1:{served.port}{ADDRESS}")
    return page


def test_editor_sees_each_change_the_failure_and_the_mended_page(
    served: Served, context: BrowserContext
) -> None:
    complaints: list[str] = []
    page = open_page(served, context, complaints)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Sceaux")

    change(served, RECORD, "name: Sceaux", "name: Sceaux-les-Essais")
    expect(heading).to_have_text("Sceaux-les-Essais")

    change(served, RECORD, "name: Sceaux-les-Essais", "nom: Sceaux")
    expect(page.get_by_text(f"{RECORD}:").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("nom: Sceaux")
    assert page.url.endswith(ADDRESS)

    change(served, RECORD, "nom: Sceaux", "name: Sceaux")
    expect(heading).to_have_text("Sceaux")

    change(served, "assets/css/tokens.css", ":root {", ":root { --seen: 1;")
    page.wait_for_function(
        "() => getComputedStyle(document.body).getPropertyValue('--seen').trim() == '1'"
    )
    assert complaints == []


def test_time_from_a_save_to_the_page_and_to_what_was_found(
    served: Served, context: BrowserContext, capsys: pytest.CaptureFixture[str]
) -> None:
    """The times are told and not held against anything: machines differ."""
    complaints: list[str] = []
    page = open_page(served, context, complaints)
    page.wait_for_function("() => document.readyState == 'complete'")
    shown, found = [], []
    before = "name: Sceaux"
    served.hear_when("0 errors")
    for number in range(SAVES):
        name = f"Sceaux {number}"
        begun = change(served, RECORD, before, f"name: {name}")
        before = f"name: {name}"
        page.wait_for_function(
            "name => document.querySelector('h1')?.textContent.trim() == name", arg=name
        )
        shown.append(time.monotonic() - begun)
        found.append(served.hear_when("0 errors") - begun)
    with capsys.disabled():
        print(f"\nsave → page {median(shown):.2f} s, findings {median(found):.2f} s")
    assert complaints == []
