"""A site that notes what is read of it: fields of records, lists, links.

A page is made from a watched site as from any other; afterwards it is known what the
page was made from. The records themselves stay as they are: who reads one holds a
`_Watched` in front of it, which is of the same class as far as `isinstance` can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import FunctionType
from typing import Any, cast

from microsite.pages import Links, Page
from microsite.records import Record, Records, Site
from twinlint.catalog import Catalog

Read = tuple[str, ...]
"""What was read: `("field", "commune:sceaux", "name")`, `("ids", "communes")`."""


class Notes:
    """What is read between two moments, each reading once."""

    def __init__(self) -> None:
        """Nothing is noted before `begin`."""
        self._open: list[set[Read]] = []
        self._known: dict[Read, Read] = {}

    def note(self, read: Read) -> None:
        """Something was read."""
        if self._open:
            self._open[-1].add(self._known.setdefault(read, read))

    def know(self, reads: Iterable[Read]) -> tuple[Read, ...]:
        """What was read in another process, each reading in memory once."""
        return tuple(self._known.setdefault(read, read) for read in reads)

    def begin(self) -> None:
        """Note from now on, apart from what is being noted already."""
        self._open.append(set())

    def end(self) -> frozenset[Read]:
        """What was read since the last `begin`."""
        return frozenset(self._open.pop())

    def share(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function that is asked once for the same arguments.

        Whoever gets its result has read all that the result was made from.
        """
        made: dict[Any, tuple[Any, frozenset[Read]]] = {}

        def ask(*args: Any) -> Any:
            if args not in made:
                self.begin()
                try:
                    result = function(*args)
                finally:
                    reads = self.end()
                made[args] = result, reads
            result, reads = made[args]
            if self._open:
                self._open[-1].update(reads)
            return result

        return ask


class _Watched:
    """A part of the site in front of which a note is taken of each field."""

    __slots__ = ("_notes", "_part", "_ref")

    def __init__(self, notes: Notes, ref: str, part: object) -> None:
        self._notes = notes
        self._ref = ref
        self._part = part

    @property  # type: ignore[misc]  # as proxies do, so that `isinstance` sees through
    def __class__(self) -> type:
        return type(self._part)

    def __getattr__(self, name: str) -> Any:
        part = object.__getattribute__(self, "_part")
        if name.startswith("__"):
            return getattr(part, name)
        own = getattr(type(part), name, None)
        if isinstance(own, FunctionType):
            return partial(own, self)
        if isinstance(own, property) and own.fget and name != "model_fields_set":
            return own.fget(self)
        self._notes.note(("field", self._ref, name))
        return getattr(part, name)

    def ask_behind(self, name: str, function: Callable[[Any], Any]) -> Any:
        """What a function says of the part: one reading, and not one of each field."""
        self._notes.note(("asked", self._ref, name))
        return function(self._part)

    def __eq__(self, other: object) -> bool:
        return (
            other._ref == self._ref if type(other) is _Watched else self._part == other
        )

    def __hash__(self) -> int:
        return hash(self._ref)


class _Collection(Records[Record]):
    """The records of a collection, each watched."""

    def __init__(
        self, notes: Notes, name: str, word: str, records: Records[Record]
    ) -> None:
        super().__init__(
            {
                id_: cast(Record, _Watched(notes, f"{word}:{id_}", record))
                for id_, record in records.items()
            }
        )
        self._notes = notes
        self._name = name
        self._plain = records

    def __getitem__(self, id_: str) -> Record:
        self._notes.note(("has", self._name, id_))
        return super().__getitem__(id_)

    def __iter__(self) -> Iterator[str]:
        self._notes.note(("ids", self._name))
        return super().__iter__()

    def __len__(self) -> int:
        self._notes.note(("count", self._name))
        return super().__len__()

    def __bool__(self) -> bool:
        self._notes.note(("any", self._name))
        return bool(self._plain)

    def select(self, ids: Iterable[str]) -> tuple[Record, ...]:
        wanted = tuple(ids)
        self._notes.note(("select", self._name, *sorted(set(wanted))))
        return super().select(wanted)

    def find_naming(self, named: str, *fields: str) -> tuple[str, ...]:
        self._notes.note(("naming", self._name, named, *fields))
        return self._plain.find_naming(named, *fields)


def watch_site(site: Site, notes: Notes) -> Site:
    """The same site, of which each reading is noted."""
    collections = {
        name: _Collection(notes, name, declared.word, site.collection(name))
        for name, declared in site.types.items()
    }
    programme = site.programme and _Watched(notes, "programme", site.programme)
    return replace(
        site,
        settings=cast(Any, _Watched(notes, "site", site.settings)),
        programme=cast(Any, programme),
        collections=collections,
    )


def watch_pages(pages: tuple[Page, ...], notes: Notes) -> tuple[Page, ...]:
    """The same pages, of whose records each reading is noted."""
    return tuple(
        replace(page, record=cast(Any, _Watched(notes, page.key, page.record)))
        for page in pages
    )


class WatchedLinks:
    """The links of a site, each asking noted."""

    ON_A_PAGE = frozenset(
        ("list_navigation", "list_footer", "index_pages", "list_listed")
    )
    """What is asked for a page, whose address is noted."""

    def __init__(self, links: Links, notes: Notes) -> None:
        """`links` answers; how it comes to an answer is not noted."""
        self._links = links
        self._notes = notes

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._links, name)
        if name in _THE_SAME or not callable(found):
            return found

        def ask(*args: Any) -> Any:
            self._notes.note(("link", name, *map(_name_argument, args)))
            return found(*args)

        return ask


_THE_SAME = frozenset(("write_url", "write_in_full", "list_homes"))
"""What is asked of links and depends on nothing but what every page depends on."""


def _name_argument(argument: object) -> str:
    return argument.url if isinstance(argument, Page) else str(argument)


class WatchedMapping(Mapping[str, Any]):
    """A mapping of which each reading is noted."""

    def __init__(self, notes: Notes, kind: str, values: Mapping[str, Any]) -> None:
        """`kind` tells what the values are: `asset`."""
        self._notes = notes
        self._kind = kind
        self._values = values

    def __getitem__(self, key: str) -> Any:
        self._notes.note((self._kind, key))
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        self._notes.note((self._kind, "*"))
        return iter(self._values)

    def __len__(self) -> int:
        self._notes.note((self._kind, "*"))
        return len(self._values)


class _WatchedCatalog:
    def __init__(self, catalog: Catalog, notes: Notes) -> None:
        self.locale = catalog.locale
        self.find_plural_form = catalog.find_plural_form
        self._catalog = catalog
        self._notes = notes

    def texts(self, id_: str, context: str = "") -> tuple[str, ...]:
        self._notes.note(("word", self.locale, context, id_))
        return self._catalog.texts(id_, context)


def watch_catalog(catalog: Catalog, notes: Notes) -> Catalog:
    """The same catalog, of which each message that is asked for is noted."""
    return cast(Catalog, _WatchedCatalog(catalog, notes))
