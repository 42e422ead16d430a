"""The data that others may take: the same rows in every format and language."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest
from conftest import Tree
from support import COMMUNE, SETTINGS, configure, minimal_site

from microsite.pipeline import check_site

TABLES = ("communes", "solutions", "timeline", "sources")
FIELDS = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}
"""How Table Schema reads the text of a cell."""

Row = Mapping[str, Any]


def read_csv(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    text = files[f"data/{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read_json(files: Mapping[str, bytes], name: str) -> Any:
    return json.loads(files[f"data/{name}"])


def describe(files: Mapping[str, bytes], name: str) -> Mapping[str, str]:
    """`{column: type}` of a table, as the data package says."""
    resources = read_json(files, "datapackage.json")["resources"]
    resource = next(each for each in resources if each["name"] == name)
    return {each["name"]: each["type"] for each in resource["schema"]["fields"]}


def build(
    tree: Tree,
    commune: str | None = COMMUNE,
    changes: Mapping[str, str] = MappingProxyType({}),
) -> Mapping[str, bytes]:
    files = {"content/communes/sceaux.yaml": commune, **changes}
    built = check_site(configure(tree(minimal_site(files))))
    return {output.path: output.content for output in built.outputs}


@pytest.mark.parametrize("name", TABLES)
def test_csv_and_json_have_the_same_rows(
    showcase: Mapping[str, bytes], name: str
) -> None:
    types = describe(showcase, name)
    read = [
        {key: FIELDS[types[key]](text) if text else None for key, text in row.items()}
        for row in read_csv(showcase, name)
    ]
    listed = [
        {key: None if value == "" else value for key, value in row.items()}
        for row in read_json(showcase, f"{name}.json")
    ]
    assert read == listed
    assert read


@pytest.mark.parametrize("name", TABLES)
def test_no_language_says_more_than_the_other(
    showcase: Mapping[str, bytes], name: str
) -> None:
    rows = read_csv(showcase, name)
    paired = [key[:-3] for key in rows[0] if key.endswith("_fr")]
    assert paired
    for row in rows:
        for key in paired:
            assert bool(row[f"{key}_fr"]) == bool(row[f"{key}_en"]), (row["id"], key)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_an_id_of_its_own(
    showcase: Mapping[str, bytes], name: str
) -> None:
    ids = [row["id"] for row in read_csv(showcase, name)]
    assert all(ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", ["communes", "solutions"])
def test_every_row_names_its_page_in_each_language(
    showcase: Mapping[str, bytes], name: str
) -> None:
    for row in read_csv(showcase, name):
        for locale in ("fr", "en"):
            path = row[f"url_{locale}"].split("/", 3)[3]
            assert path.startswith(f"{locale}/")
            assert f"{path}index.html" in showcase


def test_a_mayor_is_given_with_the_day_of_the_latest_source(tree: Tree) -> None:
    mayor = (
        "mayor:\n  person: ada-martin\n  title: {fr: Maire, en: Mayor}\n"
        "  from: 2014\n  sources: [old, new]\n"
    )
    sources = (
        "old:\n  title: {fr: Ancien, en: Old}\n  date: 2020-06-28\n  language: fr\n"
        "  read: full\n"
        "new:\n  title: {fr: Neuf, en: New}\n  not_before: 2024-02\n  language: fr\n"
        "  read: full\n"
    )
    files = build(tree, COMMUNE + mayor, {"content/sources.yaml": sources})
    (row,) = read_csv(files, "communes")
    assert row["mayor"] == "Ada Martin"
    assert row["mayor_from"] == "2014"
    assert row["mayor_attested_on"] == "2020-06-28", "no day that is not known"
    assert row["mayor_attested_from"] == "2024-02"
    assert [row["not_before"] for row in read_csv(files, "sources")] == ["", "2024-02"]


def test_data_package_describes_the_published_tables(
    showcase: Mapping[str, bytes],
) -> None:
    package = read_json(showcase, "datapackage.json")
    assert package["profile"] == "tabular-data-package"
    assert package["version"] == "2026-11-22"
    assert [licence["name"] for licence in package["licenses"]] == ["etalab-2.0"]
    tables = {path for path in showcase if re.fullmatch(r"data/\w+\.csv", path)}
    assert {f"data/{resource['path']}" for resource in package["resources"]} == tables
    for resource in package["resources"]:
        text = showcase[f"data/{resource['path']}"].decode(resource["encoding"])
        columns = next(csv.reader(io.StringIO(text)))
        assert columns == [field["name"] for field in resource["schema"]["fields"]]
        assert resource["schema"]["primaryKey"] in columns
        assert {field["type"] for field in resource["schema"]["fields"]} <= set(FIELDS)


def test_every_column_is_described_in_both_languages(
    showcase: Mapping[str, bytes],
) -> None:
    package = read_json(showcase, "datapackage.json")
    assert package["languages"] == ["fr", "en"]
    described = {
        (resource["name"], field["name"]): (
            field["description"],
            field["description@en"],
        )
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
    }
    for column, (french, english) in described.items():
        assert french != english, column
        assert len(french) > 5 < len(english), column
    assert described["solutions", "name_en"] == (
        "Nom de la solution, en anglais",
        "Name of the solution, in English",
    )
    assert described["communes", "code_insee"] == (
        "Code INSEE de la commune\u00a0; ce n’est pas son code postal",
        "INSEE code of the municipality; not its postcode",
    )


def test_the_licence_has_the_address_of_the_settings(tree: Tree) -> None:
    address = "https://ville.paris/licence"
    changes = {"content/site.yaml": f"{SETTINGS}licence: {{url: {address}}}\n"}
    package = read_json(build(tree, changes=changes), "datapackage.json")
    assert [licence["path"] for licence in package["licenses"]] == [address]


def test_a_site_without_a_licence_names_none(tree: Tree) -> None:
    assert "licenses" not in read_json(build(tree), "datapackage.json")


def test_geojson_has_a_point_in_the_metropolis_for_every_commune(
    showcase: Mapping[str, bytes],
) -> None:
    found = read_json(showcase, "communes.geojson")
    assert set(found) == {"type", "features"}
    assert found["type"] == "FeatureCollection"
    rows = read_json(showcase, "communes.json")
    assert [feature["id"] for feature in found["features"]] == [r["id"] for r in rows]
    for feature in found["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert feature["geometry"]["type"] == "Point"
        longitude, latitude = feature["geometry"]["coordinates"]
        assert 2 < longitude < 3  # RFC 7946: longitude first
        assert 48 < latitude < 49.5


def test_what_is_not_known_is_an_empty_cell_and_no_point(tree: Tree) -> None:
    files = build(tree)
    (row,) = read_csv(files, "communes")
    assert (row["mayor"], row["population"], row["latitude"]) == ("", "", "")
    (listed,) = read_json(files, "communes.json")
    assert (listed["mayor"], listed["population"]) == (None, None)
    assert read_json(files, "communes.geojson")["features"] == []


def test_a_name_that_a_spreadsheet_would_run_stays_text(tree: Tree) -> None:
    files = build(tree, COMMUNE.replace("name: Sceaux", "name: '=HYPERLINK(1)'"))
    assert read_csv(files, "communes")[0]["name"] == "'=HYPERLINK(1)"
    assert read_json(files, "communes.json")[0]["name"] == "=HYPERLINK(1)"


def test_a_site_without_records_has_no_data(tree: Tree) -> None:
    files = build(tree, commune=None)
    assert [path for path in files if path.startswith("data/")] == []
