"""Every rule that holds prose against the records of its site, one file each."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from microsite.check.fact import FactRule


def _import_rules() -> Iterator[FactRule]:
    for info in pkgutil.iter_modules(__path__):
        yield getattr(import_module(f"{__name__}.{info.name}"), info.name)


FACT_RULES: tuple[FactRule, ...] = tuple(_import_rules())
"""By name."""
