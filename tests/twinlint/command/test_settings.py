"""The command `twinlint` with settings, names and terms, a baseline and a branch."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from support import read_files, write_tree

from twinlint.command.cli import main

Captured = pytest.CaptureFixture[str]
FR = "# Le port\n\nIl y a 18 ports.\n\nLa commune décide.\n"
EN = "# The harbour\n\nThere are 18 harbours.\n\nThe municipality decides.\n"
WRONG = EN.replace("18", "16")
TREE = {"fr/a.md": FR, "en/a.md": WRONG}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the command runs, the top of its repository."""
    folder = tmp_path / "here"
    write_tree(folder, TREE)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TWINLINT_CACHE", str(tmp_path / "kept"))
    monkeypatch.setenv("LC_ALL", "C")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "a@example.org")
    git("init", "--quiet", "--initial-branch", "main")
    return folder


def git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout


def run(*arguments: str) -> int:
    return main([*arguments, "--jobs", "1"])


def list_rules(capsys: Captured) -> list[str]:
    found = json.loads(capsys.readouterr().out)["findings"]
    return [f"{each['path']}:{each['line']} {each['rule']}" for each in found]


# Settings -----------------------------------------------------------------------------


def test_settings_alone_say_what_is_compared(here: Path, capsys: Captured) -> None:
    write_tree(here, {"pyproject.toml": '[tool.twinlint]\npairs = ["{lang}/*.md"]\n'})
    assert run("--format", "json") == 1
    assert list_rules(capsys) == ["en/a.md:3 different-number"]


@pytest.mark.parametrize(
    ("where", "arguments", "wanted"),
    [
        (".", ["docs"], ["docs/en/a.md", "docs/en/x/b.md"]),
        (".", ["."], ["docs/en/a.md", "docs/en/x/b.md"]),
        (".", ["docs/en/x"], ["docs/en/x/b.md"]),
        (".", ["docs/fr/x"], ["docs/en/x/b.md"]),
        ("docs", ["."], ["en/a.md", "en/x/b.md"]),
        ("docs/fr/x", ["."], ["../../en/x/b.md"]),
        ("docs/fr/x", ["../.."], ["../../en/a.md", "../../en/x/b.md"]),
        (".", ["docs", "--pairs", "{lang}/*.md"], ["docs/en/a.md"]),
    ],
)
def test_patterns_of_settings_count_from_their_file(
    where: str,
    arguments: list[str],
    wanted: list[str],
    here: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    docs = {f"docs/{path}": text for path, text in TREE.items()}
    other = {"docs/fr/x/b.md": "# Le mât\n\nAvec 20 mâts.\n", "docs/it/a.md": ""}
    more = {**other, "docs/en/x/b.md": "# The mast\n\nWith 30 masts.\n"}
    settings = {"twinlint.toml": 'pairs = ["docs/{lang}/**/*.md"]\n'}
    write_tree(here, {**docs, **more, **settings})
    monkeypatch.chdir(here / where)
    assert run(*arguments, "--format", "json") == 1
    assert list_rules(capsys) == [f"{path}:3 different-number" for path in wanted]


def test_settings_above_are_named_by_the_way_to_them(
    here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = "name\nAda Martin\n"
    text = (
        'pairs = ["{lang}/*.md"]\nregister = ["names.csv"]\nbaseline = "known.json"\n'
    )
    write_tree(here, {"twinlint.toml": text, "names.csv": names, "deep/er/x": ""})
    monkeypatch.chdir(here / "deep" / "er")
    for named in ([], ["../.."]):
        assert run(*named, "--format", "json") == 1
        assert list_rules(capsys) == ["../../en/a.md:3 different-number"]
    assert main(["baseline"]) == 0
    assert "accepted in ../../known.json" in capsys.readouterr().err
    assert run() == 0
    capsys.readouterr()
    write_tree(here, {"names.csv": "nam\nAda\n"})
    assert run() == 2
    assert capsys.readouterr().err.startswith("../../names.csv:1:1: there is no column")
    write_tree(here, {"twinlint.toml": "wrong = 1\n"})
    assert run() == 2
    assert capsys.readouterr().err.startswith("../../twinlint.toml:1:1: there is no")


def test_patterns_that_fit_nothing_are_named(here: Path, capsys: Captured) -> None:
    write_tree(here, {"twinlint.toml": 'pairs = ["docs/{lang}/**/*.md"]\n'})
    assert run("fr") == 2
    said = "in fr and en were found in fr by docs/{lang}/**/*.md: patterns count from ."
    assert said in capsys.readouterr().err


def test_conventions_of_a_house_are_told_where_they_are_asked(
    here: Path, capsys: Captured
) -> None:
    write_tree(here, {"fr/a.md": FR, "en/a.md": EN.replace("decides.", "decides ;")})
    assert run("fr", "en") == 0
    write_tree(here, {"twinlint.toml": '[rules]\nwrong-spacing = "warning"\n'})
    capsys.readouterr()
    assert run("fr", "en", "--format", "json") == 1
    assert list_rules(capsys) == ["en/a.md:5 wrong-spacing"]
    assert main(["explain", "wrong-spacing"]) == 0
    assert "\nIt speaks only where it is asked" in capsys.readouterr().out
    assert main(["explain", "different-date"]) == 0
    assert "asked" not in capsys.readouterr().out


def test_rules_are_off_or_more_serious(here: Path, capsys: Captured) -> None:
    write_tree(here, {"twinlint.toml": '[rules]\ndifferent-number = "error"\n'})
    assert run("fr/a.md", "en/a.md") == 1
    assert capsys.readouterr().out.endswith("1 error, 0 warnings\n")
    write_tree(here, {"twinlint.toml": '[rules]\ndifferent-number = "off"\n'})
    assert run("fr/a.md", "en/a.md") == 0
    assert run("fr", "en") == 0


def test_a_page_without_a_twin_is_a_finding_where_that_is_wanted(
    here: Path, capsys: Captured
) -> None:
    write_tree(here, {"twinlint.toml": '[rules]\nmissing-page = "error"\n'})
    write_tree(here, {"en/a.md": EN, "en/b.md": EN})
    assert run("fr", "en") == 1
    out, err = capsys.readouterr()
    assert "en/b.md:1:1: error: this page has no French version" in out
    assert "b.md" not in err


def test_files_are_left_out_and_languages_named(here: Path, capsys: Captured) -> None:
    text = 'languages = ["en", "fr"]\nexclude = ["old", "fr/x.md"]\n'
    files = {"fr/x.md": FR, "en/x.md": WRONG, "fr/old/b.md": FR, "en/old/b.md": WRONG}
    write_tree(here, {"twinlint.toml": text, **files})
    assert run(".", "--format", "json") == 1
    assert list_rules(capsys) == ["fr/a.md:3 different-number"]


def test_names_and_terms_are_held_against_the_texts(
    here: Path, capsys: Captured
) -> None:
    write_tree(
        here,
        {
            "twinlint.toml": 'register = ["names.csv"]\nterms = ["terms.csv"]\n',
            "names.csv": "name\nAda Martin\n",
            "terms.csv": "fr,en,forbidden.en\ncommune,municipality,township\n",
            "more.csv": "fr,en,forbidden.en\nport,harbour,haven\n",
            "fr/a.md": "Ada Martin vit dans la commune du port.\n",
            "en/a.md": "Ada Martins lives in the township of the haven.\n",
        },
    )
    wanted = ["forbidden-word", "unregistered-spelling"]
    asked = ("fr", "en", "--format", "json")

    def ask(*more: str) -> set[str]:
        run(*asked, *more)
        return {line.split()[1] for line in list_rules(capsys)}

    assert set(wanted) <= ask()
    assert set(wanted).isdisjoint(ask("--no-register"))
    assert "forbidden-word" in ask("--no-register", "--terms", "more.csv")


def test_mistakes_are_told_at_their_places_and_stop_the_run(
    here: Path, capsys: Captured
) -> None:
    write_tree(here, {"twinlint.toml": 'langages = ["fr"]\nregister = ["n.csv"]\n'})
    before = read_files(here)
    assert run("fr", "en", "--output", "report") == 2
    assert capsys.readouterr() == (
        "",
        "twinlint.toml:1:1: there is no setting “langages”\n"
        "  help: did you mean languages?\n"
        "twinlint.toml:2:13: there is no file n.csv\n"
        "error: 2 mistakes in twinlint.toml\n",
    )
    assert read_files(here) == before


def test_of_two_files_of_settings_the_one_that_is_read_is_told(
    here: Path, capsys: Captured
) -> None:
    files = {
        "twinlint.toml": '[rules]\ndifferent-number = "off"\n',
        "pyproject.toml": "[tool.other]\nx = 1\n",
    }
    told = "twinlint.toml is read, and not pyproject.toml\n"
    write_tree(here, files)
    assert run("fr", "en") == 0
    assert told not in capsys.readouterr().err
    write_tree(here, {"pyproject.toml": '[tool.twinlint]\nexclude = ["x"]\n'})
    assert run("fr", "en") == 0
    assert capsys.readouterr().err.startswith(told)
    assert run("fr", "en", "--config", "twinlint.toml") == 0
    assert told not in capsys.readouterr().err


def test_a_file_of_settings_can_be_named(here: Path, capsys: Captured) -> None:
    write_tree(here, {"ci/strict.toml": '[rules]\ndifferent-number = "off"\n'})
    assert run("fr", "en", "--config", "ci/strict.toml") == 0
    assert run("fr", "en", "--config", "no.toml") == 2
    assert "there is no file no.toml" in capsys.readouterr().err


def test_settings_change_what_is_kept(here: Path) -> None:
    assert run("fr", "en") == 1
    write_tree(here, {"twinlint.toml": '[rules]\ndifferent-number = "off"\n'})
    assert run("fr", "en") == 0


def test_lines_read_no_settings_of_the_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    import io
    import sys

    write_tree(here, {"twinlint.toml": "wrong = 1\n"})
    lines = io.BytesIO(json.dumps({"id": "a", "fr": FR, "en": EN}).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(lines))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
    assert run("--jsonl") == 0


def test_the_schema_is_written(capsys: Captured) -> None:
    assert main(["schema", "--lang", "fr"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert "languages" in schema["properties"]
    assert schema["properties"]["languages"]["description"].startswith("Langues")


# Baseline -----------------------------------------------------------------------------


def test_a_baseline_accepts_what_is_found_today(here: Path, capsys: Captured) -> None:
    write_tree(here, {"twinlint.toml": 'baseline = "accepted.json"\n'})
    assert run("fr", "en") == 1
    assert main(["baseline", "fr", "en"]) == 0
    assert "1 finding is accepted in accepted.json" in capsys.readouterr().err
    assert run("fr", "en") == 0
    # What stands elsewhere may change.
    for language, text in (("fr", FR), ("en", WRONG)):
        path = here / language / "a.md"
        path.write_text(f"{text}\n- 12\n", encoding="utf-8")
        path.rename(path.with_name("moved.md"))
    assert run("fr", "en") == 0


@pytest.mark.parametrize(
    "edit",
    [
        {"en/a.md": WRONG.replace("There are", "Now there are")},
        {"fr/a.md": FR.replace("Il y a", "Aujourd’hui il y a")},
    ],
    ids=["translation", "reference"],
)
def test_an_edit_of_either_text_opens_a_finding_again(
    edit: dict[str, str], here: Path, capsys: Captured
) -> None:
    assert main(["baseline", "fr", "en"]) == 0
    assert run("fr", "en", "--baseline", "twinlint-baseline.json") == 0
    write_tree(here, edit)
    capsys.readouterr()
    assert run("fr", "en", "--baseline", "twinlint-baseline.json") == 1
    out, err = capsys.readouterr()
    assert "different-number" in out
    assert (
        "1 entry of twinlint-baseline.json accepts nothing any more:\n"
        "  en/a.md [different-number] French says 18, English says 16\n"
    ) in err


def test_a_baseline_may_be_of_two_files(here: Path) -> None:
    assert main(["baseline", "fr/a.md", "en/a.md", "--output", "b.json"]) == 0
    assert run("fr/a.md", "en/a.md", "--baseline", "b.json") == 0
    assert run("fr", "en", "--baseline", "b.json") == 0


@pytest.mark.parametrize("content", ["", "{}", "\xff"])
def test_a_file_that_is_no_baseline_is_refused(
    content: str, here: Path, capsys: Captured
) -> None:
    (here / "b.json").write_bytes(content.encode("latin-1"))
    assert run("fr", "en", "--baseline", "b.json") == 2
    assert "b.json is no baseline" in capsys.readouterr().err


def test_a_baseline_that_is_not_there_is_refused(capsys: Captured) -> None:
    assert run("fr", "en", "--baseline", "none.json") == 2
    assert "none.json is no baseline: No such file" in capsys.readouterr().err


def test_a_baseline_of_a_part_is_refused(here: Path, capsys: Captured) -> None:
    assert main(["baseline", "fr", "en", "--since", "HEAD"]) == 2
    assert "a baseline holds all that is found" in capsys.readouterr().err
    write_tree(here, {"en/a.md": "a" * 5_000_001})
    assert main(["baseline", "fr", "en"]) == 2
    assert not (here / "twinlint-baseline.json").exists()


# A branch -----------------------------------------------------------------------------


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", "a", "--no-verify")


def test_only_what_a_branch_has_touched_is_told(here: Path, capsys: Captured) -> None:
    commit()
    git("checkout", "--quiet", "-b", "topic")
    assert run("fr", "en", "--since", "main") == 0
    assert (
        capsys.readouterr().err
        == "found 1 pair: fr, en\nno page of a pair was touched\n"
    )
    write_tree(here, {"en/a.md": WRONG + "\nThe end.\n", "en/new.md": EN})
    assert run("fr", "en", "--since", "main", "--format", "json") == 1
    out, err = capsys.readouterr()
    assert {each["rule"] for each in json.loads(out)["findings"]} == {
        "missing-paragraph"
    }
    assert "en/new.md" in err
    commit()
    write_tree(here, {"fr/a.md": FR.replace("Il y a 18", "On compte 18")})
    assert run("fr", "en", "--since", "main", "--format", "json") == 1
    assert "en/a.md:3 different-number" in list_rules(capsys)


def test_what_changed_on_the_main_branch_meanwhile_is_not_told(
    here: Path, capsys: Captured
) -> None:
    commit()
    git("checkout", "--quiet", "-b", "topic")
    git("checkout", "--quiet", "main")
    write_tree(here, {"fr/a.md": FR.replace("Il y a", "On compte")})
    commit()
    git("checkout", "--quiet", "topic")
    assert run("fr", "en", "--since", "main") == 0


@pytest.mark.parametrize(
    "revision", ["no-such", "--output=stolen", "main; touch x", ""]
)
def test_a_revision_that_is_none_is_refused(
    revision: str, here: Path, capsys: Captured
) -> None:
    commit()
    before = sorted(here.iterdir())
    assert run("fr", "en", f"--since={revision}") == 2
    assert f"Git has no revision “{revision}” here" in capsys.readouterr().err
    assert sorted(here.iterdir()) == before


def test_a_folder_that_git_does_not_know_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    write_tree(tmp_path / "else", TREE)
    monkeypatch.chdir(tmp_path / "else")
    assert run("fr", "en", "--since", "main") == 2
    assert "is in no Git repository" in capsys.readouterr().err
