"""New records: every field that is needed, a hint for each, nothing overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import Tree
from support import (
    LOCALES,
    TYPES,
    find_problems,
    list_records,
    minimal_site,
    show,
    translator,
)
from terminal import converse

from microsite.command.cli import main
from microsite.editors.scaffold import write_record
from microsite.records.types import COLLECTIONS
from twinlint.catalog import Translator
from twinlint.finding import Severity, message
from twinlint.source import Locale

ENGLISH = Translator(Locale("en"))

WORDS = {c.word: c.name for c in COLLECTIONS.values() if c.is_folder}
ALL = tuple(c.word for c in COLLECTIONS.values())
ONE_OF = ENGLISH(message("one of {types}", types=ALL))


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
        (["persn", "x"], f"“persn” is not {ONE_OF}; did you mean person?"),
        (["person", "ada-martin"], "“ada-martin” is already there, in content/people"),
        (["commune"], "ID"),
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


LISTS = {c.word: c.name for c in COLLECTIONS.values() if not c.is_folder}


@pytest.mark.parametrize("type_", LISTS)
def test_a_record_of_a_file_of_many_is_written_behind_the_others(
    type_: str, tree: Tree
) -> None:
    root = tree(minimal_site())
    path = root / f"content/{LISTS[type_]}.yaml"
    before = path.read_bytes() if path.exists() else b""
    assert main(["new", type_, "example", "--root", str(root)]) == 0
    after = path.read_bytes()
    assert after.startswith(before)
    assert b"\nexample:\n  " in after
    found = find_problems(root)
    assert {f.rule for f in found} <= {
        *("missing-field", "missing-translation", "empty-value"),
        *("unused-record", "unfilled-field"),
    }
    is_draft = b"\nexample:\n  draft: true" in after
    assert all(f.severity is not Severity.ERROR for f in found) is is_draft


def test_a_new_source_has_what_most_sources_have_and_nothing_senseless(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(minimal_site(list_records("sources")))
    assert main(["new", "source", "trees", "--root", str(root), "--lang", "en"]) == 0
    text = (root / "content/sources.yaml").read_text()
    written = yaml.safe_load(text)["trees"]
    assert "  url:  # https://" in text
    assert "draft" not in capsys.readouterr().err
    assert list(written) == ["title", "url", "date", "language", "read"]


def test_a_terminal_asks_for_every_field_that_a_new_record_begins_with(
    tree: Tree,
) -> None:
    root = tree(minimal_site(list_records("sources")))
    lines = ["Communiqué", "Release", "https://example.org/a", "31 mars 2026"]
    converse(["new", "source", "--root", str(root)], [*lines, "fr", "full", "release"])
    written = yaml.safe_load((root / "content/sources.yaml").read_text())["release"]
    assert (written["url"], str(written["date"])) == (
        "https://example.org/a",
        "2026-03-31",
    )


def test_a_file_of_many_that_cannot_be_read_stays_as_it_is(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = "ada-martin:\n  name: [Ada\n"
    root = tree(minimal_site({"content/people.yaml": broken}))
    assert main(["new", "person", "x", "--root", str(root), "--lang", "en"]) == 2
    assert "content/people.yaml cannot be read: correct it" in capsys.readouterr().err
    assert (root / "content/people.yaml").read_text() == broken


def test_a_terminal_asks_for_what_the_record_needs(tree: Tree) -> None:
    root = tree(minimal_site())
    lines = ["Zoé : la maire", "", ""]
    said = converse(["new", "person", "--root", str(root)], lines)
    assert "Nom :" in said.replace("\u00a0", " ")
    text = (root / "content/people.yaml").read_text()
    assert "\nzoe-la-maire:\n  draft: true" in text
    assert '  name: "Zoé : la maire"\n' in text


def test_a_terminal_completes_what_a_record_refers_to(tree: Tree) -> None:
    root = tree(minimal_site())
    theme = "sun: {name: {fr: Soleil, en: Sun}, summary: {fr: Oui, en: Yes}}\n"
    (root / "content/themes.yaml").write_text(theme)
    lines = [
        *("Banc", "Bench"),
        *("nowhere", "sce", "n", "Sceaux, nowhere", "sce", "o"),
        "première",
        *("su", "o"),
        "",
        "à l'essai",
        *("Un", "A"),
    ]
    said = converse(["new", "solution", "--root", str(root)], [*lines, "", "bench"])
    said = said.replace("\u00a0", " ").replace("\u202f", " ")
    for told in (
        "Plusieurs réponses : séparez-les par des virgules.",
        "« nowhere » n’est pas l’une de ces réponses ; si c’est nouveau, ne répondez"
        " rien ici, commencez la fiche ensuite avec « python build.py new commune"
        " nowhere »",
        "« Sceaux, nowhere » n’est pas l’une de ces réponses",
        "S’agit-il de sceaux (Sceaux) ?",
        "testing (à l’essai)",
    ):
        assert told in said
    text = (root / "content/solutions/bench.yaml").read_text()
    for line in (
        "communes: [sceaux]",
        "edition: edition-1",
        "themes: [sun]",
        "status: testing",
        "  fr: Banc",
    ):
        assert f"\n{line}\n" in text


def test_of_many_choices_a_terminal_shows_those_that_begin_so(tree: Tree) -> None:
    """And all of them when asked; what resembles one only is not taken unseen."""
    root = tree(minimal_site())
    listed = "".join(
        f"{id_}:\n  name: {id_.capitalize()}\n  kind: partner\n"
        "  role: {fr: Partenaire, en: Partner}\n"
        for id_ in ("ville-noisy", "ville-sceaux", *(f"o{n}" for n in range(30)))
    )
    with (root / "content/organisations.yaml").open("a") as file:
        file.write(listed)
    lines = ["Banc", "Bench", "", "", "", "ville", "?", "ville-n", "o", "", "", "", ""]
    said = converse(["new", "solution", "--root", str(root)], lines)
    said = said.replace("\u00a0", " ").replace("\u202f", " ")
    assert "33 choix : tapez le début d’un nom, ou « ? » pour les voir tous" in said
    assert "plusieurs commencent ainsi : ville-noisy (Ville-noisy), ville-sc" in said
    assert "o28 (O28), o29 (O29)" in said
    assert "S’agit-il de ville-noisy (Ville-noisy) ?" in said
