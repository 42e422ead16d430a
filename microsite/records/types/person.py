"""The people of the programme: `content/people.yaml`."""

from __future__ import annotations

from typing import Annotated

from microsite.records.collection import Collection, NameField, Thing
from microsite.records.parts import Office
from microsite.records.record import Record
from microsite.records.types.organisation import OrganisationId
from microsite.records.value import Line, Reference

PersonId = Annotated[str, Reference("people")]


class Role(Office):
    """What a person does, and when."""

    organisation: OrganisationId | None = None
    """Key of organisations.yaml."""


class Person(Record):
    """A person of the programme; mayors have their office in their commune's record."""

    name: Line
    """First name and surname, the same in every language."""
    variants: tuple[Line, ...] = ()
    """Other spellings seen, all wrong."""
    roles: tuple[Role, ...] = ()
    """What the person does in the programme; not the office of a mayor."""


COLLECTION = Collection(
    name="people",
    word="person",
    model=Person,
    rank=7,
    needs_use=True,
    shown_by="roles",
    usual=("roles.organisation",),
    distinct=("name",),
    list_page="people",
    thing=Thing(
        "Person",
        {
            "name": "name",
            "affiliation": "roles.organisation",
        },
    ),
    names=(NameField("name", "person", mistakes="variants"),),
)
