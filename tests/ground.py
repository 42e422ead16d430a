"""Ground for maps: a square that is given and cited, and the towns of the programme."""

from __future__ import annotations

from support import COMMUNE, Files, minimal_record

from microsite.records import Commune, Position

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


TOWNS = {
    "argenteuil": ("Argenteuil", 48.947, 2.248),
    "athis-mons": ("Athis-Mons", 48.707, 2.390),
    "aubervilliers": ("Aubervilliers", 48.914, 2.383),
    "aulnay-sous-bois": ("Aulnay-sous-Bois", 48.938, 2.494),
    "fontenay-sous-bois": ("Fontenay-sous-Bois", 48.852, 2.477),
    "issy-les-moulineaux": ("Issy-les-Moulineaux", 48.824, 2.270),
    "meudon": ("Meudon", 48.812, 2.235),
    "noisy-le-grand": ("Noisy-le-Grand", 48.848, 2.553),
    "sceaux": ("Sceaux", 48.778, 2.290),
    "sucy-en-brie": ("Sucy-en-Brie", 48.770, 2.523),
}


def commune(id_: str, name: str, latitude: float, longitude: float) -> Commune:
    """A town with nothing but its place."""
    position = Position(latitude=latitude, longitude=longitude)
    return minimal_record(Commune, id=id_, name=name, position=position)


def programme() -> list[Commune]:
    """The ten towns of the programme, where they lie."""
    return [commune(id_, *town) for id_, town in TOWNS.items()]
