"""Findings sort by place, each once; fields and guesses read as editors write."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import translator
from tables import every_row

from microsite.records.suggest import (
    shorten_text,
    suggest_decimal,
    suggest_id,
    suggest_integer,
)
from twinlint.finding import Finding, Place, Severity, message, sort_findings
from twinlint.report import write_report
from twinlint.reporter import Report, Reporter
from twinlint.source import FieldPath, Span, read_text, write_field
from twinlint.suggest import suggest_words


def found(path: str, line: int, column: int, rule: str, text: str = "x") -> Finding:
    span = Span(path, line, column, line, column + 1)
    return Finding(rule, Severity.ERROR, message(text), Place(span))


def test_findings_sort_by_place_then_rule_then_words() -> None:
    nowhere = Finding("z", Severity.ERROR, message("x"))
    ordered = (
        nowhere,
        found("a.yaml", 1, 9, "b"),
        found("a.yaml", 2, 1, "a"),
        found("a.yaml", 2, 1, "b", "x"),
        found("a.yaml", 2, 1, "b", "y"),
        found("b.yaml", 1, 1, "a"),
    )
    assert sort_findings((*reversed(ordered), *ordered)) == ordered


def test_what_is_left_of_a_finding_is_told_as_before() -> None:
    several = message("{count} are wrong")
    head, one, two = (found("a", line, 1, f"r{line}", f"{line}") for line in (1, 2, 3))
    three, four = (
        replace(found("a", line, 1, f"r{line}", f"{line}"), several=several)
        for line in (4, 5)
    )
    whole = replace(head, also=(one, two, three, four))

    def keep(*lines: int) -> list[Finding]:
        return list(
            whole.keep(lambda at: bool(at.place and at.place.span.line in lines))
        )

    assert keep(1, 2, 3, 4, 5) == [whole]
    assert keep(1, 4) == [replace(head, also=(three,))]
    # What spoke for all of them is gone.
    assert keep(2, 3, 4, 5) == [one, two, replace(three, also=(four,))]
    assert keep() == []


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ((), ""),
        (("name",), "name"),
        (("mayor", "title", "fr"), "mayor.title.fr"),
        (("phases", 0, "title"), "phases[0].title"),
        ((2, "rule"), "[2].rule"),
    ],
)
def test_a_field_is_written_as_editors_read_it(field: FieldPath, expected: str) -> None:
    assert write_field(field) == expected


@every_row(
    ("text", "start", "end", "expected"),
    [
        ("ab\ncd", 0, 2, (1, 1, 1, 3)),
        ("ab\ncd", 3, 5, (2, 1, 2, 3)),
        ("ab\ncd", 1, 4, (1, 2, 2, 2)),
        ("ab\r\ncd", 3, 4, (2, 1, 2, 2)),
        ("ab", 1, 1, (1, 2, 1, 2)),
        ("ab", 2, 2, (1, 3, 1, 3)),
        ("", 0, 0, (1, 1, 1, 1)),
        ("e\u0301a", 1, 2, (1, 2, 1, 3)),
    ],
)
def test_a_stretch_of_a_document_has_its_place(
    text: str, start: int, end: int, expected: tuple[int, int, int, int]
) -> None:
    span = read_text(text, "a.yaml").span(start, end)
    assert (span.line, span.column, span.end_line, span.end_column) == expected


@every_row(
    ("text", "expected"),
    [
        ("12 300", "12300"),
        ("12 300 hab.", "12300"),
        ("12,300", "12300"),
        ("12.300", "12300"),
        ("1’234’567", "1234567"),
        ("-5 °C", "-5"),
        ("12,5", ""),
        ("12.3456", ""),
        ("1 2", ""),
        ("douze", ""),
        ("", ""),
    ],
)
def test_a_whole_number_is_suggested_when_it_is_clear(text: str, expected: str) -> None:
    assert suggest_integer(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("48,85", "48.85"),
        ("48.85°", "48.85"),
        ("-2,3", "-2.3"),
        ("1,2,3", ""),
        ("x", ""),
    ],
)
def test_a_decimal_is_suggested_when_it_is_clear(text: str, expected: str) -> None:
    assert suggest_decimal(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Athis Mons", "athis-mons"),
        ("Île-de-France", "ile-de-france"),
        ("../accueil", "accueil"),
        ("Œuvre n° 2", "oeuvre-n-2"),
        ("…", ""),
    ],
)
def test_an_id_is_suggested(text: str, expected: str) -> None:
    assert suggest_id(text) == expected


def test_words_are_suggested_when_they_are_near() -> None:
    choices = ("summary", "solutions", "name", "summer")
    assert suggest_words("sumary", choices) == ("summary", "summer")
    assert suggest_words("xyz", choices) == ()


def test_a_long_text_is_shortened_on_one_line() -> None:
    assert shorten_text("un\n  deux") == "un deux"
    assert shorten_text("x" * 61) == "x" * 59 + "…"
    assert shorten_text("x" * 60) == "x" * 60


def test_each_language_is_told_what_to_write_in_its_own_words() -> None:
    """In every report that tells a finding once for all its places."""
    french, english = (
        replace(found("a.yaml", line, 1, "r"), help=message("write {it}", it=it))
        for line, it in ((1, "sept"), (2, "seven"))
    )
    assert str(french.advice) == "write sept"
    both = replace(french, also=(english,))
    assert str(both.advice).startswith("write sept; ")
    assert str(both.advice).endswith(": write seven")
    assert str(replace(french, also=(french,)).advice) == "write sept"
    for format_ in ("text", "json", "html", "sarif", "github", "gitlab", "junit"):
        report = Report((both,), Reporter(translator("en"), lambda _: ()))
        written = write_report(report, format_)
        if format_ != "junit":  # which tells no help
            assert "write seven" in written, format_
            assert "a.yaml:2" in written or format_ not in ("text", "html")
