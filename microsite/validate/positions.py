"""Finds positions whose latitude and longitude have changed places, by the others.

That each is within its bounds is said by `Position` of `microsite/records/parts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from microsite.records import Site
from microsite.validate import problems
from twinlint.finding import Finding, message

_FAR = 5.0
"""Degrees from the middle of all communes where one is not expected; about 500 km."""


def check_positions(site: Site) -> Iterator[Finding]:
    """Communes whose latitude and longitude have changed places."""
    positions = {i: c.position for i, c in site.communes.items() if c.position}
    if len(positions) < 3:
        return
    north = median(position.latitude for position in positions.values())
    east = median(position.longitude for position in positions.values())
    for id_, position in positions.items():
        latitude, longitude = position.latitude, position.longitude
        is_far = max(abs(latitude - north), abs(longitude - east)) > _FAR
        if is_far and max(abs(longitude - north), abs(latitude - east)) < _FAR:
            yield problems.SWAPPED_COORDINATES(
                message("latitude and longitude of {id} have changed places", id=id_),
                site.origins[f"commune:{id_}"].place(("position", "latitude")),
                help=message(
                    "write latitude: {latitude} and longitude: {longitude}",
                    latitude=str(longitude),
                    longitude=str(latitude),
                ),
            )
