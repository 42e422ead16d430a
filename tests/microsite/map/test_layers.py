"""Layers below the communes: drawn lightly, named by source, held against places."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping

import pytest
from conftest import Tree
from ground import programme
from support import COMMUNE, SETTINGS, find_problems, minimal_site, show

from microsite.map.map import draw_map
from microsite.map.shape import Ring, Shape
from microsite.records import ContextLayer, LayerKind

EDGE = "content/geo/metropole.geojson"
SOURCES = (
    "register:\n  title: {fr: Un registre, en: A register}\n"
    "  language: fr\n  read: full\n"
)
LAYER = "map_layers:\n  - {file: metropole, kind: edge, sources: [register]}\n"


def circle(
    longitude: float, latitude: float, degrees: float, points: int = 60
) -> list[list[float]]:
    """A closed line around a place."""
    angles = [math.tau * n / points for n in range(points)]
    ring = [
        [longitude + degrees * math.cos(a), latitude + degrees * math.sin(a)]
        for a in angles
    ]
    return [*ring, ring[0]]


def polygon(*ring: list[float]) -> str:
    return json.dumps({"type": "Polygon", "coordinates": [list(ring)]})


def find(
    tree: Tree, settings: str = LAYER, files: Mapping[str, str | None] = {}
) -> list[str]:
    position = "position: {latitude: 48.78, longitude: 2.29}\n"
    site = {
        "content/site.yaml": SETTINGS + settings,
        "content/sources.yaml": SOURCES,
        "content/communes/sceaux.yaml": COMMUNE + position,
        EDGE: polygon(*circle(2.35, 48.85, 0.3)),
        **files,
    }
    rules = ("misplaced-layer", "missing-outline", "unsourced-outline")
    found = find_problems(tree(minimal_site(site)), rules=(*rules, "wrong-geometry"))
    return show(found)


def test_an_edge_around_its_communes_is_no_finding(tree: Tree) -> None:
    assert find(tree) == []


def test_an_edge_that_leaves_a_commune_out_is_found_with_its_setting(
    tree: Tree,
) -> None:
    (found,) = find(tree, files={EDGE: polygon(*circle(2.35, 48.9, 0.05))})
    assert found.startswith(f"{EDGE}:1:")
    assert "Sceaux lies " in found
    assert "outside this edge [misplaced-layer]" in found


@pytest.mark.parametrize("kind", ["area", "water"])
def test_other_layers_may_lie_beside_the_communes_but_not_far_away(
    kind: str, tree: Tree
) -> None:
    settings = LAYER.replace("edge", kind)
    beside = polygon(*circle(2.35, 48.9, 0.05))
    assert find(tree, settings, {EDGE: beside}) == []
    (found,) = find(tree, settings, {EDGE: polygon(*circle(48.9, 2.35, 0.05))})
    assert "far from every municipality [misplaced-layer]" in found


def test_a_layer_without_its_file_or_its_source_is_found_in_the_settings(
    tree: Tree,
) -> None:
    found = find(tree, LAYER.replace(", sources: [register]", ""), {EDGE: None})
    assert [text.rpartition(" ")[2] for text in found] == [
        "[missing-outline]",
        "[unsourced-outline]",
    ]
    assert all(text.startswith("content/site.yaml:") for text in found)


def test_a_broken_layer_is_a_finding_and_not_drawn(tree: Tree) -> None:
    (found,) = find(tree, files={EDGE: '{"type": "Polygon"}'})
    assert found.startswith(f"{EDGE}:1:")
    assert found.endswith("[wrong-geometry]")


def test_all_layers_together_are_light_and_the_largest_lies_below() -> None:
    layers = [
        ContextLayer(file=kind.value, kind=kind, sources=("register",))
        for kind in (LayerKind.WATER, LayerKind.EDGE, LayerKind.AREA)
    ]
    shapes = {
        layer.file: Shape(
            (
                Ring(
                    tuple(
                        (
                            2.35 + size * math.cos(a) * (1 + 0.02 * (n % 7)),
                            48.85 + size * math.sin(a),
                        )
                        for n, a in enumerate(math.tau * n / 5000 for n in range(5000))
                    ),
                    (),
                ),
            )
        )
        for layer, size in zip(layers, (0.02, 0.3, 0.06), strict=True)
    }
    drawing = draw_map(programme(), shapes, layers)
    assert [each.layer.kind for each in drawing.layers] == list(LayerKind)
    assert sum(len(each.path) for each in drawing.layers) < 2_500
    assert drawing.sources == ("register",)
    assert drawing.places == draw_map(programme()).places
