"""Turns documents into a site: types, references and prose of every record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from microsite.load import (
    MISSING_FILE,
    SETTINGS_FILE,
    SINGLE_FILES,
    load_settings,
)
from microsite.records import (
    COLLECTIONS,
    SLUG,
    Collection,
    Document,
    GoThrough,
    Interpret,
    Origin,
    Part,
    PartialDate,
    Programme,
    Record,
    Records,
    Settings,
    Site,
    Types,
    Waiver,
    go_through,
    suggest_id,
    suggest_stem,
)
from microsite.validate import problems
from microsite.validate.alone import find_alone
from microsite.validate.before import ReadBefore, know_nothing
from microsite.validate.calls import check_calls
from microsite.validate.clashes import find_clashes, leave_out_ousted
from microsite.validate.credits import check_credits
from microsite.validate.drafts import leave_out_unfinished, soften_drafts
from microsite.validate.fingerprints import read_fingerprints
from microsite.validate.halves import Broken, read_halves
from microsite.validate.interpret import interpret_part
from microsite.validate.legal import check_legal
from microsite.validate.marks import find_doubled_marks
from microsite.validate.names import (
    leave_out_languages,
    report_no_records,
    report_wrong_id,
)
from microsite.validate.offices import check_kinds, check_offices, check_speakers
from microsite.validate.periods import check_periods, check_terms
from microsite.validate.positions import check_positions
from microsite.validate.proofread import proofread_texts
from microsite.validate.published import choose_published
from microsite.validate.references import check_broken, check_references
from microsite.validate.renamed import count_used, find_renamed, restore_names
from microsite.validate.selection import check_selections
from microsite.validate.since_review import check_review
from microsite.validate.statuses import check_statuses
from microsite.validate.suspects import Suspects
from microsite.validate.unfilled import find_unfilled
from microsite.validate.unknown import Known, read_slugs, read_titles
from microsite.validate.unmeant import find_slips, leave_out_same
from microsite.validate.unwritten import find_unwritten
from twinlint.finding import Finding, Message, Place, message
from twinlint.source import Locale, Span

P = TypeVar("P", bound=Part)

PROGRAMME_FILE = "content/programme.yaml"
WAIVERS_FILE = "content/waivers.yaml"
FRESH_FILE = "content/fresh.yaml"


def validate_content(
    documents: Mapping[str, Document],
    broken: frozenset[str],
    *,
    with_drafts: bool,
    is_lenient: bool = False,
    today: date | None = None,
    types: Types = COLLECTIONS,
    interpret: Interpret = interpret_part,
    go_through: GoThrough = go_through,
    before: ReadBefore = know_nothing,
) -> tuple[Site | None, tuple[Finding, ...]]:
    """The site that the documents describe, and what is wrong with its records.

    `broken` are the paths of files that could not be read: what they may hold is not
    reported as missing. No site without correct settings. Of records with a fault
    the site has halves. Those that are not due `today` wait; without a day, as in a
    preview with drafts, dates mean nothing. `is_lenient` leaves unfinished drafts out.
    `go_through` leads from record to record; `before` gives files as they were.
    """
    if SETTINGS_FILE not in documents:
        return None, () if SETTINGS_FILE in broken else (_report_missing_settings(),)
    origin = Origin(documents[SETTINGS_FILE])
    written = _read_locales(documents[SETTINGS_FILE])
    settings, findings = interpret(Settings, origin, written)
    ways = (settings.locales if settings else written or (), types, interpret)
    reader = _Reader(documents, broken, *ways, with_drafts=with_drafts)
    if settings is None:
        named = check_broken([Broken("site", Settings, origin)], reader.learn_names())
        slips = find_slips(origin.document, reader.locales)
        told = leave_out_same((*findings, *named, *slips))
        return None, leave_out_languages(tuple(told))
    reader.findings.extend(findings)
    site = reader.read_site(settings)
    if with_drafts and is_lenient:
        site = reader.leave_out_unfinished(site)
    used = count_used(site)
    renamed = find_renamed(site, reader.known, used)
    known = replace(
        reader.known, titles=read_titles(site), slugs=read_slugs(site), renamed=renamed
    )
    reader.findings = list(restore_names(reader.findings, renamed))
    published = choose_published(site, today, with_drafts=with_drafts)
    reader.findings.extend(check_references(site, published, known))
    reader.findings.extend(check_broken(reader.broken, known))
    reader.findings.extend((*check_terms(site), *check_periods(site)))
    reader.findings.extend(check_selections(site))
    reader.findings.extend(find_clashes(site, Suspects(site, before, used), today))
    reader.findings.extend(proofread_texts(site, known, go_through))
    reader.findings.extend(check_legal(site))
    reader.findings.extend((*check_offices(published), *check_positions(published)))
    reader.findings.extend((*check_speakers(site), *check_kinds(site)))
    reader.findings.extend((*find_doubled_marks(site), *check_statuses(site, today)))
    reader.findings.extend((*check_calls(site), *check_credits(site)))
    reader.findings.extend((*check_review(published, today), *find_unfilled(published)))
    reader.findings.extend(find_unwritten(site, go_through))
    reader.findings.extend(find_alone(site, documents, go_through))
    told = soften_drafts(leave_out_same(reader.findings), reader.drafts)
    return published, tuple(leave_out_ousted(told))


def _report_missing_settings() -> Finding:
    """The finding on a site without settings."""
    return MISSING_FILE(
        message("there is no {file}", file=SETTINGS_FILE),
        Place(Span(SETTINGS_FILE, 1, 1, 1, 1)),
        help=message("create it with the site’s address and languages"),
    )


def read_locales(root: Path) -> tuple[tuple[Locale, ...], tuple[Finding, ...]]:
    """The languages of a site from its settings alone, whatever else is wrong.

    None, with the reason, when even those cannot be read: a guess would write records
    and catalogs of languages that the site does not have.
    """
    document = load_settings(root)
    if document is None:
        return (), (_report_missing_settings(),)
    if isinstance(document, Finding):
        return (), (document,)
    return _find_languages(document)


def _find_languages(
    document: Document,
) -> tuple[tuple[Locale, ...], tuple[Finding, ...]]:
    """The languages that settings name, whatever else is wrong with the settings.

    None, with what is wrong with `locales:`, when that cannot be told.
    """
    _, findings = interpret_part(Settings, Origin(document), None)
    wrong = tuple(
        each
        for each in findings
        if each.place is None or each.place.field[:1] in ((), ("locales",))
    )
    locales = _read_locales(document)
    if wrong or locales is None:
        return (), wrong or findings
    return locales, ()


def _read_locales(document: Document) -> tuple[Locale, ...] | None:
    """The languages as they are written; None unless that is a list of texts."""
    locales = document.data.get("locales") if isinstance(document.data, dict) else None
    if not isinstance(locales, list) or not locales:
        return None
    return tuple(Locale(x) for x in locales if isinstance(x, str))


# Records -----------------------------------------------------------------------


class _Reader:
    """Reads the records of every collection; collects findings on the way."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        broken: frozenset[str],
        locales: tuple[Locale, ...],
        types: Types,
        interpret: Interpret,
        *,
        with_drafts: bool,
    ) -> None:
        self.documents = documents
        self.interpret = interpret
        self.with_drafts = with_drafts
        self.drafts: list[Origin] = []
        self.broken: list[Broken] = []
        self.types = types
        self.locales = locales
        self.findings: list[Finding] = []
        self.origins: dict[str, Origin] = {"site": Origin(documents[SETTINGS_FILE])}
        ids: dict[str, set[str]] = {name: set() for name in types}
        unreadable = set()
        self.unread: list[str] = []
        for path in sorted(broken):
            folder, _, file = path.removeprefix("content/").rpartition("/")
            stem = suggest_stem(file) or file
            if folder in ids:
                ids[folder].add(suggest_id(stem))
            unreadable.add(stem)
            if folder in ids or (not folder and stem in {*types, *SINGLE_FILES}):
                self.unread.append(path)
        drafts: dict[str, set[str]] = {name: set() for name in types}
        folders = frozenset(n for n, each in types.items() if each.is_folder)
        is_unread = frozenset(unreadable & set(types))
        words = {n: each.word for n, each in types.items()}
        lists = {n: each.model for n, each in types.items() if not each.is_folder}
        self.known = Known(
            ids,
            is_unread,
            drafts,
            folders=folders,
            words=words,
            lists=lists,
            locales=locales,
        )

    def learn_names(self) -> Known:
        """What records are called, for names in settings that are not right."""
        for declared in self.types.values():
            self._read_collection(declared)
        return self.known

    def read_site(self, settings: Settings) -> Site:
        collections = {
            name: Records(self._read_collection(declared))
            for name, declared in self.types.items()
        }
        programme = self._read_programme()
        halves = tuple(read_halves(self.broken, self.locales, self.types))
        is_read = not (self.known.unreadable or PROGRAMME_FILE in self.unread) and (
            sum(map(len, self.known.ids.values()))
            == sum(map(len, (*collections.values(), halves)))
        )
        return Site(
            settings=settings,
            programme=programme,
            collections=collections,
            halves=halves,
            waivers=self._read_waivers(),
            fresh=self._read_fresh(),
            origins=self.origins,
            types=self.types,
            unread=tuple(self.unread),
            is_whole=is_read and not halves,
            is_read=is_read,
        )

    def leave_out_unfinished(self, site: Site) -> Site:
        """The site without drafts that cannot be shown; what any lacks is a note."""
        broken = [each.origin for each in self.broken if each.origin.is_draft]
        self.drafts = [each for each in site.origins.values() if each.is_draft]
        site, findings = leave_out_unfinished(site, broken, self.known)
        self.findings.extend(findings)
        return site

    def _read_collection(self, collection: Collection) -> dict[str, Record]:
        records: dict[str, Record] = {}
        for id_, origin in self._find_records(collection):
            self.origins[f"{collection.word}:{id_}"] = origin
            is_valid = re.fullmatch(SLUG, id_, re.ASCII) is not None
            meant = {id_} if is_valid else {*map(suggest_id, (id_, suggest_stem(id_)))}
            self.known.ids[collection.name] |= meant
            if not self.with_drafts and origin.is_draft:
                self.drafts.append(origin)
                self.known.drafts[collection.name].add(id_)
            if not is_valid:
                self.findings.append(
                    report_wrong_id(collection, id_, origin, self.documents)
                )
                continue
            record = self._read(collection.model, origin, {"id": id_})
            if record is None:
                ref = f"{collection.word}:{id_}"
                self.broken.append(Broken(ref, collection.model, origin))
            else:
                records[id_] = record
        if collection.order:
            key = partial(_find_rank, collection.order)
            records = dict(
                sorted(records.items(), key=key, reverse=collection.latest_first)
            )
        return records

    def _find_records(self, collection: Collection) -> Iterator[tuple[str, Origin]]:
        if collection.is_folder:
            folder = f"content/{collection.name}/"
            for path, document in self.documents.items():
                if path.startswith(folder):
                    id_ = path.removeprefix(folder).removesuffix(".yaml")
                    yield id_, Origin(document)
            return
        single = self.documents.get(f"content/{collection.name}.yaml")
        if single is None:
            return
        if not isinstance(single.data, dict):
            self.known = replace(
                self.known, unreadable=self.known.unreadable | {collection.name}
            )
            self.findings.append(report_no_records(single))
            self.unread.append(single.path)
            return
        for id_ in single.data:
            yield id_, Origin(single, (id_,))

    def _read(
        self, model: type[P], origin: Origin, given: Mapping[str, str]
    ) -> P | None:
        record, findings = self.interpret(
            model, origin, self.locales, given, self.types
        )
        self.findings.extend(findings)
        return record

    def _read_programme(self) -> Programme | None:
        document = self.documents.get(PROGRAMME_FILE)
        if document is None:
            return None
        self.origins["programme"] = origin = Origin(document)
        programme = self._read(Programme, origin, {"id": "programme"})
        if programme is None:
            self.unread.append(PROGRAMME_FILE)
            self.broken.append(Broken("programme", Programme, origin))
        return programme

    def _read_waivers(self) -> tuple[Waiver, ...]:
        document = self.documents.get(WAIVERS_FILE)
        if document is None:
            return ()
        self.origins["waivers"] = Origin(document)
        if not isinstance(document.data, list):
            self.findings.append(
                problems.WRONG_TYPE(
                    message("the file is not a list of waivers"),
                    Place(document.span(())),
                    help=_advise_items(document),
                )
            )
            return ()
        parts = (
            self._read(Waiver, Origin(document, (index,)), {})
            for index in range(len(document.data))
        )
        return tuple(part for part in parts if part is not None)

    def _read_fresh(self) -> Mapping[str, Mapping[str, str]]:
        document = self.documents.get(FRESH_FILE)
        if document is None:
            return {}
        self.origins["fresh"] = Origin(document)
        kept, found = read_fingerprints(document)
        self.findings.extend(found)
        return kept


def _advise_items(document: Document) -> Message:
    """What makes a list of waivers of what is written."""
    first = next(iter(document.data), "") if isinstance(document.data, dict) else ""
    if not first:
        return message("write each waiver after “- ”, its fields below")
    return message(
        "put “- ” in front of “{name}:”, and 2 spaces in front of the lines below",
        name=first,
    )


def _find_rank(fields: tuple[str, ...], item: tuple[str, Record]) -> tuple[Any, ...]:
    """What a record is sorted by: some of its fields, then its id."""
    id_, record = item
    values = (getattr(record, name) for name in fields)
    return *(v.first_day if isinstance(v, PartialDate) else v for v in values), id_
