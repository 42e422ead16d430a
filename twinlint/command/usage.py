"""Help and refusals of the command line, in the reader's language.

Click takes its own words from compiled catalogs that nobody here writes; so this says
all of it with the messages of its catalogs. The translator is the `obj` of the context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from twinlint.catalog import Translator
from twinlint.finding import Message, message
from twinlint.reporter import escape_unshown
from twinlint.typography import bind_spaces


class ListedOption(click.Option):
    """An option whose help has, in place of `{values}`, what it may be given.

    For values that nobody knows before they are asked for.
    """

    def list_values(self) -> tuple[str, ...]:
        """Each value, as the help shows it."""
        raise NotImplementedError


class SpokenCommand(click.Command):
    """A command whose help is translated."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, description, commands and options."""
        translate: Translator = ctx.obj
        pieces = _say_words(" ".join(self.collect_usage_pieces(ctx)), translate)
        usage = translate(message("Usage:"))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{usage} ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.describe(translate))
        if isinstance(self, click.Group):
            rows = [
                (name, _shorten(_say(each.help, translate)))
                for name, each in sorted(self.commands.items())
            ]
            _write_list(formatter, translate(message("Commands:")), rows)
        _write_list(
            formatter,
            translate(message("Options:")),
            list(_describe_options(self, ctx, translate)),
        )

    def describe(self, translate: Translator) -> str:
        """What the command does, in the reader's language."""
        return _say(self.help, translate)


def _shorten(text: str) -> str:
    """The first sentence of a help, as lists of commands show it."""
    first, point, _ = text.partition(". ")
    return f"{first}." if point else text


class SpokenGroup(SpokenCommand, click.Group):
    """A group of commands whose help is translated."""

    command_class = SpokenCommand


def _write_list(
    formatter: click.HelpFormatter, heading: str, rows: Sequence[tuple[str, str]]
) -> None:
    formatter.write_paragraph()
    formatter.write(f"{heading}\n")
    with formatter.indentation():
        formatter.write_dl(rows)


def _describe_options(
    command: click.Command, ctx: click.Context, translate: Translator
) -> Iterator[tuple[str, str]]:
    for option in command.get_params(ctx):
        record = option.get_help_record(ctx)
        if not isinstance(option, click.Option) or record is None:
            continue
        if "--help" in option.opts:
            text = translate(message("Show this help."))
        else:
            text = _say(option.help, translate)
        if isinstance(option, ListedOption):
            text = text.replace("{values}", ", ".join(option.list_values()))
        default = option.get_help_extra(ctx).get("default")
        if default:
            said = message("(Default: {value}.)", value=str(default))
            text = f"{text} {translate(said)}"
        yield _say_words(record[0], translate), text.strip()


_WORD = re.compile(r"\b[A-Z]{2,}(?: RANGE)?\b")
"""What stands for a value: `PATH`, `INTEGER RANGE`."""


def _say_words(usage: str, translate: Translator) -> str:
    """A line of usage with what stands for values in the reader's language."""
    return _WORD.sub(lambda word: translate.find_text(word.group()), usage)


_STANDING = (
    message("ARGS"),
    message("COMMAND"),
    message("DIRECTORY"),
    message("FILE"),
    message("FORMAT"),
    message("ID"),
    message("INTEGER"),
    message("INTEGER RANGE"),
    message("OPTIONS"),
    message("PATH"),
    message("PATTERN"),
    message("PLACE"),
    message("REV"),
    message("RULE"),
    message("TEXT"),
    message("TYPE"),
)
"""What stands for the value of an option or of an argument."""


def _say(text: str | None, translate: Translator) -> str:
    """A help text of the command line; its English text is its key."""
    joined = " ".join((text or "").split())
    return bind_spaces(translate.find_text(joined), translate.locale)


_QUOTED = re.compile("'([^']+)'")
"""What Click quotes of the command line in a refusal: the path."""


# Wrong use --------------------------------------------------------------------------


def write_refusal(
    error: click.ClickException, translate: Translator, program: str
) -> str:
    """What is wrong with how the command was called, and where to read more."""
    known = _describe_refusal(error)
    said = escape_unshown(translate(known) if known else error.message)
    head = translate(message("{word}:", word=translate(message("error"))))
    lines = [f"{head} {said}"]
    word = translate(message("help:"))
    guesses = _guess(error)
    if guesses:
        guess = translate(message("did you mean {guesses}?", guesses=guesses))
        lines.append(f"  {word} {guess}")
    if _is_of_words(error):
        ctx = getattr(error, "ctx", None)
        path = ctx.command_path if ctx else program
        if path.partition(" ")[0].endswith(".py"):
            path = f"python {path}"  # so it can be typed as it is told
        read = translate(message("{command} --help shows what it takes", command=path))
        lines.append(f"  {word} {read}")
    return "\n".join(lines)


def _is_of_words(error: click.ClickException) -> bool:
    """Whether commands, options or arguments are typed wrongly, which help explains.

    It does not where a file is missing or wrong: the refusal says all of that.
    """
    is_plain = type(error) in {click.UsageError, click.FileError}
    return not is_plain or bool(_find_extra(error.message))


def _find_extra(said: str) -> str:
    """The words that are too many, as Click says it; nothing when it does not."""
    _, _, words = said.partition("unexpected extra argument")
    return words.partition("(")[2].removesuffix(")")


def _guess(error: click.ClickException) -> tuple[str, ...]:
    """The commands or options that may have been meant, nearest first."""
    from twinlint.suggest import suggest_words

    if isinstance(error, click.NoSuchOption):
        return suggest_words(error.option_name, error.possibilities or ())
    if isinstance(error, click.NoSuchCommand):
        return suggest_words(error.command_name, error.possibilities or ())
    return ()


def _describe_refusal(error: click.ClickException) -> Message | None:
    """The refusal as a message; None when the exception says it in our words."""
    if isinstance(error, click.NoSuchOption):
        return message("there is no option {option}", option=error.option_name)
    if isinstance(error, click.NoSuchCommand):
        return message("there is no command “{command}”", command=error.command_name)
    if isinstance(error, click.BadOptionUsage):
        if "not take" in error.message:
            return message("{option} takes no value", option=error.option_name)
        return message("{option} needs a value", option=error.option_name)
    if isinstance(error, click.BadParameter):
        return _describe_bad_value(error)
    if isinstance(error, click.FileError):
        reason = error.message
        return message("{name}: {reason}", name=error.ui_filename, reason=reason)
    extra = _find_extra(error.message)
    if extra:
        return message("too many words: {words}", words=extra)
    return None


def _describe_bad_value(error: click.BadParameter) -> Message | None:
    known = _name_parameter(error)
    name = Message(known) if _WORD.fullmatch(known) else known
    if isinstance(error, click.MissingParameter):
        return message("{name} is not given", name=name)
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        choices = tuple(str(choice) for choice in kind.choices)
        return message("{name} is one of {choices}", name=name, choices=choices)
    if isinstance(kind, click.IntRange):
        return message(
            "{name} is a whole number from {least} to {most}",
            name=name,
            least=str(kind.min),
            most=str(kind.max),
        )
    if isinstance(kind, click.Path):
        if kind.file_okay:
            path = _QUOTED.search(error.message)
            if path and not Path(path[1]).exists():
                gone = message("there is no file {path}", path=path[1])
                return message("{name}: {reason}", name=name, reason=gone)
            return message("{name} is not the path of a file", name=name)
        return message("{name} is not the path of a folder", name=name)
    return (
        message("{name}: {reason}", name=name, reason=error.message) if known else None
    )


def _name_parameter(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    if error.param and error.ctx:
        return error.param.make_metavar(error.ctx).strip("[]")
    hint = error.param_hint or ""
    return hint if isinstance(hint, str) else ", ".join(hint)
