"""Reads the shape of a commune from a GeoJSON text (RFC 7946).

The text is a Polygon or a MultiPolygon, alone, in a Feature, or in a FeatureCollection
of one Feature; of a layer, which may be a river in many pieces, of several. Properties,
identifiers and heights are not read. Coordinates are degrees (section 4 of RFC 7946);
the member `crs` that GIS software writes only tells what they are when they are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

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
_METRES = 10_000
"""A coordinate that no slip makes of degrees, as a lost point does: `4877`."""
_LEAST_AREA = 1e-12
"""Square degrees, about a hundredth of a square metre."""


class _Problem(Exception):  # noqa: N818 - carries a finding to the top of this module
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def read_shape(text: Text, *, is_layer: bool = False) -> Shape | Finding:
    """The shape that a GeoJSON text describes, or the first thing wrong with it."""
    value = parse_json(text)
    if isinstance(value, Finding):
        return value
    try:
        reader = _Reader(text, _name_system(value))
        surfaces = reader.find_surfaces(value, is_layer=is_layer)
        return Shape(tuple(chain(*(reader.read_rings(*each) for each in surfaces))))
    except _Problem as found:
        return found.finding


def _name_system(value: Json) -> str:
    """The coordinates that a file says it has, as GIS software does: `EPSG::2154`."""
    system = value.get("crs") if isinstance(value, dict) else None
    named = system.get("properties") if isinstance(system, dict) else None
    name = named.get("name") if isinstance(named, dict) else None
    return name.removeprefix("urn:ogc:def:crs:") if isinstance(name, str) else ""


class _Reader:
    """Reads the values of one text; raises what is wrong with them."""

    def __init__(self, text: Text, system: str) -> None:
        self.text = text
        self.system = system

    def find_surfaces(
        self, value: Json, *, is_layer: bool
    ) -> Iterator[tuple[dict[str, Json], FieldPath]]:
        """Every Polygon or MultiPolygon of a text, and where it stands."""
        found = self._require_object(
            value, (), ("FeatureCollection", "Feature", *_SURFACES)
        )
        if found["type"] in _SURFACES:
            yield found, ()
        elif found["type"] == "Feature":
            yield self._find_geometry(found, ())
        else:
            yield from self._find_features(found, is_layer=is_layer)

    def _find_features(
        self, found: dict[str, Json], *, is_layer: bool
    ) -> Iterator[tuple[dict[str, Json], FieldPath]]:
        features = self._require_list(found, ("features",))
        if len(features) != 1 and not (is_layer and features):
            raise self._refuse(
                ("features",),
                message(
                    "the file holds {number} shapes, not that of one commune",
                    number=len(features),
                ),
                advice=message(
                    "keep one Feature; a commune in several parts is a MultiPolygon"
                ),
            )
        for index, each in enumerate(features):
            field: FieldPath = ("features", index)
            yield self._find_geometry(
                self._require_object(each, field, ("Feature",)), field
            )

    def _find_geometry(
        self, feature: dict[str, Json], field: FieldPath
    ) -> tuple[dict[str, Json], FieldPath]:
        value = feature.get("geometry")
        if value is None:
            raise self._refuse(field, message("this Feature has no shape"))
        field = (*field, "geometry")
        return self._require_object(value, field, _SURFACES), field

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
        is_metric = all(_is_metres(each) for each in position[:2])
        if is_metric and self.system:
            said = message("the positions are in {system}", system=self.system)
        elif is_metric:
            said = message("these are metres, of a map, and no degrees")
        elif not is_east:
            said = message("no longitude is beyond 180 degrees")
        return self._refuse(
            (*field, 1 if is_east else 0),
            said,
            NUMBER_OUT_OF_RANGE,
            advice=message(
                "export the file again in longitude and latitude (WGS 84, EPSG:4326)"
            ),
        )


def _is_metres(value: Json) -> bool:
    """True for metres of a map: Lambert-93 has hundreds of thousands, or millions."""
    return isinstance(value, float) and abs(value) >= _METRES


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
