"""Documentation of a defect while the site is shown; `serve` words it."""

from __future__ import annotations

from twinlint.finding import Rule, Severity
from twinlint.rule import gather_rules

GENERATOR_DEFECT = Rule(
    "generator-defect",
    Severity.ERROR,
    """The generator itself failed, and no file of the site is to blame.

    Why: the preview stays open, so that the change that led there can be undone.
    Fix: undo the last change, and report what the terminal shows.
    """,
)

PROBLEMS: tuple[Rule, ...] = gather_rules(globals())
"""All of them, by name."""
