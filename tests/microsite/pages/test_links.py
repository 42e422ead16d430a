"""Pages that lead to all others: the site map, and the list of the open data."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

MAPS = [("fr", "plan-du-site"), ("en", "site-map")]
DATA = ["fr/donnees-ouvertes", "en/open-data"]


def read_targets(page: bytes) -> list[str]:
    """Where the links of a page's own part lead."""
    main = page.decode().partition("<main")[2].partition("</main>")[0]
    return re.findall(r'<a href="([^"]*)"', main)


@pytest.mark.parametrize(("locale", "name"), MAPS)
def test_the_site_map_leads_to_every_page_of_its_language(
    locale: str, name: str, showcase: Mapping[str, bytes]
) -> None:
    pages = {
        f"/{path.removesuffix('index.html')}"
        for path in showcase
        if path.startswith(f"{locale}/") and path.endswith("index.html")
    }
    assert pages - set(read_targets(showcase[f"{locale}/{name}/index.html"])) == set()


@pytest.mark.parametrize("name", DATA)
def test_every_file_of_the_open_data_is_offered(
    name: str, showcase: Mapping[str, bytes]
) -> None:
    files = {f"/{path}" for path in showcase if path.startswith("data/")}
    assert files - set(read_targets(showcase[f"{name}/index.html"])) == set()
