"""Every type of record, one file each: fields, page, open data, schema.org, form.

A file of this folder is a type: its model, and beside it the declaration `COLLECTION`.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from microsite.records.collection import Collection, DeclarationError, Types


def find_types() -> Types:
    """The types of this folder by their names, in the order of their ranks.

    DeclarationError, which names the file, for one that is not declared.
    """
    found: dict[str, Collection] = {}
    for info in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        declared = getattr(module, "COLLECTION", None)
        if not isinstance(declared, Collection):
            raise DeclarationError(f"{module.__file__}: add COLLECTION, a Collection")
        _refuse_another(found, declared, module.__file__)
        found[declared.name] = declared
    ranked = sorted(found.values(), key=lambda each: (each.rank, each.name))
    return {declared.name: declared for declared in ranked}


def _refuse_another(found: Types, declared: Collection, file: str | None) -> None:
    """No two types share what tells them apart, as when one began as a copy."""
    for other in found.values():
        for what in ("name", "word", "page", "model"):
            value = getattr(declared, what)
            if value and value == getattr(other, what):
                raise DeclarationError(f"{file}: another type has {what}={value!r}")


COLLECTIONS = find_types()
"""The types that come with the generator."""
