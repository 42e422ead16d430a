"""Documentation of rules on lone or diverging pages and on waivers; not its wording."""

from __future__ import annotations

from twinlint.finding import Rule, Severity

DIVERGING_PAGE = Rule(
    "diverging-page",
    Severity.WARNING,
    """Two versions of a page differ all over, as two editions of it do.

    Why: one of them was revised and the other was not, or they are not the same page;
    a list of all that differs says less than that. Where the rule is off, each
    difference is told.
    Fix: bring both to one edition, then look at what is left.
    """,
)
MISSING_PAGE = Rule(
    "missing-page",
    Severity.INFO,
    """A page of one language has no twin in the other.

    Why: readers who change the language find nothing. Such pages are listed after
    every run; they are findings only where the settings say how serious they are.
    Fix: translate the page, or give its file the name that its twin has.
    """,
)
IDLE_WAIVER = Rule(
    "idle-waiver",
    Severity.WARNING,
    """A comment accepts a finding that is not there.

    Why: it would hide the next fault of that kind, of which nobody has decided.
    Fix: delete the comment, or put it directly above what it is about.
    """,
)
UNEXPLAINED_WAIVER = Rule(
    "unexplained-waiver",
    Severity.WARNING,
    """A comment accepts a finding and does not say why.

    Why: the next reader cannot tell whether it still holds.
    Fix: write the reason behind a colon.
    """,
)

PROBLEMS = (DIVERGING_PAGE, IDLE_WAIVER, MISSING_PAGE, UNEXPLAINED_WAIVER)
"""All of them, by name."""
