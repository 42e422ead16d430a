"""Says which number digits are, whatever signs part them: `1,5` or `1.5`, `1 200`."""

from __future__ import annotations

import re

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def is_grouped(figure: str, decimal: str) -> bool:
    """Whether commas part groups of three digits: in any language if they are two."""
    is_usual = decimal == "." or figure.count(",") > 1
    return is_usual and _GROUPED.fullmatch(figure) is not None


def make_number_key(figure: str, decimal: str) -> str:
    """The value as plain digits with a decimal point.

    Writers mix the habits of both languages: three digits after the other language's
    decimal sign are a group, otherwise a fraction.
    """
    figure = re.sub(r"[ \u00a0\u202f\u2009'’]", "", figure)
    decimal = decimal or _guess_decimal(figure)
    other = "." if decimal == "," else ","
    if is_grouped(figure, decimal):
        figure, decimal = figure.replace(",", ""), "."
    elif decimal == "," and re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", figure):
        figure = figure.replace(".", "")
    elif figure.count(other) == 1 and decimal not in figure:
        figure = figure.replace(other, decimal)
    figure = figure.replace(decimal, ".")
    if figure.count(".") > 1:
        return figure  # Parts of a version or a section: 1.2.3
    whole, _, fraction = figure.partition(".")
    fraction = fraction.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{fraction}" if fraction else whole


def _guess_decimal(figure: str) -> str:
    """The decimal sign of a number in a language that is not known.

    >>> _guess_decimal("1.234,5"), _guess_decimal("1,500")
    (',', '.')
    """
    signs = [sign for sign in figure if sign in ".,"]
    if not signs:
        return "."
    last = signs[-1]
    is_group = signs.count(last) > 1 or (
        len(set(signs)) == 1 and len(figure.rpartition(last)[2]) == 3
    )
    return ("," if last == "." else ".") if is_group else last


def scale_key(key: str, power: int) -> str:
    """The key of a number times a power of ten, of which the exponent is given.

    >>> scale_key("1.5", 6), scale_key("2.3456", 3)
    ('1500000', '2345.6')
    """
    whole, _, fraction = key.partition(".")
    digits = whole + fraction[:power].ljust(power, "0")
    rest = fraction[power:]
    digits = digits.lstrip("0") or "0"
    return f"{digits}.{rest}" if rest else digits


def write_sum(number: int, whole: int, part: int) -> str:
    """A number and so many hundredths of a whole.

    >>> write_sum(8, 1, 25), write_sum(2_000_000, 1_000_000, 50)
    ('8.25', '2500000')
    """
    units, hundredths = divmod(number * 100 + whole * part, 100)
    return f"{units}.{hundredths:02}".rstrip("0").rstrip(".")
