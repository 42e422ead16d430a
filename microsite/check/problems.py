"""What can be wrong with waivers, and with what a site says of itself."""

from __future__ import annotations

from twinlint.finding import Rule, Severity
from twinlint.rule import gather_rules

ABSENCE_IN_SUMMARY = Rule(
    "absence-in-summary",
    Severity.WARNING,
    """A summary, a heading or a first paragraph says what is missing.

    Why: it is what lists, cards and search engines show of the page; readers come for
    what there is. What is not known is a question to the editors.
    Wrong: summary: Sceaux, whose district is not known.
    Right: summary: Sceaux is one of the first four municipalities of the programme.
    Fix: say what there is; put what is missing into `note:`.
    """,
)
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
