"""How a stage goes through the records one by one; a build may pass some over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from microsite.records.site import Site
from microsite.records.value import Part

R = TypeVar("R")
Referred = tuple[str, Part]
"""A record with its reference: `commune:sceaux`."""


class GoThrough(Protocol):
    """Does some work for each record: `go_through`, or what remembers quiet ones."""

    def __call__(
        self,
        work: str,
        do: Callable[[Referred], R],
        site: Site,
        records: Iterable[Referred],
        *told: object,
        is_quiet: Callable[[R], bool],
    ) -> Iterator[R]:
        """The results in the order of the records.

        What `do` gives for a record depends on its text, the languages and the types of
        the site, and what it is `told`, alone. A result that `is_quiet` holds no place.
        """


def go_through(
    work: str,
    do: Callable[[Referred], R],
    site: Site,
    records: Iterable[Referred],
    *told: object,
    is_quiet: Callable[[R], bool],
) -> Iterator[R]:
    """What is done for each record."""
    return map(do, records)
