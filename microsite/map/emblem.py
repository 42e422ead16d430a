"""Draws the emblem of a commune from its record: where it lies, and which one it is.

Eight plots of land around Paris. The plot of the commune lies where it lies, seen from
Paris; four others, and the turns of all, come from the digits of its INSEE code. The
same record gives the same emblem in every build.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from microsite.map.map import PARIS
from microsite.records import Commune, Position
from twinlint.data import dataclass

_AROUND = ((1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1), (0, 0))
"""Column and row of the plots, from the north as clocks go."""
_CENTRE = (1, 1)
_OTHERS = 4
SIDE, STEP = 19, 20
"""Units of a plot, and from one to the next; the drawing has 59 by 59."""


MOST_PLOTS = 12
"""More communes than this side by side are no picture."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A quarter of a circle on a plot of land."""

    column: int
    row: int
    """Counted from 0, from the north-west."""
    turn: int
    """The corner of the circle's centre: 0 for the north-west, then as clocks go."""
    is_own: bool = False
    """Whether it stands for the commune."""

    @property
    def path(self) -> str:
        """The shape as the `d` of an SVG path."""
        left, top = self.column * STEP, self.row * STEP
        right, bottom = left + SIDE, top + SIDE
        arc = f"A{SIDE} {SIDE} 0 0 1"
        return (
            f"M{left} {top}H{right}{arc} {left} {bottom}Z",
            f"M{right} {top}V{bottom}{arc} {left} {top}Z",
            f"M{right} {bottom}H{left}{arc} {right} {top}Z",
            f"M{left} {bottom}V{top}{arc} {right} {bottom}Z",
        )[self.turn]


@dataclass(frozen=True, slots=True)
class Emblem:
    """The plots of a commune, its own one last, so that nothing is drawn over it."""

    plots: tuple[Plot, ...]


def draw_emblem(code: str, position: Position | None) -> Emblem:
    """The emblem of a commune with an INSEE code.

    Without a position its plot stands in the middle, where Paris is.
    """
    digits = [int(sign, 36) for sign in code]
    own = _find_place(position)
    numbers = {
        place: digits[number % len(digits)] + number
        for number, place in enumerate(place for place in _AROUND if place != own)
    }
    chosen = sorted(numbers, key=lambda place: (-(numbers[place] % 10), place))
    others = tuple(Plot(*place, numbers[place] % 4) for place in chosen[:_OTHERS])
    return Emblem((*others, Plot(*own, sum(digits) % 4, is_own=True)))


def lay_plot(code: str, position: Position | None, column: int, row: int) -> Plot:
    """The own plot of a commune at another place, as in a row with those of others."""
    return replace(draw_emblem(code, position).plots[-1], column=column, row=row)


def shows_plots(communes: Sequence[Commune]) -> bool:
    """True when communes are few enough to show their plots side by side."""
    return 0 < len(communes) <= MOST_PLOTS


def _find_place(position: Position | None) -> tuple[int, int]:
    """The plot in whose direction a place lies, seen from Paris."""
    if position is None:
        return _CENTRE
    north = position.latitude - PARIS.latitude
    east = (position.longitude - PARIS.longitude) * math.cos(
        math.radians(PARIS.latitude)
    )
    eighth = round(math.atan2(east, north) / (math.pi / 4)) % len(_AROUND)
    return _AROUND[eighth]
