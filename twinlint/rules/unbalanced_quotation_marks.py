"""A quotation opens and does not close, or closes without having opened.

Why: readers cannot tell where the mayor stops speaking and the text goes on.
Wrong:
    fr: « Nous sommes prêts, dit la maire.
Right:
    fr: « Nous sommes prêts », dit la maire.
Fix: add the missing quotation mark.
"""

from collections.abc import Iterator

from twinlint.comparison import make_place
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.mentions import Kind, Mentions
from twinlint.register import Register
from twinlint.rule import text_rule

_PAIRS = {"«": "»", "“": "”"}


@text_rule(Severity.WARNING)
def unbalanced_quotation_marks(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Quotation marks without their counterpart in the same block."""
    for block in mentions.blocks:
        if block.kind is not Kind.CODE:
            for at in _find_unmatched(mentions.plain, block.start, block.end):
                place = make_place(mentions, at, at + 1)
                yield rule(
                    message("{mark} has no counterpart", mark=place.text),
                    place,
                    help=message("add the missing quotation mark"),
                )


def _find_unmatched(plain: str, start: int, end: int) -> Iterator[int]:
    """Offsets of the marks left over; an opening one may be repeated by paragraph."""
    open_marks: list[int] = []
    for opening, closing in _PAIRS.items():
        if plain.find(opening, start, end) < 0 and plain.find(closing, start, end) < 0:
            continue
        for at in range(start, end):
            sign = plain[at]
            if sign == opening:
                open_marks.append(at)
            elif sign == closing:
                if open_marks:
                    open_marks.pop()
                else:
                    yield at
        yield from open_marks
        open_marks = []
