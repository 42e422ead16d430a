"""Drafts that are published together, as one names the other."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, list_records, minimal_site

from microsite.command.cli import main

BENCH = "content/solutions/bench.yaml"
SOLUTION = (
    "draft: true\nname: Bench\ncommunes: [sceaux]\nedition: edition-1\n"
    "themes: [sun]\nstatus: tested\nsummary: {fr: Un banc, en: A bench}\n"
    "body:\n  fr: |\n    Voir [Meudon](commune:meudon).\n"
    "  en: |\n    See [Meudon](commune:meudon).\n"
)
THEME = (
    "sun:\n  draft: true\n  name: {fr: Soleil, en: Sun}\n  sources: [report]\n"
    "  summary: {fr: Le soleil., en: The sun.}\n"
)
SOURCE = (
    "report:\n  draft: true\n  title: {fr: Rapport, en: Report}\n"
    "  language: fr\n  read: full\n"
)
MEUDON = COMMUNE.replace("Sceaux", "Meudon").replace("92071", "92048")


def tell(tree: Tree, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    files = {
        **list_records("solutions", "themes", "sources"),
        BENCH: SOLUTION,
        "content/themes.yaml": THEME,
        "content/sources.yaml": SOURCE,
        "content/communes/meudon.yaml": f"{MEUDON}draft: true\n",
    }
    root = str(tree(minimal_site(files)))
    main(["check", *arguments, "--root", root, "--lang", "en"])
    said = capsys.readouterr().err.splitlines()
    return [line for line in said if "published together" in line]


def test_a_draft_is_checked_with_a_word_on_the_drafts_that_it_needs(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    """Named, linked to, or named by one that is named; and nothing that is online."""
    assert tell(tree, capsys, "--drafts", BENCH) == [
        "to be published together, as one names the other:"
        " meudon (content/communes/meudon.yaml), report (content/sources.yaml)"
        " and sun (content/themes.yaml)"
    ]


@pytest.mark.parametrize(
    "arguments", [("--drafts",), (BENCH,), ("--drafts", "content/sources.yaml")]
)
def test_nothing_is_said_of_drafts_that_need_no_other(
    tree: Tree, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert tell(tree, capsys, *arguments) == []
