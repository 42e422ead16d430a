"""Every rule of the generator: those of the checker, its own, those of its rooms."""

from __future__ import annotations

from microsite import (
    catalogs,
    check,
    data,
    load,
    map,  # noqa: A004 - a room
    media,
    pages,
    preview,
    publish,
    validate,
)
from microsite.check import FACT_RULES
from twinlint.finding import Rule
from twinlint.rules import RULES as CHECKER_RULES

_ROOMS = (
    load, validate, map, pages, media, check, catalogs, data, publish, preview
)  # fmt: skip
PROBLEMS: tuple[Rule, ...] = tuple(rule for room in _ROOMS for rule in room.PROBLEMS)
"""What can be wrong in each room, by room."""
RULES: tuple[Rule, ...] = tuple(
    sorted(
        (*CHECKER_RULES, *(check.rule for check in FACT_RULES), *PROBLEMS),
        key=lambda rule: rule.name,
    )
)
"""All of them, by name."""
