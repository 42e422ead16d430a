"""What the site is made of once it has addresses: pages, assets, outputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NewType

from microsite.record import PageRecord, Record
from microsite.source import Locale

Url = NewType("Url", str)
"""An address inside the site, from its root: `/fr/communes/sceaux/`."""


def read_title(record: Record, locale: Locale) -> str:
    """What a record is called in a language: its title or its name."""
    for field in ("title", "name", "term"):
        title = getattr(record, field, None)
        if title is not None:
            return title if isinstance(title, str) else str(title[locale])
    return record.id


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page to a page."""

    title: str
    url: Url


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language."""

    kind: str
    """The template: `templates/pages/<kind>.html`."""
    key: str
    """The same in every language: `commune:sceaux`, `page:home`."""
    locale: Locale
    url: Url
    title: str
    """Plain text in the page's language, before typography."""
    description: str
    """As `title`, one or two sentences."""
    record: PageRecord
    alternates: Mapping[Locale, Url]
    """The same page in every language, itself included, in the site's order."""
    breadcrumbs: tuple[Crumb, ...] = ()
    """From the home page to the page above; empty on the home page."""
    is_indexed: bool = True
    """False for pages that search engines leave out."""

    @property
    def output_path(self) -> str:
        """The file that holds the page, below the output folder."""
        return self.url.lstrip("/") + ("index.html" if self.url.endswith("/") else "")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of `assets/`, under the name it is published with."""

    name: str
    """Below `assets/`, as templates ask for it: `css/site.css`."""
    url: Url
    """With a fingerprint of the content: `/assets/css/site.3f2a9c41.css`."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the published site."""

    path: str
    """Below the output folder, with `/`."""
    content: bytes
