"""A real browser for the tests of this folder: any Chromium the machine has.

Without one these tests are skipped, and say so; with MICROSITE_BROWSER=required (as in
continuous integration) they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from tabs import Tabs

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        reason = f"no browser: install one of {', '.join(_NAMES[:3])}"
        if os.environ.get("MICROSITE_BROWSER") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        # Chromium's own sandbox does not start for the superuser, as in containers.
        browser = playwright.chromium.launch(
            executable_path=path, chromium_sandbox=not is_root
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tabs(chromium: Browser) -> Tabs:
    """Tabs of the browser."""
    return Tabs(chromium)
