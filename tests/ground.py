"""The ground of a commune of a small site: a square, given and cited."""

from __future__ import annotations

from support import COMMUNE, Files

SCEAUX = "content/communes/sceaux.yaml"
GEO = "content/geo/sceaux.geojson"
OUTLINED = COMMUNE + (
    "position:\n  latitude: 48.78\n  longitude: 2.29\noutline:\n  sources: [map]\n"
)
SQUARE = """\
{
  "type": "Polygon",
  "coordinates": [
    [
      [2.27, 48.77],
      [2.31, 48.77],
      [2.31, 48.79],
      [2.27, 48.77]
    ]
  ]
}
"""


def outline(
    text: str | bytes, *, record: str = OUTLINED, file: str = GEO, sourced: bool = True
) -> Files:
    """The commune of the small site with a file of content/geo/."""
    source = "map:\n  title: {fr: Carte, en: Map}\n  language: fr\n  read: full\n"
    sources = {"content/sources.yaml": source} if sourced else {}
    return {file: text, SCEAUX: record, **sources}
