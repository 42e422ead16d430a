"""Spaces are not where the language wants them.

Why: two spaces, or one before a colon in English, look careless and break lines badly.
Wrong:
    fr: Les communes: elles sont  dix.
    en: The municipalities : there are ten.
Right:
    fr: Les communes : elles sont dix.
    en: The municipalities: there are ten.
Fix: type one ordinary space where French wants one; the site makes it non-breaking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.comparison import make_place
from twinlint.finding import Finding, Fix, Message, Rule, Severity, message
from twinlint.mentions import Kind, Mentions
from twinlint.register import Register
from twinlint.rule import Scope, text_rule

_DOUBLE = re.compile(r"(?<=[^\s\0|])[ \u00a0\u202f]{2,}(?=[^\s\0|])")
_MISSING = re.compile(r"(?<=[^\W\d_])(?=[:;!?»](?:\s|$))(?![:;!?]\))|(?<=«)(?=\w)")
_EXTRA = re.compile(r"(?<=\w)[ \u00a0\u202f]+(?=[:;!?](?:\s|$))")

_SPACING: dict[str, tuple[tuple[re.Pattern[str], str, Message], ...]] = {
    "fr": ((_MISSING, " ", message("French has a space here")),),
    "en": ((_EXTRA, "", message("English has no space here")),),
}
"""Patterns by language, with what stands there instead. Sources: Lexique des règles
typographiques en usage à l'Imprimerie nationale; New Hart's Rules."""


@text_rule(Severity.INFO, Scope.HOUSE)
def wrong_spacing(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Double spaces, and spaces before punctuation by the habits of the language."""
    patterns = (
        (_DOUBLE, " ", message("two spaces instead of one")),
        *_SPACING.get(mentions.locale, ()),
    )
    for block in mentions.blocks:
        if block.kind in (Kind.CODE, Kind.ROW):
            continue
        for pattern, right, text in patterns:
            for match in pattern.finditer(mentions.plain, block.start, block.end):
                start, end = match.span()
                around = make_place(mentions, max(start - 12, block.start), end + 2)
                span = mentions.text.span(start, end)
                yield rule(
                    text,
                    around,
                    help=message("correct the space"),
                    fix=Fix(span, right),
                )
