"""The options that several commands share; those of one stand with the command."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from microsite.command.select import set_owners_apart, tell_owner, write_total
from microsite.words import LANGUAGES
from twinlint import __version__
from twinlint.catalog import Translator
from twinlint.command import find_changes, make_reporter
from twinlint.finding import Rule, message
from twinlint.reporter import Report, Reporter
from twinlint.sheet import Note

if TYPE_CHECKING:
    from microsite.pipeline import Built
    from twinlint.spread import Page

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Folder with content/, templates/, locales/, assets/ (default: this folder).",
)
LANG = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Language of the messages (default: that of the environment, or of the site).",
)
DRAFTS = click.option("--drafts", is_flag=True, help="Include drafts.")
CACHE = click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="MICROSITE_CACHE",
    help="Folder for what is kept between builds (default: in that of the user).",
)
SINCE = click.option(
    "--since",
    metavar="REV",
    help="The review can show only what a branch touched since it left REV.",
)
NO_CACHE = click.option("--no-cache", is_flag=True, help="Make again what was kept.")
JOBS = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    help="Processes that compare texts and render pages (default: one for each core).",
)


def read_day() -> date:
    """The day on which waivers are valid or not."""
    return date.today()


def choose_cache(root: Path, given: Path | None) -> Path:
    """The folder where the builds of a site keep things."""
    from microsite.incremental import find_folder

    return find_folder(root, given, os.environ)


def make_site_reporter(
    root: Path, translate: Translator, *, output: Path | None = None
) -> Reporter:
    """What draws findings on the files of a site."""
    from microsite.load import read_excerpt

    return make_reporter(
        translate, lambda path: read_excerpt(root, path), output=output
    )


def make_report(built: Built, reporter: Reporter) -> Report:
    """The report of a build or a check."""
    report = Report(
        built.findings,
        reporter,
        version=__version__,
        list_rules=list_rules,
        pairs=built.pairs,
        words=built.words,
        notes=tuple(map(Note, (*built.fresh.notes, *tell_owner(built.findings)))),
    )
    if not built.has_errors:
        return report
    return replace(report, title=message("The site cannot be built"))


def draw_built(
    built: Built, reporter: Reporter, root: Path, since: str | None = None
) -> Page:
    """The review of what was built: all texts side by side.

    Raises `UsageError` when Git has no revision `since`, from which a branch left.
    """
    from microsite.check import note_stale
    from microsite.editors import draw_review, find_touched, note_findings

    touched: Collection[str] = ()
    if since is not None:
        changes = find_changes(since, root, reporter.translate)
        touched = find_touched(built.site, root, changes).records
    findings, owners = set_owners_apart(built.findings)
    notes = note_findings(built.site, owners)
    return draw_review(
        built.site,
        findings,
        reporter,
        notes={**note_stale(built.fresh.stale), **notes},
        told=built.fresh.notes,
        touched=touched,
        summary=write_total(built.findings, reporter),
    )


def list_rules() -> Iterable[Rule]:
    """Every rule there is; reads all rooms."""
    from microsite.rulebook import RULES

    return RULES
