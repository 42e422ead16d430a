"""Writes the JSON-LD of a record as its type declares it: things of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from microsite.pages.page import Page
from microsite.pages.views import mandates_of
from microsite.records import (
    LANGUAGE,
    PAGE,
    PUBLISHER,
    TERRITORY,
    Collection,
    Commune,
    Constant,
    First,
    Link,
    Localizable,
    Localized,
    Office,
    PartialDate,
    Person,
    Record,
    Site,
    Thing,
    Value,
    find_citing,
    find_term,
    find_type,
    has_page,
    read_field,
)
from twinlint.data import dataclass

_OFFICES = "hasOccupation"
ATTESTED_ON = "attested_on"
"""The day for which sources attest something; schema.org has no word for it."""

Node = Mapping[str, Any]
"""An object of JSON-LD; a property that is None or empty is not written."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells of the records of a site on one of its pages."""

    site: Site
    page: Page
    base_url: str

    # Names and addresses --------------------------------------------------------------

    def find_id(self, word: str, id_: str) -> str:
        """What a thing is called on every page and in every language."""
        return f"{self.base_url}/#{word}-{id_}"

    def refer(self, word: str, id_: str | None) -> Node | None:
        """A thing by its name alone."""
        return {"@id": self.find_id(word, id_)} if id_ else None

    def refer_own(self) -> Node:
        """The page itself, which is a text in one language."""
        return {"@id": f"{self.base_url}{self.page.url}"}

    def refer_publisher(self) -> Node | None:
        """The organisation that publishes the site."""
        return self.refer("organisation", self.site.settings.legal.publisher)

    def _tell_territory(self) -> Node:
        """The area that the lead of the programme is of; without one, the publisher."""
        programme, settings = self.site.programme, self.site.settings
        id_ = programme.lead if programme else settings.legal.publisher
        name = self.site.organisations[id_].name[self.page.locale]
        return {"@type": "AdministrativeArea", "name": name}

    # What a page is about -------------------------------------------------------------

    def tell_page(self) -> Iterator[Node]:
        """The record of the page, then what its type says beside it."""
        declared = find_type(self.site.types, self.page.key)
        if declared is None:
            return
        record = self.page.record
        yield from self.tell(declared, record)
        for way in declared.beside:
            if way in self.site.types and way not in declared.model.model_fields:
                records = self.site.collection(way)
                others = (records[id_] for id_ in find_citing(self.site, way, record))
                yield from self._tell_beside(self.site.types[way], others)
            else:
                yield from self._follow(read_field(self.site, record, way))

    def tell_list(self, kind: str) -> Iterator[Node]:
        """The records that a page of a kind lists, when other pages tell of them."""
        for name, declared in self.site.types.items():
            records = self.site.collection(name).values()
            if declared.list_page != kind:
                continue
            if declared.is_told_elsewhere:
                yield from self._tell_beside(declared, records)
            elif declared.page_if:
                yield from self._tell_entries(declared, records)

    def _tell_entries(
        self, declared: Collection, records: Iterable[Record]
    ) -> Iterator[Node]:
        """The records that a list has in place of a page, which is not about them."""
        properties = declared.thing.properties if declared.thing else {}
        own = tuple(name for name, value in properties.items() if value != PAGE)
        for record in records:
            if own and not has_page(self.site, declared, record):
                yield from self.tell(declared, record, own)

    def tell_unsaid(self, spoken_of: set[str]) -> Iterator[Node]:
        """The records among some names of things, those that other pages tell of."""
        for name, declared in self.site.types.items():
            if not declared.is_told_elsewhere:
                continue
            own = self.find_id(declared.word, "")
            ids = (each.removeprefix(own) for each in spoken_of if each.startswith(own))
            yield from self._tell_beside(
                declared, self.site.collection(name).select(ids)
            )

    def _follow(self, found: object) -> Iterator[Node]:
        for link in found if isinstance(found, tuple) else (found,):
            if isinstance(link, Link):
                record = self.site.collection(link.collection)[link.id]
                yield from self._tell_beside(
                    self.site.types[link.collection], (record,)
                )

    def _tell_beside(
        self, declared: Collection, records: Iterable[Record]
    ) -> Iterator[Node]:
        """Records on a page that is not theirs: in brief when they have one."""
        for record in records:
            yield from self.tell(declared, record, declared.brief)

    def tell(
        self, declared: Collection, record: Record, brief: tuple[str, ...] = ()
    ) -> Iterator[Node]:
        """A record in full, or some properties of it; nothing when its type says so."""
        thing = declared.thing
        if thing is None or (thing.unless and getattr(record, thing.unless)):
            return
        if brief:
            told = {n: value for n, value in thing.properties.items() if n in brief}
            thing = replace(thing, properties=told)
        node = {
            "@type": self._choose_type(thing, record),
            "@id": self.find_id(declared.word, record.id),
            **self._tell_properties(thing, record, {}),
        }
        if declared.name == "people" and (not brief or _OFFICES in brief):
            node = self._add_offices(node, self.site.people[record.id])
        yield node

    # Things from fields ---------------------------------------------------------------

    def _choose_type(self, thing: Thing, record: Record) -> str | list[str]:
        if thing.by_field:
            value = str(getattr(record, thing.by_field))
            if value in thing.by_value:
                return thing.by_value[value]
        return thing.type if isinstance(thing.type, str) else list(thing.type)

    def _tell_properties(
        self, thing: Thing, record: Record, items: Mapping[str, object]
    ) -> dict[str, Any]:
        """The properties of a thing; `items` is what a field of several means now."""
        return {
            name: self._tell_value(value, record, items)
            for name, value in thing.properties.items()
        }

    def _tell_value(
        self, value: Value, record: Record, items: Mapping[str, object]
    ) -> Any:
        if isinstance(value, First):
            told = (self._tell_value(each, record, items) for each in value.values)
            return next((each for each in told if each not in (None, "", [])), None)
        if isinstance(value, Constant):
            return value.text
        if isinstance(value, str):
            return self._read(value, record, items)
        if not value.each:
            return self._tell_part(value, record, items)
        found = read_field(self.site, record, value.each)
        return [
            self._tell_part(value, record, {**items, value.each: item})
            for item in self._sort(found if isinstance(found, tuple) else (found,))
        ]

    def _sort(self, found: tuple[object, ...]) -> tuple[object, ...]:
        """References each once, in the order of their collection; others as given."""
        links = {each for each in found if isinstance(each, Link)}
        if not links:
            return found
        names = sorted({link.collection for link in links})
        return tuple(
            Link(name, record.id)
            for name in names
            for record in self.site.collection(name).select(
                link.id for link in links if link.collection == name
            )
        )

    def _tell_part(
        self, thing: Thing, record: Record, items: Mapping[str, object]
    ) -> Node | None:
        told = self._tell_properties(thing, record, items)
        if all(
            told[name] in (None, "", [])
            for name, value in thing.properties.items()
            if not isinstance(value, Constant)
        ):
            return None
        node: dict[str, Any] = {"@type": self._choose_type(thing, record)}
        if thing.id:
            word, path = thing.id
            node["@id"] = self.find_id(word, str(self._read(path, record, items)))
        return node | told

    def _read(self, path: str, record: Record, items: Mapping[str, object]) -> Any:
        if path == PAGE:
            return self.refer_own()
        if path == LANGUAGE:
            return self.page.locale
        if path == TERRITORY:
            return self._tell_territory()
        if path == PUBLISHER:
            return self.refer_publisher()
        for field, item in items.items():
            if path == field or path.startswith(f"{field}."):
                rest = path[len(field) + 1 :]
                return self._write(read_field(self.site, item, rest))
        return self._write(read_field(self.site, record, path))

    def _write(self, value: object) -> Any:
        if isinstance(value, tuple):
            written = [self._write(each) for each in value]
            return [v for i, v in enumerate(written) if v not in written[:i]]
        if isinstance(value, Localized | Localizable):
            return value[self.page.locale]
        if isinstance(value, Link):
            return self.refer(self.site.types[value.collection].word, value.id)
        return str(value) if isinstance(value, PartialDate | Enum) else value

    # What one type has of its own -----------------------------------------------------

    def _add_offices(self, node: dict[str, Any], person: Person) -> dict[str, Any]:
        """A person with the offices that communes name, before other occupations."""
        mandates = mandates_of(self.site, person)
        offices = [self._tell_office(mandate, commune) for commune, mandate in mandates]
        offices += [self._tell_office(role) for role in person.roles]
        return node | {_OFFICES: offices}

    def _tell_office(self, office: Office, commune: Commune | None = None) -> Node:
        """An office with the day on which it was held, for want of a known end.

        One that an election has renewed since has no start: without an end, programs
        would take it for one that goes on.
        """
        term = find_term(self.site, office, commune)
        start = None if term.is_past else term.start
        return {
            "@type": "Role",
            "hasOccupation": {
                "@type": "Occupation",
                "name": office.title[self.page.locale],
                "occupationLocation": self.refer(
                    "commune", commune.id if commune else None
                ),
            },
            "startDate": str(start) if start else None,
            "endDate": str(term.end) if term.end else None,
            ATTESTED_ON: str(term.attested) if term.attested else None,
        }
