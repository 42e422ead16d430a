"""How records hang together, as several rooms ask: what belongs to an edition, a theme.

What pages alone ask stands in `microsite/pages/views.py`.
"""

from __future__ import annotations

from microsite.records.site import Site
from microsite.records.types.commune import Commune, Mandate
from microsite.records.types.edition import Edition, Phase
from microsite.records.types.news import News
from microsite.records.types.solution import Solution
from microsite.records.types.theme import Theme


def solutions_of(site: Site, record: Commune | Edition | Theme) -> tuple[Solution, ...]:
    """The solutions of a commune, an edition or a theme."""
    return tuple(s for s in site.solutions.values() if _concerns(s, record))


def _concerns(solution: Solution, record: Commune | Edition | Theme) -> bool:
    if isinstance(record, Commune):
        return record.id in solution.communes
    if isinstance(record, Edition):
        return record.id == solution.edition
    return record.id in solution.themes


def communes_of(
    site: Site, record: Edition | Solution | News, phase: Phase | None = None
) -> tuple[Commune, ...]:
    """The communes of an edition (or one of its phases), a solution or a news."""
    if isinstance(record, Solution | News):
        return tuple(site.communes[id_] for id_ in record.communes)
    return tuple(
        commune
        for commune in site.communes.values()
        if commune.edition == record.id and (phase is None or commune.phase == phase.id)
    )


def mandates(site: Site) -> tuple[tuple[Commune, Mandate], ...]:
    """The mayors of all communes, commune by commune."""
    return tuple((c, c.mayor) for c in site.communes.values() if c.mayor)
