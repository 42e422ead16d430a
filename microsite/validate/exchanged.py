"""Finds records with the name, or with the office holder, of one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from microsite.records import (
    Mandate,
    Record,
    Site,
    list_offices,
    read_title,
    suggest_id,
)
from microsite.validate import problems
from microsite.validate.before import Before
from twinlint.finding import Finding, Place, message
from twinlint.source import FieldPath

_TITLES = ("title", "name", "term")
"""Fields that say what a record is called."""


def find_exchanged(site: Site) -> Iterator[Finding]:
    """A finding for each two records that have each other's name."""
    for collection, declared in site.types.items():
        records = site.collection(collection)
        spelled = {id_: _spell(site, record) for id_, record in records.items()}
        for id_, names in spelled.items():
            for other, name in names.items():
                if not id_ < other or id_ in names or id_ not in spelled.get(other, ()):
                    continue
                here, there = (
                    _find_place(site, f"{declared.word}:{each}", records[each])
                    for each in (id_, other)
                )
                yield problems.EXCHANGED_NAME(
                    message("“{key}” is called {name}", key=id_, name=name),
                    here,
                    related=(there,),
                    help=message(
                        "write {name} here, and {other} at the other place",
                        name=spelled[other][id_],
                        other=name,
                    ),
                )


def find_exchanged_holders(site: Site) -> Iterator[Finding]:
    """A finding for each two offices of which the sources name each other's holder.

    A person cites the sources that tell of him, and so does the office: one whose
    sources all tell of its holder is left aside.
    """
    held = [
        (ref, path, office, frozenset(office.sources))
        for ref, path, office in list_offices(site)
        if isinstance(office, Mandate)
        and office.person in site.people
        and not set(office.sources) <= set(site.people[office.person].sources)
    ]
    for (ref, path, one, said), (other, there, two, told) in combinations(held, 2):
        first, second = (set(site.people[each.person].sources) for each in (one, two))
        is_own = len(said & first) >= len(said & second)
        if is_own or len(told & second) >= len(told & first):
            continue
        yield problems.EXCHANGED_NAME(
            message(
                "more sources of this office tell of {other} than of {name}",
                name=site.people[one.person].name,
                other=site.people[two.person].name,
            ),
            site.origins[ref].place((*path, "person"), text=one.person),
            related=(
                site.origins[other].place(
                    (*there, "person"),
                    text=two.person,
                    said=message("this one too"),
                ),
            ),
            help=message(
                "write {name} here, and {other} at the other place",
                name=two.person,
                other=one.person,
            ),
        )


def find_exchanged_since(site: Site, before: Before) -> Iterator[Finding]:
    """A finding for each two offices that have the holder of one another since then.

    It is asked of those that no source tells apart, as all cite the same: nobody is
    mayor of another commune on the day on which its mayor becomes that of the first.
    """
    alike: dict[tuple[str | None, frozenset[str]], list[_Held]] = defaultdict(list)
    for ref, path, office in list_offices(site):
        if isinstance(office, Mandate) and office.person in site.people:
            held = _Held(ref, (*path, "person"), office.person)
            alike[office.office, frozenset(office.sources)].append(held)
    for several in alike.values():
        former = {
            str(before.find(site.origins[held.ref], held.path)): held
            for held in (several if 1 < len(several) <= _MOST else ())
        }
        for id_, held in former.items():
            other = former.get(held.person)
            if other and other.person == id_ and held.ref < other.ref:
                yield _report_since(site, held, other)


class _Held(NamedTuple):
    """An office: whose record says it, the way to its holder, and that holder."""

    ref: str
    path: FieldPath
    person: str


_MOST = 12
"""Offices with the same sources whose former holders are asked for; it takes long."""


def _report_since(site: Site, held: _Held, other: _Held) -> Finding:
    said = message("this one too")
    there = site.origins[other.ref].place(other.path, text=other.person, said=said)
    return problems.EXCHANGED_NAME(
        message(
            "{name} and {other} have taken each other’s office",
            name=site.people[held.person].name,
            other=site.people[other.person].name,
        ),
        site.origins[held.ref].place(held.path, text=held.person),
        related=(there,),
        help=message(
            "write {name} here, and {other} at the other place",
            name=other.person,
            other=held.person,
        ),
    )


def _spell(site: Site, record: Record) -> dict[str, str]:
    """What a record is called in each language, by the key that it would spell."""
    titles = [read_title(record, locale) for locale in site.locales]
    return {suggest_id(title): title for title in titles}


def _find_place(site: Site, ref: str, record: Record) -> Place:
    field = next((name for name in _TITLES if getattr(record, name, None)), "")
    path: FieldPath = (field,) if field else ()
    return site.origins[ref].place(path, said=message("the name stands here"))
