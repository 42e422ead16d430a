"""Every rule of the generator: those of the checker, its own, those of its stages."""

from __future__ import annotations

from microsite.check.rules import FACT_RULES
from microsite.problem import PROBLEMS
from twinlint.finding import Rule
from twinlint.rules import RULES as CHECKER_RULES

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (*CHECKER_RULES, *(check.rule for check in FACT_RULES), *PROBLEMS),
        key=lambda rule: rule.name,
    )
)
"""By name."""
