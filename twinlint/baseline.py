"""Reads and writes the file of accepted findings; fingerprints come from `survey`."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from twinlint.data import dataclass
from twinlint.finding import Finding, Translate

_VERSION = 1
_HEAD = re.compile(r'\{\s*"version": \d+,\s*"accepted": \[')
T = TypeVar("T")
_Keyed = tuple[tuple[str, ...], T]
"""A thing with its rule, its fingerprint and its path."""


class BaselineError(ValueError):
    """A file that is no baseline."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of a finding that is accepted as long as its texts stay as they are."""

    rule: str
    fingerprint: str
    path: str = ""
    """Where it stood, from the folder of the baseline; a file may be moved."""
    message: str = ""
    """What it said, for people."""


def make_baseline(
    findings: Iterable[Finding],
    translate: Translate,
    folder: Path,
    kept: Iterable[Entry] = (),
) -> str:
    """The file of a folder that accepts some findings; the same for the same findings.

    Each place is accepted for itself, whatever else is found with it: which of them are
    told together changes with every page that comes or goes. `kept` stay beside them.
    """
    own = (
        Entry(
            each.rule,
            each.fingerprint,
            _find_path(each, folder),
            translate(each.message),
        )
        for finding in findings
        for each in finding.occurrences
    )
    entries = sorted(
        (each.path, each.rule, each.fingerprint, each.message) for each in (*own, *kept)
    )
    rows = [
        {"path": path, "rule": rule, "fingerprint": key, "message": said}
        for path, rule, key, said in entries
    ]
    written = {"version": _VERSION, "accepted": rows}
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def is_baseline(head: str) -> bool:
    """Whether a text begins as such a file does."""
    return bool(_HEAD.match(head))


def read_baseline(content: str) -> tuple[Entry, ...]:
    """The entries of a file; raises `BaselineError`, which says why it is none."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BaselineError(str(error)) from None
    rows = data.get("accepted") if isinstance(data, dict) else None
    if not isinstance(rows, list) or data.get("version") != _VERSION:
        raise BaselineError("it was not written by this program")
    return tuple(map(_read_entry, rows))


def _read_entry(row: Any) -> Entry:
    names = ("rule", "fingerprint", "path", "message")
    found = [row.get(name) for name in names] if isinstance(row, dict) else []
    texts = [text for text in found if isinstance(text, str)]
    if len(texts) < len(names):
        raise BaselineError("an entry has no rule, fingerprint, path or message")
    return Entry(*texts)


def apply_baseline(
    findings: Iterable[Finding], entries: Iterable[Entry], folder: Path
) -> tuple[Callable[[Finding], bool], tuple[Entry, ...]]:
    """Whether a place of a finding is new, as a function; entries that accept nothing.

    An entry accepts one place: a fault that is copied to a second one is new. Of
    several that are the same it accepts the one in its own file first.
    """
    places: list[_Keyed[Finding]] = [
        ((each.rule, each.fingerprint, _find_path(each, folder)), each)
        for finding in findings
        for each in finding.occurrences
    ]
    stale: list[_Keyed[Entry]] = [
        ((each.rule, each.fingerprint, each.path), each) for each in entries
    ]
    for parts in (3, 2):
        found, accepted = (_count(each, parts) for each in (places, stale))
        places = list(_leave_out(places, accepted, parts))
        stale = list(_leave_out(stale, found, parts))
    new = {id(each): each for _, each in places}
    return lambda place: id(place) in new, tuple(entry for _, entry in stale)


def _count(things: Iterable[_Keyed[T]], parts: int) -> Counter[tuple[str, ...]]:
    return Counter(key[:parts] for key, _ in things)


def _leave_out(
    things: Iterable[_Keyed[T]], counts: Counter[tuple[str, ...]], parts: int
) -> Iterator[_Keyed[T]]:
    """The things without as many of each key as are counted."""
    for key, each in things:
        if counts[key[:parts]] > 0:
            counts[key[:parts]] -= 1
        else:
            yield key, each


def tell_path(path: str, folder: Path) -> str:
    """The way to a file from a folder, which is the same wherever a command runs."""
    here = os.getcwd()  # noqa: PTH109 - a text, for thousands of places
    try:
        way = os.path.relpath(_resolve(here, path), _resolve(here, str(folder)))
    except ValueError:  # It is on another disk, or what no file is called.
        return path
    return Path(way).as_posix()


@cache
def _resolve(here: str, path: str) -> str:
    """The path without links, from the folder in which the command runs."""
    return os.path.realpath(os.path.join(here, path))  # noqa: PTH118 - a text too


def _find_path(finding: Finding, folder: Path) -> str:
    return tell_path(finding.place.span.path, folder) if finding.place else ""
