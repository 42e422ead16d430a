"""Every type of record, one file each: what its records hold, what is made of them.

A file of this folder is a type: its model, and beside it the declaration `COLLECTION`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from microsite.records.collection import Collection, Types


def _import_collections() -> Iterator[Collection]:
    for info in pkgutil.iter_modules(__path__):
        yield import_module(f"{__name__}.{info.name}").COLLECTION


COLLECTIONS: Types = {
    each.name: each
    for each in sorted(_import_collections(), key=lambda each: (each.rank, each.name))
}
"""The types that come with the generator, in the order in which they are listed."""
