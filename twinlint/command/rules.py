"""Lists every rule that the command can find something with."""

from __future__ import annotations

from collections.abc import Iterable

from twinlint.finding import Message, Rule, message


def list_rules() -> Iterable[Rule]:
    """Every rule of the checker; reads them all."""
    from twinlint.rules import RULES
    from twinlint.survey import PROBLEMS

    return sorted((*RULES, *PROBLEMS), key=lambda rule: rule.name)


def describe_asking(name: str) -> Message | None:
    """How to ask a rule that is silent else; None for one that speaks by itself."""
    from twinlint.rule import Scope
    from twinlint.rules import TEXT_RULES

    for check in TEXT_RULES:
        if check.rule.name == name and check.scope is Scope.HOUSE:
            return message(
                'It speaks only where it is asked, by {rule} = "warning" below [rules]'
                " in the settings: typography is settled house by house.",
                rule=name,
            )
    return None
