"""What can keep a folder from being published."""

from __future__ import annotations

from twinlint.finding import Rule, Severity
from twinlint.rule import gather_rules

FOREIGN_OUTPUT = Rule(
    "foreign-output",
    Severity.ERROR,
    """The output folder holds files that the generator did not write.

    Why: the generator replaces the whole folder and would destroy them.
    Fix: choose an empty or new folder with --out, or empty this one yourself.
    """,
)
UNWRITABLE_OUTPUT = Rule(
    "unwritable-output",
    Severity.ERROR,
    """The site cannot be written: no permission, or no room on the disk.

    Fix: free the disk or choose another folder with --out; the last good site is
    still there.
    """,
)

PROBLEMS: tuple[Rule, ...] = gather_rules(globals())
"""All of them, by name."""
