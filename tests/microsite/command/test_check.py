"""What `check` tells, and what it mends: one editor's files, each thing once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Tree
from support import COMMUNE, SETTINGS, minimal_site
from terminal import converse

from microsite.command.cli import main

SCEAUX = "content/communes/sceaux.yaml"
TIMELINE = "content/timeline.yaml"
EVENT = "launch:\n  date: {date}\n  text: {{fr: Début, en: Start}}\n"


def check(root: Path, *arguments: str, lang: str = "en") -> int:
    return main(["check", *arguments, "--root", str(root), "--lang", lang])


@pytest.fixture
def two(tree: Tree) -> Path:
    """A site with a slip in two files."""
    slips = {
        SCEAUX: COMMUNE.replace("92071", "9271"),
        TIMELINE: EVENT.format(date="31/03/2026"),
    }
    return tree(minimal_site(slips))


@pytest.mark.parametrize(
    "path", [SCEAUX, "communes/sceaux.yaml", "content/communes", "communes/"]
)
def test_a_path_limits_the_check_to_its_records(
    path: str, two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(two, path) == 1
    said = capsys.readouterr().out
    assert SCEAUX in said
    assert TIMELINE not in said
    assert said.endswith("1 error, 0 warnings\n")


def test_a_path_without_a_finding_is_clean(two: Path) -> None:
    assert check(two, "content/pages") == 0


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("content/communes/seaux.yaml", "did you mean content/communes/sceaux.yaml"),
        ("sceaux", "did you mean content/communes/sceaux.yaml?"),
        ("sceaux.yaml", "did you mean content/communes/sceaux.yaml?"),
        ("seaux.yaml", "did you mean content/communes/sceaux.yaml?"),
        ("/etc/passwd", "there is no /etc/passwd in this site"),
        ("../..", "there is no ../.. in this site"),
    ],
)
def test_a_path_that_is_not_there_is_wrong_use(
    path: str, said: str, two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(two, path) == 2
    assert said in capsys.readouterr().err


def test_what_the_owner_has_to_supply_is_one_line(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = SETTINGS.replace("phone: 01 23 45 67 89", 'phone: ""').replace(
        "publisher_address: 1 rue du Port", 'publisher_address: ""'
    )
    root = tree(minimal_site({"content/site.yaml": empty}))
    assert check(root) == 0
    told = capsys.readouterr()
    assert "missing-setting]" not in told.out
    assert (
        "2 details are left for the owner; “python build.py check --owner” shows them"
        in told.err
    )
    assert check(root, "--owner") == 0
    assert capsys.readouterr().out.count("missing-setting]") == 2
    assert check(root, "--rule", "missing-setting") == 0
    assert capsys.readouterr().out.count("missing-setting]") == 2
    assert check(root, "--format", "json") == 0
    assert capsys.readouterr().out.count('"missing-setting"') == 2
    assert check(root, "--format", "junit") == 0
    assert 'failures="0"' in capsys.readouterr().out
    assert check(root, "--strict", "--format", "junit") == 1
    assert 'failures="1"' in capsys.readouterr().out


def test_an_address_and_an_office_that_its_owner_has_to_settle_are_in_that_line(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = SETTINGS.replace("https://ville.paris", "https://ville.example")
    settings += "elections: [{office: mayor, date: 2026-03-15}]\n"
    mayor = "mayor:\n  person: ada-martin\n  title: {fr: Maire, en: Mayor}\n"
    commune = {"content/communes/sceaux.yaml": COMMUNE + mayor}
    event = EVENT.format(date="2026-03-31") + "  communes: [sceaux]\n"
    named = {TIMELINE: event}
    root = tree(minimal_site({"content/site.yaml": settings, **commune, **named}))
    assert check(root, TIMELINE) == 0  # Who cites a record need not settle its office.
    assert "warning:" not in capsys.readouterr().out
    assert check(root) == 0
    told = capsys.readouterr()
    assert "warning:" not in told.out
    assert (
        "3 details are left for the owner; “python build.py check --owner” shows them"
        in told.err
    )
    assert check(root, "--owner") == 0
    said = capsys.readouterr().out
    rules = ("missing-setting", "office-before-election", "placeholder-address")
    assert [said.count(f"[{rule}]") for rule in rules] == [1, 1, 1]
    assert check(root, "--strict") == 1


def test_what_is_left_to_do_in_a_draft_is_one_line(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(minimal_site({"content/communes/meudon.yaml": "draft: true\n"}))
    assert check(root) == 0
    told = capsys.readouterr()
    assert "missing-field]" not in told.out
    assert (
        "things are left to do in the draft; “python build.py check --drafts "
        in told.err
    )
    assert check(root, "--drafts") == 1
    assert "missing-field]" in capsys.readouterr().out


def test_a_check_of_a_file_tells_the_faults_of_records_that_it_names(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else it says that a draft is right which cannot be published."""
    people = "ada-martin:\n  name: Ada Martin\n  nom: Ada\nbo-li:\n  nom: Bo Li\n"
    meudon = COMMUNE.replace("Sceaux", "Meudon").replace("92071", "92048")
    mayor = "mayor:\n  person: ada-martin\n  title: {fr: Maire, en: Mayor}\n"
    path = "content/communes/meudon.yaml"
    for begin in ("", "draft: true\n"):
        files = {path: begin + meudon + mayor, "content/people.yaml": people}
        root = tree(minimal_site(files))
        assert check(root, "--drafts", path) == 1
        told = capsys.readouterr().out
        assert "content/people.yaml:3:3: error:" in told
        assert "bo-li" not in told
        assert "1 error" in told


def test_beside_an_error_it_is_said_that_warnings_may_follow(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a page that is not made nothing is found; who mends it is not taken aback."""
    wrong = COMMUNE.replace("92071", "9271")
    line = "Once no error is left, more is checked: warnings may follow\n"
    for content, code in ((wrong, 1), (COMMUNE, 0)):
        root = tree(minimal_site({"content/communes/sceaux.yaml": content}))
        assert check(root) == code
        assert (line in capsys.readouterr().err) == bool(code)


# Mending ------------------------------------------------------------------------------


def test_a_mend_shows_its_change_and_leaves_the_rest_to_the_byte(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"# un mot  \n{EVENT.format(date='31/03/2026   # ici')}\n\n"
    root = tree(minimal_site({TIMELINE: text}))
    assert check(root, "--fix", "--yes") == 0
    told = capsys.readouterr().out
    assert "-  date: 31/03/2026   # ici\n+  date: 2026-03-31   # ici\n" in told
    assert (root / TIMELINE).read_text() == text.replace("31/03/2026", "2026-03-31")
    assert check(root, "--fix", "--yes") == 0
    assert "date:" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("31 mars 2026", "2026-03-31"),
        ("2026-3-5", "2026-03-05"),
        ("March 31, 2026", "2026-03-31"),
        ("31/03/2026", "2026-03-31"),
        ("03/04/2026", "03/04/2026"),  # a day in March, or in April
        ("31/02/2026", "31/02/2026"),
    ],
)
def test_a_date_is_mended_where_it_can_be_read_in_one_way(
    written: str, mended: str, tree: Tree
) -> None:
    root = tree(minimal_site({TIMELINE: EVENT.format(date=written)}))
    assert check(root, "--fix", "--yes") == int(written == mended)
    assert (root / TIMELINE).read_text() == EVENT.format(date=mended)


def test_a_mend_goes_on_with_what_it_uncovers(tree: Tree) -> None:
    hidden = f"\ufeff{EVENT.format(date='31/03/2026')}".replace("\n", "\r\n")
    root = tree(minimal_site({TIMELINE: hidden.encode()}))
    assert check(root, "--fix", "--yes") == 0
    assert (root / TIMELINE).read_bytes() == EVENT.format(date="2026-03-31").encode()


def test_a_mend_is_limited_to_its_path(two: Path) -> None:
    before = (two / TIMELINE).read_bytes()
    check(two, "--fix", "--yes", SCEAUX)
    assert (two / TIMELINE).read_bytes() == before


@pytest.mark.parametrize(
    ("answer", "date"),
    [("oui", "2026-03-31"), ("non", "31/03/2026"), ("", "31/03/2026")],
)
def test_on_a_terminal_the_editor_is_asked_first(
    answer: str, date: str, tree: Tree
) -> None:
    root = tree(minimal_site({TIMELINE: EVENT.format(date="31/03/2026")}))
    said = converse(["check", "--fix", "--root", str(root)], [answer])
    assert "Écrire ces changements" in said
    assert (root / TIMELINE).read_text() == EVENT.format(date=date)


def test_without_a_terminal_to_ask_nothing_is_written(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    written = EVENT.format(date="31/03/2026")
    root = tree(minimal_site({TIMELINE: written}))
    assert check(root, "--fix") == 1
    told = capsys.readouterr()
    assert "+  date: 2026-03-31\n" in told.out
    assert "Nothing was changed: to write these changes, add --yes" in told.err
    assert (root / TIMELINE).read_text() == written


def test_the_review_counts_what_the_check_counts_and_the_owner_s_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "garden"
    given = ["--root", str(folder), "--lang", "en"]
    assert main(["new", "site", str(folder), "--lang", "en"]) == 0
    assert main(["build", "--preview", "--out", str(tmp_path / "out"), *given]) == 0
    capsys.readouterr()
    assert main(["check", *given]) == 0
    checked = capsys.readouterr()
    details = re.search(r"(\d+) details are left for the owner;", checked.err)
    assert details
    page = (tmp_path / "out/_review/index.html").read_text(encoding="utf-8")
    (title,) = re.findall("<title>(.*)</title>", page)
    total, _, rest = title.replace("\u00a0", " ").replace("\u202f", " ").partition(" ;")
    assert total == "0 erreur, 0 avertissement"
    assert rest.split()[0] == details[1]
    assert "<b>avertissement" not in page
    assert page.count('<p class="note">') >= int(details[1])


def test_what_is_left_for_the_owner_is_a_note_on_its_record_in_the_review(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "garden"
    given = ["--root", str(folder), "--lang", "en"]
    assert main(["new", "site", str(folder), "--lang", "en"]) == 0
    shown = {}
    for name, options in (("whole", []), ("owner", ["--owner"])):
        capsys.readouterr()
        assert main(["check", *given, "--format", "html", *options]) == 0
        shown[name] = capsys.readouterr().out
    said = "is no address of a public site"
    settings = (folder / "content/site.yaml").read_text(encoding="utf-8").split("\n")
    (line,) = (n for n, words in enumerate(settings, 1) if "base_url:" in words)
    assert f'<p class="note">line {line}: https://' in shown["whole"]
    assert said in shown["whole"]
    assert "<code>placeholder-address</code>" not in shown["whole"]
    assert "<code>placeholder-address</code>" in shown["owner"]
    assert f'<p class="note">line {line}:' not in shown["owner"]
