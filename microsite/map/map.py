"""The map of communes: points, names that do not collide, rings of distance.

Degrees become kilometres around Paris, then units of an SVG drawing. Of the ground only
the outlines are drawn that the content holds: none is needed to see where a town lies,
seen from Paris.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from microsite.map.contour import draw_contours
from microsite.map.shape import Point, Shape, project
from microsite.records import Commune, Position

PARIS = Position(latitude=48.8534, longitude=2.3488)
"""Point zero of the roads of France, in front of Notre-Dame: general knowledge."""

_WIDTH = 480
_MARGIN = 46
"""Units left around the outermost points, for their names."""
_EDGE = 6
"""Units left around outlines."""
_PROPORTION = 1.25
"""Height over width that the points may fill at most."""
_LEAST_SHARE = 0.8
"""Of the scale that points alone would have: outlines that ask for a smaller one run
out of the drawing, so that points and names keep their room."""
_RINGS = (5, 10, 15, 20, 30, 50)
"""Kilometres; those that reach past every point are left out."""
_NAME_HEIGHT = 23
"""Units that a name takes, at the largest size that the style sheet gives it."""
_LETTER_WIDTH = 11.2
_MARK = 8
"""Half the side of a point's mark."""
CROWD = 100
"""More names than this collide wherever they go: they stay where they are first put,
and a page about some communes shows those alone."""
_PASSES = 6
"""Rounds of moving names away from one another; few are needed or none help."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing, in its units."""

    left: float
    top: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """The area that two rectangles share; 0 when they are apart."""
        width = min(self.left + self.width, other.left + other.width)
        height = min(self.top + self.height, other.top + other.height)
        return max(0.0, width - max(self.left, other.left)) * max(
            0.0, height - max(self.top, other.top)
        )


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name is written."""

    x: float
    y: float
    """Of the base line."""
    anchor: str
    """`start`, `middle` or `end`, as SVG calls the side that `x` holds."""
    box: Box


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A commune on the map."""

    commune: Commune
    x: float
    y: float
    name: Name


@dataclass(frozen=True, slots=True)
class MapOutline:
    """The ground of a commune on the map."""

    commune: Commune
    path: str
    """The data of an SVG path; holes are what the rule `evenodd` leaves out."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle around the centre."""

    kilometres: int
    radius: float
    name_y: float
    """Where its distance is written, straight above or below the centre."""


@dataclass(frozen=True, slots=True)
class CommuneMap:
    """A drawing, in units of its own; `width` by `height`."""

    width: int
    height: int
    centre_x: float
    centre_y: float
    rings: tuple[Ring, ...]
    places: tuple[MapPlace, ...]
    """From west to east, the order in which the keyboard meets them."""
    outlines: tuple[MapOutline, ...] = ()
    """In the order of places."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Keys of the sources of all outlines, each once."""
        records = (outline.commune.outline for outline in self.outlines)
        keys = (key for record in records if record for key in record.sources)
        return tuple(dict.fromkeys(keys))


def draw_map(
    communes: Iterable[Commune],
    shapes: Mapping[str, Shape] = MappingProxyType({}),
    centre: Position = PARIS,
) -> CommuneMap:
    """The map of those communes whose position is known.

    `shapes` are the outlines there are, `{commune id: shape}`. Without any commune the
    map has no place and no ring.
    """
    positions = {c.id: (c, c.position) for c in communes if c.position}
    known = sorted(positions.values(), key=lambda pair: (pair[1].longitude, pair[0].id))
    offsets = tuple(
        project((position.longitude, position.latitude), centre)
        for _, position in known
    )
    ground = {
        commune.id: tuple(
            tuple(project(point, centre) for point in ring.points)
            for ring in shapes[commune.id].rings
        )
        for commune, _ in known
        if commune.id in shapes
    }
    return _place_communes(tuple(commune for commune, _ in known), offsets, ground)


_Ground = Mapping[str, tuple[tuple[Point, ...], ...]]
"""Rings in kilometres east and south of the centre: `{commune id: rings}`."""


def _place_communes(
    communes: Sequence[Commune], offsets: Sequence[Point], ground: _Ground
) -> CommuneMap:
    corners = [point for rings in ground.values() for ring in rings for point in ring]
    across, down = (
        _Extent((0.0, *(p[axis] for p in offsets)), [p[axis] for p in corners])
        for axis in (0, 1)
    )
    highest = _PROPORTION * (_WIDTH - 2 * _MARGIN) + 2 * _MARGIN
    scale = max(
        min(across.find_scale(_WIDTH), down.find_scale(highest)),
        min(across.find_least(_WIDTH), down.find_least(highest)),
    )
    tall = min(down.measure(scale), highest)
    centre_x = round(across.place_centre(scale, _WIDTH), 1)
    centre_y = round(down.place_centre(scale, tall), 1)
    height = round(tall)
    points = tuple(
        (round(centre_x + x * scale, 1), round(centre_y + y * scale, 1))
        for x, y in offsets
    )
    names = _place_names(
        tuple(
            (x, y, commune.name)
            for (x, y), commune in zip(points, communes, strict=True)
        ),
        (centre_x, centre_y),
        (_WIDTH, height),
    )
    return CommuneMap(
        width=_WIDTH,
        height=height,
        centre_x=centre_x,
        centre_y=centre_y,
        rings=tuple(_draw_rings(offsets, scale, centre_y)),
        places=tuple(
            MapPlace(commune, x, y, name)
            for commune, (x, y), name in zip(communes, points, names, strict=True)
        ),
        outlines=tuple(_draw_outlines(communes, ground, (centre_x, centre_y), scale)),
    )


class _Extent:
    """What the drawing holds along one axis, in kilometres from its centre."""

    def __init__(self, points: Sequence[float], corners: Sequence[float]) -> None:
        self.starts = ((min(points), _MARGIN), (min(corners, default=0.0), _EDGE))
        self.ends = ((max(points), _MARGIN), (max(corners, default=0.0), _EDGE))

    def find_scale(self, room: float) -> float:
        """Units for a kilometre, so that points and outlines keep from the edges."""
        return min(
            (room - margin - other) / max(end - start, 1.0)
            for start, margin in self.starts
            for end, other in self.ends
        )

    def find_least(self, room: float) -> float:
        """The scale below which outlines do not push points together."""
        wide = max(self.ends[0][0] - self.starts[0][0], 1.0)
        return _LEAST_SHARE * (room - 2 * _MARGIN) / wide

    def measure(self, scale: float) -> float:
        """The units that everything takes."""
        before = max(margin - start * scale for start, margin in self.starts)
        return before + max(end * scale + margin for end, margin in self.ends)

    def place_centre(self, scale: float, room: float) -> float:
        """Where the centre lies when all is in the middle, points inside at least."""
        lows = [margin - start * scale for start, margin in self.starts]
        highs = [room - margin - end * scale for end, margin in self.ends]
        middle = (max(lows) + min(highs)) / 2
        return min(max(middle, lows[0]), highs[0])


def _draw_outlines(
    communes: Sequence[Commune], ground: _Ground, centre: Point, scale: float
) -> Iterator[MapOutline]:
    drawn = [commune for commune in communes if commune.id in ground]
    shapes = [
        [
            [(centre[0] + x * scale, centre[1] + y * scale) for x, y in ring]
            for ring in ground[commune.id]
        ]
        for commune in drawn
    ]
    for commune, path in zip(drawn, draw_contours(shapes), strict=True):
        yield MapOutline(commune, path)


def _draw_rings(
    offsets: Sequence[tuple[float, float]], scale: float, centre_y: float
) -> Iterator[Ring]:
    farthest = max((math.hypot(*offset) for offset in offsets), default=0.0)
    for kilometres in _RINGS:
        if kilometres < farthest:
            radius = round(kilometres * scale, 1)
            yield Ring(kilometres, radius, round(centre_y + radius, 1))


@lru_cache(maxsize=64)
def _place_names(
    points: tuple[tuple[float, float, str], ...],
    centre: tuple[float, float],
    size: tuple[int, int],
) -> tuple[Name, ...]:
    """A place for each name, moved until moving one no longer helps."""
    room = _MARK + 4
    marks = [Box(x - room, y - room, 2 * room, 2 * room) for x, y, _ in points]
    middle = Box(centre[0] - _MARK, centre[1] - _MARK, 64, 2 * _MARK)
    choices = [tuple(_propose_names(x, y, text)) for x, y, text in points]
    chosen = [names[0] for names in choices]
    for _ in range(_PASSES if len(points) <= CROWD else 0):
        before = list(chosen)
        for index, names in enumerate(choices):
            others = [middle]
            for other, (mark, name) in enumerate(zip(marks, chosen, strict=True)):
                if other != index:
                    others += (mark, name.box)
            chosen[index] = min(
                names, key=lambda name: _measure_trouble(name.box, others, size)
            )
        if chosen == before:
            break
    return tuple(chosen)


def _propose_names(x: float, y: float, text: str) -> Iterator[Name]:
    """The places around a point, the most readable first."""
    width = len(text) * _LETTER_WIDTH
    gap = _MARK + 5
    for anchor, dx, dy in (
        ("start", gap, 6),
        ("end", -gap, 6),
        ("middle", 0, -gap - 2),
        ("middle", 0, gap + 14),
        ("start", gap - 6, -gap + 4),
        ("end", -gap + 6, -gap + 4),
        ("start", gap - 6, gap + 10),
        ("end", -gap + 6, gap + 10),
    ):
        left = {"start": x + dx, "middle": x - width / 2, "end": x + dx - width}[anchor]
        box = Box(left, y + dy - _NAME_HEIGHT + 5, width, _NAME_HEIGHT)
        yield Name(round(x + dx, 1), round(y + dy, 1), anchor, box)


def _measure_trouble(box: Box, others: Iterable[Box], size: tuple[int, int]) -> float:
    """The area that a name shares with others or that leaves the drawing."""
    inside = box.overlap(Box(2, 2, size[0] - 4, size[1] - 4))
    outside = box.width * box.height - inside
    return round(4 * outside + sum(box.overlap(other) for other in others), 3)
