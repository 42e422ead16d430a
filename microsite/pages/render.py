"""Turns pages into HTML: templates, and the functions that they call."""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import jinja2
from babel import Locale as BabelLocale
from jinja2.runtime import Context
from markupsafe import Markup

from microsite.map import CommuneMap, draw_map
from microsite.pages import problems
from microsite.pages.filters import FILTERS, fold_name, write_text
from microsite.pages.gettext import WORDS, Words
from microsite.pages.jsonld import describe_page
from microsite.pages.names import mark_names
from microsite.pages.page import Output, Page, Picture, Supplies, Url
from microsite.records import Image, Part, Site, Source, walk_values
from twinlint.finding import Finding, Place, message
from twinlint.source import Locale, Span


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
    outputs: list[Output] = []
    findings: dict[tuple[Any, ...], Finding] = {}
    for page, result in zip(pages, _render_all(renderer, jobs), strict=True):
        if isinstance(result, Finding):
            findings.setdefault((result.place, str(result.message)), result)
        else:
            outputs.append(Output(page.output_path, result.encode()))
    for feed in renderer.render_feeds():
        if isinstance(feed, Finding):
            findings.setdefault((feed.place, str(feed.message)), feed)
        else:
            outputs.append(feed)
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


_REVIEWED_FOR = timedelta(days=365)
"""How long contacts count as right after a review: at most a year (RFC 9116)."""


class _TemplateLookupError(LookupError):
    """Something a template asks for and does not get."""


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
        self.by_key = {(page.key, page.locale): page for page in pages}
        self.supplies = supplies
        self.names = site.named_languages()
        self.compounds = site.compounds()
        self.words = {
            locale: Words(catalog) for locale, catalog in supplies.catalogs.items()
        }
        self.base_url = supplies.base_url
        self.environment = self._make_environment()

    def _make_environment(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.folder, followlinks=False),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        environment.newstyle_gettext = True  # type: ignore[attr-defined]  # set by ext
        environment.policies["ext.i18n.trimmed"] = True
        environment.globals.update(
            WORDS,
            url=_find_url,
            kind_url=_find_kind_url,
            asset=self._find_asset,
            draw_map=cache(self._draw_map),
            canonical=lambda url: f"{self.base_url}{url}",
            navigation=_list_navigation,
            footer_navigation=_list_footer,
            sources_shown=self._list_sources,
            source_number=_number_source,
            translated=lambda locale: self.words[locale],
            language_name=_name_language,
            structured_data=_write_structured_data,
            page_index=_index_pages,
            picture_of=self._find_picture,
        )
        environment.filters.update(FILTERS)
        return environment

    def render(self, page: Page) -> str | Finding:
        html = self._fill(f"pages/{page.kind}.html", page, self._make_context(page))
        if isinstance(html, Finding):
            return html
        return mark_names(html, self.names, self.compounds)

    def render_feeds(self) -> Iterator[Output | Finding]:
        """The files for machines; a site has those whose template it has."""
        homes = [page for page in self.pages if page.kind == "home"]
        for home in homes[:1]:
            for name in ("sitemap.xml", "robots.txt"):
                yield from self._render_feed(name, name, home)
            # RFC 9116 has no security.txt without somebody to write to.
            if self.site.settings.legal.contact_email:
                path = ".well-known/security.txt"
                yield from self._render_feed("security.txt", path, home)
        for home in homes:
            yield from self._render_feed("atom.xml", f"{home.locale}/feed.xml", home)

    def _render_feed(
        self, name: str, path: str, home: Page
    ) -> Iterator[Output | Finding]:
        if not (self.folder / "feeds" / name).is_file():
            return
        news = self.site.latest_news()
        reviewed = self.site.settings.updated
        context = self._make_context(home) | {
            "pages": self.pages,
            "updated": max(map(self.site.day_of, news), default=reviewed.last_day),
            "expires": reviewed.last_day + _REVIEWED_FOR,
        }
        result = self._fill(f"feeds/{name}", home, context)
        yield result if isinstance(result, Finding) else Output(path, result.encode())

    def _fill(self, name: str, page: Page, context: dict[str, Any]) -> str | Finding:
        try:
            return self.environment.get_template(name).render(context)
        except jinja2.TemplateNotFound as error:
            return self._report_missing(error, name, page)
        except jinja2.TemplateSyntaxError as error:
            place = self._place(error.filename or error.name or name, error.lineno)
            return _report(str(error.message), place)
        except Exception as error:
            line = self._find_line(error)
            if line is None:
                raise
            return _report(str(error) or type(error).__name__, line)

    def _make_context(self, page: Page) -> dict[str, Any]:
        return {
            "page": page,
            "record": page.record,
            "site": self.site,
            "settings": self.site.settings,
            "locale": page.locale,
            "locales": self.site.locales,
            "base_url": self.base_url,
            "card": self.supplies.cards.get(page.url),
            "data_files": self.supplies.data,
            "homes": tuple(
                self.by_key[page.key, locale]
                for page in self.pages
                if page.kind == "home" and page.locale == self.site.locales[0]
                for locale in self.site.locales
            ),
            "_renderer": self,
        }

    def _report_missing(
        self, error: jinja2.TemplateNotFound, name: str, page: Page
    ) -> Finding:
        if error.name != name:
            line = self._find_line(error) or self._place(name, 1)
            return problems.MISSING_TEMPLATE(
                message("there is no templates/{name}", name=error.name or ""),
                line,
                help=message("add the template, or correct its name"),
            )
        origin = self.site.origins.get(page.key) or self.site.origins["site"]
        return problems.MISSING_TEMPLATE(
            message("there is no templates/{name}", name=name),
            origin.place(()),
            help=message("add the template, or correct the page's “kind:”"),
        )

    def _find_line(self, error: Exception) -> Place | None:
        """The innermost line of a template that an error went through."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            path = Path(frame.filename)
            if path.is_relative_to(self.folder):
                return self._place(frame.filename, frame.lineno or 1)
        return None

    def _place(self, file: str, line: int) -> Place:
        path = Path(file)
        if path.is_absolute():
            path = path.relative_to(self.folder)
        return Place(Span(f"templates/{path.as_posix()}", line, 1, line, 1))

    def _find_asset(self, name: str) -> Url:
        if name not in self.supplies.assets:
            raise _TemplateLookupError(f"there is no assets/{name}")
        return self.supplies.assets[name].url

    def _find_picture(self, image: Image) -> Picture | None:
        """What a picture is published as; none for one with a fault."""
        return self.supplies.pictures.get(image.file)

    def find_page(self, ref: str, locale: Locale) -> Page:
        page = self.by_key.get((ref, locale))
        if page is None:
            raise _TemplateLookupError(f"there is no page “{ref}”")
        return page

    def _draw_map(self) -> CommuneMap:
        return draw_map(self.site.communes.values(), self.supplies.shapes)

    def _list_sources(self, *parts: Part | Iterable[Part] | None) -> tuple[Source, ...]:
        """Every source that records cite, in the order in which they cite them."""
        cited: dict[str, None] = {}
        for part in _flatten(parts):
            for leaf in walk_values(part):
                if leaf.reference and leaf.reference.collection == "sources":
                    cited[str(leaf.value)] = None
        return tuple(self.site.sources[id_] for id_ in cited)


def _flatten(parts: Iterable[Any]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Part):
            yield part
        elif part is not None:
            yield from _flatten(part)


def _report(reason: str, place: Place) -> Finding:
    return problems.TEMPLATE_ERROR(
        message("the template stops here: {reason}", reason=reason),
        place,
        help=message("correct the template at this line"),
    )


# Functions --------------------------------------------------------------------------


@jinja2.pass_context
def _find_url(context: Context, ref: str) -> Url:
    page: Page = context["_renderer"].find_page(ref, context["locale"])
    return page.url


@jinja2.pass_context
def _find_kind_url(context: Context, kind: str) -> Url | None:
    text_page = context["site"].page_of_kind(kind)
    return _find_url(context, f"page:{text_page.id}") if text_page else None


NavigationEntry = tuple[str, Url, bool]
"""Title, address, whether it is the page shown or above it."""


@jinja2.pass_context
def _list_navigation(context: Context) -> tuple[NavigationEntry, ...]:
    return _list_entries(context, context["settings"].navigation)


@jinja2.pass_context
def _list_footer(context: Context) -> tuple[NavigationEntry, ...]:
    return _list_entries(context, context["settings"].footer)


def _list_entries(
    context: Context, page_ids: Iterable[str]
) -> tuple[NavigationEntry, ...]:
    shown: Page = context["page"]
    above = {crumb.url for crumb in shown.breadcrumbs[1:]} | {shown.url}
    entries = []
    for id_ in page_ids:
        page = context["_renderer"].find_page(f"page:{id_}", context["locale"])
        title = page.record.short_title or page.record.title
        entries.append((write_text(context, title), page.url, page.url in above))
    return tuple(entries)


def _number_source(source: Source, shown: tuple[Source, ...]) -> int:
    """The number of a source among those a page shows, from 1."""
    return next(n for n, s in enumerate(shown, 1) if s.id == source.id)


def _name_language(locale: str) -> str:
    """A language's name in itself, with a capital."""
    name = BabelLocale.parse(locale).get_display_name(locale) or locale
    return name[:1].upper() + name[1:]


@jinja2.pass_context
def _write_structured_data(context: Context) -> Markup:
    renderer: _Renderer = context["_renderer"]
    described = describe_page(
        renderer.site, context["page"], renderer.base_url, renderer.supplies.data
    )
    return Markup(described)  # noqa: S704 - JSON without `<`, `>` and `&`


@jinja2.pass_context
def _index_pages(context: Context) -> tuple[tuple[str, tuple[Page, ...]], ...]:
    """The pages of a language by the first letter or digit of their titles."""
    shown: Page = context["page"]
    pages = [
        page
        for page in context["_renderer"].pages
        if page.locale == shown.locale and page.is_indexed and page.key != shown.key
    ]
    pages.sort(key=lambda page: (fold_name(page.title), page.key))
    groups = groupby(pages, key=lambda page: _read_initial(page.title))
    return tuple((initial, tuple(group)) for initial, group in groups)


def _read_initial(title: str) -> str:
    """Under what a title stands in an index: É under E, all digits together."""
    first = next((letter for letter in fold_name(title) if letter.isalnum()), "")
    return "0–9" if first.isdigit() else first.upper()
