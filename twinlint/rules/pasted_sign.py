"""A sign of a word processor stands in the text: a hidden hyphen, a typed bullet.

Why: a soft hyphen hides inside a word, so that no search finds it; a bullet that is
typed makes no list, and its lines run together.
Wrong:
    fr: Une com\u00admune du sud
    en: A southern municipality
Right:
    fr: Une commune du sud
    en: A southern municipality
Fix: delete the hidden hyphen; begin the items of a list with `- `.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from twinlint.comparison import make_place
from twinlint.documents import TYPED_BULLET
from twinlint.finding import Finding, Fix, Message, Rule, Severity, message
from twinlint.mentions import Mentions
from twinlint.register import Register
from twinlint.rule import Scope, text_rule

_SOFT_HYPHEN = re.compile("\u00ad+")
_BULLET = re.compile(f"^[ \t]*({TYPED_BULLET})", re.M)
_DASH_ITEM = re.compile("[ \t]*([–—][ \t\u00a0]+)(?=\\S)")
_ITEM = re.compile("[ \t]*[-*+–—•][ \t\u00a0]")
"""A dash begins an item, and no sentence, beside a line that begins like one."""
_WORD = re.compile("[\\w\u00ad’'-]+")


@text_rule(Severity.WARNING, Scope.HOUSE)
def pasted_sign(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Soft hyphens, and bullets at the start of lines; each kind is one finding."""
    text = mentions.text.value
    hidden = []
    for word in _WORD.finditer(text) if "\u00ad" in text else ():
        for found in _SOFT_HYPHEN.finditer(text, word.start(), word.end()):
            fix = Fix(mentions.text.span(*found.span()), "")
            bare = _SOFT_HYPHEN.sub("", word.group())
            said = message("a hidden hyphen stands in “{word}”", word=bare)
            place = make_place(mentions, *word.span())
            advice = message("delete this word, and type it again: {word}", word=bare)
            hidden.append(rule(said, place, help=advice, fix=fix))
    yield from _gather(hidden)
    bullets = []
    is_list = "\n" in text.strip()
    for found in (*_BULLET.finditer(text), *_find_dashes(text)):
        right = "- " if is_list else ""
        fix = Fix(mentions.text.span(*found.span(1)), right)
        typed = found.group(1)
        sign, has_tab = typed[0], "\t" in typed
        end = found.end(1) if has_tab else found.start(1) + 1
        place = make_place(mentions, found.start(1), end)
        said, advice = (_LONG, _HYPHEN) if sign in "–—" else (_TYPED, _DASH)
        if has_tab:
            advice = message(
                "write “- ” in place of “{sign}” and of the tab behind it", sign=sign
            )
        bullets.append(rule(said, place, help=advice if is_list else _DELETE, fix=fix))
    yield from _gather(bullets)


def _find_dashes(text: str) -> Iterator[re.Match[str]]:
    """The long dashes in front of items."""
    if "–" not in text and "—" not in text:
        return
    lines = text.split("\n")
    at = 0
    for number, line in enumerate(lines):
        beside = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
        found = _DASH_ITEM.match(text, at)
        if found and found.end() <= at + len(line) and any(map(_ITEM.match, beside)):
            yield found
        at += len(line) + 1


_TYPED: Message = message("a typed bullet makes no list")
_DASH: Message = message("begin each item with “- ”")
_LONG: Message = message("this dash is too long to make a list")
_HYPHEN: Message = message("type the hyphen of the keyboard, then a space: “- ”")
_DELETE: Message = message("delete it")


def _gather(findings: list[Finding]) -> Iterator[Finding]:
    if findings:
        yield replace(findings[0], also=tuple(findings[1:]))
