"""Finds what stands in the place of a list's hyphens, and lines that only part others.

Word processors make a dash or a bullet of a hyphen; people draw a line between records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from microsite.load import problems
from microsite.load.indentation import list_structure
from microsite.load.retyped import Retyped, find_meaning, report_retyped
from microsite.load.spot import Compose
from microsite.records import Document, show_typed
from twinlint.finding import Finding, Message, message, plural_message
from twinlint.source import Text

_DASH = re.compile(
    r"[ ]*+(?>(?:- )*)"
    r"((?:[‐-―−•‣⁃·●▪◦]|[*+](?=\s)|-(?!-))\s*+)"
    r"(\S[^\n]*)"
)
"""A line that begins with a sign of a list, and what follows it."""
_HYPHEN = "- "


def find_dashes(
    text: Text, compose: Compose, document: Document | None = None
) -> Iterator[Finding]:
    """Items behind another sign than a hyphen, with which the file is whole."""
    lines = text.value.split("\n")
    changes = tuple(_list_dashes(lines))
    if not changes or not find_meaning(text, changes, compose, document):
        return
    first = changes[0]
    item = show_typed(lines[first.line - 1][first.end :].rstrip())
    if len(changes) > 1:
        advice = message(
            "on each of these lines, type a hyphen and an ordinary space: {written}",
            written=_HYPHEN + item,
        )
    elif first.end - first.start > 1 or lines[first.line - 1][first.start] != "-":
        advice = message(
            "type a hyphen and an ordinary space: {written}", written=_HYPHEN + item
        )
    else:
        advice = message("write “- {name}”", name=item)
    yield report_retyped(text, changes, advice)


def _list_dashes(lines: Sequence[str]) -> Iterator[Retyped]:
    found = {n: m for n, line in enumerate(lines, 1) if (m := _DASH.match(line))}
    if all(each[1] == _HYPHEN for each in found.values()):
        return
    for line in list_structure(lines):
        match = found.get(line)
        if match and match[1] != _HYPHEN:
            yield Retyped(line, *match.span(1), _HYPHEN, _tell_dash(*match.groups()))


def _tell_dash(sign: str, item: str) -> Message:
    """What is wrong with a sign, and the blanks behind it, in front of an item."""
    if sign == "-":
        name = item.partition(":")[0].rstrip()
        return message("no space follows the “-” of “{name}”", name=name)
    if sign[0] == "-":
        return message("a no-break space follows the hyphen of this list")
    return message("“{sign}” is no hyphen: no list begins with it", sign=sign[0])


_PARTING = re.compile(r"([-=_*~.–—]{3,}+)[ \t]*$")
"""A line of signs in the first column."""
_SAID = message("a line of signs stands between records, and is no part of them")


def find_parting(
    text: Text, compose: Compose, several: Message | None = None
) -> Iterator[Finding]:
    """Lines that part records, or fields, which belong into one file all the same.

    `several` says that such a line begins another document.
    """
    lines = text.value.split("\n")
    changes = tuple(
        Retyped(number, 0, len(lines[number - 1]), "", several or _SAID)
        for number in list_structure(lines)[1:]
        if _PARTING.match(lines[number - 1])
    )
    if changes and find_meaning(text, changes, compose):
        rule = problems.SEVERAL_DOCUMENTS if several else problems.YAML_SYNTAX
        advice = plural_message(
            "delete this line", "delete these {count} lines", count=len(changes)
        )
        yield report_retyped(text, changes, advice, rule=rule)
