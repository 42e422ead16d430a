"""Findings as people and programs read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Tree
from support import COMMUNE, minimal_site, translator, write_tree
from tables import every_row

from microsite.command.cli import main
from microsite.load import read_excerpt
from twinlint.finding import (
    Finding,
    LanguageName,
    Place,
    Severity,
    message,
    plural_message,
)
from twinlint.report import write_report
from twinlint.reporter import Report, Reporter
from twinlint.source import Locale, Span

PATH = "content/a.yaml"
SCEAUX = "content/communes/sceaux.yaml"


def report(line: str, column: int, end_column: int, **settings: bool) -> str:
    """The text report of a finding on the only line of a file."""
    span = Span(PATH, 1, column, 1, end_column)
    finding = Finding("a-rule", Severity.ERROR, message("something"), Place(span))
    reporter = Reporter(translator("en"), lambda _: [line], **settings)
    return reporter.write_text([finding])


def excerpt(line: str, column: int, end_column: int) -> list[str]:
    """The line shown and the marks below it, without what stands left of them."""
    return [
        row.partition("│ ")[2] for row in report(line, column, end_column).split("\n")
    ][1:3]


def test_the_place_is_marked() -> None:
    assert excerpt("nom: Seaux", 6, 11) == ["nom: Seaux", "     ^^^^^"]


def test_an_empty_place_gets_one_mark() -> None:
    assert excerpt("nom:", 5, 5) == ["nom:", "    ^"]


def test_a_tab_takes_one_column() -> None:
    assert excerpt("\tnom: x", 2, 5) == [" nom: x", " ^^^"]


def test_wide_characters_take_two_columns() -> None:
    assert excerpt("名前: Seaux", 5, 10) == ["名前: Seaux", "      ^^^^^"]


def test_what_a_terminal_would_obey_is_not_sent_to_it() -> None:
    shown, _ = excerpt("a\x1b[2Jb\x00c\u202ed\ufeff", 1, 2)
    assert shown == "a�[2Jb�c�d�"


@pytest.mark.parametrize("column", [1, 40, 150, 290])
def test_a_long_line_is_cut_around_the_place(column: int) -> None:
    line = "".join(f"{n:>5}" for n in range(0, 300, 5))
    shown, marks = excerpt(line, column, column + 5)
    start = marks.index("^")
    assert len(shown) <= 100
    assert shown[start : start + len(marks.strip())] == line[column - 1 : column + 4]


def test_a_place_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    span = Span(PATH, 1, 3, 2, 4)
    finding = Finding("a-rule", Severity.WARNING, message("x"), Place(span))
    text = Reporter(translator("en"), lambda _: ["a: bc", "def"]).write_text([finding])
    assert text.split("\n")[2].endswith("│   ^^^")


def test_a_file_that_is_gone_has_no_excerpt() -> None:
    span = Span(PATH, 1, 1, 1, 2)
    finding = Finding("a-rule", Severity.ERROR, message("x"), Place(span))
    text = Reporter(translator("en"), lambda _: []).write_text([finding])
    assert text == f"{PATH}:1:1: error: x [a-rule]\n\n"


def test_a_finding_without_place_is_one_line() -> None:
    finding = Finding("a-rule", Severity.INFO, message("x"))
    text = Reporter(translator("en"), lambda _: []).write_text([finding])
    assert text == "note: x [a-rule]\n\n"


def test_colours_come_only_when_asked_for() -> None:
    assert "\033[" not in report("a", 1, 2)
    assert "\033[1;31merror:\033[0m" in report("a", 1, 2, has_colour=True)


@every_row(
    ("lang", "counts", "expected"),
    [
        ("en", (0, 0), "0 errors, 0 warnings"),
        ("en", (1, 1), "1 error, 1 warning"),
        ("en", (1200, 2), "1,200 errors, 2 warnings"),
        ("fr", (0, 0), "0 erreur, 0 avertissement"),
        ("fr", (1, 2), "1 erreur, 2 avertissements"),
        ("fr", (2, 1), "2 erreurs, 1 avertissement"),
    ],
)
def test_the_summary_counts(lang: str, counts: tuple[int, int], expected: str) -> None:
    errors, warnings = counts
    findings = [Finding("a", Severity.ERROR, message("x"))] * errors
    findings += [Finding("a", Severity.WARNING, message("x"))] * warnings
    assert Reporter(translator(lang), lambda _: []).write_summary(findings) == expected


# Sentences ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "French, 1,234 and a, b or c"),
        ("fr", "français, 1\u202f234 and a, b ou c"),
    ],
)
def test_values_are_written_in_the_language_of_the_reader(
    lang: str, expected: str
) -> None:
    said = message(
        "{language}, {number} and {list}",
        language=LanguageName("fr"),
        number=1234,
        list=("a", "b", "c"),
    )
    assert translator(lang)(said) == expected


def test_a_sentence_inside_a_sentence_is_translated_too() -> None:
    said = message(
        "{what}!", what=plural_message("{count} error", "{count} errors", count=2)
    )
    assert translator("fr")(said) == "2 erreurs!"


# Lines of files -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a\nb", ["a", "b"]),
        (b"a\r\nb\rc", ["a", "b", "c"]),
        ("e\u0301".encode(), ["é"]),
        ("a\u2028b\x0bc".encode(), ["a\u2028b\x0bc"]),
        (b"\xe9", ["�"]),
    ],
)
def test_lines_are_those_that_places_count(
    content: bytes, expected: list[str], tree: Tree
) -> None:
    assert list(read_excerpt(tree({PATH: content}), PATH)) == expected


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "no.yaml", "content"])
def test_no_line_is_read_from_elsewhere(path: str, tree: Tree) -> None:
    root = tree({PATH: "a"})
    (root.parent / "secret").write_text("secret")
    assert list(read_excerpt(root, path)) == []


# Whole reports ------------------------------------------------------------------------

FILES = minimal_site(
    {
        SCEAUX: COMMUNE.replace("name: Sceaux", "name: {fr: Sceaux, en: Seaux}")
        + "mayr: x, y\n# 100 %\n",
        "content/themes.yaml": "energy:\n  name: {fr: Énergie}\n",
    }
)


@pytest.mark.parametrize(
    ("format_", "suffix"),
    [
        ("text", "txt"),
        ("json", "json"),
        ("sarif", "sarif.json"),
        ("junit", "xml"),
        ("github", "github.txt"),
        ("html", "html"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_reports(
    format_: str,
    suffix: str,
    lang: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    expect_golden: Callable[[str, str], None],
) -> None:
    root = write_tree(tmp_path / "site", FILES)
    options = ["--root", str(root), "--lang", lang, "--format", format_]
    assert main(["check", *options]) == 1
    expect_golden(f"reports/report.{lang}.{suffix}", capsys.readouterr().out)


def test_json_has_the_form_that_the_design_promises(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--root", str(tree(FILES)), "--format", "json"]) == 1
    described = json.loads(capsys.readouterr().out)
    assert set(described) == {"findings", "summary"}
    assert set(described["summary"]) == {
        "errors",
        "warnings",
        "infos",
        "pairs",
        "words",
    }
    span = {"path", "line", "column", "end_line", "end_column"}
    for finding in described["findings"]:
        assert set(finding) == span | {
            "rule",
            "severity",
            "message",
            "help",
            "locale",
            "field",
            "related",
            "fix",
            "also",
        }
        assert all(set(place) == span | {"message"} for place in finding["related"])


def test_a_hostile_path_cannot_forge_an_annotation(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(minimal_site({"content/communes/a,line=1::error::b.txt": "x"}))
    main(["check", "--root", str(root), "--format", "github", "--lang", "en"])
    (line,) = capsys.readouterr().out.splitlines()
    head, _, _ = line.partition(",line=1,")
    assert head == "::error file=content/communes/a%2Cline=1%3A%3Aerror%3A%3Ab.txt"


def test_places_of_related_findings_name_their_language(tree: Tree) -> None:
    finding = Finding(
        "a",
        Severity.ERROR,
        message("x"),
        Place(Span(PATH, 1, 1, 1, 2), Locale("en")),
        related=(Place(Span(PATH, 2, 1, 2, 2), Locale("fr")),),
    )
    there = finding.on_side(Locale("fr"))
    assert there is finding.related[0]
    assert finding.on_side(Locale("en")) is finding.place
    assert finding.on_side(Locale("de")) is None


@every_row(
    "related, further, said",
    [
        ("", "a.md a.md", "also at 2:1 and 3:1"),
        ("a.md", "a.md b.md", "also at 2:1 and b.md:3:1"),
        ("b.md", "a.md a.md", "also at a.md:2:1 and 3:1"),
        ("b.md", "b.md a.md", "also at 2:1 and a.md:3:1"),
        ("", "b.md b.md", "also at b.md:2:1 and 3:1"),
        ("", "b.md a.md", "also at b.md:2:1 and a.md:3:1"),
    ],
)
def test_a_place_without_a_file_is_in_the_file_named_before_it(
    related: str, further: str, said: str
) -> None:
    def make(path: str, line: int) -> Finding:
        place = Place(Span(path, line, 1, line, 2))
        return Finding("a-rule", Severity.ERROR, message("something"), place)

    also = tuple(make(path, line) for line, path in enumerate(further.split(), 2))
    beside = Place(Span(related, 9, 1, 9, 2))
    found = replace(make("a.md", 1), also=also, related=(beside,) if related else ())
    reporter = Reporter(translator("en"), lambda _: ())
    assert reporter.write_also(found) == said
    assert f"  {said}\n" in reporter.write_text([found])


def test_many_further_places_are_counted() -> None:
    spans = [Span("a.md", line, 1, line, 2) for line in range(1, 31)]
    spans.append(Span("b.md", 1, 1, 1, 2))
    first, *others = (
        Finding("a-rule", Severity.ERROR, message("something"), Place(span))
        for span in spans
    )
    found = Finding(
        first.rule, first.severity, first.message, first.place, also=tuple(others)
    )
    said = Reporter(translator("en"), lambda _: ()).write_also(found)
    assert said.startswith("also at 2:1, 3:1, ")
    assert said.endswith(", 13:1 and 18 more places")
    written = write_report(
        Report((found,), Reporter(translator("en"), lambda _: ())), "text"
    )
    summary, rest = written.splitlines()[-2:]
    assert summary == "1 error, 0 warnings, at 31 places"
    assert rest == "all places: --format json, or html"
