"""What a page says on the word of others: its sources, and quotations with theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from microsite.records import (
    Disagreement,
    Part,
    Record,
    Site,
    Source,
    SourceValue,
    walk_values,
)
from twinlint.source import Locale

# Sources ------------------------------------------------------------------------------


def sources_of(site: Site, *source_ids: str) -> tuple[Source, ...]:
    """Sources by their keys, each once, in the order of the file."""
    return site.sources.select(source_ids)


def sources_shown(
    site: Site, *parts: Part | Iterable[Part] | None
) -> tuple[Source, ...]:
    """Every source that records cite, in the order in which they cite them."""
    cited: dict[str, None] = {}
    for part in _flatten(parts):
        for leaf in walk_values(part):
            if leaf.reference and leaf.reference.collection == "sources":
                cited[str(leaf.value)] = None
    return tuple(site.sources[id_] for id_ in cited)


def _flatten(parts: Iterable[Any]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Part):
            yield part
        elif part is not None:
            yield from _flatten(part)


def source_number(source: Source, shown: tuple[Source, ...]) -> int:
    """The number of a source among those a page shows, from 1."""
    return next(n for n, s in enumerate(shown, 1) if s.id == source.id)


# Quotations ---------------------------------------------------------------------------


def disagreements_about(*records: Record) -> tuple[Disagreement, ...]:
    """Where sources contradict one another about any of some records."""
    return tuple(d for record in records for d in record.disagreements)


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
        "sources_shown": partial(sources_shown, site),
        "source_number": source_number,
        "disagreements_about": disagreements_about,
        "language_of": partial(language_of, site),
        "language_of_choice": partial(language_of_choice, site),
    }
