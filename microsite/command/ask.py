"""Asks the editor on a terminal, in the language of the editor."""

from __future__ import annotations

import click

from twinlint.catalog import Translator
from twinlint.finding import Message, message


def ask(question: Message, translate: Translator) -> bool:
    """Whether the editor says yes; anything else is a no, and so is no answer."""
    from microsite.records import suggest_boolean  # loads what records are made of

    said = translate(message("{question} [y/N]", question=question))
    click.echo(f"{said} ", err=True, nl=False)
    try:
        answer = input().strip().lower()
    except EOFError:
        answer = ""
    meant = suggest_boolean(answer)
    return meant == "true" or answer == translate(message("y"))


def ask_text(question: str, default: str = "") -> str:
    """What the editor types, without spaces around it; the default for nothing."""
    shown = f"{question} [{default}]: " if default else f"{question}: "
    click.echo(shown, err=True, nl=False)
    try:
        return input().strip() or default
    except EOFError:
        return default
