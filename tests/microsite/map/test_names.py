"""The words of a map stand where nothing else does, and say nothing false."""

from __future__ import annotations

import pytest
from ground import programme

from microsite.map.map import draw_map
from microsite.map.names import Area, Box, place_areas, place_scale

SIZE = (400, 300)


def overlap_any(box: Box, others: list[Box]) -> bool:
    return any(box.overlap(other) for other in others)


def test_no_word_of_the_map_touches_a_mark_or_another_word() -> None:
    drawing = draw_map(programme())
    assert drawing.scale
    words = [
        *(place.name.box for place in drawing.places),
        *(area.box for area in drawing.areas),
        *(Box(r.name_x - 24, r.name_y - 14, 48, 18) for r in drawing.rings),
        drawing.scale.box,
    ]
    marks = [Box(p.x - 8, p.y - 8, 16, 16) for p in drawing.places]
    for number, word in enumerate(words):
        assert not overlap_any(word, marks + words[:number])


def test_the_scale_is_as_long_as_it_says_and_stands_in_a_free_corner() -> None:
    drawing = draw_map(programme())
    assert drawing.scale
    per_kilometre = drawing.rings[0].radius / drawing.rings[0].kilometres
    length = drawing.scale.kilometres * per_kilometre
    assert drawing.scale.length == pytest.approx(length, abs=0.2)
    corner = Box(0, 200, 200, 100)
    free = place_scale(5, 80, [corner], SIZE)
    assert free
    assert not free.box.overlap(corner)
    assert place_scale(5, 80, [Box(0, 0, *SIZE)], SIZE) is None


def place(groups: dict[str, list[tuple[float, float]]], *taken: Box) -> list[Area]:
    unnamed = [(name, points, []) for name, points in groups.items()]
    return list(place_areas(unnamed, taken, SIZE, (200, 150)))


def test_the_name_of_an_area_stands_near_its_own_points() -> None:
    (north, south) = place({"Nord": [(200, 60)], "Sud": [(200, 240)]})
    assert (north.name, south.name) == ("Nord", "Sud")
    assert north.y < 150 < south.y


def test_a_name_without_room_of_its_own_is_left_out() -> None:
    everything = Box(0, 0, *SIZE)
    assert place({"Nord": [(200, 60)]}, everything) == []
    among = {"Nord": [(200, 60)], "Sud": [(200, 61)]}
    assert all(area.y < 90 for area in place(among) if area.name == "Nord")


def test_the_name_of_an_area_keeps_from_the_words_of_another() -> None:
    """It would be read as that of the town whose name it stands beside."""
    north, south = Box(60, 50, 60, 20), Box(170, 80, 60, 20)
    groups = [
        ("Nord", [(60.0, 60.0), (200.0, 40.0)], [north]),
        ("Sud", [(200.0, 110.0)], [south]),
    ]
    for area in place_areas(groups, (north, south), SIZE, (200, 150)):
        own, other = (north, south) if area.name == "Nord" else (south, north)
        assert area.box.measure_gap(own) < area.box.measure_gap(other)
    assert len(list(place_areas(groups, (north, south), SIZE, (200, 150)))) == 2
