"""Documentation of what addresses, templates, HTML can have wrong; not its wording."""

from __future__ import annotations

from twinlint.finding import Rule, Severity
from twinlint.rule import gather_rules

DUPLICATE_ADDRESS = Rule(
    "duplicate-address",
    Severity.ERROR,
    """Two pages would have the same address, or one has it and another had it before.

    Why: one would overwrite the other.
    Fix: give one of them another slug; remove an alias that is a page's address.
    """,
)
MISSING_TWIN = Rule(
    "missing-twin",
    Severity.ERROR,
    """A page is not there in every language.

    Fix: give the page a text in the missing language.
    """,
)
TEMPLATE_ERROR = Rule(
    "template-error",
    Severity.ERROR,
    """A template cannot be read, or uses something that does not exist.

    Fix: correct the template at the line shown.
    """,
)
MISSING_TEMPLATE = Rule(
    "missing-template",
    Severity.ERROR,
    """There is no template for a kind of page.

    Fix: add the template, or correct the `kind:` of a text page.
    """,
)
DEAD_LINK = Rule(
    "dead-link",
    Severity.ERROR,
    """A page links to a page, file or heading of the site that is not there.

    Fix: correct the link, or create what it leads to.
    """,
)
DUPLICATE_ANCHOR = Rule(
    "duplicate-anchor",
    Severity.ERROR,
    """Two places of a page have the same name, so that links reach the first only.

    Fix: give one of them another heading or id.
    """,
)
WRONG_HEADING = Rule(
    "wrong-heading",
    Severity.ERROR,
    """The headings of a page are empty, skip a level, or lack a first one.

    Why: people who listen to pages go from heading to heading.
    Fix: begin at `##` in records, and go down one level at a time.
    """,
)
WRONG_HEAD = Rule(
    "wrong-head",
    Severity.ERROR,
    """A page does not say its title, language, address or twins.

    Why: search engines and screen readers rely on them.
    Fix: correct the template, or the title or summary of the record.
    """,
)
LEFTOVER_MARKER = Rule(
    "leftover-marker",
    Severity.ERROR,
    """A sign of the template language is left in a page.

    Fix: correct the template, the catalog or the record that holds it.
    """,
)
MANY_NOTES = Rule(
    "many-notes",
    Severity.INFO,
    """A page has more notes than a reader looks through.

    Why: of hundreds of numbers nobody follows one.
    Fix: cite the sources that matter; statements with the same sources share a note.
    """,
)

PROBLEMS: tuple[Rule, ...] = gather_rules(globals())
"""All of them, by name."""
