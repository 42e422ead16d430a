"""Turns pages into HTML by their templates, and feeds by theirs."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from microsite.pages.feeds import Feed, plan_feeds
from microsite.pages.names import make_marker
from microsite.pages.page import Output, Page, Supplies
from microsite.pages.template import Links, find_fault, make_environment
from microsite.pages.views import compounds, named_languages
from microsite.records import Site
from twinlint.finding import Finding


def render_pages(
    root: Path,
    site: Site,
    pages: tuple[Page, ...],
    supplies: Supplies,
    *,
    jobs: int = 1,
) -> tuple[tuple[Output, ...], tuple[Finding, ...]]:
    """The HTML of every page, and what is wrong with templates.

    `root` is the folder that holds `templates/`. A template with an error is reported
    once, for the first page that meets it. The result is the same for any number of
    `jobs`, the processes that share the work where the system can fork.
    """
    renderer = _Renderer(root, site, pages, supplies)
    feeds = tuple(f for f in plan_feeds(site, pages) if renderer.has_template(f))
    paths = [*(page.output_path for page in pages), *(feed.path for feed in feeds)]
    results = [*_render_all(renderer, jobs), *map(renderer.render_feed, feeds)]
    outputs: list[Output] = []
    findings: dict[tuple[Any, ...], Finding] = {}
    for path, result in zip(paths, results, strict=True):
        if isinstance(result, Finding):
            findings.setdefault((result.place, str(result.message)), result)
        else:
            outputs.append(Output(path, result.encode()))
    return tuple(outputs), tuple(findings.values())


_adopted: list[_Renderer] = []
"""In a process of a pool: the renderer it was forked with."""


def _render_all(renderer: _Renderer, jobs: int) -> Iterable[str | Finding]:
    if jobs == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return map(renderer.render, renderer.pages)
    fork = multiprocessing.get_context("fork")
    with fork.Pool(jobs, _adopted.append, (renderer,)) as pool:
        return pool.map(_render_numbered, range(len(renderer.pages)))


def _render_numbered(number: int) -> str | Finding:
    renderer = _adopted[-1]
    return renderer.render(renderer.pages[number])


class _Renderer:
    def __init__(
        self,
        root: Path,
        site: Site,
        pages: tuple[Page, ...],
        supplies: Supplies,
    ) -> None:
        self.folder = root / "templates"
        self.site = site
        self.pages = pages
        self.supplies = supplies
        self.links = Links(site, pages, supplies.base_url)
        self.homes = self.links.list_homes()
        self.names = named_languages(site)
        self.compounds = compounds(site)
        self.mark = make_marker(self.names, self.compounds)
        self.environment = make_environment(self.folder, site, self.links, supplies)

    def render(self, page: Page) -> str | Finding:
        html = self._fill(f"pages/{page.kind}.html", page)
        if isinstance(html, Finding):
            return html
        return self.mark(html)

    def has_template(self, feed: Feed) -> bool:
        return (self.folder / feed.template).is_file()

    def render_feed(self, feed: Feed) -> str | Finding:
        return self._fill(feed.template, feed.home, {"pages": self.pages, **feed.days})

    def _fill(
        self, name: str, page: Page, more: Mapping[str, Any] = {}
    ) -> str | Finding:
        context = {**self._describe(page), **more}
        self.environment.begin()
        try:
            return self.environment.get_template(name).render(context)
        except Exception as error:
            finding = find_fault(error, name, page, self.site, self.folder)
            if finding is None:
                raise
            return finding

    def _describe(self, page: Page) -> dict[str, Any]:
        """What a template is told of the page it writes."""
        return {
            "page": page,
            "record": page.record,
            "site": self.site,
            "settings": self.site.settings,
            "locale": page.locale,
            "locales": self.site.locales,
            "base_url": self.supplies.base_url,
            "card": self.supplies.cards.get(page.url),
            "data_files": self.supplies.data,
            "homes": self.homes,
        }
