"""The emblem of a commune says where it lies and which one it is."""

from __future__ import annotations

from tables import every_row

from microsite.map.emblem import Emblem, Plot, draw_emblem, lay_plot
from microsite.records import Position


def make(code: str = "92071", **position: float) -> Emblem:
    return draw_emblem(code, Position(**position) if position else None)


def own(emblem: Emblem) -> Plot:
    (plot,) = (plot for plot in emblem.plots if plot.is_own)
    return plot


@every_row(
    ("latitude", "longitude", "place"),
    [
        (49.0, 2.35, (1, 0)),
        (49.0, 2.6, (2, 0)),
        (48.85, 2.6, (2, 1)),
        (48.7, 2.35, (1, 2)),
        (48.7, 2.1, (0, 2)),
        (48.8534, 2.1, (0, 1)),
        (48.95, 2.2, (0, 0)),
    ],
)
def test_its_plot_lies_where_it_lies(
    latitude: float, longitude: float, place: tuple[int, int]
) -> None:
    plot = own(make(latitude=latitude, longitude=longitude))
    assert (plot.column, plot.row) == place


def test_without_a_position_its_plot_is_in_the_middle() -> None:
    plot = own(make())
    assert (plot.column, plot.row) == (1, 1)


def test_no_two_plots_stand_on_one_another_and_its_own_comes_last() -> None:
    for code in ("92071", "2A004", "00000", "99999"):
        plots = make(code, latitude=48.7, longitude=2.3).plots
        assert len({(plot.column, plot.row) for plot in plots}) == len(plots) == 5
        assert plots[-1].is_own


def test_communes_in_one_direction_have_emblems_of_their_own() -> None:
    first, second = (
        make(code, latitude=48.7, longitude=2.3) for code in ("92071", "92048")
    )
    assert first != second
    assert first == make("92071", latitude=48.7, longitude=2.3)


def test_a_plot_is_a_quarter_of_a_circle_in_its_square() -> None:
    paths = [Plot(1, 0, turn).path for turn in range(4)]
    assert paths[0] == "M20 0H39A19 19 0 0 1 20 19Z"
    assert paths[2] == "M39 19H20A19 19 0 0 1 39 0Z"
    assert len(set(paths)) == 4


def test_in_a_row_a_plot_keeps_the_shape_that_it_has_in_the_emblem() -> None:
    position = Position(latitude=48.9, longitude=2.5)
    emblem = own(draw_emblem("93005", position))
    laid = lay_plot("93005", position, 4, 1)
    assert (laid.column, laid.row, laid.turn) == (4, 1, emblem.turn)
