"""Learns from the records the register of names and the facts, for the check."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast

from microsite.check.counts import (
    Kind,
    ReadNumbers,
    count_records,
    list_kinds,
    read_digits,
    read_figure,
    read_numbers,
)
from microsite.check.facts import (
    CommuneFacts,
    Day,
    Facts,
    FigureFacts,
    make_marks,
)
from microsite.check.own import place_fact, read_day
from microsite.records import (
    Commune,
    GlossaryTerm,
    Localizable,
    Localized,
    NameField,
    PartialDate,
    Person,
    Record,
    Site,
    add_complete_halves,
    add_other_days,
    is_complete,
    leave_out_previewed,
    read_field,
    walk_values,
)
from microsite.validate import Before, ReadBefore, know_nothing
from twinlint.finding import Place, message
from twinlint.languages import read_language
from twinlint.register import Name, Register, Term
from twinlint.source import Locale

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def learn_register(site: Site) -> Register:
    """The names and terms that the records settle, those of other days included.

    Those too of records that are not right, as far as they can be read.
    """
    site = add_complete_halves(add_other_days(site))
    return Register(tuple(_find_names(site)), tuple(_find_terms(site)))


def learn_facts(
    site: Site, read: ReadNumbers = read_numbers, before: ReadBefore = know_nothing
) -> Facts:
    """What the records state of communes, numbers and days.

    A record states it on all days, published or not; only those of this day count. One
    that is not right states what can be read of it; how many there are, and what
    figures mean that count them, is not known then.
    """
    of_all = add_complete_halves(add_other_days(site))
    records = (*of_all.records(), *of_all.halves)
    each = [dict(_find_days(of_all, (record,))) for record in records]
    days = {day: place for found in each for day, place in found.items()}
    given = Counter(day for found in each for day in found)
    documents = (each for each in records if each[0].startswith("source:"))
    others = (each for each in records if not each[0].startswith("source:"))
    published = dict(_find_days(of_all, documents))
    counted = add_complete_halves(site)
    reviewed = site.settings.updated.last_day
    kinds = tuple(list_kinds(leave_out_previewed(counted), read))
    return Facts(
        communes=tuple(_read_commune(of_all, each) for each in list_communes(of_all)),
        counts=tuple(count_records(counted, read)) if counted.is_whole else (),
        reviewed=(reviewed.year, reviewed.month, reviewed.day),
        figures=tuple(_read_figures(counted, kinds, Before(before)))
        if counted.is_whole
        else (),
        days=days,
        lone=frozenset(day for day, count in given.items() if count == 1),
        documents=frozenset(published).difference(dict(_find_days(of_all, others))),
        words={locale: read_language(locale).facts for locale in site.locales},
    )


def _read_figures(
    site: Site, kinds: tuple[Kind, ...], before: Before
) -> Iterator[FigureFacts]:
    for id_, figure in site.figures.items():
        origin = site.origins[f"figure:{id_}"]
        counted = (read_figure(site, figure, kind) for kind in kinds)
        former = str(before.find(origin, ("value",)))
        written = str(figure.value)
        is_exact = figure.qualifier == "exactly"
        labels, marks = {}, {}
        for locale in site.locales:
            language = read_language(locale)
            words = re.findall(r"[^\W\d_]+", figure.label[locale].lower())
            known = {*language.links, *language.marks}
            said = [each for each in words if each not in known]
            labels[locale] = tuple(words[:2] if is_exact else ())
            marks[locale] = make_marks(said)
        yield FigureFacts(
            id_,
            figure.value,
            figure.percent,
            origin.place(("value",), text=written),
            labels,
            marks,
            int(former) if former.isdecimal() and former != written else None,
            is_counted=any(each and each.is_plain for each in counted),
        )


def list_communes(site: Site) -> tuple[Commune, ...]:
    """The communes of which facts are learnt, those that are not right included."""
    site = add_complete_halves(add_other_days(site))
    communes = cast("Iterator[Commune]", _list_written(site, "communes"))
    return tuple(each for each in communes if is_complete((each.name, each.department)))


def _list_written(site: Site, name: str) -> Iterator[Record]:
    """The records of a collection, and what is read of those that are not right."""
    yield from site.collection(name).values()
    word = site.types[name].word
    yield from (half for ref, half in site.halves if ref.partition(":")[0] == word)


# Names and terms ----------------------------------------------------------------


def _find_names(site: Site) -> Iterator[Name]:
    def everywhere(name: str) -> dict[Locale, str]:
        return dict.fromkeys(site.locales, name)

    if site.programme:
        glosses = {text for _, text in site.programme.gloss.items()}
        variants = (v.value[site.locales[0]] for v in site.programme.variants)
        mistakes = tuple(variant for variant in variants if variant not in glosses)
        acronym = (site.programme.acronym,)
        yield Name(everywhere(site.programme.name), "programme", acronym, mistakes)
    for name, declared in site.types.items():
        for record in _list_written(site, name):
            for settled in declared.names:
                yield from _read_name(site, record, settled)


def _read_name(site: Site, record: Record, settled: NameField) -> Iterator[Name]:
    """The name that a field of a record settles, when the record gives it."""
    name = read_field(site, record, settled.field)
    if name is None:
        return
    forms = {
        locale: name[locale] if isinstance(name, Localized | Localizable) else str(name)
        for locale in site.locales
    }
    yield Name(
        forms,
        settled.kind,
        _read_spellings(record, settled.variants),
        _read_spellings(record, settled.mistakes),
    )


def _read_spellings(record: Record, field: str) -> tuple[str, ...]:
    return tuple(map(str, getattr(record, field))) if field else ()


def _find_terms(site: Site) -> Iterator[Term]:
    for term in cast("Iterator[GlossaryTerm]", _list_written(site, "glossary")):
        if not is_complete((term.term,)):
            continue
        words = {locale: term.term[locale] for locale in site.locales}
        forbidden = {Locale(k): tuple(v) for k, v in term.forbidden.items()}
        variants = {Locale(k): tuple(v) for k, v in term.variants.items()}
        yield Term(words, forbidden, variants)


# Facts --------------------------------------------------------------------------


def _read_commune(site: Site, commune: Commune) -> CommuneFacts:
    ref = f"commune:{commune.id}"
    populations: set[int] = set()
    is_known = is_complete(commune.population) and is_complete(commune.disagreements)
    population = commune.population if is_known else None
    if population:
        populations = set(population.by_year.values())
        populations |= {count.value for count in population.stated}
    for disagreement in commune.disagreements if is_known else ():
        for value in disagreement.values:
            populations |= read_digits(value.value)
    mayor = _find_mayor(site, commune)
    return CommuneFacts(
        name=commune.name,
        department=commune.department.code,
        department_place=place_fact(site, ref, ("department", "code")),
        department_name=commune.department.name,
        mayor=mayor.name if mayor else "",
        mayor_place=place_fact(site, f"person:{mayor.id}", ("name",))
        if mayor
        else None,
        office_place=site.origins[ref].place(
            ("mayor", "person"), said=message("who is mayor stands here")
        )
        if mayor
        else None,
        populations=frozenset(populations),
        population_place=place_fact(site, ref, ("population",))
        if populations
        else None,
        population=population.value if population else 0,
    )


def _find_mayor(site: Site, commune: Commune) -> Person | None:
    """The record of a commune's mayor, when it says who that is."""
    if not commune.mayor:
        return None
    id_ = commune.mayor.person
    if id_ in site.people:
        return site.people[id_]
    half = next((half for ref, half in site.halves if ref == f"person:{id_}"), None)
    found = cast("Person | None", half)
    return found if found and found.name else None


def _find_days(
    site: Site, records: Iterable[tuple[str, Record]]
) -> Iterator[tuple[Day, Place]]:
    for ref, record in records:
        for leaf in walk_values(record):
            value = leaf.value
            day = read_day(value) if isinstance(value, PartialDate) else None
            if day:
                yield day, place_fact(site, ref, leaf.path)
        for index, disagreement in enumerate(record.disagreements):
            for said in disagreement.values if is_complete(disagreement) else ():
                for year, month, day_ in _DAY.findall(str(said.value.root)):
                    path = ("disagreements", index)
                    yield (
                        (int(year), int(month), int(day_)),
                        place_fact(site, ref, path),
                    )
