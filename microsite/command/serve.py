"""The command `serve`, with its options (`--port`): shows the site being written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from microsite.command.options import (
    CACHE,
    LANG,
    ROOT,
    SINCE,
    choose_cache,
    draw_built,
    make_site_reporter,
    read_day,
)
from microsite.command.select import fold_findings, write_total
from microsite.words import choose_translator
from twinlint.command import SpokenCommand, find_changes, show

if TYPE_CHECKING:
    from microsite.pipeline import Built
    from microsite.preview import Shown
    from twinlint.reporter import Reporter


@click.command(cls=SpokenCommand)
@ROOT
@LANG
@CACHE
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port of the preview; 0 takes any free one.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Name or address of this machine.",
)
@SINCE
def serve(
    root: Path,
    lang: str | None,
    cache: Path | None,
    port: int,
    host: str,
    since: str | None,
) -> int:
    """Build with drafts, show the site, and reload the browser at each change."""
    from microsite.incremental import Kept, StaleError
    from microsite.pipeline import Config, Glimpse, build_in_steps
    from microsite.preview import ServeError, Shown, Superseded, serve_site

    translate = choose_translator(lang)
    root = root.resolve()
    if since is not None:
        find_changes(since, root, translate)
    folder = choose_cache(root, cache)
    made = Kept(folder / "made", "preview")
    reporter = make_site_reporter(root, translate)

    def build(
        out: Path,
        looked_at: Callable[[], tuple[str, ...]],
        is_stale: Callable[[], bool],
    ) -> Iterator[Shown]:
        # The day is asked at each build: a preview may stay open overnight.
        config = Config(
            root, read_day(), with_drafts=True, is_preview=True, repository=root
        )
        made.stop_when(is_stale)
        try:
            for step in build_in_steps(config, out, made, looked_at):
                if isinstance(step, Glimpse):
                    early = {each.path: each.content for each in step.outputs}
                    yield Shown(step.base_path, early)
                else:
                    shown = made.pages.list_shown
                    yield _show_step(step, root, reporter, shown, since)
        except StaleError:
            raise Superseded from None

    try:
        with _find_room(folder) as room:
            serve_site(root, room, build, reporter, _tell, host=host, port=port)
    except ServeError as error:
        said = translate(error.said)
        raise click.BadParameter(said, param_hint=error.option) from None
    finally:
        made.close()
    return 0


def _show_step(
    built: Built,
    root: Path,
    reporter: Reporter,
    find_shown: Callable[[str], AbstractSet[tuple[str, str]]],
    since: str | None,
) -> Shown:
    """What a step of a build shows; the review and panels are made when asked for."""
    from microsite.preview import Panels, Shown, draw_unfinished

    def review() -> str:
        try:
            page = draw_built(built, reporter, root, since)
        except click.UsageError:  # The revision has gone while the preview is open.
            page = draw_built(built, reporter, root)
        return page.write(is_served=True)

    told, _ = fold_findings(built, is_folded=True)
    site, findings, base_path = built.site, built.findings, built.base_path
    shown_by = base_path, find_shown, write_total
    panels = site and Panels(root, site, findings, reporter, *shown_by)
    drafts = draw_unfinished(site, findings, lambda _: reporter) if site else ()
    return Shown(
        built.base_path,
        {each.path: each.content for each in drafts},
        findings=told.findings,
        is_published=built.written is not None,
        review=review,
        describe=panels.describe if panels else None,
    )


@contextmanager
def _find_room(wanted: Path) -> Iterator[Path]:
    """A folder to write in; one for this run alone where nothing can be kept."""
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        is_writable = os.access(wanted, os.W_OK)
    except OSError:
        is_writable = False
    if is_writable:
        yield wanted
    else:
        with tempfile.TemporaryDirectory(prefix="microsite-") as made:
            yield Path(made)


def _tell(said: str) -> None:
    show(f"{said}\n")
