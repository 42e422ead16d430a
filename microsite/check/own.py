"""Finds the days and counts of a record, against which its own texts are held first.

Counts are of what it is about: the solutions of the phase that a call is for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from microsite.check.facts import Day, Own, Stated
from microsite.records import Part, PartialDate, Record, Site, walk_values
from twinlint.finding import Place, message
from twinlint.source import FieldPath


def find_own(site: Site, ref: str, part: Part) -> Own:
    """What a record states of its days and of counted records, with the places."""
    counts = tuple(_find_counts(site, ref, part))
    edition = find_edition(ref, part)
    return Own(_find_days(site, ref, part), counts, edition, _find_writing(part))


def find_edition(ref: str, part: Part) -> str:
    """The id of the one edition that a record is about; empty for several or none."""
    word, _, id_ = ref.partition(":")
    several: tuple[str, ...] = getattr(part, "editions", ()) or ()
    one = several[0] if len(several) == 1 else ""
    return id_ if word == "edition" else getattr(part, "edition", None) or one


def _find_writing(part: Part) -> Day | None:
    given = getattr(part, "date", None)
    if not isinstance(given, PartialDate):
        return None
    day = given.first_day
    return day.year, day.month, day.day


def place_fact(site: Site, ref: str, path: FieldPath) -> Place:
    """Where a record states something."""
    said = message("the record says it here")
    return site.origins[ref].place(path, said=said)


def read_day(value: PartialDate) -> Day | None:
    """A day of a month; None for a month or a year."""
    if value.month and value.day:
        return value.year, value.month, value.day
    return None


def _find_days(site: Site, ref: str, part: Part) -> Mapping[Day, Place]:
    """The days of what a record is about, with their places."""
    if not isinstance(part, Record):
        return {}
    found: dict[Day, Place] = {}
    for leaf in walk_values(part):
        if isinstance(leaf.value, PartialDate) and leaf.path[-1] not in _OF_RECORDS:
            day = read_day(leaf.value)
            if day:
                found[day] = place_fact(site, ref, leaf.path)
    return found


_OF_RECORDS = frozenset(("publish_on", "publish_until", "attested_on"))
"""Days of the record itself, and not of what it is about."""


_LISTED = {"solution": "solutions", "commune": "communes"}
"""The same, of fields that list them."""
_COUNTED = {"solution": "solutions", "commune": "members"}
"""Kinds of records that fields say the number of: `{word: name of the field}`."""


def _find_counts(site: Site, ref: str, part: Part) -> Iterator[Stated]:
    """The numbers of records that a record states, or its edition and its phase.

    What a commune or a solution says is about itself, and no more than part of that.
    """
    edition = site.editions.get(getattr(part, "edition", None) or "")
    phase = getattr(part, "phase", None)
    is_whole = ref.partition(":")[0] not in _COUNTED
    there = f"edition:{edition.id}" if edition else ref
    edition = edition or site.editions.get(ref.removeprefix("edition:"))
    if not phase:
        each = edition or part
        yield from _read_counts(site, there, (), each, is_whole=is_whole)
    of_phases: list[Stated] = []
    for index, each in enumerate(edition.phases if edition else ()):
        if phase in (None, each.id):
            is_own = is_whole and phase is not None
            way = ("phases", index)
            of_phases += _read_counts(site, there, way, each, is_whole=is_own)
    yield from of_phases
    yield from _find_listed(site, ref, part)
    for word in _COUNTED if len(of_phases) > 1 else ():
        summed = [each for each in of_phases if each.kind == word]
        if summed:
            number = sum(each.number for each in summed)
            yield replace(summed[0], number=number)


def _find_listed(site: Site, ref: str, part: Part) -> Iterator[Stated]:
    """How many records a record lists as those that it is about.

    News of those that joined may also count all that there were then: with those of
    other editions. Records that are added later change neither.
    """
    for word, name in _LISTED.items():
        listed = getattr(part, name, None)
        if isinstance(listed, tuple) and len(listed) > 1:
            place, edition = place_fact(site, ref, (name,)), find_edition(ref, part)
            yield Stated(word, len(listed), place, is_whole=False)
            others = [
                each
                for each in site.collection(name).values()
                if getattr(each, "edition", edition) != edition
            ]
            if edition and _find_writing(part) and others:
                number = len(listed) + len(others)
                yield Stated(word, number, place, is_whole=False)


def _read_counts(
    site: Site, ref: str, path: FieldPath, part: Part, *, is_whole: bool
) -> Iterator[Stated]:
    for word, name in _COUNTED.items():
        count = getattr(part, name, None)
        number = getattr(count, "value", count)
        if isinstance(number, int):
            way = (*path, name) if number is count else (*path, name, "value")
            is_exact = getattr(count, "qualifier", "exactly") == "exactly"
            place = place_fact(site, ref, way)
            yield Stated(word, number, place, is_whole and is_exact)
