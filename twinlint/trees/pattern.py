"""Patterns of paths with the language in them: `{lang}/**/*.md`, `**/*.{lang}.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import Pattern

from twinlint.data import dataclass
from twinlint.finding import Message, message

_PIECE = re.compile(
    r"(?P<lang>\{lang\}) | (?P<choice>\{[^{},/]*,[^{}/]*\}) | (?P<deep>\*\*/)"
    r"| (?P<all>\*\*) | (?P<some>\*) | (?P<one>\?) | (?P<text>[^{}*?]+|.)",
    re.VERBOSE | re.DOTALL,
)
_WILD = {"deep": "(?:[^/]+/)*", "all": ".*", "some": "[^/]*", "one": "[^/]"}
_SOME = f"({_WILD['some']})"
_BETWEEN = ["some", "text", "some"]
_MOST = 8
"""Wildcards of a pattern: each multiplies the ways in which a path may fit."""


class PatternError(Exception):
    """A pattern that names no pairs."""

    def __init__(self, said: Message) -> None:
        """Keep what to tell the reader."""
        super().__init__(str(said))
        self.said = said


@dataclass(frozen=True, slots=True)
class Way:
    """How the versions of a page are named."""

    marked: str
    """The pattern of files with their language: `i18n/{lang}/**/*.md`."""
    unmarked: str = ""
    """That of files in the language that is not named; empty where all are."""

    def read_marked(self, path: str, tags: str) -> tuple[str, str] | None:
        """The tag in a path, and what all versions of that page have in common.

        `tags` is a pattern of tags, which `tags.py` writes.
        """
        found = _compile(self.marked, tags).fullmatch(path)
        return (found["lang"], _join(found)) if found else None

    def read_unmarked(self, path: str) -> str | None:
        """What the page of a path without language has in common with its versions."""
        found = _compile(self.unmarked).fullmatch(path) if self.unmarked else None
        return _join(found) if found else None

    def show(self, path: str, tags: str) -> str:
        """Where the versions in a language stand, shortly: `i18n/fr`, `*.fr.md`.

        `path` is that of one of them; `tags` as above.
        """
        found = _compile(self.marked, tags).fullmatch(path)
        if not found:
            return path
        start, end = found.span("lang")
        if path[end : end + 1] == "/":
            return path[:end]
        name = path.rfind("/", 0, start) + 1
        return f"*{path[start - 1]}{path[start:]}" if start > name else path


def read_way(pattern: str) -> Way:
    """The way that a person writes: one pattern, or `docs/** = i18n/{lang}/docs/**`.

    Raises `PatternError`.
    """
    unmarked, equals, marked = pattern.rpartition("=")
    way = Way(marked.strip(), unmarked.strip()) if equals else Way(pattern.strip())
    if "{lang}" not in way.marked or "{lang}" in way.unmarked:
        said = message(
            "“{pattern}” does not say where {mark} stands",
            pattern=pattern,
            mark="{lang}",
        )
        raise PatternError(said)
    for each in (way.marked, way.unmarked):
        require_few_wildcards(each)
        if each.startswith("/") or ".." in Path(each).parts:
            said = message("“{pattern}” leads out of the folder", pattern=each)
            raise PatternError(said)
    return way


def require_few_wildcards(glob: str) -> None:
    """PatternError for a pattern that may take long."""
    if sum(kind in _WILD for kind, _ in _cut(glob)) > _MOST:
        said = message(
            "“{pattern}” has more than {most} wildcards", pattern=glob, most=_MOST
        )
        raise PatternError(said)


@cache
def compile_glob(glob: str) -> Pattern[str]:
    """A pattern of paths: `*` stays in a folder, `**` does not; a folder is whole.

    >>> bool(compile_glob("drafts/**").fullmatch("drafts/a/b.md"))
    True
    >>> bool(compile_glob("*.md").fullmatch("a/b.md"))
    False
    >>> bool(compile_glob("drafts").fullmatch("drafts/a.md"))
    True
    """
    written = _write(glob.removeprefix("./").strip("/"))
    return re.compile(rf"\A(?:{written})(?:/.*)?", re.DOTALL)


@cache
def _compile(pattern: str, tags: str = "") -> Pattern[str]:
    return re.compile(_write(pattern.removeprefix("./"), tags), re.DOTALL)


def _write(pattern: str, tags: str = "") -> str:
    """A regular expression of a pattern.

    Between two `*` of a folder, the first place where the text between them stands is
    as good as any other: to try them all would multiply with each `*`.
    """
    written = ""
    pieces = list(_cut(pattern))
    kinds = [kind for kind, _ in pieces]
    for at, (kind, text) in enumerate(pieces):
        if kind == "text" and kinds[at - 1 : at + 2] == _BETWEEN and "/" not in text:
            written = f"{written.removesuffix(_SOME)}(?>([^/]*?){re.escape(text)})"
            continue
        if kind == "lang":
            has_it = "(?P<lang>" in written
            written += "(?P=lang)" if has_it else f"(?P<lang>{tags})"
        elif kind == "choice":
            choices = "|".join(map(re.escape, text[1:-1].split(",")))
            written += f"({choices})"
        elif kind in _WILD:
            written += f"({_WILD[kind]})"
        else:
            written += re.escape(text)
    return written


def _cut(pattern: str) -> Iterator[tuple[str, str]]:
    for match in _PIECE.finditer(pattern):
        yield match.lastgroup or "", match[0]


def _join(found: re.Match[str]) -> str:
    """All that wildcards stand for in a path, in a row."""
    named = found.re.groupindex.get("lang")
    groups = enumerate(found.groups(), 1)
    return "".join(text for index, text in groups if index != named and text)
