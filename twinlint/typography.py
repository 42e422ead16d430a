"""The typography of each language: spaces, quotation marks, apostrophes, dashes.

Editors type ordinary spaces and, if they like, straight quotation marks; this module
sets what readers see. Rules for French: Imprimerie nationale, *Lexique des règles
typographiques*; for English: *New Hart's Rules*. Every function is idempotent.
"""

from __future__ import annotations

import re

from twinlint.source import Locale

NO_BREAK_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"
OPENED = "\ue000"
"""Stands for an opening or empty tag while text between tags is set."""
CLOSED = "\ue001"
"""Stands for a closing tag."""

Substitution = tuple[re.Pattern[str], str]

_ANY_SPACE = "[ \u00a0\u202f\u2009]"

_APOSTROPHE: Substitution = (re.compile(r"(?<=\w)'|(?<!\w)'(?=\d)"), "’")
_FRENCH_MONTHS = (
    "janvier|février|mars|avril|mai|juin"
    "|juillet|août|septembre|octobre|novembre|décembre"
)
_ENGLISH_MONTHS = (
    "January|February|March|April|May|June"
    "|July|August|September|October|November|December"
)

_FRENCH: tuple[Substitution, ...] = (
    _APOSTROPHE,
    (re.compile(r'(?<![\w.,;:!?…%)\]»”\ue001])"(?=\S)'), "« "),
    (re.compile(r'"'), " »"),
    (re.compile(rf"«{_ANY_SPACE}*"), f"«{NO_BREAK_SPACE}"),
    (re.compile(rf"(?<!{_ANY_SPACE}){_ANY_SPACE}*+»"), f"{NO_BREAK_SPACE}»"),
    # Two signs together (`?!`) keep together; an address keeps its signs.
    (
        re.compile(
            rf"(?<=[\w)\]»”’%\ue001]){_ANY_SPACE}*([;!?]+)"
            r"(?=[\s\ue000\ue001)»”\u00a0\u202f]|$)"
        ),
        rf"{NARROW_SPACE}\1",
    ),
    (
        re.compile(rf"(?<=[\w)\]»”’%\ue001]){_ANY_SPACE}*:(?=[\s\ue000\ue001]|$)"),
        f"{NO_BREAK_SPACE}:",
    ),
    # Thousands; not a year before a number: « en 2024 350 communes ».
    (re.compile(r"(?<=\d)(?<!\d{4})[ \u00a0](?=\d{3}(?!\d))"), NARROW_SPACE),
    (re.compile(r"(?<=\d) (?=[%€‰°]|(?:ha|km|m²|kWh|MWh|h)\b)"), NO_BREAK_SPACE),
    (re.compile(r"(?<=\bn°) (?=\d)"), NO_BREAK_SPACE),
    # A day and its month.
    (re.compile(rf"(?:(?<=\d)|(?<=1er)) (?=(?:{_FRENCH_MONTHS})\b)"), NO_BREAK_SPACE),
    (re.compile(r"(?<=\w) - (?=\w)"), f"{NO_BREAK_SPACE}– "),
    (re.compile(r"\.\.\."), "…"),
)
_ENGLISH: tuple[Substitution, ...] = (
    _APOSTROPHE,
    (re.compile(r"(?<![\w.,;:!?…%)\]’”\ue001])\"(?=\S)"), "“"),
    (re.compile(r'"'), "”"),
    (re.compile(r"(?<![\w.,;:!?…%)\]’”\ue001])'(?=[^\W\d])"), "‘"),
    (re.compile(r"'"), "’"),
    (re.compile(rf"(?<=\d) (?=(?:{_ENGLISH_MONTHS})\b)"), NO_BREAK_SPACE),
    (re.compile(r"(?<=\w) - (?=\w)"), " – "),
    (re.compile(r"\.\.\."), "…"),
)
_RULES: dict[str, tuple[Substitution, ...]] = {"fr": _FRENCH, "en": _ENGLISH}


def typeset(text: str, locale: Locale) -> str:
    r"""Plain text as readers of a language expect it; other languages stay as typed.

    >>> typeset("Vraiment ? L'heure : 8 h", Locale("fr"))
    'Vraiment\u202f? L’heure\xa0: 8\xa0h'
    """
    for pattern, replacement in _RULES.get(locale, ()):
        text = pattern.sub(replacement, text)
    return text


_FRENCH_SPACES = re.compile(r"(?<=«) | (?=[»:;?!])")


def bind_spaces(text: str, locale: Locale) -> str:
    r"""Plain text with its own spaces unbreakable where a language wants them so.

    For text that quotes code, as the messages of the tool do: nothing is added, so that
    `« en: »` stays what an editor has to type. The wide space, since some terminals
    show the narrow one badly.

    >>> bind_spaces("ajoutez « en: » : une fois", Locale("fr"))
    'ajoutez «\xa0en:\xa0»\xa0: une fois'
    """
    return _FRENCH_SPACES.sub(NO_BREAK_SPACE, text) if locale == "fr" else text
