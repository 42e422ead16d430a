"""Compares all localized texts of a site by the rules of the checker and of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from microsite.check.absence import FindAbsence, check_absence, find_absence
from microsite.check.call_days import check_call_days
from microsite.check.counts import ReadNumbers, read_numbers
from microsite.check.facts import CommuneFacts, Facts, Own
from microsite.check.figures import check_figures
from microsite.check.knowledge import (
    learn_facts,
    list_communes,
)
from microsite.check.own import find_own
from microsite.check.own_measures import check_own_measures
from microsite.check.rules import FACT_RULES
from microsite.check.short_texts import find_short
from microsite.check.tell import tell_once
from microsite.records import (
    GoThrough,
    Leaf,
    Localizable,
    Localized,
    Part,
    Referred,
    Site,
    add_complete_halves,
    add_other_days,
    go_through,
    walk_values,
)
from microsite.validate import ReadBefore, know_nothing
from twinlint.data import dataclass
from twinlint.finding import Finding, Place, message
from twinlint.mentions import Mentions, read_mentions
from twinlint.pipeline import compare_texts
from twinlint.register import Register
from twinlint.rule import Scope
from twinlint.source import FieldPath, Locale, Text

NOTHING_OWN = Own()
_CLOSING = '”»“"’'
"""What ends a text that is a quotation."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check of the texts found, and how much it read."""

    findings: tuple[Finding, ...] = ()
    pairs: int = 0
    """Texts compared, a text in three languages being two pairs."""
    words: int = 0
    """Words of the reference language."""


class Compare(Protocol):
    """Compares two texts: `compare_texts`, or what remembers its results."""

    def __call__(
        self,
        reference: Text,
        translation: Text,
        locales: tuple[Locale, Locale],
        *,
        format: str,  # noqa: A002 - the word of the interface
        register: Register,
        scopes: tuple[Scope, ...],
    ) -> tuple[Finding, ...]:
        """What differs between them."""


class CheckFacts(Protocol):
    """Holds a text against facts: `check_facts`, or what remembers its results."""

    def __call__(
        self,
        text: Text,
        locale: Locale,
        facts: Facts,
        *,
        format: str,  # noqa: A002 - the word of the interface
        versions: tuple[Locale, ...] = (),
        subject: CommuneFacts | None = None,
        own: Own = NOTHING_OWN,
    ) -> tuple[Finding, ...]:
        """What contradicts them; `subject` is the commune of the text's page.

        `own` is what its record states, `versions` are the languages of the two texts
        that it is one of.
        """


def check_facts(
    text: Text,
    locale: Locale,
    facts: Facts,
    *,
    format: str,  # noqa: A002 - the word of the interface
    versions: tuple[Locale, ...] = (),
    subject: CommuneFacts | None = None,
    own: Own = NOTHING_OWN,
) -> tuple[Finding, ...]:
    """What a text says against what the records state.

    `subject` is the commune whose page it stands on, `own` what its record states,
    `versions` are the languages of the two texts that it is one of.
    """
    other = next((each for each in versions if each != locale), None)
    mentions = read_mentions(text, locale, format, other)
    return check_mentions(mentions, facts, subject, own)


def check_mentions(
    mentions: Mentions,
    facts: Facts,
    subject: CommuneFacts | None = None,
    own: Own = NOTHING_OWN,
) -> tuple[Finding, ...]:
    """What a text that mentions some things says against what the records state."""
    facts = facts.about(subject, own)
    return tuple(
        finding
        for check in FACT_RULES
        for finding in check.find(check.rule, mentions, facts)
    )


@dataclass(frozen=True, slots=True)
class Means:
    """What a check asks of texts: functions, or what remembers their results."""

    compare: Compare = compare_texts
    hold_against: CheckFacts = check_facts
    read_numbers: ReadNumbers = read_numbers
    find_absence: FindAbsence = find_absence
    go_through: GoThrough = go_through


PLAIN = Means()


def check_texts(
    site: Site,
    register: Register,
    means: Means = PLAIN,
    before: ReadBefore = know_nothing,
) -> Checked:
    """Compare every localized text of every record in all languages of the site."""
    facts = learn_facts(site, means.read_numbers, before)
    ids = (commune.id for commune in list_communes(site))
    subjects = dict(zip(ids, facts.communes, strict=True))
    each = tuple(
        means.go_through(
            "check",
            partial(_check_record, site, register, means, facts, subjects),
            site,
            (*site.written_parts(), *site.waiting),
            register,
            facts,
            is_quiet=lambda checked: not checked.findings,
        )
    )
    findings = [finding for checked in each for finding in checked.findings]
    findings.extend(check_call_days(add_other_days(site)))
    findings.extend(check_own_measures(site))
    if facts.counts:
        whole = add_complete_halves(site)
        findings.extend(check_figures(whole, facts.counts, means.read_numbers))
    return Checked(
        tuple(tell_once(findings)),
        sum(checked.pairs for checked in each),
        sum(checked.words for checked in each),
    )


def _check_record(
    site: Site,
    register: Register,
    means: Means,
    facts: Facts,
    subjects: Mapping[str, CommuneFacts],
    record: Referred,
) -> Checked:
    """What is found in the texts of a record."""
    ref, part = record
    subject = subjects.get(_find_subject(ref, part))
    if ref.partition(":")[0] in _GENERAL:
        facts = facts.in_general
    own = find_own(site, ref, part)
    hold = partial(means.hold_against, subject=subject, own=own)
    check = partial(_check_leaf, site, register, means, facts, hold, ref)
    each = tuple(map(check, _find_texts(part)))
    absences = check_absence(site.origins[ref], part, means.find_absence)
    return Checked(
        (*(found for checked in each for found in checked.findings), *absences),
        sum(checked.pairs for checked in each),
        sum(checked.words for checked in each),
    )


_GENERAL = frozenset(("page", "programme", "site"))
"""Words of records that are about the whole site, and no part of it."""


def _check_leaf(
    site: Site,
    register: Register,
    means: Means,
    facts: Facts,
    hold: CheckFacts,
    ref: str,
    leaf: Leaf,
) -> Checked:
    """What is found in one text of a record, in all its languages."""
    assert isinstance(leaf.value, Localized | Localizable)  # noqa: S101 - found so
    path = site.origins[ref].find_path(leaf.path)
    texts = {
        locale: site.origins[ref].text((*leaf.path, locale))
        for locale, _ in leaf.value.items()
    }
    reference, *others = site.locales
    form = "markdown" if leaf.value.is_prose else "text"
    findings: list[Finding] = []
    for other in others:
        short = find_short(texts, (reference, other), register)
        if short:
            findings.extend(_name_fields((short,), path))
            continue
        found = means.compare(
            texts[reference],
            texts[other],
            (reference, other),
            format=form,
            register=register,
            scopes=tuple(Scope),
        )
        findings.extend(_name_fields(_tell_surrounding(found, texts), path))
    if "disagreements" not in leaf.path:  # what sources say may be wrong
        held = _hold_texts(hold, facts, texts, site.locales, form)
        findings.extend(_name_fields(held, path))
    words = len(texts[reference].value.split())
    return Checked(tuple(findings), len(others), words)


def _hold_texts(
    hold: CheckFacts,
    facts: Facts,
    texts: Mapping[Locale, Text],
    locales: Sequence[Locale],
    form: str,
) -> Iterator[Finding]:
    """What one text of a record, in all its languages, contradicts of facts."""
    reference, *others = locales
    held: list[Finding] = []
    for locale, text in texts.items():
        other = others[0] if locale == reference and others else locale
        versions = (reference, other)
        held.extend(hold(text, locale, facts, format=form, versions=versions))
    yield from _gather_versions(held)


def _find_subject(ref: str, part: Part) -> str:
    """The id of the commune that a record is about; empty for none, and for several."""
    word, _, id_ = ref.partition(":")
    if word == "commune":
        return id_
    communes: tuple[str, ...] = getattr(part, "communes", ()) or ()
    return communes[0] if len(communes) == 1 else ""


def _gather_versions(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings on a text; the same fault in all its versions is one finding."""
    told: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        told.setdefault((finding.rule, str(finding.message)), []).append(finding)
    for same in told.values():
        if len({f.place.locale for f in same if f.place}) == len(same):
            yield same[0].join(same[1:])
        else:
            yield from same


def _tell_surrounding(
    findings: Iterable[Finding], texts: Mapping[Locale, Text]
) -> Iterator[Finding]:
    """The findings; marks around a whole text, and not its twin, are those of YAML."""
    for finding in findings:
        place = finding.place
        if finding.rule != "foreign-quotation-marks" or not (place and finding.fix):
            yield finding
            continue
        whole = [t for t in texts.values() if t.value.strip() == place.text]
        others = [t.value.strip() for t in texts.values() if t not in whole]
        if not whole or any(other[-1:] in _CLOSING for other in others):
            yield finding
            continue
        yield replace(
            finding,
            message=message("these quotation marks surround the whole text"),
            help=message(
                "delete them, or they are published; if it is a quotation, write"
                " {written}",
                written=finding.fix.text,
            ),
            fix=None,
        )


def _find_texts(part: Part) -> Iterator[Leaf]:
    """The texts of a record that languages tell apart, but those of addresses."""
    for leaf in walk_values(part):
        if not isinstance(leaf.value, Localized | Localizable):
            continue
        if leaf.path[-1] != "slug" and any(True for _ in leaf.value.items()):
            yield leaf


def _name_fields(findings: Iterable[Finding], path: FieldPath) -> Iterator[Finding]:
    def name(place: Place) -> Place:
        return replace(place, field=(*path, place.locale)) if place.locale else place

    for finding in findings:
        yield replace(
            finding,
            place=name(finding.place) if finding.place else None,
            related=tuple(name(place) for place in finding.related),
            also=tuple(_name_fields(finding.also, path)),
        )


def select_rules(
    findings: Iterable[Finding], rules: tuple[str, ...]
) -> tuple[Finding, ...]:
    """The findings of some rules; all when no rule is named."""
    return tuple(f for f in findings if not rules or f.rule in rules)
