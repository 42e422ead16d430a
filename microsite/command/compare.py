"""The command `compare`: twinlint's, with the names and terms of the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from microsite.command.options import LANG, ROOT
from microsite.words import choose_translator
from twinlint.command import SpokenCommand, Task, run_task, say, take_task
from twinlint.finding import message
from twinlint.register import EMPTY_REGISTER, Register


@click.command(cls=SpokenCommand)
@take_task
@ROOT
@click.option(
    "--no-register", "is_alone", is_flag=True, help="Do not read the names of the site."
)
@click.option(
    "--terms", "has_terms", is_flag=True, help="Hold words against its glossary too."
)
@LANG
@click.pass_context
def compare(
    context: click.Context,
    /,
    root: Path,
    lang: str | None,
    *,
    is_alone: bool,
    has_terms: bool,
    **task: Any,
) -> int:
    """Compare two documents, FR and EN: what differs between them.

    Names are held against those of the site's content; with --jsonl only when --root
    is given. Words are held against its glossary only when that is asked for, since
    other documents need not say what the site says.
    """
    asked = Task(**task)
    translate = choose_translator(lang)
    source = context.get_parameter_source("root")
    is_usual = source in (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)

    def read_register() -> Register:
        # A site takes longer to read than most runs of pairs take to compare.
        if is_alone or (asked.jsonl and is_usual):
            return EMPTY_REGISTER
        register = _read_names(root.resolve(), is_kept=asked.is_kept)
        if register.names and not asked.jsonl:
            say(
                message("names are those of the site in {root}", root=str(root)),
                translate,
            )
        return register if has_terms else Register(register.names)

    return run_task(asked, translate, read_register)


def _read_names(root: Path, *, is_kept: bool) -> Register:
    """The names and terms of a site, which are kept unless they must not be."""
    if is_kept:
        from microsite.incremental import read_register_once

        return read_register_once(root)
    from microsite.check import read_register

    return read_register(root)
