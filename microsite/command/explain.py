"""Shows the documentation of rules."""

from __future__ import annotations

import click

from microsite.command.options import LANG, list_rules
from microsite.words import choose_translator
from twinlint.command import SpokenCommand, show_rule
from twinlint.rules import RULES


@click.command(cls=SpokenCommand)
@click.argument("rule")
@LANG
def explain(rule: str, lang: str | None) -> int:
    """Show the documentation of RULE; “all” lists every rule."""
    # Those of the checker wait for no room.
    is_own = any(each.name == rule.lower() for each in RULES)
    show_rule(rule, RULES if is_own else list_rules(), choose_translator(lang))
    return 0
