"""Compares two language versions of a text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from twinlint.alignment import align
from twinlint.comparison import match
from twinlint.finding import Finding, Place, Translate, sort_findings
from twinlint.mentions import read_mentions
from twinlint.register import EMPTY_REGISTER, Register
from twinlint.rule import Scope
from twinlint.rules import PAIR_RULES, TEXT_RULES
from twinlint.source import Locale, Text, read_text

FORMATS = ("markdown", "text", "html")
_FRENCH, _ENGLISH = Locale("fr"), Locale("en")


def compare(
    fr: str,
    en: str,
    format: str = "markdown",  # noqa: A002 - the word of the interface
    register: Register | None = None,
) -> tuple[Finding, ...]:
    """What differs between a French and an English text, and what is wrong in each.

    Places have the paths `fr` and `en`, lines and columns from 1. Raises `ValueError`
    for a format other than `markdown`, `text` and `html`.

    >>> [str(finding.message) for finding in compare("18 mois", "16 months")]
    ['fr says 18, en says 16']
    """
    return compare_texts(
        read_text(fr, "fr"),
        read_text(en, "en"),
        format=format,
        register=register or EMPTY_REGISTER,
    )


def compare_texts(
    reference: Text,
    translation: Text,
    locales: tuple[Locale, Locale] = (_FRENCH, _ENGLISH),
    *,
    format: str = "markdown",  # noqa: A002 - the word of the interface
    register: Register = EMPTY_REGISTER,
    scopes: tuple[Scope, ...] = (Scope.PAIR, Scope.TEXT),
) -> tuple[Finding, ...]:
    """What the rules of some scopes find in two versions of a text, by place."""
    if format not in FORMATS:
        raise ValueError(f"format is {format!r}, not one of {', '.join(FORMATS)}")
    first = read_mentions(reference, locales[0], format, locales[1])
    second = read_mentions(translation, locales[1], format, locales[0])
    comparison = match(align(first, second), register)
    findings: list[Finding] = []
    for check in PAIR_RULES:
        if check.scope in scopes:
            findings += check.find(check.rule, comparison)
    for text_check in TEXT_RULES:
        if text_check.scope in scopes:
            findings += text_check.find(text_check.rule, first, register)
            findings += text_check.find(text_check.rule, second, register)
    return sort_findings(findings)


def compare_lines(
    lines: Iterable[bytes],
    output: BinaryIO,
    translate: Translate = str,
    register: Register = EMPTY_REGISTER,
) -> int:
    """The exit code of `compare --jsonl`: 0 nothing found, 1 findings, 2 a bad line.

    Each line is an object `{"id", "fr", "en", "format"}` in UTF-8; for each, one line
    goes to the output at once, in the same order:
    `{"id", "findings": [{"rule", "severity", "message", "fr", "en"}]}`, or
    `{"id", "error"}` for a bad line. The output is ASCII, so that a lone surrogate in a
    text does not break it.
    """
    code = 0
    for line in lines:
        if not line.strip():
            continue
        result: dict[str, Any]
        try:
            pair = _read_pair(line)
        except _BadLineError as error:
            code = 2
            result = {"id": error.id, "error": str(error)}
        else:
            findings = compare(pair["fr"], pair["en"], pair["format"], register)
            shown = [_write_finding(finding, translate) for finding in findings]
            result = {"id": pair["id"], "findings": shown}
            code = max(code, 1) if findings else code
        output.write(json.dumps(result).encode("ascii") + b"\n")
        output.flush()
    return code


class _BadLineError(Exception):
    """A line that is not a pair; says why."""

    def __init__(self, problem: str, id: str | None = None) -> None:  # noqa: A002 - as in the format
        super().__init__(problem)
        self.id = id


def _read_pair(line: bytes) -> dict[str, str]:
    try:
        pair = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _BadLineError(f"the line is not JSON: {error}") from error
    if not isinstance(pair, dict):
        raise _BadLineError('the line is not an object {"id", "fr", "en", "format"}')
    id = pair.get("id")  # noqa: A001 - the word of the format
    if not isinstance(id, str):
        raise _BadLineError('"id" is missing or not a string')
    pair.setdefault("format", "markdown")
    for name in ("fr", "en", "format"):
        if not isinstance(pair.get(name), str):
            raise _BadLineError(f'"{name}" is missing or not a string', id)
    if pair["format"] not in FORMATS:
        raise _BadLineError(f'"format" is not one of {", ".join(FORMATS)}', id)
    return pair


def _write_finding(finding: Finding, translate: Translate) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": translate(finding.message),
        "fr": _write_place(finding.on_side(_FRENCH)),
        "en": _write_place(finding.on_side(_ENGLISH)),
    }


def _write_place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"text": place.text, "line": place.span.line, "column": place.span.column}
