"""Holds the figures of a selection against one another: from all to those kept."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.records import Site
from microsite.validate import problems
from twinlint.finding import Finding, message


def check_selections(site: Site) -> Iterator[Finding]:
    """Figures of a choice that count more than those before them, or no things."""
    for edition in site.editions.values():
        before = None
        for index, id_ in enumerate(edition.selection):
            figure = site.figures.get(id_)
            if figure is None:
                continue
            place = site.origins[f"edition:{edition.id}"].place(
                ("selection", index), text=id_
            )
            if figure.percent:
                yield problems.GROWING_SELECTION(
                    message("{id} is a share, not a number of things", id=id_),
                    place,
                    help=message("name figures that count"),
                )
            elif before is not None and figure.value > before.value:
                yield problems.GROWING_SELECTION(
                    message(
                        "{id} counts {number}, more than {other} with {before}",
                        id=id_,
                        number=figure.value,
                        other=before.id,
                        before=before.value,
                    ),
                    place,
                    help=message("name them from all to those kept"),
                )
            else:
                before = figure
