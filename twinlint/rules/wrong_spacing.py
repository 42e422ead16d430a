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
from collections.abc import Iterable, Iterator
from functools import cache

from twinlint.comparison import make_place
from twinlint.finding import (
    Finding,
    Fix,
    LanguageName,
    Message,
    Rule,
    message,
)
from twinlint.languages import read_language
from twinlint.mentions import Block, Kind, Mentions
from twinlint.register import Register
from twinlint.rule import Scope, text_rule
from twinlint.source import Locale
from twinlint.weight import Stake, weigh

_SPACE = r"[ \u00a0\u202f]"
_DOUBLE = re.compile(
    rf"(?P<gap>{_SPACE}(?<=[^\s\0|].){_SPACE}++)(?=[^\s\0|])", re.DOTALL
)
_JOINED = re.compile(
    r"""
    # The end of a sentence, and a capital that touches it.
    # What a word may begin behind does not stand inside it: each is read once.
    (?<![^\s(«“\0]) [^\s@/_.(«“\0]* [a-zß-öø-ÿ’'] [a-zß-öø-ÿ] [.!?…]
    (?P<next> (?![a-zß-öø-ÿ]) [^\W\d_] [a-zß-öø-ÿ] [^\s@/_.]{0,60} )
    (?=[.,;:]?(?:[\s)»”\0]|$))
    """,
    re.VERBOSE,
)
"""Two sentences without a space between them; no address, no file name."""
_TOUCHING = re.compile(r"[.!?…](?![a-zß-öø-ÿ])[^\W\d_]")
"""What stands between such two, which few texts have, and which is soon found."""

_AROUND = 40
"""Characters that are shown on either side at most."""
_LAST_WORD = re.compile(r"(?<!\S)\S*\Z")
_FIRST_WORD = re.compile(r"\S*")


@cache
def _read_patterns(
    locale: Locale,
) -> tuple[tuple[re.Pattern[str], str, Message], ...]:
    """Patterns of a language, with what stands in their gap instead.

    Each begins with the sign that few texts have in such a place, which is soon found.
    """
    patterns = [(_DOUBLE, " ", message("two spaces instead of one"))]
    looks = read_language(locale).typography
    if looks is None:
        return tuple(patterns)
    language = LanguageName(locale)
    signs = {":": looks.space_before_colon, ";!?": looks.space_before_signs}
    spaced = "".join(sign for sign, space in signs.items() if space)
    tight = "".join((".,", *(sign for sign, space in signs.items() if not space)))
    said = message("{language} has a space here", language=language)
    if looks.space_in_quotation_marks:
        opening, closing = looks.quotation_marks
        spaced += closing
        patterns.append((re.compile(rf"{opening}(?P<gap>)(?=\w)"), " ", said))
    if spaced:
        sign = rf"[{spaced}](?<=[^\W\d_](?P<gap>).)(?=\s|$)"
        patterns.append((re.compile(sign), " ", said))
    before = rf"(?<=[\w)].)(?=[{tight}](?:\s|$))"
    inside = r"(?<=\(.)(?=\w)|(?<=\w.)(?=\))"
    said = message("{language} has no space here", language=language)
    wrong = re.compile(rf"(?P<gap>{_SPACE})(?:{before}|{inside})", re.DOTALL)
    patterns.append((wrong, "", said))
    comma = re.compile(r",(?<=[^\W\d_]{2},)(?P<gap>)(?=[^\W\d_]{2})")
    patterns.append((comma, " ", message("a space is missing behind the comma")))
    return tuple(patterns)


def _find_joined(plain: str, start: int, end: int) -> Iterable[re.Match[str]]:
    is_possible = _TOUCHING.search(plain, start, end)
    return _JOINED.finditer(plain, start, end) if is_possible else ()


def _widen(plain: str, block: Block, start: int, end: int) -> tuple[int, int]:
    """The words on both sides of a space, cut where one is long."""
    before = _LAST_WORD.search(plain, max(start - _AROUND, block.start), start)
    after = _FIRST_WORD.match(plain, end, min(end + _AROUND, block.end))
    return before.start() if before else start, after.end() if after else end


@text_rule(weigh(Stake.WRITTEN), Scope.HOUSE)
def wrong_spacing(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Spaces that are double or missing, or stand where the language has none."""
    patterns = _read_patterns(mentions.locale)
    for block in mentions.blocks:
        if block.kind in (Kind.CODE, Kind.ROW):
            continue
        for joined in _find_joined(mentions.plain, block.start, block.end):
            at = joined.start("next")
            yield rule(
                message("a space is missing between two sentences"),
                make_place(mentions, *joined.span()),
                help=message("type a space in front of “{word}”", word=joined["next"]),
                fix=Fix(mentions.text.span(at, at), " "),
            )
        for pattern, right, text in patterns:
            for match in pattern.finditer(mentions.plain, block.start, block.end):
                gap = match.span("gap")
                around = _widen(mentions.plain, block, *gap)
                yield rule(
                    text,
                    make_place(mentions, *around),
                    help=_advise(match["gap"], right),
                    fix=Fix(mentions.text.span(*gap), right),
                )


def _advise(wrong: str, right: str) -> Message:
    """What to type where a space is wrong."""
    if not wrong:
        return message("type a space there")
    return message("keep one space") if right else message("delete the space")
