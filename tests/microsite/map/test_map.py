"""The drawn map: positions, outlines, scale, labels."""

import math
from contextlib import closing
from pathlib import Path

import pytest
from ground import commune, programme
from hypothesis import given
from hypothesis import strategies as st
from support import TODAY, copy_showcase, minimal_record
from tables import every_row

from microsite.incremental import Kept
from microsite.map.map import PARIS, Box, CommuneMap, draw_close_up, draw_map
from microsite.map.shape import Ring, Shape
from microsite.pipeline import Built, Config, Glimpse, build_in_steps
from microsite.records.parts import Position
from microsite.records.types.commune import Commune


def units_per_kilometre(drawing: CommuneMap) -> float:
    return drawing.rings[0].radius / drawing.rings[0].kilometres


def test_the_ten_names_of_the_programme_touch_neither_one_another_nor_a_point() -> None:
    places = draw_map(programme()).places
    points = {p.commune.id: Box(p.x - 8, p.y - 8, 16, 16) for p in places}
    touching = [
        (one.commune.id, other.commune.id)
        for one in places
        for other in places
        if one != other
        and one.name.box.overlap(other.name.box)
        + one.name.box.overlap(points[other.commune.id])
    ]
    assert len(places) == 10
    assert touching == []


def test_the_ten_names_of_the_programme_stay_in_the_drawing() -> None:
    drawing = draw_map(programme())
    frame = Box(0, 0, drawing.width, drawing.height)
    sizes = [(p.name.box.width * p.name.box.height, p.name.box) for p in drawing.places]
    assert [box for size, box in sizes if box.overlap(frame) < size - 0.01] == []


def test_distances_on_the_map_are_those_on_the_ground() -> None:
    drawing = draw_map(programme())
    noisy = next(p for p in drawing.places if p.commune.id == "noisy-le-grand")
    drawn = math.hypot(noisy.x - drawing.centre_x, noisy.y - drawing.centre_y)
    # 14.95 km by the haversine formula, from Notre-Dame to 48.848 N, 2.553 E.
    assert drawn / units_per_kilometre(drawing) == pytest.approx(14.95, abs=0.02)


def test_north_is_up_and_east_is_right() -> None:
    places = {p.commune.id: p for p in draw_map(programme()).places}
    assert places["argenteuil"].y < places["athis-mons"].y
    assert places["meudon"].x < places["noisy-le-grand"].x


def test_the_keyboard_meets_towns_from_west_to_east() -> None:
    places = draw_map(reversed(programme())).places
    assert [p.commune.id for p in places][:3] == [
        "meudon",
        "argenteuil",
        "issy-les-moulineaux",
    ]
    assert [p.x for p in places] == sorted(p.x for p in places)


def test_rings_that_reach_past_every_town_are_left_out() -> None:
    assert [ring.kilometres for ring in draw_map(programme()).rings] == [5, 10, 15]


def test_a_commune_without_a_position_is_not_on_the_map() -> None:
    known = commune("sceaux", "Sceaux", 48.778, 2.290)
    unknown = minimal_record(Commune, id="meudon", name="Meudon")
    assert [p.commune for p in draw_map([unknown, known]).places] == [known]


def test_a_map_of_nothing_has_neither_places_nor_rings() -> None:
    drawing = draw_map([])
    assert (drawing.places, drawing.rings) == ((), ())


def test_a_town_at_the_centre_is_drawn_there() -> None:
    paris = commune("paris", "Paris", PARIS.latitude, PARIS.longitude)
    drawing = draw_map([paris])
    assert [(p.x, p.y) for p in drawing.places] == [
        (drawing.centre_x, drawing.centre_y)
    ]


def test_a_thousand_towns_are_placed_in_no_time() -> None:
    towns = [
        commune(f"c{n}", "Commune", 48 + n % 37 / 37, 2 + n % 101 / 101)
        for n in range(1000)
    ]
    assert len(draw_map(towns).places) == 1000


def diamond(longitude: float, latitude: float, kilometres: float) -> Shape:
    """An outline whose corners lie that far north, east, south and west."""
    north, east = kilometres / 111.195, kilometres / 111.195 / 0.658
    corners = ((0, north), (east, 0), (0, -north), (-east, 0))
    return Shape((Ring(tuple((longitude + x, latitude + y) for x, y in corners), ()),))


def around(towns: list[Commune], kilometres: float) -> dict[str, Shape]:
    """An outline for each town."""
    return {
        town.id: diamond(town.position.longitude, town.position.latitude, kilometres)
        for town in towns
        if town.position
    }


def test_an_outline_has_the_scale_of_the_distances_and_lies_around_its_point() -> None:
    towns = programme()
    drawing = draw_map(towns, around(towns, 2))
    assert [o.commune.id for o in drawing.outlines] == [
        p.commune.id for p in drawing.places
    ]
    side = 2 * units_per_kilometre(drawing)
    for place, outline in zip(drawing.places, drawing.outlines, strict=True):
        start, _, _ = outline.path.partition("l")
        x, y = map(float, start[1:].replace("-", " -").split())
        assert (x, y) == pytest.approx((place.x, place.y - side), abs=0.2)


def test_outlines_that_fit_into_the_margin_move_nothing() -> None:
    towns = programme()
    assert draw_map(towns, around(towns, 2)).places == draw_map(towns).places


def test_outlines_make_room_for_themselves_and_points_stay_apart() -> None:
    towns = programme()
    alone = units_per_kilometre(draw_map(towns))
    scales = [
        units_per_kilometre(draw_map(towns, around(towns, size))) / alone
        for size in (4, 6, 25)
    ]
    assert 0.85 < scales[0] < 1
    assert 0.799 < scales[1] < scales[0]
    assert scales[2] == pytest.approx(0.8, abs=0.01)


@pytest.mark.parametrize("size", [1, 4, 8, 25])
def test_points_stay_in_the_drawing_whatever_the_outlines(size: float) -> None:
    towns = programme()
    drawing = draw_map(towns, around(towns[:1], size))
    assert drawing.height <= 1.25 * (480 - 92) + 92
    assert all(45 <= place.x <= 480 - 45 for place in drawing.places)
    assert all(45 <= place.y <= drawing.height - 45 for place in drawing.places)


def test_an_outline_of_a_commune_that_is_not_on_the_map_is_not_drawn() -> None:
    unknown = minimal_record(Commune, id="meudon", name="Meudon")
    drawing = draw_map([*programme()[:1], unknown], {"meudon": diamond(2.2, 48.8, 1)})
    assert drawing.outlines == ()


def test_the_map_names_each_source_of_its_outlines_once() -> None:
    towns = [
        minimal_record(
            Commune,
            id=f"c{n}",
            position=Position(latitude=48.8, longitude=2.3 + n / 10),
            outline={"sources": sources},
        )
        for n, sources in enumerate((["a", "b"], ["b", "c"], ["d"]))
    ]
    assert draw_map(towns, around(towns[:2], 1)).sources == ("a", "b", "c")


degrees = st.floats(allow_nan=False, allow_infinity=False, min_value=-1, max_value=1)


@given(st.lists(st.tuples(degrees, degrees), max_size=12))
def test_every_town_is_in_the_drawing_wherever_it_lies(
    offsets: list[tuple[float, float]],
) -> None:
    drawing = draw_map(
        commune(f"c{n}", "Commune", 48.85 + north, 2.35 + east)
        for n, (north, east) in enumerate(offsets)
    )
    assert len(drawing.places) == len(offsets)
    assert all(0 <= place.x <= drawing.width for place in drawing.places)
    assert all(0 <= place.y <= drawing.height for place in drawing.places)


@pytest.mark.parametrize(("crowd", "shown"), [(3, 3), (2, 1)])
def test_a_page_about_one_commune_shows_it_alone_where_there_is_a_crowd(
    crowd: int, shown: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("microsite.pages.template.environment.CROWD", crowd)
    config = Config(copy_showcase(tmp_path / "site"), TODAY)
    pages = ("fr/communes/sceaux/index.html", "fr/index.html")
    looked_at = ("/fr/communes/sceaux/", "/fr/")
    steps = build_in_steps(config, tmp_path, Kept(None), lambda: looked_at)
    with closing(steps):
        written = [read_page(next(steps), page) for page in pages]
    assert [page.count("commune-map__target") for page in written] == [shown, 3]


def read_page(glimpse: Glimpse | Built, path: str) -> str:
    (page,) = (each for each in glimpse.outputs if each.path == path)
    return page.content.decode()


# Close-ups ----------------------------------------------------------------------------


@every_row("town", programme(), ids=lambda town: town.id)
def test_a_close_up_shows_a_commune_the_nearest_and_the_way_to_paris(
    town: Commune,
) -> None:
    drawing = draw_close_up(town, programme())
    assert drawing
    assert drawing.is_close
    ids = [place.commune.id for place in drawing.places]
    assert town.id in ids
    assert 3 <= len(ids) <= 6
    own = next(place for place in drawing.places if place.commune.id == town.id)
    assert (own.x, own.y) == (drawing.centre_x, drawing.centre_y)
    assert drawing.units > draw_map(programme()).units
    boxes = [place.name.box for place in drawing.places]
    marks = [Box(p.x - 8, p.y - 8, 16, 16) for p in drawing.places]
    labels = [Box(r.name_x - 34, r.name_y - 16, 68, 24) for r in drawing.rings]
    seen = [r for r in labels if r.overlap(Box(0, 0, drawing.width, drawing.height))]
    assert not [1 for label in seen for mark in marks if label.overlap(mark)]
    pointer = drawing.pointer
    assert pointer
    assert 0 <= pointer.x <= drawing.width
    assert 0 <= pointer.y <= drawing.height
    grazing = 0.05 * pointer.name.box.width * pointer.name.box.height
    assert not [1 for box in boxes if box.overlap(pointer.name.box) > grazing]


def test_a_close_up_needs_a_position_and_two_others() -> None:
    sceaux, *others = programme()
    assert draw_close_up(sceaux, (sceaux, others[0])) is None
    nowhere = sceaux.model_copy(update={"position": None})
    assert draw_close_up(nowhere, programme()) is None


def test_paris_is_north_of_the_towns_that_lie_south_of_it() -> None:
    towns = {town.id: town for town in programme()}
    drawing = draw_close_up(towns["sceaux"], programme())
    assert drawing
    assert drawing.pointer
    assert drawing.pointer.kilometres == 9
    assert drawing.pointer.angle is None or not 90 < drawing.pointer.angle < 270
