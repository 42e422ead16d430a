"""Pages are checked as they are published."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import LAYOUT, find_problems, minimal_site, show

PAGE = "content/pages/home.yaml"
HOME = (
    "kind: home\ntitle: {fr: Accueil, en: Home}\n"
    "summary: {fr: Bienvenue, en: Welcome}\n"
)


def check(tree: Tree, inside: str) -> list[str]:
    """What is wrong with the French page of a site whose home page has this inside."""
    layout = LAYOUT.replace("</main>", f"{inside}\n</main>")
    files = minimal_site({"templates/pages/home.html": layout})
    found = show(find_problems(tree(files)))
    start = f"{PAGE}:1:1: /fr/: "
    return [text.removeprefix(start) for text in found if text.startswith(start)]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<a href="/fr/communes/sceaux/">x</a>', []),
        ('<a href="communes/sceaux/">x</a>', []),
        ('<a href="./">x</a>', []),
        ('<a href="/fr/?q=x">x</a>', []),
        ('<a href="#here">x</a><p id="here">', []),
        (
            '<a href="/en/#there">x</a>',
            ["nothing is called “/en/#there” there [dead-link]"],
        ),
        ('<a href="https://a.org/#x">x</a>', []),
        ('<a href="//a.org/x">x</a>', []),
        ('<a href="mailto:a@a.org">x</a>', []),
        ('<a href="/fr/no/">x</a>', ["the link “/fr/no/” leads nowhere [dead-link]"]),
        ('<a href="no.html">x</a>', ["the link “no.html” leads nowhere [dead-link]"]),
        (
            '<img src="/no.png" alt="">',
            ["the link “/no.png” leads nowhere [dead-link]"],
        ),
        (
            '<img srcset="/a.png 1x, /b.png 2x" alt="">',
            [
                "the link “/a.png” leads nowhere [dead-link]",
                "the link “/b.png” leads nowhere [dead-link]",
            ],
        ),
        ('<a href="#no">x</a>', ["nothing is called “#no” there [dead-link]"]),
        ('<p id="a"><p id="a">', ["2 places are called “a” [duplicate-anchor]"]),
        ("<h2>x</h2><h3>y</h3><h2>z</h2>", []),
        ("<h2> </h2>", ["a heading is empty [wrong-heading]"]),
        ("<h2><em></em></h2>", ["a heading is empty [wrong-heading]"]),
        (
            "<h3>x</h3>",
            ["“x” is a heading of level 3 below one of level 1 [wrong-heading]"],
        ),
        ("<h1>x</h1>", ["2 headings of level 1 instead of one [wrong-heading]"]),
        ("{{ '{{ x }}' }}", ["“{{” is left from a template [leftover-marker]"]),
        ("{{ '%(num)s' }}", ["“%(num)s” is left from a template [leftover-marker]"]),
        ("<p>{{ none }}</p>", ["“None” is left from a template [leftover-marker]"]),
        ("<p>None of the sources says so.</p>", []),
        ("<code>{{ '{{ x }}' }}</code>", []),
        (
            '<p title="{{ none }}">x</p>',
            ["“None” is left from a template [leftover-marker]"],
        ),
    ],
)
def test_a_page_is_checked(inside: str, expected: list[str], tree: Tree) -> None:
    assert check(tree, inside) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{{ page.title|text }}</title>", "</title>", "the page has no title"),
        ("{{ page.description|text }}", " ", "the page has no description"),
        (
            ' lang="{{ locale }}">\n<head',
            ">\n<head",
            "the page does not say its language",
        ),
        (
            "canonical(page.url)",
            "canonical('/')",
            "the page does not say its own address",
        ),
        (
            'hreflang="x-default"',
            'hreflang="de"',
            "the page does not name all its twins",
        ),
        ('<a href="{{ address }}"', "<a", "no link leads to /en/"),
    ],
)
def test_a_head_is_complete(old: str, new: str, expected: str, tree: Tree) -> None:
    assert old in LAYOUT
    files = minimal_site({"templates/pages/home.html": LAYOUT.replace(old, new)})
    found = show(find_problems(tree(files)))
    assert f"{PAGE}:1:1: /fr/: {expected} [wrong-head]" in found
    assert {text.partition("[")[2] for text in found} == {"wrong-head]"}


def test_a_page_with_an_error_is_not_published(tree: Tree) -> None:
    layout = LAYOUT.replace("</main>", "<h1>x</h1></main>")
    found = find_problems(tree(minimal_site({"templates/pages/home.html": layout})))
    assert [f.severity for f in found] == ["error", "error"]
