"""Reads a file of settings, and says what is wrong in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from twinlint.data import dataclass
from twinlint.finding import Message, message
from twinlint.settings.find import PROJECT
from twinlint.settings.places import Places, Way, find_places
from twinlint.settings.problem import Problem
from twinlint.settings.settings import KEYS, SEVERITIES, Kind, Settings
from twinlint.source import Locale
from twinlint.suggest import suggest_words
from twinlint.trees import PatternError, read_way, require_few_wildcards

_AT = re.compile(r"^(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.S)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LARGEST = 1_000_000
"""Bytes of a file of settings."""
_LONGEST = 500
"""Characters of a regular expression."""


def read_settings(
    path: Path, shown: str, list_rules: Callable[[], Collection[str]] = tuple
) -> tuple[Settings, tuple[Problem, ...]]:
    """What a file says, and what is wrong in it, which is left out.

    `shown` is how the file is called in problems; `list_rules` gives the names of all
    rules, and is asked only for a file that names some.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        value = content.decode("utf-8-sig")
    except OSError as error:
        said = message("it cannot be read: {reason}", reason=error.strerror or "")
        return Settings(shown), (Problem(shown, 1, 1, said),)
    except UnicodeDecodeError:
        return Settings(shown), (Problem(shown, 1, 1, message("it is not in UTF-8")),)
    if len(content) > _LARGEST:
        said = message("it has more than {limit} MB", limit=_LARGEST // 1_000_000)
        return Settings(shown), (Problem(shown, 1, 1, said),)
    value = value.replace("\r\n", "\n")
    try:
        data = tomllib.loads(value)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Settings(shown), (_describe_syntax(str(error), shown),)
    top = ("tool", "twinlint") if path.name == PROJECT else ()
    for step in top:
        data = data.get(step, {})
    reading = _Reading(shown, path.parent, find_places(value), top, list_rules)
    settings = reading.read(data)
    return settings, tuple(reading.problems)


def _describe_syntax(error: str, shown: str) -> Problem:
    found = _AT.match(error)
    reason, line, column = found.groups() if found else (error, None, None)
    said = message("it is not TOML: {reason}", reason=reason)
    return Problem(shown, int(line or 1), int(column or 1), said)


@dataclass(slots=True)
class _Reading:
    shown: str
    folder: Path
    places: Places
    top: Way
    list_rules: Callable[[], Collection[str]]
    problems: list[Problem] = field(default_factory=list)

    def read(self, data: Any) -> Settings:
        if not isinstance(data, dict):
            self._add((), message("it is a table of settings"))
            return Settings(self.shown)
        known = {key.name: key.kind for key in KEYS}
        given: dict[str, Any] = {}
        for name, value in data.items():
            if name not in known:
                self._add_unknown((name,), name, tuple(known))
            elif self._is_right(name, value, known[name]):
                given[name] = value
        return Settings(
            path=self.shown,
            languages=self._read_languages(given.get("languages", ())),
            pairs=tuple(self._read_each("pairs", given, _check_way)),
            exclude=tuple(self._read_each("exclude", given, _check_glob)),
            sections=tuple(given.get("ignore-sections", ())),
            words=tuple(self._read_each("ignore-words", given, _check_pattern)),
            register=self._read_paths("register", given),
            terms=self._read_paths("terms", given),
            baseline=self._read_baseline(given.get("baseline")),
            severities=dict(self._read_severities(given.get("rules", {}))),
        )

    def _is_right(self, name: str, value: Any, kind: Kind) -> bool:
        """Whether a value is written as its setting wants it; a problem when not."""
        if kind is Kind.TEXT and not isinstance(value, str):
            self._add((name,), message("“{name}” is one text in quotes", name=name))
            return False
        if kind is Kind.SEVERITIES and not isinstance(value, dict):
            said = message("“{name}” is a table of rules", name=name)
            example = '[rules]\nmissing-link = "off"'
            self._add((name,), said, message("write {text}", text=example))
            return False
        if kind is Kind.TEXTS and not (
            isinstance(value, list) and all(isinstance(each, str) for each in value)
        ):
            said = message("“{name}” is a list of texts", name=name)
            example = f'{name} = ["…", "…"]'
            self._add((name,), said, message("write {text}", text=example))
            return False
        return True

    def _read_languages(self, tags: list[str] | tuple[()]) -> tuple[Locale, ...]:
        for index, tag in enumerate(tags):
            if not _TAG.fullmatch(tag):
                said = message("“{tag}” is no language, as fr or pt-BR is", tag=tag)
                self._add(("languages", index), said)
                return ()
        if tags and len(set(tags)) < max(2, len(tags)):
            said = message("“languages” names at least two, each once")
            self._add(("languages",), said)
            return ()
        return tuple(map(Locale, tags))

    def _read_each(
        self,
        name: str,
        given: Mapping[str, Any],
        check: Callable[[str], Message | None],
    ) -> Iterator[str]:
        for index, text in enumerate(given.get(name, ())):
            wrong = check(text)
            if wrong:
                self._add((name, index), wrong)
            else:
                yield text

    def _read_paths(self, name: str, given: Mapping[str, Any]) -> tuple[Path, ...]:
        def check(text: str) -> Message | None:
            if not self._is_inside(text):
                return message("“{path}” leads out of the folder", path=text)
            if not (self.folder / text).is_file():
                return message("there is no file {path}", path=text)
            return None

        return tuple(self.folder / text for text in self._read_each(name, given, check))

    def _read_baseline(self, text: str | None) -> Path | None:
        if text is None:
            return None
        if not self._is_inside(text):
            said = message("“{path}” leads out of the folder", path=text)
            self._add(("baseline",), said)
            return None
        return self.folder / text

    def _is_inside(self, text: str) -> bool:
        folder = self.folder.resolve()
        try:
            return (folder / text).resolve().is_relative_to(folder)
        except (OSError, ValueError):
            return False

    def _read_severities(self, table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        rules = self.list_rules() if table else ()
        for rule, word in table.items():
            if rule not in rules:
                self._add_unknown(("rules", rule), rule, rules)
            elif not isinstance(word, str) or word not in SEVERITIES:
                said = message(
                    "“{word}” is not one of {choices}",
                    word=str(word),
                    choices=tuple(SEVERITIES),
                )
                self._add(("rules", rule), said)
            else:
                yield rule, SEVERITIES[word]

    def _add_unknown(self, way: Way, name: str, known: Collection[str]) -> None:
        is_rule = way[0] == "rules"
        said = (
            message("there is no rule “{rule}”", rule=name)
            if is_rule
            else message("there is no setting “{name}”", name=name)
        )
        guesses = suggest_words(name, known)
        help_ = message("did you mean {guesses}?", guesses=guesses) if guesses else None
        line, column = self.places.keys.get((*self.top, *way), (1, 1))
        self.problems.append(Problem(self.shown, line, column, said, help_))

    def _add(self, way: Way, said: Message, help_: Message | None = None) -> None:
        line, column = self.places.find((*self.top, *way))
        self.problems.append(Problem(self.shown, line, column, said, help_))


def _check_glob(pattern: str) -> Message | None:
    try:
        require_few_wildcards(pattern)
    except PatternError as error:
        return error.said
    return None


def _check_way(pattern: str) -> Message | None:
    try:
        read_way(pattern)
    except PatternError as error:
        return error.said
    return None


def _check_pattern(pattern: str) -> Message | None:
    # Few files of settings have patterns, and this takes a private part of Python.
    from twinlint.settings.ambiguity import is_ambiguous

    try:
        compiled = re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        return message(
            "“{pattern}” is no regular expression: {reason}",
            pattern=pattern,
            reason=str(error),
        )
    if len(pattern) > _LONGEST:
        return message("a pattern has at most {limit} characters", limit=_LONGEST)
    if is_ambiguous(compiled):
        return message(
            "“{pattern}” may never end: what it repeats reads one text in several ways",
            pattern=pattern,
        )
    return None
