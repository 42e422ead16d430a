"""The command line of the generator: all commands, and what begins them.

A command is loaded when it is asked for, and imports what it uses: so `compare` waits
for no options of other commands, and for no generator.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

import click

from microsite.command.record import run_recorded
from microsite.unchanged import find_option
from microsite.words import choose_translator, find_site_language
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

_FILES = {
    "addresses": "write",
    "build": "build",
    "check": "check",
    "compare": "compare",
    "explain": "explain",
    "fresh": "note",
    "messages": "write",
    "new": "write",
    "schema": "write",
    "serve": "serve",
    "waive": "waive",
}
"""Each command, and the file of this folder that it stands in."""


class _Commands(Mapping[str, click.Command]):
    """All commands, each loaded when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        file = import_module(f"microsite.command.{_FILES[name]}")
        return cast(click.Command, getattr(file, name))

    def __iter__(self) -> Iterator[str]:
        return iter(_FILES)

    def __len__(self) -> int:
        return len(_FILES)


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
    site = Path(find_option(given, "--root") or root or ".")
    if own := find_site_language(site):
        settings["lang"] = own
    defaults = dict.fromkeys(_FILES, settings)
    translate = choose_translator(find_language(given) or own)
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
    if at < len(asked) and asked[at] in _FILES:
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


@click.group(
    cls=SpokenGroup,
    commands=cast(dict[str, click.Command], _Commands()),
    context_settings=SETTINGS,
)
@make_version_option(__version__)
def command() -> None:
    """Build and check a site in several languages; with no command: build."""
