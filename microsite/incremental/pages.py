"""Writes the pages that must be written, and gives the others as they were.

While a page is written, what it reads is noted, and which templates it is made of. The
ledger of a build holds, for each page, what it read, and for each thing read, what it
was. In the next build those things are looked at again: a page of which nothing has
changed is the page of before.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any, cast

from microsite.digest import make_key
from microsite.incremental.bytecode import Bytecode
from microsite.incremental.memo import Memo
from microsite.incremental.reads import (
    Notes,
    Read,
    WatchedLinks,
    WatchedMapping,
    watch_catalog,
    watch_pages,
    watch_site,
)
from microsite.incremental.records import describe_parts
from microsite.pages import (
    Aids,
    File,
    Links,
    Output,
    Page,
    Renderer,
    Supplies,
    Url,
    Written,
    gather_outputs,
)
from microsite.records import Site, list_references
from twinlint.data import dataclass
from twinlint.finding import Finding
from twinlint.kept import read_value, write_value
from twinlint.source import Locale

_Result = tuple[tuple[Output, ...], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A page as it was made last."""

    itself: str
    """The digest of what the page was asked to be: address, title, twins."""
    reads: tuple[Read, ...]
    """Each once. A set of them would take eight times the room."""
    text: str
    """The digest of what was written."""


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What the last build made, and from what."""

    world: str = ""
    """The digest of what every page depends on."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """The digest of what each part of the site was read from: `{commune:sceaux: …}`."""
    values: Mapping[Read, str] = field(default_factory=dict)
    """The digest of each thing that any page read."""
    entries: Mapping[str, _Entry] = field(default_factory=dict)
    """By the paths of their files."""


class KeptPages:
    """The pages of the build before, in memory and on the disk."""

    def __init__(self, memo: Memo, name: str) -> None:
        """`name` tells this site, with its drafts or without, from others."""
        self.memo = memo
        self._key = make_key("ledger", memo.code, name)
        self._ledger: _Ledger | None = None
        self._texts: dict[str, bytes] = {}
        self.have_faults = True
        """False while nothing is known to be wrong with any page."""
        self._bytecode = Bytecode(memo)
        self._desk: _Desk | None = None

    def render(
        self,
        root: Path,
        site: Site,
        pages: tuple[Page, ...],
        supplies: Supplies,
    ) -> _Result:
        """The HTML of every page, and what is wrong with templates.

        `root` is the folder that holds `templates/`. A template with an error is
        reported once, for the first page that meets it.
        """
        desk = self._open_desk(root, site, pages, supplies)
        before = self._look_back(desk)
        desk.take_over(before)
        changed = {r for r, value in before.values.items() if desk.look(r) != value}
        kept: dict[str, bytes] = {}
        for file in desk.files:
            entry = before.entries.get(file.output_path)
            if entry and entry.itself == desk.describe(file):
                text = changed.isdisjoint(entry.reads) and self._read_text(entry.text)
                if text:
                    kept[file.output_path] = text
        missing = [file for file in desk.files if file.output_path not in kept]
        made = {
            file.output_path: (written, desk.notes.know(reads))
            for file, (written, reads) in zip(
                missing, self.memo.share(desk.write, missing), strict=True
            )
        }
        self.memo.kept["page"] += len(kept)
        self._remember(desk, before, kept, made)
        written = (
            kept.get(file.output_path) or made[file.output_path][0]
            for file in desk.files
        )
        return gather_outputs(desk.files, written)

    def write_page(
        self,
        root: Path,
        site: Site,
        pages: tuple[Page, ...],
        supplies: Supplies,
        address: str,
    ) -> Output | None:
        """The page at an address; None without one, or when its template stops."""
        desk = self._open_desk(root, site, pages, supplies)
        page = desk.pages.get(Url(address))
        if page is None:
            return None
        written = self._find_kept(desk, page) or desk.write_ahead(page)
        if isinstance(written, bytes):
            return Output(page.output_path, written)
        self.have_faults = True
        return None

    def list_shown(self, path: str) -> frozenset[tuple[str, str]]:
        """Records and fields that a page was made from last, by its file's path."""
        entry = self._ledger.entries.get(path) if self._ledger else None
        reads = entry.reads if entry else ()
        return frozenset((each[1], each[2]) for each in reads if each[0] == "field")

    def _find_kept(self, desk: _Desk, page: Page) -> bytes | None:
        """A page as it was, when nothing that it read has changed."""
        before = self._look_back(desk)
        entry = before.entries.get(page.output_path)
        if entry is None or entry.itself != desk.describe(page):
            return None
        if any(desk.look(read) != before.values[read] for read in entry.reads):
            return None
        return self._read_text(entry.text)

    def _look_back(self, desk: _Desk) -> _Ledger:
        """The ledger of the build before; an empty one when every page is another."""
        if self._ledger is None:
            self._ledger = self._read_ledger()
        is_same_world = self._ledger.world == desk.world
        return self._ledger if is_same_world else _Ledger(desk.world)

    def _open_desk(
        self,
        root: Path,
        site: Site,
        pages: tuple[Page, ...],
        supplies: Supplies,
    ) -> _Desk:
        if self._desk is None or self._desk.site is not site:
            self._desk = _Desk(root, site, pages, supplies, self._bytecode, self.memo)
        return self._desk

    def _remember(
        self,
        desk: _Desk,
        before: _Ledger,
        kept: Mapping[str, bytes],
        made: Mapping[str, tuple[Written, tuple[Read, ...]]],
    ) -> None:
        entries: dict[str, _Entry] = {path: before.entries[path] for path in kept}
        texts = {before.entries[path].text: text for path, text in kept.items()}
        for file in desk.files:
            text, reads = made.get(file.output_path, (None, ()))
            if isinstance(text, bytes):
                digest = make_key(text)
                entries[file.output_path] = _Entry(desk.describe(file), reads, digest)
                texts[digest] = text
                self.memo.store.put(_text_key(digest), zlib.compress(text, level=1))
        every = set().union(*(entry.reads for entry in entries.values()))
        values = {read: desk.look(read) for read in every}
        self._ledger = _Ledger(desk.world, desk.read_from, values, entries)
        self._texts = texts
        if made or len(entries) != len(before.entries):
            self.memo.store.put(self._key, write_value(self._ledger))

    def _read_ledger(self) -> _Ledger:
        stored = self.memo.store.get(self._key)
        if stored is not None:
            try:
                found = read_value(stored)
            except ValueError:
                return _Ledger()
            if isinstance(found, _Ledger):
                return found
        return _Ledger()

    def _read_text(self, digest: str) -> bytes | None:
        if digest in self._texts:
            return self._texts[digest]
        stored = self.memo.store.get(_text_key(digest))
        return zlib.decompress(stored) if stored is not None else None


def _text_key(digest: str) -> str:
    return f"text {digest}"


class _Desk:
    """Where the pages of one build are written, and what they read is looked at."""

    def __init__(
        self,
        root: Path,
        site: Site,
        pages: tuple[Page, ...],
        supplies: Supplies,
        bytecode: Bytecode,
        memo: Memo,
    ) -> None:
        self.memo = memo
        self.site = site
        self.supplies = supplies
        self.notes = notes = Notes()
        self.parts = dict(site.parts())
        watched = watch_pages(pages, notes)
        self.links = Links(site, watched, supplies.base_url)
        self.pages = {page.url: page for page in watched}
        self.renderer = Renderer(
            root,
            watch_site(site, notes),
            watched,
            replace(
                supplies,
                catalogs={
                    locale: watch_catalog(catalog, notes)
                    for locale, catalog in supplies.catalogs.items()
                },
                assets=WatchedMapping(notes, "asset", supplies.assets),
                pictures=WatchedMapping(notes, "picture", supplies.pictures),
                shapes=WatchedMapping(notes, "shape", supplies.shapes),
            ),
            cast(Links, WatchedLinks(self.links, notes)),
            Aids(notes.share, self._note_template, bytecode),
        )
        self.files = self.renderer.files
        self.read_from = dict(describe_parts(site))
        self._seen: dict[Read, str] = {}
        self._described: dict[tuple[Url, str], str] = {}
        self._ahead: dict[str, tuple[Written, tuple[Read, ...]]] = {}
        self._list = make_key(*map(self._describe_page, watched))
        self.world = make_key(
            supplies.base_url,
            repr((supplies.data, supplies.is_preview, supplies.can_print)),
            *map(self._describe_page, self.renderer.homes),
            repr(sorted(self.renderer.names.items())),
            repr(sorted(self.renderer.compounds)),
            repr(site.locales),
        )

    def _note_template(self, name: str) -> None:
        self.notes.note(("template", name))

    def write(self, file: File) -> tuple[Written, tuple[Read, ...]]:
        """A file, and what was read for it."""
        ahead = self._ahead.pop(file.output_path, None)
        if ahead:
            return ahead
        self.memo.make("page")
        self.notes.begin()
        try:
            written = self.renderer.write(file)
        finally:
            reads = self.notes.end()
        return written, tuple(reads)

    def write_ahead(self, page: Page) -> Written:
        """A page that is wanted before the others; it is not written again."""
        self._ahead[page.output_path] = made = self.write(page)
        return made[0]

    def describe(self, file: File) -> str:
        """The digest of what a file is asked to be."""
        if isinstance(file, Page):
            return make_key(self._describe_page(file))
        return make_key(file.template, repr(sorted(file.days.items())), self._list)

    def _describe_page(self, page: Page) -> str:
        """All that a page is asked to be; written once, as it is asked for often."""
        name = (page.url, page.key)
        if name not in self._described:
            card = self.supplies.cards.get(page.url)
            self._described[name] = repr(
                (
                    *(page.kind, page.key, page.locale, page.url, page.title),
                    *(page.description, tuple(page.alternates.items())),
                    *(page.breadcrumbs, page.is_indexed, card and card.url),
                )
            )
        return self._described[name]

    def take_over(self, before: _Ledger) -> None:
        """Take what is known of parts that are there as before, read from the same.

        Their fields depend on nothing else.
        """
        refs = {ref for ref, _ in before.parts.items() & self.read_from.items()}
        self._seen |= {
            r: v for r, v in before.values.items() if r[0] == "field" and r[1] in refs
        }

    def look(self, read: Read) -> str:
        """The digest of something that a page read, as it is in this build."""
        if read not in self._seen:
            self._seen[read] = make_key(*self._find(read))
        return self._seen[read]

    def _find(self, read: Read) -> Iterable[str]:
        match read:
            case ("field", ref, name):
                part = self.parts.get(ref)
                return (
                    self._describe(getattr(part, name, "none")) if part else ("none",)
                )
            case ("asked", ref, "references"):
                part = self.parts.get(ref)
                return (repr(list_references(part)) if part else "none",)
            case ("has", name, id_):
                return (str(id_ in self.site.collection(name)),)
            case ("ids", name):
                return tuple(self.site.collection(name))
            case ("count", name):
                return (str(len(self.site.collection(name))),)
            case ("any", name):
                return (str(bool(self.site.collection(name))),)
            case ("select", name, *ids):
                found = self.site.collection(name).select(ids)
                return tuple(record.id for record in found)
            case ("naming", name, named, *fields):
                return self.site.collection(name).find_naming(named, *fields)
            case ("link", name, *asked):
                return self._follow(name, asked)
            case ("template", name):
                source = self.renderer.read_template(name)
                return ("none",) if source is None else ("source", source)
            case ("word", locale, context, id_):
                catalog = self.supplies.catalogs[Locale(locale)]
                return (repr(catalog.texts(id_, context)), catalog.plural_rule)
            case ("asset" | "picture" | "shape" as kind, name):
                shelf = getattr(self.supplies, f"{kind}s")
                if name == "*":
                    return (repr(shelf),)
                found = shelf.get(name)
                return (repr(found.url if kind == "asset" and found else found),)
        raise ValueError(read)

    def _follow(self, name: str, asked: list[str]) -> Iterable[str]:
        """What the links of the site answer."""
        arguments: list[Any] = list(asked)
        if name in WatchedLinks.ON_A_PAGE:
            page = self.pages.get(Url(asked[0]))
            if page is None:
                return ("none",)
            arguments = [page]
        try:
            found = getattr(self.links, name)(*arguments)
        except Exception as error:  # what would stop the page
            return ("stops", repr(error))
        return self._describe(found)

    def _describe(self, value: object) -> Iterator[str]:
        if isinstance(value, Page):
            yield self._describe_page(value)
        elif isinstance(value, tuple):
            yield f"{len(value)}"
            for each in value:
                yield from self._describe(each)
        elif isinstance(value, set | frozenset):
            yield repr(sorted(value))
        else:
            yield repr(value)
