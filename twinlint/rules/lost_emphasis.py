"""Words stand out in bold in one language only.

Why: what one version stresses, a duty or a deadline, the other one mentions in passing.
Wrong:
    fr: Le dossier est à déposer **avant le 3 juin**.
    en: The application is due before 3 June.
Right:
    fr: Le dossier est à déposer **avant le 3 juin**.
    en: The application is due **before 3 June**.
Fix: set the same words in bold in both languages, or in neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.comparison import Comparison, make_place, quote
from twinlint.finding import Finding, LanguageName, Rule, message
from twinlint.mentions import Block, Kind, Mentions
from twinlint.rule import pair_rule
from twinlint.weight import Stake, weigh

_BOLD = re.compile(
    r"(?<![\\*])\*\*(?![\s*])(?P<stars>[^*]{1,300})(?<!\s)\*\*(?!\*)"
    r"|(?<![\w_\\])__(?![\s_])(?P<lines>[^_]{1,300})(?<!\s)__(?![\w_])"
    r"|<(?P<tag>strong|b)>(?P<inside>(?:[^<]|<(?!/?(?P=tag)>)){1,600})</(?P=tag)>"
)

_SIGNS = ("**", "__", "<b>", "<strong>")
_Span = tuple[int, int]


@pair_rule(weigh(Stake.SHOWN))
def lost_emphasis(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Bold words of corresponding blocks of which one has more."""
    first, second = comparison.reference, comparison.translation
    texts = first.text.value, second.text.value
    if not any(sign in text for text in texts for sign in _SIGNS):
        return
    for unit in comparison.paired:
        left = _read_bold(first, unit.reference)
        right = _read_bold(second, unit.translation)
        if left is None or right is None:
            continue
        if len(left) > len(right):
            yield _make_finding(rule, first, left, second, right, unit.translation)
        elif len(right) > len(left):
            yield _make_finding(rule, second, right, first, left, unit.reference)


def _read_bold(mentions: Mentions, blocks: tuple[Block, ...]) -> list[_Span] | None:
    """Offsets of the words in bold; None where a sign opens and does not close."""
    text = mentions.text.value
    start, end = (blocks[0].start, blocks[-1].end) if blocks else (0, 0)
    if all(text.find(sign, start, end) < 0 for sign in _SIGNS):
        return []
    if sum(text.count("**", block.start, block.end) for block in blocks) % 2:
        return None
    return [
        match.span(
            "stars" if match["stars"] else "lines" if match["lines"] else "inside"
        )
        for block in blocks
        if block.kind is not Kind.CODE
        for match in _BOLD.finditer(mentions.text.value, block.start, block.end)
        if not _is_code(text, match.start()) and not _is_inside(text, match.span())
    ]


def _is_inside(text: str, span: _Span) -> bool:
    """Whether what is bold begins, or ends, inside a word: the first letter of it."""
    start, end = span
    is_joined = text[start - 1 : start].isalpha() and text[start] == "<"
    return is_joined or (text[end : end + 1].isalpha() and text[end - 1] == ">")


def _is_code(text: str, offset: int) -> bool:
    """Whether a backtick has opened on the line and not closed."""
    return text.count("`", text.rfind("\n", 0, offset) + 1, offset) % 2 == 1


def _make_finding(
    rule: Rule,
    here: Mentions,
    spans: list[_Span],
    there: Mentions,
    others: list[_Span],
    blocks: tuple[Block, ...],
) -> Finding:
    """A finding on the first words in bold that have no twin, at the other block."""
    said = set[str]().union(*(_read_stems(there, other) for other in others))
    alone = (span for span in spans if said.isdisjoint(_read_stems(here, span)))
    span = next(alone, spans[-1])
    related = make_place(here, *span)
    return rule(
        message(
            "“{words}” stands out in {language}, not in {other_language}",
            words=quote(here, *span),
            language=LanguageName(here.locale),
            other_language=LanguageName(there.locale),
        ),
        make_place(there, blocks[0].start, blocks[-1].end),
        related=(related,),
        help=message("set the same words in bold here, or take the bold off there"),
    )


def _read_stems(mentions: Mentions, span: _Span) -> set[str]:
    text = mentions.text.value[span[0] : span[1]].lower()
    return {word[:4] for word in re.findall(r"\w{4,}|\d+", text)}
