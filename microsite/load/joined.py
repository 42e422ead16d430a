"""Finds fields that stand on one line without what keeps them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.load import problems
from microsite.load.indentation import count_column
from microsite.load.moved import Ground
from twinlint.finding import Every, Finding, Place, message, plural_message

_FIRST = re.compile(r" *+(?>(?:- ++)*)[\w.-]++: ++")
_NEXT = re.compile(r"(?<![ ,;])[ ,;]++([\w.-]++):(?= |$)")
_MOST = 6
"""Fields of one line that are looked at."""


def find_joined(ground: Ground, line: int) -> Iterator[Finding]:
    """Fields that follow one another on a line, each of which fits on its own."""
    written = ground.lines[line - 1]
    first = _FIRST.match(written)
    if not first:
        return
    names = [*_NEXT.finditer(written, first.end())][:_MOST]
    if "{" in written:
        yield from _find_without_comma(ground, line, names)
        return
    several = [names, *([each] for each in names)] if len(names) > 1 else [names]
    for split in filter(None, several):
        pieces, indent = _cut(written, split), " " * count_column(written)
        new = [pieces[0], *(indent + piece for piece in pieces[1:])]
        if ground.read([*ground.lines[: line - 1], *new, *ground.lines[line:]]):
            yield _report(ground, line, split, len(indent))
            return


def _cut(written: str, names: list[re.Match[str]]) -> list[str]:
    """The parts of a line, each but the first beginning with the name of a field."""
    starts = [0, *(each.start(1) for each in names)]
    ends = [*(each.start() for each in names), len(written)]
    return [written[a:b] for a, b in zip(starts, ends, strict=True)]


def _report(
    ground: Ground, line: int, names: list[re.Match[str]], spaces: int
) -> Finding:
    fields = Every(f"{each[1]}:" for each in names)
    signs = {sign for each in names for sign in each[0][: -len(each[1]) - 1].strip()}
    place = _place(ground, line, names[0])
    if signs:
        return problems.YAML_SYNTAX(
            message("several fields stand on one line"),
            place,
            help=message(
                "delete “{signs}”, and begin a new line in front of {fields}, lined up"
                " with “{first}:”",
                signs="".join(sorted(signs)),
                fields=fields,
                first=ground.lines[line - 1].lstrip(" -").partition(":")[0],
            ),
        )
    return problems.YAML_SYNTAX(
        message("several fields stand on one line"),
        place,
        help=plural_message(
            "begin a new line in front of {fields}, with {count} space",
            "begin a new line in front of {fields}, with {count} spaces",
            count=spaces,
            fields=fields,
        )
        if spaces
        else message("begin a new line in front of {fields}", fields=fields),
    )


def _find_without_comma(
    ground: Ground, line: int, names: list[re.Match[str]]
) -> Iterator[Finding]:
    """A field between braces that no comma parts from the one before."""
    written = ground.lines[line - 1]
    for each in names:
        new = f"{written[: each.start()]}, {written[each.start(1) :]}"
        if "," in each[0] or not ground.read(
            [*ground.lines[: line - 1], new, *ground.lines[line:]]
        ):
            continue
        yield problems.YAML_SYNTAX(
            message("no comma stands between two fields"),
            _place(ground, line, each),
            help=message("write “,” in place of “{sign}”", sign=sign)
            if (sign := each[0].partition(each[1])[0].strip())
            else message("type a comma in front of “{name}:”", name=each[1]),
        )
        return


def _place(ground: Ground, line: int, found: re.Match[str]) -> Place:
    start = sum(len(each) + 1 for each in ground.text.value.split("\n")[: line - 1])
    return Place(ground.text.span(start + found.start(1), start + found.end(1)))
