"""Compares all pairs; keeps findings while files, settings and program are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TypeVar

from twinlint.finding import Finding, Message, Place
from twinlint.kept import Store, digest_code, make_key, read_value, write_value
from twinlint.policy import Policy
from twinlint.source import Span
from twinlint.survey.outcome import Outcome
from twinlint.trees import Pair

T = TypeVar("T")
R = TypeVar("R")
Share = Callable[[Callable[[T], R], Iterable[T]], Iterator[R]]
"""Does some work for each of many things, as `map` does."""
_SIDES = ("\0a", "\0b")
"""The paths of both files while they are kept, and of no file: one that is moved has
the same."""


class Memory:
    """What was found in pairs of files, by all that it depends on."""

    def __init__(
        self,
        store: Store,
        read: Callable[[str], bytes],
        policy: Policy,
        *settings: str,
    ) -> None:
        """`read` gives the content of a file; `settings` are what else matters."""
        self._store = store
        self._read = read
        self._shared = (digest_code("twinlint"), _describe(policy), *settings)

    def make_key(self, pair: Pair) -> str | None:
        """The key of a pair; None when a file cannot be read."""
        try:
            contents = [self._read(path) for path in pair.paths]
        except OSError:
            return None
        suffixes = [PurePath(path).suffix.lower() for path in pair.paths]
        return make_key(*self._shared, *contents, *suffixes, *pair.locales)

    def find(self, pair: Pair, key: str) -> Outcome | None:
        """What was found in a pair; None when that is not known."""
        stored = self._store.get(key)
        try:
            outcome = read_value(stored) if stored else None
        except ValueError:
            return None
        if not isinstance(outcome, Outcome):
            return None
        return _move(outcome, dict(zip(_SIDES, pair.paths, strict=True)))

    def keep(self, pair: Pair, key: str, outcome: Outcome) -> None:
        """Keep what was found; a pair that could not be compared is tried again."""
        if outcome.problem is None:
            sides = dict(zip(reversed(pair.paths), reversed(_SIDES), strict=True))
            self._store.put(key, write_value(_move(outcome, sides)))


def survey_pairs(
    pairs: Sequence[Pair],
    compare: Callable[[Pair], Outcome],
    memory: Memory | None = None,
    share: Share[Pair, Outcome] = map,
) -> tuple[Outcome, ...]:
    """The outcome of each pair, in the same order."""
    outcomes: dict[int, Outcome] = {}
    keys: dict[int, str] = {}
    for index, pair in enumerate(pairs):
        key = memory.make_key(pair) if memory else None
        if memory and key:
            keys[index] = key
            found = memory.find(pair, key)
            if found:
                outcomes[index] = found
    missing = [index for index in range(len(pairs)) if index not in outcomes]
    made = share(compare, [pairs[index] for index in missing])
    for index, outcome in zip(missing, made, strict=True):
        outcomes[index] = outcome
        if memory and index in keys:
            memory.keep(pairs[index], keys[index], outcome)
    return tuple(outcomes[index] for index in range(len(pairs)))


def _describe(policy: Policy) -> str:
    register = policy.register
    return repr(
        (
            register.names,
            register.terms,
            sorted(policy.severities.items()),
            policy.sections,
            policy.words,
            policy.is_deep,
        )
    )


# Paths --------------------------------------------------------------------------------


def _move(outcome: Outcome, paths: Mapping[str, str]) -> Outcome:
    """The outcome with other paths, `{one: other}`."""
    findings = tuple(_move_finding(each, paths) for each in outcome.findings)
    notes = tuple(_move_note(each, paths) for each in outcome.notes)
    return replace(outcome, findings=findings, notes=notes)


def _move_note(note: Message, paths: Mapping[str, str]) -> Message:
    def move(value: object) -> object:
        return paths.get(value, value) if isinstance(value, str) else value

    values = tuple((name, move(value)) for name, value in note.values)
    return replace(note, values=values)


def _move_finding(finding: Finding, paths: Mapping[str, str]) -> Finding:
    def move(span: Span) -> Span:
        return replace(span, path=paths.get(span.path, span.path))

    def move_said(said: Message) -> Message:
        # A text may be a path too: it is quoted from a document, and stays.
        if not any(isinstance(value, Span) for _, value in said.values):
            return said
        values = tuple(
            (name, move(value) if isinstance(value, Span) else value)
            for name, value in said.values
        )
        return replace(said, values=values)

    def move_place(place: Place) -> Place:
        return replace(place, span=move(place.span))

    return replace(
        finding,
        message=move_said(finding.message),
        place=move_place(finding.place) if finding.place else None,
        related=tuple(map(move_place, finding.related)),
        fix=replace(finding.fix, span=move(finding.fix.span)) if finding.fix else None,
        also=tuple(_move_finding(each, paths) for each in finding.also),
    )
