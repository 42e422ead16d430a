"""Says what a page is about in words that programs share: schema.org, as JSON-LD.

A thing has one `@id` in all languages, so that the two versions of a page speak of the
same commune; a web page, being a text in one language, has its own. Nothing is said
that the record does not say: an unknown start of office has no date, an event whose
date was deduced is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from microsite.pages.citations import sources_of
from microsite.pages.page import Page, Url
from microsite.pages.views import events_of, mandates_of
from microsite.records import (
    Commune,
    Edition,
    Event,
    Mandate,
    News,
    Organisation,
    OrganisationKind,
    Person,
    Programme,
    Role,
    Site,
    Solution,
    Theme,
    communes_of,
)

Node = Mapping[str, Any]
"""An object of JSON-LD; a property that is None or empty is not written."""

_PUBLIC_BODIES = (OrganisationKind.LEAD, OrganisationKind.INTERCOMMUNALITY)
_LISTS = frozenset(
    "editions communes solutions themes news timeline people glossary sources"
    " site-map edition theme".split()
)
"""Kinds of pages that are a list above all."""
_PAGE_TYPES = {"programme": "AboutPage", "press": "ContactPage"}
_DATA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".geojson": "application/geo+json",
}
_ESCAPES = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}
"""So that no text can end the `script` element, or a line of JavaScript."""


def describe_page(
    site: Site, page: Page, base_url: str, data: Sequence[Url] = ()
) -> str:
    """The JSON-LD of a page, fit to stand inside a `script` element.

    `data` are the published data files, for the page that offers them.
    """
    describer = _Describer(site, page, base_url, data)
    nodes = tuple(describer.describe())
    named = tuple(describer.name_others(nodes))
    graph = {"@context": "https://schema.org", "@graph": [*nodes, *named]}
    return json.dumps(
        _prune(graph), ensure_ascii=False, separators=(",", ":")
    ).translate(_ESCAPES)


def _prune(value: Any) -> Any:
    """Without the properties that have nothing to say."""
    if isinstance(value, Mapping):
        pruned = {key: _prune(each) for key, each in value.items()}
        return {k: v for k, v in pruned.items() if v not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_prune(each) for each in value]
    return value


@dataclass(frozen=True, slots=True)
class _Describer:
    site: Site
    page: Page
    base_url: str
    data: Sequence[Url]

    def describe(self) -> Iterator[Node]:
        """The website, the page, the way to it, then what it is about."""
        yield self._describe_website()
        yield self._describe_web_page()
        if self.page.breadcrumbs:
            yield self._describe_breadcrumbs()
        yield from self._describe_subject()

    def name_others(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """The communes and organisations that nodes speak of without saying more."""
        told = {node.get("@id") for node in nodes}
        spoken_of = {id_ for node in nodes for id_ in _find_references(node)}
        for commune in self.site.communes.values():
            if self._find_id("commune", commune.id) in spoken_of - told:
                yield self._name_commune(commune)
        for organisation in self.site.organisations.values():
            if self._find_id("organisation", organisation.id) in spoken_of - told:
                yield self._describe_organisation(organisation)

    # Names and addresses ------------------------------------------------------------

    def _find_id(self, word: str, id_: str) -> str:
        return f"{self.base_url}/#{word}-{id_}"

    def _refer(self, word: str, id_: str | None) -> Node | None:
        return {"@id": self._find_id(word, id_)} if id_ else None

    def _refer_all(self, word: str, ids: Iterable[str]) -> list[Node]:
        return [{"@id": self._find_id(word, id_)} for id_ in ids]

    def _find_address(self, url: str) -> str:
        return f"{self.base_url}{url}"

    def _own(self) -> Node:
        return {"@id": self._find_address(self.page.url)}

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
            "publisher": self._refer("organisation", settings.legal.publisher),
        }

    def _describe_web_page(self) -> Node:
        page, settings = self.page, self.site.settings
        kind = "CollectionPage" if page.kind in _LISTS else "WebPage"
        return {
            "@type": _PAGE_TYPES.get(page.kind, kind),
            **self._own(),
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
            "lastReviewed": str(settings.updated),
            "license": settings.licence.url if settings.licence else None,
        }

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
        record = self.page.record
        if isinstance(record, Commune | Solution | News | Theme):
            word = type(record).__name__.lower()
            return self._refer(word, record.id)
        if self.page.kind in ("home", "programme") and self.site.programme:
            return self._refer("programme", self.site.programme.id)
        if self.page.kind == "open-data" and self.data:
            return {"@id": f"{self.base_url}/#data"}
        return None

    def _describe_subject(self) -> Iterator[Node]:
        record, kind = self.page.record, self.page.kind
        if isinstance(record, Commune):
            yield from self._describe_commune_page(record)
        elif isinstance(record, Solution):
            yield self._describe_solution(record)
        elif isinstance(record, News):
            yield self._describe_news(record)
        elif isinstance(record, Edition):
            yield from map(self._name_commune, communes_of(self.site, record))
            yield from self._describe_events(events_of(self.site, record))
        elif isinstance(record, Theme):
            yield self._describe_theme(record)
        else:
            yield from _SUBJECTS.get(kind, _describe_nothing)(self)

    def _describe_commune_page(self, commune: Commune) -> Iterator[Node]:
        yield self._describe_commune(commune)
        if commune.mayor:
            person = self.site.people[commune.mayor.person]
            yield self._describe_person(person, ((commune, commune.mayor),))
        yield from self._describe_events(events_of(self.site, commune))

    def _describe_commune(self, commune: Commune) -> Node:
        department, position = commune.department, commune.position
        return {
            "@type": ["City", "AdministrativeArea"],
            "@id": self._find_id("commune", commune.id),
            "name": commune.name,
            "description": commune.summary[self.page.locale],
            "identifier": _identify("INSEE", commune.code_insee),
            "sameAs": commune.website.url if commune.website else None,
            "address": [
                {
                    "@type": "PostalAddress",
                    "addressLocality": commune.name,
                    "postalCode": code,
                }
                for code in commune.postal_codes
            ],
            "containedInPlace": {
                "@type": "AdministrativeArea",
                "@id": self._find_id("department", department.code),
                "name": department.name,
                "identifier": _identify("INSEE", department.code),
            },
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": position.latitude,
                "longitude": position.longitude,
            }
            if position
            else None,
            "mainEntityOfPage": self._own(),
        }

    def _name_commune(self, commune: Commune) -> Node:
        """A commune that is told in full on its own page."""
        return {
            "@type": ["City", "AdministrativeArea"],
            "@id": self._find_id("commune", commune.id),
            "name": commune.name,
            "identifier": _identify("INSEE", commune.code_insee),
        }

    def _describe_person(
        self, person: Person, mandates: Iterable[tuple[Commune, Mandate]] = ()
    ) -> Node:
        occupations = [
            self._describe_role(mandate, self._refer("commune", commune.id))
            for commune, mandate in mandates
        ]
        occupations += [self._describe_role(role) for role in person.roles]
        employers = (role.organisation for role in person.roles if role.organisation)
        return {
            "@type": "Person",
            "@id": self._find_id("person", person.id),
            "name": person.name,
            "affiliation": self._refer_all("organisation", dict.fromkeys(employers)),
            "hasOccupation": occupations,
        }

    def _describe_role(self, role: Mandate | Role, place: Node | None = None) -> Node:
        """An office for a time, as schema.org says it of `Occupation`."""
        return {
            "@type": "Role",
            "hasOccupation": {
                "@type": "Occupation",
                "name": role.title[self.page.locale],
                "occupationLocation": place,
            },
            "startDate": str(role.start) if role.start else None,
            "endDate": str(role.end) if role.end else None,
        }

    def _describe_organisation(self, organisation: Organisation) -> Node:
        is_public = organisation.kind in _PUBLIC_BODIES
        return {
            "@type": "GovernmentOrganization" if is_public else "Organization",
            "@id": self._find_id("organisation", organisation.id),
            "name": organisation.name[self.page.locale],
            "alternateName": list(organisation.variants),
            "identifier": _identify("SIREN", organisation.siren),
            "url": organisation.website,
        }

    def _describe_solution(self, solution: Solution) -> Node:
        locale = self.page.locale
        return {
            "@type": "Project",
            "@id": self._find_id("solution", solution.id),
            "name": solution.name[locale],
            "description": solution.summary[locale],
            "keywords": [self.site.themes[id_].name[locale] for id_ in solution.themes],
            "location": self._refer_all("commune", solution.communes),
            "member": self._refer_all("organisation", solution.organisations),
            "mainEntityOfPage": self._own(),
        }

    def _describe_theme(self, theme: Theme) -> Node:
        return {
            "@type": "DefinedTerm",
            "@id": self._find_id("theme", theme.id),
            "name": theme.name[self.page.locale],
            "description": theme.summary[self.page.locale],
            "mainEntityOfPage": self._own(),
        }

    def _describe_news(self, news: News) -> Node:
        locale = self.page.locale
        return {
            "@type": "NewsArticle",
            "@id": self._find_id("news", news.id),
            "headline": news.title[locale],
            "description": news.summary[locale],
            "inLanguage": locale,
            "datePublished": str(news.date),
            "publisher": self._refer(
                "organisation", self.site.settings.legal.publisher
            ),
            "about": self._refer_all("commune", news.communes),
            "citation": [
                {
                    "@type": "CreativeWork",
                    "name": source.title[locale],
                    "url": source.url,
                    "inLanguage": source.language,
                }
                for source in sources_of(self.site, *news.sources)
            ],
            "mainEntityOfPage": self._own(),
        }

    def _describe_events(self, events: Iterable[Event]) -> Iterator[Node]:
        for event in events:
            if event.inferred:
                continue
            yield {
                "@type": "Event",
                "@id": self._find_id("event", event.id),
                "name": event.text[self.page.locale],
                "startDate": str(event.date),
                "location": self._refer_all("commune", event.communes),
            }

    def describe_programme(self) -> Iterator[Node]:
        """The programme, who leads and runs it, and where it is offered."""
        if self.site.programme:
            yield self._describe_service(self.site.programme)

    def _describe_service(self, programme: Programme) -> Node:
        locale = self.page.locale
        return {
            "@type": "GovernmentService",
            "@id": self._find_id("programme", programme.id),
            "name": programme.name,
            "alternateName": list(self._list_other_names(programme)),
            "description": programme.summary[locale],
            "provider": self._refer("organisation", programme.lead),
            "serviceOperator": self._refer("organisation", programme.operator),
            "areaServed": self._refer_all("commune", self.site.communes),
            "mainEntityOfPage": self._own(),
        }

    def _list_other_names(self, programme: Programme) -> Iterator[str]:
        """What the programme is also called.

        A gloss in the language of the name itself explains it, and is no other name.
        """
        yield programme.acronym
        if self.page.locale != programme.name_language:
            yield programme.gloss[self.page.locale]

    def describe_communes(self) -> Iterator[Node]:
        """The communes of the site, by name."""
        yield from map(self._name_commune, self.site.communes.values())

    def describe_timeline(self) -> Iterator[Node]:
        """The dated facts."""
        yield from self._describe_events(self.site.timeline.values())

    def describe_people(self) -> Iterator[Node]:
        """People with their roles and offices, and the organisations."""
        for person in self.site.people.values():
            yield self._describe_person(person, mandates_of(self.site, person))
        yield from map(self._describe_organisation, self.site.organisations.values())

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
            "creator": self._refer("organisation", settings.legal.publisher),
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
    "home": _Describer.describe_programme,
    "programme": _Describer.describe_programme,
    "communes": _Describer.describe_communes,
    "timeline": _Describer.describe_timeline,
    "people": _Describer.describe_people,
    "open-data": _Describer.describe_data,
}
"""What pages of `content/pages/` are about, by their kind."""


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


def _identify(scheme: str, value: str | None) -> Node | None:
    if value is None:
        return None
    return {"@type": "PropertyValue", "propertyID": scheme, "value": value}
