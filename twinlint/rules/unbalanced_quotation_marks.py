"""A quotation opens and does not close, or closes without having opened.

Why: readers cannot tell where the mayor stops speaking and the text goes on.
Wrong:
    fr: « Nous sommes prêts, dit la maire.
Right:
    fr: « Nous sommes prêts », dit la maire.
Fix: add the missing quotation mark.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from twinlint.comparison import make_place
from twinlint.documents import BLANK
from twinlint.finding import Finding, Rule, message
from twinlint.languages import read_language
from twinlint.mentions import Block, Kind, Mentions
from twinlint.register import Register
from twinlint.rule import text_rule
from twinlint.weight import Stake, weigh

_BOTH = "“‘"
"""Marks that close in some languages and open in others."""


_LABEL = 4
"""Words of a label, at most."""


@text_rule(weigh(Stake.WRITTEN))
def unbalanced_quotation_marks(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Quotation marks without their counterpart in the same block."""
    pairs = read_language(mentions.locale).quotation_pairs
    openings = {pair[0] for pair in pairs}
    for block, following in pairwise((*mentions.blocks, None)):
        if block and block.kind is not Kind.CODE:
            goes_on = _read_first_sign(mentions, following) if following else ""
            for at in _find_unmatched(mentions.plain, block.start, block.end, pairs):
                if _is_pointer(mentions, block, at, pairs):
                    continue
                if mentions.plain[at] == goes_on and goes_on in openings:
                    continue  # Each paragraph of a long quotation is opened.
                place = make_place(mentions, at, at + 1)
                yield rule(
                    message("{mark} has no counterpart", mark=place.text),
                    place,
                    help=message("add the missing quotation mark"),
                )


def _is_pointer(
    mentions: Mentions, block: Block, at: int, pairs: Iterable[str]
) -> bool:
    """Whether a sign at the end of a label shows the way on: `Home »`.

    The text has no mark that would open a quotation.
    """
    plain = mentions.plain
    openings = [pair[0] for pair in pairs if pair[1] == plain[at]]
    is_last = not plain[at + 1 : block.end].strip(f"{BLANK} \n")
    is_label = len(block.words) <= _LABEL and plain[at - 1 : at] in (" ", "\xa0")
    return is_last and is_label and not any(sign in plain for sign in openings)


def _read_first_sign(mentions: Mentions, block: Block) -> str:
    return mentions.plain[block.start : block.end].lstrip(f"{BLANK} \n")[:1]


def _find_unmatched(
    plain: str, start: int, end: int, pairs: Iterable[str]
) -> Iterator[int]:
    """Offsets of the marks left over; an opening one may be repeated by paragraph."""
    open_marks: list[int] = []
    for opening, closing in map(tuple, pairs):
        if plain.find(opening, start, end) < 0 and (
            closing in _BOTH or plain.find(closing, start, end) < 0
        ):
            continue  # A mark of both kinds alone is one of another language.
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
