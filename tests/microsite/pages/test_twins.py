"""The pages of a site are twins to the checker too, whatever templates add to texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from anatomy import read_page
from support import copy_showcase

from microsite.check import read_register
from twinlint import Register, Severity, compare

LANGUAGES = ("fr", "en")


def find_twins(page: str) -> list[str]:
    """The paths of a page in each language; none where it has no twin."""
    links = {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in read_page(page).find_all("link", rel="alternate")
        if "hreflang" in link.attributes and "type" not in link.attributes
    }
    if not links.keys() >= set(LANGUAGES):
        return []
    below = (links[lang].split("/", 3)[3] for lang in LANGUAGES)
    return [f"{path}index.html" for path in below]


@pytest.mark.campaign
def test_the_checker_finds_the_pages_of_a_site_to_agree(
    showcase: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Save those with a link to a release, and the list of all pages by their titles.

    A made-up site, as what is written on the real one may have a waiver.
    """
    register = Register(read_register(copy_showcase(tmp_path / "site")).names)
    told = {}
    for path, content in showcase.items():
        twins = find_twins(content.decode()) if path.endswith(".html") else []
        if path not in twins[:1]:
            continue
        found = compare(
            *(showcase[twin].decode() for twin in twins),
            languages=LANGUAGES,
            format="html",
            register=register,
        )
        rules = {each.rule for each in found if each.severity is not Severity.INFO}
        told |= {path.split("/")[1]: rules} if rules else {}
    assert sorted(told) == ["plan-du-site", "presse", "recherche"], told
