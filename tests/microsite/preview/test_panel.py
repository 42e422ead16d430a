"""What the panel of a page is told, before any browser shows it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import Tree
from support import COMMUNE, find_problems, minimal_site, read_site, translator

from microsite.command.select import OWNERS, write_total
from microsite.load import read_excerpt
from microsite.preview.panel import Panels
from twinlint.reporter import Reporter

SCEAUX = "content/communes/sceaux.yaml"
DIFFERING = COMMUNE.replace("fr: Une commune", "fr: Une commune de 18 rues").replace(
    "en: A municipality", "en: A municipality of 16 streets"
)
OWN = "/en/communes/sceaux/"
HOME = "/en/"


def describe(
    root: Path,
    address: str,
    shows: Iterable[tuple[str, str]] = (),
    base_path: str = "",
) -> Any:
    site = read_site(root, with_drafts=True)
    reporter = Reporter(translator("en"), lambda path: read_excerpt(root, path))
    panels = Panels(
        root,
        site,
        find_problems(root, with_drafts=True),
        reporter,
        base_path,
        lambda _: frozenset(shows),
    )
    told = panels.describe(address)
    return json.loads(told) if told else None


@pytest.fixture
def root(tree: Tree) -> Path:
    return tree(minimal_site({SCEAUX: DIFFERING}))


def test_details_of_the_owner_are_counted_beside_what_was_found(root: Path) -> None:
    reporter = Reporter(translator("en"), lambda path: read_excerpt(root, path))
    (found,) = find_problems(root, with_drafts=True)
    owners = [replace(found, rule=name) for name in OWNERS]
    total = write_total([found, *owners], reporter)
    assert total == "0 errors, 1 warning; 3 details are left for the owner of the site"
    assert write_total([found], reporter) == "0 errors, 1 warning"
    panels = Panels(
        root,
        read_site(root, with_drafts=True),
        (found, owners[0]),
        reporter,
        "",
        lambda _: frozenset(),
        write_total,
    )
    told = json.loads(panels.describe(OWN))
    said = "0 errors, 1 warning; 1 detail is left for the owner of the site"
    assert told["summary"] == said


def test_page_of_a_record_tells_what_was_found_in_it(root: Path) -> None:
    told = describe(root, OWN)
    assert told["summary"] == "0 errors, 1 warning"
    (found,) = told["findings"]
    assert (found["rule"], found["own"]) == ("different-number", True)
    english, french = found["places"]
    assert (english["lang"], english["words"]) == ("en", "16")
    assert (french["lang"], french["words"]) == ("fr", "18")
    assert english["lead"].endswith("A municipality of ")
    assert english["trail"] == " streets"
    assert english["where"] == f"{SCEAUX}:10:25"
    path = f"{root.as_posix().lstrip('/')}/{SCEAUX}"
    assert english["open"] == f"vscode://file/{path}:10:25"
    assert english["edit"] == ""


def test_page_that_shows_the_field_tells_it_as_that_of_another(root: Path) -> None:
    told = describe(root, HOME, [("commune:sceaux", "summary")])
    assert [found["own"] for found in told["findings"]] == [False]


@pytest.mark.parametrize("shows", [[], [("commune:sceaux", "name")]])
def test_page_that_does_not_show_the_field_tells_nothing(
    root: Path, shows: list[tuple[str, str]]
) -> None:
    told = describe(root, HOME, shows)
    assert (told["findings"], told["summary"]) == ([], "")


@pytest.mark.parametrize("address", ["/", "/en", "/en/nowhere/", "", "/en/\0"])
def test_what_is_no_page_in_a_language_has_no_panel(root: Path, address: str) -> None:
    told = describe(root, address)
    assert told is None or address == "/"


def test_twins_and_the_review_stand_below_the_path_of_the_site(root: Path) -> None:
    told = describe(root, OWN, base_path="/qmi")
    assert told["twins"] == [
        {
            "lang": "fr",
            "name": "français",
            "url": "/qmi/fr/communes/sceaux/",
            "isBefore": True,
        }
    ]
    assert told["review"] == "/qmi/_review/#commune:sceaux"
    assert describe(root, "/fr/communes/sceaux/")["twins"][0]["isBefore"] is False


def test_drafts_that_a_page_shows_are_named(tree: Tree) -> None:
    root = tree(minimal_site({SCEAUX: f"draft: true\n{COMMUNE}"}))
    assert describe(root, OWN)["drafts"] == ["Sceaux"]
    assert describe(root, HOME, [("commune:sceaux", "name")])["drafts"] == ["Sceaux"]
    assert describe(root, HOME)["drafts"] == []


def test_the_code_host_edits_where_the_settings_say(tree: Tree) -> None:
    settings = str(minimal_site()["content/site.yaml"])
    address = "edit_url: https://git.example.org/edit/main/{path}#L{line}\n"
    files = {SCEAUX: DIFFERING, "content/site.yaml": settings + address}
    (found,) = describe(tree(minimal_site(files)), OWN)["findings"]
    assert found["places"][0]["edit"] == (
        f"https://git.example.org/edit/main/{SCEAUX}#L10"
    )


@pytest.mark.parametrize(
    "address",
    [
        "git.example/{path}",
        "https://git.example/",
        "javascript:alert({path})",
        "https://{path}",
    ],
)
def test_an_address_that_edits_no_file_is_refused(tree: Tree, address: str) -> None:
    settings = str(minimal_site()["content/site.yaml"])
    files = {"content/site.yaml": f"{settings}edit_url: '{address}'\n"}
    found = find_problems(tree(minimal_site(files)))
    assert [each.rule for each in found] == ["wrong-format"]


def test_records_of_one_list_are_told_apart(tree: Tree) -> None:
    people = (
        "ada-martin:\n  name: Ada Martin\n  roles:\n"
        "    - title: {fr: Directrice de 12, en: Director of 13}\n"
        "bo-li:\n  name: Bo Li\n  roles:\n    - title: {fr: Maire, en: Mayor}\n"
    )
    root = tree(minimal_site({"content/people.yaml": people}))
    assert len(describe(root, HOME, [("person:ada-martin", "roles")])["findings"]) == 1
    assert describe(root, HOME, [("person:bo-li", "roles")])["findings"] == []
