"""Fixes change exactly what their findings are about."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, find_problems, minimal_site, show

from microsite.command.cli import main
from microsite.editors.mend import apply_fixes
from twinlint.finding import Finding, Fix, Severity, message
from twinlint.source import Span

NAME = "content/a.yaml"


def fix(line: int, column: int, end_line: int, end_column: int, text: str) -> Finding:
    span = Span(NAME, line, column, end_line, end_column)
    return Finding("rule", Severity.ERROR, message("wrong"), fix=Fix(span, text))


@pytest.mark.parametrize(
    ("before", "fixes", "after"),
    [
        ("un deux\n", [fix(1, 4, 1, 8, "trois")], "un trois\n"),
        ("un\ndeux\n", [fix(2, 1, 2, 1, "et ")], "un\net deux\n"),
        ("un\ndeux\n", [fix(1, 1, 2, 5, "")], "\n"),
        ("été là\n", [fix(1, 5, 1, 7, "ici")], "été ici\n"),
        ("a b c\n", [fix(1, 5, 1, 6, "C"), fix(1, 1, 1, 2, "A")], "A b C\n"),
        ("a b c\n", [fix(1, 1, 1, 4, "X"), fix(1, 3, 1, 6, "Y")], "X c\n"),
        ("a\r\nb\n", [fix(2, 1, 2, 2, "c")], "a\r\nc\n"),
    ],
)
def test_a_fix_changes_its_span_and_nothing_else(
    before: str, fixes: list[Finding], after: str, tree: Tree
) -> None:
    root = tree({NAME: before})
    assert apply_fixes(root, fixes) == (NAME,)
    assert (root / NAME).read_bytes().decode() == after


def test_a_file_with_decomposed_accents_is_left_alone(tree: Tree) -> None:
    root = tree({NAME: "e\u0301te\u0301\n"})
    assert apply_fixes(root, [fix(1, 1, 1, 2, "x")]) == ()


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_check_fix_mends_line_ends(
    line_end: str, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "content/communes/sceaux.yaml"
    root = tree(minimal_site({name: COMMUNE.replace("\n", line_end)}))
    assert main(["check", "--root", str(root), "--fix", "--lang", "en"]) == 0
    assert capsys.readouterr().err.startswith(f"{name} was mended\n")
    assert (root / name).read_bytes().decode() == COMMUNE
    assert show(find_problems(root)) == []


@pytest.mark.parametrize(
    "before",
    [b"\xef\xbb\xbf" + COMMUNE.encode(), COMMUNE.replace("Une", "U\u200bne").encode()],
    ids=["BOM", "zero-width space"],
)
def test_check_fix_removes_what_cannot_be_seen(before: bytes, tree: Tree) -> None:
    name = "content/communes/sceaux.yaml"
    root = tree(minimal_site({name: before}))
    assert main(["check", "--root", str(root), "--fix", "--lang", "en"]) == 0
    assert (root / name).read_bytes().decode() == COMMUNE
