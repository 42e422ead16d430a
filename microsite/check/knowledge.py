"""Learns from the records of a site what its texts are checked against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from microsite.check.facts import CommuneFacts, CountFacts, Day, Facts
from microsite.records import (
    Commune,
    Disagreement,
    Localizable,
    Localized,
    NameField,
    PartialDate,
    Record,
    Site,
    read_field,
    walk_values,
)
from twinlint.finding import Place, message
from twinlint.languages import Language, read_language
from twinlint.register import Name, Register, Term
from twinlint.source import FieldPath, Locale

_NUMBER = re.compile(r"(?<![\d-])\d{1,3}(?:[ \u00a0\u202f.,]?\d{3})*(?![\d-])")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def learn_register(site: Site) -> Register:
    """The names and terms that the records settle."""
    return Register(tuple(_find_names(site)), tuple(_find_terms(site)))


def learn_facts(site: Site) -> Facts:
    """What the records state of communes, numbers and days."""
    return Facts(
        communes=tuple(_read_commune(site, c) for c in site.communes.values()),
        counts=tuple(_count_records(site)),
        days=dict(_find_days(site)),
        words={locale: read_language(locale).facts for locale in site.locales},
    )


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
        for record in site.collection(name).values():
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
    for term in site.glossary.values():
        words = {locale: term.term[locale] for locale in site.locales}
        forbidden = {Locale(k): tuple(v) for k, v in term.forbidden.items()}
        variants = {Locale(k): tuple(v) for k, v in term.variants.items()}
        yield Term(words, forbidden, variants)


# Facts --------------------------------------------------------------------------


def _place(site: Site, ref: str, path: FieldPath) -> Place:
    said = message("the record says it here")
    return site.origins[ref].place(path, said=said)


def _read_commune(site: Site, commune: Commune) -> CommuneFacts:
    ref = f"commune:{commune.id}"
    populations: set[int] = set()
    if commune.population:
        populations = set(commune.population.by_year.values())
        populations |= {count.value for count in commune.population.stated}
    for disagreement in commune.disagreements:
        populations |= _read_numbers(disagreement)
    mayor = site.people.get(commune.mayor.person) if commune.mayor else None
    return CommuneFacts(
        name=commune.name,
        department=commune.department.code,
        department_place=_place(site, ref, ("department", "code")),
        mayor=mayor.name if mayor else "",
        mayor_place=_place(site, ref, ("mayor", "person")) if mayor else None,
        populations=frozenset(populations),
        population_place=_place(site, ref, ("population",)) if populations else None,
    )


def _read_numbers(disagreement: Disagreement) -> set[int]:
    """Every whole number in the values of sources that disagree."""
    numbers: set[int] = set()
    for value in disagreement.values:
        numbers |= _find_numbers(value.value)
    return numbers


def _find_numbers(text: Localizable) -> set[int]:
    written = [t for _, t in text.items()] or [str(text.root)]
    found = (found for t in written for found in _NUMBER.findall(t))
    return {int(re.sub(r"\D", "", number)) for number in found}


def _count_records(site: Site) -> Iterator[CountFacts]:
    """Counts of communes and solutions; the glossary says how languages name them."""
    announced = _find_announced(site)
    groups = {
        "commune": (site.communes, _count_communes(site)),
        "solution": (site.solutions, _count_solutions(site)),
    }
    for word, (records, parts) in groups.items():
        words = _find_plurals(site, word)
        if records and words:
            place = _place(site, f"{word}:{next(iter(records))}", ())
            yield CountFacts(words, len(records), parts | announced, place)


def _count_communes(site: Site) -> frozenset[int]:
    """How many communes each edition, phase and organisation has."""
    communes = site.communes.values()
    editions = Counter(commune.edition for commune in communes)
    phases = Counter((commune.edition, commune.phase) for commune in communes)
    return frozenset(
        (
            *(editions[id_] for id_ in site.editions),
            *(phases[e.id, p.id] for e in site.editions.values() for p in e.phases),
            *(o.members for o in site.organisations.values() if o.members),
        )
    )


def _count_solutions(site: Site) -> frozenset[int]:
    """How many solutions each commune, edition and theme has."""
    solutions = site.solutions.values()
    communes = Counter(id_ for solution in solutions for id_ in solution.communes)
    editions = Counter(solution.edition for solution in solutions)
    themes = Counter(id_ for solution in solutions for id_ in solution.themes)
    return frozenset(
        (
            *(communes[id_] for id_ in site.communes),
            *(editions[id_] for id_ in site.editions),
            *(themes[id_] for id_ in site.themes),
        )
    )


def _find_plurals(site: Site, id_: str) -> dict[Locale, tuple[str, ...]]:
    """The forms of a term of the glossary that end like plurals, by language."""
    term = site.glossary.get(id_)
    if term is None:
        return {}
    forms = {
        locale: (term.term[locale], *term.variants.get(locale, ()))
        for locale in site.locales
    }
    return {
        locale: tuple(choose_plurals(several, read_language(locale)))
        for locale, several in forms.items()
    }


def choose_plurals(forms: Sequence[str], language: Language) -> Iterator[str]:
    """The forms with a plural ending, unless another form adds one to them."""
    for form in forms:
        longer = {form + ending for ending in language.plural_endings}
        if form.endswith(language.plural_endings) and longer.isdisjoint(forms):
            yield form.lower()


def _find_announced(site: Site) -> frozenset[int]:
    """Numbers that sources give: figures, counts of editions, disagreements."""
    numbers = {figure.value for figure in site.figures.values()}
    for edition in site.editions.values():
        counts = (edition.solutions, *(phase.solutions for phase in edition.phases))
        numbers |= {count.value for count in counts if count}
        if edition.not_selected:
            numbers.add(len(edition.not_selected.names))
    statements = [c.solutions_expected for c in site.communes.values()]
    for statement in filter(None, statements):
        for _, text in statement.text.items():
            numbers |= _find_numbers(Localizable(text))
    records: list[Record] = [record for _, record in site.records()]
    if site.programme:
        records.append(site.programme)
    for record in records:
        for disagreement in record.disagreements:
            numbers |= _read_numbers(disagreement)
    return frozenset(numbers)


def _find_days(site: Site) -> Iterator[tuple[Day, Place]]:
    for ref, record in site.records():
        for leaf in walk_values(record):
            value = leaf.value
            if isinstance(value, PartialDate) and value.month and value.day:
                day = (value.year, value.month, value.day)
                yield day, _place(site, ref, leaf.path)
        for index, disagreement in enumerate(record.disagreements):
            for said in disagreement.values:
                for year, month, day_ in _DAY.findall(str(said.value.root)):
                    path = ("disagreements", index)
                    yield (int(year), int(month), int(day_)), _place(site, ref, path)
