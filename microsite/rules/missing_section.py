"""Several blocks in a row of one language have no counterpart in the other.

Why: a whole part of the page was never translated, or was removed in one language only.
EX
Fix: translate the part, or remove it from the other language.
"""

from collections.abc import Iterator

from microsite.comparison import Comparison, make_place
from microsite.finding import Finding, Language, Rule, Severity, message, plural_message
from microsite.rules.rule import pair_rule
from microsite.rules.structure import SECTION, find_gaps


@pair_rule(Severity.WARNING)
def missing_section(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Long gaps, one finding each."""
    for gap in find_gaps(comparison):
        blocks = [block for block in gap.blocks if block.words]
        if len(gap.blocks) < SECTION or not blocks:
            continue
        yield rule(
            plural_message(
                "{count} block of {language} is missing in {other_language}",
                "{count} blocks of {language} are missing in {other_language}",
                count=len(blocks),
                language=Language(gap.here.locale),
                other_language=Language(gap.there.locale),
            ),
            make_place(gap.there, gap.place, gap.place),
            related=(make_place(gap.here, blocks[0].start, blocks[0].end),),
            help=message("translate the part here, or remove it there"),
        )
