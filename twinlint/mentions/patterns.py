"""Patterns of numbers (digits, words), money, units, phones, codes; ends of sentences.

Those of dates in words are in `calendar`.

The words in them are those of the language. A version may keep a passage of the other
language, so what stands beside digits (`h`, `million`, `per cent`) is read in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from twinlint.data import dataclass
from twinlint.languages import Language, Typography, read_language
from twinlint.mentions.alternatives import (
    SPACE,
    Languages,
    choose,
    choose_caseless,
    choose_spaced,
    gather_words,
    join_words,
    write_class,
)
from twinlint.mentions.attributes import Attributes, make_attributes
from twinlint.mentions.calendar import (
    YEAR,
    read_halves,
    write_after_range,
    write_date,
    write_days,
    write_halves,
    write_month,
    write_time,
    write_year,
)
from twinlint.mentions.promises import Promise, Promises
from twinlint.source import Locale

_MONEY = ("percent", "euro", "dollar")
"""Units whose words belong to the figure before them."""
_COUNTS = ("time", "percentage-point")
"""Units that are none without a figure: an article before them is no number."""


BULLETS = "•◦▪●·"
"""Signs of items, as word processors write them."""
STOPS = ".!?…"
"""What a sentence ends with."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, eq=False)
class Reader:
    """The patterns of one language, with the words they are made of.

    Patterns are compiled when they are asked for: few texts need all, and it takes as
    long as to compare two pages.
    """

    language: Language
    both: Languages
    """The language, and that of the version beside the text."""
    attributes: Attributes
    """What adds a half to a number, or a bound."""
    sentence_end: re.Pattern[str]
    last_word: re.Pattern[str]
    """The last word of a sentence, which may be an abbreviation."""
    numbers: Mapping[str, int]
    """All number words: cardinals, collectives, ordinals."""
    promises: Promises
    """What each word promises to stand beside, or to be."""
    powers: Mapping[str, int]
    """Powers of ten after a figure."""
    halves: Mapping[str, int]
    """Words for the halves of the day, with the hour that they begin: `am`, `pm`."""
    twelve: Mapping[str, int]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Everything with digits, and the words of the calendar.

        The group that matched tells what it is.
        """
        prefixes = self.language.month_prefixes
        after = "".join(rf"|(?<=\b{word}-)" for word in prefixes)
        return re.compile(
            rf"(?=[\d(+$€£])(?:(?:(?<![\w./,-]){write_after_range(self.both)})"
            rf"(?:{_write_digits(self.both)})"
            rf"|(?<!\d)(?<!\d[.,]){_write_figure(self.both)})"
            rf"|(?:(?<![\w-]){after})(?=[^\W\d_])"
            rf"(?:{_write_letters(self.both)})"
        )

    @cached_property
    def words(self) -> re.Pattern[str] | None:
        """A number in words; none for a language without words."""
        return _compile_words(self.language) if self.numbers else None

    @cached_property
    def number_parts(self) -> re.Pattern[str]:
        """The words that a number is made of, one by one."""
        return _compile_parts(self.language)

    @cached_property
    def unit(self) -> re.Pattern[str]:
        """A unit, after the number that it belongs to."""
        units = choose(self.language.units)
        return re.compile(rf"(?:{SPACE}|-)?({units})(?![\w²³])")

    @cached_property
    def at(self) -> re.Pattern[str]:
        """What makes a word before it a time of day."""
        words = choose(gather_words(self.both, lambda each: each.times.at))
        return re.compile(rf"\b(?:{words})[ \u00a0]$", re.IGNORECASE)

    @cached_property
    def later(self) -> re.Pattern[str]:
        """What makes an hour one of the afternoon."""
        return _compile_after(gather_words(self.both, lambda e: e.times.later))

    @cached_property
    def half(self) -> re.Pattern[str]:
        """What makes a time more than it says."""
        return _compile_after(
            gather_words(
                self.both, lambda e: (*e.chains.parts_after, *e.chains.vague_after)
            )
        )

    @cached_property
    def vague(self) -> re.Pattern[str]:
        """What makes a number another one than it says."""
        return _compile_after(gather_words(self.both, lambda e: e.chains.vague_after))


@cache
def make_reader(locale: Locale, other: Locale | None = None) -> Reader:
    """The patterns for a language; digits and signs alone for an unknown one.

    `other` is the language of the version beside the text.
    """
    language = read_language(locale)
    both = (language,) if other is None else (language, read_language(other))
    numbers = {
        **language.numbers,
        **language.collectives,
        **language.ordinals,
        **language.soft_numbers,
    }
    weekdays = tuple(language.weekdays)
    forms = (day + end for day in weekdays for end in language.weekday_endings)
    calendar = frozenset(
        (*language.months, *weekdays, *forms, *language.clock, *language.decades)
    )
    attributes = make_attributes(locale)
    promises = (
        (Promise.DATE, calendar),
        (
            Promise.NUMBER,
            frozenset(map(_find_telling, (*numbers, *language.chains.parts_after))),
        ),
        (Promise.ONE, frozenset(_WORD.findall(" ".join(language.one).lower()))),
        (Promise.UNIT, frozenset(w.lower() for w in language.units if len(w) > 3)),
        (Promise.PART, attributes.hints),
        (Promise.LEAD, frozenset(language.roman_leads)),
    )
    return Reader(
        language,
        both,
        attributes,
        *_compile_sentences(language.typography or Typography()),
        numbers,
        Promises(language, promises),
        join_words(both, lambda e: {**e.powers, **e.money_powers, **e.signed_powers}),
        join_words(both, read_halves),
        join_words(both, lambda each: each.times.twelve),
    )


def _find_telling(number: str) -> str:
    """The longest word of a number: it stands wherever the number does."""
    return max(re.split("[ -]", number), key=len)


def _compile_after(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0\u202f](?:{choose(words)})\b")


def _compile_sentences(looks: Typography) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The end of a sentence with the space after it, and the last word before it.

    Before the sign of an item ends one too: a list may be pasted into one line.
    """
    marks = looks.quotation_marks, looks.inner_quotation_marks
    opening = '"«“‘([' + "".join(pair[0] for pair in marks if pair)
    closing = '"»”’)]' + "".join(pair[1] for pair in marks if pair)
    opening, closing = (write_class(dict.fromkeys(s)) for s in (opening, closing))
    return re.compile(
        rf"(?<=[{STOPS}])[\0{closing}]{{0,2000}}(?:[ \u00a0\u202f]?[»”\"])?\s{{1,9}}"
        rf"(?=[\0{opening}]{{0,300}}[ \u00a0\u202f]?[^\W\d_a-zà-öø-ÿ])"
        rf"|(?<=[^\s\0] )(?=[{BULLETS}][ \u00a0])"
    ), re.compile(rf"([\w.]{{1,24}})\.[\0\s{closing}]{{0,24}}$")


# Numbers ------------------------------------------------------------------------


def _split_marks(language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The marks of ordinals that are letters, and the signs: `e`, and a full stop."""
    marks = language.ordinal_marks
    letters = tuple(mark for mark in marks if mark[-1].isalnum())
    return letters, tuple(mark for mark in marks if mark not in letters)


def _write_ordinal(language: Language) -> str:
    """Digits of a rank; a sign that also ends sentences only after some words."""
    letters, signs = _split_marks(language)
    before = "|".join(rf"(?<=\b{word} )" for word in language.before_ordinal)
    return (
        rf"\d{{1,4}}{SPACE}?(?:{choose(letters)})(?!\w)"
        rf"|(?:{before or '(?!)'})\d{{1,3}}(?:{choose(signs)})"
        rf"(?={SPACE}[^\W\d_])"
    )


def _write_roman(language: Language) -> str:
    """A rank in Roman digits; before a sign at least two, as `I.` is an initial.

    None that stands alone in its line: `Ve` is a Friday.
    """
    letters, signs = _split_marks(language)
    return (
        rf"(?!(?<![^\n])\w+(?![^\n]))[IVX]{{1,6}}(?:{choose(letters)})(?!\w)"
        rf"|[IVX]{{2,6}}(?:{choose(signs)})(?={SPACE}[^\W\d_])"
    )


def _write_numeral(language: Language) -> str:
    """A number in Roman digits: two or more of them, or one after some words."""
    return (
        rf"(?=[IVX])(?=[IVX]{{2}}|(?:{_look_behind(language.roman_leads)}))"
        r"(?!XX+\b)X{0,3}(?:IX|IV|V?I{0,3})(?![\w/’'@]|-\w|\.\w)"
    )


def _write_decade(language: Language) -> str:
    """Ten years: `années 70`, `1970s`, `1970er`."""
    leads = _look_behind(language.decade_leads)
    endings = choose(language.decade_endings)
    year = r"(?:1[5-9]|20)?\d0"
    return rf"(?:{leads}){year}(?![\d-])|{year}(?:{endings})(?!\w)"


def _look_behind(words: Iterable[str]) -> str:
    """A pattern of a place after any of some words, with a capital or without."""
    forms = (form for word in words for form in (word, word.capitalize()))
    return "|".join(rf"(?<=\b{form} )" for form in forms) or "(?!)"


def _write_digits(languages: Languages) -> str:
    """What begins with a digit and is no plain number."""
    language = languages[0]
    return (
        rf"(?P<iso>{YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?![\w/-]))"
        r"|(?P<slashed>[0-3]?\d[/.][0-3]?\d[/.](?:19|20)\d\d(?![\w/-])"
        r"|[0-3]?\d/[0-3]?\d/\d\d(?![\w/-]|\.\d))"
        r"|(?P<season>(?:19|20)\d\d[/–-]\d\d(?![\w/-]|\.\d))"
        r"|(?P<phone>(?:(?:\+|00[ .]?)\d{1,3}[ .\u00a0-]?(?:\(0\))?\d"
        r"(?:[ .\u00a0-]?\d{2}){4}"
        r"|0\d(?:[ .\u00a0-]\d{2}){4}"
        # Not the code of an American town: 02110-1301.
        r"|(?!\d{5}-\d{4}(?!\d))"
        r"0[ .\u00a0-]?\d{2,3}(?:[ .\u00a0-]?\d){6,7}(?![ .\u00a0]\d)"
        r"|(?:\+?1[ .-])?\(?\d{3}\)?[ .-]\d{3}-\d{4})(?![\w/-]))"
        rf"|(?P<date>{write_date(language)})"
        rf"|(?P<time>{write_time(languages)})"
        rf"|(?P<decade>{_write_decade(language)})"
        rf"|(?P<ordinal>{_write_ordinal(language)})"
        r"|(?P<version>\d+(?:\.\d+){2,5}(?![\w-])|\d+"
        rf"(?!(?:{choose(language.units)})(?!\w))"
        r"[A-Za-z]\w*(?<![kKM])(?![\w-]))"
    )


def _write_figure(languages: Languages) -> str:
    """A plain number, with its power and its money or share."""
    before_money = rf"(?=[$€£{SPACE[1:]})"
    powers, before, signed = (
        choose(join_words(languages, read))
        for read in (
            lambda each: each.powers,
            lambda each: each.money_powers,
            lambda each: {**each.money_powers, **each.signed_powers},
        )
    )
    money = {w for e in languages for w, unit in e.units.items() if unit in _MONEY}
    partitives = gather_words(languages, lambda each: each.partitives)
    links = "|".join(
        re.escape(word) + (SPACE if word[-1].isalpha() else "") for word in partitives
    )
    return (
        rf"(?P<number>(?P<sign>[$€£]{SPACE}?)?"
        rf"(?P<figure>\d{{1,3}}(?:[{languages[0].group}]\d{{3}})+(?!\d)(?:[.,]\d+)?"
        r"|\d+(?:[.,]\d+)*)"
        rf"(?P<power>{SPACE}?(?:{powers}|(?:{before}){before_money}"
        rf"|(?(sign)(?:{signed})|(?!)))(?!\w))?"
        rf"(?:{SPACE}?(?:{links or '(?!)'})?"
        rf"(?P<unit>{choose_spaced({*money, '%', '€', '$', '£'})})(?!\w))?)"
    )


def _write_letters(languages: Languages) -> str:
    """What begins with a letter."""
    language = languages[0]
    month, days = write_month(language), write_days(language)
    hours = gather_words(
        languages, lambda each: each.times.hour_signs + each.times.hour_words
    )
    endings = choose(language.weekday_endings)
    quarters = choose(gather_words(languages, lambda each: each.quarter_marks))
    return (
        rf"(?P<named>{month}{SPACE}{{1,2}}{days}"
        rf"(?!\d|[.:]\d|{SPACE}?(?:(?:{choose(hours)})\b"
        rf"|{write_halves(languages)}))"
        rf"{write_year('y2')}"
        rf"|{month}{SPACE}{{1,2}}(?P<y3>{YEAR})(?!\d))"
        rf"|(?P<month>(?:{choose_caseless(language.months)})(?![\w-]))"
        rf"|(?P<weekday>{choose_caseless(language.weekdays)})(?:{endings})?(?![\w-])"
        rf"|(?P<tens>(?:{choose_caseless(language.decades)})(?![\w-]))"
        rf"|(?P<clock>(?:{choose_caseless(language.clock)})(?![\w-]))"
        rf"|(?P<quarter>(?:{quarters})[1-4]"
        rf"(?={SPACE}?-?{YEAR}(?!\d)))"
        rf"|(?P<roman>{_write_roman(language)})"
        rf"|(?P<numeral>{_write_numeral(language)})"
        r"|(?P<code>(?=[A-Za-z]{1,12}+-?\d)"
        r"(?:[A-Z]\d[A-Z][ -]?\d[A-Z]\d|[A-Z]{1,6}-\d{1,6}"
        r"|[A-Za-z]{1,12}\d\w*(?:\.\d+){0,3})(?!\w|-(?![a-z]{3})))"
    )


def _compile_words(language: Language) -> re.Pattern[str]:
    chains = language.chains
    one = choose((*language.numbers, *language.collectives))
    soft = choose(language.soft_numbers)
    last = choose(language.ordinals)
    if chains.is_one_word:
        # Possessive: “hundertfünf” is one word of the list and two others as well.
        one = f"(?>(?:{one})+)"
    small = rf"(?>(?:(?:{choose(chains.ones)})(?!\w))?)"
    before = [
        rf"{re.escape(joint)}(?={choose(words)})"
        for joint, words in chains.joints_before.items()
    ]
    joint = "|".join(
        (
            r"[ \u00a0-]",
            choose(chains.joints),
            *before,
            *(
                rf"(?:{'|'.join(f'(?<={word})' for word in words)}){re.escape(joint)}"
                for joint, words in chains.joints_after.items()
            ),
        )
    )
    to_last = "|".join(("-", *before))
    chain = (
        rf"(?:{one}){small}(?:(?:{joint})(?:{one}){small})*"
        rf"(?:(?:{to_last})(?:{last}))?"
    )
    units = (word for word, unit in language.units.items() if unit not in _COUNTS)
    measures = choose((*units, *chains.parts_after))
    article = rf"(?:{choose(language.one)})(?=[ \u00a0](?:{measures})(?![\w-]))"
    alone = r"(?!\w|-(?![^\W\d_]{2}))"  # `four-part`, not `un-1` or `deux-`.
    return re.compile(rf"(?<![\w-])(?:{chain}|{last}|{soft}|{article}){alone}", re.I)


def _compile_parts(language: Language) -> re.Pattern[str]:
    words = (*language.numbers, *language.collectives, *language.ordinals)
    inside = choose(words if language.chains.is_one_word else ())
    return re.compile(rf"{inside}|[^\W\d_]+")
