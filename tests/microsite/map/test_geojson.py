"""What GeoJSON is an outline; what is wrong with others is in `test_bad_input.py`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support import show
from tables import every_row

from microsite.map.geojson import read_shape
from microsite.map.shape import Ring, Shape
from twinlint.finding import Finding
from twinlint.source import read_text

RING = [[2.27, 48.77], [2.31, 48.77], [2.31, 48.79], [2.27, 48.77]]
HOLE = [[2.30, 48.775], [2.305, 48.775], [2.305, 48.78], [2.30, 48.775]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}


def read(value: Any) -> Shape | Finding:
    return read_shape(read_text(json.dumps(value), "a.geojson"))


def close(ring: list[list[float]], *field: str | int) -> Ring:
    return Ring(tuple((each[0], each[1]) for each in ring[:-1]), field)


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (POLYGON, ()),
        ({"type": "Feature", "properties": None, "geometry": POLYGON}, ("geometry",)),
        (
            {
                "type": "FeatureCollection",
                "features": [{"type": "Feature", "geometry": POLYGON}],
            },
            ("features", 0, "geometry"),
        ),
    ],
    ids=["bare", "feature", "collection"],
)
def test_a_polygon_is_read_wherever_geojson_may_hold_it(
    value: Any, field: tuple[str | int, ...]
) -> None:
    assert read(value) == Shape((close(RING, *field, "coordinates", 0),))


def test_holes_and_parts_are_rings() -> None:
    value = {"type": "MultiPolygon", "coordinates": [[RING, HOLE], [HOLE]]}
    assert read(value) == Shape(
        (
            close(RING, "coordinates", 0, 0),
            close(HOLE, "coordinates", 0, 1),
            close(HOLE, "coordinates", 1, 0),
        )
    )


def test_heights_properties_and_other_members_are_not_read() -> None:
    high = [[*position, 92.5] for position in RING]
    value = {
        "type": "Feature",
        "id": "<script>",
        "bbox": "../../etc/passwd",
        "properties": {"style": "javascript:alert(1)", "nested": [[{}]]},
        "geometry": {"type": "Polygon", "coordinates": [high]},
    }
    assert read(value) == Shape((close(RING, "geometry", "coordinates", 0),))


@every_row(
    "value",
    [
        None,
        [],
        7,
        {},
        {"type": None},
        {"type": ["Polygon"], "coordinates": [RING]},
        {"type": "FeatureCollection"},
        {"type": "FeatureCollection", "features": []},
        {"type": "FeatureCollection", "features": [POLYGON]},
        {"type": "Feature", "geometry": {"type": "Feature", "geometry": POLYGON}},
        {"type": "GeometryCollection", "geometries": [POLYGON]},
        {"type": "Polygon", "coordinates": None},
        {"type": "Polygon", "coordinates": {}},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [None]},
        {"type": "Polygon", "coordinates": [[None] * 4]},
        {"type": "Polygon", "coordinates": [[[True, False]] * 4]},
        {"type": "Polygon", "coordinates": [[[2.3]] * 4]},
        {"type": "Polygon", "coordinates": [[[[2.3, 48.8]] * 4]]},
        {"type": "MultiPolygon", "coordinates": [[]]},
        {"type": "MultiPolygon", "coordinates": [RING]},
        {"type": "MultiPolygon", "coordinates": [None]},
    ],
    ids=json.dumps,
)
def test_what_is_no_outline_is_a_finding(value: Any) -> None:
    found = read(value)
    assert isinstance(found, Finding)
    assert found.rule == "wrong-geometry"


LAMBERT_93 = [[[652000.5, 6862000.25], [653000.0, 6862000.0], [652000.0, 6863000.0]]]
EXPORT = {
    "type": "FeatureCollection",
    "name": "COMMUNE",
    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}},
    "features": [
        {
            "type": "Feature",
            "properties": {"ID": "COMMUNE_1", "NOM": "Sceaux", "INSEE_COM": "92071"},
            "geometry": {"type": "MultiPolygon", "coordinates": [LAMBERT_93]},
        }
    ],
}
"""As a GIS writes a commune of ADMIN EXPRESS in the projection of France."""


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (EXPORT, "the positions are in EPSG::2154"),
        ({**EXPORT, "crs": None}, "these are metres, of a map, and no degrees"),
        (
            {"type": "Polygon", "coordinates": [[[181.0, 48.0]] * 4]},
            "no longitude is beyond 180 degrees",
        ),
        (
            {"type": "Polygon", "coordinates": [[[2.0, 91.0]] * 4]},
            "no latitude is beyond 90 degrees",
        ),
    ],
    ids=["Lambert-93", "Lambert-93, unnamed", "longitude", "latitude"],
)
def test_coordinates_that_are_no_degrees_are_named(value: Any, said: str) -> None:
    found = read(value)
    assert isinstance(found, Finding)
    assert found.rule == "number-out-of-range"
    assert show([found])[0].split(": ", 1)[1].startswith(said)
    assert "EPSG:4326" in str(found.help)


def test_a_named_system_of_degrees_changes_nothing() -> None:
    system = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert read({**POLYGON, "crs": system}) == read(POLYGON)


def test_a_layer_may_be_in_many_pieces_and_a_commune_may_not() -> None:
    pieces = [{"type": "Feature", "geometry": POLYGON}] * 3
    text = read_text(
        json.dumps({"type": "FeatureCollection", "features": pieces}), "a.geojson"
    )
    river = read_shape(text, is_layer=True)
    assert isinstance(river, Shape)
    assert [ring.field[1] for ring in river.rings] == [0, 1, 2]
    assert isinstance(read_shape(text), Finding)
