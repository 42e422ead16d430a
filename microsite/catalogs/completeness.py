"""Finds what a catalog lacks, has left over or marks fuzzy, beside what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from microsite.catalogs import problems
from microsite.catalogs.extract import ReadTemplate, extract_messages
from microsite.catalogs.read import ParseCatalog, parse_catalog, read_catalog
from twinlint.catalog import Catalog, Entry, Said, find_placeholders
from twinlint.finding import Every, Finding, LanguageName, Place, message
from twinlint.source import Locale, Span


def read_catalogs(
    root: Path,
    locales: Iterable[Locale],
    read: ReadTemplate,
    parse: ParseCatalog = parse_catalog,
) -> tuple[dict[Locale, Catalog], tuple[Finding, ...]]:
    """The catalogs of a site, with what is wrong with them and with its templates.

    What they lack is only known when every template can be read.
    """
    said, broken = extract_messages(root, read)
    catalogs: dict[Locale, Catalog] = {}
    findings = list(broken)
    for locale in locales:
        catalogs[locale], found = read_catalog(root, locale, parse)
        findings.extend(found)
        if not found and not broken:
            findings.extend(check_catalog(catalogs[locale], said))
    return catalogs, tuple(findings)


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
            yield problems.UNUSED_MESSAGE(
                message("nothing says “{text}” any more", text=entry.id),
                place,
                help=message("bring the catalogs up to date: python build.py messages"),
            )
        elif entry.is_stale:
            yield problems.STALE_MESSAGE(
                message("the translation of “{text}” is marked fuzzy", text=entry.id),
                place,
                help=message("read the translation again, then delete “#, fuzzy”"),
            )
        yield from _check_placeholders(entry, place)


def _report_missing_message(
    catalog: Catalog, entry: Entry, file: str, line: int
) -> Finding:
    known = catalog.entries.get(entry.key)
    at = known.line if known else 1
    return problems.MISSING_MESSAGE(
        message(
            "“{text}” is not translated into {language}",
            text=entry.id,
            language=LanguageName(catalog.locale),
        ),
        Place(Span(catalog.path, at, 1, at, 1), catalog.locale),
        related=(
            Place(Span(file, line, 1, line, 1), message=message("it is said here")),
        ),
        help=message("run python build.py messages, then fill in the empty msgstr"),
    )


def _check_placeholders(entry: Entry, place: Place) -> Iterator[Finding]:
    asked = find_placeholders(entry.id) | find_placeholders(entry.plural)
    for text in filter(None, entry.texts):
        given = find_placeholders(text)
        unknown, lost = given - asked, asked - given
        # A form for one thing may do without its number: “one solution”.
        if unknown or (lost and not (entry.plural and lost <= {"num", "count"})):
            yield problems.DIFFERING_PLACEHOLDER(
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
