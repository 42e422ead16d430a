"""What is declared of a type of record beside its model.

A declaration is plain data: names, and the fields that something is read from. A field
path goes through parts and references: `mayor.person.name` of a commune is the name of
a person. Fields have the names of the file (`from`, not `start`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from microsite.records.record import PageKind, PageRecord, Record
from twinlint.data import dataclass
from twinlint.finding import Message

KIND = "x-page-kind"
"""Marks, in a JSON Schema, the field that holds the kind of a text page."""
PAGE_URL = "@url"
"""In place of a field path: the address of the record's page in each language."""
PAGE = "@page"
"""In place of a field path: the page that is being described."""
LANGUAGE = "@language"
"""In place of a field path: the language of that page."""
PUBLISHER = "@publisher"
"""In place of a field path: the organisation that publishes the site."""

TERRITORY = "@territory"
"""In place of a field path: where the programme is at work, as its lead is called."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A text that is the same for all records."""

    text: str


@dataclass(frozen=True, slots=True)
class Thing:
    """How a record, or a part of it, is told to programs in words of schema.org.

    A thing inside another is left out when none of its fields has a value.
    """

    type: str | tuple[str, ...]
    properties: Mapping[str, Value]
    """`{property: where its value is from}`, in the order in which it is written."""
    each: str = ""
    """A field of several values: one thing for each, which the field then means."""
    id: tuple[str, str] | None = None
    """Of a part that other records have too: a word, and the field that tells which."""
    unless: str = ""
    """A field; a record that gives it is not told."""
    by_field: str = ""
    """A field whose value chooses another type."""
    by_value: Mapping[str, str] = field(default_factory=dict)
    """`{value: type}` of that field."""


@dataclass(frozen=True, slots=True)
class First:
    """The first of several values that has something to say."""

    values: tuple[Value, ...]


Value = str | Constant | Thing | First
"""A field path or what stands in its place, a fixed text, a thing inside the thing, or
the first of such that is given."""


def identify(scheme: str, path: str) -> Thing:
    """The number under which a field says that a register has something: INSEE, SIREN.

    schema.org calls it a `PropertyValue`.
    """
    return Thing("PropertyValue", {"propertyID": Constant(scheme), "value": path})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the open data; a text in each language has one for each."""

    name: str
    field: str
    description: Message | None = None
    """What it holds, with `{language}` for a text in each; a test asks for it."""
    is_given: bool = False
    """True: the column says whether the field is given, and not its value."""
    is_latest: bool = False
    """True: of several dates, the column says the latest."""


@dataclass(frozen=True, slots=True)
class NameField:
    """A field that settles how something is called, for the check of texts."""

    field: str
    kind: str
    """What is called so: `person`, `commune`, `place`."""
    variants: str = ""
    """The field of other spellings that are right."""
    mistakes: str = ""
    """The field of other spellings that are wrong."""


class DeclarationError(Exception):
    """A file of `types/` that declares no type, or one that there is already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A type of record: where its records stand, and what is made of them."""

    name: str
    """The folder or the file below content/: `communes`. Templates read the records as
    `site.communes`."""
    word: str
    """The type in references between records: `commune:sceaux`."""
    model: type[Record]
    rank: int = 100
    """The place among types, wherever several are listed; without it, behind all that
    have one, by name."""
    is_folder: bool = False
    """True: one file per record, named after its id; false: one file of all."""
    order: tuple[str, ...] = ()
    """Fields that records are sorted by; none for the order of files or of the file."""
    latest_first: bool = False
    """True: that order is turned round, as readers want what is new."""
    needs_use: bool = False
    """True: a record is of no use unless another names it."""
    shown_by: str = ""
    """A field that shows such a record in its own right."""
    usual: tuple[str, ...] = ()
    """Fields that may be left out and seldom should be: a new record begins with them,
    such as those that put it on the pages of others; `roles.organisation` in a list."""
    senseless: tuple[str, ...] = ()
    """Fields of all records that say nothing of these: a new record is without them."""
    distinct: tuple[str, ...] = ()
    """Fields that no two records have in common: a name, an official code."""

    page: str = ""
    """The kind of a record's own page: `templates/pages/<kind>.html`; empty for none
    (text pages say it themselves)."""
    list_page: str = ""
    """The kind of the text page that lists the records; empty for none. Other pages
    call the type by the title of that page."""
    page_if: tuple[str, ...] = ()
    """Fields, and collections whose records name this one: a record that has none of
    them has too little to say for a page, and is an entry of the list alone."""
    page_type: str = "WebPage"
    """What schema.org calls a record's own page."""
    edition: str = ""
    """The field of the edition that gives a record's pages their colour."""

    emblem: str = ""
    """The field, beside `position`, that the emblem of a record is drawn from."""
    thing: Thing | None = None
    """What programs are told of a record; None for nothing."""
    brief: tuple[str, ...] = ()
    """Properties of the thing that other pages tell; none when only its own page does.
    A record without a page of its own is told in full everywhere."""
    beside: tuple[str, ...] = ()
    """What its page tells as well: fields of other records, and collections whose
    records name this one."""

    columns: tuple[Column, ...] = ()
    """The table of the open data; none when it has none."""
    point: tuple[str, str] | None = None
    """The columns of longitude and latitude, when the table is a map layer too."""
    names: tuple[NameField, ...] = ()
    """Names for the register of the check."""

    @property
    def begun(self) -> frozenset[str]:
        """Fields that a new record has although they may be left out."""
        always = {"sources", "body", self.shown_by, *self.usual}
        return frozenset(always.difference(self.senseless))

    @property
    def has_pages(self) -> bool:
        """True when each record has a page of its own."""
        return issubclass(self.model, PageRecord)

    @property
    def is_told_elsewhere(self) -> bool:
        """True when pages other than a record's own tell programs of it."""
        return self.thing is not None and bool(self.brief or not self.has_pages)


Types = Mapping[str, Collection]
"""`{name of a collection: its declaration}`, in the order of ranks."""


def find_type(types: Types, reference: str) -> Collection | None:
    """The type of the record that a reference such as `commune:sceaux` names."""
    word = reference.partition(":")[0]
    return next((each for each in types.values() if each.word == word), None)


def list_kinds(types: Types) -> tuple[str, ...]:
    """The kinds that a text page can have: the generator's own, and those of lists."""
    lists = (each.list_page for each in types.values() if each.list_page)
    return tuple(dict.fromkeys((*map(str, PageKind), *lists)))
