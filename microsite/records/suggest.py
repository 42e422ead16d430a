"""Guesses what a mistyped number, date or file name means; makes an id of a title."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from fractions import Fraction
from functools import cache

from microsite.folder import DEVICES
from microsite.records.value import SLUG, PartialDate
from twinlint.finding import Message, message
from twinlint.languages import list_languages, read_language

LONGEST = 60
"""Characters of the name that is proposed for one that is too long."""


LOOKALIKES = str.maketrans("аеорсухіјѕһԁοανικ", "aeopcyxijshdoavik")
"""Letters of other alphabets, with those that they look like (UTS 39)."""


def suggest_id(id_: str) -> str:
    """A text as a part of an address: `Athis Mons` gives `athis-mons`.

    Empty when no letter or digit is left, or all that is left cannot be such a part.
    """
    suggested = _reduce_id(id_)
    return suggested if re.fullmatch(SLUG, suggested) else ""


def _reduce_id(id_: str) -> str:
    """Lower-case letters, digits and hyphens of a text, with no regard to devices."""
    spelt_out = id_.lower().replace("œ", "oe").replace("æ", "ae").translate(LOOKALIKES)
    decomposed = unicodedata.normalize("NFKD", spelt_out)
    ascii_only = decomposed.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def explain_id(id_: str, word: str) -> tuple[Message | None, str]:
    """Why a record of the type `word` cannot have a name, and one that it may have.

    No reason where its signs are it, nothing where no such name can be made of it.
    """
    right = suggest_id(id_)
    if re.fullmatch(DEVICES, reduced := _reduce_id(id_)):
        said = message("“{id}” is a name that Windows keeps for itself", id=id_)
        return said, f"{reduced}-{word}"
    if not right and suggest_id(id_[:LONGEST]):
        said = message("this name has {count} characters: too many", count=len(id_))
        return said, suggest_id(id_[:LONGEST])
    return None, right


_ENDING = re.compile(
    r"(?:\.(?:ya?ml|txt|text|md|rtf|docx?|odt)| ?\(\d{1,3}\))\Z", re.IGNORECASE
)
"""Of files in which editors, browsers and systems save a record, or copy it."""


def suggest_stem(file: str) -> str:
    """The name of a record whose file has other endings than its own.

    >>> suggest_stem("sceaux.yaml.txt"), suggest_stem("sceaux (1).YAML")
    ('sceaux', 'sceaux')
    """
    while found := _ENDING.search(file):
        file = file[: found.start()]
    return file


_GROUPED = re.compile(r"[^\d-]*(-?\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+|-?\d+)\D*")
"""A whole number with its thousands set apart in any way, and words around it."""


def suggest_integer(text: str) -> str:
    """The digits of a whole number in a text; nothing when it is not clearly one.

    >>> suggest_integer("12 300 hab."), suggest_integer("12,5")
    ('12300', '')
    >>> suggest_integer("1,5 million d’euros"), suggest_integer("3 millions")
    ('1500000', '3000000')
    """
    large = _DECIMAL.fullmatch(text)
    power = _find_power(large[2]) if large else 0
    if large and power:
        return _write_number(Fraction(large[1].replace(",", ".")) * 10**power)
    found = _GROUPED.fullmatch(text)
    return re.sub(r"[^\d-]", "", found.group(1)) if found else ""


_DECIMAL = re.compile(r"[^\d-]*(-?\d+(?:[.,]\d+)?)[ \u00a0\u202f]*(\D*)")
"""A number, and the words behind it."""


def _find_power(words: str) -> int:
    """The power of ten that words behind a number begin with; 0 when it is none."""
    first = words.lower().split()[:1]
    languages = (read_language(tag) for tag in list_languages())
    return next(
        (each.powers[w] for each in languages for w in first if w in each.powers), 0
    )


def _write_number(number: Fraction) -> str:
    """A number with a decimal point where it needs one."""
    if number.denominator == 1:
        return str(number)
    return f"{float(number):.6f}".rstrip("0")


_SIZES = {
    "square-meter": ("area", 1),
    "hectare": ("area", 10_000),
    "square-kilometer": ("area", 1_000_000),
    "month": ("time", 1),
    "quarter": ("time", 3),
    "year": ("time", 12),
}
"""Units by their names in CLDR: what they measure, and how large each is."""


def find_unit(words: str) -> str:
    """The unit that words end in, by its name in CLDR; nothing when there is none.

    >>> find_unit("area_ha"), find_unit("0,75 km²"), find_unit("12 mois")
    ('hectare', 'square-kilometer', 'month')
    """
    *_, last = ("", *re.split(r"[\s_]+", words.rstrip(" .")))
    names = (last.lstrip(_DIGITS), " ".join(words.rstrip(" .").split()[-2:]))
    languages = [read_language(tag) for tag in list_languages()]
    units = (each.units.get(name, "") for name in names for each in languages)
    return next(filter(None, units), "")


_DIGITS = "0123456789.,"
_SPACE_INSIDE = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
"""What sets thousands apart."""
_NUMBER = re.compile(r"[^\d-]*(-?\d+(?:[.,]\d+)?)(?!\d)")


def convert_number(text: str, unit: str) -> str:
    """The number of a text in a unit; nothing when it has another, or is unclear.

    >>> convert_number("0,75 km²", "hectare"), convert_number("75 hectares", "hectare")
    ('75', '75')
    >>> convert_number("2 ans", "month"), convert_number("75 kg", "hectare")
    ('24', '')
    """
    found = _NUMBER.match(_SPACE_INSIDE.sub("", text))
    own, wanted = _SIZES.get(find_unit(text)), _SIZES.get(unit)
    if not found or not own or not wanted or own[0] != wanted[0]:
        return ""
    number = Fraction(found[1].replace(",", "."))
    return _write_number(number * own[1] / wanted[1])


def suggest_decimal(text: str) -> str:
    """The number of a text, with a decimal point; nothing when it is not clearly one.

    >>> suggest_decimal("48,85 °"), suggest_decimal("nan")
    ('48.85', '')
    """
    found = re.fullmatch(r"[^\d-]*(-?\d+(?:[.,]\d+)?)\D*", text)
    return found.group(1).replace(",", ".") if found else ""


def suggest_date(text: str) -> str:
    """A date in words of any known language, as records have it; else nothing.

    >>> suggest_date("6 février 2024"), suggest_date("14/07/2025"), suggest_date("été")
    ('2024-02-06', '2025-07-14', '')
    >>> suggest_date("2026-3-5"), suggest_date("31/02/2026")
    ('2026-03-05', '')
    """
    words = " ".join(text.lower().split())
    found = next(filter(None, (form.fullmatch(words) for form in _date_forms())), None)
    month = _find_month(found["month"]) if found else 0
    if not found or not month:
        return ""
    day = f"-{int(found['day']):02}" if found["day"] else ""
    suggested = f"{found['year']}-{month:02}{day}"
    try:
        return str(PartialDate.parse(suggested))
    except ValueError:
        return ""


def suggest_last_day(text: str) -> str:
    """The last day of the month of a date that no calendar has; else nothing.

    >>> suggest_last_day("31/02/2026"), suggest_last_day("31 septembre 2023")
    ('2026-02-28', '2023-09-30')
    >>> suggest_last_day("2026-03-31")
    ''
    """
    words = " ".join(text.lower().split())
    for form in _date_forms():
        found = form.fullmatch(words)
        month = _find_month(found["month"]) if found else 0
        if found and month and found["day"] and int(found["year"]):
            last = monthrange(int(found["year"]), month)[1]
            if int(found["day"]) > last:
                return f"{found['year']}-{month:02}-{last}"
    return ""


_WORDS_OF_DATE = 3
"""The most words that a date has: day, month, year."""
_SHORT_YEAR = re.compile(r"(\d{1,2}[ /.-]\d{1,2}[ /.-])(\d{2})", re.ASCII)


def find_date(text: str) -> str:
    """The first date among other words, or with a year of two digits; else nothing.

    >>> find_date("2026-03-31 18h30"), find_date("du 6 février 2024 au 8")
    ('2026-03-31', '2024-02-06')
    >>> find_date("31-03-26"), find_date("demain")
    ('2026-03-31', '')
    """
    words = [word.strip(",;:()") for word in text.split()]
    for length in range(_WORDS_OF_DATE, 0, -1):
        for start in range(len(words) - length + 1):
            part = " ".join(words[start : start + length])
            short = _SHORT_YEAR.fullmatch(part)
            found = suggest_date(f"{short[1]}20{short[2]}" if short else part)
            if found or (length == 1 and _is_date(part)):
                return found or part
    return ""


def _is_date(text: str) -> bool:
    """Whether a text is a day, a month or a year as records write it."""
    try:
        return str(PartialDate.parse(text)) == text
    except ValueError:
        return False


def is_plain_date(text: str) -> bool:
    """True for a date that can be read in one way only, wherever its reader is from.

    >>> is_plain_date("31/03/2026"), is_plain_date("2026-3-5"), is_plain_date("3/4/26")
    (True, True, False)
    >>> is_plain_date("03/04/2026")
    False
    """
    found = re.match(r"\s*(\d{1,2})[ /.-](\d{1,2})[ /.-]\d{4}\s*$", text)
    if found:
        first, second = int(found[1]), int(found[2])
        if first <= 12 and second <= 12 and first != second:
            return False
    return bool(suggest_date(text))


@cache
def _date_forms() -> tuple[re.Pattern[str], ...]:
    """A date with its day first, its month first, its year first."""
    marks = {m for tag in list_languages() for m in read_language(tag).ordinal_marks}
    ends = "|".join(map(re.escape, sorted(marks, key=lambda mark: (-len(mark), mark))))
    return (
        re.compile(
            rf"(?:(?P<day>\d{{1,2}})(?:{ends})?[ /.-])?"
            r"(?P<month>\d{1,2}|[^\W\d]{3,})\.?[ /.-](?P<year>\d{4})"
        ),
        re.compile(r"(?P<month>[^\W\d]{3,}) (?P<day>\d{1,2}),? (?P<year>\d{4})"),
        re.compile(
            r"(?P<year>\d{4})[ /.-](?P<month>\d{1,2})(?:[ /.-](?P<day>\d{1,2}))?"
        ),
    )


def _find_month(word: str) -> int:
    """The number of a month from its number or name; 0 when it is none."""
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else 0
    months = (read_language(tag).months for tag in list_languages())
    return next((names[word] for names in months if word in names), 0)


def suggest_boolean(text: str) -> str:
    """`true` or `false` for a yes or no of any known language; else nothing.

    >>> suggest_boolean("Oui"), suggest_boolean("no"), suggest_boolean("perhaps")
    ('true', 'false', '')
    """
    word = text.strip().lower()
    languages = [read_language(tag) for tag in list_languages()]
    if any(word in language.affirmations for language in languages):
        return "true"
    return "false" if any(word in each.refusals for each in languages) else ""


def suggest_file(name: str) -> str:
    """The name of a picture as files of a site are named; nothing when none is left.

    >>> suggest_file("Le Marché.JPG"), suggest_file("photo"), suggest_file("fête/é.png")
    ('le-marche.jpg', '', 'fete/e.png')
    """
    *folders, file = name.replace("\\", "/").split("/")
    stem, _, ending = file.rpartition(".")
    parts = [suggest_id(part) for part in (*folders, stem)]
    ending = ending.lower()
    return f"{'/'.join(parts)}.{ending}" if all(parts) and ending.isalpha() else ""


_MOST_TYPED = 300
"""Characters of a line that is shown as it should be typed."""
_KEPT = 60
"""Of them, on either side of what is left out."""


def show_typed(line: str, old: str = "") -> str:
    """A line as it should be typed, whole unless it is very long.

    Then its ends are shown, and all in which it differs from `old`.

    >>> show_typed("Un « banc » neuf", 'Un "banc" neuf')
    'Un « banc » neuf'
    """
    if len(line) <= _MOST_TYPED:
        return line
    end = len(line)
    shown = [(0, _KEPT), (end - _KEPT, end)]
    if old:
        first = _count_alike(old, line)
        last = end - _count_alike(old[first:][::-1], line[first:][::-1])
        shown.append((max(0, first - _KEPT), min(end, last + _KEPT)))
    pieces: list[tuple[int, int]] = []
    for start, stop in sorted(shown):
        if pieces and start <= pieces[-1][1] + _KEPT:
            start, stop = pieces[-1][0], max(stop, pieces.pop()[1])
        pieces.append((start, stop))
    return " … ".join(line[start:stop].strip() for start, stop in pieces)


_SPECIAL = re.compile(r"[\[\]{}#&*!|>'%@`,]|[-?:] |[^\n]*(?::(?: |\Z)| #)")
"""The start of a text that YAML reads as something else."""


def quote_typed(text: str) -> str:
    """A text on one line as YAML has it, in straight quotes where it needs them.

    >>> quote_typed("Un banc, une haie"), quote_typed("Rendez-vous : le quai")
    ('Un banc, une haie', '"Rendez-vous : le quai"')
    """
    needs = _SPECIAL.match(text) is not None and '"' not in text
    return f'"{text}"' if needs else text


def _count_alike(first: str, second: str) -> int:
    """How many characters two texts have in common at the beginning."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(first), len(second)))


def shorten_text(value: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(value.split())
    return line if len(line) <= 60 else line[:59] + "…"
