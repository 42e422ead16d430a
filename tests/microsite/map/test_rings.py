"""Rings of a map: whole where nothing stands, open where something does."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable

import pytest
from ground import commune, programme

from microsite.map.map import PARIS, CommuneMap, draw_close_up, draw_map
from microsite.map.names import Box
from microsite.map.rings import Ring, open_ring

_ARC = re.compile(
    r"M(?P<start>[-\d. ]+)(?P<arcs>(?:A[\d.]+ [\d.]+ 0 [01] 1 [-\d. ]+)+)"
)
STEPS = 720


def read_point(text: str) -> tuple[float, float]:
    x, y = re.findall(r"-?[\d.]+", text)
    return float(x), float(y)


def find_drawn(path: str, centre: tuple[float, float]) -> set[int]:
    """The half degrees of a circle that a path draws, from east, clockwise."""
    drawn: set[int] = set()
    for found in _ARC.finditer(path):
        ends = re.findall(r" 0 [01] 1 ([-\d. ]+)", found["arcs"])
        points = [read_point(text) for text in (found["start"], *ends)]
        angles = [math.atan2(y - centre[1], x - centre[0]) for x, y in points]
        for start, end in itertools.pairwise(angles):
            turn = (end - start) % (2 * math.pi)
            first = math.ceil(start / math.pi * 360)
            last = math.floor((start + turn) / math.pi * 360)
            drawn |= {step % STEPS for step in range(first, last + 1)}
    assert "".join(each[0] for each in _ARC.finditer(path)) == path
    return drawn


def find_covered(
    ring: Ring, centre: tuple[float, float], boxes: Iterable[Box]
) -> set[int]:
    """The half degrees of a ring that stand in boxes."""
    places = []
    for step in range(STEPS):
        angle = step / 360 * math.pi
        x = centre[0] + ring.radius * math.cos(angle)
        y = centre[1] + ring.radius * math.sin(angle)
        places.append((x, y))
    return {
        step
        for step, (x, y) in enumerate(places)
        for box in boxes
        if 0 < x - box.left < box.width and 0 < y - box.top < box.height
    }


def grow(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.width + 2 * by, box.height + 2 * by)


def draw_near(id_: str) -> CommuneMap:
    drawing = draw_close_up(next(c for c in programme() if c.id == id_), programme())
    assert drawing
    return drawing


@pytest.mark.parametrize(
    "drawing",
    [
        draw_map(programme()),
        draw_near("argenteuil"),
        draw_near("noisy-le-grand"),
        draw_map(
            [
                commune("paris", "Paris", PARIS.latitude, PARIS.longitude),
                commune("nord", "Nord", PARIS.latitude + 0.19, PARIS.longitude),
            ]
        ),
    ],
)
def test_a_ring_runs_through_no_word_and_no_mark_and_is_whole_elsewhere(
    drawing: CommuneMap,
) -> None:
    centre = drawing.centre_x, drawing.centre_y
    areas = [area.box for area in drawing.areas]
    words = [
        *(place.name.box for place in drawing.places),
        *(Box(p.x - 8, p.y - 8, 16, 16) for p in drawing.places),
        *([drawing.scale.box] if drawing.scale else []),
    ]
    assert drawing.rings
    for ring in drawing.rings:
        free = find_drawn(ring.path, centre)
        behind = find_drawn(ring.path_of_areas, centre)
        taken = [*words, *(each.box for each in drawing.rings)]
        assert not (free | behind) & find_covered(ring, centre, taken)
        assert not free & find_covered(ring, centre, areas)
        near = [grow(box, 20) for box in (*taken, *areas)]
        if drawing.pointer:
            near.append(grow(drawing.pointer.name.box, 20))
        near.append(Box(centre[0] - 30, centre[1] - 30, 120, 60))
        assert not set(range(STEPS)) - free - find_covered(ring, centre, near)


def test_no_ring_crosses_the_name_of_a_departement_where_names_are_shown() -> None:
    drawing = draw_map(programme())
    assert any(ring.path_of_areas for ring in drawing.rings)


def test_a_ring_that_nothing_stands_on_is_a_whole_circle() -> None:
    ring = open_ring(Ring(5, 10, 0, 0), (0, 0), [Box(-3, -3, 6, 6)], [])
    assert len(find_drawn(ring.path, (0, 0))) == STEPS
    assert ring.path_of_areas == ""


def test_a_distance_stands_once_on_a_map() -> None:
    for drawing in (draw_map(programme()), draw_near("meudon"), draw_near("sceaux")):
        said = [ring.kilometres for ring in drawing.rings]
        said += [drawing.scale.kilometres] if drawing.scale else []
        assert len(said) == len(set(said))
