"""What GeoJSON is an outline; what is wrong with others is in `test_bad_input.py`."""

from __future__ import annotations

import json
from typing import Any

import pytest

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


@pytest.mark.parametrize(
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
