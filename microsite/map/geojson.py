"""Reads the shape of a commune from a GeoJSON text (RFC 7946).

The text is a Polygon or a MultiPolygon, alone, in a Feature, or in a FeatureCollection
of one Feature. Properties, identifiers and heights are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from microsite.map import problems
from microsite.map.json import Json, find_span, parse_json
from microsite.map.shape import Point, Ring, Shape
from microsite.validate import NUMBER_OUT_OF_RANGE
from twinlint.finding import Finding, Message, Place, Rule, message
from twinlint.source import FieldPath, Text

_SURFACES = ("Polygon", "MultiPolygon")
_TYPES = (
    *("Point", "MultiPoint", "LineString", "MultiLineString", *_SURFACES),
    *("GeometryCollection", "Feature", "FeatureCollection"),
)
"""Section 1.4 of RFC 7946."""
_LEAST_POSITIONS = 4
"""Of a closed ring: section 3.1.6 of RFC 7946."""
_LEAST_AREA = 1e-12
"""Square degrees, about a hundredth of a square metre."""


class _Problem(Exception):  # noqa: N818 - carries a finding to the top of this module
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def read_shape(text: Text) -> Shape | Finding:
    """The shape that a GeoJSON text describes, or the first thing wrong with it."""
    value = parse_json(text)
    if isinstance(value, Finding):
        return value
    try:
        reader = _Reader(text)
        return Shape(tuple(reader.read_rings(*reader.find_surface(value))))
    except _Problem as found:
        return found.finding


class _Reader:
    """Reads the values of one text; raises what is wrong with them."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def find_surface(self, value: Json) -> tuple[dict[str, Json], FieldPath]:
        """The Polygon or MultiPolygon of a text, and where it stands."""
        field: FieldPath = ()
        allowed: tuple[str, ...] = ("FeatureCollection", "Feature", *_SURFACES)
        while True:
            found = self._require_object(value, field, allowed)
            if found["type"] in _SURFACES:
                return found, field
            if found["type"] == "Feature":
                value, field = found.get("geometry"), (*field, "geometry")
                allowed = _SURFACES
                if value is None:
                    raise self._refuse(field[:-1], message("this Feature has no shape"))
                continue
            features = self._require_list(found, (*field, "features"))
            if len(features) != 1:
                raise self._refuse(
                    (*field, "features"),
                    message(
                        "the file holds {number} shapes, not that of one commune",
                        number=len(features),
                    ),
                    advice=message(
                        "keep one Feature; a commune in several parts is a MultiPolygon"
                    ),
                )
            value, field = features[0], (*field, "features", 0)
            allowed = ("Feature",)

    def read_rings(self, surface: dict[str, Json], field: FieldPath) -> Iterator[Ring]:
        """Every ring of a surface, the holes among them."""
        field = (*field, "coordinates")
        coordinates = self._require_list(surface, field)
        polygons: list[tuple[Json, FieldPath]] = [(coordinates, field)]
        if surface["type"] == "MultiPolygon":
            polygons = [(each, (*field, i)) for i, each in enumerate(coordinates)]
        if not polygons:
            raise self._refuse(field, message("there is no position here"))
        for polygon, place in polygons:
            if not isinstance(polygon, list) or not polygon:
                raise self._refuse(place, message("there is no line of positions here"))
            for index, ring in enumerate(polygon):
                yield self._read_ring(ring, (*place, index))

    def _read_ring(self, ring: Json, field: FieldPath) -> Ring:
        if not isinstance(ring, list):
            raise self._refuse(field, message("there is no line of positions here"))
        points = tuple(
            self._read_position(position, field, index)
            for index, position in enumerate(ring)
        )
        if len(points) < _LEAST_POSITIONS:
            raise self._refuse(
                field,
                message(
                    "the line has {number} positions, fewer than {least}",
                    number=len(points),
                    least=_LEAST_POSITIONS,
                ),
                problems.BROKEN_OUTLINE,
            )
        if points[0] != points[-1]:
            raise _Problem(self._report_open(field, len(points) - 1))
        if abs(_measure_area(points)) < _LEAST_AREA:
            raise self._refuse(
                (*field, 0),
                message("the line surrounds nothing"),
                problems.BROKEN_OUTLINE,
            )
        return Ring(points[:-1], field)

    def _read_position(self, position: Json, ring: FieldPath, index: int) -> Point:
        if isinstance(position, list) and len(position) > 1:
            east, north = position[0], position[1]
            if isinstance(east, float) and isinstance(north, float):
                if -180 <= east <= 180 and -90 <= north <= 90:
                    return east, north
                raise self._report_range(position, (*ring, index))
        raise self._refuse(
            (*ring, index),
            message("this is not a position"),
            advice=message("write the longitude, then the latitude: [2.35, 48.85]"),
        )

    # What is wrong --------------------------------------------------------------------

    def _require_object(
        self, value: Json, field: FieldPath, allowed: tuple[str, ...]
    ) -> dict[str, Json]:
        """An object that says to be of a type allowed here."""
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(value, dict) or kind is None:
            raise self._refuse(field, message("this is not GeoJSON: it has no “type”"))
        if kind in allowed:
            return value
        raise self._refuse(
            (*field, "type"),
            message("a {type} is not an outline", type=kind)
            if kind in _TYPES
            else message("GeoJSON has no such type"),
        )

    def _require_list(self, value: dict[str, Json], field: FieldPath) -> list[Json]:
        """The list under the last step of a field, which `value` should hold."""
        name = str(field[-1])
        if name not in value:
            raise self._refuse(field[:-1], message("{name} is missing", name=name))
        found = value[name]
        if not isinstance(found, list):
            raise self._refuse(field, message("{field} is not a list", field=name))
        return found

    def _refuse(
        self,
        field: FieldPath,
        said: Message,
        rule: Rule = problems.WRONG_GEOMETRY,
        *,
        advice: Message | None = None,
    ) -> _Problem:
        usual = message("export the outline of the commune again, as a Polygon")
        place = Place(find_span(self.text, field))
        return _Problem(rule(said, place, help=advice or usual))

    def _report_open(self, field: FieldPath, last: int) -> Finding:
        start = Place(
            find_span(self.text, (*field, 0)), message=message("it begins here")
        )
        return problems.BROKEN_OUTLINE(
            message("the line does not end where it begins"),
            Place(find_span(self.text, (*field, last))),
            related=(start,),
            help=message("repeat the first position after the last one"),
        )

    def _report_range(self, position: list[Json], field: FieldPath) -> _Problem:
        east = position[0]
        is_east = isinstance(east, float) and -180 <= east <= 180
        said = message("no latitude is beyond 90 degrees")
        if not is_east:
            said = message("no longitude is beyond 180 degrees")
        return self._refuse(
            (*field, 1 if is_east else 0),
            said,
            NUMBER_OUT_OF_RANGE,
            advice=message(
                "export the file again in longitude and latitude (WGS 84, EPSG:4326)"
            ),
        )


def _measure_area(points: tuple[Point, ...]) -> float:
    """Square degrees, negative when the ring runs clockwise.

    Counted from the first point, so that no digit is lost to large coordinates.
    """
    left, low = points[0]
    return (
        sum(
            (x - left) * (next_y - low) - (next_x - left) * (y - low)
            for (x, y), (next_x, next_y) in pairwise(points)
        )
        / 2
    )
