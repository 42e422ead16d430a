"""Loads settings, names and terms for a command, and tells mistakes in them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from twinlint.catalog import Translator
from twinlint.command.output import say, show_beside
from twinlint.finding import message, plural_message
from twinlint.register import EMPTY_REGISTER, Name, Register, Term
from twinlint.reporter import escape_unshown
from twinlint.settings import NO_SETTINGS, Problem, Settings, find_settings, find_unread
from twinlint.source import Locale


def load_settings(given: Path | None, translate: Translator) -> Settings:
    """The settings in a file, else in that of the folder or one above, else none.

    Tells what is wrong in it; raises `UsageError` then.
    """
    path = given or _find_settings()
    if path is None:
        return NO_SETTINGS
    if not path.is_file():
        said = message("there is no file {path}", path=str(path))
        raise click.UsageError(translate(said))
    from twinlint.settings import read_settings

    shown = _show(path)
    other = find_unread(path) if given is None else None
    if other:
        said = message(
            "{path} is read, and not {other}", path=shown, other=_show(other)
        )
        say(said, translate)
    settings, problems = read_settings(Path(shown), shown, _list_rules)
    _refuse(problems, translate)
    return settings


def _find_settings() -> Path | None:
    """The settings of this folder or one above, by the way to them from here."""
    here = Path.cwd()
    found = find_settings(here)
    if found is None or found.is_relative_to(here):
        return found
    return Path(os.path.relpath(found, here))


def load_register(
    settings: Settings,
    terms: Sequence[Path],
    locales: Sequence[Locale],
    translate: Translator,
    *,
    has_own: bool = True,
) -> Register:
    """The names and terms of some settings, and the terms of further files.

    `has_own` is False for those who want the further files alone. Tells what is wrong
    in a file; raises `UsageError` then.
    """
    if not (has_own and (settings.register or settings.terms)) and not terms:
        return EMPTY_REGISTER
    from twinlint.settings import read_names, read_terms

    # A name that is the same in all languages is so in those of the settings too.
    locales = tuple(dict.fromkeys((*locales, *settings.languages)))
    names: list[Name] = []
    words: list[Term] = []
    problems: list[Problem] = []
    for path in settings.register if has_own else ():
        found, wrong = read_names(path, _show(path), locales)
        names += found
        problems += wrong
    for path in (*(settings.terms if has_own else ()), *terms):
        meant, wrong = read_terms(path, _show(path), locales)
        words += meant
        problems += wrong
    _refuse(problems, translate)
    return Register(tuple(names), tuple(words))


def _list_rules() -> tuple[str, ...]:
    from twinlint.command.rules import list_rules

    return tuple(rule.name for rule in list_rules())


def _show(path: Path) -> str:
    """The path as a person would type it."""
    here = Path.cwd()
    resolved = path.resolve()
    inside = resolved.is_relative_to(here)
    return (resolved.relative_to(here) if inside else path).as_posix()


def _refuse(problems: Sequence[Problem], translate: Translator) -> None:
    if not problems:
        return
    tell = partial(say, translate=translate)
    for each in problems:
        where = f"{each.path}:{each.line}:{each.column}"
        tell(message("{where}: {said}", where=where, said=each.said))
        if each.help:
            word = translate(message("help:"))
            show_beside(f"  {word} {escape_unshown(translate(each.help))}\n")
    count = len(problems)
    said = plural_message(
        "{count} mistake in {path}",
        "{count} mistakes in {path}",
        count=count,
        path=problems[0].path,
    )
    raise click.UsageError(translate(said))
