"""Every rule of the checker, one file each: a comparison or a text in, findings out.

A file of this folder is a rule: the object in it that has the name of the file.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from twinlint.finding import Rule
from twinlint.rule import PairRule, PartRule, TextRule


def _import_checks() -> Iterator[PairRule | PartRule | TextRule]:
    for info in pkgutil.iter_modules(__path__):
        yield getattr(import_module(f"{__name__}.{info.name}"), info.name)


_CHECKS = tuple(_import_checks())
PAIR_RULES = tuple(check for check in _CHECKS if isinstance(check, PairRule))
"""Those that compare two versions of a text, by name."""
TEXT_RULES = tuple(check for check in _CHECKS if isinstance(check, TextRule))
"""Those that read one text, by name."""
PART_RULES = tuple(check for check in _CHECKS if isinstance(check, PartRule))
"""Those that ask which entries two documents have, by name."""
RULES: tuple[Rule, ...] = tuple(check.rule for check in _CHECKS)
"""Their names, severities and documentation."""
