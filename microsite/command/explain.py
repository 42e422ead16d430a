"""The command `explain`: shows the documentation of rules."""

from __future__ import annotations

import click

from microsite.command.options import LANG, list_rules
from microsite.words import choose_translator
from twinlint.command import SpokenCommand, show_rule


@click.command(cls=SpokenCommand)
@click.argument("rule")
@LANG
def explain(rule: str, lang: str | None) -> int:
    """Show the documentation of RULE; “all” lists every rule."""
    show_rule(rule, list_rules(), choose_translator(lang))
    return 0
