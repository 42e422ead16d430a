"""A text uses the quotation marks of another language.

Why: they come with words pasted from elsewhere; readers see at once that nobody looked.
Wrong:
    fr: Le programme “Innover dans la ville” continue.
    en: The “Innover dans la ville” programme goes on.
Right:
    fr: Le programme « Innover dans la ville » continue.
    en: The “Innover dans la ville” programme goes on.
Fix: write the marks of the language; a quotation inside another has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from twinlint.comparison import make_place
from twinlint.finding import Finding, Fix, LanguageName, Rule, Severity, message
from twinlint.languages import list_languages, read_language
from twinlint.mentions import Kind, Mentions
from twinlint.register import Register
from twinlint.rule import Scope, text_rule
from twinlint.source import Locale


@text_rule(Severity.WARNING, Scope.HOUSE)
def foreign_quotation_marks(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Quotations between marks of other languages, outside a quotation of its own."""
    looks = read_language(mentions.locale).typography
    if looks is None or not looks.quotation_marks:
        return
    opening, closing = looks.quotation_marks
    space = " " if looks.space_in_quotation_marks else ""
    own, foreign = _compile(mentions.locale)
    for block in mentions.blocks:
        if block.kind is Kind.CODE:
            continue
        start, end = block.start, block.end
        inside = [found.span() for found in own.finditer(mentions.plain, start, end)]
        for found in foreign.finditer(mentions.plain, start, end):
            if any(first < found.start() < last for first, last in inside):
                continue
            words = mentions.text.value[found.start() + 1 : found.end() - 1]
            right = f"{opening}{space}{words.strip()}{space}{closing}"
            place = make_place(mentions, *found.span())
            yield rule(
                message(
                    "these are not the quotation marks of {language}",
                    language=LanguageName(mentions.locale),
                ),
                place,
                help=message("write {right}", right=right),
                fix=Fix(place.span, right),
            )


@cache
def _compile(locale: Locale) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A quotation in marks of the language, and one in those of another."""
    looks = read_language(locale).typography
    own = tuple(looks.quotation_marks) if looks else ()
    pairs = {
        tuple(each.quotation_marks)
        for each in (read_language(tag).typography for tag in list_languages())
        if each and each.quotation_marks
    }
    others = sorted(pair for pair in pairs - {own} if pair[0] not in own)
    foreign = "|".join(map(_quote, others)) or "(?!)"
    return re.compile(_quote(own)), re.compile(foreign)


def _quote(pair: tuple[str, ...]) -> str:
    first, last = map(re.escape, pair)
    return rf"{first}[^{first}{last}\n]*{last}"
