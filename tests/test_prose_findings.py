"""What is reported in prose, with its place, and what must stay silent."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import find_problems, minimal_site, show

HOME = "content/pages/home.yaml"


def check(tree: Tree, line: str) -> list[str]:
    """Findings in the French text of the home page; its line is the sixth."""
    text = (
        "kind: home\ntitle: {fr: Accueil, en: Home}\n"
        "summary: {fr: Bienvenue, en: Welcome}\n"
        f"body:\n  fr: |\n    {line}\n  en: |\n    {line}\n"
    )
    found = show(find_problems(tree(minimal_site({HOME: text}))))
    start = f"{HOME}:6:"
    wanted = ("[raw-html]", "[unsafe-link]", "[unknown-reference]")
    return [
        t.removeprefix(start)
        for t in found
        if t.startswith(start) and t.endswith(wanted)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "5 < 6 et 7 > 3",
        "<3",
        "a <- b -> c",
        "`<b>` et ``<i>``",
        r"\<b>",
        "[Sceaux](https://sceaux.fr)",
        "[Sceaux](https://fr.wikipedia.org/wiki/Sceaux_(Hauts-de-Seine))",
        "[Sceaux](HTTPS://SCEAUX.FR)",
        "[Ada](mailto:ada@example.org)",
        "<ada@example.org>",
        "<https://sceaux.fr>",
        "[plus bas](#ici)",
        "[Sceaux](commune:sceaux)",
        "[Sceaux](commune:sceaux#carte)",
        "[l'accueil](page:home)",
        "[note] sans lien (javascript:x)",
        "`[x](javascript:y)`",
    ],
)
def test_what_is_right_stays_silent(line: str, tree: Tree) -> None:
    assert check(tree, line) == []


LINK = "a link cannot lead to “{}” [unsafe-link]"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("un <br> deux", ["8: “<br>” is HTML [raw-html]"]),
        ("un <br/> deux", ["8: “<br/>” is HTML [raw-html]"]),
        ("un </p> deux", ["8: “</p>” is HTML [raw-html]"]),
        (
            '<img src=x onerror="a">',
            ['5: “<img src=x onerror="a">” is HTML [raw-html]'],
        ),
        ("<svg/onload=x>", ["5: “<svg/onload=x>” is HTML [raw-html]"]),
        ("<!-- note -->", ["5: “<!--” is HTML [raw-html]"]),
        ("`<b>` <b>", ["11: “<b>” is HTML [raw-html]"]),
        ("[x](javascript:y)", ["9: " + LINK.format("javascript:y")]),
        ("[x](/fr/)", ["9: " + LINK.format("/fr/")]),
        ("[x](sceaux)", ["9: " + LINK.format("sceaux")]),
        ("[x](person:ada)", ["9: " + LINK.format("person:ada")]),
        ("[x](http:sceaux.fr)", ["9: " + LINK.format("http:sceaux.fr")]),
        ("[x](<javascript:y>)", ["10: " + LINK.format("javascript:y")]),
        ("![x](javascript:y)", ["10: " + LINK.format("javascript:y")]),
        ("[x](commune:no)", ["9: “no” is not in communes [unknown-reference]"]),
        ("[x]()", ["9: " + LINK.format("")]),
    ],
)
def test_what_is_wrong_is_reported_at_its_place(
    line: str, expected: list[str], tree: Tree
) -> None:
    assert check(tree, line) == expected
