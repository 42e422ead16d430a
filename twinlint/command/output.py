"""Prints, alone in the checker; turns refusals and Ctrl+C into exit codes; progress."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import Any

import click

from twinlint.catalog import Translator
from twinlint.command.usage import write_refusal
from twinlint.data import dataclass
from twinlint.finding import Message, message
from twinlint.languages import LanguageError
from twinlint.report import write_report
from twinlint.reporter import ReadLines, Report, Reporter, escape_unshown

_SHOWN = 60
"""Letters of a path that is too long."""


def run(
    command: click.Command,
    given: Sequence[str],
    program: str,
    translate: Translator,
    defaults: Mapping[str, Any] | None = None,
) -> int:
    """The exit code of a command: 0 clean, 1 findings, 2 wrong use.

    `defaults` are values of options, `{command: {option: value}}`.
    """
    if unreadable := find_unreadable(given):
        reason = message("half a character stands in it")
        return _refuse(unreadable, reason, translate, program)
    try:
        code = command.main(
            list(given),
            program,
            standalone_mode=False,
            obj=translate,
            default_map=defaults,
        )
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        click.echo(write_refusal(error, translate, program), err=True)
        return 2
    except LanguageError as error:
        path, reason = error.args
        return _refuse(path, reason, translate, program)
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        return _refuse(
            f"{str(error.filename)[:_SHOWN]}…",
            message("the path is too long for this system"),
            translate,
            program,
        )
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - replaces a closed pipe
        return 1
    return code if isinstance(code, int) else 0


def _refuse(
    path: str, reason: str | Message, translate: Translator, program: str
) -> int:
    """Say what is wrong with a path; the exit code of a wrong use."""
    said = translate(message("{path}: {said}", path=path, said=reason))
    click.echo(write_refusal(click.ClickException(said), translate, program), err=True)
    return 2


def find_unreadable(given: Sequence[str]) -> str:
    """An argument with half a character, which no file of a system can be called by."""
    for argument in given:
        try:
            os.fsencode(argument)
        except UnicodeEncodeError:
            return escape_unshown(argument)
    return ""


def speak_utf_8() -> None:
    """Make the standard streams take any character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@dataclass(slots=True)
class Said:
    """What was told, in order."""

    pieces: list[tuple[bool, str]] = field(default_factory=list)
    """Whether beside the output, and the text."""
    holds_again: bool = True
    """False when it would be wrong the next time, though nothing had changed."""


_listening: list[Said] = []


@contextmanager
def listen() -> Iterator[Said]:
    """Hear all that is told meanwhile, which is told all the same."""
    said = Said()
    _listening.append(said)
    try:
        yield said
    finally:
        _listening.remove(said)


def tell_once() -> None:
    """What is told now does not hold the next time."""
    for said in _listening:
        said.holds_again = False


def say(said: Message, translate: Translator, again: Message | None = None) -> None:
    """Tell the user something, beside the output.

    `again` is what to tell the next time, when nothing has changed.
    """
    for heard in _listening:
        heard.pieces.append((True, f"{escape_unshown(translate(again or said))}\n"))
    click.echo(escape_unshown(translate(said)), err=True)


def ask(question: str) -> str:
    """What the user types behind a question; nothing when there is nobody to answer."""
    click.echo(f"{escape_unshown(question)} ", err=True, nl=False)
    try:
        return input().strip()
    except EOFError:
        return ""


def show(text: str) -> None:
    """Write to the standard output."""
    for heard in _listening:
        heard.pieces.append((False, text))
    click.echo(text, nl=False)


def show_beside(text: str) -> None:
    """Write beside the standard output."""
    for heard in _listening:
        heard.pieces.append((True, text))
    click.echo(text, nl=False, err=True)


def make_reporter(
    translate: Translator, read_lines: ReadLines, *, output: Path | None = None
) -> Reporter:
    """What draws findings; in colour on a terminal, unless `NO_COLOR` is set."""
    colour = output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return Reporter(translate, read_lines, has_colour=colour)


def show_report(report: Report, format_: str, output: Path | None = None) -> None:
    """Write findings in a format to the standard output, a file, or a folder of pages.

    HTML goes to a folder when there is one, or when many pairs go to a name that is not
    that of a file: an index, and a page for each pair.
    """
    if output is None:
        show(write_report(report, format_))
        return
    has_many = len(report.compared.twins) > 1
    try:
        if format_ == "html" and (
            output.is_dir() or (has_many and not output.suffix and not output.exists())
        ):
            _write_book(report, output)
        else:
            text = write_report(report, format_)
            output.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise click.FileError(str(output), error.strerror) from None


def _write_book(report: Report, folder: Path) -> None:
    from twinlint.spread import make_chapters, write_book

    folder.mkdir(parents=True, exist_ok=True)
    for name, page in write_book(report, make_chapters(report)):
        (folder / name).write_text(page, encoding="utf-8", newline="\n")


@contextmanager
def show_progress(said: Message, translate: Translator) -> Iterator[None]:
    """A line that stands on a terminal while something goes on; nothing elsewhere."""
    is_seen = sys.stderr.isatty()
    if is_seen:
        click.echo(translate(said), err=True, nl=False)
    try:
        yield
    finally:
        if is_seen:
            # To the beginning of the line, and clear it (ECMA-48: CR, EL).
            click.echo("\r\033[K", err=True, nl=False)
