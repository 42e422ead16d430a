"""HTML for a browser: joins what `spread/` draws, the texts side by side."""

from __future__ import annotations

from twinlint.reporter import Report
from twinlint.spread import GENERATOR, draw_page


def write(report: Report) -> str:
    """A page without script, which holds all it needs."""
    return draw_page(report).write()


def is_own(head: str) -> bool:
    """Whether a text begins as such a report does."""
    return GENERATOR in head
