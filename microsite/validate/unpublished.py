"""Says what to do about a draft that a published record names or links to."""

from __future__ import annotations

from microsite.records import Site
from microsite.validate import problems
from twinlint.finding import Finding, Place, message


def report_draft(
    site: Site, collection: str, id_: str, place: Place, *, is_link: bool = False
) -> Finding:
    """The finding on a draft that is named where it is published, or linked to."""
    origin = site.origins.get(f"{site.types[collection].word}:{id_}")
    said = message("it is a draft by this line")
    there = origin.place(("draft",), said=said) if origin else None
    file = there.span.path if there else f"content/{collection}"
    return problems.DRAFT_REFERENCE(
        message("“{id}” is a draft and is not published", id=id_),
        place,
        related=(there,) if there else (),
        help=message(
            "remove the link and keep its words, or publish that record too: remove"
            " “draft: true” from {file}",
            file=file,
        )
        if is_link
        else message(
            "remove this reference, or publish that record too: remove “draft: true”"
            " from {file}",
            file=file,
        ),
    )
