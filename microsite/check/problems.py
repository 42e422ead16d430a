"""Documentation of rules on waivers, stale texts, absences; their stages word each."""

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
    """A waiver accepts a finding that is no longer there, or texts that have changed.

    Why: only warnings and notes can be accepted, and each as it was read. An error is
    mended.
    Fix: delete the waiver, or look at the texts again and write their fingerprint.
    """,
)
LOOSE_WAIVER = Rule(
    "loose-waiver",
    Severity.INFO,
    """A waiver has no fingerprint, so that it accepts what is written there later too.

    Why: a fingerprint is made of what both texts say. After an edit the finding is told
    again, and somebody looks at it.
    Fix: add the fingerprint that the help line shows, or write waivers by
    “python build.py waive”.
    """,
)
UNEXPLAINED_WAIVER = Rule(
    "unexplained-waiver",
    Severity.WARNING,
    """A waiver does not say why something is accepted.

    Wrong: reason: "?"
    Right: reason: the two ministries give different figures
    Fix: write the reason.
    """,
)
STALE_TRANSLATION = Rule(
    "stale-translation",
    Severity.WARNING,
    """A text has changed in the reference language, and its translation has not.

    Why: who reads the translation reads what is no longer said. The history of the
    content tells when each text was written; spaces, punctuation, accents and capitals
    do not count as changes.
    Wrong: summary: {fr: Le projet dure 24 mois., en: The project lasts 18 months.}
    Right: summary: {fr: Le projet dure 24 mois., en: The project lasts 24 months.}
    Fix: say it in the translation too; or, if that still says the same, note it with
    `python build.py waive PATH:LINE`, at any line of the text; it goes to
    content/fresh.yaml.
    """,
)

FORMER_NAME = Rule(
    "former-name",
    Severity.WARNING,
    """A text has a name that a record had before, and that nothing has now.

    Why: who corrects a name corrects it everywhere, in what sources say too.
    Wrong: chosen: Georges Mothron  # who is called George Mothron in people.yaml now
    Right: chosen: George Mothron
    Fix: write the name of now; put a wrong spelling that sources have into “variants:”
    of the person.
    """,
)

FORMER_SOURCES = Rule(
    "former-sources",
    Severity.WARNING,
    """An office has another person, and still the start or the sources of the former.

    Why: the page says what those sources knew: a new mayor would have been the mayor
    for years, and nothing would say since when.
    Wrong: mayor: {person: nora-petit, from: 2014-04, sources: [article-2014]}
    Right: mayor: {person: nora-petit, from: 2026-03, sources: [vote-2026]}
    Fix: write `from:` with the first day, and the sources that name the new person.
    """,
)

PROBLEMS: tuple[Rule, ...] = gather_rules(globals())
"""All of them, by name."""
