"""Holds names and the numbers of registers against those of other records."""

from __future__ import annotations

import operator
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from itertools import combinations
from typing import TypeVar

from microsite.records import (
    Localizable,
    Localized,
    Origin,
    Part,
    Record,
    Site,
    walk_parts,
)
from microsite.validate import problems
from microsite.validate.before import Before
from twinlint.data import dataclass
from twinlint.finding import Finding, Message, Place, message
from twinlint.source import FieldPath
from twinlint.spelling import fold

T = TypeVar("T", bound=Hashable)

_OWN = 2
"""What a record of its own counts for, beside those that only mention it."""
_UNTOUCHED = 1000
"""What one counts for that is as the last commit has it: more than all others."""


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """A name and a number that stand side by side."""

    origin: Origin
    path: FieldPath
    """The way to what has both."""
    field: str
    """The field of the number."""
    number: str
    name: str
    names: frozenset[str]
    """In all languages and spellings, folded."""
    is_own: bool

    def place(self, field: str, said: Message | None = None) -> Place:
        """Where the name or the number stands."""
        path = (*self.path, field)
        text = self.number if field == self.field else self.name
        return self.origin.place(path, text=text, said=said)


Groups = dict[tuple[str, str], list[_Entry]]
"""Those that have a number in one field, or a name beside it: `{(field, it): they}`."""


def check_numbered(site: Site, before: Before) -> Iterator[Finding]:
    """Entries whose name has another number elsewhere, or whose number another name."""
    entries = tuple(_list_entries(site))
    by_name: Groups = defaultdict(list)
    by_number: Groups = defaultdict(list)
    for entry in entries:
        by_number[entry.field, entry.number].append(entry)
        for name in entry.names:
            by_name[entry.field, name].append(entry)

    def weigh(entry: _Entry) -> int:
        fields = [(*entry.path, field) for field in ("name", entry.field)]
        is_edited = before.has_changed(entry.origin, fields)
        return (_OWN if entry.is_own else 1) + (0 if is_edited else _UNTOUCHED)

    named = _choose(by_name, lambda entry: entry.number, operator.eq, weigh)
    numbered = _choose(by_number, lambda entry: entry.names, _are_same, weigh)
    for entry in entries:
        keys = [(entry.field, name) for name in entry.names]
        same = next((named[key] for key in keys if key in named), entry)
        other = numbered.get((entry.field, entry.number), entry)
        by_number_alone = same.number != entry.number
        by_name_alone = not _are_same(entry.names, other.names)
        if by_number_alone or by_name_alone:
            right = same if by_number_alone else None
            called = other if by_name_alone else None
            yield _report(entry, right, called, before)


def _choose(
    groups: Groups,
    tell: Callable[[_Entry], T],
    agree: Callable[[T, T], bool],
    weigh: Callable[[_Entry], int],
) -> Mapping[tuple[str, str], _Entry]:
    """Of each group in which two do not agree, one that says what most say."""
    chosen = {}
    for key, entries in groups.items():
        told = dict.fromkeys(tell(entry) for entry in entries)
        if not all(agree(one, other) for one, other in combinations(told, 2)):
            counted: Counter[T] = Counter()
            for entry in entries:
                counted[tell(entry)] += weigh(entry)
            most = max(counted.values())
            chosen[key] = next(e for e in entries if counted[tell(e)] == most)
    return chosen


def _are_same(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two names may be of one thing: one of them is, or is a part of, another.

    Both without what stands between words: an EPT may be called by its full name.
    """
    first, second = (
        ["".join(filter(str.isalnum, name)) for name in each]
        for each in (names, others)
    )
    return any(one in two or two in one for one in first for two in second)


def _list_entries(site: Site) -> Iterator[_Entry]:
    for ref, record in site.records():
        parts: tuple[tuple[FieldPath, Part], ...] = (((), record), *walk_parts(record))
        for path, part in parts:
            number = getattr(part, part.numbered_by, None) if part.numbered_by else None
            if number is None:
                continue
            names = tuple(_list_names(part))
            yield _Entry(
                site.origins[ref],
                path,
                part.numbered_by,
                str(number),
                names[0],
                frozenset(map(fold, names)),
                isinstance(part, Record),
            )


def _list_names(part: Part) -> Iterator[str]:
    name: object = getattr(part, "name", "")
    if isinstance(name, Localized | Localizable):
        texts = [text for _, text in name.items()]
        yield from texts or [str(name.root)]
    else:
        yield str(name)
    yield from getattr(part, "variants", ())


def _report(
    entry: _Entry, right: _Entry | None, called: _Entry | None, before: Before
) -> Finding:
    """The finding on a name and a number that do not go together elsewhere.

    `right` has another number for the name, `called` another name for the number.
    """
    edited = [
        each
        for each in ("name", entry.field)
        if before.has_changed(entry.origin, [(*entry.path, each)])
    ]
    if right and called and len(edited) == 1:
        right, called = (None, called) if edited == ["name"] else (right, None)
    said = message("it is so here")
    return problems.CONTRADICTING_CODE(
        _tell(entry, right, called),
        entry.place(entry.field if right else "name"),
        related=(
            *([right.place(right.field, said)] if right else []),
            *([called.place("name", said)] if called else []),
        ),
        help=_advise(entry, right, called),
    )


def _tell(entry: _Entry, right: _Entry | None, called: _Entry | None) -> Message:
    given = {"name": entry.name, "field": entry.field, "number": entry.number}
    if right and called:
        return message(
            "elsewhere “{name}” has {field} {right}, and {number} is that of {other}",
            **given,
            right=right.number,
            other=called.name,
        )
    if right:
        return message(
            "elsewhere “{name}” has {field} {right}, and here {number}",
            **given,
            right=right.number,
        )
    return message(
        "elsewhere {field} {number} is that of {other}, and here of {name}",
        **given,
        other=called.name if called else "",
    )


def _advise(entry: _Entry, right: _Entry | None, called: _Entry | None) -> Message:
    if right and called:
        return message(
            "write “{field}: {right}” here, or “name: {other}”",
            field=entry.field,
            right=right.number,
            other=called.name,
        )
    if right:
        return message(
            "write “{field}: {right}” here, or correct it there",
            field=entry.field,
            right=right.number,
        )
    return message(
        "write “name: {other}” here, or the {field} of {name}",
        field=entry.field,
        other=called.name if called else "",
        name=entry.name,
    )
