"""The command `twinlint --since` on what a branch took out, or moved."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from support import write_tree

from twinlint.command.cli import main

Captured = pytest.CaptureFixture[str]
FR = """\
# Le port

Le port compte dix-huit quais et accueille les bateaux de pêche.

- une grue
- deux hangars

![La criée au petit matin](port.png)

```sh
sudo install port
```

## Les horaires

Il est ouvert toute l’année à tous ceux qui arrivent par la mer.

La criée commence à six heures.

La capitainerie répond à toutes les questions.
"""
EN = """\
# The harbour

The harbour has eighteen quays and is home to the fishing boats.

- a crane
- two sheds

![The fish auction in the early morning](port.png)

```sh
sudo install port
```

## Opening hours

It is open all year round to all who come from the sea.

The auction begins at six o’clock.

The harbour office answers all questions.
"""
CODE = 4
"""The block of both pages that nobody translates."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the command runs, the top of its repository."""
    folder = tmp_path / "here"
    write_tree(folder, {"fr/a.md": FR, "en/a.md": EN, "fr/b.md": FR, "en/b.md": EN})
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TWINLINT_CACHE", str(tmp_path / "kept"))
    monkeypatch.setenv("LC_ALL", "C")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "a@example.org")
    git("init", "--quiet", "--initial-branch", "main")
    commit()
    return folder


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], capture_output=True, check=True)


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", "a", "--no-verify")


def run(*arguments: str) -> int:
    return main([*arguments, "--since", "HEAD", "--jobs", "1"])


def cut_everywhere(text: str) -> dict[str, str]:
    """The text without each of its blocks, in all the ways that leaves blank lines."""
    blocks = text.rstrip("\n").split("\n\n")
    cuts: dict[str, str] = {}
    for at in range(len(blocks)):
        before, after = "\n\n".join(blocks[:at]), "\n\n".join(blocks[at + 1 :])
        if at != CODE:
            whole = "\n\n".join(filter(None, (before, after)))
            cuts[f"{at}"] = f"{whole}\n"
            cuts[f"{at}, blank lines stay"] = f"{before}\n\n\n\n{after}\n"
            cuts[f"{at}, a comment"] = f"{before}\n\n<!-- none -->\n\n{after}\n"
            cuts[f"{at}, {at + 1} changed"] = f"{whole} \n".replace("\n\n", "\n\n ")
    return cuts


@pytest.mark.parametrize(("side", "text"), [("fr", FR), ("en", EN)])
def test_whatever_block_a_branch_took_out_is_told(
    side: str, text: str, here: Path, capsys: Captured
) -> None:
    """It is missing behind the text before it, some lines above the cut."""
    for case, cut in cut_everywhere(text).items():
        write_tree(here, {f"{side}/a.md": cut})
        assert main(["fr/a.md", "en/a.md"]) == 1, case
        told = capsys.readouterr().out
        assert run("fr/a.md", "en/a.md") == 1, case
        assert capsys.readouterr().out == told, case


def test_what_was_missing_before_is_not_told_for_what_is_written_elsewhere(
    here: Path,
) -> None:
    lacking = EN.replace("The auction begins at six o’clock.\n\n", "")
    write_tree(here, {"en/a.md": lacking})
    commit()
    write_tree(here, {"en/a.md": lacking.replace("- two sheds", "- 2 sheds")})
    assert run("fr/a.md", "en/a.md") == 0


def test_an_entry_that_a_branch_took_out_is_told(here: Path) -> None:
    whole = {"open": "Open", "shut": "Shut", "late": "Too late"}
    write_tree(here, {"c/fr.json": json.dumps(whole, indent=1)})
    write_tree(here, {"c/en.json": json.dumps(whole, indent=1)})
    commit()
    for key in whole:
        left = {name: text for name, text in whole.items() if name != key}
        write_tree(here, {"c/en.json": json.dumps(left, indent=1)})
        assert run("c/fr.json", "c/en.json") == 1, key


@pytest.mark.parametrize("folders", [("fr", "en"), (".",)])
def test_a_page_that_a_branch_deleted_leaves_its_twin_alone(
    folders: tuple[str, ...], here: Path, capsys: Captured
) -> None:
    (here / "en/b.md").unlink()
    assert run(*folders) == 0
    assert "1 page has no English version:\n  fr/b.md\n" in capsys.readouterr().err
    write_tree(here, {"twinlint.toml": 'rules.missing-page = "warning"\n'})
    assert run(*folders) == 1
    assert "fr/b.md:1:1" in capsys.readouterr().out
    git("mv", "fr/b.md", "fr/c.md")
    assert run(*folders) == 1
    out = capsys.readouterr().out
    assert "fr/c.md" in out and "fr/b.md" not in out


def test_a_page_that_stood_alone_before_is_not_told(
    here: Path, capsys: Captured
) -> None:
    (here / "en/b.md").unlink()
    commit()
    (here / "fr/b.md").touch()
    assert run("fr", "en") == 0
    assert "fr/b.md" not in capsys.readouterr().err


def test_a_page_that_is_left_out_is_missed_by_nobody(
    here: Path, capsys: Captured
) -> None:
    write_tree(here, {"twinlint.toml": 'exclude = ["b.md"]\n'})
    (here / "en/b.md").unlink()
    assert run(".") == 0
    assert "no English" not in capsys.readouterr().err


def test_a_file_that_is_no_text_to_git_is_touched_all_over(
    here: Path, capsys: Captured
) -> None:
    for language, text in (("fr", FR), ("en", EN)):
        (here / f"{language}/u.txt").write_bytes(text.encode("utf-16"))
    commit()
    assert run("fr/u.txt", "en/u.txt") == 0
    changed = EN.replace("two sheds", "three sheds")
    (here / "en/u.txt").write_bytes(changed.encode("utf-16"))
    assert run("fr/u.txt", "en/u.txt") == 1
    assert "trois" not in capsys.readouterr().err
