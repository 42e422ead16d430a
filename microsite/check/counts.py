"""Counts records, in all and by group, and reads which numbers sources give of them.

A number counts for one kind of record: 19 solutions do not make 19 communes right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from microsite.check.facts import Announced, CountFacts, compile_noun, make_marks
from microsite.records import (
    Disagreement,
    Figure,
    Localizable,
    Localized,
    Site,
    leave_out_previewed,
)
from twinlint.data import dataclass
from twinlint.finding import Place, plural_message
from twinlint.languages import Language, read_language
from twinlint.mentions import Measure, read_mentions
from twinlint.source import Locale, read_text

Marks = Mapping[Locale, frozenset[str]]
"""As in `Announced`."""
Words = Mapping[Locale, tuple[str, ...]]
"""How each language names several records of a kind, in lower case."""
_DIGITS = re.compile(r"(?<![\d-])\d{1,3}(?:[ \u00a0\u202f.,]?\d{3})*(?![\d-])")


Numbers = tuple[tuple[int, str], ...]
"""Whole numbers of a text, each with what stands behind it."""
ReadNumbers = Callable[[str, Locale], Numbers]


def count_records(site: Site, read: ReadNumbers) -> Iterator[CountFacts]:
    """Counts of communes and solutions; the glossary says how languages name them.

    What only a preview shows is not counted: what is published says no number of it.
    `read` gives the numbers of a text: `read_numbers`.
    """
    site = leave_out_previewed(site)
    for kind in list_kinds(site, read):
        editions = tuple(_mark_editions(site, kind))
        yield CountFacts(
            kind.words,
            kind.total,
            kind.others,
            _place_of(site, kind),
            tuple(_find_announced(site, kind, read)),
            (*editions, *kind.groups),
            {each: site.glossary[kind.word].term[each] for each in kind.words},
            kind.word,
            dict(zip(kind.parts, editions, strict=True)),
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """Records of one type, counted."""

    word: str
    """`commune`, as in references and as the id of its term in the glossary."""
    words: Words
    total: int
    parts: Mapping[str, int]
    """How many each edition has, by its id."""
    others: frozenset[int]
    """How many other groups have, and what records themselves announce."""
    groups: tuple[Announced, ...]
    """How many a phase, a theme or a commune has, with words of its name."""
    is_whole: bool
    """False where records announce more than there are, so that a figure may too."""


def list_kinds(site: Site, read: ReadNumbers) -> Iterator[Kind]:
    """The kinds whose records can be counted and named, in a fixed order."""
    for kind in (_read_communes(site), _read_solutions(site, read)):
        if kind.total and kind.words:
            yield kind


def _read_communes(site: Site) -> Kind:
    communes = site.communes.values()
    editions = Counter(commune.edition for commune in communes)
    phases = Counter((commune.edition, commune.phase) for commune in communes)
    applied = (edition.not_selected for edition in site.editions.values())
    others = (
        *(o.members for o in site.organisations.values() if o.members),
        *(len(each.names) for each in applied if each),
    )
    groups = tuple(
        Announced(phases[edition.id, phase.id], _mark(site, edition.name, phase.name))
        for edition in site.editions.values()
        for phase in edition.phases
    )
    parts = {id_: editions[id_] for id_ in site.editions}
    words = _find_plurals(site, "commune")
    return Kind("commune", words, len(communes), parts, frozenset(others), groups, True)


def _read_solutions(site: Site, read: ReadNumbers) -> Kind:
    solutions = site.solutions.values()
    states = Counter(solution.status for solution in solutions)
    states_there = Counter(
        (i, each.status) for each in solutions for i in each.communes
    )
    communes = Counter(id_ for solution in solutions for id_ in solution.communes)
    editions = Counter(solution.edition for solution in solutions)
    themes = Counter(id_ for solution in solutions for id_ in solution.themes)
    words = _find_plurals(site, "solution")
    told = (*_find_expected(site, words, read), *_find_told(site, words, read))
    planned = {
        count.value
        for edition in site.editions.values()
        for count in (edition.solutions, *(phase.solutions for phase in edition.phases))
        if count
    }
    others = (*states.values(), *planned)
    named = {id_: commune.name for id_, commune in site.communes.items()}
    groups = (
        *(Announced(communes[id_], _mark(site, named[id_])) for id_ in named),
        *(
            Announced(n, _mark(site, named[i]))
            for (i, _), n in states_there.items()
            if i in named
        ),
        *(Announced(themes[i], _mark(site, t.name)) for i, t in site.themes.items()),
        *told,
    )
    parts = {id_: editions[id_] for id_ in site.editions}
    is_whole = not told and not planned
    return Kind(
        "solution", words, len(solutions), parts, frozenset(others), groups, is_whole
    )


def _mark_editions(site: Site, kind: Kind) -> Iterator[Announced]:
    """How many each edition has, with the words of its name that others lack."""
    for id_, number in kind.parts.items():
        others = [e.name for e in site.editions.values() if e.id != id_]
        marks = _mark(site, site.editions[id_].name)
        shared = [_mark(site, name) for name in others]
        yield Announced(
            number,
            {
                k: own.difference(*(each[k] for each in shared))
                for k, own in marks.items()
            },
        )


def _mark(site: Site, *names: Localized | Localizable | str) -> Marks:
    """The beginnings of words of names, which a text that means them has."""
    marks: dict[Locale, frozenset[str]] = {}
    for locale in site.locales:
        usual = read_language(locale).links
        written = " ".join(n if isinstance(n, str) else n[locale] for n in names)
        marks[locale] = make_marks(w for w in _split_words(written) if w not in usual)
    return marks


def _find_expected(site: Site, words: Words, read: ReadNumbers) -> Iterator[Announced]:
    """How many solutions the records of communes announce, in digits or in words."""
    for commune in site.communes.values():
        if commune.solutions_expected:
            marks = _mark(site, commune.name)
            for locale, text in commune.solutions_expected.text.items():
                for number, _ in _find_counted(text, locale, words, read):
                    yield Announced(number, marks)


def _find_told(site: Site, words: Words, read: ReadNumbers) -> Iterator[Announced]:
    """How many solutions the facts of the programme tell of, with a source."""
    for fact in site.programme.facts if site.programme else ():
        told: dict[int, dict[Locale, frozenset[str]]] = {}
        for locale, text in fact.text.items() if fact.sources else ():
            for number, rest in _find_counted(text, locale, words, read):
                per, *whole = (*_split_words(rest), "")[:2]
                is_rate = per in read_language(locale).one
                marks = make_marks(whole if is_rate else ())
                told.setdefault(number, {})[locale] = marks
        yield from (Announced(number, marks) for number, marks in told.items())


def _find_counted(
    text: str, locale: Locale, words: Words, read: ReadNumbers
) -> Iterator[tuple[int, str]]:
    """The numbers that count these, each with what stands behind their name."""
    noun = compile_noun(words.get(locale, ("",)), read_language(locale).facts)
    for number, rest in read(text, locale):
        found = noun.match(rest)
        if words.get(locale) and found:
            yield number, rest[found.end() :]


def _place_of(site: Site, kind: Kind) -> Place:
    counted = {ref for ref, _ in site.records() if ref.startswith(f"{kind.word}:")}
    first = next(ref for ref in site.origins if ref in counted)
    said = plural_message(
        "the only record that is counted",
        "the first of the {count} records that are counted",
        count=kind.total,
    )
    return site.origins[first].place((), said=said)


# The words ----------------------------------------------------------------------------


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


# What sources count -------------------------------------------------------------------


def _find_announced(site: Site, kind: Kind, read: ReadNumbers) -> Iterator[Announced]:
    """Numbers of a kind that figures and disagreements give."""
    for figure in site.figures.values():
        counted = read_figure(site, figure, kind)
        if counted and not counted.is_plain:
            yield Announced(figure.value, counted.marks)
    for _, record in site.records():
        for disagreement in record.disagreements:
            yield from map(Announced, read_values(disagreement, kind, read))
    for disagreement in site.programme.disagreements if site.programme else ():
        yield from map(Announced, read_values(disagreement, kind, read))


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts of a kind."""

    right: int
    """How many the records come to: in all, or in its edition."""
    marks: Marks
    is_plain: bool
    """True: it counts records, and nothing that only a source knows of them."""


def read_figure(site: Site, figure: Figure, kind: Kind) -> Counted | None:
    """What a figure counts of a kind; None when it counts something else."""
    if figure.percent:
        return None
    edition = site.editions.get(figure.edition) if figure.edition else None
    marks: dict[Locale, frozenset[str]] = {}
    for locale in site.locales:
        language, label = read_language(locale), figure.label[locale]
        noun = compile_noun(kind.words.get(locale, ("",)), language.facts)
        found = noun.match(f" {label}")
        if not kind.words.get(locale) or not found:
            return None
        known = {*language.links, *language.marks, *language.facts.in_all}
        if edition:
            known.update(_split_words(edition.name[locale]))
        rest = _split_words(label[found.end() - 1 :])
        marks[locale] = make_marks(word for word in rest if word not in known)
    right = kind.parts[edition.id] if edition else kind.total
    is_exact = figure.qualifier == "exactly" and not figure.date
    is_plain = kind.is_whole and is_exact and not any(marks.values())
    return Counted(right, marks, is_plain)


def _split_words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def read_values(disagreement: Disagreement, kind: Kind, read: ReadNumbers) -> set[int]:
    """The numbers of a kind that sources give, without the one that the site chose."""
    numbers: set[int] = set()
    is_about = names_kind(disagreement.summary, kind)
    for said in disagreement.values:
        for locale, words in kind.words.items():
            text = said.value[locale]
            noun = compile_noun(words, read_language(locale).facts)
            for number, rest in read(text, locale):
                if noun.match(rest) or (is_about and not re.match(r" [^\W\d_]", rest)):
                    numbers.add(number)
    return numbers - read_chosen(disagreement)


def read_chosen(disagreement: Disagreement) -> set[int]:
    """The whole numbers in the value that a site shows."""
    return read_digits(disagreement.chosen) if disagreement.chosen else set()


def names_kind(text: Localized, kind: Kind) -> bool:
    """True when a text names several records of a kind in each language."""
    return all(
        locale in kind.words and not set(kind.words[locale]).isdisjoint(_split_words(t))
        for locale, t in text.items()
    )


def read_digits(text: Localizable) -> set[int]:
    """Every whole number that a text writes in digits."""
    written = [t for _, t in text.items()] or [str(text.root)]
    found = (found for t in written for found in _DIGITS.findall(t))
    return {int(re.sub(r"\D", "", number)) for number in found}


def read_numbers(text: str, locale: Locale) -> Numbers:
    """Every whole number of a text, in digits or words."""
    return tuple(_follow_numbers(text, locale))


def _follow_numbers(text: str, locale: Locale) -> Iterator[tuple[int, str]]:
    mentions = read_mentions(read_text(text, ""), locale, "text")
    for block in mentions.blocks:
        for value in block.values:
            is_number = value.measure is Measure.NUMBER and not value.part
            if is_number and value.key.isdecimal():
                yield int(value.key), mentions.plain[value.end :]
