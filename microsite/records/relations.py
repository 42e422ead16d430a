"""How records hang together, for several rooms: what belongs to an edition, a page.

What pages alone ask stands in `microsite/pages/views.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, cast

from microsite.records.fields import find_citing
from microsite.records.parts import Office, Period
from microsite.records.record import Record
from microsite.records.site import Site
from microsite.records.types.commune import Commune, Mandate
from microsite.records.types.edition import Edition, Phase
from microsite.records.types.page import TextPage
from microsite.records.types.solution import Solution
from microsite.records.types.theme import Theme
from microsite.records.value import Part, PartialDate
from microsite.records.walk import walk_parts
from twinlint.source import FieldPath


class NamesCommunes(Protocol):
    """A record of any type with a list of communes: a solution, a news."""

    @property
    def communes(self) -> Sequence[str]:
        """Their ids."""


def pages_above(site: Site, page: TextPage) -> tuple[TextPage, ...]:
    """The pages above a page, the highest first, up to one that comes again."""
    above: list[TextPage] = []
    while page.parent and page.parent in site.pages:
        page = site.pages[page.parent]
        if page in above:
            break
        above.insert(0, page)
    return tuple(above)


def solutions_of(site: Site, record: Commune | Edition | Theme) -> tuple[Solution, ...]:
    """The solutions of a commune, an edition or a theme."""
    return tuple(site.solutions[id_] for id_ in find_citing(site, "solutions", record))


def communes_of(
    site: Site, record: Record | NamesCommunes, phase: Phase | None = None
) -> tuple[Commune, ...]:
    """The communes that a record names, or that name it, as those of an edition do.

    With a phase of that edition: those of the phase.
    """
    ids: Iterable[str] | None = getattr(record, "communes", None)
    if ids is None:
        ids = find_citing(site, "communes", cast(Record, record))
    communes = (site.communes[id_] for id_ in ids)
    return tuple(c for c in communes if phase is None or c.phase == phase.id)


class Term(NamedTuple):
    """A time with a start and an end, and the ways to both in its record."""

    start: PartialDate
    end: PartialDate
    start_path: FieldPath
    end_path: FieldPath


_OWN_DAYS = (("joined", "closed"),)
"""Fields of a record that say when it began and ended: of an edition."""


def terms_of(part: Part) -> Iterator[Term]:
    """Offices and periods of a record, and its own time, where both days are known."""
    for first, last in _OWN_DAYS:
        start, end = getattr(part, first, None), getattr(part, last, None)
        if isinstance(start, PartialDate) and isinstance(end, PartialDate):
            yield Term(start, end, (first,), (last,))
    for path, inner in walk_parts(part):
        if isinstance(inner, Office | Period) and inner.start and inner.end:
            yield Term(inner.start, inner.end, (*path, "from"), (*path, "to"))


def mandates(site: Site) -> tuple[tuple[Commune, Mandate], ...]:
    """The mayors of all communes, commune by commune."""
    return tuple((c, c.mayor) for c in site.communes.values() if c.mayor)
