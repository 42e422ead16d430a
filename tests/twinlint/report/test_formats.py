"""Formats of reports: one file each."""

from __future__ import annotations

import inspect
import json
from importlib import import_module

import pytest
from support import PROJECT, translator

from twinlint.finding import Finding, Place, Rule, Severity, message
from twinlint.report import FORMATS, write_report
from twinlint.reporter import Report, Reporter
from twinlint.source import Span

RULE = Rule("a-rule", Severity.WARNING, "A defect.\n\nFix: mend it.\n")
FINDING = RULE(message("something"), Place(Span("a.md", 1, 2, 1, 3)))
REPORTER = Reporter(translator("en"), lambda _: ["abc"])


def test_every_file_of_the_folder_is_a_format() -> None:
    files = (PROJECT / "twinlint" / "report").glob("[!_]*.py")
    assert sorted(FORMATS) == sorted(path.stem for path in files)
    assert FORMATS[0] == "text"


@pytest.mark.parametrize("format_", FORMATS)
def test_a_format_is_a_function_called_write(format_: str) -> None:
    module = import_module(f"twinlint.report.{format_}")
    path = f"twinlint/report/{format_}.py"
    assert inspect.isfunction(getattr(module, "write", None)), f"{path}: add write()"


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_shows_place_and_message(format_: str) -> None:
    text = write_report(Report((FINDING,), REPORTER), format_)
    assert "something" in text
    assert "a.md" in text


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_writes_an_empty_report(format_: str) -> None:
    assert "something" not in write_report(Report((), REPORTER), format_)


def test_sarif_names_the_program_its_version_and_the_rules_that_spoke() -> None:
    other = Rule("other", Severity.ERROR, "Another.")
    report = Report(
        (FINDING,),
        REPORTER,
        tool="someone",
        version="1.2",
        list_rules=lambda: (RULE, other),
    )
    driver = json.loads(write_report(report, "sarif"))["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("someone", "1.2")
    assert [rule["id"] for rule in driver["rules"]] == ["a-rule"]


def test_only_a_format_that_documents_rules_asks_for_them() -> None:
    def refuse() -> tuple[Rule, ...]:
        raise AssertionError

    report = Report((FINDING,), REPORTER, list_rules=refuse)
    for format_ in set(FORMATS) - {"sarif"}:
        write_report(report, format_)


def test_html_has_the_heading_that_is_given() -> None:
    finding = Finding("a-rule", Severity.ERROR, message("something"))
    plain = write_report(Report((finding,), REPORTER), "html")
    assert "<h1>What the check found</h1>" in plain
    titled = Report((finding,), REPORTER, title=message("<The end>"))
    assert "<h1>&lt;The end&gt;</h1>" in write_report(titled, "html")
