"""Lists every rule that the command can find something with."""

from __future__ import annotations

from collections.abc import Iterable

from twinlint.finding import Rule


def list_rules() -> Iterable[Rule]:
    """Every rule of the checker; reads them all."""
    from twinlint.rules import RULES
    from twinlint.survey import PROBLEMS

    return sorted((*RULES, *PROBLEMS), key=lambda rule: rule.name)
