"""What all records have; what those with a page have besides; the kinds of pages."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from microsite.records.parts import Disagreement, Image, Sourced
from microsite.records.value import (
    Address,
    Boolean,
    Date,
    Line,
    Localized,
    Prose,
    Slug,
    SlugByLocale,
)
from twinlint.source import Locale


class Record(Sourced):
    """What all records have."""

    id: Slug
    """The file's name, or the key in the file; not written in the record."""
    draft: Boolean = False
    """true: shown in preview, never published."""
    publish_on: Date | None = None
    """The first day on which it is published; before, nothing of it is."""
    publish_until: Date | None = None
    """The last day on which it is published."""
    note: Line | None = None
    """For editors; never published."""
    disagreements: tuple[Disagreement, ...] = ()
    """Where sources contradict one another."""

    def is_due(self, day: date) -> bool:
        """Whether it is published on a day, as far as its dates say."""
        start, end = self.publish_on, self.publish_until
        is_begun = start is None or start.first_day <= day
        return is_begun and (end is None or day <= end.last_day)


def read_title(record: Record, locale: Locale) -> str:
    """What a record is called in a language: its title or its name."""
    for name in ("title", "name", "term"):
        title = getattr(record, name, None)
        if title is not None:
            return title if isinstance(title, str) else str(title[locale])
    return record.id


class PageRecord(Record):
    """A record with a page of its own."""

    slug: SlugByLocale | None = None
    """The last part of the address; the id when not given."""
    aliases: tuple[Address, ...] = ()
    """Former addresses of the page, in any language; they lead to it."""
    updated: Date | None = None
    """When the text of the page last changed, for site maps and feeds; the last review
    of the whole site, `updated` of site.yaml, when not given."""
    summary: Localized
    """One or two sentences: the page's description and its card in lists."""
    body: Prose | None = None
    """The text of the page, in Markdown."""
    image: Image | None = None
    """A picture for the page, in assets/img/."""

    def slug_in(self, locale: Locale) -> str:
        """The last segment of the record's address in a language."""
        return self.slug[locale] if self.slug else self.id


class PageKind(StrEnum):
    """What a page of `pages/` shows beside its text, lists of records left aside.

    Each type of record declares the kind of the page that lists it.
    """

    TEXT = "text"
    HOME = "home"
    PROGRAMME = "programme"
    PRESS = "press"
    OPEN_DATA = "open-data"
    ACCESSIBILITY = "accessibility"
    LEGAL = "legal"
    PRIVACY = "privacy"
    ECODESIGN = "ecodesign"
    SITE_MAP = "site-map"
    SEARCH = "search"
    NOT_FOUND = "not-found"
