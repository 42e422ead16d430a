"""Sets a text as its language wants it: spaces, quotation marks, apostrophes, dashes.

Editors type ordinary spaces and, if they like, straight quotation marks; this module
sets what readers see, as the folder of the language says. Every function is idempotent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from twinlint.languages import Language, Typography, read_language
from twinlint.source import Locale

NO_BREAK_SPACE = "\u00a0"
APOSTROPHE = "’"
NARROW_SPACE = "\u202f"
OPENED = "\ue000"
"""Stands for an opening or empty tag while text between tags is set."""
CLOSED = "\ue001"
"""Stands for a closing tag."""

Substitution = tuple[re.Pattern[str], str, str]
"""A pattern, what takes the place of what it finds, and signs of which every such place
has one; without any, every such place has a digit."""

_ANY_SPACE = "[ \u00a0\u202f\u2009]"
_DIGIT = re.compile(r"\d")
_APOSTROPHE: Substitution = (re.compile(r"(?<=\w)'|(?<!\w)'(?=\d)"), APOSTROPHE, "'")
_ELLIPSIS: Substitution = (re.compile(r"\.\.\."), "…", ".")
_BEFORE = r"[\w)\]»”’%\ue001]"
"""What a sign follows that has a space of its own."""
_SET = 4096
"""Texts that are kept as they were set: titles and labels stand on page after page."""
_INNER = "‘‚‹"
"""Single quotation marks, which editors type as `'`."""


@cache
def _read_rules(locale: Locale) -> tuple[Substitution, ...]:
    """What a language sets, in order; nothing for one that says nothing of it."""
    language = read_language(locale)
    looks = language.typography
    if looks is None:
        return ()
    return (
        *_set_inner_pairs(looks),
        _APOSTROPHE,
        *_set_quotation_marks(looks),
        *_set_spaces_before(looks),
        *_set_numbers(language, looks),
        (re.compile(r"(?<=\w) - (?=\w)"), looks.dash, "-"),
        _ELLIPSIS,
    )


def _set_inner_pairs(looks: Typography) -> Iterator[Substitution]:
    """Pairs of `'` whose closing mark is no apostrophe, before those are set."""
    inner = looks.inner_quotation_marks
    if inner and inner[0] in _INNER and inner[1] != APOSTROPHE:
        pair = r"(?<![\w’'])'(?=[^\W\d])([^'\n]{1,300})(?<=[\w.,!?…])'(?!\w)"
        yield re.compile(pair), rf"{inner[0]}\1{inner[1]}", "'"


def _set_quotation_marks(looks: Typography) -> Iterator[Substitution]:
    if not looks.quotation_marks:
        return
    opening, closing = looks.quotation_marks
    inner = looks.inner_quotation_marks
    space = looks.space_in_quotation_marks
    closed = re.escape("".join((closing, *inner[1:])))
    after_word = rf"(?<![\w.,;:!?…%)\]”{closed}\ue001])"
    yield re.compile(rf'{after_word}"(?=\S)'), opening + space, '"'
    yield re.compile(r'"'), space + closing, '"'
    if inner and inner[0] in _INNER and inner[1] == APOSTROPHE:
        yield re.compile(rf"{after_word}'(?=[^\W\d])"), inner[0], "'"
        yield re.compile(r"'"), inner[1], "'"
    if space:
        yield re.compile(rf"{opening}{_ANY_SPACE}*"), opening + space, opening
        yield (
            re.compile(rf"(?<!{_ANY_SPACE}){_ANY_SPACE}*+{closing}"),
            space + closing,
            closing,
        )


def _set_spaces_before(looks: Typography) -> Iterator[Substitution]:
    if looks.space_before_signs:
        # Two signs together (`?!`) keep together; an address keeps its signs.
        signs = re.compile(
            rf"(?<={_BEFORE}){_ANY_SPACE}*([;!?]+)"
            r"(?=[\s\ue000\ue001)»”\u00a0\u202f]|$)"
        )
        yield signs, rf"{looks.space_before_signs}\1", ";!?"
    if looks.space_before_colon:
        colon = re.compile(rf"(?<={_BEFORE}){_ANY_SPACE}*:(?=[\s\ue000\ue001]|$)")
        yield colon, f"{looks.space_before_colon}:", ":"


def _set_numbers(language: Language, looks: Typography) -> Iterator[Substitution]:
    if language.thousands.isspace():
        # Not a year before a number: « en 2024 350 communes ».
        groups = re.compile(r"(?<=\d)(?<!\d{4})[ \u00a0](?=\d{3}(?!\d))")
        yield groups, language.thousands, ""
    if looks.bound_after_number:
        words = _alternatives(looks.bound_after_number)
        yield re.compile(rf"(?<=\d) (?={words})"), NO_BREAK_SPACE, ""
    if looks.bound_before_number:
        words = "|".join(
            rf"(?<=\b{re.escape(word)})" for word in looks.bound_before_number
        )
        yield re.compile(rf"(?:{words}) (?=\d)"), NO_BREAK_SPACE, ""
    if language.months:
        signs = [m for m in language.ordinal_marks if not m[-1].isalnum()]
        days = ["", *signs, language.first_day.removeprefix("1")]
        before = "|".join(rf"(?<=\d{re.escape(end)})" for end in dict.fromkeys(days))
        months = _alternatives(language.month_names)
        yield re.compile(rf"(?:{before}) (?={months})"), NO_BREAK_SPACE, ""


def _alternatives(words: Iterable[str]) -> str:
    """A pattern of whole words and signs."""
    ends = (re.escape(w) + (r"\b" if w[-1].isalnum() else "") for w in words)
    return f"(?:{'|'.join(ends)})"


@lru_cache(maxsize=_SET)
def typeset(text: str, locale: Locale) -> str:
    r"""Plain text as readers of a language expect it; other languages stay as typed.

    >>> typeset("Vraiment ? L'heure : 8 h", Locale("fr"))
    'Vraiment\u202f? L’heure\xa0: 8\xa0h'
    """
    has_digit = _DIGIT.search(text) is not None
    for pattern, replacement, signs in _read_rules(locale):
        if any(map(text.__contains__, signs)) if signs else has_digit:
            text = pattern.sub(replacement, text)
    return text


def mark_raised(text: str, locale: Locale, marks: tuple[str, str]) -> str:
    """A text with marks around the letters that its language raises after a number.

    Roman numbers begin with I, V or X, as others of one letter make words (« Le »). A
    number in a name or an address stays as typed: a sign stands beside it.

    >>> mark_raised("1er, Ier, XVe, 15e, 2e-lot, Le Ver", Locale("fr"), ("<", ">"))
    '1<er>, I<er>, XV<e>, 15<e>, 2e-lot, Le Ver'
    """
    raised = _find_raised(locale)
    if raised is None or not raised.promise.search(text):
        return text
    return raised.whole.sub(rf"\1\3{marks[0]}\2\4{marks[1]}", text)


class _Raised(NamedTuple):
    """What finds numbers with letters that are raised."""

    promise: re.Pattern[str]
    """The last sign of a number and the letters: few texts have them, soon found."""
    whole: re.Pattern[str]


@cache
def _find_raised(locale: Locale) -> _Raised | None:
    looks = read_language(locale).typography
    if looks is None or not (looks.raised_after_one or looks.raised_after_number):
        return None
    first, later = (
        "|".join(map(re.escape, some)) or "(?!)"
        for some in (looks.raised_after_one, looks.raised_after_number)
    )
    whole = rf"""
        (?<![\w.,/@\#-])
        (?: ([1I]) ({first}) | (\d{{1,4}}+|[IVX][IVXL]{{0,6}}+) ({later}) )
        (?![\w-]|[./@]\w)
        """
    promise = rf"[\dIVXL](?:{first}|{later})(?![\w-])"
    return _Raised(re.compile(promise), re.compile(whole, re.VERBOSE))


def bind_spaces(text: str, locale: Locale) -> str:
    r"""Plain text with its own spaces unbreakable where a language wants them so.

    For text that quotes code, as the messages of the tool do: nothing is added, so that
    `« en: »` stays what an editor has to type. The wide space, since some terminals
    show the narrow one badly.

    >>> bind_spaces("ajoutez « en: » : une fois", Locale("fr"))
    'ajoutez «\xa0en:\xa0»\xa0: une fois'
    """
    spaces = _read_spaces(locale)
    return spaces.sub(NO_BREAK_SPACE, text) if spaces else text


@cache
def _read_spaces(locale: Locale) -> re.Pattern[str] | None:
    """The spaces that a language wants beside its signs; None where it wants none."""
    looks = read_language(locale).typography
    if looks is None:
        return None
    opening, closing = ("", "")
    if looks.space_in_quotation_marks:
        opening, closing = looks.quotation_marks
    before = closing + (":" if looks.space_before_colon else "")
    before += ";?!" if looks.space_before_signs else ""
    found = [rf"(?<={opening}) "] if opening else []
    found += [rf" (?=[{before}])"] if before else []
    return re.compile("|".join(found)) if found else None
