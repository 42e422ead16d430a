"""Holds the layers that a map draws below the communes against where those lie."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator

from microsite.map import problems
from microsite.map.json import find_span
from microsite.map.shape import Shape, measure_distance, project, surrounds_origin
from microsite.records import ContextLayer, LayerKind, Position, Site
from twinlint.finding import Finding, Place, message
from twinlint.source import Text

_NEAR = 0.5
"""Kilometres that a commune may lie outside: layers are drawn with fewer points."""
_FAR = 25.0
"""Kilometres from every commune at which nothing of a layer would be seen."""


def check_layer(site: Site, file: str, shape: Shape, text: Text) -> Iterator[Finding]:
    """An edge that does not contain its communes, and a layer far from all of them."""
    towns = [(c.name, c.position) for c in site.communes.values() if c.position]
    for index, layer in enumerate(site.settings.map_layers):
        if layer.file != file or not towns:
            continue
        start = Place(find_span(text, (*shape.rings[0].field, 0)))
        named = _find_setting(site, layer, index)
        gaps = [(_measure_gap(town, shape), name) for name, town in towns]
        gap, name = max(gaps) if layer.kind == LayerKind.EDGE else min(gaps)
        if layer.kind == LayerKind.EDGE and gap > _NEAR:
            yield problems.MISPLACED_LAYER(
                message(
                    "{name} lies {distance} km outside this edge",
                    name=name,
                    distance=round(gap, 1),
                ),
                start,
                related=(named,),
                help=message("export the limit that has all municipalities in it"),
            )
        elif gap > _FAR:
            yield problems.MISPLACED_LAYER(
                message("this layer lies far from every municipality"),
                start,
                related=(named,),
                help=message("export it again in longitude and latitude (WGS 84)"),
            )


def find_missing_layers(site: Site, files: Collection[str]) -> Iterator[Finding]:
    """Layers whose file is not in content/geo/, and those whose source is not named."""
    for index, layer in enumerate(site.settings.map_layers):
        path = f"content/geo/{layer.file}.geojson"
        if path not in files:
            yield problems.MISSING_OUTLINE(
                message("there is no {file}", file=path),
                _find_setting(site, layer, index),
                help=message("put the file there, or delete the layer"),
            )
        if not layer.sources:
            yield problems.UNSOURCED_OUTLINE(
                message("nothing says where the layer {file} is from", file=layer.file),
                _find_setting(site, layer, index),
                help=message("add “sources: […]”, as its licence asks"),
            )


def _find_setting(site: Site, layer: ContextLayer, index: int) -> Place:
    path = ("map_layers", index, "file")
    return site.origins["site"].place(path, text=layer.file)


def _measure_gap(town: Position, shape: Shape) -> float:
    """Kilometres from a point to a shape; 0 inside it."""
    rings = [tuple(project(p, town) for p in ring.points) for ring in shape.rings]
    if sum(map(surrounds_origin, rings)) % 2:
        return 0.0
    return min(map(measure_distance, rings), default=math.inf)
