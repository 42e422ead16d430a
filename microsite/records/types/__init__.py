"""Every type of record, one file each: what its records hold, what is made of them.

A file of this folder is a type: its model, and beside it the declaration `COLLECTION`.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from microsite.records.collection import Collection, Types


def find_types() -> Types:
    """The types of this folder by their names, in the order of their ranks."""
    names = [info.name for info in pkgutil.iter_modules(__path__)]
    found: list[Collection] = [
        import_module(f"{__name__}.{name}").COLLECTION for name in names
    ]
    found.sort(key=lambda declared: (declared.rank, declared.name))
    return {declared.name: declared for declared in found}


COLLECTIONS = find_types()
"""The types that come with the generator."""
