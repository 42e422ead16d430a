"""Finds items of a list that nothing parts: several names in the place of one."""

from __future__ import annotations

from functools import partial

from microsite.records import Origin
from microsite.validate import problems
from microsite.validate.split import split_codes
from microsite.validate.unknown import Known, guess_records
from microsite.validate.unparted_codes import is_several, report_unparted
from twinlint.finding import Finding
from twinlint.source import FieldPath
from twinlint.spelling import is_slip


def find_unparted(
    origin: Origin, path: FieldPath, collection: str, known: Known
) -> Finding | None:
    """The finding on an item of a list that is the names of several records."""
    is_right = partial(_is_name, collection=collection, known=known)
    items = split_codes(origin.words(path), is_right)
    if not is_several(origin, path, items) or not all(map(is_right, items)):
        return None
    is_sure = all(known.holds(collection, each) for each in items)
    return report_unparted(
        problems.UNKNOWN_REFERENCE, origin, path, items, is_sure=is_sure
    )


def _is_name(item: str, *, collection: str, known: Known) -> bool:
    """Whether a record is called so, or but for a slip."""
    if known.holds(collection, item):
        return item in known.ids[collection]
    return any(is_slip(item, each) for each in guess_records(collection, item, known))
