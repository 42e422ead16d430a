"""A label announces something that does not follow.

Why: "Published on" without a date shows that a field was empty when the page was made.
Wrong:
    en: |
        Published on

        The second edition begins.
Right:
    en: Published on 3 June 2024
Fix: write what is missing, or delete the label.
"""

from collections.abc import Iterator
from itertools import pairwise

from twinlint.comparison import make_place
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.languages import read_language
from twinlint.mentions import Block, Kind, Mentions, is_notation
from twinlint.register import Register
from twinlint.rule import text_rule

_LONGEST = 3
"""Words of a label."""


@text_rule(Severity.WARNING)
def dangling_label(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Short blocks that end with a word that leads to a next one."""
    links = read_language(mentions.locale).links
    if len(mentions.blocks) < 2:
        return  # A text of two words may be a phrase for others to complete.
    for block, following in pairwise((*mentions.blocks, None)):
        if block is None or _is_followed(block, following):
            continue
        if not 2 <= len(block.words) <= _LONGEST or block.kind is Kind.CODE:
            continue
        *before, last = block.words
        ends = mentions.text.value[block.start : block.end].rstrip()
        is_noun = bool(before) and before[-1] in links  # À la une
        is_list = block.kind is Kind.ITEM and ";" in ends  # the one; and
        if (
            last in links
            and ends.endswith(last)
            and not (block.links or is_noun or is_list or is_notation(ends))
        ):
            place = make_place(mentions, block.start, block.end)
            yield rule(
                message("nothing follows “{words}”", words=place.text),
                place,
                help=message("write what is missing, or delete the label"),
            )


def _is_followed(block: Block, following: Block | None) -> bool:
    """Whether what a term, an item or a line before code announces stands below it."""
    if following is not None and following.kind is Kind.CODE:
        return True
    return (
        following is not None
        and block.kind is following.kind is Kind.ITEM
        and following.level > block.level
    )
