from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, Files, find_problems, minimal_site, show

RULE = ("swapped-coordinates",)


def communes(*positions: tuple[float, float]) -> Files:
    """A commune `c0`, `c1`… for each latitude and longitude."""
    files: dict[str, str | bytes | None] = {"content/communes/sceaux.yaml": None}
    for number, (latitude, longitude) in enumerate(positions):
        files[f"content/communes/c{number}.yaml"] = COMMUNE + (
            f"position:\n  latitude: {latitude}\n  longitude: {longitude}\n"
        )
    return minimal_site(files)


def test_coordinates_far_from_the_others_and_near_when_swapped_are_reported(
    tree: Tree,
) -> None:
    root = tree(communes((48.8, 2.3), (48.9, 2.2), (2.25, 48.85)))
    (finding,) = find_problems(root, rules=RULE)
    assert show([finding]) == [
        "content/communes/c2.yaml:12:13: latitude and longitude of c2 have changed "
        "places [swapped-coordinates]"
    ]
    assert str(finding.help) == "write latitude: 48.85 and longitude: 2.25"


@pytest.mark.parametrize(
    "positions",
    [
        ((48.8, 2.3), (48.9, 2.2), (48.7, 2.4)),
        ((48.8, 2.3), (2.25, 48.85)),
        ((48.8, 2.3), (48.9, 2.2), (-21.1, 55.5)),
        ((5.3, 5.4), (5.5, 5.2), (5.4, 5.6)),
    ],
    ids=["all-near", "too-few", "overseas", "on-the-diagonal"],
)
def test_other_positions_are_silent(
    tree: Tree, positions: tuple[tuple[float, float], ...]
) -> None:
    assert show(find_problems(tree(communes(*positions)), rules=RULE)) == []
