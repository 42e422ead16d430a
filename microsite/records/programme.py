"""The programme that a site is about: `content/programme.yaml`."""

from __future__ import annotations

from microsite.records.parts import SourceValue, Statement
from microsite.records.record import Record
from microsite.records.types.organisation import OrganisationId
from microsite.records.value import Integer, Line, LocaleTag, Localized, Slug


class Support(Statement):
    """One form of support that communes receive."""

    id: Slug
    """Its name in addresses: small letters and hyphens."""
    title: Localized
    """What it is called."""


class Fact(Statement):
    """Something the sources say of the programme, with what it is about."""

    id: Slug
    """Its name in addresses: small letters and hyphens."""
    title: Localized
    """What it is called."""


class Programme(Record):
    """The programme that the site is about."""

    name: Line
    """The official name, the same in every language."""
    name_language: LocaleTag
    """The language of the name: fr."""
    acronym: Line
    """The short name, the same in every language."""
    gloss: Localized
    """What the name means; the name itself in its own language."""
    variants: tuple[SourceValue, ...] = ()
    """Other forms of the name seen in sources; none is used here."""
    summary: Localized
    """What the programme is, in one or two sentences."""
    lead: OrganisationId
    """Key of organisations.yaml."""
    operator: OrganisationId
    """Key of organisations.yaml."""
    duration_months: Integer
    """How long a trial lasts, in months."""
    supports: tuple[Support, ...] = ()
    """What project holders are offered."""
    facts: tuple[Fact, ...] = ()
    """What sources say of the programme."""
