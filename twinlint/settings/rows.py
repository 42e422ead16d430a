"""Reads the rows of a table or list that people write: CSV, or YAML.

A row is `{column: texts}`. In CSV the first line names the columns, and several texts
of one column have `|` between them. In YAML the file is a list of mappings; what is
inside a mapping is a column of its own: `forbidden: {en: […]}` is `forbidden.en`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from twinlint.data import dataclass
from twinlint.documents import UnreadableError, make_loader, write_install
from twinlint.finding import Message, message
from twinlint.settings.problem import Problem

Texts = tuple[str, ...]
_LARGEST = 5_000_000
"""Bytes of a file."""
_DEEPEST = 3
"""Mappings and lists inside one another that mean something."""
YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry, and where it stands."""

    line: int
    column: int
    cells: Mapping[str, Texts]
    """Texts by column; those without a word are left out."""
    names: Mapping[str, tuple[int, int]]
    """Line and column at which each column is named, those without a word too."""


@dataclass(slots=True)
class Reading:
    """A file that is read, with what is wrong in it so far."""

    path: Path
    shown: str
    """How the file is called in problems."""
    problems: list[Problem] = field(default_factory=list)

    def read_text(self) -> str | None:
        """The content of the file; None when it cannot be read, which is noted."""
        try:
            with self.path.open("rb") as file:
                content = file.read(_LARGEST + 1)
            if len(content) <= _LARGEST:
                return content.decode("utf-8-sig").replace("\r\n", "\n")
            said = message("it has more than {limit} MB", limit=_LARGEST // 1_000_000)
        except OSError as error:
            said = message("it cannot be read: {reason}", reason=error.strerror or "")
        except UnicodeDecodeError:
            said = message("it is not in UTF-8")
        self.note(1, 1, said)
        return None

    def note(
        self, line: int, column: int, said: Message, help_: Message | None = None
    ) -> None:
        """Note what is wrong at a line and column."""
        self.problems.append(Problem(self.shown, line, column, said, help_))

    def read_rows(self) -> Iterator[Row]:
        """The rows of the file, by its suffix."""
        value = self.read_text()
        if value is None:
            return
        if self.path.suffix.lower() in YAML:
            yield from _read_yaml(self, value)
        else:
            yield from _read_csv(self, value)


# CSV ----------------------------------------------------------------------------------


def _read_csv(reading: Reading, value: str) -> Iterator[Row]:
    first = value.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(value, newline=""), delimiter=delimiter)
    try:
        names = [name.strip() for name in next(reader, [])]
        places = _place_names(reading, names, value.partition("\n")[0])
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(names):
                reading.note(
                    line,
                    1,
                    message(
                        "this line has {count} cells, the first has {names}",
                        count=len(cells),
                        names=len(names),
                    ),
                    message("put quotation marks around a cell that has a comma"),
                )
            elif any(cell.strip() for cell in cells):
                texts = {
                    name: tuple(filter(None, map(str.strip, cell.split("|"))))
                    for name, cell in zip(names, cells, strict=False)
                }
                filled = {name: each for name, each in texts.items() if each}
                yield Row(line, 1, filled, places)
            line = reader.line_num + 1
    except csv.Error as error:
        said = message("it is not CSV: {reason}", reason=str(error))
        reading.note(reader.line_num, 1, said)


def _place_names(
    reading: Reading, names: Iterable[str], line: str
) -> Mapping[str, tuple[int, int]]:
    """Where the first line names each column; notes one that it names twice."""
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for name in names:
        at = max(at, line.find(name, at))
        if name in places and name:
            reading.note(
                1, at + 1, message("the column “{name}” stands twice", name=name)
            )
        places.setdefault(name, (1, at + 1))
        at += len(name)
    return places


# YAML ---------------------------------------------------------------------------------


def _read_yaml(reading: Reading, value: str) -> Iterator[Row]:
    try:
        import yaml
    except ImportError:
        reading.note(
            1,
            1,
            message("YAML needs a package that is not installed"),
            message(
                "type {command}, or write the file as CSV",
                command=write_install("yaml", "yaml"),
            ),
        )
        return
    try:
        loader = make_loader(yaml)
        for event in yaml.parse(value, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                said = message("it has aliases (*), which are not read here")
                reading.note(*_find_place(event.start_mark), said)
                return
        top = yaml.compose(value, Loader=loader)
    except UnreadableError as error:
        reading.note(error.line, error.column, error.said)
        return
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or type(error).__name__
        said = message("it is not YAML: {reason}", reason=reason)
        reading.note(*_find_place(mark), said)
        return
    if top is None:
        return
    if not isinstance(top, yaml.SequenceNode):
        reading.note(1, 1, message("it is not a list: begin each entry with “- ”"))
        return
    for node in top.value:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if isinstance(node, yaml.MappingNode):
            places = dict(_place_keys(node, "", _DEEPEST))
            yield Row(line, column, dict(_list_cells(node, "", _DEEPEST)), places)
        else:
            reading.note(line, column, message("this entry is no mapping of keys"))


def _find_place(mark: Any) -> tuple[int, int]:
    """The line and the column of a place of PyYAML."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _place_keys(
    node: Any, prefix: str, depth: int
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where each key of a mapping stands, those of mappings in it after its own."""
    for key, value in node.value:
        name = f"{prefix}{key.value}"
        if _is_mapping(value) and depth:
            yield from _place_keys(value, f"{name}.", depth - 1)
        else:
            yield name, _find_place(key.start_mark)


def _is_mapping(node: Any) -> bool:
    return bool(node.value) and isinstance(node.value[0], tuple)


def _list_cells(node: Any, prefix: str, depth: int) -> Iterator[tuple[str, Texts]]:
    for key, value in node.value:
        name = f"{prefix}{key.value}"
        if isinstance(value.value, str):
            if value.value.strip():
                yield name, (value.value.strip(),)
        elif _is_mapping(value):
            if depth:
                yield from _list_cells(value, f"{name}.", depth - 1)
        else:
            texts = (each.value for each in value.value)
            yield name, tuple(each for each in texts if isinstance(each, str))
