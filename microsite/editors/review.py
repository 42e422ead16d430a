"""Makes the sheets of the review, and what each lacks; `twinlint/spread` draws them."""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial

from microsite.editors.whereabouts import Whereabouts, find_span
from microsite.records import (
    Localizable,
    Localized,
    Part,
    Record,
    Site,
    find_type,
    read_shape,
    read_title,
    walk_values,
)
from twinlint.documents import Document, read_content
from twinlint.finding import Finding, Message, message
from twinlint.reporter import Report, Reporter
from twinlint.sheet import Note, Passage, Sheet
from twinlint.source import FieldPath, Locale, count_field
from twinlint.spread import Page, draw_page, order_findings
from twinlint.typography import typeset

Notes = Mapping[tuple[str, FieldPath], tuple[Note, ...]]
"""`{(record, field): what to know of it}`, with keys such as
`("commune:sceaux", ("body",))`: what changed in the reference since a text was
translated. The empty field is for what to know of the record."""
REVIEW = "_review"
"""The folder where previews show the page; a published site has none."""
_TITLE = message("The texts of the site, side by side")
_USUAL = 0.9
"""Share of the records of a type that give a text, from which the others lack it. On
the site of the programme, a text that 17 of 19 pages have is not missing on the two."""
_FEWEST = 4
"""Records of a type that show what is usual."""


def draw_review(
    site: Site | None,
    findings: tuple[Finding, ...],
    reporter: Reporter,
    *,
    notes: Notes | None = None,
    told: Iterable[Message] = (),
    touched: Some[str] = (),
    summary: str = "",
) -> Page:
    """The page that shows every record of a site, with what was found in it.

    `summary` says how much that is, and what else is left to do. `told` is what the
    findings do not tell, such as that there is no history.
    """
    report = Report(findings, reporter, title=_TITLE, notes=tuple(map(Note, told)))
    return draw_page(add_sheets(report, site, notes=notes, touched=touched), summary)


def number_findings(
    site: Site | None, findings: tuple[Finding, ...], reporter: Reporter
) -> tuple[Finding, ...]:
    """The findings in the order of their numbers in the review of a site."""
    return order_findings(add_sheets(Report(findings, reporter), site))


def add_sheets(
    report: Report,
    site: Site | None,
    *,
    notes: Notes | None = None,
    touched: Some[str] = (),
) -> Report:
    """A report with the texts of a site; as it is when its settings cannot be read."""
    if site is None:
        return report
    reader = report.reporter.translate.locale
    sheets = partial(list_sheets, site, reader, notes=notes, touched=touched)
    return replace(report, list_sheets=sheets)


def note_findings(site: Site | None, findings: Iterable[Finding]) -> Notes:
    """Findings as notes on their records: what no editor of a text can mend."""
    if site is None:
        return {}
    whereabouts = Whereabouts(site)
    notes: dict[tuple[str, FieldPath], tuple[Note, ...]] = {}
    for each in findings:
        if each.place:
            line = str(each.place.span.line)
            said = message("line {line}: {finding}", line=line, finding=each.said)
            key = whereabouts.find(each.place.span), ()
            note = Note(said, (each.help,) if each.help else ())
            notes[key] = (*notes.get(key, ()), note)
    return notes


def list_sheets(
    site: Site,
    reader: Locale,
    *,
    notes: Notes | None = None,
    touched: Some[str] = (),
) -> Iterator[Sheet]:
    """The settings, the programme and every record, type by type.

    Sections have the titles of the pages that list their records, in the reader's
    language where the site speaks it. `touched` are the records that a change has
    touched: `commune:sceaux`.
    """
    locale = reader if reader in site.locales else site.locales[0]
    notes = notes or {}
    given = {name: _count_given(site, name) for name in site.types}
    for ref, part in site.parts():
        passages = sorted(_list_passages(site, ref, part, notes), key=_find_place)
        yield Sheet(
            _name_record(part, locale) if isinstance(part, Record) else ref,
            (*passages, *_list_lacks(part, *given.get(_find_type(site, ref), _NONE))),
            ref,
            find_span(site.origins[ref]),
            _name_section(site, ref, locale),
            notes.get((ref, ()), ()),
            is_touched=ref in touched,
            is_draft=isinstance(part, Record) and part.draft,
        )


def _name_record(record: Record, locale: Locale) -> str:
    """What a record is called, typeset as on its page."""
    return typeset(read_title(record, locale), locale)


def _name_section(site: Site, ref: str, locale: Locale) -> str:
    name = _find_type(site, ref)
    declared = site.types.get(name)
    kind = declared.list_page if declared else ""
    page = site.page_of_kind(kind) if kind else None
    return read_title(page, locale) if page else name or ref


def _find_type(site: Site, ref: str) -> str:
    """The name of the collection that a record is in; nothing for the settings."""
    declared = find_type(site.types, ref)
    return declared.name if declared else ""


def _list_passages(site: Site, ref: str, part: Part, notes: Notes) -> Iterator[Passage]:
    """The texts of a record that are written in each language."""
    origin = site.origins[ref]
    for leaf in walk_values(part):
        value = leaf.value
        if not isinstance(value, Localized | Localizable) or leaf.path[-1] == "slug":
            continue
        form = "markdown" if value.is_prose else "text"
        written = dict(value.items())
        versions = tuple(
            (locale, read_content(Document(origin.text((*leaf.path, locale)), form)))
            for locale in site.locales
            if locale in written
        )
        if versions:
            found = notes.get((ref, leaf.path), ())
            yield Passage(versions, count_field(leaf.path), found)


def _find_place(passage: Passage) -> tuple[int, int]:
    """Where a text begins in its file; a record is read in the order of its file."""
    return passage.versions[0][1].text.places[0]


# What is missing ----------------------------------------------------------------------

_Given = tuple[Mapping[str, int], int]
"""`{field: how many records of a type give it}`, and how many records there are."""
_NONE: _Given = ({}, 0)


def _count_given(site: Site, name: str) -> _Given:
    records = site.collection(name).values()
    return {
        field: sum(getattr(record, field) is not None for record in records)
        for field, _ in _list_optional(site.types[name].model)
    }, len(records)


def _list_lacks(part: Part, given: Mapping[str, int], count: int) -> Iterator[Passage]:
    """Texts that a record does not have, though records of its type usually do."""
    if count < _FEWEST:
        return
    for field, written in _list_optional(type(part)):
        if getattr(part, field) is None and given[field] >= _USUAL * count:
            lack = message(
                "nothing is written here; {given} of {count} records of this type"
                " have it",
                given=given[field],
                count=count,
            )
            yield Passage((), written, (Note(lack),))


@cache
def _list_optional(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """The texts that records of a type may leave out: names in Python and in files."""
    return tuple(
        (name, info.alias or name)
        for name, info in kind.model_fields.items()
        if not info.is_required() and name != "slug" and _is_text(info.annotation)
    )


def _is_text(annotation: object) -> bool:
    shape, is_list = read_shape(annotation)
    return bool(shape and not is_list and issubclass(shape, Localized | Localizable))
