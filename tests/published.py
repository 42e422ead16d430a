"""A site as the host would publish it, given to a browser without a server."""

from __future__ import annotations

import mimetypes
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route
from support import read_site
from tabs import Tabs

from microsite.pages.page import Page as PlannedPage
from microsite.pages.route import plan_pages
from microsite.publish.headers import FILE, HeaderRule, find_headers, read_headers

ORIGIN = "https://site.test"


@dataclass(frozen=True)
class Published:
    """The files of the site, the headers they are sent with, and the plan of pages."""

    files: Mapping[str, bytes]
    headers: tuple[HeaderRule, ...]
    pages: tuple[PlannedPage, ...]

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages of the site, the reference first."""
        return tuple(dict.fromkeys(page.locale for page in self.pages))

    @contextmanager
    def open(self, tabs: Tabs, **options: Any) -> Iterator[Page]:
        """A tab for which this site is the whole web."""
        with tabs.open(reduced_motion="reduce", **options) as tab:
            tab.context.route("**/*", lambda route: self._answer(route))
            yield tab

    def addresses(self, *kinds: str) -> tuple[str, ...]:
        """The fullest page of each kind in each language; every kind if none is named.

        A new record that says little does not take the place of one that shows all.
        """
        weights = Counter[tuple[str, ...]]()
        for page in self.pages:
            weights[page.kind, page.key] += len(self.files.get(page.output_path, b""))
        fullest = {
            (page.kind, page.locale): ORIGIN + page.url
            for page in sorted(self.pages, key=lambda p: weights[p.kind, p.key])
            if not kinds or page.kind in kinds
        }
        return tuple(sorted(fullest.values()))

    def address(self, kind: str, locale: str = "fr") -> str:
        """The fullest page of a kind in a language."""
        start = f"{ORIGIN}/{locale}/"
        return next(url for url in self.addresses(kind) if url.startswith(start))

    def _answer(self, route: Route) -> None:
        origin, slash, rest = route.request.url.partition(f"{ORIGIN}/")
        path = rest.partition("?")[0]
        if not path or path.endswith("/"):
            path += "index.html"
        if origin or not slash or path not in self.files:
            route.fulfill(status=404)
            return
        kind = mimetypes.guess_type(path)[0] or "text/plain"
        found = find_headers(self.headers, f"/{path.removesuffix('index.html')}")
        headers = {"Content-Type": f"{kind}; charset=utf-8", **found}
        route.fulfill(body=self.files[path], headers=headers)


def publish(root: Path, files: Mapping[str, bytes]) -> Published:
    """The files built from a folder, with their headers and pages."""
    pages, _ = plan_pages(read_site(root))
    return Published(files, read_headers(files[FILE].decode()), pages)
