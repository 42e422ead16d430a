"""From content/geo/ to the page: what is drawn, what is named, what it costs."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from conftest import Tree
from ground import GEO, OUTLINED, SQUARE, outline
from support import TODAY, copy_showcase, find_problems, minimal_site, show

from microsite.pipeline import Config, check_site

UNSOURCED = OUTLINED.partition("outline")[0]


def find_rules(root: Path) -> list[str]:
    return [finding.rule for finding in find_problems(root)]


def test_a_sound_outline_is_no_finding(tree: Tree) -> None:
    assert find_rules(tree(minimal_site(outline(SQUARE)))) == []


def test_of_a_draft_the_file_alone_is_checked(tree: Tree) -> None:
    draft = f"draft: true\n{UNSOURCED}"
    root = tree(minimal_site(outline(SQUARE, record=draft, sourced=False)))
    assert find_rules(root) == []
    (root / GEO).write_text("{}")
    assert show(find_problems(root)) == [
        f"{GEO}:1:1: this is not GeoJSON: it has no “type” [wrong-geometry]"
    ]


def test_a_commune_that_cannot_be_read_may_have_an_outline(tree: Tree) -> None:
    root = tree(minimal_site(outline(SQUARE, record="name: [", sourced=False)))
    assert find_rules(root) == ["yaml-syntax"]


def test_an_outline_that_cannot_be_read_is_not_called_missing_too(tree: Tree) -> None:
    assert find_rules(tree(minimal_site(outline(b"\xff{}")))) == ["wrong-encoding"]


def test_what_is_wrong_with_record_and_file_is_said_at_once(tree: Tree) -> None:
    far = SQUARE.replace("2.", "2.1")
    root = tree(minimal_site(outline(far, record=UNSOURCED, sourced=False)))
    assert find_rules(root) == ["unsourced-outline", "misplaced-outline"]


@pytest.mark.parametrize(
    ("hole", "expected"),
    [(0.03, ["misplaced-outline"]), (0.002, [])],
    ids=["far from the line", "a position is rounded to a hundred metres or so"],
)
def test_a_point_in_a_hole_is_outside(
    hole: float, expected: list[str], tree: Tree
) -> None:
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    rings = [[(2.29 + x * d, 48.78 + y * d) for x, y in corners] for d in (0.05, hole)]
    text = json.dumps({"type": "Polygon", "coordinates": rings})
    assert find_rules(tree(minimal_site(outline(text)))) == expected


def test_a_link_to_a_file_of_the_site_is_followed(tree: Tree) -> None:
    root = tree(minimal_site({**outline(SQUARE), GEO: None, "maps/a.json": SQUARE}))
    (root / GEO).parent.mkdir()
    (root / GEO).symlink_to("../../maps/a.json")
    assert find_rules(root) == []


@pytest.mark.campaign
def test_two_hundred_thousand_positions_are_read(tree: Tree) -> None:
    points = [
        (round(2.29 + 0.02 * math.cos(t), 5), round(48.78 + 0.02 * math.sin(t), 5))
        for t in (math.tau * n / 200_000 for n in range(200_000))
    ]
    value = {"type": "Polygon", "coordinates": [[*points, points[0]]]}
    text = json.dumps(value, separators=(",", ":"))
    assert 3_000_000 < len(text) < 5_000_000
    root = tree(minimal_site(outline(text)))
    assert find_rules(root) == []


# On the pages of a whole site --------------------------------------------------------


def draw_star(longitude: float, latitude: float) -> list[list[float]]:
    """A made-up outline of two thousand positions with a jagged line."""
    ring = [
        [
            longitude + (0.02 + 0.008 * math.sin(9 * t) + n % 2 * 0.0004) * math.cos(t),
            latitude + (0.014 + 0.005 * math.cos(7 * t)) * math.sin(t),
        ]
        for n, t in ((n, math.tau * n / 2000) for n in range(2000))
    ]
    return [*ring, ring[0]]


def add_outline(root: Path, record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    point = yaml.safe_load(text)["position"]
    ring = draw_star(float(point["longitude"]), float(point["latitude"]))
    feature = {
        "type": "Feature",
        "properties": {"nom": "</path><script>alert(1)</script>"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    file = root / "content" / "geo" / f"{record.stem}.geojson"
    file.write_text(json.dumps(feature), encoding="utf-8")
    record.write_text(f"{text}outline:\n  sources: [register]\n", encoding="utf-8")


@pytest.fixture(scope="module")
def outlined(
    tmp_path_factory: pytest.TempPathFactory, cache: Path
) -> Mapping[str, str]:
    """The pages and data of the made-up site, where all but Meudon have an outline."""
    root = copy_showcase(tmp_path_factory.mktemp("outlines") / "site")
    (root / "content" / "geo").mkdir()
    for path in sorted((root / "content" / "communes").glob("*.yaml")):
        if path.stem != "meudon":
            add_outline(root, path)
    built = check_site(Config(root, TODAY, cache=cache / "made"))
    assert not built.has_errors, show(built.findings)
    return {
        output.path: output.content.decode()
        for output in built.outputs
        if output.path.endswith(".html") or output.path.startswith("data/")
    }


MAPS = pytest.mark.parametrize(
    "name", ["fr/index.html", "en/index.html", "fr/communes/sceaux/index.html"]
)


@MAPS
def test_outlines_are_drawn_for_the_eye_alone(
    name: str, outlined: Mapping[str, str]
) -> None:
    group = re.search(r'<g aria-hidden="true">(.*?)</g>', outlined[name], re.S)
    assert group
    classes = re.findall(r'<path class="([^"]*)" data-edition="\d" d="M', group[1])
    assert len(classes) == 2
    assert not re.search(r"<a\b|style=|<script|\bon\w+=", group[1])
    strong = [each for each in classes if not each.endswith("--pale")]
    assert len(strong) == (1 if "communes" in name else 2)


@MAPS
def test_an_outline_is_light(name: str, outlined: Mapping[str, str]) -> None:
    pattern = r'<path class="commune-map__outline[^"]*" data-edition="\d" d="(M[^"]*)"'
    drawn = re.findall(pattern, outlined[name])
    assert drawn
    # Of two thousand positions; ten outlines together are then lighter than a picture.
    assert all(len(each) < 450 for each in drawn), list(map(len, drawn))


@pytest.mark.parametrize(
    ("name", "word"), [("fr/index.html", "Contours"), ("en/index.html", "Outlines")]
)
def test_a_map_names_where_its_outlines_are_from(
    name: str, word: str, outlined: Mapping[str, str]
) -> None:
    locale = name.partition("/")[0]
    link = rf'<p>{word}\s?: <a href="/{locale}/sources/#source-register">'
    assert re.search(link, outlined[name])


def test_properties_of_a_file_reach_no_page(outlined: Mapping[str, str]) -> None:
    assert [name for name, text in outlined.items() if "alert(1)" in text] == []


def test_the_open_data_keep_points(outlined: Mapping[str, str]) -> None:
    features = json.loads(outlined["data/communes.geojson"])["features"]
    assert {feature["geometry"]["type"] for feature in features} == {"Point"}


def test_without_a_file_no_map_speaks_of_outlines(
    showcase: Mapping[str, bytes],
) -> None:
    text = showcase["fr/index.html"].decode()
    assert "commune-map__place" in text
    assert "commune-map__outline" not in text
    assert "Contours" not in text
