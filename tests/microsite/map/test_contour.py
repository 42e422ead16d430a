"""Outlines as paths: close to the line, few points, holes, in linear time."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import count_calls

from microsite.map.contour import draw_contours
from microsite.map.shape import Point


def circle(radius: float, points: int, x: float = 100, y: float = 100) -> list[Point]:
    turns = [math.tau * n / points for n in range(points)]
    return [(x + radius * math.cos(t), y + radius * math.sin(t)) for t in turns]


def read_path(path: str) -> list[list[Point]]:
    """The corners of each ring of path data."""
    assert re.fullmatch(r"(M-?[\d.]+ ?-?[\d.]+(l[-\d. ]+)?z)+", path)
    rings = []
    for ring in path.split("z")[:-1]:
        start, *steps = re.findall(r"-?(?:\d+\.?\d*|\.\d+)", ring)
        numbers = [float(start), *map(float, steps)]
        x, y = 0.0, 0.0
        corners = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((round(x, 1), round(y, 1)))
        rings.append(corners)
    return rings


def measure_gap(point: Point, ring: list[Point]) -> float:
    """From a point to the nearest side of a ring."""
    gaps = []
    for (x, y), (to_x, to_y) in zip(ring, ring[1:] + ring[:1], strict=True):
        dx, dy = to_x - x, to_y - y
        length = dx * dx + dy * dy
        along = ((point[0] - x) * dx + (point[1] - y) * dy) / length if length else 0
        along = min(max(along, 0), 1)
        gaps.append(math.dist(point, (x + along * dx, y + along * dy)))
    return min(gaps)


def test_a_square_keeps_its_corners_alone() -> None:
    side = [(n * 1.0, 0.0) for n in range(10)]
    square = [*side, (10.0, 0.0), (10.0, 10.5), (0.0, 10.0)]
    assert draw_contours([[square]]) == ("M0 0l10 0 0 10.5-10-.5z",)


def test_every_point_of_an_outline_lies_near_the_line_drawn() -> None:
    line = circle(40, 1000)
    ((drawn,),) = map(read_path, draw_contours([[line]]))
    assert 10 < len(drawn) < 60
    assert max(measure_gap(point, drawn) for point in line) < 1


def test_a_point_that_juts_out_is_kept() -> None:
    spike = [(0.0, 0.0), (50.0, 0.0), (25.0, 0.2), (25.0, 20.0), (0.0, 20.0)]
    assert draw_contours([[spike]]) == ("M0 0l50 0-25 .2 0 19.8-25 0z",)


def test_holes_stand_in_the_path_of_their_outline() -> None:
    (path,) = draw_contours([[circle(40, 100), circle(10, 100)]])
    assert [max(x for x, _ in ring) for ring in read_path(path)] == [110, 140]


def test_what_nobody_would_see_is_left_out() -> None:
    (path,) = draw_contours([[circle(40, 100), circle(0.3, 100)]])
    assert path.count("M") == 1


def test_a_commune_smaller_than_a_pixel_is_still_there() -> None:
    (path,) = draw_contours([[circle(0.01, 100)]])
    assert path == "M100 100z"


def test_all_outlines_of_a_map_have_few_points_together() -> None:
    jagged = [
        [(x + n % 2 * 5, y + n % 3 * 5) for n, (x, y) in enumerate(circle(40, 500))]
        for _ in range(10)
    ]
    drawn = [
        ring
        for path in draw_contours([[j] for j in jagged])
        for ring in read_path(path)
    ]
    assert len(drawn) == 10
    assert sum(map(len, drawn)) <= 400


def test_a_hundred_times_the_points_take_a_hundred_times_the_work() -> None:
    def count(points: int) -> int:
        line = circle(100, points)
        return count_calls(lambda: draw_contours([[line]]))

    assert count(100_000) <= 110 * count(1_000)


coordinates = st.floats(min_value=-500, max_value=1000, allow_nan=False)


@given(
    st.lists(
        st.lists(st.tuples(coordinates, coordinates), min_size=3, max_size=40),
        min_size=1,
        max_size=5,
    )
)
def test_any_lines_give_a_path(lines: list[list[Point]]) -> None:
    (path,) = draw_contours([lines])
    assert read_path(path)


@pytest.mark.parametrize("lines", [[[(0.0, 0.0)] * 5], [[(-0.04, 0.04)] * 3]])
def test_a_line_of_one_point_gives_a_path_too(lines: list[list[Point]]) -> None:
    assert draw_contours([lines]) == ("M0 0z",)
