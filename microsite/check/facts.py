"""The facts of records (mayors, counts, dates) in the form prose is checked against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import field, replace
from functools import cache, cached_property

from twinlint.data import dataclass
from twinlint.finding import Place
from twinlint.languages import FactWords
from twinlint.phrases import Phrases
from twinlint.source import Locale
from twinlint.spelling import fold


def make_marks(words: Iterable[str]) -> frozenset[str]:
    """The beginnings of words, which their forms have in common.

    >>> make_marks(["intéressées"]) == make_marks(["Intérêt"])
    True
    """
    return frozenset(fold(word)[:4] for word in words if len(word) >= 4)


Day = tuple[int, int, int]
"""Year, month, day."""


@dataclass(frozen=True, slots=True)
class CommuneFacts:
    """What the record of a commune states."""

    name: str
    department: str
    """The département's code."""
    department_place: Place
    department_name: str = ""
    mayor: str = ""
    """First name and surname; empty while unknown."""
    mayor_place: Place | None = None
    """Where that name stands."""
    office_place: Place | None = None
    """Where the commune says who it is."""
    populations: frozenset[int] = frozenset()
    """Every number of inhabitants that the record gives, with its source."""
    population_place: Place | None = None
    population: int = 0
    """The newest official number; 0 while unknown."""


@dataclass(frozen=True, slots=True)
class Announced:
    """A number of records that a source gives, whatever the records come to."""

    number: int
    marks: Mapping[Locale, frozenset[str]] = field(default_factory=dict)
    """Beginnings of words that say what was counted: `inte` for those interested. A
    text has one of them where it means this number; any text may where there are none.
    """


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that the record of a text states of a kind, or one that it names."""

    kind: str
    """The word of what is counted: `solution`."""
    number: int
    place: Place
    is_whole: bool
    """True: of all that the record is about, and no more or less than that."""


@dataclass(frozen=True, slots=True)
class Own:
    """What the record of a text states, for that text before all others."""

    days: Mapping[Day, Place] = field(default_factory=dict)
    counts: tuple[Stated, ...] = ()
    edition: str = ""
    """The id of the one edition that it is about; empty for several or none."""
    said_on: Day | None = None
    """The first day on which a dated record may have been written."""


@dataclass(frozen=True, slots=True)
class CountFacts:
    """How many records of a kind there are, in all and by group."""

    words: Mapping[Locale, tuple[str, ...]]
    """How each language names several of them: communes, municipalities."""
    total: int
    others: frozenset[int]
    """Numbers that are right of a part of them."""
    place: Place
    """Where the records are counted."""
    announced: tuple[Announced, ...] = ()
    """What sources count."""
    parts: tuple[Announced, ...] = ()
    """Numbers that are right where a part is meant: an edition, a phase, a theme. A
    text about all of them has a word that names the part."""
    singular: Mapping[Locale, str] = field(default_factory=dict)
    """How each language names one of them: commune, municipality."""
    kind: str = ""
    """The word of their type: `commune`."""
    editions: Mapping[str, Announced] = field(default_factory=dict)
    """How many each edition has, by its id."""
    is_of_edition: bool = False
    """True: the total is that of one edition."""

    def narrow(
        self, number: int, edition: str, locale: Locale, words: Iterable[str] = ()
    ) -> CountFacts:
        """The counts by which to correct a number, of the edition that is meant.

        It is the one that the words name, or that the text is about. None is, where the
        number is nearer to that of all.
        """
        said = make_marks(words)
        named = [
            e for e in self.editions.values() if e.marks.get(locale, frozenset()) & said
        ]
        meant = named[0] if len(named) == 1 else self.editions.get(edition)
        if not meant or not meant.number:
            return self
        if abs(self.total - number) <= abs(meant.number - number):
            return self
        return replace(self, total=meant.number, is_of_edition=True)

    def allows(
        self,
        number: int,
        locale: Locale,
        words: Iterable[str],
        *,
        is_general: bool = False,
        is_partial: bool = False,
    ) -> bool:
        """True when a sentence with these words may say that there are so many.

        `is_general` is true of a text about the whole site, and no part of it;
        `is_partial` of one about a part of which its record states the number.
        """
        if number <= 1 or number in self.others:
            return True
        if number == self.total and not is_partial:
            return True
        is_loose = not (is_general or is_partial)
        if is_loose and any(each.number == number for each in self.parts):
            return True
        known = self.parts if is_partial else (*self.announced, *self.parts)
        marked = [each.marks for each in known if each.number == number]
        said = make_marks(words) if marked else frozenset()
        return any(not m.get(locale) or m[locale] & said for m in marked)


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """What a figure of the site states."""

    id: str
    value: int
    is_percent: bool
    place: Place
    labels: Mapping[Locale, tuple[str, ...]]
    """The first two words of its label, in lower case; none of a rough number."""
    marks: Mapping[Locale, frozenset[str]]
    """Beginnings of all words of its label, as of `make_marks`."""
    former: int | None = None
    """Its value before the last edit, where that was another one."""
    is_counted: bool = False
    """True: the records come to it, so that they say what is right."""


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
    subject: CommuneFacts | None = None
    """The commune whose page the text stands on; what names none may mean it."""
    documents: frozenset[Day] = frozenset()
    """Days on which a document was published, and that no other record gives."""
    lone: frozenset[Day] = frozenset()
    """Days that one record gives, and no other one."""
    own: Own = field(default_factory=Own)
    """What the record states that the text is one of."""
    is_general: bool = False
    """True for texts about the whole site: a number of a part says of which."""
    figures: tuple[FigureFacts, ...] = ()
    reviewed: Day | None = None
    """The last day on which all texts were read again."""

    @cached_property
    def in_general(self) -> Facts:
        """The same facts, for texts about the whole site."""
        _ = self.names, self._figures
        told = copy(self)
        object.__setattr__(told, "is_general", True)
        return told

    def about(self, subject: CommuneFacts | None, own: Own) -> Facts:
        """The same facts, for a text on a commune's page, in a record of its own."""
        if subject is self.subject and own == self.own:
            return self
        _ = self.names, self._figures  # made once, they go with every copy
        told = copy(self)
        object.__setattr__(told, "subject", subject)
        object.__setattr__(told, "own", own)
        return told

    @cached_property
    def names(self) -> Phrases[CommuneFacts]:
        """The names of communes; some are those of several."""
        return Phrases((commune.name, commune) for commune in self.communes)

    def find_figures(
        self, number: int, locale: Locale, label: tuple[str, ...]
    ) -> tuple[FigureFacts, ...]:
        """The figures that have or had a number, and those that such words begin."""
        by_label = self._figures.get((locale, label), ())
        return (*self._figures.get(number, ()), *by_label)

    @cached_property
    def _figures(self) -> Mapping[object, list[FigureFacts]]:
        """By the numbers that they have or had, and by the first words of labels."""
        found: dict[object, list[FigureFacts]] = {}
        for each in self.figures:
            for key in {each.value, each.former, *each.labels.items()}:
                found.setdefault(key, []).append(each)
        return found

    def find_near_days(self, day: Day) -> list[Day]:
        """Days that share two parts of three with a day, the earliest first.

        Of one that only a document was published on, those of the record itself.
        """
        if day in self.days and day not in self.documents:
            return self._find_other_years(day)
        if day in self.documents:
            mine = {*_halve(day)}
            return sorted(own for own in self.own.days if mine & {*_halve(own)})
        near = {
            known for half in _halve(day) for known in self._days_by_half.get(half, ())
        }
        return sorted(near - {day})

    def knows(self, day: Day, said: Iterable[Day]) -> bool:
        """True when a text may say a day, beside others that it says."""
        if day not in self.days:
            return False
        if day in self.own.days:
            return True
        if day not in self.documents and not self._find_other_years(day):
            return True
        return not set(self.find_near_days(day)).isdisjoint(said)

    def _find_other_years(self, day: Day) -> list[Day]:
        """Days that the record alone gives, and that are this one in other years."""
        mine = self.own.days.keys() & self.lone
        return sorted(own for own in mine if own[1:] == day[1:] and own != day)

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


@cache
def compile_noun(words: tuple[str, ...], known: FactWords) -> re.Pattern[str]:
    """What follows a number of several records: a space, their name.

    One word may stand between, “six new municipalities”; a part of them is not meant,
    “seven municipalities out of ten”.
    """
    nouns = "|".join(map(re.escape, words))
    part = "|".join(map(re.escape, known.out_of)) or "(?!)"
    return re.compile(
        rf"[ \u00a0\u202f](?:[^\W\d_]{{5,}} )?({nouns})\b(?! (?:{part})\b)",
        re.IGNORECASE,
    )
