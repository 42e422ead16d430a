"""The settings of a site, `site.yaml`: menus, host, legal, elections, layers."""

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
    EditUrl,
    Email,
    Line,
    LocaleTag,
    Localizable,
    Localized,
    OptionalEmail,
    OptionalPerson,
    OptionalPhone,
    OptionalPostalAddress,
    Part,
    Repository,
    SiteUrl,
    Slug,
    require_distinct,
)


class Contact(Sourced):
    """Whom to write to."""

    person: PersonId
    """Key of people.yaml."""
    email: Email
    """The address for messages."""
    organisation: OrganisationId
    """Key of organisations.yaml."""


class Election(Sourced):
    """An election that renewed every office of a kind.

    What older sources say of such an office is of the time before.
    """

    office: Slug
    """As in the `office` of a mandate or a role: mayor."""
    date: Date
    """The day of the election."""


class LayerKind(StrEnum):
    """What a layer of the map shows, the largest first."""

    EDGE = "edge"
    AREA = "area"
    WATER = "water"


class ContextLayer(Sourced):
    """Ground that the map draws below the communes: `content/geo/FILE.geojson`."""

    file: Slug
    """The name of the file without its ending: metropole."""
    kind: LayerKind
    """edge for the limit that has all municipalities in it, area for a town, water for
    a river or a lake."""


class Host(Part):
    """Who hosts the site, as the law asks; empty until the owner says."""

    name: str = ""
    """The name of the company."""
    address: OptionalPostalAddress = ""
    """Street, postcode and town."""
    phone: OptionalPhone = ""
    """A number where it can be reached."""


class Legal(Part):
    """What only the owner can supply; empty until then, never invented."""

    publisher: OrganisationId
    """Key of organisations.yaml."""
    publication_director: OptionalPerson = ""
    """First name and surname."""
    publisher_address: OptionalPostalAddress = ""
    """Street, postcode and town."""
    host: Host = Host()
    """Who keeps the site on the web."""
    contact_email: OptionalEmail = ""
    """The address for messages."""
    accessibility_contact: OptionalEmail = ""
    """The address for people who cannot read something."""
    data_protection_contact: OptionalEmail = ""
    """The address of the data protection officer."""


class AccessibilityState(StrEnum):
    """The three states of the RGAA, and the state before any audit."""

    NOT_AUDITED = "not-audited"
    NON_COMPLIANT = "non-compliant"
    PARTLY_COMPLIANT = "partly-compliant"
    COMPLIANT = "compliant"


class Accessibility(Part):
    """What the accessibility statement says."""

    state: AccessibilityState
    """What an audit has found."""
    statement_date: Date
    """When the statement was written."""
    audit_date: Date | None = None
    """When the audit was made."""
    auditor: str = ""
    """Who made the audit."""


class Keeper(StrEnum):
    """What keeps what is saved in the web form."""

    COMPUTER = "computer"
    GITHUB = "github"
    GITLAB = "gitlab"


class FormSettings(Part):
    """The web form in which records can be edited, at `/admin/`."""

    saves_to: Keeper
    """computer: the folder of the site on the computer of whoever edits, in the preview
    alone; github, gitlab: the code host, where each editor signs in with an access
    token."""
    repository: Repository | None = None
    """The site on the code host: organisation/site; needed with github and gitlab."""
    branch: Line = "main"
    """The branch on which the code host keeps the site."""
    address: SiteUrl | None = None
    """Where a code host of one’s own stands: https://git.example.org."""


class Settings(Part):
    """The settings of the site: `content/site.yaml`."""

    base_url: SiteUrl
    """Where the site is published, without a final slash."""
    locales: Annotated[
        tuple[LocaleTag, ...], Field(min_length=1), AfterValidator(require_distinct)
    ]
    """Languages in order; the first is the reference."""
    name: Localizable
    """The name of the site."""
    tagline: Localized
    """One sentence below the name."""
    updated: Date
    """When the content was last reviewed as a whole."""
    navigation: tuple[PageId, ...]
    """Names of files of pages/, in the order of the main menu."""
    footer: tuple[PageId, ...]
    """Names of files of pages/, in the order of the menu below."""
    press: Contact
    """Whom journalists write to."""
    legal: Legal
    """What the law asks a site to say of its publisher."""
    accessibility: Accessibility
    """What is known of the accessibility of the site."""
    expected: Annotated[dict[Line, tuple[Line, ...]], Field(default_factory=dict)]
    """What records should have in the end: fields of a type of record, and types of
    records that name it, such as `communes: [district, solutions]`. The check asks
    editors for them; pages leave them out."""
    elections: tuple[Election, ...] = ()
    """The last election of each kind of office."""
    map_layers: tuple[ContextLayer, ...] = ()
    """What the map draws below the communes, where content/geo/ holds it."""
    licence: Website | None = None
    """The licence of the texts and data."""
    edit_url: EditUrl | None = None
    """Where the code host edits a file, for the preview; {path} stands for the file,
    {line} for the line: https://git.example.org/site/edit/main/{path}#L{line}."""
    form: FormSettings | None = None
    """The web form for editors, at /admin/; none while this is left out."""
