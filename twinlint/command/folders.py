"""Compares the pages of a folder, or of two."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

import click
from click.core import ParameterSource

from twinlint.catalog import Translator
from twinlint.changes import Changes
from twinlint.command.finish import Surveyed, say_some
from twinlint.command.output import show_progress
from twinlint.command.pairing import Asked, find_pairs
from twinlint.command.task import Task
from twinlint.documents import Document, DocumentError, read_document
from twinlint.finding import message, plural_message
from twinlint.kept import Store, find_file
from twinlint.policy import Policy
from twinlint.reporter import ReadLines
from twinlint.settings import Settings
from twinlint.survey import (
    Memory,
    Outcome,
    describe_swapped,
    join_repeats,
    survey_pairs,
)
from twinlint.trees import Pair
from twinlint.twins import Compared, Twins
from twinlint.workers import count_cores, map_in_order

_LARGEST = 64_000_000
"""Bytes of a file that tell it from others; those of a document are fewer."""
_BUSY = message("comparing…")


def compare_folders(
    task: Task,
    settings: Settings,
    policy: Policy,
    changes: Changes | None,
    translate: Translator,
) -> Surveyed:
    """All that was found in the pairs of folders, or in those that were touched.

    Tells what was odd, and which files could not be read. Raises `UsageError` when
    there are no pairs, and when the languages stand in each other's place.
    """
    asked = _read_folders(task, settings, translate)
    if changes:
        asked = replace(asked, gone=tuple(changes.gone))
    pairing = find_pairs(asked, translate)
    pairs = tuple(
        pair
        for pair in pairing.pairs
        if changes is None or any(map(changes.has_file, pair.paths))
    )
    share = partial(map_in_order, jobs=task.jobs or count_cores())
    with _open_memory(task, policy) as memory, show_progress(_BUSY, translate):
        compare = partial(_compare, policy, task.input_format)
        outcomes = survey_pairs(pairs, compare, memory, share)
    _refuse_swapped(pairs, outcomes, translate)
    problems = [each.problem for each in outcomes if each.problem]
    notes = dict.fromkeys(note for each in outcomes for note in each.notes)
    say_some([*notes, *problems], translate)
    found = join_repeats([each.findings for each in outcomes])
    twins = tuple(
        Twins(
            pair.paths[1],
            pair.paths,
            pair.locales,
            findings,
            partial(_read_twins, pair.paths, task.input_format),
            outcome.words,
        )
        for pair, outcome, findings in zip(pairs, outcomes, found, strict=True)
        if not outcome.problem
    )
    count = len(twins)
    agreed = plural_message("the pair agrees", "the {count} pairs agree", count=count)
    if changes and not twins:
        agreed = message("no page of a pair was touched")
    return Surveyed(
        Compared(twins, pairing.lone),
        _make_line_reader(task.input_format),
        agreed,
        problems=tuple(problems),
        folders=tuple(filter(None, (asked.first, asked.second))),
    )


def _read_folders(task: Task, settings: Settings, translate: Translator) -> Asked:
    """The folders that are to be compared.

    Raises `UsageError` for what is not there, and for a file beside a folder.
    """
    given = [path for path in (task.fr, task.en) if path]
    if not given and settings.top:
        given = [settings.top]
    folders = [path for path in given if path.is_dir()]
    for path in given:
        if not path.exists():
            said = message("there is no folder {path}", path=str(path))
            raise click.UsageError(translate(said))
        if not path.is_dir() and folders:
            said = message(
                "{path} is a file, and {folder} is a folder: name two of a kind",
                path=str(path),
                folder=str(folders[0]),
            )
            raise click.UsageError(translate(said))
    if not folders:
        raise click.BadArgumentUsage(translate(message("name two files, FR and EN")))
    source = click.get_current_context().get_parameter_source("languages")
    is_named = source not in (ParameterSource.DEFAULT, None)
    return Asked(
        given[0],
        given[1] if len(given) > 1 else None,
        task.languages,
        has_locales=is_named,
        has_usual=not (is_named or settings.languages),
        patterns=task.pairs or settings.pairs,
        base=None if task.pairs else settings.top,
        left_out=settings.exclude,
        top=settings.top,
    )


def _compare(policy: Policy, input_format: str | None, pair: Pair) -> Outcome:
    from twinlint.survey import compare_files  # Loads every rule.

    try:
        return compare_files(pair.paths, pair.locales, policy, input_format)
    except Exception as error:  # a defect of ours, which costs this pair alone
        reason = f"{type(error).__name__}: {error}"
        said = message(
            "{path}: the comparison failed: {reason}", path=pair.paths[1], reason=reason
        )
        return Outcome(problem=said)


@contextmanager
def _open_memory(task: Task, policy: Policy) -> Iterator[Memory | None]:
    if not task.is_kept:
        yield None
        return
    store = Store(find_file(Path.cwd(), os.environ))
    try:
        yield Memory(store, _read_bytes, policy, task.input_format or "")
    finally:
        store.close()


def _read_bytes(path: str) -> bytes:
    with Path(path).open("rb") as file:
        return file.read(_LARGEST)


def _read_twins(
    paths: tuple[str, str], input_format: str | None
) -> tuple[Document, Document]:
    from twinlint.survey import read_pair

    return read_pair(paths, input_format)


def _refuse_swapped(
    pairs: tuple[Pair, ...], outcomes: tuple[Outcome, ...], translate: Translator
) -> None:
    swapped = [
        pair
        for pair, outcome in zip(pairs, outcomes, strict=True)
        if outcome.is_swapped
    ]
    if 2 * len(swapped) <= len(outcomes):
        return
    said = describe_swapped(swapped[0].paths, swapped[0].locales)
    raise click.UsageError(translate(said))


def _make_line_reader(input_format: str | None) -> ReadLines:
    """Gives the lines of files as their documents have them, the last ones kept."""

    @lru_cache(maxsize=16)
    def read(path: str) -> tuple[str, ...]:
        try:
            document = read_document(path, input_format)
        except DocumentError:
            return ()
        return tuple(document.text.value.split("\n"))

    return read
