"""New records: every field that is needed, a hint for each, nothing overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Tree
from support import (
    LOCALES,
    TYPES,
    find_problems,
    minimal_site,
    show,
    translator,
)

from microsite.command.cli import main
from microsite.editors.scaffold import write_record
from microsite.records.types import COLLECTIONS
from twinlint.catalog import Translator
from twinlint.finding import message
from twinlint.source import Locale

ENGLISH = Translator(Locale("en"))

WORDS = {c.word: c.name for c in COLLECTIONS.values() if c.is_folder}
ONE_OF = ENGLISH(message("one of {types}", types=tuple(WORDS)))


@pytest.mark.parametrize("type_", [c.word for c in TYPES.values() if c.is_folder])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_new_record_has_every_field_with_a_hint(
    type_: str, lang: str, tmp_path: Path, expect_golden: Callable[[str, bytes], None]
) -> None:
    locales = tuple(map(Locale, LOCALES))
    path = write_record(tmp_path, type_, "example", locales, translator(lang), TYPES)
    expect_golden(f"new/{type_}.{lang}.yaml", (tmp_path / path).read_bytes())


def test_a_page_named_after_a_kind_is_of_that_kind(tree: Tree) -> None:
    root = tree(minimal_site())
    for name, kind in (("solutions", "solutions"), ("about-us", "text")):
        assert main(["new", "page", name, "--root", str(root)]) == 0
        text = (root / f"content/pages/{name}.yaml").read_text(encoding="utf-8")
        assert f"\nkind: {kind}  # text, home, " in text


@pytest.mark.parametrize("type_", WORDS)
def test_the_path_of_a_new_record_is_said(
    type_: str, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", type_, "example", "--root", str(tree(minimal_site()))]) == 0
    path = f"content/{WORDS[type_]}/example.yaml"
    assert capsys.readouterr().err.startswith(path)


@pytest.mark.parametrize("type_", WORDS)
def test_a_new_record_lacks_nothing_but_its_values(type_: str, tree: Tree) -> None:
    root = tree(minimal_site())
    assert main(["new", type_, "example", "--root", str(root)]) == 0
    rules = {finding.rule for finding in find_problems(root)}
    assert rules <= {"missing-field", "missing-translation", "empty-value"}
    assert rules


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["commune", "sceaux"], "content/communes/sceaux.yaml is already there"),
        (["commune", "Athis Mons"], "“Athis Mons” is not an id; write athis-mons"),
        (["commune", "../x"], "“../x” is not an id; write x"),
        (["commune", ""], "“” is not a name made of"),
        (["town", "x"], f"“town” is not {ONE_OF}"),
        (["source", "x"], f"“source” is not {ONE_OF}"),
    ],
)
def test_a_record_that_cannot_be_made_is_wrong_use(
    arguments: list[str],
    expected: str,
    tree: Tree,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = tree(minimal_site())
    before = sorted(root.rglob("*"))
    code = main(["new", *arguments, "--root", str(root), "--lang", "en"])
    assert (code, expected in capsys.readouterr().err) == (2, True)
    assert sorted(root.rglob("*")) == before


def test_a_new_record_speaks_the_languages_of_the_site(tree: Tree) -> None:
    settings = "content/site.yaml"
    files = minimal_site()
    text = (
        str(files[settings]).replace("[fr, en]", "[fr, es]").replace("  en:", "  es:")
    )
    root = tree({settings: text})
    assert main(["new", "page", "example", "--root", str(root)]) == 0
    lines = (
        (root / "content/pages/example.yaml").read_text(encoding="utf-8").split("\n")
    )
    assert "  es:" in lines
    assert "  en:" not in lines


def test_a_finished_record_is_published(tree: Tree) -> None:
    root = tree(minimal_site())
    assert main(["new", "page", "example", "--root", str(root)]) == 0
    path = root / "content/pages/example.yaml"
    values = {"title": ("Un", "A"), "summary": ("Deux", "B"), "body": ("Trois", "C")}
    lines = []
    field = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("draft: "):
            continue
        field = line.partition(":")[0] if line[:1].isalpha() else field
        indent = "\n    " if line.endswith("|") else " "
        for n, lang in enumerate(("fr", "en")):
            if line.startswith(f"  {lang}:"):
                line += indent + values[field][n]
        lines.append(line)
    path.write_text("\n".join(lines), encoding="utf-8")
    assert show(find_problems(root)) == []
