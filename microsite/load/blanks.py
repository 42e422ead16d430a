"""Finds tabs and wide spaces in front of a line, where YAML wants ordinary spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from microsite.load.indentation import (
    EMPTY_FIELD,
    count_column,
    count_spaces,
    has_field,
    list_structure,
)
from microsite.load.retyped import Retyped, find_meaning, report_retyped
from microsite.load.spot import Compose, Spot
from microsite.records import Document
from twinlint.finding import Finding, Message, message, plural_message
from twinlint.source import Text

_WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that YAML takes for letters."""
_INDENT = re.compile(rf"[ ]*+([\t{_WIDE}][ \t{_WIDE}]*+)(\S++)")
_TWO_WIDE = "\u2001\u2003\u3000"
"""Spaces that are as wide as two."""
_TABS = (2, 4, 8)
"""Columns of a tab in the editors there are."""


def find_blanks(
    text: Text, compose: Compose, document: Document | None = None
) -> Iterator[Finding]:
    """Lines indented with other signs than spaces, with which the file is whole."""
    lines = text.value.split("\n")
    for counts in _list_counts(lines, _find_lines(lines)):
        changes = _retype(lines, counts)
        if find_meaning(text, changes, compose, document):
            yield _report(text, changes)
            return


def find_blank(spot: Spot, line: int) -> Iterator[Finding]:
    """Such a line, or the one above, where something else is wrong too."""
    lines, wanted = spot.lines, (spot.line_above(line), line)
    counts = _count_each(lines, _find_lines(lines))
    near = {each: counts[each] for each in wanted if each in counts}
    if near:
        yield _report(spot.text, _retype(lines, near), is_sure=False)


def _find_lines(lines: Sequence[str]) -> list[int]:
    """The lines with such an indentation; not those of a block of text."""
    if not any(_INDENT.match(line) for line in lines):
        return []
    return [each for each in list_structure(lines) if _INDENT.match(lines[each - 1])]


def _list_counts(lines: list[str], found: list[int]) -> Iterator[Mapping[int, int]]:
    """With how many spaces each may begin, the simplest first."""
    indents = {line: _find_indent(lines, line) for line in found}
    if not found:
        return
    told = []
    for tab in _TABS:
        for wide in (2, 1):
            widths = {"\t": tab, **dict.fromkeys(_TWO_WIDE, wide)}
            told.append(
                {
                    line: sum(widths.get(sign, 1) for sign in indent)
                    for line, indent in indents.items()
                }
            )
    told.append(dict(_count_each(lines, found)))
    for at, each in enumerate(told):
        if each not in told[:at]:
            yield each


def _find_indent(lines: Sequence[str], line: int) -> str:
    written = lines[line - 1]
    found = _INDENT.match(written)
    return written[: found.end(1)] if found else ""


def _count_each(lines: Sequence[str], found: Sequence[int]) -> Mapping[int, int]:
    """The spaces that each line wants below the one above, as that is mended."""
    mended, counts = list(lines), {}
    for line in found:
        bare = lines[line - 1][len(_find_indent(lines, line)) :]
        counts[line] = _count_wanted(mended, line)
        mended[line - 1] = " " * counts[line] + bare
    return counts


def _retype(lines: Sequence[str], counts: Mapping[int, int]) -> tuple[Retyped, ...]:
    changes = []
    for line, spaces in counts.items():
        indent = _find_indent(lines, line)
        word = lines[line - 1][len(indent) :].split()[0]
        change = (line, 0, len(indent), " " * spaces, _tell(indent, word, spaces))
        changes.append(Retyped(*change))
    return tuple(changes)


def _tell(indent: str, word: str, spaces: int) -> Message:
    told = {"word": word, "spaces": spaces}
    if "\t" not in indent:
        return message(
            "no-break or wide spaces stand in front of “{word}”, in place of {spaces}"
            " ordinary ones",
            **told,
        )
    if not spaces:
        return message("a tab stands in front of “{word}”", word=word)
    return message(
        "a tab stands in front of “{word}”, in place of {spaces} spaces", **told
    )


def _report(text: Text, changes: Sequence[Retyped], *, is_sure: bool = True) -> Finding:
    spaces, word = len(changes[0].text), dict(changes[0].said.values)["word"]
    if len(changes) > 1:
        advice = message(
            "on each of these lines, type that many spaces in front of the word, and"
            " nothing else"
        )
    elif spaces:
        advice = plural_message(
            "type {count} space in front of “{word}”, and nothing else",
            "type {count} spaces in front of “{word}”, and nothing else",
            count=spaces,
            word=word,
        )
    else:
        advice = message("begin the line with “{word}”", word=word)
    return report_retyped(text, changes, advice, is_sure=is_sure)


def _count_wanted(lines: Sequence[str], line: int) -> int:
    """The spaces that a line begins with where it goes on from the one above.

    Below a field without a value it has those of the field under it that is next.
    """
    above = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), 0)
    later = range(line + 1, len(lines) + 1)
    below = next((n for n in later if lines[n - 1].strip()), 0)
    written = lines[above - 1] if above else ""
    column = count_column(written)
    if written.rstrip().endswith(("|", ">")):
        return column + 2
    if not EMPTY_FIELD.match(written):
        return column if has_field(written) else count_spaces(written)
    beside = lines[below - 1] if below else ""
    deeper = has_field(beside) and count_spaces(beside) > column
    return count_spaces(beside) if deeper else column + 2
