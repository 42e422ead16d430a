"""What records state, in the form that prose is checked against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from twinlint.finding import Place
from twinlint.languages import FactWords
from twinlint.phrases import Phrases
from twinlint.source import Locale

Day = tuple[int, int, int]
"""Year, month, day."""


@dataclass(frozen=True, slots=True)
class CommuneFacts:
    """What the record of a commune states."""

    name: str
    department: str
    """The département's code."""
    department_place: Place
    mayor: str = ""
    """First name and surname; empty while unknown."""
    mayor_place: Place | None = None
    populations: frozenset[int] = frozenset()
    """Every number of inhabitants that the record gives, with its source."""
    population_place: Place | None = None


@dataclass(frozen=True, slots=True)
class CountFacts:
    """How many records of a kind there are, in all and by group."""

    words: Mapping[Locale, tuple[str, ...]]
    """How each language names several of them: communes, municipalities."""
    total: int
    others: frozenset[int]
    """Numbers that are right of a part of them, or that a source announces."""
    place: Place
    """Where the records are counted."""


@dataclass(frozen=True, eq=False)
class Facts:
    """All that prose may contradict; an empty one states nothing.

    Its indexes are made once: texts are many.
    """

    communes: tuple[CommuneFacts, ...] = ()
    counts: tuple[CountFacts, ...] = ()
    days: Mapping[Day, Place] = field(default_factory=dict)
    """Days that records give, with the place of one that does."""
    words: Mapping[Locale, FactWords] = field(default_factory=dict)
    """How each language names inhabitants and mayors."""

    @cached_property
    def names(self) -> Phrases[CommuneFacts]:
        """The names of communes; some are those of several."""
        return Phrases((commune.name, commune) for commune in self.communes)

    def find_near_days(self, day: Day) -> list[Day]:
        """Days that share two parts of three with a day, the earliest first."""
        near = {
            known for half in _halve(day) for known in self._days_by_half.get(half, ())
        }
        return sorted(near - {day})

    @cached_property
    def _days_by_half(self) -> Mapping[_Half, tuple[Day, ...]]:
        found: dict[_Half, list[Day]] = {}
        for day in self.days:
            for half in _halve(day):
                found.setdefault(half, []).append(day)
        return {half: tuple(days) for half, days in found.items()}


_Half = tuple[int, int, int]
"""Two parts of a day, with 0 for the third."""


def _halve(day: Day) -> tuple[_Half, _Half, _Half]:
    year, month, number = day
    return (0, month, number), (year, 0, number), (year, month, 0)
