"""What a build leaves out when it is told to, and what it says of its own time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Tree
from support import COMMUNE, minimal_site

from microsite.command import main

Captured = pytest.CaptureFixture[str]
DIFFERING = COMMUNE + (
    "body:\n  fr: |\n    Le jury siège 18 fois.\n"
    "  en: |\n    The jury meets 16 times.\n"
)
COMMUNE_FILE = "content/communes/sceaux.yaml"
WAIVER = (
    "- rule: different-number\n  path: content/communes/sceaux.yaml\n"
    "  reason: Les séances sont comptées autrement.\n  until: 2099\n"
)
STAGES = [
    "load", "validate", "map", "catalogs", "route", "bundle", "pictures", "data",
    "cards", "check", "history", "render", "weigh", "audit", "index", "print",
    "draw cards", "draw pictures", "write",
]  # fmt: skip


def build(root: Path, *arguments: object) -> int:
    given = ["build", "--no-cache", "--lang", "en", "--root", str(root)]
    return main([*given, *map(str, arguments)])


def test_texts_are_not_compared_when_nobody_asks(tree: Tree, capsys: Captured) -> None:
    root = tree(minimal_site({COMMUNE_FILE: DIFFERING}))
    assert build(root) == 0
    assert "[different-number]" in capsys.readouterr().out
    assert build(root, "--no-check") == 0
    assert "[different-number]" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "text", "rule"),
    [
        (COMMUNE_FILE, COMMUNE.replace("92071", "9207"), "wrong-format"),
        (COMMUNE_FILE, COMMUNE.replace("edition-1", "edition-9"), "unknown-reference"),
        (COMMUNE_FILE, COMMUNE.replace("en:", "#"), "missing-translation"),
        ("templates/pages/home.html", "<title>Home</title>", "wrong-head"),
    ],
)
def test_what_keeps_a_site_from_being_built_is_always_found(
    file: str, text: str, rule: str, tree: Tree, capsys: Captured
) -> None:
    assert build(tree(minimal_site({file: text})), "--no-check") == 1
    assert f"[{rule}]" in capsys.readouterr().out


def test_a_waiver_of_what_nobody_looks_for_is_not_called_unused(
    tree: Tree, capsys: Captured
) -> None:
    root = tree(minimal_site({"content/waivers.yaml": WAIVER}))
    build(root)
    assert "[unused-waiver]" in capsys.readouterr().out
    assert build(root, "--no-check") == 0
    assert "[unused-waiver]" not in capsys.readouterr().out


def test_each_stage_says_how_long_it_took(tree: Tree, capsys: Captured) -> None:
    assert build(tree(minimal_site()), "--profile") == 0
    out, err = capsys.readouterr()
    head, *rows = [line.split("  ") for line in err.splitlines()[:-1]]
    assert [cell.strip() for cell in head if cell] == [
        "stage", "seconds", "processor", "made", "kept"
    ]  # fmt: skip
    assert [row[0] for row in rows] == [*STAGES, "together"]
    assert "together" not in out


def test_the_times_of_stages_are_written_for_programs(
    tree: Tree, tmp_path: Path
) -> None:
    file = tmp_path / "times.json"
    assert build(tree(minimal_site()), "--timings", file) == 0
    stages = json.loads(file.read_text(encoding="utf-8"))["stages"]
    assert [stage["name"] for stage in stages] == STAGES
    made = {stage["name"]: (stage["made"], stage["kept"]) for stage in stages}
    pages = len(list((tmp_path / "site" / "dist").rglob("*.html")))
    assert made["render"] == (pages, 0)
    assert all(stage["seconds"] >= 0 and stage["cpu"] >= 0 for stage in stages)


def test_what_was_kept_is_counted(tree: Tree, tmp_path: Path) -> None:
    root, file = tree(minimal_site()), tmp_path / "times.json"
    given = ["--root", str(root), "--cache", str(tmp_path / "cache"), "--timings"]
    for _ in range(2):
        assert main(["build", *given, str(file)]) == 0
    stages = json.loads(file.read_text(encoding="utf-8"))["stages"]
    kept = {stage["name"]: (stage["made"], stage["kept"] > 0) for stage in stages}
    assert (kept["load"], kept["check"], kept["render"]) == ((0, True),) * 3


def test_a_file_of_times_that_cannot_be_written_is_wrong_use(
    tree: Tree, tmp_path: Path, capsys: Captured
) -> None:
    assert build(tree(minimal_site()), "--timings", tmp_path / "no" / "file") == 2
    assert "No such file" in capsys.readouterr().err
