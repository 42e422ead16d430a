"""Draws the map of communes: its width and zoom, points, outlines, names, rings.

Degrees become kilometres around Paris, then units of an SVG drawing. Of the ground only
the outlines are drawn that the content holds: none is needed to see where a town lies,
seen from Paris.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from microsite.map.contour import draw_contours
from microsite.map.names import (
    CROWD,
    MARK,
    Area,
    Box,
    Name,
    Scale,
    list_corner,
    place_areas,
    place_names,
    place_scale,
)
from microsite.map.pointer import Pointer, place_pointer
from microsite.map.rings import Ring, draw_rings, open_ring
from microsite.map.shape import Point, Shape, project
from microsite.records import Commune, ContextLayer, LayerKind, Position
from twinlint.data import dataclass

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
_LAYER_POINTS = 250
"""Of all layers together: two kilobytes of path data, half of that on its way."""
_NEAREST, _BEYOND, _MOST = 2, 1.5, 5
"""A close-up shows the two nearest communes and those up to half as far again, no more
than five."""
_INWARDS = 0.25
"""Of the width of a close-up: how far from its edge the commune itself is, at least."""
_SCALES = (1, 2, 5, 10)
"""Kilometres that the scale may stand for: the most that fit into a quarter and that
no ring says already."""


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
class MapLayer:
    """Ground that all communes share: the edge of a metropolis, a town, a river."""

    layer: ContextLayer
    path: str


@dataclass(frozen=True, slots=True)
class CommuneMap:
    """A drawing, in units of its own; `width` by `height`."""

    width: int
    height: int
    units: float
    """For a kilometre."""
    centre_x: float
    centre_y: float
    rings: tuple[Ring, ...]
    places: tuple[MapPlace, ...]
    """From west to east, the order in which the keyboard meets them."""
    outlines: tuple[MapOutline, ...] = ()
    """In the order of places."""
    layers: tuple[MapLayer, ...] = ()
    """What lies below, the largest first."""
    areas: tuple[Area, ...] = ()
    """Names of départements, where there is room for them."""
    scale: Scale | None = None
    is_close: bool = False
    """True: the centre is a commune, and the rings are around it."""
    pointer: Pointer | None = None
    """Where Paris is, in a close-up."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Keys of the sources of all that is drawn of the ground, each once."""
        records = (outline.commune.outline for outline in self.outlines)
        drawn = (*(layer.layer for layer in self.layers), *records)
        keys = (key for record in drawn if record for key in record.sources)
        return tuple(dict.fromkeys(keys))


def draw_close_up(
    commune: Commune,
    communes: Iterable[Commune],
    shapes: Mapping[str, Shape] = MappingProxyType({}),
    layers: Iterable[ContextLayer] = (),
) -> CommuneMap | None:
    """A commune with the others that are nearest, and which way Paris lies.

    None for one without a position, or with too few others to compare it with.
    """
    here = commune.position
    if here is None:
        return None
    others = [
        (math.hypot(*project((p.longitude, p.latitude), here)), each.id, each)
        for each in communes
        if (p := each.position) and each.id != commune.id
    ]
    if len(others) < _NEAREST:
        return None
    others.sort(key=lambda other: other[:2])
    reach = others[_NEAREST - 1][0] * _BEYOND
    near = [each for distance, _, each in others[:_MOST] if distance <= reach]
    paris = project((PARIS.longitude, PARIS.latitude), here)
    return draw_map((commune, *near), shapes, layers, here, towards=paris)


def draw_map(
    communes: Iterable[Commune],
    shapes: Mapping[str, Shape] = MappingProxyType({}),
    layers: Iterable[ContextLayer] = (),
    centre: Position = PARIS,
    *,
    towards: Point | None = None,
) -> CommuneMap:
    """The map of those communes whose position is known.

    `towards` is where Paris lies, in kilometres east and south of another centre.

    `shapes` are the outlines there are, `{name of the file: shape}`, of communes and of
    layers. Without any commune the map has no place and no ring.
    """
    positions = {c.id: (c, c.position) for c in communes if c.position}
    known = sorted(positions.values(), key=lambda pair: (pair[1].longitude, pair[0].id))
    offsets = tuple(
        project((position.longitude, position.latitude), centre)
        for _, position in known
    )
    shown = tuple(layer for layer in layers if layer.file in shapes)
    ground = {
        name: tuple(
            tuple(project(point, centre) for point in ring.points)
            for ring in shapes[name].rings
        )
        for name in (*(c.id for c, _ in known), *(layer.file for layer in shown))
        if name in shapes
    }
    drawing = _place_communes(tuple(c for c, _ in known), offsets, ground, towards)
    return _lay_layers(drawing, shown, ground) if known else drawing


_Ground = Mapping[str, tuple[tuple[Point, ...], ...]]
"""Rings in kilometres east and south of the centre: `{name of the file: rings}`."""


def _place_communes(
    communes: Sequence[Commune],
    offsets: Sequence[Point],
    ground: _Ground,
    towards: Point | None,
) -> CommuneMap:
    ids = [commune.id for commune in communes if commune.id in ground]
    corners = [point for id_ in ids for ring in ground[id_] for point in ring]
    inwards = _INWARDS if towards else 0.0
    across, down = (
        _Extent([p[axis] for p in offsets], [p[axis] for p in corners], inwards)
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
    size = (_WIDTH, height)
    centre = centre_x, centre_y
    pointer = place_pointer(towards, scale, centre, size, points)
    middle = pointer.name.box if pointer else _frame_centre(centre)
    names = place_names(
        tuple(
            (x, y, commune.name)
            for (x, y), commune in zip(points, communes, strict=True)
        ),
        (middle, *list_corner(_WIDTH)),
        size,
    )
    # Names first: the distance of a ring may stand anywhere on it.
    words = [middle, *(name.box for name in names)]
    drawing = CommuneMap(
        width=_WIDTH,
        height=height,
        units=scale,
        centre_x=centre_x,
        centre_y=centre_y,
        rings=tuple(draw_rings(offsets, scale, centre, points, size, words)),
        places=tuple(
            MapPlace(commune, x, y, name)
            for commune, (x, y), name in zip(communes, points, names, strict=True)
        ),
        is_close=towards is not None,
        pointer=pointer,
    )
    drawing = replace(
        drawing, outlines=tuple(_draw_outlines(communes, ground, drawing))
    )
    if 0 < len(communes) <= CROWD:
        drawing = _write_words(drawing)
    return _open_rings(drawing)


def _write_words(drawing: CommuneMap) -> CommuneMap:
    """The scale and the names of départements, where nothing else stands."""
    size = drawing.width, drawing.height
    taken = list(_list_taken(drawing))
    said = {ring.kilometres for ring in drawing.rings}
    fitting = [
        n for n in _SCALES if n not in said and n * drawing.units <= drawing.width / 4
    ]
    scale = None
    if fitting:
        scale = place_scale(fitting[-1], fitting[-1] * drawing.units, taken, size)
        taken += [scale.box] if scale else []
    groups: dict[str, list[MapPlace]] = {}
    for place in drawing.places:
        groups.setdefault(place.commune.department.name, []).append(place)
    areas = place_areas(
        [
            (name, [(p.x, p.y) for p in places], [p.name.box for p in places])
            for name, places in groups.items()
        ],
        taken,
        size,
        (drawing.centre_x, drawing.centre_y),
    )
    return replace(drawing, scale=scale, areas=tuple(areas))


def _list_taken(drawing: CommuneMap) -> Iterator[Box]:
    """The room of names, of marks and of what is written at the rings."""
    room = MARK + 4
    for place in drawing.places:
        yield place.name.box
        yield Box(place.x - room, place.y - room, 2 * room, 2 * room)
    yield from (ring.box for ring in drawing.rings)
    centre = drawing.centre_x, drawing.centre_y
    yield drawing.pointer.name.box if drawing.pointer else _frame_centre(centre)


def _open_rings(drawing: CommuneMap) -> CommuneMap:
    """The drawing with rings that no word and no mark stands on."""
    taken = [*_list_taken(drawing), *([drawing.scale.box] if drawing.scale else [])]
    if len(drawing.places) > CROWD:
        taken = [ring.box for ring in drawing.rings]
    areas = [area.box for area in drawing.areas]
    centre = drawing.centre_x, drawing.centre_y
    rings = (open_ring(ring, centre, taken, areas) for ring in drawing.rings)
    return replace(drawing, rings=tuple(rings))


def _lay_layers(
    drawing: CommuneMap, layers: Sequence[ContextLayer], ground: _Ground
) -> CommuneMap:
    """The drawing above its layers, the largest below."""
    order = tuple(LayerKind)
    drawn = sorted(layers, key=lambda layer: order.index(layer.kind))
    shapes = [_scale_rings(ground[layer.file], drawing) for layer in drawn]
    paths = draw_contours(shapes, most=_LAYER_POINTS)
    laid = (MapLayer(*each) for each in zip(drawn, paths, strict=True))
    return replace(drawing, layers=tuple(laid))


def _scale_rings(
    rings: Sequence[Sequence[Point]], drawing: CommuneMap
) -> list[list[Point]]:
    """Rings of kilometres in units of the drawing."""
    return [
        [
            (drawing.centre_x + x * drawing.units, drawing.centre_y + y * drawing.units)
            for x, y in ring
        ]
        for ring in rings
    ]


class _Extent:
    """What the drawing holds along one axis, in kilometres from its centre.

    `inwards` is how far the centre is from its edges, as a share of the points' width.
    """

    def __init__(
        self, points: Sequence[float], corners: Sequence[float], inwards: float
    ) -> None:
        low, high = min((0.0, *points)), max((0.0, *points))
        around = inwards * (high - low)
        low, high = min(low, -around), max(high, around)
        self.starts = ((low, _MARGIN), (min(corners, default=0.0), _EDGE))
        self.ends = ((high, _MARGIN), (max(corners, default=0.0), _EDGE))

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
    communes: Sequence[Commune], ground: _Ground, drawing: CommuneMap
) -> Iterator[MapOutline]:
    drawn = [commune for commune in communes if commune.id in ground]
    shapes = [_scale_rings(ground[commune.id], drawing) for commune in drawn]
    for commune, path in zip(drawn, draw_contours(shapes), strict=True):
        yield MapOutline(commune, path)


def _frame_centre(centre: Point) -> Box:
    """The point in the middle with its name."""
    return Box(centre[0] - MARK, centre[1] - MARK, 64, 2 * MARK)
