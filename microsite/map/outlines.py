"""Reads the outlines of communes, and holds them against what their records say."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping

from microsite.load import UNKNOWN_FILE
from microsite.map import problems
from microsite.map.geojson import read_shape
from microsite.map.json import find_span
from microsite.map.layers import check_layer, find_missing_layers
from microsite.map.shape import (
    Shape,
    measure_distance,
    project,
    surrounds_origin,
)
from microsite.records import Commune, Position, Site, suggest_id
from microsite.validate import MISSING_FIELD, SWAPPED_COORDINATES
from twinlint.finding import Finding, Place, message
from twinlint.source import FieldPath, Span, Text
from twinlint.suggest import suggest_words

FOLDER = "content/geo/"
_RECORDS = "content/communes/"
_FAR = 25.0
"""Kilometres from the point of a commune where nothing of it is expected: the whole
metropolis is forty kilometres wide."""
_NEAR = 0.5
"""Kilometres that a point may lie outside, as records and outlines are both rounded."""


def trace_outlines(
    site: Site, texts: Mapping[str, Text], paths: Collection[str]
) -> tuple[Mapping[str, Shape], tuple[Finding, ...]]:
    """`{name of its file: shape}` of every sound outline and layer, and what is wrong.

    `texts` are the GeoJSON files by their paths; `paths` those of all files of the
    content, read or not. Of a draft that is not published, the file alone is checked.
    """
    shapes: dict[str, Shape] = {}
    findings: list[Finding] = []
    layers = {layer.file for layer in site.settings.map_layers}
    for path, text in texts.items():
        id_ = path.removeprefix(FOLDER).removesuffix(".geojson")
        if id_ not in layers and f"{_RECORDS}{id_}.yaml" not in paths:
            findings.append(_report_unknown(path, id_, paths))
            continue
        shape = read_shape(text, is_layer=id_ in layers)
        if isinstance(shape, Finding):
            findings.append(shape)
        elif id_ in layers:
            found = tuple(check_layer(site, id_, shape, text))
            findings.extend(found)
            if not found:
                shapes[id_] = shape
        elif id_ in site.communes:
            found = tuple(_check_outline(site, site.communes[id_], shape, text))
            findings.extend(found)
            if not found:
                shapes[id_] = shape
    findings.extend(_find_missing(site, paths))
    findings.extend(find_missing_layers(site, paths))
    return shapes, tuple(findings)


def _report_unknown(path: str, id_: str, paths: Iterable[str]) -> Finding:
    communes = [
        each.removeprefix(_RECORDS).removesuffix(".yaml")
        for each in paths
        if each.startswith(_RECORDS)
    ]
    guesses = suggest_words(suggest_id(id_), communes)
    return UNKNOWN_FILE(
        message("no commune has the name of this file: “{id}”", id=id_),
        Place(Span(path, 1, 1, 1, 1)),
        help=message("did you mean {guesses}?", guesses=guesses)
        if guesses
        else message("name the file after a commune, or in map_layers of site.yaml"),
    )


def _find_missing(site: Site, paths: Collection[str]) -> Iterator[Finding]:
    for id_, commune in site.communes.items():
        path = f"{FOLDER}{id_}.geojson"
        if commune.outline and path not in paths:
            origin = site.origins[f"commune:{id_}"]
            yield problems.MISSING_OUTLINE(
                message("there is no {file}", file=path),
                origin.key_place(("outline",)),
                help=message("put the file there, or delete “outline:”"),
            )


def _check_outline(
    site: Site, commune: Commune, shape: Shape, text: Text
) -> Iterator[Finding]:
    record = site.origins[f"commune:{commune.id}"].key_place(())
    drawn = Place(
        Span(text.path, 1, 1, 1, 1), message=message("the outline stands here")
    )
    if not commune.outline:
        yield problems.UNSOURCED_OUTLINE(
            message(
                "nothing says where the outline of {name} is from",
                name=commune.name,
            ),
            record,
            related=(drawn,),
            help=message("add “outline: {example}”", example="{sources: […]}"),
        )
    if commune.position:
        yield from _check_place(site, commune, commune.position, shape, text)
    else:
        yield MISSING_FIELD(
            message("{name} is missing", name="position"),
            record,
            related=(drawn,),
            help=message("an outline is drawn around a point: add “position:”"),
        )


def _check_place(
    site: Site, commune: Commune, town: Position, shape: Shape, text: Text
) -> Iterator[Finding]:
    """Whether the outline lies around the point of its commune."""
    reach, farthest = max(
        (math.hypot(*project(point, town)), (*ring.field, index))
        for ring in shape.rings
        for index, point in enumerate(ring.points)
    )
    if reach > _FAR:
        yield _report_reach(commune, town, shape, text, reach, farthest)
        return
    rings = [tuple(project(p, town) for p in ring.points) for ring in shape.rings]
    if sum(map(surrounds_origin, rings)) % 2:
        return
    distance = min(map(measure_distance, rings))
    if distance > _NEAR:
        origin = site.origins[f"commune:{commune.id}"]
        yield problems.MISPLACED_OUTLINE(
            message(
                "the position of {name} lies {distance} km outside this outline",
                name=commune.name,
                distance=round(distance, 1),
            ),
            Place(find_span(text, (*shape.rings[0].field, 0))),
            related=(
                origin.place(("position",), said=message("the position is given here")),
            ),
            help=message("use the outline of this commune, or correct its “position:”"),
        )


def _report_reach(
    commune: Commune,
    town: Position,
    shape: Shape,
    text: Text,
    reach: float,
    farthest: FieldPath,
) -> Finding:
    place = Place(find_span(text, farthest))
    points = [point for ring in shape.rings for point in ring.points]
    if all(math.hypot(*project((y, x), town)) <= _FAR for x, y in points):
        return SWAPPED_COORDINATES(
            message(
                "latitude and longitude of {id} have changed places", id=commune.id
            ),
            Place(find_span(text, (*shape.rings[0].field, 0))),
            help=message("write the longitude, then the latitude: [2.35, 48.85]"),
        )
    return problems.MISPLACED_OUTLINE(
        message(
            "the outline reaches {distance} km from the position of {name}",
            distance=round(reach),
            name=commune.name,
        ),
        place,
        help=message("use the outline of this commune, or correct its “position:”"),
    )
