"""Draws shapes as SVG paths, with no more points than an eye or a phone can use."""

from __future__ import annotations

import math
from collections.abc import Sequence

from microsite.map.shape import Point

_TOLERANCE = 0.5
"""Units of the drawing by which a line may be moved: half a pixel, nearly."""
_GROWTH = 1.5
_WIDEST = 64.0
_MOST_POINTS = 400
"""Of all outlines together, so that a page with the map stays within its 12 KB."""
_DIGITS = 1

Line = Sequence[Point]
"""A closed line in units of the drawing."""


def draw_contours(
    shapes: Sequence[Sequence[Line]], most: int = _MOST_POINTS
) -> tuple[str, ...]:
    """The path data (`d`) of each shape, in the same order; one path for all its rings.

    Lines get coarser together until all shapes have `most` points at most. A ring too
    small to be seen is left out, the largest of each shape excepted. The time is
    proportional to the number of points.
    """
    tolerance = _TOLERANCE
    thinned = [_thin_shape(shape, tolerance) for shape in shapes]
    while _count(thinned) > most and tolerance < _WIDEST:
        tolerance *= _GROWTH
        thinned = [_thin_shape(shape, tolerance) for shape in thinned]
    return tuple("".join(map(_write_ring, shape)) for shape in thinned)


def _count(shapes: Sequence[Sequence[Line]]) -> int:
    return sum(len(line) for shape in shapes for line in shape)


def _thin_shape(shape: Sequence[Line], tolerance: float) -> list[Line]:
    lines = sorted((_thin_line(line, tolerance) for line in shape), key=_measure_size)
    least = 2 * tolerance
    return [line for line in lines[:-1] if _measure_size(line) > least] + lines[-1:]


def _measure_size(line: Line) -> float:
    """The shorter side of the rectangle around a line."""
    xs = [x for x, _ in line]
    ys = [y for _, y in line]
    return min(max(xs) - min(xs), max(ys) - min(ys))


def _thin_line(line: Line, tolerance: float) -> Line:
    """Some of the points of a closed line, near which all the others lie.

    From each point kept, a cone holds the directions in which a straight line passes
    close enough to every point met since; it narrows until a point leaves it, or the
    line turns back. Points are looked at once (Sklansky and Gonzalez, Fast polygonal
    approximation of digitized curves, Pattern Recognition 12, 1980).
    """
    kept = [line[0]]
    left = right = ahead = reach = 0.0
    is_open = True
    previous = line[0]
    for point in (*line[1:], line[0]):
        dx, dy = point[0] - kept[-1][0], point[1] - kept[-1][1]
        distance = math.hypot(dx, dy)
        if not is_open:
            turn = math.remainder(math.atan2(dy, dx) - ahead, math.tau)
            if distance < reach - tolerance or not left <= turn <= right:
                kept.append(previous)
                is_open, reach = True, 0.0
                dx, dy = point[0] - previous[0], point[1] - previous[1]
                distance = math.hypot(dx, dy)
        if distance > tolerance:
            half = math.asin(tolerance / distance)
            if is_open:
                ahead, turn = math.atan2(dy, dx), 0.0
                left, right, is_open = -half, half, False
            else:
                left, right = max(left, turn - half), min(right, turn + half)
            reach = max(reach, distance)
        previous = point
    return kept if len(kept) > 2 else _keep_corners(line)


def _keep_corners(line: Line) -> Line:
    """The triangle that is left of a line too small for its tolerance."""
    ends = min(line), max(line)
    (x, y), (end_x, end_y) = ends
    return (
        *ends,
        max(
            line,
            key=lambda p: abs((end_x - x) * (p[1] - y) - (end_y - y) * (p[0] - x)),
        ),
    )


def _write_ring(line: Line) -> str:
    """A ring as path data: where it begins, then steps from point to point."""
    scale = 10**_DIGITS
    points = [(round(x * scale), round(y * scale)) for x, y in line]
    (x, y), *others = points
    start = f"M{_write_steps((x, y))}"
    steps: list[int] = []
    for next_x, next_y in others:
        if (next_x, next_y) != (x, y):
            steps += (next_x - x, next_y - y)
        x, y = next_x, next_y
    return f"{start}l{_write_steps(steps)}z" if steps else f"{start}z"


def _write_steps(numbers: Sequence[int]) -> str:
    """Tenths as decimals, without the zero and the space that SVG can do without."""
    written = ""
    for number in numbers:
        text = f"{number / 10**_DIGITS:.{_DIGITS}f}".removesuffix(".0")
        text = text.replace("0.", ".", 1) if abs(number) < 10**_DIGITS else text
        written += text if not written or text.startswith("-") else f" {text}"
    return written
