"""What a branch touched or brought about, of all that is found: `check --since`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support import COMMUNE, list_records, minimal_site, write_tree

from microsite.command.cli import main
from microsite.editors.touched import find_touched, select_touched
from twinlint.changes import Changes
from twinlint.finding import Finding, Place, Severity, message
from twinlint.source import Span

Captured = pytest.CaptureFixture[str]
SCEAUX = "content/communes/sceaux.yaml"
MEUDON = "content/communes/meudon.yaml"
DIFFERING = "body: {fr: Le jury siège 18 fois., en: The jury meets 16 times.}\n"
MEUDON_RECORD = COMMUNE.replace("Sceaux", "Meudon").replace("92071", "92048")
VANVES_RECORD = COMMUNE.replace("Sceaux", "Vanves").replace("92071", "92075")
SOLUTION = """\
name: {fr: La haie, en: The hedge}
communes: [meudon]
edition: edition-1
themes: [shade]
status: tested
summary: {fr: Une haie, en: A hedge}
"""
GLOSSARY = (
    "commune:\n  term: {fr: commune, en: municipality}\n"
    "  variants:\n    fr: [communes]\n    en: [municipalities]\n"
)
PEOPLE = (
    "ada-martin:\n  name: Ada Martin\n  roles:\n"
    "    - title: {fr: 12 fois directrice, en: Director 13 times}\n"
    "bo-li:\n  name: Bo Li\n  roles:\n"
    "    - title: {fr: 14 fois maire, en: Mayor 15 times}\n"
)


def git(root: Path, *arguments: str) -> str:
    """Run Git as a machine without settings of its own does."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *who, *arguments],
        cwd=root,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def commit(root: Path, said: str = "x") -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", said)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a fault in two records, committed on `main`; the branch is `edit`."""
    files = minimal_site(
        {
            SCEAUX: COMMUNE + DIFFERING,
            MEUDON: MEUDON_RECORD + DIFFERING,
            "content/people.yaml": PEOPLE,
            **list_records("people"),
        }
    )
    root = write_tree(tmp_path_factory.mktemp("begun") / "site", files)
    git(root, "init", "--quiet", "--template=")
    commit(root)
    git(root, "switch", "--quiet", "--create", "edit")
    return root


@pytest.fixture
def root(begun: Path, tmp_path: Path) -> Path:
    """A copy of that site, for one test to edit."""
    return shutil.copytree(begun, tmp_path / "site")


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def find(root: Path, capsys: Captured, *options: str) -> list[str]:
    """`path field rule` of what is found since `main`."""
    capsys.readouterr()
    given = ["--root", str(root), "--since", "main", "--format", "json"]
    assert main(["check", *given, *options]) in (0, 1)
    found = json.loads(capsys.readouterr().out)["findings"]
    return [f"{each['path']} {each['field']} {each['rule']}" for each in found]


def test_nothing_is_told_where_nothing_was_touched(
    root: Path, capsys: Captured
) -> None:
    assert find(root, capsys) == []


def test_only_the_field_that_was_touched_is_told(root: Path, capsys: Captured) -> None:
    """What stood in a record before is not the matter of whoever edits beside it."""
    edit(root, SCEAUX, "[92330]", "[92330, 92331]")
    assert find(root, capsys) == []
    edit(root, SCEAUX, "18 fois.", "18 fois !")
    commit(root)
    assert find(root, capsys) == [f"{SCEAUX} body.en different-number"]


def test_what_stood_before_stays_old_in_other_words(
    root: Path, capsys: Captured
) -> None:
    """Each record is asked for what it lacks, in one note that lists all of it."""
    expected = "expected:\n  communes: [solutions, body, note]\n"
    settings = (root / "content/site.yaml").read_text(encoding="utf-8") + expected
    write_tree(root, {"content/site.yaml": settings, MEUDON: MEUDON_RECORD})
    commit(root)
    git(root, "branch", "--force", "main")
    write_tree(root, {"content/solutions/haie.yaml": SOLUTION})
    assert find(root, capsys, "--rule", "unfilled-field") == []
    edit(root, MEUDON, "[92330]", "[92190]")
    assert find(root, capsys, "--rule", "unfilled-field") == []
    write_tree(root, {"content/communes/vanves.yaml": VANVES_RECORD})
    assert find(root, capsys, "--rule", "unfilled-field") == [
        "content/communes/vanves.yaml None unfilled-field"
    ]


def test_what_is_not_committed_is_touched_too(root: Path, capsys: Captured) -> None:
    edit(root, SCEAUX, "18 fois.", "18 fois !")
    assert find(root, capsys) == [f"{SCEAUX} body.en different-number"]
    write_tree(root, {"content/communes/vanves.yaml": VANVES_RECORD + DIFFERING})
    assert "content/communes/vanves.yaml body.en different-number" in find(root, capsys)


def test_only_the_record_of_a_list_that_was_touched_is_told(
    root: Path, capsys: Captured
) -> None:
    edit(root, "content/people.yaml", "name: Bo Li", "name: Bo Lin")
    assert find(root, capsys) == []
    edit(root, "content/people.yaml", "14 fois maire", "14 fois maire !")
    assert find(root, capsys) == [
        "content/people.yaml bo-li.roles[0].title.en different-number"
    ]


def test_a_text_that_nobody_touched_is_told_when_a_record_contradicts_it(
    root: Path, capsys: Captured
) -> None:
    told = MEUDON_RECORD + (
        "body:\n  fr: |\n    Sceaux compte 21 000 habitants.\n"
        "  en: |\n    Sceaux has 21,000 inhabitants.\n"
    )
    counted = COMMUNE + "population:\n  by_year: {2021: 21000}\n"
    write_tree(root, {SCEAUX: counted, MEUDON: told})
    commit(root)
    git(root, "branch", "--force", "main")
    assert find(root, capsys) == []
    edit(root, SCEAUX, "2021: 21000", "2021: 31000")
    assert find(root, capsys) == [
        f"{MEUDON} body.fr contradicted-population",
        f"{MEUDON} body.en contradicted-population",
    ]


def test_doubts_that_are_new_elsewhere_wait_for_an_error(tmp_path: Path) -> None:
    """A name that stands in a file with an error is not known as one."""
    touched = find_touched(None, tmp_path, Changes({}))
    place = Place(Span(MEUDON, 7, 1, 7, 9), field=("summary", "fr"))
    doubt, certain = (
        Finding("other-term", severity, message("a doubt"), place)
        for severity in (Severity.WARNING, Severity.ERROR)
    )
    assert [*select_touched((doubt,), (), touched)] == [doubt]
    assert [*select_touched((doubt, certain), (), touched)] == [certain]


def test_a_text_that_nobody_touched_is_told_when_a_record_has_gone(
    root: Path, capsys: Captured
) -> None:
    home = (
        "kind: home\ntitle: {fr: Accueil, en: Home}\n"
        "summary:\n  fr: Les 3 communes réunies, ou 7 communes\n"
        "  en: The 3 municipalities, or 7 municipalities\n"
    )
    files = {
        "content/glossary.yaml": GLOSSARY,
        "content/pages/home.yaml": home,
        "content/communes/vanves.yaml": VANVES_RECORD,
    }
    write_tree(root, {**files, **list_records("glossary")})
    commit(root)
    git(root, "branch", "--force", "main")
    assert find(root, capsys) == []
    (root / MEUDON).unlink()
    commit(root)
    assert [each for each in find(root, capsys) if "contradicted-count" in each] == [
        "content/pages/home.yaml summary.fr contradicted-count",
        "content/pages/home.yaml summary.en contradicted-count",
    ]


def test_the_branch_alone_counts_and_not_what_others_did_since(
    root: Path, capsys: Captured
) -> None:
    git(root, "switch", "--quiet", "main")
    edit(root, MEUDON, "Une commune", "Une autre commune")
    commit(root)
    git(root, "switch", "--quiet", "edit")
    edit(root, SCEAUX, "18 fois.", "18 fois !")
    assert find(root, capsys) == [f"{SCEAUX} body.en different-number"]


def test_everything_is_new_where_there_was_no_site(
    root: Path, capsys: Captured
) -> None:
    git(root, "switch", "--quiet", "--orphan", "none")
    commit(root)
    git(root, "branch", "--force", "main")
    git(root, "checkout", "--quiet", "edit", "--", ".")
    assert len(find(root, capsys)) == 4


def test_the_review_marks_what_was_touched(root: Path, capsys: Captured) -> None:
    edit(root, SCEAUX, "[92330]", "[92330, 92331]")
    given = ["--root", str(root), "--since", "main", "--no-cache", "--format", "html"]
    main(["check", *given])
    page = capsys.readouterr().out
    assert page.count('<article class="sheet') == page.count("<article")
    assert 'id="touched"' in page
    assert re.findall(r'class="sheet[^"]*touched[^"]*" id="([^"]*)"', page) == [
        "commune:sceaux"
    ]


# What Git cannot tell ---------------------------------------------------------------


def refuse(root: Path, capsys: Captured, revision: str = "main") -> str:
    capsys.readouterr()
    given = ["--root", str(root), "--since", revision, "--lang", "en", "--no-cache"]
    assert main(["check", *given]) == 2
    out, err = capsys.readouterr()
    assert (out, "Traceback" in err) == ("", False)
    return err


@pytest.mark.parametrize("revision", ["nobody", "--output=x", "", "main..edit", "a\nb"])
def test_a_revision_that_git_does_not_have_is_refused(
    root: Path, capsys: Captured, revision: str
) -> None:
    assert f"Git has no revision “{revision[:1]}" in refuse(root, capsys, revision)


def test_a_folder_without_git_is_refused(tmp_path: Path, capsys: Captured) -> None:
    root = write_tree(tmp_path, minimal_site())
    said = refuse(root, capsys)
    assert f"{root} is in no Git repository, so that it has no history" in said


def test_a_history_that_was_cut_is_refused(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    git(root, "switch", "--quiet", "main")
    commit(root, "more")
    git(root, "switch", "--quiet", "edit")
    commit(root, "an edit")
    copy = tmp_path / "copy"
    source = f"file://{root}"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", source, "copy")
    said = refuse(copy, capsys, "origin/main")
    assert "the history here does not reach back to where the branch left" in said
    assert "git fetch --unshallow" in said


def test_histories_apart_are_refused(root: Path, capsys: Captured) -> None:
    git(root, "switch", "--quiet", "--orphan", "apart")
    commit(root)
    said = refuse(root, capsys, "main")
    assert "the branch has no history in common with “main”" in said


def test_a_machine_without_git_is_told_so(
    root: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert "--since needs Git" in refuse(root, capsys)


def test_only_what_the_branch_made_old_is_told(root: Path, capsys: Captured) -> None:
    git(root, "switch", "--quiet", "main")
    edit(root, MEUDON, "Une commune", "Une belle commune")
    commit(root)
    git(root, "switch", "--quiet", "--create", "other")
    edit(root, SCEAUX, "Une commune", "Une petite commune")
    commit(root)
    assert find(root, capsys, "--rule", "stale-translation") == [
        f"{SCEAUX} summary.en stale-translation"
    ]


# The review of a preview ------------------------------------------------------------


def test_a_preview_can_show_only_what_the_branch_touched(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    edit(root, SCEAUX, "Une commune", "Une belle commune")
    where = ["--root", str(root), "--out", str(tmp_path / "out"), "--no-cache"]
    assert main(["build", *where, "--preview", "--since", "main"]) == 0
    page = (tmp_path / "out/_review/index.html").read_text(encoding="utf-8")
    assert 'id="touched"' in page
    assert re.findall(r'class="sheet[^"]*touched[^"]*" id="([^"]*)"', page) == [
        "commune:sceaux"
    ]


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_preview_is_not_begun_for_a_revision_that_there_is_not(
    root: Path, tmp_path: Path, capsys: Captured, command: str
) -> None:
    given = ["--root", str(root), "--since", "nobody", "--lang", "en"]
    assert main([command, *given]) == 2
    assert "Git has no revision “nobody”" in capsys.readouterr().err
    assert not (root / "dist").exists()


def test_a_name_that_a_record_had_is_told_wherever_a_text_keeps_it(
    root: Path, capsys: Captured
) -> None:
    """Also in what sources say, which nothing else is held against."""
    told = (
        "disagreements:\n  - summary: {fr: Le maire, en: The mayor}\n    values:\n"
        "      - {value: Ada Martin, sources: []}\n    chosen: Ada Martin\n"
        "    reason: {fr: Le plus récent, en: The latest}\n"
    )
    edit(root, MEUDON, "body:", f"{told}body:")
    commit(root)
    git(root, "branch", "--force", "main")
    edit(root, "content/people.yaml", "name: Ada Martin", "name: Ada Martel")
    assert find(root, capsys, "--rule", "former-name") == [
        "content/site.yaml legal.publication_director former-name",
        f"{MEUDON} disagreements[0].values[0].value former-name",
        f"{MEUDON} disagreements[0].chosen former-name",
    ]
    edit(root, "content/people.yaml", "Martel\n", "Martel\n  variants: [Ada Martin]\n")
    assert find(root, capsys, "--rule", "former-name") == []


def test_a_new_mayor_has_other_sources_and_another_first_day(
    root: Path, capsys: Captured
) -> None:
    def write(mayor: str) -> None:
        write_tree(root, {MEUDON: f"{MEUDON_RECORD}mayor: {{{mayor}}}\n"})

    title = "title: {fr: Maire de Meudon, en: Mayor of Meudon}"
    article = "{title: {fr: Un article, en: An article}, language: fr, read: full}"
    listed = "".join(f"{id_}: {article}\n" for id_ in ("article", "vote"))
    write_tree(root, {"content/sources.yaml": listed, **list_records("sources")})
    write(f"person: ada-martin, {title}, from: 2014, sources: [article]")
    commit(root)
    git(root, "branch", "--force", "main")
    told = [f"{MEUDON} mayor.person former-sources"]
    write(f"person: bo-li, {title}, from: 2014, sources: [article]")
    assert find(root, capsys, "--rule", "former-sources") == told
    write(f"person: bo-li, {title}, from: 2026, sources: [article]")
    assert find(root, capsys, "--rule", "former-sources") == told
    write(f"person: bo-li, {title}, from: 2014, sources: [vote]")
    assert find(root, capsys, "--rule", "former-sources") == told
    for start in ("from: 2026, ", ""):
        write(f"person: bo-li, {title}, {start}sources: [vote]")
        assert find(root, capsys, "--rule", "former-sources") == []


@pytest.mark.parametrize(
    ("person", "listed", "is_told"),
    [
        ("ada", "ada: {name: Ada Martin}", False),
        ("ada-martyn", "ada-martyn: {name: Ada Martyn}", False),
        ("ada-martin", "ada-martin: {name: Ada Dupont}", False),
        ("ada-dupont", "ada-dupont: {name: Ada Dupont, variants: [Ada Martin]}", False),
        ("ada-dupont", "ada-dupont: {name: Ada Dupont}", True),
        ("bo-li", "bo-li: {name: Bo Li}", True),
        ("ada-martin", "ada-martin: {name: Bo Li}", True),
    ],
)
def test_a_person_is_known_by_the_names_whatever_the_keys(
    person: str, listed: str, is_told: bool, root: Path, capsys: Captured
) -> None:
    """The guide has editors delete the former mayor, whom nobody cites any more."""

    def write(person: str, listed: str) -> None:
        office = f"person: {person}, title: {{fr: Maire, en: Mayor}}, from: 2014"
        people = f"{listed}\n"
        record = f"{MEUDON_RECORD}mayor: {{{office}}}\n"
        write_tree(root, {MEUDON: record, "content/people.yaml": people})

    write("ada-martin", "ada-martin: {name: Ada Martin}")
    commit(root)
    git(root, "branch", "--force", "main")
    write(person, listed)
    found = find(root, capsys, "--rule", "former-sources")
    assert found == [f"{MEUDON} mayor.person former-sources"] * is_told


def test_of_two_records_the_one_that_the_branch_edited_is_told(
    root: Path, capsys: Captured
) -> None:
    told = {
        SCEAUX: f"{SCEAUX} name duplicate-record",
        MEUDON: f"{MEUDON} name duplicate-record",
    }
    for mine, other in ((SCEAUX, MEUDON), (MEUDON, SCEAUX)):
        named = (root / other).read_text(encoding="utf-8").partition("\n")[0]
        before = (root / mine).read_text(encoding="utf-8")
        edit(root, mine, before.partition("\n")[0], named)
        for _ in range(2):  # Before it is committed, and after.
            assert find(root, capsys, "--rule", "duplicate-record") == [told[mine]]
            commit(root)
        edit(root, mine, named, before.partition("\n")[0])
        commit(root)


def test_drafts_that_the_branch_touched_are_checked_too(
    root: Path, capsys: Captured
) -> None:
    write_tree(root, {MEUDON: f"draft: true\n{MEUDON_RECORD}{DIFFERING}"})
    commit(root)
    git(root, "branch", "--force", "main")
    assert find(root, capsys) == []
    draft = f"draft: true\n{VANVES_RECORD}{DIFFERING}"
    vanves = "content/communes/vanves.yaml"
    write_tree(root, {vanves: draft})
    assert find(root, capsys) == [f"{vanves} body.en different-number"]
    # Beside a fault of another field, and a field that nobody has filled in yet.
    draft = draft.replace("name: Hauts-de-Seine", "name:")
    write_tree(root, {vanves: draft.replace("postal_codes: [92330]", "siren: 1")})
    capsys.readouterr()
    given = ["--root", str(root), "--since", "main", "--no-cache", "--format", "json"]
    assert main(["check", *given]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {(each["rule"], each["severity"]) for each in found} == {
        ("different-number", "warning"),
        ("missing-field", "info"),
        ("wrong-format", "error"),
    }


def test_drafts_are_not_counted_though_they_are_checked(
    root: Path, capsys: Captured
) -> None:
    """What is told of a branch is what is told of all: 2 municipalities, 3 with one."""
    draft = f"draft: true\n{MEUDON_RECORD}"
    write_tree(root, {MEUDON: draft, "content/glossary.yaml": GLOSSARY})
    commit(root)
    git(root, "branch", "--force", "main")
    write_tree(root, {"content/communes/vanves.yaml": VANVES_RECORD})
    given = ["--root", str(root), "--lang", "en", "--rule", "contradicted-count"]
    for number, word, is_told in ((2, "deux", False), (3, "trois", True)):
        said = f"body: {{fr: Les {word} communes., en: The {number} municipalities.}}\n"
        write_tree(root, {SCEAUX: COMMUNE + said})
        for options in ([], ["--since", "main"]):
            assert main(["check", *given, *options]) == 0
            assert ("there are 2" in capsys.readouterr().out) == is_told


def test_an_address_that_a_draft_has_taken_away_is_told(
    root: Path, capsys: Captured
) -> None:
    edit(root, MEUDON, "name: Meudon", "draft: true\nname: Meudon")
    assert [each for each in find(root, capsys) if "address" in each]
