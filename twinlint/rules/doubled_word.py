"""A word stands twice in a row.

Why: it is a slip of copying that spelling checkers do not see.
Wrong:
    en: The mayors of the the four municipalities met.
Right:
    fr: Nous nous réjouissons que les maires se soient réunis.
Fix: delete one of the two.
"""

import re
from collections.abc import Iterator
from operator import eq

from twinlint.comparison import make_place
from twinlint.finding import Finding, Fix, Rule, message
from twinlint.languages import read_language
from twinlint.mentions import Kind, Mentions
from twinlint.register import Register
from twinlint.rule import text_rule
from twinlint.weight import Stake, weigh

_DOUBLED = re.compile(
    r"(?<![\w’'-])([^\W\d_]{2,})(?:[ \u00a0]|[ ]?\n[ \t]*)\1(?![\w’'-])"
)
"""Words further apart are those of columns."""


@text_rule(weigh(Stake.WRITTEN))
def doubled_word(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Equal words side by side, save those that the language doubles."""
    allowed = read_language(mentions.locale).doubles
    for block in mentions.blocks:
        words = block.words
        if block.kind is Kind.CODE or not any(map(eq, words, words[1:])):
            continue
        for match in _DOUBLED.finditer(mentions.plain, block.start, block.end):
            is_usual = match[1] in allowed or register.knows(match[0])
            if match[1].islower() and not is_usual:
                place = make_place(mentions, *match.span())
                yield rule(
                    message("“{word}” stands twice", word=match[1]),
                    place,
                    help=message("delete one of the two"),
                    fix=Fix(place.span, match[1]),
                )
