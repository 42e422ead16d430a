"""Writes a page for each of many comparisons, and an index of all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from twinlint.data import dataclass
from twinlint.finding import Finding, Severity, message, sort_findings
from twinlint.reporter import Report
from twinlint.spread.cell import write_words
from twinlint.spread.page import Page, draw_page
from twinlint.twins import Compared

INDEX = "index.html"
PAGES = (INDEX, "[0-9][0-9][0-9][0-9]-*.html")
"""Patterns of the names that pages have."""
_SLUG = 60
"""Characters of a name in the name of its file."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A comparison with the name that readers know it by: `guide/install`."""

    name: str
    report: Report


def make_chapters(report: Report) -> Iterator[Chapter]:
    """A report of its own for each pair of a report.

    It has what was found in its texts, whichever page the report tells it of.
    """
    found: dict[str, list[Finding]] = {}
    for each in report.compared.findings:
        for path in dict.fromkeys(filter(None, map(_find_path, each.occurrences))):
            found.setdefault(path, []).append(each)
    for twins in report.compared.twins:
        here = (each for path in twins.paths for each in found.get(path, ()))
        told = {id(each): each for each in (*twins.findings, *here)}.values()
        own = replace(
            report,
            findings=sort_findings(_cut(told, frozenset(twins.paths))),
            compared=Compared((twins,)),
            list_sheets=tuple,
            notes=(),
        )
        yield Chapter(twins.name, own)


def _find_path(finding: Finding) -> str:
    return finding.place.span.path if finding.place else ""


def _cut(findings: Iterable[Finding], paths: frozenset[str]) -> Iterator[Finding]:
    """What findings say of some files; what is about another one as well is not."""
    for finding in findings:
        yield from finding.keep(
            lambda each: (
                {place.span.path for place in (each.place, *each.related) if place}
                <= paths
            )
        )


def write_book(book: Report, chapters: Iterable[Chapter]) -> Iterator[tuple[str, str]]:
    """Name and content of each page, as the chapters come; the index last.

    Chapters are taken one at a time, and none is kept: there may be many. `book` gives
    the title of the index, its notes, how many findings there are, and those that
    belong to no chapter. Names
    of files hold nothing but letters, digits and hyphens, whatever the chapters are
    called, so that they stand in one folder.
    """
    rest = {id(found) for each in book.compared.twins for found in each.findings}
    whole = replace(
        book,
        findings=tuple(found for found in book.findings if id(found) not in rest),
        compared=Compared((), book.compared.lone),
        list_sheets=tuple,
    )
    rows = []
    for number, chapter in enumerate(chapters, start=1):
        name = f"{number:04}-{_write_slug(chapter.name)}.html"
        yield name, draw_page(chapter.report).write()
        rows.append(_write_row(name, chapter))
    yield INDEX, _write_index(whole, book.findings, rows)


def _write_index(book: Report, findings: Iterable[Finding], rows: Iterable[str]) -> str:
    translate = book.reporter.translate
    heads = (
        message("Texts"),
        message("Errors"),
        message("Warnings"),
        message("Notes"),
    )
    head = "".join(f'<th scope="col">{write_words(translate(h))}' for h in heads)
    own = draw_page(book, book.reporter.write_summary(findings))
    label = write_words(translate(message("only where something was found")))
    table = (
        '<form class="filters"><label><input type="checkbox" id="found"> '
        f"{label}</label></form>\n"
        f"<table><thead><tr>{head}<tbody>\n{''.join(rows)}</table>\n"
    )
    body = own.body.replace("<main>\n", f"<main>\n{table}", 1)
    return Page(own.locale, own.title, f"{own.style}{_STYLE}", body).write()


_STYLE = (
    "table{border-collapse:collapse}th,td{text-align:start;padding:.35rem .75rem;"
    "border-block-end:1px solid var(--line)}td+td{text-align:end}"
    "td:first-child{overflow-wrap:anywhere}"
    "@media(max-width:40rem){th,td{padding-inline:.25rem}th{font-size:.8rem}}"
    ":root:has(#found:checked) tr.clean{display:none}"
)


def _write_row(name: str, chapter: Chapter) -> str:
    severities = [finding.severity for finding in chapter.report.findings]
    cells = "".join(f"<td>{severities.count(each)}" for each in Severity)
    clean = "" if severities else ' class="clean"'
    return f'<tr{clean}><td><a href="{name}">{write_words(chapter.name)}</a>{cells}\n'


def _write_slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return slug[:_SLUG].strip("-") or "texts"
