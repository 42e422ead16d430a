"""What can be wrong with waivers."""

from __future__ import annotations

from twinlint.finding import Rule, Severity
from twinlint.rule import gather_rules

EXPIRED_WAIVER = Rule(
    "expired-waiver",
    Severity.ERROR,
    """A waiver is past its last day.

    Why: accepted findings are looked at again from time to time.
    Fix: mend the finding, or argue a later date.
    """,
)
UNUSED_WAIVER = Rule(
    "unused-waiver",
    Severity.WARNING,
    """A waiver accepts a finding that is no longer there.

    Fix: delete the waiver.
    """,
)

PROBLEMS: tuple[Rule, ...] = gather_rules(globals())
"""All of them, by name."""
