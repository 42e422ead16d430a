"""Documentation of what keeps a folder from being published; not its wording."""

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
LOST_ADDRESS = Rule(
    "lost-address",
    Severity.WARNING,
    """An address that was published leads nowhere any more.

    Why: others have linked to it, and search engines know it.
    Wrong:
        slug: {fr: sceaux, en: sceaux}  # sceau, sceau
    Right:
        slug: {fr: sceaux, en: sceaux}
        aliases: [/fr/communes/sceau/, /en/municipalities/sceau/]
    Fix: write the address under `aliases:` of the record that readers should see; of a
    page that is gone for good, write `gone` after it in content/addresses.txt.
    """,
)
PLACEHOLDER_ADDRESS = Rule(
    "placeholder-address",
    Severity.WARNING,
    """The address of the site is one that stands for any, or is nobody's.

    Why: it is in every page, feed and card; a site published with it cannot be found.
    Wrong: base_url: https://qmi.example
    Right: base_url: https://quartiers.metropolegrandparis.fr
    Fix: write the real address in content/site.yaml.
    """,
)
UNFINISHED_FORM = Rule(
    "unfinished-form",
    Severity.ERROR,
    """The web form is switched on, and lacks something that it needs.

    Why: editors would come to a page on which nothing can be edited or saved.
    Fix: bring its program to assets/form/ with `make form`, name the repository of a
    code host below `form:` in content/site.yaml, or take `form:` out.
    """,
)
NOT_READY = Rule(
    "not-ready",
    Severity.ERROR,
    """The site was to be shown to the public, and something is left to be done.

    Why: what search engines have once read stays known for a long time.
    Fix: fill in what is left for the owner, correct the warnings; until then
    `make site` builds a preview.
    """,
)

PROBLEMS: tuple[Rule, ...] = gather_rules(globals())
"""All of them, by name."""
