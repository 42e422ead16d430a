"""Shows the site while it is written."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from microsite.command.options import (
    CACHE,
    LANG,
    ROOT,
    choose_cache,
    make_site_reporter,
    read_day,
)
from microsite.words import choose_translator
from twinlint.command import SpokenCommand, show

if TYPE_CHECKING:
    from microsite.pipeline import Built


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
def serve(
    root: Path, lang: str | None, cache: Path | None, port: int, host: str
) -> int:
    """Build with drafts, show the site, and reload the browser at each change."""
    from microsite.pipeline import Config, build_site
    from microsite.preview import ServeError, serve_site

    translate = choose_translator(lang)
    root = root.resolve()
    kept = choose_cache(root, cache)
    out = _make_folder(kept / "preview")

    def build_preview() -> Built:
        # The day is asked at each build: a preview may stay open overnight.
        config = Config(
            root, read_day(), with_drafts=True, is_preview=True, cache=kept / "made"
        )
        return build_site(config, out)

    reporter = make_site_reporter(root, translate)
    try:
        serve_site(root, out, build_preview, reporter, _tell, host=host, port=port)
    except ServeError as error:
        said = translate(error.said)
        raise click.BadParameter(said, param_hint=error.option) from None
    return 0


def _make_folder(wanted: Path) -> Path:
    """A folder for the preview; one for this run where nothing can be kept."""
    try:
        wanted.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="microsite-")) / "preview"
    return wanted


def _tell(said: str) -> None:
    show(f"{said}\n")
