"""The command line: commands, options, exit codes, languages, streams."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from conftest import Tree
from support import COMMUNE, PROJECT, SETTINGS, minimal_site, read_files, write_tree
from tables import every_row

from microsite.command.cli import command, main
from microsite.rulebook import RULES
from twinlint import __version__

SCEAUX = "content/communes/sceaux.yaml"
WRONG = minimal_site({SCEAUX: COMMUNE.replace("92071", "x")})
WARNED = minimal_site({"content/site.yaml": SETTINGS.replace("Hébergeur", '""')})

Captured = pytest.CaptureFixture[str]


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in its own process, as a person starts it."""
    return subprocess.run(
        [sys.executable, PROJECT / "build.py", *map(str, arguments)],
        env={**os.environ, "LC_ALL": "en_GB.UTF-8", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


# Exit codes ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "options", "code"),
    [
        (minimal_site(), ["build"], 0),
        (minimal_site(), ["check"], 0),
        (minimal_site(), ["check", "--strict"], 0),
        (WARNED, ["build"], 0),
        (WARNED, ["check"], 0),
        (WARNED, ["check", "--strict"], 1),
        (WARNED, ["check", "--strict", "--rule", "raw-html"], 0),
        (WRONG, ["build"], 1),
        (WRONG, ["check"], 1),
        (WRONG, ["check", "--rule", "wrong-format"], 1),
        (WRONG, ["check", "--rule", "raw-html"], 0),
    ],
)
def test_the_exit_code_says_how_it_went(
    files: dict[str, str], options: list[str], code: int, tree: Tree
) -> None:
    first, *others = options
    assert main([first, "--root", str(tree(files)), *others]) == code


@every_row(
    ("arguments", "expected"),
    [
        (["bild"], "bild"),
        (["build", "--outt", "x"], "--outt"),
        (["build", "--root", "/no/such/folder"], "--root"),
        (["build", "extra"], "extra"),
        (["check", "--format", "yaml"], "--format"),
        (["check", "--rule", "no-such-rule"], "--rule"),
        (["check", "--lang", "de"], "--lang"),
        (["serve", "--port", "99999"], "--port"),
        (["serve", "--port", "http"], "--port"),
        (["explain"], "RULE"),
        (["explain", "no-such-rule"], "no-such-rule"),
        (["new", "commune"], "ID"),
    ],
)
def test_wrong_use_names_what_is_wrong_and_points_to_the_help(
    arguments: list[str], expected: str, capsys: Captured
) -> None:
    assert main(arguments) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert expected in written.err
    assert "--help" in written.err


def test_a_type_that_is_not_given_is_told_with_those_there_are(
    capsys: Captured,
) -> None:
    assert main(["new"]) == 2
    assert "TYPE is not given: write edition, commune, " in capsys.readouterr().err


@every_row("name", ["", *sorted(command.commands)])
def test_every_command_has_help(name: str, capsys: Captured) -> None:
    assert main([*filter(None, [name]), "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Usage: ")
    options = re.findall(r"^  (?:-\w, )?(--[\w-]+)(?: \S+)?(.*)$", text, re.M)
    assert "--help" in dict(options)


WITHOUT_A_SITE = {"explain"}
"""Commands that tell of the program, wherever it is started."""


@every_row("name", sorted(set(command.commands) - WITHOUT_A_SITE))
def test_every_command_on_a_site_takes_its_root(name: str) -> None:
    assert "root" in {parameter.name for parameter in command.commands[name].params}


def test_a_command_may_come_behind_the_language(capsys: Captured) -> None:
    assert main(["--lang", "fr", "explain", "missing-translation"]) == 0
    behind = capsys.readouterr().out
    assert main(["explain", "missing-translation", "--lang=fr"]) == 0
    assert capsys.readouterr().out == behind
    assert main(["--lang=en", "explain", "missing-translation"]) == 0
    assert capsys.readouterr().out != behind


def test_no_command_builds_the_site_that_the_program_stands_in(tree: Tree) -> None:
    root = tree(minimal_site())
    shutil.copy(PROJECT / "build.py", root)
    shutil.copytree(PROJECT / "microsite", root / "microsite")
    shutil.copytree(PROJECT / "twinlint", root / "twinlint")
    done = subprocess.run(
        [sys.executable, root / "build.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "dist" / "fr" / "index.html").is_file()


def test_the_site_is_that_of_the_current_folder(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(minimal_site())
    monkeypatch.chdir(root)
    assert main([]) == 0
    assert (root / "dist" / "fr" / "index.html").is_file()


def test_build_py_builds_its_own_folder_from_anywhere(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(minimal_site())
    monkeypatch.chdir(tmp_path)
    assert main(["build"], root=root) == 0
    assert (root / "dist" / "fr" / "index.html").is_file()


def test_it_says_its_version(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"microsite {__version__}\n"


def test_sarif_names_the_program(tree: Tree, capsys: Captured) -> None:
    assert main(["check", "--root", str(tree(WRONG)), "--format", "sarif"]) == 1
    driver = json.loads(capsys.readouterr().out)["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("twinlint", __version__)


@pytest.mark.parametrize("house", ["microsite", "twinlint"])
def test_a_program_runs_as_a_module(house: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", house, "--version"],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"{house} {__version__}\n"


def test_compare_knows_the_names_of_the_site(tree: Tree, capsys: Captured) -> None:
    root = tree({**minimal_site(), "fr.md": "Ada Martin est là."})
    (root / "en.md").write_text("Ada Martins is here.", encoding="utf-8")
    files = [str(root / "fr.md"), str(root / "en.md")]
    options = ["--format", "json", "--output", str(root / "report.json")]
    assert main(["compare", *files, "--root", str(root), *options]) == 1
    report = json.loads((root / "report.json").read_text("utf-8"))
    assert "unregistered-spelling" in {f["rule"] for f in report["findings"]}
    assert f"names are those of the site in {root}" in capsys.readouterr().err
    main(["compare", *files, "--root", str(root), "--no-register"])
    shown = capsys.readouterr()
    assert "names are those" not in shown.err
    assert "unregistered-spelling" not in shown.out


def test_compare_knows_the_glossary_on_request(tree: Tree, capsys: Captured) -> None:
    glossary = (
        "port:\n  term: {fr: port, en: harbour}\n  forbidden: {en: [haven]}\n"
        "  definition: {fr: Un abri, en: A shelter}\n"
    )
    texts = {"fr.md": "Le port est là.", "en.md": "The haven is here."}
    root = tree({**minimal_site(), "content/glossary.yaml": glossary, **texts})
    files = [str(root / name) for name in texts]
    main(["compare", *files, "--root", str(root)])
    assert "forbidden-word" not in capsys.readouterr().out
    main(["compare", *files, "--root", str(root), "--terms"])
    assert "forbidden-word" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "language", "expected"),
    [
        (["check"], "fr_FR.UTF-8", r"Les paquets du programme manquent .*`make site`"),
        (["check"], "en_GB.UTF-8", r"The packages of the program .*`make site`"),
        (["check", "--lang=fr"], "C", r"Les paquets"),
        (["--lang", "en"], "fr_FR", r"The packages"),
    ],
)
def test_without_its_packages_the_program_says_how_to_get_them(
    arguments: list[str], language: str, expected: str
) -> None:
    # -S: an interpreter that sees the standard library only.
    done = subprocess.run(
        [sys.executable, "-S", "-X", "utf8", PROJECT / "build.py", *arguments],
        env={"LC_ALL": language},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(rf"{expected}.*build\.py\n", done.stderr)


# Building -----------------------------------------------------------------------------


def test_build_says_what_it_wrote(tree: Tree, capsys: Captured) -> None:
    root = tree(minimal_site())
    assert main(["build", "--root", str(root), "--lang", "en"]) == 0
    written = capsys.readouterr()
    assert written.out == ""
    said = re.fullmatch(
        r"(\d+) pages in \S+/dist/: (\d+) files written, 0 unchanged, 0 removed\n",
        written.err,
    )
    assert said
    pages, files = said.groups()
    html = [path for path in read_files(root / "dist") if path.endswith(".html")]
    assert int(pages) == len(html)
    assert int(files) >= len(html)


def test_build_says_what_stayed(tree: Tree, capsys: Captured) -> None:
    root = tree(minimal_site())
    options = ["build", "--root", str(root), "--lang", "en"]
    assert main(options) == 0
    capsys.readouterr()
    assert main(options) == 0
    assert ": 0 files written, " in capsys.readouterr().err


def test_build_writes_where_it_is_told(tree: Tree, tmp_path: Path) -> None:
    out = tmp_path / "elsewhere"
    assert main(["build", "--root", str(tree(minimal_site())), "--out", str(out)]) == 0
    assert (out / "index.html").is_file()


@pytest.mark.parametrize("address", ["https://preview.test", "https://preview.test/"])
def test_the_address_can_be_another(address: str, tree: Tree, tmp_path: Path) -> None:
    root = tree(minimal_site())
    out = tmp_path / "out"
    options = ["--root", str(root), "--out", str(out), "--base-url", address]
    assert main(["build", *options]) == 0
    page = (out / "fr" / "index.html").read_text(encoding="utf-8")
    assert 'rel="canonical" href="https://preview.test/fr/"' in page
    assert "example.org" not in page


def test_drafts_are_published_only_when_asked_for(tree: Tree) -> None:
    root = tree(minimal_site({SCEAUX: f"draft: true\n{COMMUNE}"}))
    page = root / "dist" / "fr" / "communes" / "sceaux" / "index.html"
    assert main(["build", "--root", str(root)]) == 0
    assert not page.exists()
    assert main(["build", "--root", str(root), "--drafts"]) == 0
    assert page.exists()
    assert main(["build", "--root", str(root)]) == 0
    assert not page.exists()


# Checking -----------------------------------------------------------------------------


def test_check_writes_nothing(tree: Tree) -> None:
    root = tree(minimal_site())
    before = read_files(root)
    assert main(["check", "--root", str(root)]) == 0
    assert read_files(root) == before


def test_check_says_that_all_is_well(tree: Tree, capsys: Captured) -> None:
    assert main(["check", "--root", str(tree(minimal_site())), "--lang", "en"]) == 0
    written = capsys.readouterr()
    no_history = (
        "which translations are older than their originals is not known:"
        " the folder is in no Git repository\n"
    )
    assert (written.out, written.err) == ("", f"{no_history}12 pairs of texts agree\n")


def read_choices(name: str, option: str) -> list[str]:
    """What an option of a command may be."""
    (choice,) = (p.type for p in command.commands[name].params if p.name == option)
    assert isinstance(choice, click.Choice)
    return list(choice.choices)


@pytest.mark.parametrize("format_", read_choices("check", "format_"))
def test_check_writes_to_a_file(
    format_: str, tree: Tree, tmp_path: Path, capsys: Captured
) -> None:
    options = ["check", "--root", str(tree(WRONG)), "--lang", "en", "--format", format_]
    assert main(options) == 1
    shown = capsys.readouterr().out
    output = tmp_path / "report"
    assert main([*options, "--output", str(output)]) == 1
    assert (capsys.readouterr().out, output.read_bytes().decode()) == ("", shown)


def test_an_output_that_cannot_be_written_is_wrong_use(
    tree: Tree, tmp_path: Path, capsys: Captured
) -> None:
    output = tmp_path / "no" / "report.json"
    code = main(["check", "--root", str(tree(WRONG)), "--output", str(output)])
    assert code == 2
    assert str(output) in capsys.readouterr().err


def test_json_of_a_clean_site_is_whole(tree: Tree, capsys: Captured) -> None:
    root = tree(minimal_site())
    assert main(["check", "--root", str(root), "--format", "json"]) == 0
    described = json.loads(capsys.readouterr().out)
    assert described["findings"] == []
    assert described["summary"]["pairs"] == 12


# Languages ----------------------------------------------------------------------------

FRENCH, ENGLISH = "Rien n’a été publié", "Nothing was published"


@pytest.mark.parametrize(
    ("environment", "options", "expected"),
    [
        ({"LC_ALL": "fr_FR.UTF-8"}, [], FRENCH),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_FR.UTF-8"}, [], FRENCH),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "fr_CA"}, [], FRENCH),
        # Where the environment names no language, that of the site.
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, [], FRENCH),
        ({"LC_ALL": "C.UTF-8"}, [], FRENCH),
        ({"LC_ALL": "POSIX"}, ["--lang", "en"], ENGLISH),
        ({"LC_ALL": "de_DE.UTF-8"}, [], ENGLISH),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, [], FRENCH),
        ({"LC_ALL": "en_GB.UTF-8"}, ["--lang", "fr"], FRENCH),
        ({"LC_ALL": "fr_FR.UTF-8"}, ["--lang", "en"], ENGLISH),
    ],
)
def test_messages_are_in_the_language_of_the_reader(
    environment: dict[str, str],
    options: list[str],
    expected: str,
    tree: Tree,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert main(["build", "--root", str(tree(WRONG)), *options]) == 1
    assert capsys.readouterr().err.startswith(expected)


# Documentation of rules ---------------------------------------------------------------


@every_row("rule", [rule.name for rule in RULES])
def test_every_rule_is_explained(rule: str, capsys: Captured) -> None:
    assert main(["explain", rule, "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"{rule} (")
    assert "Fix:" in text or "Why:" in text


def test_explain_all_lists_every_rule_once(capsys: Captured) -> None:
    assert main(["explain", "all", "--lang", "en"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert sorted(listed) == sorted(rule.name for rule in RULES)
    assert len(listed) == len(set(listed))


# Streams ------------------------------------------------------------------------------


def test_a_closed_pipe_is_no_traceback() -> None:
    program = [sys.executable, PROJECT / "build.py", "explain", "all"]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_terminal_without_utf_8_gets_escapes_and_no_traceback(tree: Tree) -> None:
    done = run(
        "check",
        "--root",
        tree(WRONG),
        "--lang",
        "fr",
        LC_ALL="C",
        PYTHONIOENCODING="ascii",
        PYTHONUTF8="0",
    )
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


def test_no_colour_and_no_progress_outside_a_terminal(tree: Tree) -> None:
    done = run("check", "--root", tree(WRONG))
    assert "\033" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "address",
    [
        "site",
        "https://a.example/?b=c",
        "https://a.example//b",
        "https://a.example@b.example",
        "https://[::1",
        "https://a.example:99999",
        "https://a.example/%2e%2E",
        "https://ex\u0430mple.org",
    ],
)
def test_an_address_where_no_site_can_stand_is_wrong_use(
    address: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code = main(
        ["build", "--root", str(tmp_path), "--lang", "en", "--base-url", address]
    )
    assert code == 2
    assert f"no site can stand at “{address}”" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="such a name may be there")
@pytest.mark.parametrize("given", [["check"], ["build", "--root"], ["new"], ["--out"]])
def test_half_a_character_is_wrong_use(given: list[str], capsys: Captured) -> None:
    assert main([*given, "\ud800", "--lang", "en"]) == 2
    assert "\\ud800: half a character stands in it" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given",
    [
        ["build", "--out"],
        ["check", "--root"],
        ["check"],
        ["check", "--output"],
        ["compare", "a.md"],
        ["compare", "a.md", "b.md", "--output"],
        ["compare", "a.md", "b.md", "--baseline"],
        ["serve", "--root"],
    ],
)
def test_a_path_that_is_too_long_is_wrong_use(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    root = write_tree(tmp_path, minimal_site())
    for name in ("a.md", "b.md"):
        (root / name).write_text("Deux ports.", encoding="utf-8")
    monkeypatch.chdir(root)
    assert main([*given, "x" * 300, "--lang", "en"], root=root) == 2
    told = capsys.readouterr().err
    assert re.search("too long|not the path of a folder|cannot be read", told)


@every_row(
    ("out", "said"),
    [
        ("one", "one is a link, not a folder"),
        ("one/folder", "one, a link that leads to no folder"),
        ("one/folder/below", "one, a link that leads to no folder"),
        ("nowhere", "nowhere is a link, not a folder"),
        ("nowhere/folder", "nowhere, a link that leads to no folder"),
        ("file/folder", "file, a link that leads to no folder"),
        ("elsewhere", "elsewhere is a link, not a folder"),
        (None, "dist is a link, not a folder"),
        ("content", "content would mix with "),
    ],
)
def test_no_site_is_built_for_a_link(
    out: str | None, said: str, tree: Tree, capsys: Captured
) -> None:
    root = tree({**minimal_site(), "content/site.yaml": "broken: ["})
    (root / "real").mkdir(exist_ok=True)
    links = [
        *(("one", "other"), ("other", "one"), ("nowhere", "missing")),
        *(("file", "content/site.yaml"), ("elsewhere", "real"), ("dist", "real")),
    ]
    for link, target in links:
        (root / link).unlink(missing_ok=True)
        (root / link).symlink_to(target)
    options = ["--out", str(root / out)] if out else []
    code = main(["build", "--root", str(root), *options, "--lang", "en"])
    captured = capsys.readouterr()
    assert code == 2
    assert "--out" in captured.err
    assert said in captured.err
    assert captured.out == "", "the faults of the content were not looked for"
    assert list((root / "real").iterdir()) == []


def test_a_circle_of_links_keeps_nothing(tree: Tree, capsys: Captured) -> None:
    root = tree(minimal_site())
    (root / "one").symlink_to(root / "other")
    (root / "other").symlink_to(root / "one")
    options = ["--root", str(root), "--cache", str(root / "one" / "folder")]
    assert main(["build", *options, "--lang", "en"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("con", "“con” is a name that Windows keeps for itself; write con-commune"),
        ("com1", "“com1” is a name that Windows keeps for itself; write com1-commune"),
        ("a" * 201, f"this name has 201 characters: too many; write {'a' * 60}"),
        ("!", "“!” is not a name made of lower-case letters, digits and hyphens"),
    ],
    ids=["device", "port", "long", "sign"],
)
def test_an_id_that_is_no_name_of_a_file_is_wrong_use(
    id_: str, said: str, tree: Tree, capsys: Captured
) -> None:
    root = tree(minimal_site())
    assert main(["new", "commune", id_, "--root", str(root), "--lang", "en"]) == 2
    assert said in capsys.readouterr().err
    assert not (root / f"content/communes/{id_[:200]}.yaml").exists()


def test_what_a_terminal_obeys_is_shown_as_an_escape(
    tmp_path: Path, capsys: Captured
) -> None:
    address = "https://a.example/\u202egpj\x1b[2J"
    options = ["--root", str(tmp_path), "--lang", "en", "--base-url", address]
    assert main(["build", *options]) == 2
    assert r"https://a.example/\u202egpj\x1b[2J" in capsys.readouterr().err


@every_row(
    ("word", "said"),
    [
        ("actualité", "did you mean news?"),
        ("Personnes", "did you mean person?"),
        ("citation", "did you mean quotation?"),
        ("solutoin", "did you mean solution?"),
        ("Banc", "“Banc” is not one of edition,"),
    ],
)
def test_a_type_may_be_meant_by_its_name_in_a_language(
    tree: Tree, capsys: Captured, word: str, said: str
) -> None:
    """Also where the id is still missing: the type comes first."""
    root = tree(minimal_site())
    for given in ([word], [word, "x"]):
        assert main(["new", *given, "--root", str(root), "--lang", "en"]) == 2
        assert said in " ".join(capsys.readouterr().err.split())


def test_the_help_of_new_names_the_types_in_the_words_of_the_reader(
    capsys: Captured,
) -> None:
    assert main(["new", "--help", "--lang", "fr"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "call (appels), theme (thèmes), news (actualités), page, person" in shown


def test_a_record_of_a_list_is_found_by_its_line(tree: Tree, capsys: Captured) -> None:
    root = tree(minimal_site())
    assert main(["new", "person", "zoe", "--root", str(root), "--lang", "en"]) == 0
    path = "content/people.yaml"
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    said = f"“zoe” is at the end of {path}, on line {lines.index('zoe:') + 1}; fill it"
    assert said in " ".join(capsys.readouterr().err.split())


def test_what_stands_for_a_value_is_of_the_language_of_the_help(
    capsys: Captured,
) -> None:
    assert main(["waive", "--help", "--lang", "fr"]) == 0
    shown = capsys.readouterr().out
    assert "--reason TEXTE" in shown
    assert "--root DOSSIER" in shown
