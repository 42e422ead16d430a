"""The words that a site has settled on: `content/glossary.yaml`."""

from __future__ import annotations

from pydantic import Field

from microsite.records.collection import Collection
from microsite.records.record import Record
from microsite.records.value import Boolean, Line, LocaleTag, Localizable, Localized


class GlossaryTerm(Record):
    """One concept, one word per language."""

    term: Localizable
    """The word; once for a name, or in each language."""
    definition: Localized | None = None
    """What it means, in one sentence; the glossary shows no word without one."""
    variants: dict[str, tuple[Line, ...]] = Field(default_factory=dict)
    """{language: forms that are right too} (plural, feminine, capitals)."""
    forbidden: dict[str, tuple[Line, ...]] = Field(default_factory=dict)
    """{language: words that are not used for this concept}."""
    is_name: Boolean = False
    """true: a name, kept in its own language and in this one form."""
    language: LocaleTag | None = None
    """The language of a name, when it is not that of the page."""


COLLECTION = Collection(
    name="glossary",
    word="term",
    model=GlossaryTerm,
    rank=12,
    usual=("definition",),
    distinct=("term",),
    list_page="glossary",
)
