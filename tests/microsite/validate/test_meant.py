"""What YAML accepts and nobody means is found, and mended."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import Tree
from support import COMMUNE, find_problems, minimal_site, show

from microsite.editors import apply_fixes
from microsite.pipeline import Config, check_site

SCEAUX = "content/communes/sceaux.yaml"
FOLDED = """\
body:
  fr: >
    Deux essais :
    - un banc
    - une haie
  en: >
    Two trials:
    - a bench
    - a hedge
"""


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("name: Sceaux", "name: Sceaux,", "1:13"),
        ("edition: edition-1", "edition: edition-1,", "2:19"),
        ("92071", "92071,  # INSEE", "3:18"),
        ("fr: Une commune", "fr: Une commune,", "9:18"),
    ],
)
def test_a_comma_behind_a_value_is_the_only_finding(
    tree: Tree, old: str, new: str, place: str, today: date
) -> None:
    root = tree(minimal_site({SCEAUX: COMMUNE.replace(old, new)}))
    built = check_site(Config(root, today))
    assert show(built.findings) == [
        f"{SCEAUX}:{place}: a comma stands after the value [trailing-comma]"
    ]
    apply_fixes(root, built.findings, built.read)
    assert (root / SCEAUX).read_text() == COMMUNE.replace(old, new.replace(",", ""))


def test_commas_inside_texts_and_lists_are_meant(tree: Tree) -> None:
    text = COMMUNE.replace("Une commune", "Une commune, ici").replace(
        "[92330]", "[92330, 92331]"
    )
    block = "body:\n  fr: |\n    Ici,\n    là\n  en: |\n    Here,\n    there\n"
    assert find_problems(tree(minimal_site({SCEAUX: text + block}))) == ()


def test_a_list_in_a_folded_text_is_lost(tree: Tree, today: date) -> None:
    root = tree(minimal_site({SCEAUX: COMMUNE + FOLDED}))
    built = check_site(Config(root, today))
    assert [line.partition(": ")[0] for line in show(built.findings)] == [
        f"{SCEAUX}:12:7",
        f"{SCEAUX}:16:7",
    ]
    assert {f.rule for f in built.findings} == {"folded-text"}
    apply_fixes(root, built.findings, built.read)
    assert (root / SCEAUX).read_text() == COMMUNE + FOLDED.replace(">", "|")


def test_folded_paragraphs_are_as_good_as_others(tree: Tree) -> None:
    body = "".join(
        f"  {locale}: >\n    {text}\n\n    - {item}\n\n"
        for locale, text, item in (
            ("fr", "Un\n    texte.", "Un banc"),
            ("en", "A\n    text.", "A bench"),
        )
    )
    body = f"body:\n{body}"
    assert find_problems(tree(minimal_site({SCEAUX: COMMUNE + body}))) == ()
