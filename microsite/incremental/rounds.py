"""Remembers the records in which a stage found nothing, all of them in one row.

To ask for each text of a record what is kept of it takes long where nothing was found
in any of them. A record is passed when its file, and what the stage is told, are as
they were. What was found is asked for again: it may point into other files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any, TypeVar

from microsite.check import Facts
from microsite.digest import make_key
from microsite.incremental.memo import Memo
from microsite.incremental.records import digest_source
from microsite.incremental.registers import Registers
from microsite.incremental.texts import digest_facts
from microsite.records import Referred, Site, list_kinds
from twinlint.data import dataclass
from twinlint.kept import read_value, write_value
from twinlint.register import Register

R = TypeVar("R")

_LONG = 32
"""Writes of the store after which a round leaves nothing out: rows of single texts that
nobody asks for are forgotten there, and a new register wants them."""


@dataclass(frozen=True, slots=True)
class _Round:
    """A way through the records, as it came to its end."""

    world: str = ""
    """The digest of all that every record was looked at with."""
    begun: int = 0
    """How often the store had been written when nothing was left out."""
    quiet: Mapping[str, tuple[str, Any]] = field(default_factory=dict)
    """`{reference: (digest of the file, result)}` of records without a finding."""


class Rounds:
    """What the rounds of builds before came to."""

    def __init__(self, memo: Memo, name: str, registers: Registers) -> None:
        """`name` tells this site, with its drafts or without, from others."""
        self._memo = memo
        self._name = name
        self._registers = registers
        self._last: dict[str, _Round] = {}

    def go_through(
        self,
        work: str,
        do: Callable[[Referred], R],
        site: Site,
        records: Iterable[Referred],
        *told: object,
        is_quiet: Callable[[R], bool],
    ) -> Iterator[R]:
        """The results in the order of the records; see `GoThrough`."""
        store = self._memo.store
        if store.file is None:  # Then what is kept of texts is only what is asked for.
            yield from self._memo.share(do, records)
            return
        key = make_key("round", self._memo.code, work, self._name)
        before = self._look_back(key, self._describe(site, told))
        at = [(each, digest_source(site.origins[each[0]].document)) for each in records]
        quiet = {
            ref: before.quiet[ref]
            for (ref, _), digest in at
            if ref in before.quiet and before.quiet[ref][0] == digest
        }
        self._memo.kept[work] += len(quiet)
        made = self._memo.share(do, (each for each, _ in at if each[0] not in quiet))
        seen: dict[str, tuple[str, Any]] = {}
        for (ref, _), digest in at:
            if ref in quiet:
                seen[ref] = quiet[ref]
                result: R = quiet[ref][1]
            else:
                result = next(made)
                if is_quiet(result):
                    seen[ref] = digest, result
            yield result
        self._last[key] = after = _Round(before.world, before.begun, seen)
        if after != before:
            store.put(key, write_value(after))

    def _look_back(self, key: str, world: str) -> _Round:
        """The round of the build before; an empty one where all is to be looked at."""
        last = self._last.get(key) or self._read(key)
        now = self._memo.store.generation
        if last.world == world and last.begun <= now < last.begun + _LONG:
            return last
        return _Round(world, now)

    def _read(self, key: str) -> _Round:
        stored = self._memo.store.get(key)
        try:
            found = read_value(stored) if stored is not None else None
        except ValueError:
            found = None
        return found if isinstance(found, _Round) else _Round()

    def _describe(self, site: Site, told: Iterable[object]) -> str:
        """The digest of what all records are looked at with."""
        return make_key(
            repr((site.locales, tuple(site.types), list_kinds(site.types))),
            *map(self._digest, told),
        )

    def _digest(self, told: object) -> str:
        if isinstance(told, Register):
            return self._registers.know(told).digest
        if isinstance(told, Facts):
            return digest_facts(told)
        return repr(told)
