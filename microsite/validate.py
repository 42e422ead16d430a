"""Turns documents into a site: types, references and prose of every record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from microsite import problem
from microsite.finding import Finding, Language, Place, message
from microsite.record import (
    COLLECTIONS,
    Collection,
    Commune,
    Edition,
    PageRecord,
    Programme,
    Record,
    Settings,
    Solution,
    Waiver,
)
from microsite.site import Origin, Site
from microsite.source import Data, Document, FieldPath, Locale, Span, write_field
from microsite.value import (
    SLUG,
    Localizable,
    Localized,
    Part,
    Prose,
    read_shape,
    walk_values,
)

T = TypeVar("T", bound=Part)

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
    settings, findings = _read_part(
        Settings, Origin(documents[SITE_FILE]), _read_locales(documents[SITE_FILE])
    )
    if settings is None:
        return None, findings
    reader = _Reader(documents, broken, settings.locales)
    reader.findings.extend(findings)
    site = reader.read_site(settings)
    published = site if with_drafts else _leave_out_drafts(site)
    reader.findings.extend(_check_references(site, published, reader.known))
    reader.findings.extend(_check_agreement(published))
    reader.findings.extend(_check_use(site, reader.known))
    reader.findings.extend(_check_prose(site, reader.known))
    reader.findings.extend(_check_legal(site))
    return published, tuple(reader.findings)


def _report_missing_settings() -> Finding:
    return problem.MISSING_FILE(
        message("there is no {file}", file=SITE_FILE),
        Place(Span(SITE_FILE, 1, 1, 1, 1)),
        help=message("create it with the site's address and languages"),
    )


def _read_locales(document: Document) -> tuple[Locale, ...]:
    locales = document.data.get("locales") if isinstance(document.data, dict) else None
    if not isinstance(locales, list):
        return ()
    return tuple(Locale(x) for x in locales if isinstance(x, str))


# Records -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    """What may be referred to, wrong records included: `{collection: ids}`."""

    ids: Mapping[str, set[str]]
    unreadable: frozenset[str]
    """Collections of which a whole file could not be read."""

    def holds(self, collection: str, id_: str) -> bool:
        return collection in self.unreadable or id_ in self.ids[collection]


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
            if folder in ids:
                ids[folder].add(file.removesuffix(".yaml"))
            unreadable.add(file.removesuffix(".yaml"))
        self.known = _Known(ids, frozenset(unreadable & set(COLLECTIONS)))

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
        for id_, origin, data in self._find_records(collection):
            self.known.ids[collection.name].add(id_)
            self.origins[f"{collection.word}:{id_}"] = origin
            if not re.fullmatch(SLUG, id_, re.ASCII) and not _is_key(collection, id_):
                self.findings.append(_report_wrong_id(collection, id_, origin))
                continue
            record = self._read(collection.model, origin, data, {"id": id_})
            if record is not None:
                records[id_] = record
        return records

    def _find_records(
        self, collection: Collection
    ) -> Iterator[tuple[str, Origin, Data]]:
        if collection.is_folder:
            folder = f"content/{collection.name}/"
            for path, document in self.documents.items():
                if path.startswith(folder):
                    id_ = path.removeprefix(folder).removesuffix(".yaml")
                    yield id_, Origin(document), document.data
            return
        single = self.documents.get(f"content/{collection.name}.yaml")
        if single is None:
            return
        if not isinstance(single.data, dict):
            self.findings.append(
                problem.WRONG_TYPE(
                    message("the file is not made of records under their names"),
                    Place(single.span(())),
                    help=message("write “name-of-the-record:”, its fields below"),
                )
            )
            return
        for id_, data in single.data.items():
            yield id_, Origin(single, (id_,)), data

    def _read(
        self,
        model: type[Part],
        origin: Origin,
        data: Data,
        given: Mapping[str, str],
    ) -> Part | None:
        record, findings = _read_part(model, origin, self.locales, data, given)
        self.findings.extend(findings)
        return record

    def _read_programme(self) -> Programme | None:
        document = self.documents.get(PROGRAMME_FILE)
        if document is None:
            return None
        self.origins["programme"] = origin = Origin(document)
        given = {"id": "programme"}
        part = self._read(Programme, origin, document.data, given)
        return part if isinstance(part, Programme) else None

    def _read_waivers(self) -> tuple[Waiver, ...]:
        document = self.documents.get(WAIVERS_FILE)
        if document is None or not isinstance(document.data, list):
            return ()
        self.origins["waivers"] = Origin(document)
        parts = (
            self._read(Waiver, Origin(document, (i,)), data, {})
            for i, data in enumerate(document.data)
        )
        return tuple(part for part in parts if isinstance(part, Waiver))


def _is_key(collection: Collection, id_: str) -> bool:
    """Keys of sources and figures are older than the rule for ids: `mgp_fr_ed1`."""
    return collection.name == "sources" and bool(
        re.fullmatch(r"[a-z0-9_]+", id_, re.ASCII)
    )


def _report_wrong_id(collection: Collection, id_: str, origin: Origin) -> Finding:
    suggestion = _suggest_id(id_)
    start = Span(origin.document.path, 1, 1, 1, 1)
    return problem.WRONG_ID(
        message("“{id}” cannot be a part of an address", id=id_),
        Place(start if collection.is_folder else origin.key_span(())),
        help=message("rename it: {suggestion}", suggestion=suggestion),
    )


def _suggest_id(id_: str) -> str:
    decomposed = unicodedata.normalize("NFKD", id_.lower())
    ascii_only = decomposed.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "a-name"


def _by_date(item: tuple[str, Any]) -> tuple[Any, str]:
    return item[1].date.first_day, item[0]


# One record ----------------------------------------------------------------------


def _read_part(
    model: type[T],
    origin: Origin,
    locales: tuple[Locale, ...],
    data: Data | None = None,
    given: Mapping[str, str] | None = None,
) -> tuple[T | None, tuple[Finding, ...]]:
    data = data if data is not None else origin.document.data
    if not isinstance(data, dict):
        return None, (
            problem.WRONG_TYPE(
                message("fields are expected here, such as “name: …”"),
                Place(origin.span(())),
                help=message("write one field per line: name, colon, value"),
            ),
        )
    folder = _Folder(origin, locales)
    plain = folder.fold_part(model, data, ())
    findings = list(folder.findings)
    for name in given or {}:
        if name in plain:
            findings.append(
                problem.UNKNOWN_FIELD(
                    message("“{name}” is not written in the record", name=name),
                    Place(origin.key_span((name,)), field=(name,)),
                    help=message("delete it: the record's name is enough"),
                )
            )
    try:
        part = model.model_validate(
            plain | dict(given or {}), context={"locales": locales}
        )
    except ValidationError as error:
        findings.extend(_explain_errors(model, origin, error, folder.folded))
        return None, tuple(findings)
    return (None if findings else part), tuple(findings)


class _Folder:
    """Folds what is given per language and does not depend on it into one value."""

    def __init__(self, origin: Origin, locales: tuple[Locale, ...]) -> None:
        self.origin = origin
        self.locales = locales
        self.findings: list[Finding] = []
        self.folded: set[FieldPath] = set()

    def fold_part(
        self, model: type[Part], data: dict[str, Data], path: FieldPath
    ) -> dict[str, Any]:
        """The data of a part without empty fields, each shared value once."""
        fields = {info.alias or n: info for n, info in model.model_fields.items()}
        plain: dict[str, Any] = {}
        for name, value in data.items():
            if value is None:
                continue
            annotation = fields[name].annotation if name in fields else None
            plain[name] = self._fold(annotation, value, (*path, name))
        return plain

    def _fold(self, annotation: object, value: Data, path: FieldPath) -> Any:
        shape, is_list = read_shape(annotation) if annotation else (None, False)
        if shape is None or shape is dict:
            return value
        is_localized = issubclass(shape, Localized | Localizable)
        if is_localized and not is_list:
            return value
        if isinstance(value, dict) and value and set(value) <= set(self.locales):
            return self._fold_languages(annotation, value, path)
        if is_list and isinstance(value, list):
            items = enumerate(value)
            return [self._fold_one(shape, item, (*path, i)) for i, item in items]
        return self._fold_one(shape, value, path)

    def _fold_one(self, shape: type, value: Data, path: FieldPath) -> Any:
        if issubclass(shape, Part) and isinstance(value, dict):
            return self.fold_part(shape, value, path)
        return value

    def _fold_languages(
        self, annotation: object, value: dict[str, Data], path: FieldPath
    ) -> Any:
        self.folded.add(path)
        reference, *others = value
        for other in others:
            if value[other] != value[reference]:
                self.findings.append(self._report(value, path, reference, other))
        return self._fold(annotation, value[reference], path)

    def _report(
        self, value: dict[str, Data], path: FieldPath, reference: str, other: str
    ) -> Finding:
        def place(locale: str) -> Place:
            words = value[locale]
            return Place(
                self.origin.span((*path, locale)),
                Locale(locale),
                words if isinstance(words, str) else "",
                (*path, locale),
            )

        here, there = place(other), place(reference)
        field = write_field(path)
        return problem.DIFFERING_SHARED_VALUE(
            message(
                "{field} is “{there}” in {there_language}, “{here}” in {here_language}",
                field=field,
                there=there.text,
                there_language=Language(reference),
                here=here.text,
                here_language=Language(other),
            ),
            here,
            related=(there,),
            help=message("write the right value once: {field}: …", field=field),
        )


# What the schema says, in an editor's words -----------------------------------------


def _explain_errors(
    model: type[Part], origin: Origin, error: ValidationError, folded: set[FieldPath]
) -> Iterator[Finding]:
    explained: set[FieldPath] = set()
    for detail in error.errors(include_url=False):
        path, data = _find_path(origin, detail["loc"])
        if path in explained or path in folded:
            continue
        explained.add(path)
        yield from _explain_error(model, origin, path, data, dict(detail))


def _find_path(
    origin: Origin, loc: tuple[int | str, ...]
) -> tuple[FieldPath, Data | None]:
    """The part of an error's place that the file has, and what stands there.

    The last step may be missing from the file; steps after it are pydantic's own.
    """
    data: Any = origin.document.data
    for step in origin.prefix:
        data = data[step]
    path: FieldPath = ()
    for step in loc:
        if isinstance(data, dict) and isinstance(step, str):
            path = (*path, step)
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            path = (*path, step)
            data = data[step]
        else:
            break
        if data is None:
            break
    return path, data


def _explain_error(
    model: type[Part],
    origin: Origin,
    path: FieldPath,
    data: Data | None,
    detail: dict[str, Any],
) -> Iterator[Finding]:
    kind, context = detail["type"], detail.get("ctx", {})
    name = str(path[-1]) if path else ""
    value = data if isinstance(data, str) else ""
    place = Place(origin.span(path), text=value, field=path)
    key_place = Place(origin.key_span(path), field=path)
    if kind == "extra_forbidden":
        yield _explain_unknown_field(model, origin, path)
    elif kind in ("missing", "too_short") and data in (None, [], {}):
        yield problem.MISSING_FIELD(
            message("{name} is missing", name=name),
            key_place if (*origin.prefix, *path) in origin.document.keys else place,
            help=message("add “{name}:” here", name=name),
        )
    elif kind == "missing-translation":
        for locale in context["missing"]:
            yield problem.MISSING_TRANSLATION(
                message(
                    "{field} has no text in {language}",
                    field=write_field(path),
                    language=Language(locale),
                ),
                Place(key_place.span, Locale(locale), field=path),
                help=message(
                    "add “{locale}:” under “{name}:”", locale=locale, name=name
                ),
            )
    elif kind == "unknown-language":
        unknown = context["unknown"]
        yield problem.UNKNOWN_LANGUAGE(
            message("“{unknown}” is not a language of this site", unknown=unknown),
            Place(origin.key_span((*path, unknown)), field=(*path, unknown)),
            help=message("use one of {locales}", locales=tuple(context["locales"])),
        )
    else:
        yield _explain_wrong_value(kind, context, name, value, place)


def _explain_wrong_value(
    kind: str, context: Mapping[str, Any], name: str, value: str, place: Place
) -> Finding:
    said = message("{name} is “{value}”", name=name, value=_shorten(value))
    if kind in ("empty-value", "too_short"):
        return problem.EMPTY_VALUE(
            message("{name} is empty", name=name),
            place,
            help=message("write the value, or delete the line"),
        )
    if kind == "wrong-number":
        digits = re.sub(r"\D", "", re.sub(r"[.,]\d+\D*$", "", value))
        return problem.WRONG_NUMBER(
            said,
            place,
            help=message("write digits only: {digits}", digits=digits)
            if digits
            else message("write a number with digits only"),
        )
    if kind == "wrong-date":
        return problem.WRONG_DATE(
            said,
            place,
            help=message("write year-month-day: 2024-02-06, 2024-02 or 2024"),
        )
    if kind == "wrong-slug":
        return problem.WRONG_SLUG(
            said,
            place,
            help=message(
                "write lower-case letters, digits and hyphens: {suggestion}",
                suggestion=_suggest_id(value),
            ),
        )
    if kind == "wrong-format":
        return problem.WRONG_FORMAT(
            said,
            place,
            help=message("write it like {example}", example=context["example"]),
        )
    if kind in ("enum", "literal_error", "wrong-choice"):
        choices = context.get("choices") or _read_choices(context.get("expected", ""))
        return problem.WRONG_CHOICE(
            said, place, help=message("use one of {choices}", choices=choices)
        )
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        return problem.NUMBER_OUT_OF_RANGE(
            said, place, help=message("the limit is {limit}", limit=limit)
        )
    if kind in ("tuple_type", "list_type"):
        return problem.WRONG_TYPE(
            message("{name} is a list", name=name),
            place,
            help=message("write [{value}], or each item after “- ”", value=value),
        )
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return problem.WRONG_TYPE(
            message("{name} has fields of its own", name=name),
            place,
            help=message("write its fields on their own lines, indented"),
        )
    return problem.WRONG_TYPE(
        message("{name} is one text", name=name),
        place,
        help=message("write a text on one line, without fields or list"),
    )


def _read_choices(expected: str) -> tuple[str, ...]:
    return tuple(re.findall(r"'([^']*)'", expected))


def _shorten(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= 60 else line[:59] + "…"


def _explain_unknown_field(
    model: type[Part], origin: Origin, path: FieldPath
) -> Finding:
    fields = _fields_at(model, path[:-1])
    name = str(path[-1])
    guesses = _guess(name, fields)
    return problem.UNKNOWN_FIELD(
        message("“{name}” is not a field here", name=name),
        Place(origin.key_span(path), text=name, field=path),
        help=message("did you mean {guesses}?", guesses=guesses)
        if guesses
        else message("fields here: {fields}", fields=fields),
    )


def _fields_at(model: type[Part], path: FieldPath) -> tuple[str, ...]:
    for step in path:
        if isinstance(step, int):
            continue
        info = {i.alias or n: i for n, i in model.model_fields.items()}.get(step)
        shape = read_shape(info.annotation)[0] if info else None
        if shape is None or not issubclass(shape, Part):
            return ()
        model = shape
    names = (info.alias or n for n, info in model.model_fields.items())
    return tuple(name for name in names if name != "id")


def _guess(word: str, choices: Iterable[str]) -> tuple[str, ...]:
    """At most three choices that are spelt nearly like a word, nearest first."""
    found = process.extract(
        word, sorted(choices), scorer=fuzz.ratio, limit=3, score_cutoff=60
    )
    return tuple(choice for choice, _, _ in found)


# References ---------------------------------------------------------------------------


def _leave_out_drafts(site: Site) -> Site:
    kept: dict[str, Any] = {
        name: {i: r for i, r in site.collection(name).items() if not r.draft}
        for name in COLLECTIONS
    }
    return replace(site, **kept)


def _parts(site: Site) -> Iterator[tuple[str, Part]]:
    """Every record, with the programme and the settings, under its reference."""
    yield "site", site.settings
    if site.programme:
        yield "programme", site.programme
    yield from site.records()


def _check_references(site: Site, published: Site, known: _Known) -> Iterator[Finding]:
    for ref, part in _parts(site):
        is_draft = isinstance(part, Record) and part.draft
        for leaf in walk_values(part):
            if leaf.reference is None:
                continue
            collection, id_ = leaf.reference.collection, str(leaf.value)
            place = Place(site.origins[ref].span(leaf.path), text=id_, field=leaf.path)
            if not known.holds(collection, id_):
                yield _report_unknown_reference(collection, id_, place, known)
            elif (
                not is_draft
                and id_ in site.collection(collection)
                and id_ not in published.collection(collection)
            ):
                yield problem.DRAFT_REFERENCE(
                    message("“{id}” is a draft and is not published", id=id_),
                    place,
                    help=message("remove “draft: true” there, or this reference"),
                )


def _report_unknown_reference(
    collection: str, id_: str, place: Place, known: _Known
) -> Finding:
    guesses = _guess(id_, known.ids[collection])
    return problem.UNKNOWN_REFERENCE(
        message("“{id}” is not in {collection}", id=id_, collection=collection),
        place,
        help=message("did you mean {guesses}?", guesses=guesses)
        if guesses
        else message(
            "use a record of {collection}, or create “{id}”",
            collection=collection,
            id=id_,
        ),
    )


def _check_agreement(site: Site) -> Iterator[Finding]:
    """A solution is of the edition of its communes; phases are those of the edition."""
    records: tuple[tuple[str, Commune | Solution], ...] = (
        *((f"commune:{i}", c) for i, c in site.communes.items()),
        *((f"solution:{i}", s) for i, s in site.solutions.items()),
    )
    for ref, record in records:
        edition = site.editions.get(record.edition)
        if edition and record.phase:
            yield from _check_phase(site, ref, record, edition)
        if isinstance(record, Solution):
            for commune_id in record.communes:
                commune = site.communes.get(commune_id)
                if commune and commune.edition != record.edition:
                    yield _report_contradiction(site, ref, record, commune)


def _check_phase(
    site: Site, ref: str, record: Commune | Solution, edition: Edition
) -> Iterator[Finding]:
    phases = tuple(phase.id for phase in edition.phases)
    if record.phase not in phases:
        yield problem.UNKNOWN_REFERENCE(
            message(
                "“{phase}” is not a phase of {edition}",
                phase=record.phase,
                edition=edition.id,
            ),
            Place(site.origins[ref].span(("phase",)), field=("phase",)),
            help=message("use one of {phases}", phases=phases)
            if phases
            else message("delete “phase:”: the edition has none"),
        )


def _report_contradiction(
    site: Site, ref: str, solution: Solution, commune: Commune
) -> Finding:
    return problem.CONTRADICTING_REFERENCE(
        message(
            "the solution is of {edition}, {commune} is of {commune_edition}",
            edition=solution.edition,
            commune=commune.name,
            commune_edition=commune.edition,
        ),
        Place(site.origins[ref].span(("edition",)), field=("edition",)),
        related=(
            Place(
                site.origins[f"commune:{commune.id}"].span(("edition",)),
                message=message("the commune says it here"),
            ),
        ),
        help=message("correct the edition, or the list of communes"),
    )


_USED = ("sources", "themes", "organisations", "people")
"""Collections whose records are of no use unless another record names them."""


def _check_use(site: Site, known: _Known) -> Iterator[Finding]:
    if known.unreadable or any(
        len(known.ids[name]) != len(site.collection(name)) for name in COLLECTIONS
    ):
        return
    used = {
        (leaf.reference.collection, str(leaf.value))
        for _, part in _parts(site)
        for leaf in walk_values(part)
        if leaf.reference
    }
    for name in _USED:
        for id_, record in site.collection(name).items():
            if (name, id_) in used or not _needs_use(record):
                continue
            ref = f"{COLLECTIONS[name].word}:{id_}"
            yield problem.UNUSED_RECORD(
                message("no record names “{id}”", id=id_),
                Place(site.origins[ref].key_span(())),
                help=message("cite it where it belongs, or delete it"),
            )


def _needs_use(record: Record) -> bool:
    """People with a role and organisations with a part are shown in their own right."""
    return not (getattr(record, "roles", ()) or getattr(record, "role", None))


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
        yield problem.MISSING_SETTING(
            message("{field} is empty", field=write_field(path)),
            Place(origin.key_span(path), field=path),
            help=message("only the owner of the site can fill it in"),
        )


# Prose ------------------------------------------------------------------------------

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|^(?: {4}|\t).*$|\\.", re.S | re.M)
_HTML = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<!--|<\?|<![A-Z]")
_TARGET = re.compile(
    r"\]\(\s*<?([^)\s>]*)|^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?\s*$|<(\w+:[^>\s]*)>", re.M
)
_SAFE = re.compile(r"https?://[^\s]+|mailto:[^\s@]+@[^\s@]+|#[\w-]+", re.I)
_RECORD_LINK = re.compile(r"([a-z]+):([\w-]+)(#[\w-]+)?")


def _check_prose(site: Site, known: _Known) -> Iterator[Finding]:
    for ref, part in _parts(site):
        for leaf in walk_values(part):
            if isinstance(leaf.value, Prose):
                for locale, _ in leaf.value.items():
                    yield from _check_text(site, known, ref, (*leaf.path, locale))


def _check_text(
    site: Site, known: _Known, ref: str, path: FieldPath
) -> Iterator[Finding]:
    text = site.origins[ref].text(path)
    masked = _CODE.sub(lambda found: "\0" * len(found.group()), text.value)
    locale = Locale(str(path[-1]))

    def place(start: int, end: int) -> Place:
        span = text.span(start, end)
        return Place(span, locale, text.value[start:end], path)

    for found in _HTML.finditer(masked):
        yield problem.RAW_HTML(
            message("“{tag}” is HTML", tag=_shorten(found.group())),
            place(*found.span()),
            help=message("write it in Markdown, or delete it"),
        )
    for found in _TARGET.finditer(masked):
        group = next(i for i in (1, 2, 3) if found.group(i) is not None)
        target = found.group(group)
        finding = _check_target(site, known, target, place(*found.span(group)))
        if finding:
            yield finding


def _check_target(
    site: Site, known: _Known, target: str, place: Place
) -> Finding | None:
    record_link = _RECORD_LINK.fullmatch(target)
    words = {c.word: c.name for c in COLLECTIONS.values() if _has_pages(c)}
    if record_link and record_link.group(1) in words:
        collection, id_ = words[record_link.group(1)], record_link.group(2)
        if known.holds(collection, id_):
            return None
        return _report_unknown_reference(collection, id_, place, known)
    if _SAFE.fullmatch(target):
        return None
    return problem.UNSAFE_LINK(
        message("a link cannot lead to “{target}”", target=_shorten(target)),
        place,
        help=message(
            "link to https://…, or to a record: {examples}",
            examples=("commune:sceaux", "page:programme"),
        ),
    )


def _has_pages(collection: Collection) -> bool:
    return issubclass(collection.model, PageRecord)
