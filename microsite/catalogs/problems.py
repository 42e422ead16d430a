"""Names, severities and documentation of what catalogs can have wrong or lack."""

from __future__ import annotations

from twinlint.finding import Rule, Severity
from twinlint.rule import gather_rules

CATALOG_SYNTAX = Rule(
    "catalog-syntax",
    Severity.ERROR,
    """A catalog (.po file) cannot be read.

    Fix: correct the line shown; each text stands in double quotes.
    """,
)
MISSING_MESSAGE = Rule(
    "missing-message",
    Severity.ERROR,
    """A word of the site is not translated in a catalog.

    Why: there is no silent fallback to another language.
    Fix: run `python build.py messages`, then fill in the empty `msgstr`.
    """,
)
UNUSED_MESSAGE = Rule(
    "unused-message",
    Severity.WARNING,
    """A catalog translates words that nothing says any more.

    Why: a translator would keep them up to date for nothing.
    Fix: run `python build.py messages`.
    """,
)
STALE_MESSAGE = Rule(
    "stale-message",
    Severity.ERROR,
    """A translation was made for an earlier wording, and is marked `fuzzy`.

    Fix: read the translation again, then delete the line `#, fuzzy`.
    """,
)
DIFFERING_PLACEHOLDER = Rule(
    "differing-placeholder",
    Severity.ERROR,
    """A translation asks for other values than the message gives.

    Wrong: msgid "%(num)s solutions" msgstr "%(nombre)s solutions"
    Right: msgid "%(num)s solutions" msgstr "%(num)s solutions"
    Fix: use the placeholders of the message, letter for letter.
    """,
)

PROBLEMS: tuple[Rule, ...] = gather_rules(globals())
"""All of them, by name."""
