"""Says what is wrong with one value, in an editor's words, and what would be right."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from microsite.records import (
    Format,
    find_date,
    find_disguise,
    is_plain_date,
    shorten_text,
    suggest_boolean,
    suggest_date,
    suggest_decimal,
    suggest_file,
    suggest_id,
    suggest_integer,
)
from microsite.validate import problems
from twinlint.finding import (
    Every,
    Finding,
    Fix,
    Message,
    Place,
    Rule,
    message,
)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A value that the schema refuses, as the file has it."""

    name: str
    """The field's."""
    value: str
    """What is written; empty for a list or fields."""
    context: Mapping[str, Any]
    """What the schema says of it: the limit, the choices, an example."""

    @property
    def single(self) -> Mapping[str, str]:
        """The name and the only text of a list; nothing when it is no such list."""
        single = self.context.get("single")
        return {"name": self.name, "value": single} if single else {}

    @property
    def said(self) -> Message:
        """That this stands there."""
        value = shorten_text(self.value)
        name, bracket, _ = self.name.partition("[")
        if bracket:
            return message("“{value}” stands in {name}", name=name, value=value)
        return message("{name} is “{value}”", name=self.name, value=value)


class _Explanation(NamedTuple):
    """What is wrong with a value, and what would be right."""

    rule: Rule
    said: Message
    advice: Message
    right: str = ""
    """What to put in its place; empty where there is a doubt."""


def explain_value(
    kind: str, context: Mapping[str, Any], name: str, value: str, place: Place
) -> Finding:
    """The finding on a value that the schema refuses, with its fix if there is one.

    `kind` and `context` are what the schema says; `name` is the field's, `value` what
    is written, empty for a list or fields.
    """
    explain = _EXPLAINED.get(kind, _explain_text)
    explained = explain(_Wrong(name, value, context))
    is_line = place.span.line == place.span.end_line
    fix = Fix(place.span, explained.right) if explained.right and is_line else None
    return explained.rule(explained.said, place, help=explained.advice, fix=fix)


def _explain_empty(wrong: _Wrong) -> _Explanation:
    said = message("{name} is empty", name=wrong.name)
    advice = message("write the value, or delete the line")
    return _Explanation(problems.EMPTY_VALUE, said, advice)


def _explain_number(wrong: _Wrong) -> _Explanation:
    digits = suggest_integer(wrong.value)
    advice = (
        message("write digits only: {digits}", digits=digits)
        if digits
        else message("write a whole number, with digits only")
    )
    return _Explanation(problems.WRONG_NUMBER, wrong.said, advice, digits)


def _explain_decimal(wrong: _Wrong) -> _Explanation:
    digits = suggest_decimal(wrong.value)
    advice = (
        message("write digits and a point: {digits}", digits=digits)
        if digits
        else message("write a number with digits and a point, such as 48.85")
    )
    return _Explanation(problems.WRONG_NUMBER, wrong.said, advice, digits)


def _explain_repeated(wrong: _Wrong) -> _Explanation:
    value = wrong.context["value"]
    said = message("“{value}” stands there twice", value=value)
    advice = message("delete one of the two")
    return _Explanation(problems.REPEATED_VALUE, said, advice)


def _explain_language(wrong: _Wrong) -> _Explanation:
    said = message("“{value}” is not the code of a language", value=wrong.value)
    advice = message("use a code of two letters, such as fr, en or es")
    return _Explanation(problems.UNKNOWN_LANGUAGE, said, advice)


def _explain_date(wrong: _Wrong) -> _Explanation:
    right = suggest_date(wrong.value) if is_plain_date(wrong.value) else ""
    advice = _advise_date(wrong.value)
    return _Explanation(problems.WRONG_DATE, wrong.said, advice, right)


def _explain_slug(wrong: _Wrong) -> _Explanation:
    suggestion = suggest_id(wrong.value)
    advice = (
        message(
            "write lower-case letters, digits and hyphens: {suggestion}",
            suggestion=suggestion,
        )
        if suggestion
        else message("write lower-case letters, digits and hyphens")
    )
    return _Explanation(problems.WRONG_SLUG, wrong.said, advice)


def _explain_format(wrong: _Wrong) -> _Explanation:
    form: Format = wrong.context["form"]
    right = _suggest_form(wrong.value, form)
    if right and form.is_file:
        advice = (
            message("put the picture into assets/img/, then write {name}", name=right)
            if re.search(r"[/\\]", wrong.value)
            else message("write {name}, and give the file this name too", name=right)
        )
    elif form.is_file and "." not in wrong.value and suggest_id(wrong.value):
        advice = message(
            "write the ending of the file too: {name}",
            name=f"{suggest_id(wrong.value)}.jpg",
        )
    elif right:
        advice = message("write {value}", value=right)
    else:
        advice = message("write it like {example}", example=form.example)
    return _Explanation(problems.WRONG_FORMAT, wrong.said, advice)


_WORD = re.compile(r"[^\s<>()\[\],;]+")
_BRACKETED_AT = re.compile(r"\s*[(\[]\s*\w{1,7}\s*[)\]]\s*")
"""`@` as it is written for people only: `ada (at) example.org`."""


def _suggest_form(value: str, form: Format) -> str:
    """What was probably meant, in the form that is expected; nothing if unclear."""
    bare = value.strip(" ,;.")
    tries = [bare, "".join(value.split()), f"https://{bare}"]
    if form.is_file:
        alone = (
            re.split(r"[/\\]", value)[-1] if re.match("[A-Za-z]:|/", value) else value
        )
        tries.insert(0, suggest_file(alone))
    tries += [bare.lower(), _BRACKETED_AT.sub("@", bare)]
    tries += _WORD.findall(bare.removeprefix("mailto:"))
    return next((t for t in tries if t != value and form.matches(t)), "")


def _explain_disguise(wrong: _Wrong) -> _Explanation:
    said = message(
        "{name}: {reason}", name=wrong.name, reason=find_disguise(wrong.value)
    )
    return _Explanation(problems.UNSAFE_LINK, said, problems.WITHOUT_DISGUISE)


def _explain_choice(wrong: _Wrong) -> _Explanation:
    expected = wrong.context.get("expected", "")
    choices = wrong.context.get("choices") or _read_choices(expected)
    meant = suggest_boolean(wrong.value)
    if set(choices) == {"true", "false"} and meant:
        advice = message("write {value}", value=meant)
        return _Explanation(problems.WRONG_CHOICE, wrong.said, advice, meant)
    called = [each for each in choices if each.lower() == wrong.value.strip().lower()]
    advice = (
        message("write {value}", value=called[0])
        if called
        else message("use {choices}", choices=choices)
    )
    return _Explanation(problems.WRONG_CHOICE, wrong.said, advice)


def _explain_limit(wrong: _Wrong) -> _Explanation:
    limit = wrong.context.get("ge", wrong.context.get("le"))
    advice = message("the limit is {limit}", limit=limit)
    return _Explanation(problems.NUMBER_OUT_OF_RANGE, wrong.said, advice)


def _explain_list(wrong: _Wrong) -> _Explanation:
    first = next(iter(wrong.context.get("keys", ())), "")
    advice = (
        message("put “- ” in front of the first field of each: “- {name}:”", name=first)
        if first
        else message("put a space after each “-”")
        if wrong.value.startswith("-") or wrong.context.get("has_dash")
        else message(
            "write [{value}], or each item after “- ”",
            value=", ".join(split_items(wrong.value)),
        )
    )
    said = message("{name} is a list", name=wrong.name)
    return _Explanation(problems.WRONG_TYPE, said, advice)


def split_items(value: str) -> tuple[str, ...]:
    """The items of a list that is written as one text; each once."""
    items = (item.strip() for item in re.split("[;,]", value))
    return tuple(dict.fromkeys(filter(None, items)))


def _explain_part(wrong: _Wrong) -> _Explanation:
    fields = wrong.context.get("fields")
    lines = _fill_fields(wrong.value, fields or ())
    advice = (
        message(
            "write its fields below it, indented, one on a line: {fields}",
            fields=Every(lines or fields),
        )
        if fields
        else message("write its fields on their own lines, indented")
    )
    said = message("{name} has fields of its own", name=wrong.name)
    return _Explanation(problems.WRONG_TYPE, said, advice)


def _fill_fields(value: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of fields with what was written in their place, where that is clear."""
    numbers = re.findall(r"-?\d+(?:[.,]\d+)?", value)
    if len(numbers) == len(fields) and not re.search(r"[^\W\d_]", value):
        pairs = zip(fields, numbers, strict=True)
        return tuple(f"{name}: {suggest_decimal(number)}" for name, number in pairs)
    if "file" in fields and suggest_file(value) == value:
        return tuple(f"{f}: {value if f == 'file' else '…'}" for f in fields)
    return ()


def _explain_text(wrong: _Wrong) -> _Explanation:
    said = message("{name} is one text", name=wrong.name)
    advice = (
        message("write it on the same line: {name}: {value}", **wrong.single)
        if wrong.single
        else message("write a text on one line, without fields or list")
    )
    return _Explanation(problems.WRONG_TYPE, said, advice)


_EXPLAINED: Mapping[str, Callable[[_Wrong], _Explanation]] = {
    "empty-value": _explain_empty,
    "too_short": _explain_empty,
    "wrong-number": _explain_number,
    "wrong-decimal": _explain_decimal,
    "repeated-value": _explain_repeated,
    "no-such-language": _explain_language,
    "wrong-date": _explain_date,
    "wrong-slug": _explain_slug,
    "wrong-format": _explain_format,
    "disguised-address": _explain_disguise,
    "enum": _explain_choice,
    "literal_error": _explain_choice,
    "wrong-choice": _explain_choice,
    "greater_than_equal": _explain_limit,
    "less_than_equal": _explain_limit,
    "tuple_type": _explain_list,
    "list_type": _explain_list,
    "model_type": _explain_part,
    "dict_type": _explain_part,
    "model_attributes_type": _explain_part,
}
"""What a kind of error of the schema says; another is about a text."""


def _advise_date(value: str) -> Message:
    written = re.fullmatch(r"(\d{4})-(\d{2})(-\d{2})?", value, re.ASCII)
    if written:
        year, month = int(written[1]), int(written[2])
        if not (1 <= month <= 12 and year):
            return message("write the month with a number from 01 to 12")
        last = f"{written[1]}-{written[2]}-{monthrange(year, month)[1]}"
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


def _read_choices(expected: str) -> tuple[str, ...]:
    return tuple(re.findall(r"'([^']*)'", expected))
