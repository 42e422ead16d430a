"""Circles of distance around a centre, which leave room for what stands on them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from microsite.map.names import MARK, Box
from microsite.map.shape import Point
from twinlint.data import dataclass

_RINGS = (5, 10, 15, 20, 30, 50)
"""Kilometres; those that reach past every point are left out."""
_WAYS = (
    *((0.0, 1.0), (0.0, -1.0), (-1.0, 0.0), (1.0, 0.0)),
    *((-0.8, 0.6), (0.8, 0.6), (-0.8, -0.6), (0.8, -0.6)),
    *((-0.6, 0.8), (0.6, 0.8), (-0.6, -0.8), (0.6, -0.8)),
)
"""Where the distance of a ring may stand on it, seen from the centre, below at best."""
_AROUND = 4.0
"""Units between a ring and what stands on it: half a line and a letter’s space."""
_LEAST_ARC = 6.0
"""Units of a piece of a ring that is still seen as one: two of its dots are nine."""
_TURN = 2 * math.pi


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle around the centre."""

    kilometres: int
    radius: float
    name_x: float
    name_y: float
    """Where its distance is written, straight below the centre."""
    path: str = ""
    """The data of an SVG path: the circle without what words and marks stand on."""
    path_of_areas: str = ""
    """The pieces on which only names of areas stand, where those are not shown."""

    @property
    def box(self) -> Box:
        """The room of its distance."""
        return Box(self.name_x - 34, self.name_y - 16, 68, 24)


def draw_rings(
    offsets: Sequence[Point],
    scale: float,
    centre: Point,
    points: Sequence[Point],
    size: tuple[int, int],
    words: Iterable[Box] = (),
) -> Iterator[Ring]:
    """The rings, each with its distance where no mark is: below the centre at best.

    `offsets` are kilometres from the centre, `points` the same places in the drawing,
    `words` the room of what is written already.
    """
    farthest = max((math.hypot(*offset) for offset in offsets), default=0.0)
    marks = [Box(x - MARK, y - MARK, 2 * MARK, 2 * MARK) for x, y in points]
    marks += words
    for kilometres in _RINGS:
        if kilometres >= farthest:
            continue
        radius = round(kilometres * scale, 1)
        rings = [
            Ring(kilometres, radius, round(centre[0] + x, 1), round(centre[1] + y, 1))
            for x, y in ((radius * a, radius * b) for a, b in _WAYS)
        ]
        yield next((ring for ring in rings if _has_room(ring, marks, size)), rings[0])


def _has_room(ring: Ring, marks: Sequence[Box], size: tuple[int, int]) -> bool:
    """True where the distance of a ring is inside the drawing and on nothing else."""
    box = ring.box
    is_inside = (
        box.left >= 0
        and box.left + box.width <= size[0]
        and box.top >= 0
        and box.top + box.height <= size[1]
    )
    return is_inside and not any(box.overlap(mark) for mark in marks)


def open_ring(
    ring: Ring, centre: Point, taken: Iterable[Box], areas: Iterable[Box]
) -> Ring:
    """A ring with gaps where something stands; those of areas are pieces of their own.

    >>> open_ring(Ring(5, 10, 0, 0), (0, 0), [Box(4, -4, 20, 8)], []).path
    'M6 8A10 10 0 1 1 6-8'
    """
    boxes = [_widen(box) for box in taken]
    named = [_widen(box) for box in areas]
    free: list[_Arc] = []
    behind: list[_Arc] = []
    for start, end in _cut(ring.radius, centre, (*boxes, *named)):
        middle = _go(centre, ring.radius, (start + end) / 2)
        if any(_holds(box, middle) for box in boxes):
            continue
        (behind if any(_holds(box, middle) for box in named) else free).append(
            (start, end)
        )
    return replace(
        ring,
        path=_write_arcs(_join(free), centre, ring.radius),
        path_of_areas=_write_arcs(_join(behind), centre, ring.radius),
    )


_Arc = tuple[float, float]
"""Where a piece of a circle starts and ends: radians from east, clockwise."""


def _widen(box: Box) -> Box:
    return Box(
        box.left - _AROUND,
        box.top - _AROUND,
        box.width + 2 * _AROUND,
        box.height + 2 * _AROUND,
    )


def _holds(box: Box, point: Point) -> bool:
    return (
        box.left < point[0] < box.left + box.width
        and box.top < point[1] < box.top + box.height
    )


def _cut(radius: float, centre: Point, boxes: Iterable[Box]) -> Iterator[_Arc]:
    """The pieces of a circle between the lines that the sides of boxes lie on."""
    angles = {0.0}
    for box in boxes:
        for side in (box.left - centre[0], box.left + box.width - centre[0]):
            if abs(side) < radius:
                angle = math.acos(side / radius)
                angles |= {angle, _TURN - angle}
        for side in (box.top - centre[1], box.top + box.height - centre[1]):
            if abs(side) < radius:
                angle = math.asin(side / radius)
                angles |= {angle % _TURN, math.pi - angle}
    cuts = sorted(angles)
    yield from zip(cuts, (*cuts[1:], _TURN), strict=True)


def _join(arcs: Iterable[_Arc]) -> list[_Arc]:
    """Arcs that follow on one another as one, also over the place where they begin."""
    joined: list[_Arc] = []
    for start, end in arcs:
        if joined and joined[-1][1] == start:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    if len(joined) > 1 and joined[0][0] == 0 and joined[-1][1] == _TURN:
        (_, end), (start, _) = joined.pop(0), joined.pop()
        joined.append((start, end + _TURN))
    return joined


def _write_arcs(arcs: Iterable[_Arc], centre: Point, radius: float) -> str:
    """Path data of arcs; a whole circle is two.

    One that ends where it starts would be none (SVG 2, section 9.5.1).
    """
    written = []
    for start, end in arcs:
        if (end - start) * radius < _LEAST_ARC:
            continue
        stops = [end] if end - start < _TURN else [start + math.pi, end]
        written.append("M" + _write_point(_go(centre, radius, start)))
        for stop in stops:
            is_large = int(len(stops) == 1 and end - start > math.pi)
            to = _write_point(_go(centre, radius, stop))
            written.append(f"A{radius:g} {radius:g} 0 {is_large} 1 {to}")
    return "".join(written)


def _go(centre: Point, radius: float, angle: float) -> Point:
    return (
        centre[0] + radius * math.cos(angle),
        centre[1] + radius * math.sin(angle),
    )


def _write_point(point: Point) -> str:
    x, y = (f"{round(value, 1) + 0.0:g}" for value in point)
    return f"{x}{y}" if y.startswith("-") else f"{x} {y}"
