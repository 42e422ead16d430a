"""Shows how long the stages of a run took, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twinlint.catalog import Translator
from twinlint.command import show_beside
from twinlint.finding import message

if TYPE_CHECKING:
    from microsite.incremental import Stage

_DIGITS = 3
"""Of a second; shorter times differ from run to run."""


def show_profile(stages: Iterable[Stage], translate: Translator) -> None:
    """Tell of each stage its seconds, and how much it made and found kept."""
    heads = (
        message("stage"),
        message("seconds"),
        message("processor"),
        message("made"),
        message("kept"),
    )
    rows = [tuple(translate(head) for head in heads)]
    stages = tuple(stages)
    rows += [_write_row(s.name, s.seconds, s.cpu, s.made, s.kept) for s in stages]
    rows.append(
        _write_row(
            translate(message("together")),
            sum(stage.seconds for stage in stages),
            sum(stage.cpu for stage in stages),
            sum(stage.made for stage in stages),
            sum(stage.kept for stage in stages),
        )
    )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    show_beside("".join(f"{_align(row, widths)}\n" for row in rows))


def _write_row(
    name: str, seconds: float, cpu: float, made: int, kept: int
) -> tuple[str, ...]:
    return name, f"{seconds:.{_DIGITS}f}", f"{cpu:.{_DIGITS}f}", f"{made}", f"{kept}"


def _align(row: tuple[str, ...], widths: list[int]) -> str:
    """The name at the left, numbers at the right of their columns."""
    name, *numbers = row
    first, *others = widths
    columns = (n.rjust(width) for n, width in zip(numbers, others, strict=True))
    return "  ".join((name.ljust(first), *columns))


def write_timings(stages: Iterable[Stage], path: Path) -> None:
    """Write `{"stages": [{"name", "seconds", "cpu", "made", "kept"}]}` to a file."""
    text = json.dumps({"stages": [asdict(stage) for stage in stages]}, indent=2)
    try:
        path.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(path), error.strerror) from None
