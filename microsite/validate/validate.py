"""Turns documents into a site: types, references and prose of every record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from microsite.load import MISSING_FILE
from microsite.records import (
    COLLECTIONS,
    SLUG,
    Collection,
    Document,
    Origin,
    Part,
    Programme,
    Settings,
    Site,
    Waiver,
    suggest_id,
)
from microsite.validate import problems
from microsite.validate.comments import find_hidden_text
from microsite.validate.interpret import interpret_part
from microsite.validate.proofread import proofread_texts
from microsite.validate.references import Known, check_references
from twinlint.finding import Finding, Place, message
from twinlint.source import FieldPath, Locale, Span, write_field

SITE_FILE = "content/site.yaml"
PROGRAMME_FILE = "content/programme.yaml"
WAIVERS_FILE = "content/waivers.yaml"


def validate_content(
    documents: Mapping[str, Document], broken: frozenset[str], *, with_drafts: bool
) -> tuple[Site | None, tuple[Finding, ...]]:
    """The site that the documents describe, and what is wrong with its records.

    `broken` are the paths of files that could not be read: what they may hold is not
    reported as missing. No site without correct settings. Records with a finding are
    left out of the site.
    """
    if SITE_FILE not in documents:
        return None, () if SITE_FILE in broken else (_report_missing_settings(),)
    settings, findings = interpret_part(
        Settings, Origin(documents[SITE_FILE]), _read_locales(documents[SITE_FILE])
    )
    if settings is None:
        return None, findings
    reader = _Reader(documents, broken, settings.locales)
    reader.findings.extend(findings)
    site = reader.read_site(settings)
    published = site if with_drafts else _leave_out_drafts(site)
    reader.findings.extend(check_references(site, published, reader.known))
    reader.findings.extend(proofread_texts(site, reader.known))
    reader.findings.extend(_check_legal(site))
    for document in documents.values():
        reader.findings.extend(find_hidden_text(document))
    return published, tuple(reader.findings)


def _report_missing_settings() -> Finding:
    return MISSING_FILE(
        message("there is no {file}", file=SITE_FILE),
        Place(Span(SITE_FILE, 1, 1, 1, 1)),
        help=message("create it with the site's address and languages"),
    )


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
    ) -> None:
        self.documents = documents
        self.locales = locales
        self.findings: list[Finding] = []
        self.origins: dict[str, Origin] = {"site": Origin(documents[SITE_FILE])}
        ids: dict[str, set[str]] = {name: set() for name in COLLECTIONS}
        unreadable = set()
        for path in broken:
            folder, _, file = path.removeprefix("content/").rpartition("/")
            stem = file.rpartition(".")[0] or file
            if folder in ids:
                ids[folder].add(suggest_id(stem))
            unreadable.add(stem)
        self.known = Known(ids, frozenset(unreadable & set(COLLECTIONS)))

    def read_site(self, settings: Settings) -> Site:
        records: dict[str, Any] = {
            name: self._read_collection(collection)
            for name, collection in COLLECTIONS.items()
        }
        for name, order in (("timeline", _by_date), ("news", _by_date)):
            records[name] = dict(sorted(records[name].items(), key=order))
        return Site(
            settings=settings,
            programme=self._read_programme(),
            waivers=self._read_waivers(),
            origins=self.origins,
            **records,
        )

    def _read_collection(self, collection: Collection) -> dict[str, Part]:
        records: dict[str, Part] = {}
        for id_, origin in self._find_records(collection):
            self.origins[f"{collection.word}:{id_}"] = origin
            is_valid = re.fullmatch(SLUG, id_, re.ASCII) is not None
            self.known.ids[collection.name].add(id_ if is_valid else suggest_id(id_))
            if not is_valid:
                self.findings.append(_report_wrong_id(collection, id_, origin))
                continue
            record = self._read(collection.model, origin, {"id": id_})
            if record is not None:
                records[id_] = record
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
            self.findings.append(
                problems.WRONG_TYPE(
                    message("the file is not made of records under their names"),
                    Place(single.span(())),
                    help=message("write “name-of-the-record:”, its fields below"),
                )
            )
            return
        for id_ in single.data:
            yield id_, Origin(single, (id_,))

    def _read(
        self, model: type[Part], origin: Origin, given: Mapping[str, str]
    ) -> Part | None:
        record, findings = interpret_part(model, origin, self.locales, given)
        self.findings.extend(findings)
        return record

    def _read_programme(self) -> Programme | None:
        document = self.documents.get(PROGRAMME_FILE)
        if document is None:
            return None
        self.origins["programme"] = origin = Origin(document)
        given = {"id": "programme"}
        part = self._read(Programme, origin, given)
        return part if isinstance(part, Programme) else None

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
                    help=message("write each waiver after “- ”, its fields below"),
                )
            )
            return ()
        parts = (
            self._read(Waiver, Origin(document, (index,)), {})
            for index in range(len(document.data))
        )
        return tuple(part for part in parts if isinstance(part, Waiver))


def _report_wrong_id(collection: Collection, id_: str, origin: Origin) -> Finding:
    suggestion = suggest_id(id_) or "a-name"
    start = Span(origin.document.path, 1, 1, 1, 1)
    return problems.WRONG_ID(
        message("“{id}” cannot be a part of an address", id=id_),
        Place(start) if collection.is_folder else origin.key_place(()),
        help=message("rename the file: {file}", file=f"{suggestion}.yaml")
        if collection.is_folder
        else message("rename it: {suggestion}", suggestion=suggestion),
    )


def _by_date(item: tuple[str, Any]) -> tuple[Any, str]:
    return item[1].date.first_day, item[0]


def _leave_out_drafts(site: Site) -> Site:
    kept: dict[str, Any] = {
        name: {i: r for i, r in site.collection(name).items() if not r.draft}
        for name in COLLECTIONS
    }
    return replace(site, **kept)


def _check_legal(site: Site) -> Iterator[Finding]:
    legal = site.settings.legal
    empty: list[FieldPath] = [
        ("legal", name)
        for name in type(legal).model_fields
        if getattr(legal, name) == ""
    ]
    empty += [
        ("legal", "host", name)
        for name in type(legal.host).model_fields
        if getattr(legal.host, name) == ""
    ]
    origin = site.origins["site"]
    for path in empty:
        yield problems.MISSING_SETTING(
            message("{field} is empty", field=write_field(path)),
            origin.key_place(path),
            help=message("only the owner of the site can fill it in"),
        )
