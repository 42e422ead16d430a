"""What records state, in the form that prose is checked against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from twinlint.finding import Place
from twinlint.languages import FactWords
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


@dataclass(frozen=True, slots=True)
class Facts:
    """All that prose may contradict; an empty one states nothing."""

    communes: tuple[CommuneFacts, ...] = ()
    counts: tuple[CountFacts, ...] = ()
    days: Mapping[Day, Place] = field(default_factory=dict)
    """Days that records give, with the place of one that does."""
    words: Mapping[Locale, FactWords] = field(default_factory=dict)
    """How each language names inhabitants and mayors."""
