"""The records of a collection, by their ids and by the records that they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar

from microsite.records.record import Record

R_co = TypeVar("R_co", bound=Record, covariant=True)

_Index = Mapping[str, tuple[str, ...]]
"""`{what fields hold: ids of the records}`."""


class Records(Mapping[str, R_co]):
    """The records of a collection, `{id: record}`, in its order; they do not change.

    Who asks for the records that name another does not go through all of them: an index
    is made once, when it is first asked for.
    """

    def __init__(self, records: Mapping[str, R_co] = MappingProxyType({})) -> None:
        """Keep the records in the order in which they are given."""
        self._records = dict(records)
        self._ranks: dict[str, int] = {}
        self._indexes: dict[tuple[str, ...], _Index] = {}

    def __getitem__(self, id_: str) -> R_co:
        return self._records[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def __repr__(self) -> str:
        return f"Records({self._records!r})"

    def select(self, ids: Iterable[str]) -> tuple[R_co, ...]:
        """Those of some ids, each once, in the order of the collection."""
        if not self._ranks:
            self._ranks = {id_: rank for rank, id_ in enumerate(self._records)}
        known = {id_ for id_ in ids if id_ in self._ranks}
        return tuple(
            self._records[i] for i in sorted(known, key=self._ranks.__getitem__)
        )

    def find_naming(self, named: str, *fields: str) -> tuple[str, ...]:
        """The ids of the records of which one of some fields holds a word.

        A field holds it when it is the word, or a list with the word. That of a part is
        written with a dot: `mayor.person`. The order is that of the collection.
        """
        if fields not in self._indexes:
            self._indexes[fields] = self._make_index(fields)
        return self._indexes[fields].get(named, ())

    def _make_index(self, fields: tuple[str, ...]) -> _Index:
        naming: dict[str, dict[str, None]] = defaultdict(dict)
        for id_, record in self._records.items():
            for field in fields:
                for word in _read_words(record, field):
                    naming[word][id_] = None
        return {word: tuple(ids) for word, ids in naming.items()}


def _read_words(record: Record, field: str) -> tuple[str, ...]:
    """What a field holds; nothing where it, or the part that it is of, is not given."""
    part, _, own = field.rpartition(".")
    holder = attrgetter(part)(record) if part else record
    held = getattr(holder, own) if holder is not None else None
    if isinstance(held, tuple):
        return held
    return () if held is None else (held,)
