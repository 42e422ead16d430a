"""Documentation of what keeps the search index from being made; `search` words it."""

from __future__ import annotations

from twinlint.finding import Rule, Severity
from twinlint.rule import gather_rules

MISSING_SEARCH_INDEX = Rule(
    "missing-search-index",
    Severity.WARNING,
    """The index that visitors search could not be made.

    Why: the search page then only narrows its list of pages.
    Fix: install the packages again; Pagefind exists for Linux, Windows and macOS.
    """,
)

PROBLEMS: tuple[Rule, ...] = gather_rules(globals())
"""All of them, by name."""
