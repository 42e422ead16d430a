"""Text that YAML takes for a comment."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, check_records, minimal_site, show

SCEAUX = "content/communes/sceaux.yaml"
RULE = ("hidden-text",)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "  fr: Suivez #QMI chez nous",
            "9:14: “#QMI chez nous” is a comment and is not published [hidden-text]",
        ),
        (
            "  fr:\n    ## Le quartier\n    Une commune",
            "9:3: “|” is missing in front of the text below “fr:” [yaml-syntax]",
        ),
        (
            "  fr:\n    #innovation\n    Une commune",
            "9:3: “|” is missing in front of the text below “fr:” [yaml-syntax]",
        ),
    ],
)
def test_text_after_a_hash_is_reported(tree: Tree, lines: str, expected: str) -> None:
    root = tree(minimal_site({SCEAUX: COMMUNE.replace("  fr: Une commune", lines)}))
    found = show(check_records(root, rules=(*RULE, "yaml-syntax")))
    assert found == [f"{SCEAUX}:{expected}"]


@pytest.mark.parametrize(
    "lines",
    [
        "  fr: Une commune  # à relire",
        "  fr: Une commune #",
        "  # à relire\n  fr: Une commune",
        "  fr:\n    # à relire\n    Une commune",
        '  fr: "Suivez #QMI"',
        "  fr: |\n    ## Titre\n    Suivez #QMI",
        "  fr: Une commune#centrale",
    ],
)
def test_comments_and_quoted_signs_are_silent(tree: Tree, lines: str) -> None:
    root = tree(minimal_site({SCEAUX: COMMUNE.replace("  fr: Une commune", lines)}))
    assert show(check_records(root, rules=RULE)) == []
