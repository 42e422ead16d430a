"""Claims about built sites, whose pages say which are their other versions."""

from __future__ import annotations

import pytest

from twinlint.source import Locale
from twinlint.trees import pair_tree

FR, EN = Locale("fr"), Locale("en")


def link(**addresses: str) -> str:
    return "".join(
        f'<link rel="alternate" hreflang="{tag.replace("_", "-")}" href="{address}">'
        for tag, address in addresses.items()
    )


def pair(heads: dict[str, str]) -> list[tuple[str, str]]:
    pairing = pair_tree(sorted(heads), (FR, EN), read_head=lambda path: heads[path])
    assert not pairing.pairs or pairing.layout == "hreflang"
    return [each.paths for each in pairing.pairs]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("https://example.org/accueil/", "https://example.org/home/"),
        ("https://example.org/project/accueil/", "https://example.org/project/home/"),
        ("/accueil/", "/home/"),
        ("/base/accueil/index.html", "/base/home/index.html"),
        ("../accueil/", "../home/"),
    ],
)
def test_pages_are_paired_by_their_addresses(french: str, english: str) -> None:
    head = link(fr=french, en=english, x_default="https://example.org/")
    heads = {"accueil/index.html": head, "home/index.html": head, "404.html": ""}
    assert pair(heads) == [("accueil/index.html", "home/index.html")]


def test_a_page_that_says_nothing_of_itself_is_no_twin() -> None:
    heads = {"a/index.html": link(fr="/b/", en="/c/"), "b.html": "", "c.html": ""}
    assert pair(heads) == []


@pytest.mark.parametrize("href", ["http://[", "", "/../../etc/passwd", "%00"])
def test_an_address_that_leads_nowhere_is_none(href: str) -> None:
    heads = {"a/index.html": link(fr="/a/", en=href)}
    assert pair(heads) == []
