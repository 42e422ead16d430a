"""For `--since`: the site where a branch left, and the addresses that it loses."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from twinlint.catalog import Translator
from twinlint.command import copy_base
from twinlint.finding import Finding

if TYPE_CHECKING:
    from microsite.pipeline import Built, Config


def find_lost(root: Path, built: Built, before: Built) -> tuple[Finding, ...]:
    """What a branch has left behind: dead addresses, names and sources of before."""
    from microsite.check import find_former_names, find_former_sources
    from microsite.publish import check_former

    if built.site is None or before.site is None:
        return ()
    return (
        *check_former(root, built.site, before.site, built.fresh.former),
        *find_former_names(before.site, built.site),
        *find_former_sources(before.site, built.site),
    )


def find_before(config: Config, translate: Translator) -> Built:
    """The site where the branch left (`since`), and what was wrong with it."""
    from microsite.incremental import open_kept
    from microsite.pipeline import INPUTS, check_site

    with tempfile.TemporaryDirectory(prefix="microsite-") as made:
        root = Path(made).resolve()
        copy_base(config.since, config.root, INPUTS, root, translate)
        before = replace(config, root=root, revision=config.since)
        # Under a name of its own, so that its pages do not take the place of others.
        with open_kept(None, config.cache, "base") as kept:
            return check_site(before, kept=kept)
