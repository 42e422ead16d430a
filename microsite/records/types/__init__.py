"""Every type of record, one file each."""

from __future__ import annotations

from collections.abc import Mapping

from microsite.records.collection import Collection
from microsite.records.types.commune import Commune
from microsite.records.types.edition import Edition
from microsite.records.types.event import Event
from microsite.records.types.figure import Figure
from microsite.records.types.news import News
from microsite.records.types.organisation import Organisation
from microsite.records.types.page import TextPage
from microsite.records.types.person import Person
from microsite.records.types.solution import Solution
from microsite.records.types.source import Source
from microsite.records.types.term import GlossaryTerm
from microsite.records.types.theme import Theme

COLLECTIONS: Mapping[str, Collection] = {
    name: Collection(name, model, is_folder, word)
    for name, model, is_folder, word in (
        ("communes", Commune, True, "commune"),
        ("solutions", Solution, True, "solution"),
        ("news", News, True, "news"),
        ("pages", TextPage, True, "page"),
        ("people", Person, False, "person"),
        ("organisations", Organisation, False, "organisation"),
        ("themes", Theme, False, "theme"),
        ("editions", Edition, False, "edition"),
        ("timeline", Event, False, "event"),
        ("figures", Figure, False, "figure"),
        ("sources", Source, False, "source"),
        ("glossary", GlossaryTerm, False, "term"),
    )
}
