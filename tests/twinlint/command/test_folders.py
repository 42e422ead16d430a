"""The command `twinlint` on folders: how pages are paired, told and compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from support import read_files, write_tree

from twinlint.command.cli import main
from twinlint.report import FORMATS

Captured = pytest.CaptureFixture[str]
FR = """\
# Le port

Le port compte 18 quais et accueille les bateaux de pêche.
Il est ouvert toute l’année, de jour comme de nuit, à tous ceux qui arrivent par la mer.
"""
EN = """\
# The harbour

The harbour has 18 quays and is home to the fishing boats.
It is open all year round, by day and by night, to all who come from the sea.
"""
OTHER = EN.replace("18", "16")


@pytest.fixture(autouse=True)
def _no_other_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWINLINT_CACHE", str(tmp_path / "kept"))
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the command runs."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> int:
    return main([*arguments, "--jobs", "1"])


def show_rules(out: str) -> list[str]:
    """`path:line rule` of each finding of a report in JSON."""
    found = json.loads(out)["findings"]
    return [f"{each['path']}:{each['line']} {each['rule']}" for each in found]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_compared(
    here: Path, capsys: Captured
) -> None:
    broken = {"fr/c.json": '{"a": "Ici"', "en/c.json": '{"a": "Here"}'}
    write_tree(here, {"fr/a.md": FR, "en/a.md": OTHER, **broken})
    assert run("fr", "en") == 2
    out, err = capsys.readouterr()
    assert "en/a.md:3:17: warning: French says 18, English says 16" in out
    assert "fr/c.json:1:12: this is no JSON" in err


def test_two_folders_are_compared(here: Path, capsys: Captured) -> None:
    write_tree(here, {"fr/a.md": FR, "en/a.md": OTHER, "fr/b.md": FR, "en/b.md": EN})
    assert run("fr", "en") == 1
    out, err = capsys.readouterr()
    assert "en/a.md:3:17: warning: French says 18, English says 16" in out
    assert out.endswith("0 errors, 1 warning\n")
    assert err == "found 2 pairs: fr, en\n"


def test_one_folder_is_compared_by_its_layout(here: Path, capsys: Captured) -> None:
    write_tree(
        here,
        {
            "docusaurus.config.js": "",
            "docs/a.md": EN,
            "docs/b.md": EN,
            "i18n/fr/docusaurus-plugin-content-docs/current/a.md": FR,
        },
    )
    assert run(".", "--lang", "fr") == 0
    out, err = capsys.readouterr()
    assert (out, err.replace("\xa0", " ")) == (
        "",
        "1 paire trouvée : Docusaurus, i18n/fr\n"
        "1 page n’a pas de version en français :\n"
        "  docs/b.md\n"
        "la paire concorde\n",
    )


def test_many_pages_without_a_twin_are_not_all_named(
    here: Path, capsys: Captured
) -> None:
    pages = {f"en/{number:02}.md": EN for number in range(1, 31)}
    write_tree(here, {**pages, "fr/01.md": FR})
    assert run("fr", "en") == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines[1] == "29 pages have no French version:"
    assert lines[2] == "  en/02.md"
    assert lines[22] == "and 9 more"


def test_patterns_say_how_files_are_named(here: Path, capsys: Captured) -> None:
    write_tree(here, {"x/text-fr.md": FR, "x/text-en.md": OTHER, "fr/a.md": FR})
    assert run(".", "--pairs", "**/text-{lang}.md", "--format", "json") == 1
    out, err = capsys.readouterr()
    assert show_rules(out) == ["x/text-en.md:3 different-number"]
    assert err == "found 1 pair: *-fr.md, *-en.md\n"


def test_one_language_is_held_against_many(here: Path, capsys: Captured) -> None:
    german = (
        "# Der Hafen\n\nDer Hafen hat 17 Kais und ist Heimat der Fischerboote.\n"
        "Er ist das ganze Jahr offen, bei Tag und bei Nacht, für alle, die vom Meer"
        " kommen.\n"
    )
    write_tree(here, {"en/a.md": EN, "fr/a.md": FR, "de/a.md": german})
    assert run(".", "--languages", "en,fr,de", "--format", "json") == 1
    assert show_rules(capsys.readouterr().out) == ["de/a.md:3 different-number"]


def test_names_of_folders_say_their_languages(here: Path, capsys: Captured) -> None:
    write_tree(here, {"en/a.md": OTHER, "fr/a.md": FR})
    assert run("en", "fr") == 1
    assert "English says 16, French says 18" in capsys.readouterr().out


def test_folders_in_unusual_languages_tell_which_were_taken(
    here: Path, capsys: Captured
) -> None:
    told = "the languages are German and French, as names tell\n"
    write_tree(here, {"de/a.md": "18 Häfen\n", "fr/a.md": "18 ports\n"})
    assert main(["de", "fr"]) == 0
    assert capsys.readouterr().err.startswith(told)
    for usual in (["fr", "en"], ["de", "fr", "--languages", "de,fr"]):
        write_tree(here, {"en/a.md": "18 ports\n"})
        assert main(usual) == 0
        assert "as names tell" not in capsys.readouterr().err


def test_a_folder_inside_the_other_is_not_part_of_it(
    here: Path, capsys: Captured
) -> None:
    write_tree(here, {"docs/a.md": EN, "docs/fr/a.md": FR})
    assert run("docs/fr", "docs") == 0
    assert capsys.readouterr().err == "found 1 pair: docs/fr, docs\nthe pair agrees\n"


def test_the_report_lists_pages_without_a_twin_for_programs(
    here: Path, capsys: Captured
) -> None:
    write_tree(here, {"fr/a.md": FR, "en/a.md": EN, "en/b.md": EN})
    assert run("fr", "en", "--format", "json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["lone"] == [{"path": "en/b.md", "locale": "en", "missing": "fr"}]
    assert report["summary"]["pairs"] == 1
    assert report["summary"]["words"] == len(FR.split())


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_shows_folders(format_: str, here: Path) -> None:
    write_tree(here, {"fr/a.md": FR, "en/a.md": OTHER})
    assert run("fr", "en", "--format", format_, "--output", "report") == 1
    assert "different-number" in (here / "report").read_text(encoding="utf-8")


def test_the_number_of_processes_changes_nothing(here: Path, capsys: Captured) -> None:
    files = {f"fr/{number}.md": FR for number in range(20)}
    files |= {f"en/{number}.md": (EN, OTHER)[number % 2] for number in range(20)}
    write_tree(here, files)
    reports = []
    for jobs in ("1", "3"):
        assert main(["fr", "en", "--jobs", jobs, "--no-cache"]) == 1
        reports.append(capsys.readouterr())
    assert reports[0] == reports[1]


# What is kept -------------------------------------------------------------------------


def list_kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "kept").glob("*.sqlite"))


@pytest.fixture
def compared(here: Path, capsys: Captured) -> tuple[str, str]:
    """What a first run told."""
    write_tree(here, {"fr/a.md": FR, "en/a.md": OTHER})
    assert run("fr", "en") == 1
    return capsys.readouterr()


@pytest.mark.usefixtures("here")
def test_a_second_run_compares_nothing_and_tells_the_same(
    compared: tuple[str, str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twinlint.survey.compare.compare_parts", None)
    assert run("fr", "en") == 1
    assert capsys.readouterr() == compared


def test_a_file_that_was_moved_is_known(
    compared: tuple[str, str],
    here: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("twinlint.survey.compare.compare_parts", None)
    for language in ("fr", "en"):
        (here / language / "a.md").rename(here / language / "b.md")
    assert run("fr", "en") == 1
    assert capsys.readouterr().out == compared[0].replace("a.md", "b.md")


def test_what_is_told_of_a_file_names_it_where_it_is_now(
    here: Path, capsys: Captured
) -> None:
    write_tree(here, {"fr/a.md": FR.encode("cp1252"), "en/a.md": EN})
    assert run("fr", "en") == 0
    first = capsys.readouterr().err
    assert "fr/a.md" in first
    for language in ("fr", "en"):
        (here / language / "a.md").rename(here / language / "b.md")
    assert run("fr", "en") == 0
    assert capsys.readouterr().err == first.replace("a.md", "b.md")


@pytest.mark.usefixtures("compared")
def test_a_file_that_has_changed_is_compared(here: Path, capsys: Captured) -> None:
    (here / "en" / "a.md").write_text(EN, encoding="utf-8")
    assert run("fr", "en") == 0
    (here / "en" / "a.md").write_text(OTHER, encoding="utf-8")
    (here / "en" / "a.md").rename(here / "en" / "a.txt")
    assert run("fr", "en", "--input-format", "text") == 1
    assert capsys.readouterr().err.count("found 1 pair") == 2


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("damage", [b"", b"noise" * 1000, None])
def test_what_is_kept_may_be_damaged_or_lost(
    damage: bytes | None, compared: tuple[str, str], tmp_path: Path, capsys: Captured
) -> None:
    (kept,) = list_kept(tmp_path)
    if damage is None:
        kept.unlink()
    else:
        kept.write_bytes(damage)
    assert run("fr", "en") == 1
    assert capsys.readouterr() == compared


def test_nothing_is_kept_when_nobody_wants_it(here: Path, tmp_path: Path) -> None:
    write_tree(here, {"fr/a.md": FR, "en/a.md": OTHER})
    assert run("fr", "en", "--no-cache") == 1
    assert list_kept(tmp_path) == []


def test_a_place_that_cannot_be_written_costs_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWINLINT_CACHE", str(here / "fr" / "a.md"))
    write_tree(here, {"fr/a.md": FR, "en/a.md": OTHER})
    assert run("fr", "en") == 1


# What is written over -----------------------------------------------------------------

FOREIGN = "was not written by this program"
THE_TEXT = "is one of the texts: name another file"
REPORT = ("fr", "en", "--format")
OVERWRITTEN: Mapping[str, tuple[list[str], str, str]] = {
    "second text": (["fr/a.md", "en/a.md", "--output", "en/a.md"], "", THE_TEXT),
    "empty text": (["fr/e.md", "en/a.md", "--output", "fr/e.md"], "", THE_TEXT),
    "by a link": (["fr/a.md", "en/a.md", "--output", "link.md"], "", THE_TEXT),
    "catalog": (["a.po", "--output", "a.po"], "", THE_TEXT),
    "page of a folder": ([*REPORT, "text", "--output", "en/a.md"], "", FOREIGN),
    "folder": ([*REPORT, "html", "--output", "en"], "", THE_TEXT),
    "pages of a site": ([*REPORT, "html", "--output", "site"], "", FOREIGN),
    "pairs": (["--jsonl", "--output", "pairs.jsonl"], "", FOREIGN),
    "notes": ([*REPORT, "json", "--output", "notes"], "", FOREIGN),
    "accepted": ([*REPORT, "json", "--output", "accepted.json"], "", FOREIGN),
    "baseline over it": (["baseline", "fr", "en", "--output", "notes"], "", FOREIGN),
    "baseline over a report": (
        ["baseline", "fr", "en", "--output", "report.json"],
        "report.json",
        FOREIGN,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OVERWRITTEN)
def test_what_was_not_written_here_is_not_written_over(
    name: str, here: Path, capsys: Captured
) -> None:
    arguments, made, said = OVERWRITTEN[name]
    pair = '{"id": "a", "fr": "18", "en": "16"}\n'
    write_tree(
        here,
        {
            **{
                "fr/a.md": FR,
                "en/a.md": OTHER,
                "fr/e.md": "",
                "notes": "Do: [a-b] now",
            },
            **{"a.po": 'msgid "18"\nmsgstr "16"\n', "pairs.jsonl": pair},
            **{"site/index.html": "<p>Hello", "site/b.html": "<p>Hello"},
        },
    )
    (here / "link.md").symlink_to("en/a.md")
    main(["baseline", "fr", "en", "--output", "accepted.json"])
    if made:
        main(["fr", "en", "--format", "json", "--output", made])
    before = read_files(here)
    capsys.readouterr()
    assert main(arguments) == 2
    assert read_files(here) == before
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        *([*REPORT, each, "--output", "report"] for each in FORMATS),
        [*REPORT, "html", "--output", "pages"],
        ["baseline", "fr", "en", "--output", "accepted.json"],
    ],
)
def test_what_was_written_here_is_written_anew(
    here: Path, arguments: list[str]
) -> None:
    write_tree(here, {"fr/a.md": FR, "en/a.md": OTHER, "report": ""})
    (here / "pages").mkdir()
    main(arguments)
    before = read_files(here)
    main([*arguments, "--lang", "fr"])
    after = read_files(here)
    assert before.keys() == after.keys()
    assert before != after


# Bad input ----------------------------------------------------------------------------

PAIR = {"fr/a.md": FR, "en/a.md": EN}
REFUSED: Mapping[str, tuple[Mapping[str, str | bytes], list[str], str]] = {
    "missing folder": (PAIR, ["fr", "no"], "there is no folder no"),
    "missing folder alone": ({}, ["docs"], "there is no folder docs"),
    "same folder": (PAIR, ["fr", "./fr"], "both are the same folder, fr"),
    "file, folder": (PAIR, ["fr", "en/a.md"], "en/a.md is a file, and fr is"),
    "empty folder": ({"fr/a.md": "", "en/x": ""}, ["fr", "en"], "no text in the"),
    "empty tree": ({"x/y": ""}, ["."], "no pages in fr and en were found in ."),
    "no twins": ({"a/x.md": FR, "b/y.md": EN}, ["a", "b"], "no page of a has a twin"),
    "swapped": (PAIR, ["en", "fr", "--languages", "fr,en"], "the two look swapped"),
    "other languages": (
        {"es/a.md": "", "it/a.md": "", "pt/a.md": ""},
        ["."],
        "there are no pages in fr and en in ., but there are in es, it and pt",
    ),
    "bad pattern": (PAIR, [".", "--pairs", "*.md"], "does not say where {lang} stands"),
    "three languages": (
        PAIR,
        ["fr/a.md", "en/a.md", "--languages", "fr,en,de"],
        "3 languages are for the pages of a folder",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_wrong_use_is_refused_and_writes_nothing(
    name: str, here: Path, tmp_path: Path, capsys: Captured
) -> None:
    files, arguments, said = REFUSED[name]
    write_tree(here, files)
    before = read_files(here)
    assert run(*arguments, "--output", "report") == 2
    out, err = capsys.readouterr()
    assert (out, read_files(here)) == ("", before)
    assert said in err
    assert "Traceback" not in err


def test_a_file_that_cannot_be_read_costs_its_pair_alone(
    here: Path, capsys: Captured
) -> None:
    large = "a" * 5_000_001
    write_tree(here, {"fr/a.md": FR, "en/a.md": large, "fr/b.md": FR, "en/b.md": OTHER})
    assert run("fr", "en", "--format", "json") == 2
    out, err = capsys.readouterr()
    assert show_rules(out) == ["en/b.md:3 different-number"]
    assert "en/a.md has more than 5 MB" in err


def test_a_defect_costs_its_pair_alone(
    here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr("twinlint.survey.compare.compare_parts", fail)
    write_tree(here, PAIR)
    assert run("fr", "en") == 2
    said = "en/a.md: the comparison failed: ZeroDivisionError: a defect"
    assert said in capsys.readouterr().err


def test_names_of_files_cannot_steer_the_terminal(here: Path, capsys: Captured) -> None:
    name = "a\x1b[2J\u202e\n.md"
    write_tree(here, {f"fr/{name}": FR, f"en/{name}": OTHER, f"fr/x{name}": FR})
    assert run("fr", "en") == 1
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "\u202e" not in out + err


def test_two_languages_in_one_file_are_told(here: Path, capsys: Captured) -> None:
    write_tree(here, {"fr/a.md": FR + EN, "en/a.md": EN})
    assert run("fr", "en", "--format", "json") == 1
    rules = {line.split()[1] for line in show_rules(capsys.readouterr().out)}
    assert rules <= {"untranslated-text", "missing-paragraph", "missing-heading"}


def test_a_folder_of_pages_shows_each_pair_side_by_side(
    here: Path, capsys: Captured
) -> None:
    write_tree(
        here,
        {
            "fr/a.md": FR,
            "en/a.md": OTHER,
            "fr/b.md": FR,
            "en/b.md": EN,
            "en/c.md": EN,
        },
    )
    assert run("fr", "en", "--format", "html", "--output", "report") == 1
    pages = sorted(path.name for path in (here / "report").iterdir())
    assert pages == ["0001-en-a-md.html", "0002-en-b-md.html", "index.html"]
    index = (here / "report" / "index.html").read_text(encoding="utf-8")
    assert "1 page has no French version:<br>en/c.md" in index
    first = (here / "report" / pages[0]).read_text(encoding="utf-8")
    assert "<sup>1</sup></mark> quais" in first
    assert "<sup>1</sup></mark> quays" in first


def test_one_page_shows_all_pairs_where_a_file_is_named(
    here: Path, capsys: Captured
) -> None:
    write_tree(here, {"fr/a.md": FR, "en/a.md": OTHER, "fr/b.md": FR, "en/b.md": EN})
    assert run("fr", "en", "--format", "html", "--output", "report.html") == 1
    page = (here / "report.html").read_text(encoding="utf-8")
    assert page.count('<article class="sheet') == 2


@pytest.mark.parametrize(
    ("named", "code", "shown", "counted"),
    [
        (["fr", "en"], 0, False, True),
        (["fr", "en", "--notes"], 1, True, False),
        (["fr", "en", "--format", "json"], 0, True, False),
        (["fr", "en", "--format", "json", "--notes"], 1, True, False),
        (["fr/a.md", "en/a.md"], 1, True, False),
        (["fr/a.md", "en/a.md", "--no-notes"], 0, False, True),
    ],
)
def test_notes_of_folders_are_counted_unless_they_are_asked_for(
    here: Path,
    capsys: Captured,
    named: list[str],
    code: int,
    *,
    shown: bool,
    counted: bool,
) -> None:
    write_tree(here, {"fr/a.md": FR, "en/a.md": EN.replace("and is", "and and is")})
    assert main(named) == code
    said = capsys.readouterr()
    assert ("doubled-word" in said.out) is shown
    assert ("1 note can wait: --notes shows it\n" in said.err) is counted


NOTE, SAME, BROKEN = EN.replace("and is", "and and is"), EN, '{"a": "Here"'


@pytest.mark.parametrize(
    ("text", "options", "code", "counts"),
    [
        (OTHER, [], 1, 'tests="1" failures="1" errors="0"'),
        (NOTE, [], 0, 'tests="1" failures="0" errors="0"'),
        (NOTE, ["--notes"], 1, 'tests="1" failures="1" errors="0"'),
        (SAME, [], 0, 'tests="1" failures="0" errors="0"'),
        (BROKEN, [], 2, 'tests="1" failures="0" errors="1"'),
    ],
)
def test_junit_fails_where_the_command_does(
    here: Path,
    capsys: Captured,
    text: str,
    options: list[str],
    code: int,
    counts: str,
) -> None:
    name = "a.json" if text == BROKEN else "a.md"
    write_tree(here, {f"fr/{name}": FR, f"en/{name}": text})
    assert run("fr", "en", "--format", "junit", *options) == code
    out = capsys.readouterr().out
    assert counts in out
    assert f"en/{name}" in out or code == 2


HEAD = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"X-Source-Language: {}\\n"\n\n'
ENTRY = 'msgid "{}"\nmsgstr "{}"\n'
DE_SAID = "Der Hafen hat 17 Kais und ist die Heimat der Fischer."
FR_SAID, EN_SAID = FR.split("\n")[2], OTHER.split("\n")[2]


@pytest.mark.parametrize(
    ("source", "texts", "said"),
    [
        ("en", {"fr": (EN_SAID, FR_SAID), "en": (EN_SAID, "")}, ["fr: English 16"]),
        ("fr", {"en": (FR_SAID, EN_SAID), "fr": (FR_SAID, "")}, ["en: French 18"]),
        (
            "de",
            {"en": (DE_SAID, EN_SAID), "fr": (DE_SAID, FR_SAID)},
            ["en: German 17", "fr: German 17"],
        ),
    ],
)
@pytest.mark.parametrize("named", [["fr", "en"], ["."], ["en", "fr"]])
def test_catalogs_of_folders_tell_the_language_of_their_messages(
    here: Path,
    capsys: Captured,
    named: list[str],
    source: str,
    texts: Mapping[str, tuple[str, str]],
    said: list[str],
) -> None:
    write_tree(
        here,
        {
            f"{tag}/a.po": HEAD.format(tag, source) + ENTRY.format(*both)
            for tag, both in texts.items()
        },
    )
    assert run(*named, "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    shown = [
        f"{each['path'][:2]}: {each['message'].partition(',')[0]}" for each in found
    ]
    assert sorted(shown) == [each.replace(" 1", " says 1") for each in said]


@pytest.mark.parametrize("named", [["."], ["a.nl.md", "a.en.md"]])
def test_other_languages_are_those_that_names_tell(
    here: Path, capsys: Captured, named: list[str]
) -> None:
    nl = "De haven heeft 18 kades en is het hele jaar open voor iedereen.\n"
    en = "The harbour has 16 quays and is open all year round for everybody.\n"
    write_tree(here, {"a.nl.md": nl, "a.en.md": en})
    assert main(named) == 1
    assert "Dutch says 18, English says 16" in capsys.readouterr().out


def test_a_tree_that_is_not_yet_translated_is_told_in_one_finding(
    here: Path, capsys: Captured
) -> None:
    waiting = FR.partition("Il est")[0] + "\nIt is open all day and all night long.\n"
    english = EN.partition("It is")[0] + "\nIt is open all day and all night long.\n"
    write_tree(
        here,
        {
            f"{language}/{page}.md": f"{text}\nPort {page}.\n".replace("all", page, 1)
            for page in ("this", "each", "any", "some", "every", "most", "no")
            for language, text in (("fr", waiting), ("en", english))
        },
    )
    assert run("fr", "en") == 1
    out, _ = capsys.readouterr()
    said = "passages of the French version are in English"
    assert f"fr/any.md:5:1: warning: 14 {said}, on 7 pages [untranslated-text]" in out
    assert f"\n  fr/any.md:5:1: 2 {said}\n  fr/each.md:5:1: 2 {said}\n" in out
    assert out.endswith("0 errors, 1 warning, at 14 places\n")


def test_junit_names_the_file_that_could_not_be_read(
    here: Path, capsys: Captured
) -> None:
    broken = {"fr/c.json": '{"a": "Ici"', "en/c.json": '{"a": "Here"}'}
    write_tree(here, {"fr/a.md": FR, "en/a.md": EN, **broken})
    assert run("fr", "en", "--format", "junit") == 2
    assert '<testcase name="fr/c.json"><error message="fr/c.json' in (
        capsys.readouterr().out
    )
