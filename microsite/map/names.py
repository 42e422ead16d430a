"""Finds room for the words of a drawing, so that none lies on a mark or on another.

Widths are those of the largest letters that the style sheet sets, so that what has room
here has room everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from microsite.map.shape import Point
from twinlint.data import dataclass

_NAME_HEIGHT = 23
"""Units that a name takes, at the largest size that the style sheet gives it."""
_NARROW, _SLIM, _WIDE = frozenset("ijlI’'.,"), frozenset("frt- "), frozenset("mwMW")
_NARROW_WIDTH, _SLIM_WIDTH, _WIDTH, _CAPITAL_WIDTH, _WIDE_WIDTH = 5.8, 7.4, 12, 14.5, 18
"""Units of a letter of that name, bold, at its largest: those of Arial and a little."""
MARK = 8
"""Half the side of a point's mark."""
CROWD = 100
"""More names than this collide wherever they go: they stay where they are first put,
and a page about some communes shows those alone."""
_FEW = 24
"""Names that are worth several tries."""
_PASSES = 6
"""Rounds of moving names away from one another; few are needed or none help."""
_GAP = 8
"""Units between a mark and its name: a mark and its edge end before."""
_SHARE = 0.25
"""Of a name above or below its mark near an edge: what may stand on the narrow side."""
_AREA_LETTER, _AREA_HEIGHT = 11.0, 18
"""Units that a letter of an area's name takes, spaced and in capitals, and a line."""
_AREA_STEP, _AREA_REACH = 9, 9
"""How far apart places for an area's name are tried, and how many steps away."""
_OUTWARDS = 1.1
_STEPS = tuple(
    sorted(
        (
            (_AREA_STEP * across, _AREA_STEP * down)
            for across in range(-_AREA_REACH, _AREA_REACH + 1)
            for down in range(-_AREA_REACH, _AREA_REACH + 1)
        ),
        key=lambda step: (math.hypot(*step), step),
    )
)
SCALE_MARGIN = 14
CORNER = 96
"""Units of the radius of the round corner, a fifth of the width."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing, in its units."""

    left: float
    top: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """The area that two rectangles share; 0 when they are apart, as most are."""
        if self.left >= other.left + other.width or other.left >= (
            self.left + self.width
        ):
            return 0.0
        width = min(self.left + self.width, other.left + other.width)
        height = min(self.top + self.height, other.top + other.height)
        return max(0.0, width - max(self.left, other.left)) * max(
            0.0, height - max(self.top, other.top)
        )

    def measure_gap(self, other: Box) -> float:
        """How far apart two rectangles are; 0 when they touch."""
        across = max(self.left, other.left) - min(
            self.left + self.width, other.left + other.width
        )
        down = max(self.top, other.top) - min(
            self.top + self.height, other.top + other.height
        )
        return math.hypot(max(across, 0.0), max(down, 0.0))


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
class Area:
    """The name of a larger area, written across it; `x` is its middle."""

    name: str
    x: float
    y: float
    """Of the base line."""
    box: Box


@dataclass(frozen=True, slots=True)
class Scale:
    """A line as long as some kilometres."""

    kilometres: int
    x: float
    y: float
    length: float
    box: Box


def list_corner(width: float) -> Iterator[Box]:
    """What the round corner above on the right cuts off, where the drawing is small."""
    for across, down in ((45, 13), (27, 27), (13, 45)):
        yield Box(width - across, 0, across, down)


def place_scale(
    kilometres: int, length: float, others: Sequence[Box], size: tuple[int, int]
) -> Scale | None:
    """A scale in a corner of the drawing that is free; None when none is."""
    width, height = length + 2 * SCALE_MARGIN, 2.0 * _NAME_HEIGHT
    for left, top in (
        (0.0, size[1] - height),
        (size[0] - width, size[1] - height),
        (0.0, 0.0),
    ):
        box = Box(left, top, width, height)
        if not any(box.overlap(other) for other in others):
            x, y = round(left + SCALE_MARGIN, 1), round(top + height - SCALE_MARGIN, 1)
            return Scale(kilometres, x, y, round(length, 1), box)
    return None


def place_areas(
    groups: Sequence[tuple[str, Sequence[Point], Sequence[Box]]],
    others: Iterable[Box],
    size: tuple[int, int],
    centre: Point,
) -> Iterator[Area]:
    """The names of areas, each near what lies in it: points, and the words beside them.

    A name has its middle nearer to a point of its own than to one of another area, as
    it is nearer itself to words of its own, and touches nothing; where there is no such
    place, it is left out: a name in the wrong place would say something false.
    """
    taken = list(others)
    for name, points, words in groups:
        rest = [group for group in groups if group[0] != name]
        elsewhere = [point for _, some, _ in rest for point in some]
        foreign = [word for _, _, some in rest for word in some]
        width = len(name) * _AREA_LETTER
        # From the middle of its points a little outwards, where there is more room.
        start_x, start_y = (
            centre[axis]
            + _OUTWARDS
            * (sum(point[axis] for point in points) / len(points) - centre[axis])
            for axis in (0, 1)
        )
        for dx, dy in _STEPS:
            x, y = start_x + dx, start_y + dy
            box = Box(x - width / 2, y - _AREA_HEIGHT / 2, width, _AREA_HEIGHT)
            if (
                _measure_trouble(box, taken, size) == 0
                and _find_nearest((x, y), points) < _find_nearest((x, y), elsewhere)
                and _find_gap(box, words) <= _find_gap(box, foreign)
            ):
                taken.append(box)
                base = y + _AREA_HEIGHT / 2 - 4
                yield Area(name, round(x, 1), round(base, 1), box)
                break


def _find_nearest(place: Point, points: Iterable[Point]) -> float:
    return min((math.dist(place, point) for point in points), default=math.inf)


def _find_gap(box: Box, words: Iterable[Box]) -> float:
    return min((box.measure_gap(word) for word in words), default=math.inf)


@lru_cache(maxsize=64)
def place_names(
    points: tuple[tuple[float, float, str], ...],
    fixed: tuple[Box, ...],
    size: tuple[int, int],
) -> tuple[Name, ...]:
    """A place for each name, moved until moving one no longer helps.

    `fixed` are words that stay where they are.
    """
    room = MARK + 9
    marks = [Box(x - room, y - room, 2 * room, 2 * room) for x, y, _ in points]
    choices = [tuple(_propose_names(x, y, text)) for x, y, text in points]
    clashes = _Clashes(choices, marks, fixed, size)
    # Where a name goes depends on those placed before it; few can be begun anywhere.
    starts = range(len(points) if len(points) <= _FEW else 1)
    tries = [_move_names(choices, clashes, start) for start in starts or (0,)]
    return min(tries, key=lambda each: each[0])[1]


class _Clashes:
    """How much the places that names may take lie on one another, each measured once.

    A name is known by its number, and a place by its number among those of the name.
    """

    def __init__(
        self,
        choices: Sequence[tuple[Name, ...]],
        marks: Sequence[Box],
        fixed: tuple[Box, ...],
        size: tuple[int, int],
    ) -> None:
        self._choices = choices
        self._marks = marks
        self._fixed = fixed
        self._size = size
        self._rows: dict[tuple[int, int], list[tuple[int, float, list[float]]]] = {}
        self._alone: dict[tuple[int, int], tuple[float, float]] = {}

    def measure(self, index: int, place: int, chosen: Sequence[int]) -> float:
        """The trouble of a name at a place, while the others are where they are."""
        at = index, place
        if at not in self._rows:
            self._rows[at] = self._measure_others(index, place)
            box = self._choices[index][place].box
            shared = sum(box.overlap(other) for other in self._fixed)
            self._alone[at] = _measure_outside(box, self._size), shared
        outside, shared = self._alone[at]
        for other, mark, names in self._rows[at]:
            shared += mark
            shared += names[chosen[other]]
        return round(4 * outside + shared, 3)

    def _measure_others(
        self, index: int, place: int
    ) -> list[tuple[int, float, list[float]]]:
        """What a place shares with the marks and the places of names that it meets."""
        box = self._choices[index][place].box
        met: list[tuple[int, float, list[float]]] = []
        for other, (mark, names) in enumerate(
            zip(self._marks, self._choices, strict=True)
        ):
            shared = box.overlap(mark), [box.overlap(name.box) for name in names]
            if other != index and (shared[0] or any(shared[1])):
                met.append((other, *shared))
        return met


def _move_names(
    choices: Sequence[tuple[Name, ...]], clashes: _Clashes, start: int
) -> tuple[float, tuple[Name, ...]]:
    """The trouble that is left, and the names, when those from a start move first."""
    chosen = [0] * len(choices)
    order = [*range(start, len(choices)), *range(start)]
    for _ in range(_PASSES if len(choices) <= CROWD else 0):
        before = list(chosen)
        for index in order:
            measured = [
                clashes.measure(index, place, chosen)
                for place in range(len(choices[index]))
            ]
            chosen[index] = measured.index(min(measured))
        if chosen == before:
            break
    names = tuple(some[at] for some, at in zip(choices, chosen, strict=True))
    if len(choices) > _FEW:
        return 0.0, names
    left = (clashes.measure(at, place, chosen) for at, place in enumerate(chosen))
    return sum(left), names


def _propose_names(x: float, y: float, text: str) -> Iterator[Name]:
    """The places around a point, the most readable first."""
    width = sum(map(_measure_letter, text))
    gap = MARK + _GAP
    for anchor, dx, dy in (
        ("start", gap, 6),
        ("end", -gap, 6),
        ("middle", 0, -gap - 2),
        ("middle", 0, gap + 14),
        ("start", gap - 8, -gap),
        ("end", -gap + 8, -gap),
        ("start", gap - 8, gap + 11),
        ("end", -gap + 8, gap + 11),
        *(
            (anchor, side * _SHARE * width, down)
            for down in (gap + 14, -gap - 2)
            for anchor, side in (("end", 1), ("start", -1))
        ),
    ):
        left = {"start": x + dx, "middle": x - width / 2, "end": x + dx - width}[anchor]
        box = Box(left, y + dy - _NAME_HEIGHT + 5, width, _NAME_HEIGHT)
        yield Name(round(x + dx, 1), round(y + dy, 1), anchor, box)


def _measure_letter(letter: str) -> float:
    if letter in _NARROW:
        return _NARROW_WIDTH
    if letter in _SLIM:
        return _SLIM_WIDTH
    if letter in _WIDE:
        return _WIDE_WIDTH
    return _CAPITAL_WIDTH if letter.isupper() else _WIDTH


def _measure_trouble(box: Box, others: Iterable[Box], size: tuple[int, int]) -> float:
    """The area that a name shares with others or that leaves the drawing."""
    shared = sum(box.overlap(other) for other in others)
    return round(4 * _measure_outside(box, size) + shared, 3)


def _measure_outside(box: Box, size: tuple[int, int]) -> float:
    """The area that leaves the drawing."""
    inside = box.overlap(Box(2, 2, size[0] - 4, size[1] - 4))
    return box.width * box.height - inside
