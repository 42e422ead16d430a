"""Finds people who hold an office in two communes at once, and guesses who does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from microsite.records import Mandate, Site, list_offices
from microsite.validate import problems
from microsite.validate.suspects import Suspects
from twinlint.data import dataclass
from twinlint.finding import Finding, InLanguages, Message, Place, message
from twinlint.source import FieldPath

_PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class _Held:
    """An office that somebody holds in a commune."""

    ref: str
    path: FieldPath
    """The way to the office."""
    mandate: Mandate

    @property
    def person(self) -> FieldPath:
        """The way to the name of who holds it."""
        return (*self.path, "person")


def find_held_twice(site: Site, suspects: Suspects) -> Iterator[Finding]:
    """A finding for each office whose holder has another of its kind already."""
    held: dict[tuple[str, str | None], list[_Held]] = defaultdict(list)
    for ref, path, office in list_offices(site):
        if isinstance(office, Mandate) and office.person in site.people:
            held[office.person, office.office].append(_Held(ref, path, office))
    for offices in held.values():
        for one, two in _pair(offices):
            refs = frozenset((one.ref, two.ref))
            is_copy = len(refs) == 1 or refs in suspects.told
            if not is_copy and _meet(one.mandate, two.mandate):
                yield _report(site, suspects, *_order(site, suspects, one, two))


def _pair(offices: Iterable[_Held]) -> Iterator[tuple[_Held, _Held]]:
    """Each office with that of those begun before it which ends last.

    Whoever meets any of those meets that one; so many offices give no more pairs.
    """
    longest: _Held | None = None
    for held in sorted(offices, key=_find_start):
        if longest:
            yield longest, held
        if longest is None or _find_end(longest) < _find_end(held):
            longest = held


def _find_start(held: _Held) -> date:
    return held.mandate.start.first_day if held.mandate.start else date.min


def _find_end(held: _Held) -> date:
    return held.mandate.end.first_day if held.mandate.end else date.max


def _meet(first: Mandate, second: Mandate) -> bool:
    """Whether two offices were held on one day, for all that their dates say."""
    return not any(
        one.end and two.start and one.end.first_day <= two.start.last_day
        for one, two in ((first, second), (second, first))
    )


def _order(site: Site, suspects: Suspects, *offices: _Held) -> tuple[_Held, _Held]:
    """The two, first the one that names the wrong person.

    It was edited last; else fewer of its sources tell of that person.
    """

    def rank(held: _Held) -> tuple[bool, int]:
        told = set(site.people[held.mandate.person].sources)
        is_edited = suspects.before.has_changed(site.origins[held.ref], [held.person])
        return not is_edited, len(told & set(held.mandate.sources))

    first, second = sorted(offices, key=rank)
    return first, second


def _report(site: Site, suspects: Suspects, wrong: _Held, right: _Held) -> Finding:
    origin, person = site.origins[wrong.ref], wrong.mandate.person
    meant = _guess(site, suspects, wrong)
    title = InLanguages(tuple(right.mandate.title.items()))
    said = message("that office stands here")
    return problems.OFFICE_HELD_TWICE(
        message(
            "{name} already has the office “{title}” at that time",
            name=site.people[person].name,
            title=title,
        ),
        origin.place(wrong.person, text=person),
        related=(
            site.origins[right.ref].place(right.person, text=person, said=said),
            *(
                _place_idle(site, each)
                for each in meant
                if (_PEOPLE, each) not in suspects.used
            ),
        ),
        help=_advise(meant),
    )


def _guess(site: Site, suspects: Suspects, wrong: _Held) -> tuple[str, ...]:
    """Who probably holds an office: who did in the last commit; or who has none now.

    Of those, who is told of by the sources of the office, and then who is alone.
    """
    person = wrong.mandate.person
    former = suspects.before.find(site.origins[wrong.ref], wrong.person)
    if isinstance(former, str) and former != person:
        return (former,) if former in site.people else ()
    idle = [
        p
        for p in site.people.values()
        if (_PEOPLE, p.id) not in suspects.used and not p.roles
    ]
    told = set(wrong.mandate.sources)
    fitting = [person.id for person in idle if told & set(person.sources)]
    return tuple(fitting or [person.id for person in idle if len(idle) == 1])


def _place_idle(site: Site, id_: str) -> Place:
    said = message("nothing names “{id}” now", id=id_)
    return replace(site.origins[f"person:{id_}"].key_place(()), message=said)


def _advise(guesses: tuple[str, ...]) -> Message:
    if guesses:
        return message(
            "write {guesses} here; or write “to:” with the last day of the office that"
            " has ended",
            guesses=guesses,
        )
    return message(
        "name who holds it here; or write “to:” with the last day of the office that"
        " has ended"
    )
