"""The command `twinlint` with a baseline, while pages come, go and change."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import write_tree

from twinlint.command.cli import main

Captured = pytest.CaptureFixture[str]
BASELINE = ("--baseline", "twinlint-baseline.json")
PAGES = {
    "docs/fr/a.md": "La commune a 40 grues.\n",
    "docs/en/a.md": "The town has 40 cranes.\n",
}
FURTHER = {
    "docs/fr/b.md": "La commune a une grue jaune.\n",
    "docs/en/b.md": "The town has one yellow crane.\n",
}
TERMS = {
    "twinlint.toml": 'terms = ["terms.csv"]\n',
    "terms.csv": "fr,en,variants.fr,forbidden.en\n"
    "commune,municipality,communes,township|town\n",
}
IDLE = "accepts nothing any more"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the command runs."""
    folder = tmp_path / "here"
    write_tree(folder, TERMS | PAGES)
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> int:
    return main([*arguments, "--no-cache"])


def accept(*arguments: str) -> None:
    assert main(["baseline", *(arguments or ("docs",)), "--no-cache"]) == 0


# Findings of many pages ---------------------------------------------------------------


def test_only_the_page_that_is_new_is_told(here: Path, capsys: Captured) -> None:
    accept()
    write_tree(here, FURTHER)
    capsys.readouterr()
    assert run("docs", *BASELINE) == 1
    out, err = capsys.readouterr()
    assert "docs/en/b.md:1:5" in out
    assert "a.md" not in out
    assert IDLE not in err


def test_a_page_that_goes_opens_no_other(here: Path, capsys: Captured) -> None:
    write_tree(here, FURTHER)
    accept()
    for path in FURTHER:
        (here / path).unlink()
    capsys.readouterr()
    assert run("docs", *BASELINE) == 0
    assert f"1 entry of twinlint-baseline.json {IDLE}:" in capsys.readouterr().err


def test_two_files_are_accepted_beside_what_the_folder_has(
    here: Path, capsys: Captured
) -> None:
    write_tree(here, FURTHER)
    accept()
    before = Path("twinlint-baseline.json").read_text("utf-8")
    capsys.readouterr()
    accept("docs/fr/b.md", "docs/en/b.md")
    assert "1 entry of pages that were not compared stays" in capsys.readouterr().err
    assert Path("twinlint-baseline.json").read_text("utf-8") == before
    for path in FURTHER:
        (here / path).unlink()
    accept()
    after = Path("twinlint-baseline.json").read_text("utf-8")
    assert "docs/en/b.md" not in after
    assert "docs/en/a.md" in after
    Path("twinlint-baseline.json").write_text('{"version": 9, "accepted": []}')
    assert main(["baseline", "docs", "--no-cache"]) == 2
    assert "is no baseline" in capsys.readouterr().err


def test_the_places_that_are_accepted_are_counted(here: Path, capsys: Captured) -> None:
    write_tree(here, FURTHER)
    accept()
    said = "1 finding is accepted in twinlint-baseline.json, at 2 places"
    assert said in capsys.readouterr().err


def test_what_a_branch_touched_is_told_without_the_rest(
    here: Path, capsys: Captured
) -> None:
    write_tree(here, FURTHER)
    accept()
    commit(here)
    write_tree(here, {"docs/en/a.md": "Now the town has 40 cranes.\n"})
    capsys.readouterr()
    assert run("docs", *BASELINE, "--since", "HEAD") == 1
    out, err = capsys.readouterr()
    assert "docs/en/a.md:1:9" in out
    assert "b.md" not in out
    assert f"{IDLE}:\n  docs/en/a.md" in err
    assert "b.md" not in err


def test_a_tree_that_waits_is_accepted_but_for_what_is_new(
    here: Path, capsys: Captured
) -> None:
    write_tree(here, dict(make_waiting("north", "south", "east", "west")))
    accept()
    assert run("docs", *BASELINE) == 0
    new = "The tide comes in twice a day, and all the boats leave with it at dawn.\n"
    for tag in ("fr", "en"):
        path = here / f"docs/{tag}/west.md"
        path.write_text(path.read_text() + new)
    capsys.readouterr()
    assert run("docs", *BASELINE) == 1
    out, err = capsys.readouterr()
    assert "docs/fr/west.md:17:1" in out
    assert "north.md" not in out
    assert "passages" not in out
    assert IDLE not in err


def make_waiting(*names: str) -> Iterator[tuple[str, str]]:
    """Pages, by their paths, with much English on the French side."""
    for name in names:
        waits = (
            f"The old {name} harbour stands on a hill, and nobody knows why.",
            f"Every evening the {name} light is lit by the woman of the tower.",
            f"Of all the boats in the {name} only one has never come back.",
        )
        done = {
            "fr": f"Le port de {name} est ouvert toute l’année aux bateaux de pêche.",
            "en": f"The harbour of {name} is open to fishing boats all year round.",
        }
        for tag, text in done.items():
            yield f"docs/{tag}/{name}.md", "\n\n".join((*[text] * 5, *waits, ""))


# What a run knows of entries ----------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [("docs/fr/a.md", "docs/en/a.md"), ("docs/sub",), ("docs", "--since", "HEAD")],
)
def test_an_entry_of_a_page_that_was_not_compared_is_left_alone(
    arguments: tuple[str, ...], here: Path, capsys: Captured
) -> None:
    write_tree(here, FURTHER)
    sub = {path.replace("docs", "docs/sub"): text for path, text in PAGES.items()}
    write_tree(here, sub)
    accept()
    commit(here)
    capsys.readouterr()
    assert run(*arguments, *BASELINE) == 0
    assert "nothing any more" not in capsys.readouterr().err


# Where a command runs -----------------------------------------------------------------


def test_a_baseline_holds_in_whichever_folder_a_command_runs(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    rules = '\n[rules]\nmissing-page = "warning"\n'
    alone = "docs/fr/alone.md"
    settings = {"twinlint.toml": TERMS["twinlint.toml"] + rules}
    write_tree(here, settings | {alone: "La grue est jaune.\n"})
    accept()
    content = (here / "twinlint-baseline.json").read_text(encoding="utf-8")
    assert alone in content
    monkeypatch.chdir(here / "docs")
    capsys.readouterr()
    for folder in ((), (".",), (str(here / "docs"),)):
        assert run(*folder, "--baseline", "../twinlint-baseline.json") == 0
        assert "nothing any more" not in capsys.readouterr().err
    accept(".", "--output", "../other.json")
    assert (here / "other.json").read_text(encoding="utf-8") == content


def commit(folder: Path) -> None:
    """All that is in a folder, in a repository that begins with it."""
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (
        ("init", "--quiet"),
        ("add", "--all"),
        (*names, "commit", "--quiet", "--message", "a", "--no-verify"),
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)


def test_a_page_without_a_twin_that_is_accepted_is_told_no_more(
    here: Path, capsys: Captured
) -> None:
    write_tree(here, {"docs/en/alone.md": "# Alone\n"})
    write_tree(here, {"twinlint.toml": 'rules.missing-page = "warning"\n'})
    assert main(["baseline", "docs"]) == 0
    capsys.readouterr()
    assert run("docs", *BASELINE) == 0
    assert "alone.md" not in capsys.readouterr().err
