"""A finding is accepted, and told again when one of its texts has changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commits import Repository
from conftest import Tree
from support import COMMUNE, SETTINGS, find_problems, minimal_site, show

from microsite.command.cli import main

Captured = pytest.CaptureFixture[str]
SCEAUX = "content/communes/sceaux.yaml"
WAIVERS = "content/waivers.yaml"
FRESH = "content/fresh.yaml"
BODY = (
    "body:\n"
    "  fr: |\n    Il y a 12 écoles.\n\n    Le parc est grand.\n"
    "  en: |\n    There are 13 schools.\n\n    The park is large.\n"
)
PLACE = f"{SCEAUX}:17"
WHY = ("--reason", "Two sources")
SITE = minimal_site({SCEAUX: COMMUNE + BODY, WAIVERS: "# Ours\n[]\n"})


def waive(root: Path, *arguments: str) -> int:
    return main(["waive", "--root", str(root), "--lang", "en", *arguments])


def rules(root: Path) -> list[str]:
    return [finding.rule for finding in find_problems(root)]


def edit(root: Path, old: str, new: str) -> None:
    file = root / SCEAUX
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    "place", [PLACE, f"{PLACE}:15", "communes/sceaux.yaml:17", SCEAUX, "1"]
)
def test_a_finding_is_accepted_by_its_place_or_its_number(
    place: str, tree: Tree
) -> None:
    root = tree(SITE)
    assert rules(root) == ["different-number"]
    assert waive(root, place, *WHY, "--until", "2030-06") == 0
    written = (root / WAIVERS).read_text(encoding="utf-8")
    assert re.sub(r"\b[0-9a-f]{16}\b", "…", written) == (
        f"# Ours\n- rule: different-number\n  path: {SCEAUX}\n  field: body.en\n"
        "  fingerprint: …\n  reason: Two sources\n  until: 2030-06\n"
    )
    assert rules(root) == []


def test_a_number_is_the_one_that_the_review_shows(tree: Tree) -> None:
    """It shows the settings first, which stand last by their path."""
    said = SETTINGS.replace("Un quartier", "5 quartiers")
    said = said.replace("A district", "6 districts")
    root = tree(SITE | {"content/site.yaml": said})
    output = root / "out"
    main(["build", "--root", str(root), "--out", str(output), "--preview"])
    review = (output / "_review" / "index.html").read_text(encoding="utf-8")
    shown = re.findall(r"<b>\w+ (\d)</b> ([^<]+) <code>", review)
    assert [number for number, _ in shown] == ["1", "2"]
    assert waive(root, "1", *WHY) == 0
    (left,) = find_problems(root)
    assert left.place
    assert left.place.span.path == SCEAUX


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12 écoles", "12 écoles publiques"),
        ("13 schools", "13 open schools"),
        ("13", "14"),
    ],
    ids=["reference", "translation", "what was found"],
)
def test_an_edit_of_either_text_opens_it_again(old: str, new: str, tree: Tree) -> None:
    root = tree(SITE)
    waive(root, PLACE, *WHY)
    edit(root, old, new)
    told = show(find_problems(root))
    assert [line.partition("[")[2] for line in told] == [
        "different-number]",
        "unused-waiver]",
    ]
    assert "the texts have changed since this was accepted" in told[1]


def test_accepting_it_again_renews_the_waiver(tree: Tree) -> None:
    root = tree(SITE)
    waive(root, PLACE, *WHY, "--until", "2030-06")
    before = (root / WAIVERS).read_text(encoding="utf-8")
    edit(root, "12 écoles", "12 écoles publiques")
    waive(root, PLACE, "--reason", "Three: sources", "--until", "2031")
    after = (root / WAIVERS).read_text(encoding="utf-8")
    assert rules(root) == []
    assert after.count("- rule:") == 1
    changed = [
        f"{old} → {new}"
        for old, new in zip(before.splitlines(), after.splitlines(), strict=True)
        if old != new
    ]
    assert [re.sub(r"\b[0-9a-f]{16}\b", "…", line) for line in changed] == [
        "  fingerprint: … →   fingerprint: …",
        "  reason: Two sources →   reason: 'Three: sources'",
        "  until: 2030-06 →   until: 2031",
    ]


def test_one_whose_time_is_over_is_renewed_as_well(tree: Tree) -> None:
    old = (
        f"- rule: different-number # Ours\n  path: {SCEAUX}\n  field: body.en\n"
        "  reason: Two sources\n  until: 2026-01-31 # a year\n"
    )
    root = tree(minimal_site({SCEAUX: COMMUNE + BODY, WAIVERS: old}))
    assert rules(root) == ["different-number", "expired-waiver"]
    waive(root, PLACE, *WHY, "--until", "2030-06")
    written = (root / WAIVERS).read_text(encoding="utf-8")
    assert re.sub(r"\b[0-9a-f]{16}\b", "…", written) == (
        "- rule: different-number # Ours\n  fingerprint: …\n"
        f"  path: {SCEAUX}\n  field: body.en\n"
        "  reason: Two sources\n  until: 2030-06 # a year\n"
    )
    assert rules(root) == []


def test_a_place_beside_the_finding_is_told_the_line_of_it(
    tree: Tree, capsys: Captured
) -> None:
    assert waive(tree(SITE), f"{SCEAUX}:9", *WHY) == 2
    said = f"nothing is found at {SCEAUX}:9; in that file it is at line 17"
    assert said in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("line", [11, 14, 19])
def test_any_line_of_a_text_means_what_is_found_in_it(tree: Tree, line: int) -> None:
    root = tree(SITE)
    assert waive(root, f"{SCEAUX}:{line}", *WHY) == 0
    assert rules(root) == []


def test_an_edit_elsewhere_does_not(tree: Tree) -> None:
    root = tree(SITE)
    waive(root, PLACE, *WHY)
    edit(root, "Le parc est grand", "Le parc est beau")
    edit(root, "name: Sceaux", "note: A longer file\nname: Sceaux")
    assert rules(root) == []


def test_a_new_fault_in_the_same_text_is_told(tree: Tree) -> None:
    root = tree(SITE)
    waive(root, PLACE, *WHY)
    edit(root, "Le parc est grand", "Le parc a 30 arbres")
    edit(root, "The park is large", "The park has 40 trees")
    assert rules(root) == ["different-number"]


def test_the_advice_on_an_old_waiver_ties_it_to_its_texts(tree: Tree) -> None:
    old = (
        f"- rule: different-number\n  path: {SCEAUX}\n  reason: Two sources\n"
        "  until: 2027-01-31\n"
    )
    root = tree(minimal_site({SCEAUX: COMMUNE + BODY, WAIVERS: old}))
    (finding,) = find_problems(root)
    assert (finding.rule, finding.severity) == ("loose-waiver", "info")
    advice = re.search("“(.*)”", str(finding.help))
    assert advice
    (root / WAIVERS).write_text(f"{old}  {advice[1]}\n", encoding="utf-8")
    assert rules(root) == []
    edit(root, "13 schools", "14 schools")
    assert rules(root) == ["different-number", "unused-waiver"]


def test_a_waiver_that_does_not_say_why_is_told(tree: Tree) -> None:
    root = tree(SITE)
    waive(root, PLACE, *WHY)
    text = (root / WAIVERS).read_text(encoding="utf-8")
    (root / WAIVERS).write_text(text.replace("Two sources", "…"), encoding="utf-8")
    assert rules(root) == ["unexplained-waiver"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((PLACE,), "a waiver says why: add --reason"),
        ((PLACE, "--reason", "?"), "say why “different-number” is accepted here"),
        ((PLACE, *WHY, "--until", "bientôt"), "“bientôt” is no date"),
        ((PLACE, *WHY, "--until", "2020"), "2020 is over"),
        ((f"{SCEAUX}:1", *WHY), f"nothing is found at {SCEAUX}:1"),
        ((PLACE, *WHY, "--rule", "raw-html"), f"nothing is found at {PLACE}"),
        (("0", *WHY), "nothing is found at 0"),
        (("99", *WHY), "nothing is found at 99"),
        ((":", *WHY), "nothing is found at :"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(
    arguments: tuple[str, ...], said: str, tree: Tree, capsys: Captured
) -> None:
    root = tree(SITE)
    assert waive(root, *arguments) == 2
    assert said in capsys.readouterr().err
    assert (root / WAIVERS).read_text(encoding="utf-8") == "# Ours\n[]\n"


def test_of_several_findings_one_is_asked_for(tree: Tree, capsys: Captured) -> None:
    body = BODY.replace("12 écoles", "12 écoles et 5 parcs").replace(
        "13 schools", "13 schools and 6 parks"
    )
    root = tree(minimal_site({SCEAUX: COMMUNE + body}))
    assert waive(root, PLACE, *WHY) == 2
    told = capsys.readouterr().err
    assert f"2 findings are at {PLACE}: say which by column or by --rule" in told
    assert f"{PLACE}:30 French says 5, English says 6 [different-number]" in told
    assert waive(root, f"{PLACE}:30", *WHY) == 0
    assert rules(root) == ["different-number"]


def test_a_file_that_is_laid_out_otherwise_stays(tree: Tree, capsys: Captured) -> None:
    text = "[{rule: raw-html, path: a, reason: Some words, until: 2030}]\n"
    root = tree(minimal_site({SCEAUX: COMMUNE + BODY, WAIVERS: text}))
    assert waive(root, PLACE, *WHY) == 2
    assert f"{WAIVERS} is laid out so that nothing can be added" in (
        capsys.readouterr().err
    )
    assert (root / WAIVERS).read_text(encoding="utf-8") == text


def test_a_link_out_of_the_site_is_not_followed(tree: Tree, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("[]\n", encoding="utf-8")
    root = tree(minimal_site({SCEAUX: COMMUNE + BODY}))
    (root / WAIVERS).symlink_to(outside)
    assert waive(root, PLACE, "--rule", "different-number", *WHY) == 2
    assert outside.read_text(encoding="utf-8") == "[]\n"


def test_a_finding_about_a_waiver_is_not_waived(tree: Tree, capsys: Captured) -> None:
    idle = f"- rule: raw-html\n  path: {SCEAUX}\n  reason: Some words\n  until: 2099\n"
    root = tree(minimal_site({WAIVERS: idle}))
    assert waive(root, f"{WAIVERS}:1", *WHY) == 2
    assert "this is about a waiver: mend it, or delete it" in capsys.readouterr().err


NO_ENGLISH = COMMUNE.replace("  en: A municipality\n", "")


@pytest.mark.parametrize("place", [f"{SCEAUX}:8", SCEAUX, "1"])
def test_an_error_is_not_accepted(place: str, tree: Tree, capsys: Captured) -> None:
    root = tree(minimal_site({SCEAUX: NO_ENGLISH, WAIVERS: "[]\n"}))
    assert waive(root, place, *WHY) == 2
    told = capsys.readouterr().err
    assert f"{SCEAUX}:8:1 summary has no text in English [missing-translation]" in told
    assert "an error cannot be accepted: mend it" in told
    assert (root / WAIVERS).read_text(encoding="utf-8") == "[]\n"


def test_beside_an_error_the_warning_is_meant(tree: Tree) -> None:
    body = BODY.replace("Le parc", "<b>Le</b> parc").replace(
        "The park", "<b>The</b> park"
    )
    root = tree(minimal_site({SCEAUX: COMMUNE + body, WAIVERS: "[]\n"}))
    assert "raw-html" in rules(root)
    assert waive(root, SCEAUX, *WHY) == 0
    assert "rule: different-number" in (root / WAIVERS).read_text(encoding="utf-8")


# Translations that still hold ---------------------------------------------------------


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A site of which one translation is older than its original."""
    site = Repository(tmp_path / "site")
    site.commit(minimal_site())
    site.commit({SCEAUX: COMMUNE.replace("Une commune", "Une belle commune")})
    return site.root


def check(root: Path, capsys: Captured) -> str:
    capsys.readouterr()
    assert main(["check", "--root", str(root), "--lang", "en"]) == 0
    return capsys.readouterr().out


def test_a_translation_that_still_holds_needs_no_reason(
    older: Path, capsys: Captured
) -> None:
    assert "[stale-translation]" in check(older, capsys)
    assert waive(older, f"{SCEAUX}:10") == 0
    assert not (older / WAIVERS).exists()
    assert check(older, capsys) == ""


def test_what_the_help_says_of_it_is_a_command_that_serves(
    older: Path, capsys: Captured
) -> None:
    told = re.search(r"run “python build\.py (.*?)”, or write", check(older, capsys))
    assert told
    assert main([*told[1].split(), "--root", str(older)]) == 0
    assert check(older, capsys) == ""


def test_fingerprints_of_all_texts_stand_for_a_history(
    older: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["fresh", "--root", str(older), "--lang", "en"]) == 0
    told = capsys.readouterr().err
    count = (older / FRESH).read_text(encoding="utf-8").count(".en: ")
    assert told == f"{count} fingerprints in {FRESH}\n"
    assert "[stale-translation]" in check(older, capsys)
    moved = tmp_path / "without"
    moved.mkdir()
    for name in ("content", "locales", "templates"):
        (older / name).rename(moved / name)
    assert "[stale-translation]" in check(moved, capsys)
    written = (moved / FRESH).read_bytes()
    assert main(["fresh", "--root", str(moved)]) == 0
    assert (moved / FRESH).read_bytes() == written
    edit(moved, "A municipality", "A fine municipality")
    assert check(moved, capsys) == ""
    assert main(["fresh", "--root", str(moved)]) == 0
    assert (moved / FRESH).read_bytes() != written
    edit(moved, "Une belle commune", "Une petite commune")
    assert "[stale-translation]" in check(moved, capsys)
