"""Compares two documents, as twinlint does, with the names and terms of the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from microsite.command.options import LANG, ROOT
from microsite.words import choose_translator
from twinlint import __version__
from twinlint.command import SpokenCommand, Task, run_task, take_task
from twinlint.register import EMPTY_REGISTER

if TYPE_CHECKING:
    from twinlint.register import Register


@click.command(cls=SpokenCommand)
@take_task
@ROOT
@LANG
@click.pass_context
def compare(
    context: click.Context, /, root: Path, lang: str | None, **task: Any
) -> int:
    """Compare two documents, FR and EN: what differs between them.

    Names are held against those of the site's content; with --jsonl only when --root
    is given.
    """
    asked = Task(**task)
    source = context.get_parameter_source("root")
    is_usual = source in (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)

    def read_register() -> Register:
        if asked.jsonl and is_usual:
            # A site takes longer to read than most runs of pairs take to compare.
            return EMPTY_REGISTER
        from microsite.check import read_register

        return read_register(root.resolve())

    translate = choose_translator(lang)
    return run_task(
        asked, translate, read_register, tool="microsite", version=__version__
    )
