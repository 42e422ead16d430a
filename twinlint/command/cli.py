"""The command `twinlint`: its parts, `--config`, `--terms` and `--no-register`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from twinlint import __version__
from twinlint.catalog import Translator
from twinlint.command.agreed import load_register, load_settings
from twinlint.command.compare import run_task
from twinlint.command.options import (
    HELP_NAMES,
    SETTINGS,
    make_lang_option,
    make_version_option,
)
from twinlint.command.output import run, speak_utf_8
from twinlint.command.rules import describe_asking, list_rules
from twinlint.command.task import Task, take_task
from twinlint.command.usage import SpokenGroup
from twinlint.garbage import search_rarely
from twinlint.settings import NO_SETTINGS, Settings
from twinlint.speak import choose_translator, find_language, list_languages

LANG = make_lang_option(list_languages())


def main(arguments: Sequence[str] | None = None, program: str = "twinlint") -> int:
    """Run the command; the exit code: 0 clean, 1 findings, 2 wrong use."""
    search_rarely()
    speak_utf_8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    known = {*command.commands, *HELP_NAMES, "--version"}
    if not given or not (given[0] in known or _is_mistyped(given[0])):
        given.insert(0, "compare")
    return run(command, given, program, choose_translator(find_language(given)))


def _is_mistyped(word: str) -> bool:
    """Whether a word is nearly that of a command, and names no file or folder."""
    if not word.isalpha() or Path(word).exists():
        return False
    from twinlint.suggest import suggest_words

    return bool(suggest_words(word, command.commands))


@click.group(cls=SpokenGroup, context_settings=SETTINGS)
@make_version_option(__version__)
def command() -> None:
    """Say what differs between two language versions; with no command: compare."""


CONFIG = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File of settings (default: twinlint.toml, or pyproject.toml, of this folder"
    " or one above).",
)
TERMS = click.option(
    "--terms",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with terms (CSV, YAML, TBX) beside those of the settings.",
)
NO_REGISTER = click.option(
    "--no-register",
    "is_alone",
    is_flag=True,
    help="Do not read the names and terms of the settings.",
)


@command.command()
@take_task
@TERMS
@NO_REGISTER
@CONFIG
@LANG
def compare(
    lang: str | None,
    config: Path | None,
    terms: tuple[Path, ...],
    *,
    is_alone: bool,
    **task: Any,
) -> int:
    """Compare two documents, FR and EN, or the pages of two folders or of one."""
    translate = choose_translator(lang)
    asked = Task(**task)
    settings = _load_settings(asked, config, translate)
    read_register = partial(
        load_register, settings, terms, asked.languages, translate, has_own=not is_alone
    )
    return run_task(asked, translate, read_register, settings)


def _load_settings(asked: Task, config: Path | None, translate: Translator) -> Settings:
    """The settings; for lines only those that are named, as they stand in no folder."""
    if asked.jsonl and config is None:
        return NO_SETTINGS
    return load_settings(config, translate)


@command.command()
@take_task
@TERMS
@NO_REGISTER
@CONFIG
@LANG
def baseline(
    lang: str | None,
    config: Path | None,
    terms: tuple[Path, ...],
    *,
    is_alone: bool,
    **task: Any,
) -> int:
    """Accept all that is found today: write it to a file that later runs read."""
    from twinlint.command.accept import write_findings

    translate = choose_translator(lang)
    asked = Task(**task)
    settings = load_settings(config, translate)
    read_register = partial(
        load_register, settings, terms, asked.languages, translate, has_own=not is_alone
    )
    return write_findings(asked, translate, read_register, settings)


@command.command()
@LANG
def schema(lang: str | None) -> int:
    """Write the JSON Schema of twinlint.toml, for completion in editors."""
    from twinlint.command.explain import show_schema

    show_schema(list_rules(), choose_translator(lang))
    return 0


@command.command()
@click.argument("rule")
@LANG
def explain(rule: str, lang: str | None) -> int:
    """Show the documentation of RULE; “all” lists every rule."""
    from twinlint.command.explain import show_rule

    show_rule(rule, list_rules(), choose_translator(lang), describe_asking)
    return 0
