"""Readers see signs that were meant for a machine.

Why: `2^{ÈME}` comes from a formula, `&nbsp;` from a web page; readers see litter.
Wrong:
    fr: La 2^{ÈME} édition commence.
Right:
    fr: La 2e édition commence.
Fix: write what readers should see: `2e`, a space, a plain letter.
"""

import re
from collections.abc import Iterator

from twinlint.comparison import make_place
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.mentions import Kind, Mentions
from twinlint.register import Register
from twinlint.rule import text_rule

_RAW = re.compile(
    r"\w{0,20}[\^_]\{[^{}\n$]{1,40}\}"  # TeX: an exponent, an index
    r"|\\(?:text(?:bf|it|sc)?|emph|footnote|cite|ref|href|frac)\{"
    r"|&(?:amp;)?(?:nbsp|amp|lt|gt|quot|apos|#\d{2,5});(?=\w|\s|$)"
)
_SIGNS = ("^{", "_{", "\\", "&")
"""One of them is in all that the pattern finds."""


@text_rule(Severity.WARNING)
def raw_markup(rule: Rule, mentions: Mentions, register: Register) -> Iterator[Finding]:
    """Signs of TeX and HTML left in the text that readers see."""
    if not any(sign in mentions.plain for sign in _SIGNS):
        return
    for block in mentions.blocks:
        if block.kind is Kind.CODE:
            continue
        for match in _RAW.finditer(mentions.plain, block.start, block.end):
            place = make_place(mentions, *match.span())
            yield rule(
                message("readers see the raw signs “{words}”", words=place.text),
                place,
                help=message("write what readers should see, without the signs"),
            )
