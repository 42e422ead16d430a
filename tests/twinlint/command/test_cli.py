"""The command `twinlint`: files and lines, languages, formats, exit codes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from support import PROJECT, translator, write_tree
from tables import every_row

from twinlint import __version__
from twinlint.command.cli import command, main
from twinlint.command.usage import write_refusal
from twinlint.documents import list_formats
from twinlint.report import FORMATS
from twinlint.rules import RULES
from twinlint.survey import PROBLEMS

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    """Two files, one of which says 18 and the other 16."""
    (tmp_path / "fr.md").write_text("Il y a 18 ports.\n", encoding="utf-8")
    (tmp_path / "en.md").write_text("There are 16 ports.\n", encoding="utf-8")
    return [str(tmp_path / "fr.md"), str(tmp_path / "en.md")]


def test_two_files_are_compared(pair: list[str], capsys: Captured) -> None:
    assert main([*pair, "--lang", "en"]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith(f"{pair[1]}:1:11: warning: French says 18, English says 16")
    assert shown.endswith("\n0 errors, 1 warning\n")


def test_two_files_that_agree_say_so(pair: list[str], capsys: Captured) -> None:
    Path(pair[1]).write_text("There are 18 ports.\n", encoding="utf-8")
    assert main([*pair, "--lang", "fr"]) == 0
    assert capsys.readouterr() == ("", "les deux documents concordent\n")


def test_what_was_odd_about_a_file_is_told_beside_the_output(
    pair: list[str], capsys: Captured
) -> None:
    Path(pair[0]).write_bytes("Il y a 18 ports été.\n".encode("cp1252"))
    assert main([*pair, "--lang", "fr"]) == 1
    assert "fr.md\u00a0: le texte est en Windows-1252\n" in capsys.readouterr().err


def test_the_name_of_the_command_may_be_given(pair: list[str]) -> None:
    assert main(["compare", *pair]) == 1


@pytest.mark.parametrize("format_", FORMATS)
def test_a_report_goes_to_a_file(
    format_: str, pair: list[str], tmp_path: Path, capsys: Captured
) -> None:
    options = [*pair, "--lang", "en", "--format", format_]
    assert main(options) == 1
    shown = capsys.readouterr().out
    output = tmp_path / "report"
    assert main([*options, "--output", str(output)]) == 1
    assert (capsys.readouterr().out, output.read_bytes().decode()) == ("", shown)


def test_sarif_names_the_program(pair: list[str], capsys: Captured) -> None:
    assert main([*pair, "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    driver = log["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("twinlint", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["different-number"]


def test_the_languages_can_be_others(pair: list[str], capsys: Captured) -> None:
    assert main([*pair, "--languages", "de, en", "--lang", "en"]) == 1
    assert "German says 18, English says 16" in capsys.readouterr().out


@pytest.mark.parametrize("format_", list_formats())
def test_the_format_of_the_documents_can_be_given(
    format_: str, tmp_path: Path, capsys: Captured
) -> None:
    for name in ("fr", "en"):
        (tmp_path / name).write_text("<p title='18'>a</p>" * (name == "fr"))
    files = [str(tmp_path / "fr"), str(tmp_path / "en")]
    code = main([*files, "--input-format", format_, "--lang", "en"])
    written = capsys.readouterr()
    refused = [path for path in files if written.err.startswith(f"error: {path}")]
    assert bool(refused) == (code == 2)
    assert bool(written.out) == (code == 1)


# Wrong use ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name two files, FR and EN"),
        (
            ["expain", "different-number"],
            "no command “expain”\n  help: did you mean exp",
        ),
        (["baselin"], "did you mean baseline?"),
        (["compar", "a", "b"], "did you mean compare?"),
        (["--languages", "fr"], "“fr” is not two languages, as fr,en is"),
        (["--languages", "fr,fr"], "“fr,fr” is not two languages, as fr,en is"),
        (["--languages", "fr,zz"], "“fr,zz” is not two languages, as fr,en is"),
        (["--terms", "no.csv"], "--terms: there is no file no.csv"),
        (["--languages", "fr,e n"], "“fr,e n” is not two languages, as fr,en is"),
        (["--format", "pdf"], "--format is one of text, "),
        (["--input-format", "rtf"], "--input-format is one of "),
        (["explain"], "RULE is not given"),
        (["explain", "sentence"], "there is no rule “sentence”; did you mean"),
        (["--lang", "xx"], "--lang is one of"),
        (["--jsonl", "a", "b"], "and nothing else: leave out FR and EN"),
        (["--jsonl", "--since", "x", "--pairs", "y"], "leave out --since and --pairs"),
        (["--jsonl", "--format", "json"], "leave out --format"),
        (["--jsonl", "--no-notes", "--baseline", "x"], "--notes and --baseline"),
        (["a.md", "b.md", "--pairs", "{lang}/*"], "--pairs is for folders"),
        (["baseline", "a", "b", "--format", "html"], "found: leave out --format"),
    ],
)
def test_wrong_use_is_refused(
    arguments: list[str], said: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main(arguments) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert said in written.err
    assert "--help shows what it takes" in written.err


@every_row(
    ("arguments", "said"),
    [
        (["no-such-file", "x"], "error: there is no file no-such-file\n"),
        ([".", "x"], "error: there is no folder x\n"),
        (["notes"], "error: there is no folder notes\n"),
        (["--config", "no.toml"], "error: there is no file no.toml\n"),
    ],
)
def test_a_file_that_is_not_there_is_named_and_no_help_promised(
    arguments: list[str], said: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main(arguments) == 2
    assert capsys.readouterr() == ("", said)


def test_a_folder_that_is_called_nearly_as_a_command_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, {"schemas/fr/a.md": "18\n", "schemas/en/a.md": "16\n"})
    monkeypatch.chdir(tmp_path)
    assert main(["schemas", "--no-cache"]) == 1


def test_a_script_is_named_with_the_python_that_runs_it() -> None:
    translate = translator("en")
    for program, typed in (("build.py", "python build.py"), ("twinlint", "twinlint")):
        root = click.Context(click.Group("x"), info_name=program)
        refused = click.BadArgumentUsage(
            "no", click.Context(click.Command("y"), root, "y")
        )
        written = write_refusal(refused, translate, program)
        assert f"help: {typed} y --help shows" in written


def test_an_output_that_cannot_be_written_is_wrong_use(
    pair: list[str], tmp_path: Path, capsys: Captured
) -> None:
    output = str(tmp_path / "no" / "report")
    assert main([*pair, "--output", output]) == 2
    assert output in capsys.readouterr().err


def test_a_file_that_is_not_utf_8_is_wrong_use(
    tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x81")
    assert main([str(path), str(path), "--lang", "fr"]) == 2
    assert "le texte n’est pas en UTF-8" in capsys.readouterr().err


LONG_FR = "Les habitants ont déjà voté, et la maire a ouvert la séance du jury. " * 9
LONG_EN = "The residents have already voted, and the mayor opened the meeting. " * 9


@pytest.mark.parametrize(
    ("fr", "en", "said"),
    [
        ("a", None, "both are the same file, "),
        ("", " \n", "there is nothing to compare: neither file has a text"),
        (LONG_EN, LONG_FR, "the two look swapped: "),
        (LONG_FR + LONG_EN, LONG_EN, "a.txt is in French and in English: keep each "),
        (LONG_FR, LONG_EN + LONG_FR, "b.txt is in French and in English: keep each "),
    ],
)
def test_what_are_no_two_versions_is_wrong_use(
    fr: str, en: str | None, said: str, tmp_path: Path, capsys: Captured
) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(fr, encoding="utf-8")
    if en is None:
        second.symlink_to(first)
    else:
        second.write_text(en, encoding="utf-8")
    assert main([str(first), str(second), "--lang", "en"]) == 2
    written = capsys.readouterr()
    assert (written.out, said in written.err) == ("", True)


def test_a_version_in_the_wrong_language_is_a_finding(
    tmp_path: Path, capsys: Captured
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(LONG_FR, encoding="utf-8")
    files = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    assert main([*files, "--lang", "en"]) == 1
    assert "[untranslated-text]" in capsys.readouterr().out


def test_a_page_that_is_translated_by_half_is_a_finding(
    tmp_path: Path, capsys: Captured
) -> None:
    half = len(LONG_FR) // 2
    (tmp_path / "a.txt").write_text(LONG_FR[:half] + LONG_EN[half:], encoding="utf-8")
    (tmp_path / "b.txt").write_text(LONG_EN, encoding="utf-8")
    files = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    assert main([*files, "--lang", "en"]) == 1
    assert "[untranslated-text]" in capsys.readouterr().out


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has none")
def test_a_file_without_end_is_wrong_use(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    assert main([str(path), "/dev/zero", "--lang", "en"]) == 2
    assert "/dev/zero has more than 5 MB" in capsys.readouterr().err


# Lines --------------------------------------------------------------------------------


class Input:
    """A standard input of bytes."""

    def __init__(self, *lines: object) -> None:
        text = "".join(f"{json.dumps(line)}\n" for line in lines)
        self.buffer = io.BytesIO(text.encode())


def test_lines_have_the_languages_as_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = {"id": "a", "de": "Es gibt 18 Häfen.", "en": "There are 16 ports."}
    monkeypatch.setattr(sys, "stdin", Input(pair, {"id": "b", "fr": "", "en": ""}))
    output = tmp_path / "out.jsonl"
    options = ["--languages", "de,en", "--lang", "en", "--output", str(output)]
    assert main(["--jsonl", *options]) == 2
    first, second = map(json.loads, output.read_text("utf-8").splitlines())
    (finding,) = first["findings"]
    assert finding["message"] == "German says 18, English says 16"
    assert finding["de"] == {"text": "18", "line": 1, "column": 9}
    assert finding["en"] == {"text": "16", "line": 1, "column": 11}
    assert second == {"id": "b", "error": '"de" is missing or not a string'}


def test_lines_that_name_no_format_have_the_given_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = {"id": "a", "fr": "<p>&Agrave; 18 ports.", "en": "<p>At 16 ports."}
    monkeypatch.setattr(sys, "stdin", Input(html))
    output = tmp_path / "out.jsonl"
    options = ["--input-format", "html", "--output", str(output)]
    assert main(["--jsonl", *options]) == 1
    (line,) = map(json.loads, output.read_text("utf-8").splitlines())
    (finding,) = line["findings"]
    assert finding["fr"] == {"text": "18", "line": 1, "column": 13}


def test_a_line_whose_text_is_not_in_its_format_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = {"id": "a", "fr": '{"a": }', "en": "{}", "format": "json"}
    monkeypatch.setattr(sys, "stdin", Input(pair))
    output = tmp_path / "out.jsonl"
    assert main(["--jsonl", "--output", str(output)]) == 2
    (line,) = map(json.loads, output.read_text("utf-8").splitlines())
    assert line == {"id": "a", "error": "a text is no json: 1:7: this is no JSON"}


def test_answers_of_before_are_written_anew_and_pairs_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = {"id": "a", "fr": "18 ports", "en": "16 ports"}
    output = tmp_path / "out.jsonl"
    codes = []
    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", Input(pair))
        codes.append(main(["--jsonl", "--output", str(output)]))
    output.write_text(json.dumps(pair), "utf-8")
    codes.append(main(["--jsonl", "--output", str(output)]))
    assert codes == [1, 1, 2]
    assert json.loads(output.read_text("utf-8")) == pair


# Help and rules -----------------------------------------------------------------------


def test_it_says_its_version(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"twinlint {__version__}\n"


def test_explain_all_lists_its_own_rules(capsys: Captured) -> None:
    assert main(["explain", "all", "--lang", "fr"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == sorted(rule.name for rule in (*RULES, *PROBLEMS))


@pytest.mark.parametrize("name", ["", *sorted(command.commands)])
def test_help_is_in_french(
    name: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert main([*filter(None, [name]), "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Emploi\u00a0: twinlint")
    described = command.commands[name] if name else command
    english = [described.help, *(getattr(p, "help", "") for p in described.params)]
    assert [each for each in filter(None, english) if each in text] == []


def test_it_waits_for_nothing_but_click(pair: list[str]) -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[1:2]; before = {*sys.modules};"
        "from twinlint.command import main; main(sys.argv[2:]);"
        "own = {*sys.stdlib_module_names, 'twinlint', 'click', '__main__'};"
        "tops = {name.partition('.')[0] for name in {*sys.modules} - before};"
        "print(*sorted(n for n in tops - own if not n.startswith('_')))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, PROJECT, *pair],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == ""


# Standard input -----------------------------------------------------------------------


class Stream:
    """A standard input that holds a text."""

    def __init__(self, text: str) -> None:
        self.buffer = io.BytesIO(text.encode())


def compare_with_stream(
    text: str, *arguments: str, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    """The exit code, output and errors of a run that is given a text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", Stream(text))
        code = main([*arguments, "--lang", "en"])
    return code, *capsys.readouterr()


def test_one_of_the_two_may_come_from_standard_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "en.md").write_text("There are 16 ports.", "utf-8")
    path = str(tmp_path / "en.md")
    code, out, _ = compare_with_stream("Il y a 18 ports.", "-", path, capsys=capsys)
    assert code == 1
    assert "  -:1:8: compare with this\n    1 │ Il y a 18 ports." in out
    code, out, _ = compare_with_stream(
        "<p>Il y a 18 ports.", path, "-", "--languages", "en,fr", capsys=capsys
    )
    assert (code, out[:13]) == (1, "-:1:11: warni")


def test_a_catalog_may_come_from_standard_input(
    capsys: pytest.CaptureFixture[str],
) -> None:
    written = 'msgid "18 ports"\nmsgstr "16 ports"\n'
    options = ("--input-format", "po", "--languages", "en,fr")
    code, out, _ = compare_with_stream(written, "-", *options, capsys=capsys)
    assert code == 1
    assert out.startswith("-:2:9: warning: English says 18, French says 16")


@every_row(
    ("text", "arguments", "said"),
    [
        ("Ici.", ("-", "-"), "standard input (-) can be one of the two, and not both"),
        ("", ("-", __file__), "standard input (-) is empty"),
        ("{", ("-", __file__, "--input-format", "json"), "-:1:2: this is no JSON"),
    ],
)
def test_what_standard_input_cannot_be_is_told(
    text: str, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = compare_with_stream(text, *arguments, capsys=capsys)
    assert (code, out) == (2, "")
    assert f"error: {said}" in err
