"""The command `build`, with options of its own: `--out`, `--base-url`, `--public`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from microsite.command.options import (
    CACHE,
    DRAFTS,
    JOBS,
    LANG,
    NO_CACHE,
    ROOT,
    SINCE,
    choose_cache,
    draw_built,
    make_report,
    make_site_reporter,
    read_day,
)
from microsite.command.profile import show_profile, write_timings
from microsite.command.select import fold_findings
from microsite.words import choose_translator
from twinlint.catalog import Translator
from twinlint.command import (
    FORMAT,
    SpokenCommand,
    find_changes,
    say,
    show_progress,
    show_report,
    tell_once,
)
from twinlint.finding import Message, message
from twinlint.workers import count_cores

if TYPE_CHECKING:
    from microsite.pages import Output
    from microsite.pipeline import Built
    from microsite.publish import WriteSummary


@click.command(cls=SpokenCommand)
@ROOT
@LANG
@DRAFTS
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder of the published site (default: dist/ below the root).",
)
@click.option("--base-url", help="Address instead of that of content/site.yaml.")
@click.option("--preview", is_flag=True, help="Keep search engines out of this site.")
@click.option(
    "--public",
    is_flag=True,
    help="Build only what is ready for the public: no warning, nothing to fill in.",
)
@CACHE
@NO_CACHE
@JOBS
@click.option(
    "--no-check",
    is_flag=True,
    help="Do not compare texts; schema, references and twin pages are checked.",
)
@click.option("--profile", is_flag=True, help="Show how long each stage took.")
@click.option(
    "--timings",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write how long each stage took to this file, as JSON.",
)
@SINCE
@FORMAT
def build(
    root: Path,
    lang: str | None,
    out: Path | None,
    base_url: str | None,
    cache: Path | None,
    jobs: int | None,
    format_: str,
    timings: Path | None,
    since: str | None,
    *,
    drafts: bool,
    preview: bool,
    public: bool,
    no_cache: bool,
    no_check: bool,
    profile: bool,
) -> int:
    """Check the site, then build it into a folder."""
    from microsite.pipeline import Config, build_site
    from microsite.publish import FOREIGN_OUTPUT, NOT_READY, WriteSummary

    translate = choose_translator(lang)
    root = root.resolve()
    _refuse_wrong_address(base_url, translate)
    _refuse_wrong_revision(since, root, translate)
    folder = _choose_folder(out, root, translate)
    config = Config(
        root,
        read_day(),
        with_drafts=drafts,
        is_preview=preview,
        is_public=public,
        review=partial(_draw_reviews, root, since) if preview else None,
        repository=None if no_check else root,
        cache=None if no_cache else choose_cache(root, cache) / "made",
        base_url=base_url,
        jobs=jobs or count_cores(),
        is_checked=not no_check,
    )
    with show_progress(message("Building the site…"), translate):
        built = build_site(config, folder)
    _tell(built, root, format_, translate, built.fresh.notes if public else ())
    if profile:
        show_profile(built.stages, translate)
    if timings:
        write_timings(built.stages, timings)
    if built.has_errors:
        for finding in built.findings:
            if finding.rule == NOT_READY.name:
                say(finding.said, translate)
        say(message("Nothing was published; the last good site stays."), translate)
        return 1
    if built.written:
        shown = _shorten_path(folder)
        again = _summarise(WriteSummary(unchanged=len(built.outputs)), built, shown)
        say(_summarise(built.written, built, shown), translate, again)
        if any(finding.rule == FOREIGN_OUTPUT.name for finding in built.findings):
            tell_once()
    return 0


def _tell(
    built: Built,
    root: Path,
    format_: str,
    translate: Translator,
    notes: Iterable[Message],
) -> None:
    """Show what was found, and in a line each what others have to do."""
    told, folded = fold_findings(built, is_folded=format_ == "text")
    show_report(make_report(told, make_site_reporter(root, translate)), format_)
    for line in (*folded, *notes):
        say(line, translate)


def _draw_reviews(root: Path, since: str | None, built: Built) -> Iterator[Output]:
    """The review in each language that the program speaks of the site's.

    In the place of drafts that cannot be shown yet stands what they lack.
    The first stands above the others. Its style is a file of its own, so that the
    policy of the site allows it.
    """
    from microsite.editors import REVIEW
    from microsite.pages import Output
    from microsite.preview import draw_unfinished
    from microsite.words import read_translators

    locales = built.site.locales if built.site else ()
    translators = read_translators(locales)
    reporters = {each: make_site_reporter(root, t) for each, t in translators.items()}
    first = next(iter(reporters.values()))
    if built.site:
        told = (built.site, built.findings, lambda each: reporters.get(each, first))
        yield from draw_unfinished(*told)
    for at, translate in enumerate(translators.values()):
        page = draw_built(built, make_site_reporter(root, translate), root, since)
        folder = f"{REVIEW}/{translate.locale}" if at else REVIEW
        yield Output(f"{folder}/index.html", page.write("style.css").encode())
        yield Output(f"{folder}/style.css", page.style.encode())


def _summarise(written: WriteSummary, built: Built, folder: str) -> Message:
    return message(
        "{pages} pages in {folder}: {written} files written, {unchanged} unchanged,"
        " {removed} removed",
        pages=built.pages,
        folder=folder,
        written=written.written,
        unchanged=written.unchanged,
        removed=written.removed,
    )


def _shorten_path(path: Path) -> str:
    try:
        return f"{path.relative_to(Path.cwd())}/"
    except ValueError:
        return f"{path}/"


def _refuse_wrong_revision(
    since: str | None, root: Path, translate: Translator
) -> None:
    """Ask Git before anything is made."""
    if since is not None:
        find_changes(since, root, translate)


def _choose_folder(out: Path | None, root: Path, translate: Translator) -> Path:
    """Where to publish; a place where no site is ever written is refused at once."""
    from microsite.pipeline import INPUTS
    from microsite.publish import check_folder

    folder = Path(os.path.abspath(out or root / "dist"))
    for found in check_folder(folder, [root / name for name in INPUTS]):
        raise click.BadParameter(translate(found.message), param_hint="--out")
    return folder


def _refuse_wrong_address(base_url: str | None, translate: Translator) -> None:
    from microsite.records import is_site_url

    if base_url is not None and not is_site_url(base_url):
        said = message(
            "no site can stand at “{url}”; write an address like {example}",
            url=base_url,
            example="https://www.example.org/path",
        )
        raise click.BadParameter(translate(said), param_hint="--base-url")
