"""The type of a language: each key of `language.toml`, and which words it knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import field
from functools import cached_property
from itertools import product
from typing import NamedTuple

from twinlint.data import dataclass
from twinlint.languages.fact_words import FactWords
from twinlint.languages.words import WordList
from twinlint.source import Locale


class WordLists(NamedTuple):
    """What dictionaries have of a language."""

    common: WordList = WordList()
    """Lower-case words met at least once in a million words of text."""
    words: WordList = WordList()
    """All lower-case words that a spelling dictionary accepts."""
    names: WordList = WordList()
    """Proper nouns, with their capital; no first names."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words without a capital inside names, and what tells a name from a word."""

    particles: tuple[str, ...] = ()
    """Before a surname: `de`, `van`; those with an apostrophe are joined to it."""
    compound_links: tuple[str, ...] = ()
    """Between the hyphens of the name of a place: `sur`, `aux`."""
    leads: tuple[str, ...] = ()
    """Between a noun and the name it belongs to, where both stay as they are in other
    languages: `boulevard de la Liberté`."""
    joints: tuple[str, ...] = ()
    """Between two parts of a long name, besides those."""
    translated: tuple[str, ...] = ()
    """First parts of names of places that other languages translate: `Saint`."""
    endings: tuple[str, ...] = ()
    """What plurals and feminines add to a word, the regular plural first."""
    alternations: tuple[str, ...] = ()
    """Letters that words may be spelt with alike: `sz` in modulari(s, z)ation."""


@dataclass(frozen=True, slots=True)
class Times:
    """What stands beside the digits of a time of day."""

    hour_signs: tuple[str, ...] = ()
    """Between hours and minutes: `h` in `14 h 30`."""
    hour_words: tuple[str, ...] = ()
    """After hours and minutes, or after the end of a range: `9–12.30 Uhr`."""
    before_noon: tuple[str, ...] = ()
    """After hours counted to twelve: `am`."""
    after_noon: tuple[str, ...] = ()
    twelve: Mapping[str, int] = field(default_factory=dict)
    """Words after 12 alone, in minutes since midnight: `12 noon`."""
    later: tuple[str, ...] = ()
    """What tells that an hour up to twelve is one of the afternoon: `du soir`."""
    at: tuple[str, ...] = ()
    """Before a word for a time of day: `midi` and `noon` are other things too."""


@dataclass(frozen=True, slots=True)
class Chains:
    """How number words follow one another in one number."""

    is_one_word: bool = False
    """Numbers are one word: `dreihundertfünfundvierzig`."""
    joints: tuple[str, ...] = ()
    """What may stand between any two of them, with its spaces: `-et-`."""
    joints_before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`{joint: the words that follow it}`: `soixante et onze`."""
    joints_after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`{joint: the words before it}`: `six and seven` are two numbers, `six hundred
    and seven` is one."""
    ones: tuple[str, ...] = ()
    """A last one, with what joins it: `-et-un`, `-one`."""
    multiplied: Mapping[str, int] = field(default_factory=dict)
    """`{word: the number before it that multiplies it}`: `quatre-vingt`."""
    half_before: tuple[str, ...] = ()
    """What makes half a number of the next word: `half a`, `demi-`."""
    parts_after: Mapping[str, int] = field(default_factory=dict)
    """What adds a part of one to a number, in hundredths: `et demi`, `et quart`."""
    parts_before: Mapping[str, int] = field(default_factory=dict)
    """The same before an hour, in hundredths of one, with the space: `half past `."""
    minutes: Mapping[str, int] = field(default_factory=dict)
    """Words that say how many minutes, without the number: `un quart d'heure`."""
    vague_after: tuple[str, ...] = ()
    """What makes a number or time another one than it says; not read: `moins`."""
    sayings: tuple[str, ...] = ()
    """Words with a number in them that counts nothing: `deux-points`."""
    several: tuple[str, ...] = ()
    """Collectives that are as many as one wants to say: `dozens`."""
    several_before: tuple[str, ...] = ()
    """What makes any collective as vague: `a few dozen`."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What makes a number the least or the most that is meant."""

    over: tuple[str, ...] = ()
    """Before a number that the true one reaches: `au moins`, `since`."""
    under: tuple[str, ...] = ()
    """Before a number that the true one does not pass: `jusqu'à`, `less than`."""
    over_after: tuple[str, ...] = ()
    """The same after the number and its unit: `ou plus`."""
    under_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Typography:
    """What readers expect to see; editors type spaces and straight marks."""

    quotation_marks: tuple[str, ...] = ()
    """The opening and the closing mark of a quotation."""
    inner_quotation_marks: tuple[str, ...] = ()
    """Those of a quotation inside another; single ones are typed as `'`."""
    space_in_quotation_marks: str = ""
    space_before_signs: str = ""
    """Before `;`, `!` and `?`."""
    space_before_colon: str = ""
    dash: str = " – "
    """With its spaces, for a hyphen between spaces."""
    bound_after_number: tuple[str, ...] = ()
    """Signs and units that keep on the line of their number."""
    bound_before_number: tuple[str, ...] = ()
    """The same before a number: `n°`."""
    raised_after_one: tuple[str, ...] = ()
    """What makes a rank of 1 and I, written small and raised: `er`."""
    raised_after_number: tuple[str, ...] = ()
    """The same after any number: `e`, `nd`."""


@dataclass(frozen=True, eq=False)
class Language:
    """The knowledge of one language; all is empty that its folder does not name.

    Every field but the first and the last is a key of `language.toml`.
    """

    locale: Locale
    """The tag that was asked for, with its region."""

    # Its names.
    name: str = ""
    """What the language calls itself, in lower case."""
    language_names: Mapping[str, str] = field(default_factory=dict)
    """`{language tag: its name}`, as sentences of the language call it."""
    address_marks: frozenset[str] = frozenset()
    """What tells the language in addresses beside tag and names: codes, letters."""

    # Its words.
    prefixes: tuple[str, ...] = ()
    """What makes new words of old ones, which dictionaries need not have: `re`."""
    marks: frozenset[str] = frozenset()
    """Function words that give the language away."""
    links: frozenset[str] = frozenset()
    """Words that lead to a next one: prepositions, articles, conjunctions."""
    articles: tuple[str, ...] = ()
    """Before a name, whose place in an index does not depend on them, in lower case;
    those with an apostrophe are joined to it."""
    doubles: frozenset[str] = frozenset()
    """Words that may stand twice in a row."""
    abbreviations: frozenset[str] = frozenset()
    """Words whose full stop does not end a sentence."""
    capitals_mark_names: bool = False
    """Inside a sentence only names have capitals; not so in English."""
    nouns_have_capitals: bool = False
    """All nouns have them, so that no capital tells a name: German."""
    plural_endings: tuple[str, ...] = ()
    """What regular plurals add to a word."""
    plural_changes: Mapping[str, str] = field(default_factory=dict)
    """`{ending: what stands for it in the plural}`: `y`, `ies`."""
    inflections: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """`{ending of a word: endings of its forms}`, which dictionaries need not have."""
    possessive_endings: tuple[str, ...] = ()
    """What a name has at its end when something is its own: `’s`."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """Names of public offices, in lower case, with what they are in any language."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles of people, in lower case, with `mr` or `ms`."""
    offices: frozenset[str] = frozenset()
    """What has a capital though it is translated, in lower case: `commission`."""
    acronyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`{other language: pairs}` of acronyms that stand for one another: `UE EU`."""
    kept_names: frozenset[str] = frozenset()
    """Well-known bodies that any language calls so: `UNESCO`, `GitHub`."""
    ways: Mapping[str, str] = field(default_factory=dict)
    """Words before a place, in lower case, with the way they lead: `from`, `to`."""
    mutual: frozenset[str] = frozenset()
    """Words by which two things are as good in another order: `between A and B`."""
    affirmations: frozenset[str] = frozenset()
    """Words for yes and true, in lower case."""
    refusals: frozenset[str] = frozenset()
    """Words for no and false, in lower case."""
    facts: FactWords = FactWords()

    # Numbers.
    decimal: str = ""
    """The decimal sign; empty where the number itself has to tell."""
    group: str = " "
    """Characters that may separate groups of three digits."""
    thousands: str = "\u202f"
    """What stands between groups of three digits where the tool writes numbers."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Cardinal number words, one excepted: it is an article too."""
    one: tuple[str, ...] = ()
    """Words for one and each, which count only before a unit: `une`, `per`."""
    collectives: Mapping[str, int] = field(default_factory=dict)
    """`dozen`, `trentaine`: number words that are nouns."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    translation_words: frozenset[str] = frozenset()
    """What a version is called beside the one it was made from: `translation`."""
    translator_notes: frozenset[str] = frozenset()
    """What a remark of the translator begins with, in lower case: `NdT`."""
    soft_numbers: Mapping[str, int] = field(default_factory=dict)
    """Words that stand for a number elsewhere, and for other things: `both`."""
    demonstratives: frozenset[str] = frozenset()
    """Words before a number of what readers have just been told: `these three`."""
    soft_ordinals: frozenset[str] = frozenset()
    """Ordinals that are other things too: `first of all`, `a second`."""
    ordinal_marks: tuple[str, ...] = ()
    """What follows the digits of an ordinal: `e`, `nd`; or a full stop."""
    ordinal_endings: Mapping[str, str] = field(default_factory=dict)
    """Those the tool writes, by the forms that CLDR names: `{one: st, two: nd}`."""
    before_ordinal: tuple[str, ...] = ()
    """Words before an ordinal, which tell its full stop from that of a sentence."""
    roman_endings: str = ""
    """Last letters of a Roman ordinal: the `e` of `XIXe`."""
    streets_before: tuple[str, ...] = ()
    """What a street is, before its name, in lower case: `rue`."""
    street_links: tuple[str, ...] = ()
    """What may stand between the two: `des`, `de l'`."""
    streets_after: tuple[str, ...] = ()
    """What a street is, after its name, as written: `Street`."""
    roman_leads: tuple[str, ...] = ()
    """Words before a Roman number of one digit, in lower case: `tome I`."""
    chains: Chains = Chains()
    bounds: Bounds = Bounds()
    powers: Mapping[str, int] = field(default_factory=dict)
    """`{word after a figure: power of ten}`: `million`, `bn`."""
    money_powers: Mapping[str, int] = field(default_factory=dict)
    """The same before a sign of money only: `k€`."""
    signed_powers: Mapping[str, int] = field(default_factory=dict)
    """The same after a sign of money only: `$2m`."""
    partitives: tuple[str, ...] = ()
    """What may stand between a power and its unit: `millions d'euros`."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Names and symbols of units after a number, with their name in CLDR."""
    joints: tuple[str, ...] = ()
    """Words between the parts of a duration: `3 heures et 20 minutes`."""
    choices: tuple[str, ...] = ()
    """Words between things of which one is meant: `ou`."""

    # Days and hours.
    months: Mapping[str, int] = field(default_factory=dict)
    """Names of months and their abbreviations, in lower case, 1 to 12; full names
    first."""
    months_have_capitals: bool = False
    """A month without its capital is another word: `may`, `march`."""
    month_prefixes: tuple[str, ...] = ()
    """What hyphens join to a month: `mid-June`."""
    before_month: tuple[str, ...] = ()
    """Between a day and its month: `the third of June`."""
    before_day: tuple[str, ...] = ()
    """Between a weekday and its date, or in a range of days: `the`."""
    range_words: tuple[str, ...] = ()
    """What stands between the two ends of a range of days."""
    first_day: str = "1"
    """The first day of a month in dates: `1er`."""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Names of the days of the week, in lower case, Monday is 1."""
    weekday_endings: tuple[str, ...] = ()
    """What may follow the name of a weekday: plurals, parts of the day."""
    quarter_marks: tuple[str, ...] = ()
    """The letter before the number of a quarter of a year: `Q2 2024`."""
    decade_leads: tuple[str, ...] = ()
    """Words that make a decade of the year after them: `années`."""
    decade_endings: tuple[str, ...] = ()
    """What makes a decade of the year before it: `s`, `er`."""
    decades: Mapping[str, int] = field(default_factory=dict)
    """Words for decades, with their last two digits: `sixties`."""
    clock: Mapping[str, int] = field(default_factory=dict)
    """Words for times of day, in lower case, in minutes since midnight."""
    has_long_day: bool = False
    """Hours are counted to 24, not twice to 12."""
    times: Times = Times()

    name_words: NameWords = NameWords()
    contents_words: tuple[str, ...] = ()
    """How writers call the table of contents that a program makes."""
    generated_words: tuple[str, ...] = ()
    """What they say of it in the place where it will stand."""

    # Its looks.
    length: float = 93
    """Characters of a text that has 100 in French; unknown ones are in between."""
    quotation_pairs: tuple[str, ...] = ()
    """Opening and closing marks that come in pairs: `«»`."""
    typography: Typography | None = None
    """None leaves texts as they are typed."""

    read_words: Callable[[], WordLists] = WordLists
    """Gives the word lists, which are read when they are first asked for."""

    @cached_property
    def _lists(self) -> WordLists:
        return self.read_words()

    @property
    def common(self) -> Set[str]:
        """Lower-case words met at least once in a million words of text."""
        return self._lists.common.settle()

    @property
    def words(self) -> Set[str]:
        """All lower-case words a spelling dictionary of the language accepts."""
        return self._lists.words.settle()

    def has_with_accents(self, word: str) -> bool:
        """Whether `words` has a word with accents on some of its plain letters."""
        return self._lists.words.has_with_accents(word)

    @property
    def names(self) -> Set[str]:
        """Proper nouns of the language, with their capital; no first names."""
        return self._lists.names.settle()

    @property
    def letters(self) -> frozenset[str]:
        """All letters of its common words."""
        return self._lists.common.letters

    @property
    def base(self) -> Locale:
        """The language without its region: `fr` of `fr-CA`."""
        return Locale(self.locale.replace("_", "-").partition("-")[0].lower())

    @cached_property
    def month_names(self) -> tuple[str, ...]:
        """The full names of the months, in order, as sentences write them."""
        first = {number: name for name, number in reversed(list(self.months.items()))}
        names = (first[number] for number in sorted(first))
        if self.months_have_capitals:
            return tuple(name.capitalize() for name in names)
        return tuple(names)

    def list_forms(self, phrase: str) -> frozenset[str]:
        """A phrase, each of its words also in the plural.

        >>> sorted(Language(Locale("en"), plural_endings=("s",)).list_forms("old town"))
        ['old town', 'old towns', 'olds town', 'olds towns']
        """
        words = (self._list_numbers(word) for word in phrase.split())
        return frozenset(map(" ".join, product(*words)))

    def _list_numbers(self, word: str) -> tuple[str, ...]:
        """A word in the singular and in the plural."""
        for ending, other in self.plural_changes.items():
            if word.endswith(ending):
                return word, word.removesuffix(ending) + other
        return word, *(word + ending for ending in self.plural_endings)

    def knows(self, word: str) -> bool:
        """Whether the word is in a dictionary of the language, or one of its names."""
        lower = word.lower()
        return (
            lower in self.words
            or word.capitalize() in self.names
            or ("œ" in lower and lower.replace("œ", "oe") in self.words)
        )
