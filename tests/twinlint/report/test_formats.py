"""Formats of reports: one file each."""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from support import PROJECT, translator
from tables import every_row

from twinlint.finding import Finding, Fix, Place, Rule, Severity, message
from twinlint.report import FORMATS, is_report, write_report
from twinlint.reporter import Report, Reporter
from twinlint.source import Span, Spot

NOTES = tuple(each for each in FORMATS if each not in ("text", "html", "json"))
"""Formats with one note for each place, which programs show one by one."""
RULE = Rule("a-rule", Severity.WARNING, "A defect.\n\nFix: mend it.\n")
FINDING = RULE(message("something"), Place(Span("a.md", 1, 2, 1, 3)))
REPORTER = Reporter(translator("en"), lambda _: ["abc"])


def test_every_file_of_the_folder_is_a_format() -> None:
    files = (PROJECT / "twinlint" / "report").glob("[!_]*.py")
    assert sorted(FORMATS) == sorted(path.stem for path in files)
    assert FORMATS[0] == "text"


@every_row("format_", FORMATS)
def test_a_format_is_a_function_called_write(format_: str) -> None:
    module = import_module(f"twinlint.report.{format_}")
    path = f"twinlint/report/{format_}.py"
    assert inspect.isfunction(getattr(module, "write", None)), f"{path}: add write()"


@every_row("format_", FORMATS)
def test_every_format_knows_its_own_reports_and_no_other_text(format_: str) -> None:
    own = import_module(f"twinlint.report.{format_}").is_own
    for findings in ((FINDING,), (Finding("a-rule", Severity.INFO, message("x: y")),)):
        written = write_report(Report(findings, REPORTER), format_)
        assert own(written) and is_report(written)
    empty = write_report(Report((), REPORTER), format_)
    assert not empty or own(empty)
    texts = (
        *("# A title [draft]", "Note: see [the-other](b.md)", "[[1, 2], {}]"),
        *('{"findings": 3}', "<!doctype html>\n<p>twinlint", "<testsuite>", "::: note"),
    )
    assert [text for text in texts if own(text)] == []


@every_row("format_", FORMATS)
def test_every_format_shows_place_and_message(format_: str) -> None:
    text = write_report(Report((FINDING,), REPORTER), format_)
    assert "something" in text
    assert "a.md" in text


@every_row("format_", FORMATS)
def test_every_format_shows_every_place_of_a_finding(format_: str) -> None:
    others = (RULE(message("x"), Place(Span(p, 7, 1, 7, 2))) for p in ("c.md", "d.md"))
    text = write_report(
        Report((replace(FINDING, also=tuple(others)),), REPORTER), format_
    )
    assert {"a.md", "c.md", "d.md"} <= {*re.findall(r"[acd]\.md", text)}


@every_row("format_", FORMATS)
def test_every_format_says_at_each_place_what_is_wrong_there(format_: str) -> None:
    rule = Rule("other-rule", Severity.INFO, "Another.")
    others = (
        rule(message(said), Place(Span("a.md", line, 1, line, 2)), help=message("mend"))
        for line, said in enumerate(("one", "two"), start=7)
    )
    finding = replace(FINDING, help=message("merge"), also=tuple(others))
    text = write_report(Report((finding,), REPORTER), format_)
    for said in ("something", "one", "two"):
        assert re.search(rf"\b{said}\b", text)
    if format_ in NOTES:
        assert len(re.findall("something", text)) == 1
        assert "other-rule" in text


@every_row("format_", NOTES)
def test_how_many_there_are_of_a_kind_is_said_once(format_: str) -> None:
    several = message("{count} such")
    others = (
        replace(FINDING, message=message(said), several=several)
        for said in ("one", "two")
    )
    finding = replace(FINDING, several=several, also=tuple(others))
    text = write_report(Report((finding,), REPORTER), format_)
    assert len(re.findall("3 such", text)) == 1
    assert "something" in text


@every_row("format_", FORMATS)
def test_every_format_tells_the_paragraph_where_there_are_no_lines(
    format_: str,
) -> None:
    word = Span("a.docx", 12, 4, 12, 6, Spot(page=2, paragraph=3))
    text = write_report(Report((RULE(message("x"), Place(word)),), REPORTER), format_)
    assert re.search(r"page\W+2\W+paragraph\W+3", text), (
        f"twinlint/report/{format_}.py: say where with `write_place` or `say_at`"
    )
    assert format_ == "json" or "12" not in text.replace("2.1.0", "")


@every_row("format_", FORMATS)
def test_every_format_writes_an_empty_report(format_: str) -> None:
    assert "something" not in write_report(Report((), REPORTER), format_)


def test_sarif_names_the_program_its_version_and_the_rules_that_spoke() -> None:
    other = Rule("other", Severity.ERROR, "Another.")
    report = Report(
        (FINDING,),
        REPORTER,
        version="1.2",
        list_rules=lambda: (RULE, other),
    )
    driver = json.loads(write_report(report, "sarif"))["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("twinlint", "1.2")
    assert [rule["id"] for rule in driver["rules"]] == ["a-rule"]


def test_sarif_tells_by_a_fingerprint_that_a_finding_is_the_same() -> None:
    marked = replace(FINDING, fingerprint="a1")
    log = json.loads(write_report(Report((marked, FINDING), REPORTER), "sarif"))
    first, second = log["runs"][0]["results"]
    assert first["partialFingerprints"] == {"texts/v1": "a1"}
    assert "partialFingerprints" not in second


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


# SARIF --------------------------------------------------------------------------------

SCHEMA = Path(__file__).parent / "sarif-2.1.0-rtm.4.json"
"""The schema of the standard, from the package sarif-om 1.0.4 (Microsoft, MIT)."""
FULL = RULE(
    message("something"),
    Place(Span("a b/é#1.md", 1, 2, 1, 3)),
    related=(
        Place(Span("b%.md", 4, 1, 5, 2)),
        Place(Span("c:d.md", 1, 1, 1, 1), message=message("written so elsewhere")),
    ),
    help=message("do this"),
    fix=Fix(Span("a b/é#1.md", 1, 2, 1, 3), "x"),
)
REPORTS = {
    "empty": (),
    "no place": (RULE(message("something")),),
    "both places, help, a fix": (FULL,),
    "several places": (replace(FULL, also=(FULL, FULL)),),
    "signs that formats use themselves": (
        RULE(message("a\tb\nc\0|,;:%\"'<&>]]>"), Place(Span("a,b:c\t.md", 1, 1, 1, 1))),
    ),
    "a strange path": (RULE(message("x"), Place(Span("\udcff\n", 1, 1, 1, 1))),),
}


@every_row(("format_", "findings"), [(f, r) for f in FORMATS for r in REPORTS.values()])
def test_every_format_takes_any_finding(
    format_: str, findings: tuple[Finding, ...]
) -> None:
    text = write_report(Report(findings, REPORTER, version="1"), format_)
    assert text == "" or text.endswith("\n")


def write_sarif(*findings: Finding) -> Any:
    report = Report(findings, REPORTER, version="1", list_rules=lambda: (RULE,))
    return json.loads(write_report(report, "sarif"))


@pytest.mark.parametrize("findings", REPORTS.values(), ids=REPORTS)
def test_sarif_fits_the_schema_of_the_standard(findings: tuple[Finding, ...]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    log = write_sarif(*findings)
    assert list(jsonschema.Draft4Validator(schema).iter_errors(log)) == []
    uris = re.findall('"uri": "([^"]*)"', json.dumps(log))
    # RFC 3986: what may stand in a relative reference without a scheme.
    assert [u for u in uris if not re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})*", u)] == []


def test_sarif_tells_both_places_and_why() -> None:
    result = write_sarif(FULL)["runs"][0]["results"][0]
    assert [
        (
            each["physicalLocation"]["artifactLocation"]["uri"],
            each["physicalLocation"]["region"]["startLine"],
            each.get("message", {}).get("text"),
        )
        for each in (*result["locations"], *result["relatedLocations"])
    ] == [
        ("a%20b/%C3%A9%231.md", 1, None),
        ("b%25.md", 4, "compare with this"),
        ("c%3Ad.md", 1, "written so elsewhere"),
    ]


def test_both_programs_have_one_name_in_reports_for_programs() -> None:
    assert write_sarif()["runs"][0]["tool"]["driver"]["name"] == "twinlint"
    suite = ElementTree.fromstring(write_report(Report((), REPORTER), "junit"))  # noqa: S314 - our own
    assert suite.get("name") == "twinlint"
