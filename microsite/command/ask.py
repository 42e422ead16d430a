"""Asks the editor on a terminal whether to go on: yes or no."""

from __future__ import annotations

from twinlint.catalog import Translator
from twinlint.command import ask
from twinlint.finding import Message, message


def ask_whether(question: Message, translate: Translator) -> bool:
    """Whether the editor says yes; anything else is a no, and so is no answer."""
    from microsite.records import suggest_boolean  # loads what records are made of

    answer = ask(translate(message("{question} [y/N]", question=question))).lower()
    return suggest_boolean(answer) == "true" or answer == translate(message("y"))
