"""Decides which translations are older than what they translate: stale fields.

A translation is fresh as long as the reference means what it meant when the
translation was written: what the history of the content tells of each field, and where
there is no history, fingerprints of both texts. `content/fresh.yaml` keeps those: one
that fits both texts says that they agree, whatever the history is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from microsite.records import (
    Data,
    Document,
    Localizable,
    Localized,
    Origin,
    Site,
    walk_values,
)
from twinlint.data import dataclass
from twinlint.history import (
    Alteration,
    Entry,
    History,
    Lineage,
    change_texts,
    find_alterations,
    fold_words,
)
from twinlint.kept import make_key
from twinlint.source import FieldPath, Locale, Text, write_field

FRESH_FILE = "content/fresh.yaml"
_FOLDER = "content/"
_DIGITS = 8
"""Of each half of a fingerprint: both stand for one field of one record."""
_PLACE = re.compile(r"\[\d+\]")


def list_entries(document: Document, locales: Iterable[Locale]) -> tuple[Entry, ...]:
    """The texts of a file that are written by language, whatever type they are of."""
    path = document.path.removeprefix(_FOLDER).removesuffix(".yaml")
    return tuple(_walk(document.data, tuple(path.split("/")), frozenset(locales)))


def _walk(data: Data, key: FieldPath, locales: frozenset[Locale]) -> Iterator[Entry]:
    if isinstance(data, list):
        for index, each in enumerate(data):
            yield from _walk(each, (*key, index), locales)
    elif isinstance(data, dict):
        if data and data.keys() <= locales:
            texts = {
                Locale(locale): text
                for locale, text in data.items()
                if isinstance(text, str) and text.strip()
            }
            if texts:
                yield Entry(key, texts)
            return
        for name, each in data.items():
            yield from _walk(each, (*key, name), locales)


def take_up(history: History, site: Site, read: Iterable[str]) -> History:
    """The history with the files as they are now, committed or not.

    `read` are the paths of all files that are there, also those with an error.
    """
    documents = {o.document.path: o.document for o in site.origins.values()}
    now = {
        path.removeprefix(_FOLDER): list_entries(document, site.locales)
        for path, document in documents.items()
    }
    there = {path.removeprefix(_FOLDER) for path in read}
    changed = {
        path: entries
        for path, entries in now.items()
        if {e.key: e.texts for e in entries} != _list_texts(history, path)
    }
    gone = {path: () for path in history.files if path not in there}
    return change_texts(history, {**gone, **changed}, site.locales[0])


def _list_texts(history: History, path: str) -> Mapping[object, object]:
    return {key: each.texts for key, each in history.files.get(path, {}).items()}


# What is known of each text -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Field:
    """A text of a record in two languages, and what is known of the translation."""

    ref: str
    """Of its record: `commune:sceaux`."""
    path: FieldPath
    """In the record."""
    origin: Origin
    reference: Locale
    locale: Locale
    is_prose: bool
    lineage: Lineage | None = None
    """What the history says of it; None without one."""

    def text(self, locale: Locale) -> Text:
        """The text in one of its languages."""
        return self.origin.text((*self.path, locale))

    @property
    def name(self) -> str:
        """The field as an editor reads it, with the language: `summary.en`."""
        return write_field((*self.path, self.locale))

    @property
    def fingerprint(self) -> str:
        """Of both texts as they are."""
        texts = (self.text(self.reference).value, self.text(self.locale).value)
        return take_fingerprint(*texts)

    @property
    def base(self) -> str | None:
        """What the translation was made from, when that means something else."""
        found = self.lineage
        return found.find_base(self.locale, self.reference) if found else None

    @property
    def is_known(self) -> bool:
        """Whether the history reaches back to when the translation was written."""
        return self.lineage is not None and self.locale not in self.lineage.unknown


def take_fingerprint(reference: str, translation: str) -> str:
    """The fingerprint of what two texts say, a half for each.

    >>> take_fingerprint("Un été", "Summer") == take_fingerprint("un  ete.", "summer")
    True
    """
    halves = (make_key(fold_words(text)) for text in (reference, translation))
    return "-".join(half[:_DIGITS] for half in halves)


def name_record(origin: Origin) -> str:
    """The name of a record in the file of fingerprints: `communes/sceaux`."""
    path = origin.document.path.removeprefix(_FOLDER).removesuffix(".yaml")
    return "/".join((path, *map(str, origin.prefix)))


def list_fields(site: Site, history: History | None) -> Iterator[Field]:
    """Every translation of every record."""
    reference, *others = site.locales
    for ref, part in (*site.written_parts(), *site.waiting):
        origin = site.origins[ref]
        file = origin.document.path.removeprefix(_FOLDER)
        stem = tuple(file.removesuffix(".yaml").split("/"))
        for leaf in walk_values(part):
            value = leaf.value
            if not isinstance(value, Localized | Localizable):
                continue
            written = dict(value.items())
            if leaf.path[-1] == "slug" or reference not in written:
                continue
            key = (*stem, *origin.find_path(leaf.path))
            lineage = history.find(file, key) if history else None
            for locale in others:
                if locale in written:
                    yield Field(
                        ref,
                        leaf.path,
                        origin,
                        reference,
                        locale,
                        value.is_prose,
                        lineage,
                    )


Prints = Mapping[str, Mapping[str, str]]
"""`{record: {field: fingerprint}}`, as `content/fresh.yaml` has them."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A translation that is older than its reference."""

    field: Field
    changes: tuple[Alteration, ...] = ()
    """What changed in the reference; nothing where only fingerprints are known."""


def find_stale(site: Site, history: History | None) -> tuple[Stale, ...]:
    """The translations that are older than their references."""
    prints: Prints = site.fresh
    found = (_judge(f, prints) for f in list_fields(site, history))
    return tuple(each for each in found if each is not None)


def _judge(field: Field, prints: Prints) -> Stale | None:
    own = prints.get(name_record(field.origin), {})
    shape = _PLACE.sub("", field.name)
    kept = {print_ for name, print_ in own.items() if _PLACE.sub("", name) == shape}
    base = None if kept and field.fingerprint in kept else field.base
    if base is not None:
        now = field.text(field.reference).value
        return Stale(field, find_alterations(base, now))
    if field.is_known or not kept or field.fingerprint in kept:
        return None
    half = field.fingerprint.partition("-")[2]
    is_older = any(print_.partition("-")[2] == half for print_ in kept)
    return Stale(field) if is_older else None


def take_fingerprints(site: Site, history: History | None) -> dict[str, dict[str, str]]:
    """The fingerprints of all translations, with what each was made from.

    One that is older than its original keeps a fingerprint that shows it; where there
    is no history, that is the one which the site has kept.
    """
    stale = {(e.field.ref, e.field.name) for e in find_stale(site, history)}
    taken: dict[str, dict[str, str]] = {}
    for field in list_fields(site, history):
        record = name_record(field.origin)
        found = field.fingerprint
        if (field.ref, field.name) in stale:
            translation = field.text(field.locale).value
            kept = site.fresh.get(record, {}).get(field.name, found)
            base = field.base
            found = kept if base is None else take_fingerprint(base, translation)
        taken.setdefault(record, {})[field.name] = found
    return taken
