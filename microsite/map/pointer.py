"""Shows which way something lies that a drawing leaves out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from microsite.map.names import CORNER, Box, Name, list_corner
from microsite.map.shape import Point
from twinlint.data import dataclass

_INSET = 18
"""Units between the edge and the tip of an arrow."""
_LETTERS, _HEIGHT = 116, 24
"""Units that "Paris, 12 km" takes at its largest, and a line."""
_GAP, _MARK = 14, 7
_STEP = 0.01
"""Of the way: how an arrow goes back from a corner that would cut it."""
_ROOM = 24
"""Units around a mark that its own name may want."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which way a place lies, and how far; inside the drawing it is a point."""

    kilometres: int
    x: float
    y: float
    """Of the point, or of the middle of an arrow at the edge."""
    angle: int | None
    """Of the arrow: degrees, clockwise from upwards; None for a point."""
    name: Name


def place_pointer(
    towards: Point | None,
    scale: float,
    centre: Point,
    size: tuple[int, int],
    points: Sequence[Point] = (),
) -> Pointer | None:
    """Where a place is shown that lies `towards`, in kilometres east and south.

    Its name stands where fewest `points` and their names are, beside it at best.

    >>> found = place_pointer((0, -20), 10, (50, 50), (200, 100))
    >>> (found.x, found.y, found.angle, found.kilometres) if found else None
    (50.0, 18.0, 0, 20)
    """
    if towards is None:
        return None
    width, height = size
    kilometres = round(math.hypot(*towards))
    across, down = towards[0] * scale, towards[1] * scale
    share = min(
        1.0,
        _reach(centre[0], across, width),
        _reach(centre[1], down, height),
    )
    while _is_cut((centre[0] + share * across, centre[1] + share * down), width):
        share -= _STEP
    x, y = round(centre[0] + share * across, 1), round(centre[1] + share * down, 1)
    angle = None
    if share < 1:
        angle = round(math.degrees(math.atan2(across, -down))) % 360
    return Pointer(kilometres, x, y, angle, _place_name((x, y), size, points))


def _place_name(at: Point, size: tuple[int, int], points: Sequence[Point]) -> Name:
    (x, y), (width, height) = at, size
    around = [Box(p - _ROOM, q - _ROOM, 2 * _ROOM, 2 * _ROOM) for p, q in points]
    around += list_corner(width)
    sides = (-1, 1) if x > width / 2 else (1, -1)
    names = [
        Name(
            round(x + side * gap, 1),
            round(y + down + 5, 1),
            "start" if side > 0 else "end",
            Box(
                x + gap if side > 0 else x - gap - _LETTERS,
                y + down - _HEIGHT / 2,
                _LETTERS,
                _HEIGHT,
            ),
        )
        for gap, down in ((_GAP, 0), (-_MARK, _HEIGHT), (-_MARK, -_HEIGHT))
        for side in sides
    ]

    def judge(name: Name) -> float:
        inside = name.box.overlap(Box(0, 0, width, height))
        out = name.box.width * name.box.height - inside
        return 10 * out + sum(map(name.box.overlap, around))

    return min(names, key=judge)


def _is_cut(place: Point, width: float) -> bool:
    """True where an arrow would run into the round corner."""
    right, up = place[0] - (width - CORNER), CORNER - place[1]
    return min(right, up) > 0 and math.hypot(right, up) > CORNER - _INSET


def _reach(start: float, way: float, room: float) -> float:
    """How much of a way there is room for, up to the margin of an arrow."""
    if way == 0:
        return math.inf
    return (room - _INSET - start if way > 0 else _INSET - start) / way
