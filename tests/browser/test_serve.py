"""An editor at work: a site in a real browser, changed, broken and mended."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, expect
from support import PROJECT, copy_showcase

SECONDS = 30
"""How long a page may take to show what was saved; it takes about five."""


@dataclass(frozen=True)
class Served:
    """The made-up site, served from a copy that may be changed."""

    root: Path
    url: str

    def change(self, path: str, old: str, new: str) -> None:
        """Save a file with a text replaced, as an editor would."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    root = copy_showcase(tmp_path / "site")
    log = tmp_path / "log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "build.py", "serve", "--root", str(root), "--port", "0"],
            cwd=PROJECT,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    try:
        yield Served(root, _read_url(log))
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=SECONDS) == 0, log.read_text(encoding="utf-8")


def _read_url(log: Path) -> str:
    """The address that the preview says first."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if found := re.search(r"http://[\d.]+:\d+", log.read_text(encoding="utf-8")):
            return found.group()
        time.sleep(0.05)  # a file tells nobody that it has grown
    raise AssertionError(log.read_text(encoding="utf-8"))


def test_editor_sees_each_change_the_failure_and_the_mended_page(
    served: Served, context: BrowserContext
) -> None:
    page = context.new_page()
    page.set_default_timeout(SECONDS * 1000)
    expect.set_options(timeout=SECONDS * 1000)
    complaints: list[str] = []

    def listen(said: ConsoleMessage) -> None:
        if said.type == "error" and "500" not in said.text:
            complaints.append(said.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    record = "content/communes/sceaux.yaml"

    page.goto(f"{served.url}/fr/communes/sceaux/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Sceaux")

    served.change(record, "name: Sceaux", "name: Sceaux-les-Essais")
    expect(heading).to_have_text("Sceaux-les-Essais")

    served.change(record, "name: Sceaux-les-Essais", "nom: Sceaux")
    expect(page.get_by_text(f"{record}:").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("nom: Sceaux")
    assert page.url == f"{served.url}/fr/communes/sceaux/"

    served.change(record, "nom: Sceaux", "name: Sceaux")
    expect(heading).to_have_text("Sceaux")
    assert complaints == []
