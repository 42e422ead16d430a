"""Holds the parts that organisations play against the solutions that name them."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.records import OrganisationKind, Site
from microsite.validate import problems
from twinlint.finding import Finding, message

_BESIDE = frozenset((OrganisationKind.PARTNER, OrganisationKind.ASSOCIATE))
"""Parts of those that help the programme: lists show them apart from its holders."""


def check_holders(site: Site) -> Iterator[Finding]:
    """Organisations that a solution names as its holder, and that are none by kind."""
    named: dict[str, str] = {}
    for id_, solution in site.solutions.items():
        for each in solution.organisations:
            named.setdefault(each, f"solution:{id_}")
    for id_, ref in named.items():
        organisation = site.organisations.get(id_)
        if organisation and organisation.kind in _BESIDE:
            said = message("this solution names it as its project holder")
            right = OrganisationKind.PROJECT_HOLDER.value
            yield problems.OTHER_PART(
                message(
                    "“{id}” is of the kind {kind}, and tests a solution",
                    id=id_,
                    kind=organisation.kind.value,
                ),
                site.origins[f"organisation:{id_}"].place(("kind",)),
                related=(site.origins[ref].place(("organisations",), said=said),),
                help=message(
                    "write “kind: {kind}”, or take it out of the solution", kind=right
                ),
            )
