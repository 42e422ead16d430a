"""The command line of the generator: all commands, and what begins them.

A command imports what it uses, so that `compare` does not wait for the site generator.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from microsite.command.build import build
from microsite.command.check import check
from microsite.command.compare import compare
from microsite.command.explain import explain
from microsite.command.record import run_recorded
from microsite.command.serve import serve
from microsite.command.waive import fresh, waive
from microsite.command.write import addresses, messages, new, schema
from microsite.words import choose_translator
from twinlint import __version__
from twinlint.command import (
    HELP_NAMES,
    SETTINGS,
    SpokenGroup,
    make_version_option,
    run,
    say,
    speak_utf_8,
)
from twinlint.finding import message
from twinlint.garbage import search_rarely
from twinlint.speak import find_language

_COMMANDS = (
    addresses, build, check, compare, explain, fresh, messages, new, schema, serve,
    waive,
)  # fmt: skip


def main(
    arguments: Sequence[str] | None = None,
    program: str = "microsite",
    root: Path | None = None,
) -> int:
    """Run the command; the exit code: 0 clean, 1 findings, 2 wrong use.

    `root` is the site of commands that are not told another; the current folder when
    it is None.
    """
    search_rarely()
    speak_utf_8()
    asked = sys.argv[1:] if arguments is None else arguments
    given = _put_command_first(asked)
    alone = {*HELP_NAMES, "--version"}
    if not given or (given[0].startswith("-") and given[0] not in alone):
        given.insert(0, "build")
    settings = {"root": str(root)} if root else {}
    defaults = dict.fromkeys(command.commands, settings)
    translate = choose_translator(find_language(given))
    return run_recorded(
        lambda: run(command, given, program, translate, defaults), asked, root
    )


def _put_command_first(asked: Sequence[str]) -> list[str]:
    """The arguments, a command before the options that every command has."""
    at = 0
    while at < len(asked) and asked[at].startswith("-"):
        name, sign, _ = asked[at].partition("=")
        if name not in ("--lang", "--root"):
            break
        at += 1 if sign else 2
    if at < len(asked) and asked[at] in command.commands:
        return [asked[at], *asked[:at], *asked[at + 1 :]]
    return list(asked)


def start() -> int:
    """The installed command; it says so where its packages were not asked for."""
    try:
        return main()
    except ImportError as error:
        if (error.name or "microsite").startswith(("microsite", "twinlint")):
            raise
        said = message(
            "the packages of the generator are missing ({reason}): install {name}",
            reason=str(error),
            name="twinlint[site]",
        )
        say(said, choose_translator(find_language(sys.argv[1:])))
        return 2


@click.group(cls=SpokenGroup, context_settings=SETTINGS)
@make_version_option(__version__)
def command() -> None:
    """Build and check a site in several languages; with no command: build."""


for _each in _COMMANDS:
    command.add_command(_each)
