"""Compares one pair of texts a line, each an object of JSON: `--jsonl`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from select import select
from typing import Any, BinaryIO

from twinlint.documents import UnreadableError, list_text_formats
from twinlint.finding import Finding, Place, Translate
from twinlint.pipeline import LANGUAGES, compare
from twinlint.register import EMPTY_REGISTER, Register
from twinlint.source import Locale
from twinlint.workers import map_in_order

MAX_LINE = 20_000_000
"""Bytes of a line; two documents as large as a file may be, escaped, have fewer."""


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, of each no more than tells that it is too long."""
    while line := stream.readline(MAX_LINE + 1):
        yield line
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE + 1)


def has_line(stream: BinaryIO) -> bool:
    """Whether a stream has something to read, or its end, so that nobody waits."""
    try:
        return bool(select([stream], (), (), 0)[0])
    except (OSError, ValueError):  # It is no file, or the system asks sockets alone.
        return True


_ANSWER = re.compile(
    r'\{"id": (?:null|"(?>(?:[^"\\]++|\\.)*)"), "(?:findings|error)": '
)

_ID = re.compile(rb'(?<!\\)"id"\s{0,20}:\s{0,20}("(?>(?:[^"\\\n]|\\.){0,1000})")')


def is_answer(head: str) -> bool:
    """Whether a text begins as what `compare_lines` writes does."""
    return bool(_ANSWER.match(head))


def compare_lines(
    lines: Iterable[bytes],
    output: BinaryIO,
    translate: Translate = str,
    register: Register = EMPTY_REGISTER,
    *,
    languages: tuple[Locale, Locale] = LANGUAGES,
    format: str = "markdown",  # noqa: A002 - the word of the interface
    jobs: int = 1,
    has_more: Callable[[], bool] = lambda: True,
    deep: bool = False,
) -> int:
    """The exit code: 0 nothing found, 1 findings, 2 a bad line or a failed pair.

    Each line is an object `{"id", "fr", "en", "format"}` in UTF-8, where the texts have
    the tags of the languages as keys (`{"id", "de", "en"}`), and `format` is that of
    lines that name none. For each, one line goes to the output at once, in the same
    order: `{"id", "findings": [{"rule", "severity", "message", "fr", "en"}]}`, or
    `{"id", "error"}` for a bad line, with its id as far as that can be read, and for a
    pair that a defect ends. A finding that
    stands at several places has the others as `"also": [{"fr", "en"}]`. The output is
    ASCII, so that a lone surrogate in a text does not break it. It is the same for any
    number of `jobs`, the processes that share the work. `has_more` tells whether
    another line, or the end, is there to be read. `deep` is that of `compare`.
    """
    ask = partial(compare, languages=languages, register=register, deep=deep)
    answer = partial(_answer, translate, ask, languages, format)
    asked = (line for line in lines if line.strip())
    code = 0
    for result, its_code in map_in_order(answer, asked, jobs, has_more):
        output.write(result)
        output.flush()
        code = max(code, its_code)
    return code


def _answer(
    translate: Translate,
    ask: Callable[..., tuple[Finding, ...]],
    languages: tuple[Locale, Locale],
    format: str,  # noqa: A002 - as in the format
    line: bytes,
) -> tuple[bytes, int]:
    """The line of the output for one of the input, with the exit code for it."""
    result: dict[str, Any]
    try:
        pair = _read_pair(line, languages, format)
        findings = _compare_pair(pair, languages, ask)
    except _BadLineError as error:
        result, code = {"id": error.id, "error": str(error)}, 2
    else:
        shown = [_write_finding(each, languages, translate) for each in findings]
        result, code = {"id": pair["id"], "findings": shown}, int(bool(findings))
    return json.dumps(result).encode("ascii") + b"\n", code


class _BadLineError(Exception):
    """A line that is not a pair, or whose comparison fails; says why."""

    def __init__(self, problem: str, id: str | float | None = None) -> None:  # noqa: A002 - as in the format
        """`id` is what the line says of itself, so that its sender can find it."""
        super().__init__(problem)
        self.id = id


def _find_id(line: bytes) -> str | None:
    """The id in a line that is no JSON; between its texts, quotation marks are escaped.

    None where it has none, or one that is cut.
    """
    found = _ID.search(line)
    try:
        value = json.loads(found[1]) if found else None
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def _read_pair(
    line: bytes,
    languages: tuple[Locale, Locale],
    format: str,  # noqa: A002 - as in the format
) -> dict[str, str]:
    if len(line) > MAX_LINE:
        raise _BadLineError(
            f"the line has more than {MAX_LINE // 1_000_000} MB", _find_id(line)
        )
    try:
        pair = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _BadLineError(f"the line is not JSON: {error}", _find_id(line)) from error
    if not isinstance(pair, dict):
        keys = ", ".join(f'"{key}"' for key in ("id", *languages, "format"))
        raise _BadLineError(f"the line is not an object {{{keys}}}")
    id = pair.get("id")  # noqa: A001 - the word of the format
    if not isinstance(id, str):
        told = id if isinstance(id, int | float) else None
        raise _BadLineError('"id" is missing or not a string', told)
    pair.setdefault("format", format)
    for name in (*languages, "format"):
        if not isinstance(pair.get(name), str):
            raise _BadLineError(f'"{name}" is missing or not a string', id)
    formats = list_text_formats()
    if pair["format"] not in formats:
        raise _BadLineError(f'"format" is not one of {", ".join(formats)}', id)
    return pair


def _compare_pair(
    pair: dict[str, str],
    languages: tuple[Locale, Locale],
    ask: Callable[..., tuple[Finding, ...]],
) -> tuple[Finding, ...]:
    first, second = (pair[language] for language in languages)
    try:
        return ask(first, second, format=pair["format"])
    except UnreadableError as error:
        where = f"{error.line}:{error.column}: " if error.line else ""
        raise _BadLineError(
            f"a text is no {pair['format']}: {where}{error}", pair["id"]
        ) from None
    except Exception as error:  # a defect of ours, which costs this pair alone
        reason = f"{type(error).__name__}: {error}"
        raise _BadLineError(f"the comparison failed: {reason}", pair["id"]) from error


def _write_finding(
    finding: Finding, languages: tuple[Locale, Locale], translate: Translate
) -> dict[str, Any]:
    written: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": translate(finding.said),
        **_write_sides(finding, languages),
    }
    if finding.also:
        written["also"] = [_write_sides(each, languages) for each in finding.also]
    return written


def _write_sides(
    finding: Finding, languages: tuple[Locale, Locale]
) -> dict[str, dict[str, Any] | None]:
    return {each: _write_place(finding.on_side(each)) for each in languages}


def _write_place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"text": place.text, "line": place.span.line, "column": place.span.column}
