"""Tells of pictures that do not say who made them."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.records import Image, Site, walk_parts
from microsite.validate import problems
from microsite.validate.missing import advise_field
from twinlint.finding import Finding, message


def check_credits(site: Site) -> Iterator[Finding]:
    """Pictures without a credit, at the field that shows them, with the line to add."""
    for ref, record in site.parts():
        for path, part in walk_parts(record):
            if not isinstance(part, Image) or part.credit:
                continue
            origin = site.origins[ref]
            yield problems.MISSING_CREDIT(
                message("the picture does not say who made it"),
                origin.key_place(path),
                help=message(
                    "{advice} (who made the picture: a photographer, an agency)",
                    advice=advise_field(origin, (*path, "credit"), "credit", str),
                ),
            )
