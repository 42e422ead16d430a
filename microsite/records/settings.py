"""The settings of a site: `content/site.yaml`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from microsite.records.parts import Sourced, Website
from microsite.records.types.organisation import OrganisationId
from microsite.records.types.page import PageId
from microsite.records.types.person import PersonId
from microsite.records.value import (
    Date,
    Email,
    Line,
    LocaleTag,
    Localizable,
    Localized,
    Part,
    SiteUrl,
    Slug,
    require_distinct,
)


class Contact(Sourced):
    """Whom to write to."""

    person: PersonId
    email: Email
    organisation: OrganisationId


class Election(Sourced):
    """An election that renewed every office of a kind.

    What older sources say of such an office is of the time before.
    """

    office: Slug
    """As in the `office` of a mandate or a role: mayor."""
    date: Date


class Host(Part):
    """Who hosts the site, as the law asks; empty until the owner says."""

    name: str = ""
    address: str = ""
    phone: str = ""


class Legal(Part):
    """What only the owner can supply; empty until then, never invented."""

    publisher: OrganisationId
    publication_director: str = ""
    publisher_address: str = ""
    host: Host = Host()
    contact_email: str = ""
    accessibility_contact: str = ""
    data_protection_contact: str = ""


class AccessibilityState(StrEnum):
    """The three states of the RGAA, and the state before any audit."""

    NOT_AUDITED = "not-audited"
    NON_COMPLIANT = "non-compliant"
    PARTLY_COMPLIANT = "partly-compliant"
    COMPLIANT = "compliant"


class Accessibility(Part):
    """What the accessibility statement says."""

    state: AccessibilityState
    statement_date: Date
    audit_date: Date | None = None
    auditor: str = ""


class Settings(Part):
    """The settings of the site: `content/site.yaml`."""

    base_url: SiteUrl
    """Where the site is published, without a final slash."""
    locales: Annotated[
        tuple[LocaleTag, ...], Field(min_length=1), AfterValidator(require_distinct)
    ]
    """Languages in order; the first is the reference."""
    name: Localizable
    tagline: Localized
    updated: Date
    """When the content was last reviewed as a whole."""
    navigation: tuple[PageId, ...]
    footer: tuple[PageId, ...]
    press: Contact
    legal: Legal
    accessibility: Accessibility
    expected: Annotated[dict[Line, tuple[Line, ...]], Field(default_factory=dict)]
    """What records should have in the end: fields of a type of record, and types of
    records that name it, such as `communes: [district, solutions]`. The check asks
    editors for them; pages leave them out."""
    elections: tuple[Election, ...] = ()
    """The last election of each kind of office."""
    licence: Website | None = None
