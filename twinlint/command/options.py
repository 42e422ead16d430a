"""What both programs share: `--format`, `--output`, `--lang`, `--version`.

The options of a comparison are in `task.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from twinlint.finding import message
from twinlint.report import FORMATS
from twinlint.source import Locale

F = TypeVar("F", bound=Callable[..., Any] | click.Command)

HELP_NAMES = ("-h", "--help")
SETTINGS = {"help_option_names": list(HELP_NAMES), "max_content_width": 100}
"""Of the contexts of both programs."""

FORMAT = click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How findings are written.",
)
OUTPUT = click.option(
    "--output", type=click.Path(path_type=Path), help="Write to this file."
)


def make_lang_option(languages: Iterable[str]) -> Callable[[F], F]:
    """The option that chooses the language of the messages."""
    return click.option(
        "--lang",
        type=click.Choice(tuple(languages)),
        help="Language of the messages (default: that of the environment).",
    )


def make_version_option(version: str) -> Callable[[F], F]:
    """The option that says which version this is."""
    return click.version_option(
        version, message="%(prog)s %(version)s", help="Show the version."
    )


def list_given(*names: str) -> tuple[str, ...]:
    """Those of some parameters of the command that somebody typed, as they are typed.

    Parameters are named as functions take them (`format_`), options are given as
    `--format`, arguments as `FR`.
    """
    context = click.get_current_context()
    return tuple(
        each.opts[-1] if isinstance(each, click.Option) else each.human_readable_name
        for each in context.command.params
        if each.name in names
        and context.get_parameter_source(each.name) is ParameterSource.COMMANDLINE
    )


_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def _is_tag(tag: str) -> bool:
    """Whether it names a language; of those with two letters all are known."""
    from twinlint.trees import find_tag

    language = tag.partition("-")[0]
    is_known = len(language) > 2 or bool(find_tag(language))
    return bool(_TAG.fullmatch(tag)) and is_known


def read_languages(
    context: click.Context, parameter: click.Parameter, value: str
) -> tuple[Locale, ...]:
    """Language tags with commas between them: `fr,en`; refuses anything else."""
    tags = [tag.strip() for tag in value.split(",")]
    are_several = 2 <= len(tags) == len(set(tags))
    if not are_several or not all(map(_is_tag, tags)):
        said = message("“{value}” is not two languages, as fr,en is", value=value)
        raise click.BadParameter(context.obj(said), context, parameter)
    return tuple(map(Locale, tags))
