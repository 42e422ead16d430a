"""What a page says on the word of others: its notes, and where sources differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from microsite.records import (
    Disagreement,
    Site,
    Source,
    Sourced,
    SourceValue,
    list_references,
)
from twinlint.data import dataclass
from twinlint.source import Locale

# Notes --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citation:
    """One place of a page that goes back to a note."""

    number: int
    """Of the note, from 1."""
    anchor: str
    """The name of the place: `cite-3-2` is the second that goes back to note 3."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """The sources of one or more statements of a page."""

    number: int
    sources: tuple[Source, ...]
    """In the order of the file."""
    anchors: tuple[str, ...]
    """The places that go back to it, in the order of the page."""


class Notes:
    """The notes of one page, numbered as its statements cite them.

    A statement has one citation, however many sources state it; statements of the same
    sources share a note.
    """

    def __init__(self, site: Site) -> None:
        """None before the page cites something."""
        self._site = site
        self._notes: dict[tuple[str, ...], tuple[int, list[str]]] = {}
        """The number of each note and the places that go back to it, by its sources."""

    def cite(self, *parts: Sourced) -> Citation | None:
        """The citation of a statement, or of several that stand together.

        None when no source is given.
        """
        wanted = dict.fromkeys(id_ for part in parts for id_ in part.sources)
        sources = sources_of(self._site, *wanted)
        if not sources:
            return None
        key = tuple(source.id for source in sources)
        number, anchors = self._notes.setdefault(key, (len(self._notes) + 1, []))
        anchors.append(f"cite-{number}-{len(anchors) + 1}")
        return Citation(number, anchors[-1], sources)

    def list(self) -> tuple[Note, ...]:
        """Every note so far, in the order of their numbers."""
        return tuple(
            Note(number, sources_of(self._site, *ids), tuple(anchors))
            for ids, (number, anchors) in self._notes.items()
        )


def sources_of(site: Site, *source_ids: str) -> tuple[Source, ...]:
    """Sources by their keys, each once, in the order of the file."""
    return site.sources.select(source_ids)


def sources_for_readers(site: Site) -> tuple[Source, ...]:
    """The documents that pages cite, or that a disagreement told to readers names.

    Others back what only editors see, and stay in the review and the open data.
    """
    cited = [
        id_
        for _, record in site.parts()
        for path, collection, id_ in list_references(record)
        if collection == "sources" and not _UNCITED.intersection(path)
    ]
    told = disagreements_for_readers(site)
    named = (id_ for each in told for said in each.values for id_ in said.sources)
    return sources_of(site, *cited, *named)


_UNCITED = frozenset(("disagreements", "stated", "website"))
"""Fields whose sources no note of a page names."""

# Quotations ---------------------------------------------------------------------------


def disagreements_for_readers(site: Site) -> tuple[Disagreement, ...]:
    """Where sources contradict one another in what matters to readers."""
    programme = (site.programme,) if site.programme else ()
    records = (*programme, *(record for _, record in site.records()))
    return tuple(d for each in records for d in each.disagreements if d.for_readers)


def language_of(site: Site, said: SourceValue) -> Locale | None:
    """The language of words quoted from sources, when it can be told.

    That of the sources unless the record says another; none for a text in each
    language, for digits, and when sources of several languages say the same.
    """
    quoted = said.value.root
    if not isinstance(quoted, str) or not any(map(str.isalpha, quoted)):
        return None
    if said.language:
        return said.language
    return _find_shared(site.sources[id_].language for id_ in said.sources)


def language_of_choice(site: Site, disagreement: Disagreement) -> Locale | None:
    """The language of the value shown: of the one it repeats, else of all."""
    chosen = disagreement.chosen.root if disagreement.chosen else None
    if not isinstance(chosen, str) or not any(map(str.isalpha, chosen)):
        return None
    repeated = (s for s in disagreement.values if s.value.root == chosen)
    said = next(repeated, None)
    if said:
        return language_of(site, said)
    return _find_shared(language_of(site, each) for each in disagreement.values)


def _find_shared(languages: Iterable[str | None]) -> Locale | None:
    """The one language that several things are in, if there is one."""
    found = set(languages)
    only = found.pop() if len(found) == 1 else None
    return Locale(only) if only else None


def offer_citations(site: Site) -> Mapping[str, Callable[..., object]]:
    """The functions of this module, by the names that templates give them."""
    return {
        "sources_of": partial(sources_of, site),
        "sources_for_readers": partial(sources_for_readers, site),
        "disagreements_for_readers": partial(disagreements_for_readers, site),
        "language_of": partial(language_of, site),
        "language_of_choice": partial(language_of_choice, site),
    }
