"""The command `twinlint`: compares two documents, and explains its rules."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from twinlint import __version__
from twinlint.command.compare import run_task
from twinlint.command.options import (
    HELP_NAMES,
    SETTINGS,
    make_lang_option,
    make_version_option,
)
from twinlint.command.output import run, speak_utf_8
from twinlint.command.rules import list_rules
from twinlint.command.task import Task, take_task
from twinlint.command.usage import SpokenGroup
from twinlint.register import EMPTY_REGISTER
from twinlint.speak import choose_translator, find_language, list_languages

LANG = make_lang_option(list_languages())


def main(arguments: Sequence[str] | None = None, program: str = "twinlint") -> int:
    """Run the command; the exit code: 0 clean, 1 findings, 2 wrong use."""
    speak_utf_8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] not in {*command.commands, *HELP_NAMES, "--version"}:
        given.insert(0, "compare")
    return run(command, given, program, choose_translator(find_language(given)))


@click.group(cls=SpokenGroup, context_settings=SETTINGS)
@make_version_option(__version__)
def command() -> None:
    """Say what differs between two language versions; with no command: compare."""


@command.command()
@take_task
@LANG
def compare(lang: str | None, **task: Any) -> int:
    """Compare two documents, FR and EN: what differs between them."""
    return run_task(
        Task(**task),
        choose_translator(lang),
        lambda: EMPTY_REGISTER,
        version=__version__,
    )


@command.command()
@click.argument("rule")
@LANG
def explain(rule: str, lang: str | None) -> int:
    """Show the documentation of RULE; “all” lists every rule."""
    from twinlint.command.explain import show_rule

    show_rule(rule, list_rules(), choose_translator(lang))
    return 0
