"""Rings of points that a commune covers; degrees become kilometres (projection)."""

from __future__ import annotations

import math

from microsite.records import Position
from twinlint.data import dataclass
from twinlint.source import FieldPath

Point = tuple[float, float]
"""Longitude and latitude in degrees, in the order of GeoJSON; or a place in a drawing:
right and down."""

_KILOMETRES_PER_DEGREE = 111.195
"""Of a great circle: the mean radius of the Earth, 6 371.0 km, times π / 180."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line; its last point is joined to its first, and does not repeat it."""

    points: tuple[Point, ...]
    field: FieldPath
    """Where the ring stands in its file: `("coordinates", 0)`."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline: what an odd number of its rings surrounds is inside."""

    rings: tuple[Ring, ...]


def project(point: Point, centre: Position) -> Point:
    """Kilometres east and south of a centre, by a local equirectangular projection.

    It is exact enough over the forty kilometres of a metropolis.
    """
    east = point[0] - centre.longitude
    shrink = math.cos(math.radians(centre.latitude))
    south = centre.latitude - point[1]
    return east * shrink * _KILOMETRES_PER_DEGREE, south * _KILOMETRES_PER_DEGREE


def surrounds_origin(ring: tuple[Point, ...]) -> bool:
    """True when a ring runs around the origin an odd number of times."""
    is_inside = False
    for (x, y), (next_x, next_y) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y > 0) != (next_y > 0) and x - y * (next_x - x) / (next_y - y) > 0:
            is_inside = not is_inside
    return is_inside


def measure_distance(ring: tuple[Point, ...]) -> float:
    """From the origin to the nearest point of the line."""
    nearest = math.inf
    for (x, y), (next_x, next_y) in zip(ring, ring[1:] + ring[:1], strict=True):
        dx, dy = next_x - x, next_y - y
        length = dx * dx + dy * dy
        along = min(max(-(x * dx + y * dy) / length, 0.0), 1.0) if length else 0.0
        nearest = min(nearest, math.hypot(x + along * dx, y + along * dy))
    return nearest
