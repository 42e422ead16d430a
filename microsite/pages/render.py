"""Turns pages into HTML by their templates, and feeds by theirs.

A record whose type has no template of its own is written by `pages/record.html`, a page
that lists records by `pages/list.html`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import jinja2

from microsite.pages.anchors import settle_anchors
from microsite.pages.calendar import SUFFIX, fold_calendar
from microsite.pages.citations import Notes
from microsite.pages.feeds import Feed, plan_feeds
from microsite.pages.names import make_marker
from microsite.pages.ordinals import make_raiser
from microsite.pages.page import Output, Page, Supplies
from microsite.pages.template import (
    PLAIN,
    Aids,
    Links,
    find_fault,
    make_environment,
)
from microsite.pages.views import compounds, named_languages
from microsite.records import Site, Types
from twinlint.finding import Finding

File = Page | Feed
"""What a template makes a file of."""
Written = bytes | Finding
"""The text of a file in UTF-8, or what stopped its template."""


def gather_outputs(
    files: Iterable[File], written: Iterable[Written]
) -> tuple[tuple[Output, ...], tuple[Finding, ...]]:
    """The files that could be written, and each fault once."""
    outputs: list[Output] = []
    findings: dict[tuple[Any, ...], Finding] = {}
    for file, result in zip(files, written, strict=True):
        if isinstance(result, Finding):
            findings.setdefault((result.place, str(result.message)), result)
        else:
            outputs.append(Output(file.output_path, result))
    return tuple(outputs), tuple(findings.values())


def find_usual(types: Types) -> dict[str, str]:
    """`{kind of page: template}` for those that may lack a template of their own."""
    lists = {declared.list_page: "pages/list.html" for declared in types.values()}
    records = {declared.page: "pages/record.html" for declared in types.values()}
    return {kind: name for kind, name in {**lists, **records}.items() if kind}


class Renderer:
    """What writes the pages of a site, one at a time."""

    def __init__(
        self,
        root: Path,
        site: Site,
        pages: tuple[Page, ...],
        supplies: Supplies,
        links: Links | None = None,
        aids: Aids = PLAIN,
    ) -> None:
        """Read the templates of `root`; `links` are those of the pages by default."""
        self.folder = root / "templates"
        self.site = site
        self.pages = pages
        self.supplies = supplies
        self.links = links or Links(site, pages, supplies.base_url)
        self.homes = self.links.list_homes()
        self.usual = find_usual(site.types)
        self.names = named_languages(site)
        self.compounds = compounds(site)
        self.mark = make_marker(self.names, self.compounds)
        self.raise_letters = make_raiser(site.locales)
        self.environment = make_environment(
            self.folder, site, self.links, supplies, aids
        )
        feeds = (
            f
            for f in plan_feeds(site, pages, can_print=supplies.can_print)
            if self._has_template(f)
        )
        self.files: tuple[File, ...] = (*pages, *feeds)

    def write(self, file: File) -> Written:
        """A page or a feed as it is published."""
        if isinstance(file, Feed):
            more = {"pages": self.pages, **file.days}
            text = self._fill((file.template,), file.home, more)
            is_calendar = file.output_path.endswith(SUFFIX)
            if isinstance(text, Finding):
                return text
            return (fold_calendar(text) if is_calendar else text).encode()
        own, usual = f"pages/{file.kind}.html", self.usual.get(file.kind)
        html = self._fill((own, usual) if usual else (own,), file)
        if isinstance(html, Finding):
            return html
        return self.raise_letters(self.mark(html)).encode()

    def read_template(self, name: str) -> str | None:
        """The text of a template as pages are written by it; None without one."""
        loader = self.environment.loader
        assert loader is not None  # noqa: S101 - made with one
        try:
            return loader.get_source(self.environment, name)[0]
        except jinja2.TemplateNotFound:
            return None

    def _has_template(self, feed: Feed) -> bool:
        return (self.folder / feed.template).is_file()

    def _fill(
        self, names: tuple[str, ...], page: Page, more: Mapping[str, Any] = {}
    ) -> str | Finding:
        """What the first of these templates that is there makes of a page."""
        context = {**self._describe(page), **more}
        self.environment.begin()
        try:
            written = self._load(names).render(context)
            return settle_anchors(written)
        except Exception as error:
            finding = find_fault(error, names[0], page, self.site, self.folder)
            if finding is None:
                raise
            return finding

    def _load(self, names: tuple[str, ...]) -> jinja2.Template:
        try:
            return self.environment.select_template(names)
        except jinja2.TemplatesNotFound:
            return self.environment.get_template(names[0])  # the one to be told of

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
            "is_preview": self.supplies.is_preview,
            "card": self.supplies.cards.get(page.url),
            "data_files": self.supplies.data,
            "homes": self.homes,
            "notes": Notes(self.site),
        }
