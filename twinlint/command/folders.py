"""Compares the pages of a folder, or of two, and reports what was found in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import click
from click.core import ParameterSource

from twinlint.catalog import Translator
from twinlint.command.output import (
    make_reporter,
    say,
    show_beside,
    show_progress,
    show_report,
)
from twinlint.command.pairing import Asked, find_pairs
from twinlint.command.rules import list_rules
from twinlint.command.task import Task
from twinlint.command.workers import count_cores, map_in_order
from twinlint.documents import Document, DocumentError, read_document
from twinlint.finding import LanguageName, Message, message, plural_message
from twinlint.kept import Store, find_file
from twinlint.policy import USUAL_POLICY, Policy
from twinlint.register import Register
from twinlint.reporter import ReadLines, Report, escape_unshown
from twinlint.survey import Memory, Outcome, describe_swapped, survey_pairs
from twinlint.trees import Pair, Pairing
from twinlint.twins import Compared, Lone, Twins

_SHOWN = 20
"""Pages without a twin that are named one by one, and files that cannot be read."""
_LARGEST = 64_000_000
"""Bytes of a file that tell it from others; those of a document are fewer."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the pairs of folders are compared."""

    policy: Policy = USUAL_POLICY
    input_format: str | None = None
    jobs: int | None = None
    """Processes that compare; None for as many as there are cores."""
    is_kept: bool = True
    """Whether what is found is kept for the next run."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What came of all pairs."""

    compared: Compared
    words: int
    has_failed: bool
    """Some pair was not compared, which was told."""


def compare_folders(
    task: Task,
    translate: Translator,
    read_register: Callable[[], Register],
    *,
    version: str,
) -> int:
    """The exit code: 0 nothing found, 1 findings, 2 a pair that was not compared."""
    found = find_pairs(_read_folders(task, translate), translate)
    manner = Manner(
        Policy(read_register()), task.input_format, task.jobs, is_kept=task.is_kept
    )
    surveyed = compare_pairs(found, manner, translate)
    compared = surveyed.compared
    read_lines = make_line_reader(task.input_format)
    report = Report(
        compared.findings,
        make_reporter(translate, read_lines, output=task.output),
        version=version,
        list_rules=list_rules,
        pairs=len(compared.twins),
        words=surveyed.words,
        compared=compared,
    )
    show_report(report, task.format_, task.output)
    say_lone(compared.lone, translate)
    if task.format_ == "text" and not compared.findings and not surveyed.has_failed:
        said = plural_message(
            "the pair agrees", "the {count} pairs agree", count=len(compared.twins)
        )
        say(said, translate)
    return 2 if surveyed.has_failed else int(bool(compared.findings))


def _read_folders(task: Task, translate: Translator) -> Asked:
    """The folders that are to be compared.

    Raises `UsageError` for what is not there, and for a file beside a folder.
    """
    given = [path for path in (task.fr, task.en) if path]
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
        raise click.UsageError(translate(message("name two files, FR and EN")))
    source = click.get_current_context().get_parameter_source("languages")
    return Asked(
        given[0],
        given[1] if len(given) > 1 else None,
        task.languages,
        has_locales=source not in (ParameterSource.DEFAULT, None),
        patterns=task.pairs,
    )


def compare_pairs(pairing: Pairing, manner: Manner, translate: Translator) -> Surveyed:
    """All that was found in the pairs of folders.

    Tells what was odd, and which files could not be read. Raises `UsageError` when the
    two languages stand in each other's place.
    """
    share = partial(map_in_order, jobs=manner.jobs or count_cores())
    with _open_memory(manner) as memory, show_progress(_BUSY, translate):
        compare = partial(_compare, manner)
        outcomes = survey_pairs(pairing.pairs, compare, memory, share)
    _refuse_swapped(pairing, outcomes, translate)
    problems = [each.problem for each in outcomes if each.problem]
    notes = dict.fromkeys(note for each in outcomes for note in each.notes)
    _say_some([*notes, *problems], translate)
    twins = tuple(
        Twins(
            pair.paths[1],
            pair.paths,
            pair.locales,
            outcome.findings,
            partial(_read_twins, pair.paths, manner.input_format),
            outcome.words,
        )
        for pair, outcome in zip(pairing.pairs, outcomes, strict=True)
        if not outcome.problem
    )
    words = sum(each.words for each in twins)
    return Surveyed(Compared(twins, pairing.lone), words, bool(problems))


def _compare(manner: Manner, pair: Pair) -> Outcome:
    from twinlint.survey import compare_files  # Loads every rule.

    try:
        return compare_files(
            pair.paths, pair.locales, manner.policy, manner.input_format
        )
    except Exception as error:  # a defect of ours, which costs this pair alone
        reason = f"{type(error).__name__}: {error}"
        said = message(
            "{path}: the comparison failed: {reason}", path=pair.paths[1], reason=reason
        )
        return Outcome(problem=said)


_BUSY = message("comparing…")


@contextmanager
def _open_memory(manner: Manner) -> Iterator[Memory | None]:
    if not manner.is_kept:
        yield None
        return
    store = Store(find_file(Path.cwd(), os.environ))
    try:
        yield Memory(store, _read_bytes, manner.policy, manner.input_format or "")
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
    pairing: Pairing, outcomes: tuple[Outcome, ...], translate: Translator
) -> None:
    swapped = [
        pair
        for pair, outcome in zip(pairing.pairs, outcomes, strict=True)
        if outcome.is_swapped
    ]
    if 2 * len(swapped) <= len(outcomes):
        return
    said = describe_swapped(swapped[0].paths, swapped[0].locales)
    raise click.UsageError(translate(said))


def say_lone(lone: Sequence[Lone], translate: Translator) -> None:
    """Tell which pages stand alone, by the language that they lack."""
    for missing in dict.fromkeys(each.missing for each in lone):
        paths = [each.path for each in lone if each.missing == missing]
        said = plural_message(
            "{count} page has no {language} version:",
            "{count} pages have no {language} version:",
            count=len(paths),
            language=LanguageName(missing),
        )
        say(said, translate)
        for path in paths[:_SHOWN]:
            show_beside(f"  {escape_unshown(path)}\n")
        _say_rest(len(paths), translate)


def _say_some(said: Sequence[Message], translate: Translator) -> None:
    for each in said[:_SHOWN]:
        say(each, translate)
    _say_rest(len(said), translate)


def _say_rest(count: int, translate: Translator) -> None:
    if count > _SHOWN:
        say(message("and {count} more", count=count - _SHOWN), translate)


def make_line_reader(input_format: str | None) -> ReadLines:
    """Gives the lines of files as their documents have them, the last ones kept."""

    @lru_cache(maxsize=16)
    def read(path: str) -> tuple[str, ...]:
        try:
            document = read_document(path, input_format)
        except DocumentError:
            return ()
        return tuple(document.text.value.split("\n"))

    return read
