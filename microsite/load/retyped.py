"""Tries lines with other signs at their start: what makes a file whole was meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from microsite.load import problems
from microsite.load.fitting import find_fitting
from microsite.load.moved import look_around
from microsite.load.spot import Compose
from microsite.records import Document
from twinlint.data import dataclass
from twinlint.finding import Finding, Fix, Message, Place, Rule
from twinlint.source import Span, Text, read_text

_MOST_SIGNS = 200_000
"""Of a file in which changes are tried; the longest of a real site has 30,000."""


@dataclass(frozen=True, slots=True)
class Retyped:
    """What should stand in the place of some signs of a line."""

    line: int
    """From 1."""
    start: int
    """Columns, from 0."""
    end: int
    text: str
    said: Message
    """What is wrong there."""


def find_meaning(
    text: Text,
    changes: Sequence[Retyped],
    compose: Compose,
    document: Document | None = None,
    *,
    is_text: bool = False,
) -> Document | None:
    """What a file is with these changes, where it fits better than without them.

    Or as well, where `is_text`: a text has no names of its own. `document` is what is
    read of it without them; None where it cannot be read. Then what stands around the
    first change may be whole while the rest is not.
    """
    if not changes or len(text.value) > _MOST_SIGNS:
        return None
    lines = text.value.split("\n")
    new = compose(read_text(_change(lines, changes), text.path))
    if _fits(new, document, is_text=is_text):
        return new
    ground = None if document else look_around(text, changes[0].line, compose)
    if ground is None:
        return None
    near = [each for each in changes if ground.holds(each.line)]
    new = compose(ground.write(_change(ground.lines, near).split("\n")))
    return new if _fits(new, None) else None


def _change(lines: Sequence[str], changes: Sequence[Retyped]) -> str:
    changed = list(lines)
    for each in changes:
        old = lines[each.line - 1]
        changed[each.line - 1] = old[: each.start] + each.text + old[each.end :]
    return "\n".join(changed)


def _fits(
    new: Document | None, document: Document | None, *, is_text: bool = False
) -> bool:
    fitting = find_fitting(new.path) if new else None
    if fitting is None or new is None:
        return False
    misfits = fitting.count_misfits(new)
    if document is None:
        return not misfits
    before = fitting.count_misfits(document)
    is_more = is_text or len(new.values) > len(document.values)
    return misfits < before or (misfits == before and is_more)


def report_retyped(
    text: Text,
    changes: Sequence[Retyped],
    advice: Message,
    *,
    rule: Rule = problems.YAML_SYNTAX,
    is_sure: bool = True,
) -> Finding:
    """The finding on the first of some changes, with the others; each is a fix."""
    told = [_report(text, each, rule, is_sure=is_sure) for each in changes]
    return replace(told[0], help=advice, also=tuple(told[1:]))


def _report(text: Text, change: Retyped, rule: Rule, *, is_sure: bool) -> Finding:
    def span(end: int) -> Span:
        line = change.line
        return Span(text.path, line, change.start + 1, line, end + 1)

    fix = Fix(span(change.end), change.text) if is_sure else None
    shown = max(change.end, change.start + 1)
    return rule(change.said, Place(span(shown)), fix=fix)
