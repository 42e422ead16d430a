"""Finds the drafts that a draft names: they are published together, or none is."""

from __future__ import annotations

from collections.abc import Iterable

from microsite.records import Site
from microsite.validate.periods import find_named


def find_together(site: Site, refs: Iterable[str]) -> tuple[str, ...]:
    """The drafts that some drafts name, and that those name, as references: sorted.

    `refs` are references to records (`solution:bench`), which are not in the result;
    those that are published need nothing. Empty for a site that is without its drafts.
    """
    drafts = {ref: record for ref, record in site.records() if record.draft}
    begun = [ref for ref in refs if ref in drafts]
    reached = set(begun)
    ahead = list(begun)
    while ahead:
        ref = ahead.pop()
        for named, _ in find_named(site, ref, drafts[ref]):
            if named in drafts and named not in reached:
                reached.add(named)
                ahead.append(named)
    return tuple(sorted(reached.difference(begun)))
