"""Words what is wrong with a code, address, phone, name or date that lacks its form."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator

from microsite.records import (
    Format,
    find_date,
    suggest_date,
    suggest_file,
    suggest_id,
    suggest_last_day,
)
from twinlint.finding import Message, message


def advise_form(value: str, form: Format, beside: Iterable[str] = ()) -> Message:
    """What to type in the place of a text that does not have the form.

    `beside` are the names of the fields of the same part.
    """
    if form.kind == "url" and is_email(value):
        return _advise_email(value.strip().removeprefix("mailto:"), beside)
    if form.kind == "email" and "@" not in value:
        put = _put_at(value.strip().removeprefix("mailto:"))
        if put:
            return message("the sign “@” is missing: write {value}", value=put)
    right = _suggest_form(value, form)
    if form.kind == "file":
        return _advise_file(value, right, form)
    if right:
        return message("write {value}", value=right)
    if form.kind == "email" and _HOST_ALONE.fullmatch(value):
        return message(
            "write the end of the address too, as in {value}", value=f"{value}.fr"
        )
    if form.kind == "phone":
        return _advise_phone(value, form)
    if form.is_optional:
        return message(
            "write it like {example}, or leave it empty: {empty}",
            example=form.example,
            empty='""',
        )
    return message("write it like {example}", example=form.example)


def is_email(value: str) -> bool:
    """True for an e-mail address, such as may stand where one of the web should.

    >>> is_email("bancs@sceaux.fr"), is_email("https://bancs@sceaux.fr")
    (True, False)
    """
    return _EMAIL.fullmatch(value.strip()) is not None


def _advise_email(value: str, beside: Iterable[str]) -> Message:
    if "email" in beside:
        return message(
            "this is an e-mail address: write “{line}” in place of this line",
            line=f"email: {value}",
        )
    return message("this is an e-mail address: write that of a page, https://…")


_EMAIL = re.compile(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.I)
_HOST_ALONE = re.compile(r"[\w.+-]+@[\w-]+", re.ASCII)
_FRENCH_DIGITS = 10
"""Digits of a telephone number in France."""


def _advise_phone(value: str, form: Format) -> Message:
    digits = sum(sign.isdecimal() for sign in value)
    if digits and "+" not in value:
        return message(
            "{wanted} digits are needed, not {count}: write it like {example}",
            wanted=_FRENCH_DIGITS,
            count=digits,
            example=form.example,
        )
    return message(
        "write the number, such as {example}, or leave it empty: {empty}",
        example=form.example,
        empty='""',
    )


def _advise_file(value: str, right: str, form: Format) -> Message:
    if right:
        return (
            message("put the picture into assets/img/, then write {name}", name=right)
            if re.search(r"[/\\]", value)
            else _advise_name(value, right)
        )
    if "." not in value and suggest_id(value):
        return message(
            "write the ending of the file too: {name}", name=f"{suggest_id(value)}.jpg"
        )
    return message("write it like {example}", example=form.example)


def _advise_name(value: str, right: str) -> Message:
    signs = list_refused(value)
    if not signs:
        return message("write {name}, and give the file this name too", name=right)
    return message(
        "write {name}, and give the file this name too: without {signs}",
        name=right,
        signs=signs,
    )


def list_refused(name: str) -> Message | None:
    """What a name has that no id and no file of a site has; nothing if nothing.

    >>> str(list_refused("Été (2).jpg"))
    'capital letters, accents, spaces or signs such as “(”'
    """
    letters = unicodedata.normalize("NFD", name)
    strange = re.search(r"[^\w\s./-]|_", re.sub(r"\W", _keep_ascii, letters))
    found = {
        message("capital letters"): any(map(str.isupper, letters)),
        message("accents"): any(map(unicodedata.combining, letters)),
        message("spaces"): any(map(str.isspace, letters)),
    }
    signs = tuple(each for each, is_there in found.items() if is_there)
    if strange:
        signs = (*signs, message("signs such as “{sign}”", sign=strange[0]))
    return _join_signs(signs)


def _join_signs(signs: tuple[Message, ...]) -> Message | None:
    """One sentence of them: a language may repeat its word for “nor” between them."""
    match signs:
        case ():
            return None
        case (first,):
            return first
        case (first, second):
            return message("{first} or {second}", first=first, second=second)
        case (first, second, last):
            return message(
                "{first}, {second} or {last}", first=first, second=second, last=last
            )
    first, second, third, last = signs
    return message(
        "{first}, {second}, {third} or {last}",
        first=first,
        second=second,
        third=third,
        last=last,
    )


def _keep_ascii(sign: re.Match[str]) -> str:
    return sign[0] if not unicodedata.combining(sign[0]) else ""


_WORD = re.compile(r"[^\s<>()\[\],;]+")
_BRACKETED_AT = re.compile(r"(?:(?<!\s)\s++)?[(\[]\s*+\w{1,7}\s*+[)\]]\s*+")
"""`@` as it is written for people only: `ada (at) example.org`."""


def _suggest_form(value: str, form: Format) -> str:
    """What was probably meant, in the form that is expected; nothing if unclear."""
    tries = (each for each in _list_tries(value, form) if each != value)
    return next((each for each in tries if each and form.matches(each)), "")


def _list_tries(value: str, form: Format) -> Iterator[str]:
    """What may have been meant, the likeliest first."""
    bare = value.strip(" ,;.")
    if form.kind == "file":
        is_path = re.match("[A-Za-z]:|/", value)
        yield suggest_file(re.split(r"[/\\]", value)[-1] if is_path else value)
    if form.kind == "email":
        yield from _list_emails(bare)
    if form.kind == "url":
        yield mend_scheme(bare)
    yield bare
    yield "".join(value.split())
    yield f"https://{bare}"
    yield bare.lower()
    yield _BRACKETED_AT.sub("@", bare)
    yield from _WORD.findall(bare.removeprefix("mailto:"))


def _list_emails(value: str) -> Iterator[str]:
    """An address without accents and spaces, and with points for commas."""
    plain = "".join(
        sign
        for sign in unicodedata.normalize("NFKD", value.removeprefix("mailto:"))
        if not unicodedata.combining(sign)
    )
    if plain.count("@") == 1 and "<" not in plain:
        mended = re.sub(r"\s*[,;]\s*", ".", plain)
        yield re.sub(r"\s+", "", mended)
        yield re.sub(r"\.{2,}", ".", re.sub(r"\s+", "", mended))


_LONGEST = 200
"""Characters of what may be an address."""
_HALVES = re.compile(
    r"([\w.+-]*[\w+-])(?: +| +\w{1,7} +| ?[#&§€/|]+ ?|\.)([\w-]+\.[A-Za-z]{2,})",
    re.ASCII,
)
"""The name and the end of an address, with another sign in the place of `@`."""


def _put_at(value: str) -> str:
    """An e-mail address that lacks its sign, with it; nothing if unclear.

    >>> _put_at("ada.martin.sceaux.fr"), _put_at("ada sceaux.fr"), _put_at("sceaux.fr")
    ('ada.martin@sceaux.fr', 'ada@sceaux.fr', '')
    """
    found = _HALVES.fullmatch(value) if len(value) < _LONGEST else None
    return f"{found[1]}@{found[2]}" if found else ""


_SCHEME = re.compile(
    r"h?t{1,3}ps?[ ]?[:;.,]{0,2}[ ]?[/\\]{1,3}[ ]?|https?[:;][ ]?", re.I
)
"""`https://`, as it is mistyped: `https//`, `http:/`, `htps://`, `https:\\\\`."""
_HOST = re.compile(r"[^\s/?#.]+(?:\.[^\s/?#.]+)+(?:[/?#]|$)")


def mend_scheme(address: str) -> str:
    """An address whose beginning is mistyped, as it was meant; else nothing.

    >>> mend_scheme("https//www.sceaux.fr/a"), mend_scheme("HTTP:/sceaux.fr")
    ('https://www.sceaux.fr/a', 'http://sceaux.fr')
    >>> mend_scheme("https://https//sceaux.fr"), mend_scheme("sceaux.fr")
    ('https://sceaux.fr', '')
    """
    rest, scheme = address, ""
    while found := _SCHEME.match(rest):
        scheme = "https" if "s" in found.group().lower() else "http"
        rest = rest[found.end() :]
    return f"{scheme}://{rest}" if scheme and _HOST.match(rest) else ""


def advise_date(value: str) -> Message:
    """What to type for a date that is none."""
    written = re.fullmatch(r"(\d{4})-(\d{2})(-\d{2})?", value, re.ASCII)
    if written:
        year, month = int(written[1]), int(written[2])
        if not (1 <= month <= 12 and year):
            return message("write the month with a number from 01 to 12")
        last = f"{written[1]}-{written[2]}-{monthrange(year, month)[1]}"
        return message("write a day of the calendar: {date} at the latest", date=last)
    last = suggest_last_day(value)
    if last:
        return message("write a day of the calendar: {date} at the latest", date=last)
    suggestion = suggest_date(value)
    found = suggestion or find_date(value)
    if found and len(re.findall(r"\d{4}", value)) > 1:
        return message("write one date, year-month-day: {date}", date=found)
    if found and _TIME.search(value):
        return message("write the day without the time: {date}", date=found)
    if found and "-" not in found:
        return message("write the year: {date}", date=found)
    if found and found.count("-") == 1:
        return message("write year-month: {date}", date=found)
    if found:
        return message("write year-month-day: {date}", date=found)
    return message("write year-month-day: 2024-02-06, 2024-02 or 2024")


_TIME = re.compile(r"\d *(?:[h:]|heures?\b|[ap]m\b)", re.I)
