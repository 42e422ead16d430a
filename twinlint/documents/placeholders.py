r"""Finds where a program puts its values into a message: `{name}`, `%s`, `%(name)d`.

The forms of printf (C, Python, PHP, Objective-C), of Python, i18next, Rails, Vue and
Angular, and of ICU MessageFormat and Fluent, where the choices of a plural are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SLOT = re.compile(
    r"(?P<printf>(?<!\d)%(?:\((?P<named>[\w.-]{1,80})\)|(?P<place>\d{1,2})\$)?"
    r"[-+#0]{0,3}\d{0,4}(?:\.\d{1,4})?(?:hh?|ll?|[qjzt])?[sdiufFeEgGxXoc@])"
    r"|%\{(?P<rails>[\w.-]{1,80})\}"
    r"|\$t\([^()\n]{1,200}\)"
    r"|\{\{[-\s]{0,3}(?P<doubled>[\w.$\[\]]{1,80})(?:[,|][^{}\n]{0,200})?\s?\}\}"
    r"|\$?\{\s?\$?(?P<braced>[\w.$\[\]-]{1,80})"
    r"(?:\s?,\s?(?:number|date|time|spellout|ordinal|duration)\s?(?:,[^{}]{0,200})?"
    r"|[!:][^{}\n]{0,40})?\s?\}"
    r"|\{\s?(?P<function>[A-Z]{2,20})\((?P<argument>[^{}\n]{0,200})\)\s?\}"
)
_CHOICE = re.compile(
    r"\{\s*\$?[\w.-]{1,80}\s*(?:,\s*(?:plural|select|selectordinal)\s*,"
    r"(?:\s*offset:\d{1,3})?|->)"
)
_OPTION = re.compile(
    r"(?:=\d{1,9}|[\w-]{1,40})\s{0,9}\{|\*?\[\s?[\w.-]{1,40}\s?\]|[{}]"
)


def find_slots(value: str) -> Iterator[tuple[int, int, str]]:
    """Where each value goes: offsets, and its name."""
    for match in _SLOT.finditer(value):
        name = next(
            (
                match[group]
                for group in ("named", "rails", "doubled", "braced", "argument")
                if match[group]
            ),
            None,
        )
        yield match.start(), match.end(), (name or _describe_unnamed(match)).lstrip("$")


def _describe_unnamed(match: re.Match[str]) -> str:
    """The conversion of printf, in which `%i` is `%d`; what it is otherwise."""
    return f"%{match[0][-1]}".replace("i", "d") if match["printf"] else match[0]


def find_choices(value: str) -> Iterator[tuple[int, int]]:
    """What only says which words are chosen when, in messages that have choices."""
    choice = _CHOICE.search(value)
    if choice:
        yield choice.span()
        for match in _CHOICE_OR_OPTION.finditer(value, choice.end()):
            yield match.span()


_CHOICE_OR_OPTION = re.compile(f"{_CHOICE.pattern}|{_OPTION.pattern}")
