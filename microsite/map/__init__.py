"""Outlines and positions of communes in; the drawn map out."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.map.emblem import SIDE as SIDE
    from microsite.map.emblem import STEP as STEP
    from microsite.map.emblem import Emblem as Emblem
    from microsite.map.emblem import draw_emblem as draw_emblem
    from microsite.map.emblem import lay_plot as lay_plot
    from microsite.map.emblem import shows_plots as shows_plots
    from microsite.map.map import CommuneMap as CommuneMap
    from microsite.map.map import draw_close_up as draw_close_up
    from microsite.map.map import draw_map as draw_map
    from microsite.map.names import CROWD as CROWD
    from microsite.map.outlines import trace_outlines as trace_outlines
    from microsite.map.problems import PROBLEMS as PROBLEMS
    from microsite.map.shape import Shape as Shape
else:
    __getattr__, __dir__ = open_door(__name__)
