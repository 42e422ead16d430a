"""Writes the JSON-LD of a page and of the site around what `things` says of records.

A thing has one `@id` in all languages, so that the two versions of a page speak of the
same commune; a web page, being a text in one language, has its own. Nothing is said
that the record does not say: an unknown start of office has no date, an event whose
date was deduced is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from microsite.pages.page import Page, Url
from microsite.pages.things import ATTESTED_ON, Node, Teller
from microsite.pages.views import changed_on
from microsite.records import PageKind, Programme, Site, find_type
from twinlint.data import dataclass
from twinlint.source import Locale
from twinlint.typography import typeset

_PAGE_TYPES: Mapping[str, str] = {
    PageKind.PROGRAMME: "AboutPage",
    PageKind.PRESS: "ContactPage",
    PageKind.SITE_MAP: "CollectionPage",
}
_DATA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".geojson": "application/geo+json",
}
_ESCAPES = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
}
"""So that no text can end the `script` element."""


_CONTEXT = (
    "https://schema.org",
    {ATTESTED_ON: "http://purl.org/dc/terms/valid"},
)
"""schema.org, and the date for which something is true (DCMI Metadata Terms)."""


def describe_page(
    site: Site, page: Page, base_url: str, data: Sequence[Url] = ()
) -> str:
    """The JSON-LD of a page, fit to stand inside a `script` element.

    `data` are the published data files, for the page that offers them.
    """
    describer = _Describer(site, page, base_url, data, Teller(site, page, base_url))
    nodes = tuple(describer.describe())
    named = tuple(describer.name_others(nodes))
    graph = {"@context": _CONTEXT, "@graph": [*nodes, *named]}
    return json.dumps(
        _finish(graph, page.locale), ensure_ascii=False, separators=(",", ":")
    ).translate(_ESCAPES)


_READ = frozenset(
    ("alternateName", "description", "headline", "keywords", "name", "text")
)
"""Properties that people read: they are typeset, as they are on the page."""


def _finish(value: Any, locale: Locale, key: str = "") -> Any:
    """Typeset, and without the properties that have nothing to say."""
    if isinstance(value, Mapping):
        finished = {k: _finish(each, locale, k) for k, each in value.items()}
        return {k: v for k, v in finished.items() if v not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_finish(each, locale, key) for each in value]
    if isinstance(value, str) and key in _READ:
        return typeset(value, locale)
    return value


@dataclass(frozen=True, slots=True)
class _Describer:
    site: Site
    page: Page
    base_url: str
    data: Sequence[Url]
    teller: Teller

    def describe(self) -> Iterator[Node]:
        """The website, the page, the way to it, then what it is about."""
        yield self._describe_website()
        yield self._describe_web_page()
        if self.page.breadcrumbs:
            yield self._describe_breadcrumbs()
        yield from self.teller.tell_page()
        yield from _SUBJECTS.get(self.page.kind, _describe_nothing)(self)
        yield from self.teller.tell_list(self.page.kind)

    def name_others(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """The records that nodes speak of without saying more."""
        told = {node.get("@id") for node in nodes}
        spoken_of = {id_ for node in nodes for id_ in _find_references(node)}
        yield from self.teller.tell_unsaid(spoken_of - told)

    def _find_address(self, url: str) -> str:
        return f"{self.base_url}{url}"

    # The page -----------------------------------------------------------------------

    def _describe_website(self) -> Node:
        settings, locale = self.site.settings, self.page.locale
        return {
            "@type": "WebSite",
            "@id": f"{self.base_url}/#website",
            "url": f"{self.base_url}/",
            "name": settings.name[locale],
            "description": settings.tagline[locale],
            "inLanguage": list(self.site.locales),
            "publisher": self.teller.refer_publisher(),
        }

    def _describe_web_page(self) -> Node:
        page, settings = self.page, self.site.settings
        return {
            "@type": self._choose_page_type(),
            **self.teller.refer_own(),
            "url": self._find_address(page.url),
            "name": page.title,
            "description": page.description,
            "inLanguage": page.locale,
            "isPartOf": {"@id": f"{self.base_url}/#website"},
            "breadcrumb": self._refer_breadcrumbs() if page.breadcrumbs else None,
            "mainEntity": self._refer_main(),
            "workTranslation": [
                {"@id": self._find_address(url)}
                for url in page.alternates.values()
                if url != page.url
            ],
            "dateModified": str(changed_on(self.site, page)),
            "lastReviewed": str(settings.updated),
            "license": settings.licence.url if settings.licence else None,
        }

    def _choose_page_type(self) -> str:
        kind, types = self.page.kind, self.site.types.values()
        if kind in _PAGE_TYPES:
            return _PAGE_TYPES[kind]
        if any(kind == declared.list_page for declared in types):
            return "CollectionPage"
        own = (declared.page_type for declared in types if declared.page == kind)
        return next(own, "WebPage")

    def _refer_breadcrumbs(self) -> Node:
        return {"@id": f"{self._find_address(self.page.url)}#breadcrumbs"}

    def _describe_breadcrumbs(self) -> Node:
        page = self.page
        steps = [(crumb.title, crumb.url) for crumb in page.breadcrumbs]
        steps.append((page.title, page.url))
        return {
            "@type": "BreadcrumbList",
            **self._refer_breadcrumbs(),
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": name,
                    "item": self._find_address(url),
                }
                for position, (name, url) in enumerate(steps, 1)
            ],
        }

    # What it is about ----------------------------------------------------------------

    def _refer_main(self) -> Node | None:
        declared = find_type(self.site.types, self.page.key)
        if declared and declared.thing:
            return self.teller.refer(declared.word, self.page.record.id)
        if self.page.kind in (PageKind.HOME, PageKind.PROGRAMME):
            programme = self.site.programme
            return self.teller.refer("programme", programme.id) if programme else None
        if self.page.kind == PageKind.OPEN_DATA and self.data:
            return {"@id": f"{self.base_url}/#data"}
        return None

    def describe_programme(self) -> Iterator[Node]:
        """The programme, who leads and runs it, and where it is offered."""
        if self.site.programme:
            yield self._describe_service(self.site.programme)

    def _describe_service(self, programme: Programme) -> Node:
        locale = self.page.locale
        return {
            "@type": "GovernmentService",
            "@id": self.teller.find_id("programme", programme.id),
            "name": programme.name,
            "alternateName": list(self._list_other_names(programme)),
            "description": programme.summary[locale],
            "provider": self.teller.refer("organisation", programme.lead),
            "serviceOperator": self.teller.refer("organisation", programme.operator),
            "areaServed": [self.teller.refer("commune", i) for i in self.site.communes],
            "mainEntityOfPage": self.teller.refer_own(),
        }

    def _list_other_names(self, programme: Programme) -> Iterator[str]:
        """What the programme is also called.

        A gloss in the language of the name itself explains it, and is no other name.
        """
        yield programme.acronym
        if self.page.locale != programme.name_language:
            yield programme.gloss[self.page.locale]

    def describe_data(self) -> Iterator[Node]:
        """The data of the site as one data set, a download for each file."""
        if not self.data:
            return
        page, settings = self.page, self.site.settings
        yield {
            "@type": "Dataset",
            "@id": f"{self.base_url}/#data",
            "name": f"{settings.name[page.locale]} – {page.title}",
            "description": page.description,
            "url": self._find_address(page.url),
            "inLanguage": list(self.site.locales),
            "dateModified": str(settings.updated),
            "license": settings.licence.url if settings.licence else None,
            "creator": self.teller.refer_publisher(),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": PurePosixPath(url).name,
                    "contentUrl": self._find_address(url),
                    "encodingFormat": _DATA_TYPES.get(PurePosixPath(url).suffix),
                }
                for url in self.data
            ],
        }


def _describe_nothing(_: _Describer) -> Iterator[Node]:
    return iter(())


_SUBJECTS: Mapping[str, Callable[[_Describer], Iterator[Node]]] = {
    PageKind.HOME: _Describer.describe_programme,
    PageKind.PROGRAMME: _Describer.describe_programme,
    PageKind.OPEN_DATA: _Describer.describe_data,
}
"""What pages of `content/pages/` are about, by their kind, lists left aside."""


def _find_references(value: Any) -> Iterator[str]:
    """The `@id` of every thing that is only referred to."""
    if isinstance(value, Mapping):
        if set(value) == {"@id"}:
            yield value["@id"]
        for each in value.values():
            yield from _find_references(each)
    elif isinstance(value, list):
        for each in value:
            yield from _find_references(each)
