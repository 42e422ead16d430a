"""`new site`: a small site in French and English that builds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from support import PROJECT, TODAY, list_records, read_files

from microsite.command.cli import main
from microsite.editors.begin import STARTER
from microsite.pipeline import Built, Config, build_site
from microsite.publish.write import MANIFEST
from twinlint.finding import Severity

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("begun") / "garden"
    assert main(["new", "site", str(folder), "--lang", "en"]) == 0
    return folder


@pytest.fixture(scope="module")
def built(begun: Path) -> Built:
    return build_site(Config(begun, TODAY), begun / "dist")


def test_a_new_site_builds_and_lacks_only_what_its_owner_knows(built: Built) -> None:
    assert {f.rule for f in built.findings} == {
        "missing-setting",
        "placeholder-address",
    }
    assert {f.severity for f in built.findings} == {Severity.WARNING}
    assert built.written is not None


def test_every_page_has_its_twin(begun: Path, built: Built) -> None:
    pages = [o.path for o in built.outputs if o.path.endswith(".html")]
    french = [path for path in pages if path.startswith("fr/")]
    english = [path for path in pages if path.startswith("en/")]
    assert len(french) == len(english) == 7
    assert "index.html" in pages


def test_a_new_site_has_what_editors_complete_with(begun: Path) -> None:
    for path in (begun / "content").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        found = re.match(r"# yaml-language-server: \$schema=(\S+)", text)
        if found:
            assert (path.parent / found[1]).is_file(), path


def test_what_the_layout_says_is_in_both_catalogs(begun: Path) -> None:
    before = read_files(begun)
    assert main(["messages", "--root", str(begun)]) == 0
    assert read_files(begun) == before


def test_nothing_of_the_real_site_stands_in_it() -> None:
    for path in STARTER.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"QMI|[Qq]uartiers? m|[Mm]étropol", text), path


def test_the_readme_of_a_new_site_is_true(begun: Path) -> None:
    text = (begun / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:content|templates|locales|assets)/[\w./-]*)`", text)
    assert named
    assert [name for name in named if not (begun / name).exists()] == []
    french, english = text.split("\n# A site in two languages\n")
    assert french.count("\n| ") == english.count("\n| ")


def test_a_new_site_speaks_french(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "jardin"
    assert main(["new", "site", str(folder), "--lang", "fr"]) == 0
    said = f"le site est là\u00a0; ensuite\u00a0: microsite serve --root {folder}\n"
    assert capsys.readouterr().err == said


def test_an_empty_folder_may_be_there(tmp_path: Path) -> None:
    assert main(["new", "site", str(tmp_path)]) == 0
    assert (tmp_path / "content" / "site.yaml").is_file()


def test_a_folder_with_files_is_left_alone(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "mine.txt").write_text("a")
    assert main(["new", "site", str(tmp_path), "--lang", "en"]) == 2
    assert f"{tmp_path} is not empty; name a new folder" in capsys.readouterr().err
    assert read_files(tmp_path) == {"mine.txt": b"a"}


def test_a_folder_that_cannot_be_written_is_refused(
    tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "file").write_text("a")
    assert main(["new", "site", str(tmp_path / "file"), "--lang", "en"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_same_site_is_built_from_the_same_starter(
    begun: Path, built: Built, tmp_path: Path
) -> None:
    build_site(Config(begun, TODAY), tmp_path / "again")
    first, again = read_files(begun / "dist"), read_files(tmp_path / "again")
    assert first.keys() == again.keys()
    assert {k for k in first if k != MANIFEST and first[k] != again[k]} == set()


def test_a_record_of_any_type_has_a_page_and_a_list(begun: Path) -> None:
    """No template of the starter knows of it."""
    root = begun.with_name("grown")
    shutil.copytree(begun, root)
    for path, text in list_records("themes").items():
        if path.startswith("content/"):
            (root / path).write_text(text, encoding="utf-8")
    (root / "content/themes.yaml").write_text(
        "parks:\n  name: {fr: Les parcs, en: Parks}\n  pictogram: tree\n"
        "  summary: {fr: Des arbres, en: Trees}\n  body: {fr: Deux, en: Two}\n",
        encoding="utf-8",
    )
    built = build_site(Config(root, TODAY), root / "dist")
    assert [f for f in built.findings if f.severity == Severity.ERROR] == []
    assert b"Parks" in read_files(root / "dist")["en/themes/index.html"]


def test_the_starter_is_no_site_of_the_repository() -> None:
    assert STARTER.is_relative_to(PROJECT / "microsite")
