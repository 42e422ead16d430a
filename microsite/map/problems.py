"""Documentation of what outlines and layers can have wrong; who finds it words it."""

from __future__ import annotations

from twinlint.finding import Rule, Severity
from twinlint.rule import gather_rules

JSON_SYNTAX = Rule(
    "json-syntax",
    Severity.ERROR,
    """A file is not correct JSON.

    Why: the outline cannot be read.
    Wrong: "coordinates": [NaN, 48.85]
    Right: "coordinates": [2.35, 48.85]
    Fix: export the file again as GeoJSON.
    """,
)
WRONG_GEOMETRY = Rule(
    "wrong-geometry",
    Severity.ERROR,
    """A file of content/geo/ is not the outline of one commune.

    Why: the map draws surfaces; points and lines have no inside.
    Wrong: {"type": "Point", "coordinates": [2.29, 48.78]}
    Right: {"type": "Polygon", "coordinates": [[[2.27, 48.77], …]]}
    Fix: export the commune alone, as a Polygon or a MultiPolygon.
    """,
)
BROKEN_OUTLINE = Rule(
    "broken-outline",
    Severity.ERROR,
    """The line of an outline is not closed, has too few positions or no inside.

    Why: an open line has been cut short, and the rest of the commune is missing.
    Fix: export the outline again; its last position is the first one again.
    """,
)
MISPLACED_OUTLINE = Rule(
    "misplaced-outline",
    Severity.ERROR,
    """An outline does not lie around the position of its commune.

    Why: it is the outline of another commune, or the position is wrong.
    Fix: use the outline of this commune, or correct its `position:`.
    """,
)
UNSOURCED_OUTLINE = Rule(
    "unsourced-outline",
    Severity.ERROR,
    """Nothing says where the outline of a commune is from.

    Why: whoever publishes an outline allows its use if it is named.
    Wrong:
        name: Sceaux
    Right:
        name: Sceaux
        outline: {sources: [etalab]}
    Fix: add the document to sources.yaml, and `outline:` to the commune's record.
    """,
)
MISPLACED_LAYER = Rule(
    "misplaced-layer",
    Severity.ERROR,
    """A layer of the map does not lie where its communes lie.

    Why: an edge that leaves a commune out is that of something else.
    Wrong: the limit of Paris as the edge of the Métropole
    Right: the limit of the Métropole
    Fix: export the right limit, in longitude and latitude.
    """,
)
MISSING_OUTLINE = Rule(
    "missing-outline",
    Severity.ERROR,
    """A commune says where its outline is from, and content/geo/ does not hold it.

    Fix: put the file there, named after the commune, or delete `outline:`.
    """,
)

PROBLEMS: tuple[Rule, ...] = gather_rules(globals())
"""All of them, by name."""
