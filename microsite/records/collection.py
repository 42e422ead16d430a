"""Where the records of one type stand."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.records.value import Part


@dataclass(frozen=True, slots=True)
class Collection:
    """Where the records of one type stand."""

    name: str
    model: type[Part]
    is_folder: bool
    """True: one file per record, named after its id; false: one file of all."""
    word: str
    """The type in references between records: `commune:sceaux`."""
