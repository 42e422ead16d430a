"""Tabs of a real browser, used again: a fresh profile costs more than a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

WINDOW = {"width": 1280, "height": 720}
_FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"


class Tabs:
    """Gives each test a tab in which nothing has happened."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._free: dict[str, list[Page]] = defaultdict(list)

    @contextmanager
    def open(self, *, is_fresh: bool = False, **options: Any) -> Iterator[Page]:
        """A tab of a profile with some options.

        Who listens to the tab, or gives it a script, asks for a fresh one.
        """
        free = self._free[repr(sorted(options.items()))]
        is_known = bool(free) and not is_fresh
        tab = free.pop() if is_known else self._make(options)
        try:
            yield tab
            if not is_fresh:
                _clear(tab, options)
        except BaseException:
            tab.context.close()
            raise
        if is_fresh:
            tab.context.close()
        else:
            free.append(tab)

    def _make(self, options: dict[str, Any]) -> Page:
        return self.browser.new_context(**options).new_page()


def _clear(tab: Page, options: dict[str, Any]) -> None:
    """Forget what the tab has seen, and how it was looked at."""
    if tab.url.startswith("http"):
        tab.evaluate(_FORGET)
    tab.context.clear_cookies()
    tab.goto("about:blank")
    tab.context.unroute_all()
    tab.emulate_media(media="null")
    tab.set_viewport_size(options.get("viewport", WINDOW))
