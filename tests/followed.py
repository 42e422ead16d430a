"""Does what the help of a finding says, as an editor who types it to the letter.

Not every help can be followed by a machine: one that asks for words, or gives a choice,
is for people. Each that can be followed says what to type, and where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from support import Files

from twinlint.finding import Finding, Fix
from twinlint.source import Span

Lines = list[str]
Values = dict[str, Any]
Follow = Callable[[Lines, Span, Values], None]
Followed = tuple[list[Finding], dict[str, str]]
"""What was mended, and `{path: text}` of what changed."""


def follow_fixes(files: Files, findings: Iterable[Finding]) -> Followed:
    """The files that `--fix` changes, as they are then, and what it mends."""
    return _follow(files, findings, _apply_fixes)


def follow_helps(files: Files, findings: Iterable[Finding]) -> Followed:
    """The files that editors change who type what they are told."""
    return _follow(files, findings, _follow_help)


def _follow(
    files: Files,
    findings: Iterable[Finding],
    act: Callable[[str, Finding], str | None],
) -> Followed:
    placed = [(each.place.span, each) for each in findings if each.place]
    followed: list[Finding] = []
    changed: dict[str, str] = {}
    # From below: what is typed moves nothing that is still to be mended.
    for span, each in sorted(placed, key=lambda pair: pair[0], reverse=True):
        text = changed.get(span.path, files.get(span.path))
        new = act(text, each) if isinstance(text, str) else None
        if new is not None and new != text:
            changed[span.path] = new
            followed.append(each)
    return followed, changed


def _apply_fixes(text: str, finding: Finding) -> str | None:
    fixes = [each.fix for each in finding.occurrences if each.fix]
    for fix in sorted(fixes, key=lambda each: each.span, reverse=True):
        text = _replace(text, fix)
    return text if fixes else None


def _replace(text: str, fix: Fix) -> str:
    lines, span = text.split("\n"), fix.span
    first, last = lines[span.line - 1], lines[span.end_line - 1]
    changed = first[: span.column - 1] + fix.text + last[span.end_column - 1 :]
    return "\n".join((*lines[: span.line - 1], changed, *lines[span.end_line :]))


def _follow_help(text: str, finding: Finding) -> str | None:
    """The text as its help has it; None where only a person can follow that."""
    if finding.help is None or finding.place is None or finding.also:
        return None
    values = dict(finding.help.values)
    follow = _FOLLOWED.get(finding.help.text)
    if follow is None or any(" … " in str(each) for each in values.values()):
        return None
    lines = text.split("\n")
    follow(lines, finding.place.span, values)
    return "\n".join(lines)


def _write(name: str, before: str = "", behind: str = "") -> Follow:
    """A value is written in the place of what the finding points to."""

    def follow(lines: Lines, span: Span, values: Values) -> None:
        value = values[name]
        if isinstance(value, tuple):
            value = value[0]
        _put(lines, span, f"{before}{value}{behind}")

    return follow


def _put(lines: Lines, span: Span, written: str) -> None:
    """A stretch is replaced; the whole field where the text says its name too."""
    line = lines[span.line - 1]
    named = re.match(r"- |[\w.-]+:(?: |$)", written)
    at = line.find(named[0].rstrip()) if named else -1
    if at >= 0:
        lines[span.line - 1 : span.end_line] = [line[:at] + written]
        return
    last = lines[span.end_line - 1]
    new = line[: span.column - 1] + written + last[span.end_column - 1 :]
    lines[span.line - 1 : span.end_line] = [new]


def _write_behind(name: str) -> Follow:
    """The rest of the line is written so."""

    def follow(lines: Lines, span: Span, values: Values) -> None:
        lines[span.line - 1] = lines[span.line - 1][: span.column - 1] + values[name]

    return follow


def _write_heading(lines: Lines, span: Span, values: Values) -> None:
    line = lines[span.line - 1]
    spaces = len(line) - len(line.lstrip())
    lines[span.line - 1] = " " * spaces + f"{values['signs']} {values['words']}"


def _indent(name: str = "") -> Follow:
    """The line begins with so many spaces."""

    def follow(lines: Lines, span: Span, values: Values) -> None:
        bare = lines[span.line - 1].lstrip()
        lines[span.line - 1] = " " * (int(values[name]) if name else 0) + bare

    return follow


def _shift(sign: int) -> Follow:
    """Some lines begin with more spaces, or with fewer."""

    def follow(lines: Lines, _: Span, values: Values) -> None:
        for at in range(int(values["first"]) - 1, int(values["last"])):
            bare = lines[at].lstrip(" ")
            spaces = len(lines[at]) - len(bare) + sign * values["count"]
            lines[at] = " " * spaces + bare if bare else ""

    return follow


def _complete(name: str, cut: slice) -> Follow:
    """What is shown stands on the line but for the sign at one of its ends."""

    def follow(lines: Lines, span: Span, values: Values) -> None:
        line, written = lines[span.line - 1], values[name]
        old = written[cut]
        assert old in line, (old, line)
        lines[span.line - 1] = line.replace(old, written, 1)

    return follow


def _close(lines: Lines, span: Span, values: Values) -> None:
    """Another bracket closes the list."""
    lines[span.line - 1] = (
        lines[span.line - 1][: span.column - 1]
        + values["bracket"]
        + lines[span.line - 1][span.end_column - 1 :]
    )


def _delete_line(lines: Lines, span: Span, values: Values) -> None:
    first = int(values.get("line", span.line)) - 1
    del lines[first : first + values.get("count", 1)]


def _insert(lines: Lines, _: Span, values: Values) -> None:
    """The name of a field is typed on a line of its own."""
    if len(values["name"]) == 1:
        line = " " * values.get("count", 0) + values["name"][0]
        lines.insert(int(values["line"]) - 1, line)


def _move(lines: Lines, span: Span, values: Values) -> None:
    """Lines are cut and put above another one."""
    first = int(values["first"])
    moved = slice(first - 1, int(values.get("last", first)))
    above = int(values["line"]) - 1
    cut = lines[moved]
    spaces = len(lines[above]) - len(lines[above].lstrip())
    less = len(cut[0]) - len(cut[0].lstrip()) - spaces
    del lines[moved]
    lines[above:above] = [line[max(0, less) :] for line in cut]


def _begin_line(lines: Lines, span: Span, values: Values) -> None:
    """A new line begins in front of some fields."""
    line = lines[span.line - 1]
    for field in values["fields"]:
        line = re.sub(
            rf"[ ,;]*(?<= ){re.escape(field)}",
            "\n" + " " * values.get("count", 0) + field,
            line,
            count=1,
        )
    lines[span.line - 1 : span.line] = line.split("\n")


def _type_bar(lines: Lines, span: Span, values: Values) -> None:
    name = f"{values['name']}:"
    lines[span.line - 1] = lines[span.line - 1].replace(name, f"{name} |", 1)


def _type_comma(lines: Lines, span: Span, values: Values) -> None:
    before = lines[span.line - 1][: span.column - 1].rstrip()
    lines[span.line - 1] = f"{before}, {lines[span.line - 1][span.column - 1 :]}"


def _write_comma(lines: Lines, span: Span, values: Values) -> None:
    before, sign, behind = lines[span.line - 1].partition(values["sign"])
    assert sign
    lines[span.line - 1] = f"{before},{behind}"


def _drop_dash(lines: Lines, span: Span, values: Values) -> None:
    line = lines[span.line - 1]
    lines[span.line - 1] = line.replace(f"- {values['name']}:", f"{values['name']}:")


def _rename_key(lines: Lines, _: Span, values: Values) -> None:
    lines[int(values["line"]) - 1] = f"{values['key']}:"


def _write_items(lines: Lines, span: Span, values: Values) -> None:
    _put(lines, span, f"[{values['value']}]")


def _delete(lines: Lines, span: Span, _: Values) -> None:
    _put(lines, span, "")


_FOLLOWED: dict[str, Follow] = {
    "did you mean {guesses}?": _write("guesses"),
    "write {value}": _write("value"),
    "write “{right}”": _write("right"),
    "write {right}": _write("right"),
    "write {link}": _write("link"),
    "write {path}": _write("path"),
    "write {written} in its place": _write("written"),
    "write “{link}” without a space": _write("link"),
    "write [{value}], or each item after “- ”": _write_items,
    "write digits only: {digits}": _write("digits"),
    "write year-month-day: {date}": _write("date"),
    "write year-month: {date}": _write("date"),
    "write one date, year-month-day: {date}": _write("date"),
    "write the day without the time: {date}": _write("date"),
    "write straight ones: {value}": _write("value"),
    "delete them: {value}": _write("value"),
    "delete it": _delete,
    "write the ending of the file too: {name}": _write("name"),
    "put the text in straight quotes: {written}": _write("written"),
    "put the text in straight quotes: {written}; delete it if it is a note": _write(
        "written"
    ),
    "write this instead: {written}": _write("written"),
    "write its words alone: {written}": _write("written"),
    "write “{name}:”": _write("name", behind=":"),
    "write “- {name}”": _write("name", "- "),
    "write “{line}”, with an ordinary space": _write("line"),
    "write it on the same line: {name}: {value}": _write("value"),
    "write “{signs} {words}”": _write_heading,
    "type {mark} after the last word: {text}": _complete("text", slice(-1)),
    "type {mark} in front of “{word}”: {text}": _complete("text", slice(1, None)),
    "type “{bracket}” after the last item: {items}": _complete("items", slice(-1)),
    "type “{bracket}” in its place: {items}": _close,
    "type a comma in front of “{name}:”": _type_comma,
    "write “,” in place of “{sign}”": _write_comma,
    "type a hyphen and an ordinary space: {written}": _write_behind("written"),
    "type “|” after “{name}:”": _type_bar,
    "begin it without spaces, like line {line}": _indent(),
    "begin the line with “{word}”": _indent(),
    "begin it with {count} space, like line {line}": _indent("count"),
    "begin it with {count} space, below “{word}” of line {line}": _indent("count"),
    "begin it with {count} space, like line {line}, under “{parent}:”": _indent(
        "count"
    ),
    "begin it with {spaces} spaces, to put it under “{parent}:”": _indent("spaces"),
    "type {count} space in front of “{word}”, and nothing else": _indent("count"),
    "delete {count} space in front of each line from {first} to {last}": _shift(-1),
    "type {count} more space in front of each line from {first} to {last}": _shift(1),
    "delete this line": _delete_line,
    "delete line {line}": _delete_line,
    "type {name} on a line of its own, before line {line}": _insert,
    "type {name} on a line of its own, before line {line}, with {count} space in"
    " front": _insert,
    "move line {first} above “{parent}:”, line {line}": _move,
    "move lines {first} to {last} above “{parent}:”, line {line}": _move,
    "begin a new line in front of {fields}": _begin_line,
    "begin a new line in front of {fields}, with {count} space": _begin_line,
    "write “{name}:” without “-”": _drop_dash,
    "delete “- ” in front of “{name}:”": _drop_dash,
    "write “{key}:” on line {line}, as each record has a key of its own; or delete"
    " this record": _rename_key,
}
"""`{help: what it asks for}`, by the English text of each."""
