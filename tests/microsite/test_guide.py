"""What the editors' guide, content/README.md, promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from conftest import Tree
from support import (
    COMMUNE,
    PROJECT,
    TYPES,
    find_problems,
    minimal_site,
    translator,
)
from wrong_edits import EDITS, RIGHT

from microsite.command.cli import command, main
from microsite.records.parts import Image
from microsite.records.types import COLLECTIONS
from microsite.records.waiver import Waiver
from microsite.rulebook import RULES

GUIDE = (PROJECT / "content" / "README.md").read_text(encoding="utf-8")
FRENCH, _, ENGLISH = GUIDE.partition("\n---\n")
HALVES = pytest.mark.parametrize(
    ("half", "locale"), [(FRENCH, "fr"), (ENGLISH, "en")], ids=["fr", "en"]
)


def _read_blocks(text: str, language: str) -> list[str]:
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.M | re.S)
    return [block for name, block in blocks if name == language]


@pytest.fixture
def site(tree: Tree) -> Path:
    """A site where the summary of Sceaux, on its fifth line, has lost its English."""
    facts, _, summary = COMMUNE.partition("summary:\n")
    first, second, third, fourth, *others = facts.splitlines(keepends=True)
    french, english = summary.splitlines(keepends=True)
    assert english.startswith("  en: ")
    lines = (first, second, third, fourth, "summary:\n", french, *others)
    return tree(minimal_site({"content/communes/sceaux.yaml": "".join(lines)}))


@HALVES
def test_the_finding_shown_is_the_one_that_the_check_prints(
    half: str, locale: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shown,) = _read_blocks(half, "")
    options = ["--root", str(site), "--lang", locale, "--rule", "missing-translation"]
    assert main(["check", *options]) == 1
    assert capsys.readouterr().out.startswith(shown)


@HALVES
def test_the_commands_and_rules_named_exist(half: str, locale: str) -> None:
    named = re.findall(r"`python build\.py (\w+)(?: ([\w-]+))?", half)
    rules = {rule.name for rule in RULES}
    types = {c.word for c in COLLECTIONS.values() if c.is_folder}
    assert {name for name, _ in named} <= set(command.commands)
    assert {argument for name, argument in named if name == "explain"} <= rules
    assert {argument for name, argument in named if name == "new"} <= types
    assert {"check", "new", "serve", "explain"} <= {name for name, _ in named}


@HALVES
def test_the_options_named_are_those_of_the_check(half: str, locale: str) -> None:
    options = {
        name for param in command.commands["check"].params for name in param.opts
    }
    assert set(re.findall(r"`(--[\w-]+)", half)) <= options


@HALVES
def test_the_examples_are_a_text_a_picture_and_a_waiver(half: str, locale: str) -> None:
    text, pictured, waivers = map(yaml.safe_load, _read_blocks(half, "yaml"))
    assert set(text["summary"]) == {"fr", "en"}
    assert Image.model_validate(pictured["image"], context={"locales": ("fr", "en")})
    (waiver,) = waivers
    checked = Waiver.model_validate({**waiver, "until": str(waiver["until"])})
    assert checked.rule in {rule.name for rule in RULES}
    assert (PROJECT / checked.path).is_file()


@HALVES
def test_what_links_name_has_a_page(half: str, locale: str) -> None:
    linkable = {c.word for c in COLLECTIONS.values() if c.has_pages}
    named = set(re.findall(r"`\[[^\]]+\]\((\w+):[a-z-]+\)`", half))
    assert named
    assert named <= linkable


@HALVES
def test_a_type_that_does_not_exist_makes_new_name_them_all(
    half: str, locale: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "town", "x", "--root", str(site), "--lang", locale]) == 2
    said = capsys.readouterr().err
    words = {c.word for c in COLLECTIONS.values() if c.is_folder}
    assert words <= set(re.findall(r"\w+", said))


@HALVES
def test_the_table_has_every_file_but_those_of_other_types_of_records(
    half: str, locale: str
) -> None:
    table = "\n".join(line for line in half.splitlines() if line.startswith("| `"))
    named = {
        name for row in table.splitlines() for name in re.findall("`([^`]+)`", row[:60])
    }
    there = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in (PROJECT / "content").iterdir()
        if path.name != "README.md" and not path.name.startswith(".")
    }
    others = {
        f"{name}/" if declared.is_folder else f"{name}.yaml"
        for name, declared in COLLECTIONS.items()
        if name not in TYPES
    }
    assert named == there - others


TEN = (
    "colon in a title",
    "forgotten en",
    "nom: for name:",
    "31/03/2026",
    "12 300 hab.",
    "an unknown reference",
    "picture marché.jpg",
    "wrong indentation",
    "> for |",
    "the mayor misspelt in prose",
)
"""The edits of `wrong_edits.py` that editors make most often."""


@HALVES
def test_the_check_says_of_the_ten_mistakes_what_the_guide_says(
    half: str, locale: str, tree: Tree
) -> None:
    edits = {edit.name: edit for edit in EDITS}
    rows = re.findall(r"^\| \d+ \| (.+?) \| (.+) → (.+) \|$", half, re.M)
    assert len(rows) == len(TEN)
    say = translator(locale)
    for (_, said, advice), name in zip(rows, TEN, strict=True):
        for path in tree({}).rglob("*"):
            if path.is_file():
                path.unlink()
        finding = find_problems(tree({**RIGHT, **edits[name].changes}))[0]
        told = [say(part) for part in (finding.message, finding.help) if part]
        plain = [re.sub("[\u00a0\u202f]", " ", each) for each in told]
        assert plain == [each.replace("\\|", "|") for each in (said, advice)]
