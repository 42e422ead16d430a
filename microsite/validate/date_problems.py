"""Documentation of rules on dates; `periods`, `calls` and others word them."""

from __future__ import annotations

from twinlint.finding import Rule, Severity

SWAPPED_DATES = Rule(
    "swapped-dates",
    Severity.ERROR,
    """An office, a call or the time in which a record is published ends too early.

    That is, before it begins.

    Wrong:
        from: 2026
        to: 2020
    Right:
        from: 2020
        to: 2026
    Fix: correct one of the two dates, or swap them.
    """,
)
CALL_WITHOUT_ADDRESS = Rule(
    "call-without-address",
    Severity.WARNING,
    """A call that is to come or open says neither where to apply nor whom to ask.

    Why: it stands on the home page, and nobody could answer it.
    Wrong:
        opens: 2027-01-20
        closes: 2027-02-23
    Right:
        opens: 2027-01-20
        closes: 2027-02-23
        apply: {name: {fr: Le formulaire, en: The form}, url: https://www.example.org}
    Fix: add `apply:` or `contact:` with an address.
    """,
)
SPEAKER_WITHOUT_OFFICE = Rule(
    "speaker-without-office",
    Severity.ERROR,
    """Somebody is quoted who, as far as records say, had no office on that day.

    Why: a quotation stands with the office of its speaker; without one, or with that of
    another time, readers are told something false.
    Wrong:
        speaker: ada-martin   # content/quotations.yaml
        date: 2019-05-02
        from: 2020-07         # her only role, content/people.yaml
    Right:
        speaker: ada-martin
        date: 2021-05-02
        from: 2020-07
    Fix: correct the date of the quotation, or add the role of that time to the person.
    """,
)
OFFICE_BEFORE_ELECTION = Rule(
    "office-before-election",
    Severity.WARNING,
    """No source of an office is as young as the last election of its kind.

    Why: somebody else may hold it since; until a younger source says, the page says
    when the person held it.
    Fix: cite a source that is younger than the election, or write `to:`.
    """,
)
FUTURE_ELECTION = Rule(
    "future-election",
    Severity.WARNING,
    """An election is later than the last review of the content.

    Why: it has renewed no office yet; the site goes by the one before it.
    Fix: correct the date, or review the content and set `updated:`.
    """,
)
OUTDATED_CALL = Rule(
    "outdated-call",
    Severity.WARNING,
    """A call has opened or closed since the last review of the content.

    Why: pages tell its state as of `updated:`, so that they still call for answers that
    come too late, or keep back a call that can be answered. Asked of the day on which
    `check` or `build` runs.
    Fix: read the texts about the call again, then set `updated:` in content/site.yaml
    to the day of that review.
    """,
)
UNREVIEWED_EVENT = Rule(
    "unreviewed-event",
    Severity.INFO,
    """A date of the timeline has passed since the last review of the content.

    Why: texts may still say that it is to come, and readers ask what came of it. Asked
    of the day on which `check` or `build` runs.
    Fix: write what took place, then set `updated:` in content/site.yaml.
    """,
)
CONTRADICTED_STATUS = Rule(
    "contradicted-status",
    Severity.WARNING,
    """How far a solution has come does not go with the dates of its trial.

    Why: its page would say that a trial is over, beside a last day that is to come.
    Wrong:
        status: tested
        period: {from: 2026-06-15, to: 2099-09-30}
    Right:
        status: testing
        period: {from: 2026-06-15, to: 2099-09-30}
    Fix: correct the status, or the date.
    """,
)
