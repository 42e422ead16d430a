"""Finds texts of several lines without the sign `|` behind the name of their field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from microsite.load.fitting import Fitting, find_fitting
from microsite.load.indentation import EMPTY_FIELD, count_spaces
from microsite.load.retyped import Retyped, find_meaning, report_retyped
from microsite.load.spot import Compose
from microsite.records import Document
from twinlint.finding import Finding, Message, message
from twinlint.source import Text

_HEADING = re.compile(r" *+(?:##|#[^\s#])")
"""A heading of Markdown, which YAML takes for a comment."""
_NAME = re.compile(r" *+([\w.-]++)(?=:)")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-\w+)?")
_MOST_TRIES = 12
"""Names that are tried, each alone: more are no slip."""


def find_lost_bars(
    text: Text, compose: Compose, document: Document | None = None
) -> Iterator[Finding]:
    """Names of fields behind which a sign makes one text of all that stands below."""
    fitting = find_fitting(text.path)
    if fitting is None:
        return
    changes = tuple(islice(_list_bars(text, fitting, document), _MOST_TRIES))
    needed = _choose(changes, lambda some: _is_meant(text, some, compose, document))
    if needed:
        yield _report(text, needed)


def _choose(
    changes: tuple[Retyped, ...], is_meant: Callable[[tuple[Retyped, ...]], bool]
) -> tuple[Retyped, ...]:
    """Those of some changes that a file needs: one that is enough, or several."""
    alone = tuple(each for each in changes if is_meant((each,)))
    if len(alone) == 1 or (alone and is_meant(alone)):
        return alone
    if len(changes) < 2 or not is_meant(changes):
        return alone[:1]
    needed = changes
    for each in changes:
        fewer = tuple(other for other in needed if other is not each)
        if fewer and is_meant(fewer):
            needed = fewer
    return needed


def _is_meant(
    text: Text,
    changes: Sequence[Retyped],
    compose: Compose,
    document: Document | None,
) -> bool:
    """Whether the file fits with signs in front of texts, and of nothing else."""
    new = find_meaning(text, changes, compose, document, is_text=True)
    fitting = find_fitting(text.path)
    if new is None or fitting is None:
        return False
    lines = text.value.split("\n")
    begun = {each.line: _list_below(lines, each.line)[0] for each in changes}
    for path in new.keys:
        first = begun.get(new.key_span(path).line, "")
        # A short text is no list: its items are to be joined.
        is_list = first.lstrip().startswith("- ")
        holds = fitting.is_prose if is_list else fitting.holds_one_text
        if first and not holds(path):
            return False
    return True


def _report(text: Text, changes: Sequence[Retyped]) -> Finding:
    advice = advise_bar(changes[0].text.partition(":")[0])
    if len(changes) > 1:
        advice = message("type “|” behind the “:” of each of these lines")
    return report_retyped(text, changes, advice)


def tell_bar(name: str) -> Message:
    """What is said of a field whose text lacks the sign."""
    return message("“|” is missing in front of the text below “{name}:”", name=name)


def advise_bar(name: str) -> Message:
    """What to type behind its name."""
    return message("type “|” after “{name}:”", name=name)


def _list_bars(
    text: Text, fitting: Fitting, document: Document | None
) -> Iterator[Retyped]:
    """Fields below which lines of a text stand, and no fields of their own.

    In a file that can be read, those alone that lose a heading, or hold a list.
    """
    lines = text.value.split("\n")
    for number, line in enumerate(lines, 1):
        found = EMPTY_FIELD.match(line)
        below = _list_below(lines, number) if found else []
        if not found or not below or not _is_text(found[1], below[0], fitting):
            continue
        is_lost = any(map(_HEADING.match, below)) or below[0].lstrip().startswith("- ")
        if document is None or is_lost:
            name = found[1]
            start, end = found.start(1), found.end(1) + 1
            yield Retyped(number, start, end, f"{name}: |", tell_bar(name))


def _is_text(name: str, first: str, fitting: Fitting) -> bool:
    """Whether the first line below a name may begin a text."""
    if first.lstrip().startswith("- "):
        return _LANGUAGE.fullmatch(name) is not None
    named = _NAME.match(first)
    return named is None or not fitting.knows(named[1])


def _list_below(lines: Sequence[str], number: int) -> list[str]:
    """The lines that stand below the name of a field, without empty ones."""
    spaces, below = count_spaces(lines[number - 1]), []
    for line in lines[number:]:
        if line.strip() and count_spaces(line) <= spaces:
            break
        if line.strip():
            below.append(line)
    return below
