"""The programme that a site is about: `content/programme.yaml`."""

from __future__ import annotations

from microsite.records.parts import SourceValue, Statement
from microsite.records.record import Record
from microsite.records.types.organisation import OrganisationId
from microsite.records.value import Integer, Line, LocaleTag, Localized, Slug


class Support(Statement):
    """One form of support that communes receive."""

    id: Slug
    title: Localized


class Fact(Statement):
    """Something the sources say of the programme, with what it is about."""

    id: Slug
    title: Localized


class Programme(Record):
    """The programme that the site is about."""

    name: Line
    """The official name, the same in every language."""
    name_language: LocaleTag
    acronym: Line
    gloss: Localized
    """What the name means; the name itself in its own language."""
    variants: tuple[SourceValue, ...] = ()
    """Other forms of the name seen in sources; none is used here."""
    summary: Localized
    lead: OrganisationId
    operator: OrganisationId
    duration_months: Integer
    supports: tuple[Support, ...] = ()
    facts: tuple[Fact, ...] = ()
