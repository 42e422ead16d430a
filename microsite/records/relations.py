"""How records hang together, as several rooms ask: what belongs to an edition, a theme.

What pages alone ask stands in `microsite/pages/views.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from microsite.records.fields import find_citing
from microsite.records.site import Site
from microsite.records.types.commune import Commune, Mandate
from microsite.records.types.edition import Edition, Phase
from microsite.records.types.solution import Solution
from microsite.records.types.theme import Theme


class NamesCommunes(Protocol):
    """A record of any type with a list of communes: a solution, a news."""

    @property
    def communes(self) -> Sequence[str]:
        """Their ids."""


def solutions_of(site: Site, record: Commune | Edition | Theme) -> tuple[Solution, ...]:
    """The solutions of a commune, an edition or a theme."""
    return tuple(site.solutions[id_] for id_ in find_citing(site, "solutions", record))


def communes_of(
    site: Site, record: Edition | NamesCommunes, phase: Phase | None = None
) -> tuple[Commune, ...]:
    """The communes of an edition (or one of its phases), or those a record names."""
    if not isinstance(record, Edition):
        return tuple(site.communes[id_] for id_ in record.communes)
    named = (site.communes[i] for i in site.communes.find_naming(record.id, "edition"))
    return tuple(c for c in named if phase is None or c.phase == phase.id)


def mandates(site: Site) -> tuple[tuple[Commune, Mandate], ...]:
    """The mayors of all communes, commune by commune."""
    return tuple((c, c.mayor) for c in site.communes.values() if c.mayor)
