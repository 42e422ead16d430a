"""Checks a site: every localized text of its records, its catalogs, its waivers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from microsite import problem
from microsite.check.facts import Facts
from microsite.check.knowledge import learn_facts, learn_register
from microsite.check.rules import FACT_RULES
from microsite.records.site import Site
from microsite.records.value import Leaf, Localizable, Localized, walk_values
from microsite.rulebook import RULES
from twinlint.catalog import PLACEHOLDER, Catalog, Entry, Said, find_placeholders
from twinlint.finding import Every, Finding, Language, Place, message
from twinlint.mentions import read_mentions
from twinlint.pipeline import compare_texts
from twinlint.rule import Scope
from twinlint.rulebook import suggest_rules
from twinlint.source import FieldPath, Locale, Span, Text, write_field


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check of the texts found, and how much it read."""

    findings: tuple[Finding, ...]
    pairs: int
    """Texts compared, a text in three languages being two pairs."""
    words: int
    """Words of the reference language."""


def check_texts(site: Site) -> Checked:
    """Compare every localized text of every record in all languages of the site."""
    register, facts = learn_register(site), learn_facts(site)
    findings: list[Finding] = []
    pairs = words = 0
    for ref, leaf in _find_texts(site):
        assert isinstance(leaf.value, Localized | Localizable)  # noqa: S101 - found so
        path = site.origins[ref].find_path(leaf.path)
        texts = {
            locale: site.origins[ref].text((*leaf.path, locale))
            for locale, _ in leaf.value.items()
        }
        reference, *others = site.locales
        words += len(texts[reference].value.split())
        for other in others:
            pairs += 1
            found = compare_texts(
                texts[reference],
                texts[other],
                (reference, other),
                format="markdown" if leaf.value.is_prose else "text",
                register=register,
                scopes=tuple(Scope),
            )
            findings.extend(_name_fields(found, path))
        if "disagreements" not in leaf.path:  # what sources say may be wrong
            told = _check_facts(texts, facts, is_prose=leaf.value.is_prose)
            findings.extend(_name_fields(told, path))
    return Checked(tuple(dict.fromkeys(findings)), pairs, words)


def _find_texts(site: Site) -> Iterator[tuple[str, Leaf]]:
    for ref, part in site.parts():
        for leaf in walk_values(part):
            if not isinstance(leaf.value, Localized | Localizable):
                continue
            if leaf.path[-1] != "slug" and any(True for _ in leaf.value.items()):
                yield ref, leaf


def _check_facts(
    texts: Mapping[Locale, Text], facts: Facts, *, is_prose: bool
) -> Iterator[Finding]:
    for locale, text in texts.items():
        mentions = read_mentions(text, locale, "markdown" if is_prose else "text")
        for check in FACT_RULES:
            yield from check.find(check.rule, mentions, facts)


def _name_fields(findings: Iterable[Finding], path: FieldPath) -> Iterator[Finding]:
    def name(place: Place) -> Place:
        return replace(place, field=(*path, place.locale)) if place.locale else place

    for finding in findings:
        yield replace(
            finding,
            place=name(finding.place) if finding.place else None,
            related=tuple(name(place) for place in finding.related),
        )


# Catalogs -------------------------------------------------------------------------


def check_catalog(catalog: Catalog, said: Iterable[Said]) -> Iterator[Finding]:
    """What a catalog lacks, holds for nothing, or says with other placeholders."""
    wanted: dict[tuple[str, str], Said] = {}
    for entry_said in said:
        wanted.setdefault(entry_said[2].key, entry_said)
    for key, (file, line, entry) in wanted.items():
        if not all(catalog.entries[key].texts if key in catalog.entries else ("",)):
            yield _report_missing_message(catalog, entry, file, line)
    for entry in catalog.entries.values():
        place = _place(catalog, entry)
        if entry.key not in wanted:
            yield problem.UNUSED_MESSAGE(
                message("nothing says “{text}” any more", text=entry.id),
                place,
                help=message("bring the catalogs up to date: build.py messages"),
            )
        elif entry.is_stale:
            yield problem.STALE_MESSAGE(
                message("the translation of “{text}” is marked fuzzy", text=entry.id),
                place,
                help=message("read the translation again, then delete “#, fuzzy”"),
            )
        yield from _check_placeholders(entry, place)


def compare_catalogs(
    site: Site, catalogs: Mapping[Locale, Catalog]
) -> Iterator[Finding]:
    """What differs between the translations of one message."""
    register = learn_register(site)
    reference, *others = site.locales
    for key, entry in catalogs[reference].entries.items():
        for other in others:
            twin = catalogs[other].entries.get(key)
            if twin is None or not all((*entry.texts, *twin.texts)):
                continue
            yield from compare_texts(
                _read_message(catalogs[reference], entry),
                _read_message(catalogs[other], twin),
                (reference, other),
                format="text",
                register=register,
                scopes=(Scope.PAIR,),  # a message may be a part of a sentence
            )


def _read_message(catalog: Catalog, entry: Entry) -> Text:
    """The last form of a translation, which speaks of several, at its entry's line."""
    text = PLACEHOLDER.sub("…", entry.texts[-1])
    return Text(text, catalog.path, (0,), ((max(entry.line, 1), 1),))


def _report_missing_message(
    catalog: Catalog, entry: Entry, file: str, line: int
) -> Finding:
    known = catalog.entries.get(entry.key)
    at = known.line if known else 1
    return problem.MISSING_MESSAGE(
        message(
            "“{text}” is not translated into {language}",
            text=entry.id,
            language=Language(catalog.locale),
        ),
        Place(Span(catalog.path, at, 1, at, 1), catalog.locale),
        related=(
            Place(Span(file, line, 1, line, 1), message=message("it is said here")),
        ),
        help=message("run build.py messages, then fill in the empty msgstr"),
    )


def _check_placeholders(entry: Entry, place: Place) -> Iterator[Finding]:
    asked = find_placeholders(entry.id) | find_placeholders(entry.plural)
    for text in filter(None, entry.texts):
        given = find_placeholders(text)
        unknown, lost = given - asked, asked - given
        # A form for one thing may do without its number: “one solution”.
        if unknown or (lost and not (entry.plural and lost <= {"num", "count"})):
            yield problem.DIFFERING_PLACEHOLDER(
                message(
                    "the translation of “{text}” has other placeholders", text=entry.id
                ),
                place,
                help=message(
                    "use exactly {placeholders}", placeholders=Every(sorted(asked))
                )
                if asked
                else message(
                    "delete {placeholders}", placeholders=Every(sorted(unknown))
                ),
            )
            return


def _place(catalog: Catalog, entry: Entry) -> Place:
    line = max(entry.line, 1)
    return Place(Span(catalog.path, line, 1, line, 1), catalog.locale, entry.id)


# Waivers --------------------------------------------------------------------------


def apply_waivers(
    findings: Iterable[Finding], site: Site, today: date
) -> tuple[Finding, ...]:
    """The findings that no waiver accepts, with those about the waivers themselves."""
    waived: set[int] = set()
    kept: list[Finding] = []
    for finding in findings:
        matches = [
            index
            for index, waiver in enumerate(site.waivers)
            if waiver.until.last_day >= today and _is_waived(finding, index, site)
        ]
        waived.update(matches)
        if not matches:
            kept.append(finding)
    for index, waiver in enumerate(site.waivers):
        place = site.origins["waivers"].place((index, "rule"))
        if waiver.until.last_day < today:
            kept.append(
                problem.EXPIRED_WAIVER(
                    message("this waiver ended on {date}", date=str(waiver.until)),
                    place,
                    help=message("mend the finding, or argue a later date"),
                )
            )
        elif index not in waived:
            kept.append(_report_unused(site, index))
    return tuple(kept)


def _report_unused(site: Site, index: int) -> Finding:
    """The finding on a waiver that accepts nothing, perhaps for a slip in its words."""
    waiver, origin = site.waivers[index], site.origins["waivers"]
    files = {record.document.path for record in site.origins.values()}
    if waiver.rule not in {rule.name for rule in RULES}:
        guesses = suggest_rules(waiver.rule, RULES)
        return problem.UNUSED_WAIVER(
            message("there is no rule “{rule}”", rule=waiver.rule),
            origin.place((index, "rule")),
            help=message("did you mean {guesses}?", guesses=guesses)
            if guesses
            else message("copy the word in brackets behind the finding"),
        )
    if f"content/{waiver.path}" in files:
        return problem.UNUSED_WAIVER(
            message("“{path}” lacks its folder", path=waiver.path),
            origin.place((index, "path")),
            help=message("write {path}", path=f"content/{waiver.path}"),
        )
    return problem.UNUSED_WAIVER(
        message("this waiver accepts nothing"),
        origin.place((index, "rule")),
        help=message("delete it, or compare its path and field with the finding"),
    )


def _is_waived(finding: Finding, index: int, site: Site) -> bool:
    waiver = site.waivers[index]
    if finding.rule != waiver.rule or finding.place is None:
        return False
    if finding.place.span.path != waiver.path:
        return False
    field = write_field(finding.place.field)
    return (
        waiver.field is None
        or field == waiver.field
        or field.startswith((f"{waiver.field}.", f"{waiver.field}["))
    )


def select_rules(
    findings: Iterable[Finding], rules: tuple[str, ...]
) -> tuple[Finding, ...]:
    """The findings of some rules; all when no rule is named."""
    return tuple(f for f in findings if not rules or f.rule in rules)


def count_by_severity(findings: Iterable[Finding]) -> Mapping[str, int]:
    """`{severity: number of findings}`, zeros included."""
    counts = {"error": 0, "warning": 0, "info": 0}
    for finding in findings:
        counts[finding.severity] += 1
    return counts
