"""Words what is wrong with one value: its kind, bounds, length, choice, repetition."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from microsite.records import (
    convert_number,
    find_disguise,
    find_unit,
    is_plain_date,
    quote_typed,
    shorten_text,
    suggest_boolean,
    suggest_date,
    suggest_decimal,
    suggest_file,
    suggest_id,
    suggest_integer,
)
from microsite.validate import problems
from microsite.validate.choices import find_meant, gloss_choice, is_draft_word
from microsite.validate.formats import advise_date, advise_form
from microsite.validate.split import split_codes, split_items
from microsite.validate.unseen import describe_unseen
from twinlint.data import dataclass
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
    """The field's; of an item, that of its list."""
    value: str
    """What is written; empty for a list or fields."""
    context: Mapping[str, Any]
    """What the schema says of it: the limit, the choices, an example."""

    @property
    def single(self) -> Mapping[str, str]:
        """The name and the only text of a list; nothing when it is no such list."""
        single = "" if "item" in self.context else self.context.get("single")
        return {"name": self.name, "value": quote_typed(single)} if single else {}

    @property
    def called(self) -> Message | str:
        """What the field is called, or the item of a list."""
        called: Message | str = self.context.get("item", self.name)
        return called

    @property
    def said(self) -> Message:
        """That this stands there."""
        value = shorten_text(self.value)
        unseen = describe_unseen(self.value)
        if unseen and unseen[1]:
            return unseen[0]
        if "item" in self.context:
            return message("“{value}” stands in {name}", name=self.name, value=value)
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

    `kind` and `context` are what the schema says, and what an `item` of a list is
    called; `name` is the field's, of an item that of its list; `value` what is written,
    empty for a list or fields.
    """
    wrong = _Wrong(name, value, context)
    explained = _explain_marks(kind, wrong) or _EXPLAINED.get(kind, _explain_text)(
        wrong
    )
    is_line = place.span.line == place.span.end_line
    fix = Fix(place.span, explained.right) if explained.right and is_line else None
    return explained.rule(explained.said, place, help=explained.advice, fix=fix)


def _explain_marks(kind: str, wrong: _Wrong) -> _Explanation | None:
    """Quotation marks around a date, a number, a word: YAML keeps the curly ones."""
    bare = strip_marks(wrong.value)
    if kind not in _MARKED or not bare:
        return None
    if kind == "wrong-date":
        bare = suggest_date(bare) or bare
    return _Explanation(
        _MARKED[kind],
        message("{name} stands between curly quotation marks", name=wrong.called),
        message("delete them: {value}", value=bare),
    )


_MARKED: Mapping[str, Rule] = {
    "wrong-number": problems.WRONG_NUMBER,
    "wrong-decimal": problems.WRONG_NUMBER,
    "wrong-date": problems.WRONG_DATE,
    "wrong-slug": problems.WRONG_SLUG,
    "wrong-format": problems.WRONG_FORMAT,
    "enum": problems.WRONG_CHOICE,
    "literal_error": problems.WRONG_CHOICE,
    "wrong-choice": problems.WRONG_CHOICE,
}
"""Kinds of errors on values that are no text for readers, and their rules."""
_OPENING, _CLOSING = "“”„«‹‘’", "”“»›’"


def strip_marks(value: str) -> str:
    """A value without the curly quotation marks around it; nothing if it has none.

    >>> strip_marks("“2024-02-06”"), strip_marks("« oui »"), strip_marks("l’été")
    ('2024-02-06', 'oui', '')
    """
    if len(value) < 3 or value[0] not in _OPENING or value[-1] not in _CLOSING:
        return ""
    return value[1:-1].strip(" \u00a0\u202f\u2009")


def _explain_empty(wrong: _Wrong) -> _Explanation:
    said = message("{name} is empty", name=wrong.called)
    advice = message("write the value, or delete the line")
    return _Explanation(problems.EMPTY_VALUE, said, advice)


def _explain_number(wrong: _Wrong) -> _Explanation:
    measured = _explain_unit(wrong)
    if measured:
        return measured
    digits = suggest_integer(wrong.value)
    advice = (
        message("write digits only: {digits}", digits=digits)
        if digits
        else message("write a whole number, with digits only")
    )
    return _Explanation(problems.WRONG_NUMBER, wrong.said, advice, digits)


def _explain_decimal(wrong: _Wrong) -> _Explanation:
    measured = _explain_unit(wrong)
    if measured:
        return measured
    digits = suggest_decimal(wrong.value)
    advice = (
        message("write digits and a point: {digits}", digits=digits)
        if digits
        else message("write a number with digits and a point, such as 48.85")
    )
    return _Explanation(problems.WRONG_NUMBER, wrong.said, advice, digits)


def _explain_unit(wrong: _Wrong) -> _Explanation | None:
    """What is wrong with a number that has a unit, in a field whose name says one."""
    wanted = find_unit(wrong.name) if "_" in wrong.name else ""
    if not wanted or not find_unit(wrong.value):
        return None
    digits = convert_number(wrong.value, wanted)
    return _Explanation(
        problems.WRONG_NUMBER,
        wrong.said,
        message(
            "write the number alone, in {unit} as the name {name} says: {digits}",
            name=wrong.name,
            unit=wrong.name.rpartition("_")[2],
            digits=digits,
        )
        if digits
        else message(
            "write the number alone, in {unit} as the name {name} says",
            name=wrong.name,
            unit=wrong.name.rpartition("_")[2],
        ),
        digits if find_unit(wrong.value) == wanted else "",
    )


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
    advice = advise_date(wrong.value)
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
    advice = advise_form(
        wrong.value, wrong.context["form"], wrong.context.get("beside", ())
    )
    return _Explanation(problems.WRONG_FORMAT, wrong.said, advice)


def _explain_disguise(wrong: _Wrong) -> _Explanation:
    said = message(
        "{name}: {reason}", name=wrong.called, reason=find_disguise(wrong.value)
    )
    return _Explanation(problems.UNSAFE_LINK, said, problems.WITHOUT_DISGUISE)


def _explain_choice(wrong: _Wrong) -> _Explanation:
    choices = list_choices("enum", wrong.context)
    meant = suggest_boolean(wrong.value)
    if set(choices) == {"true", "false"} and meant:
        advice = message("write {value}", value=meant)
        return _Explanation(problems.WRONG_CHOICE, wrong.said, advice, meant)
    guesses = find_meant(wrong.value, choices)
    glossed = tuple(map(gloss_choice, choices))
    advice = (
        message("write {value}", value=guesses[0])
        if len(guesses) == 1
        else message("did you mean {guesses}?", guesses=guesses)
        if guesses
        else message(
            "for a draft, write “{line}” on a line of its own; here, use {choices}",
            line="draft: true",
            choices=glossed,
        )
        if is_draft_word(wrong.value)
        else message("use {choices}", choices=glossed)
    )
    return _Explanation(problems.WRONG_CHOICE, wrong.said, advice)


def _explain_limit(wrong: _Wrong) -> _Explanation:
    limit = wrong.context.get("ge", wrong.context.get("le"))
    advice = message("the limit is {limit}", limit=limit)
    return _Explanation(problems.NUMBER_OUT_OF_RANGE, wrong.said, advice)


def _explain_list(wrong: _Wrong) -> _Explanation:
    first = next(iter(wrong.context.get("keys", ())), "")
    advice = (
        message(
            "put “- ” in front of “{name}:”, and 2 spaces in front of the lines below",
            name=first,
        )
        if first
        else message("put a space after the “-”: - {value}", value=wrong.value[1:])
        if wrong.value.startswith("-") and " -" not in wrong.value
        else message("put a space after each “-”")
        if wrong.value.startswith("-") or wrong.context.get("has_dash")
        else message("delete the quotation marks: {value}", value=wrong.value)
        if wrong.value.startswith("[") and wrong.value.endswith("]")
        else message(
            "write [{value}], or each item after “- ”",
            value=", ".join(_split_list(wrong)),
        )
    )
    said = message("{name} must be a list", name=wrong.called)
    return _Explanation(problems.WRONG_TYPE, said, advice)


def _split_list(wrong: _Wrong) -> tuple[str, ...]:
    """The items of a list that is written without brackets."""
    items = split_items(wrong.value)
    if wrong.context.get("is_coded"):
        items = tuple(dict.fromkeys(split_codes(wrong.value)))
    if wrong.context.get("is_named"):  # by ids, whatever their records are called
        items = tuple(suggest_id(item) or item for item in items)
    return items


def _explain_part(wrong: _Wrong) -> _Explanation:
    fields = wrong.context.get("fields")
    lines = _fill_fields(wrong.value, fields or ())
    advice = (
        message(
            "write its fields below it, indented, one on a line: {fields}",
            fields=Every(lines or wrong.context.get("lines") or fields),
        )
        if fields
        else message("write its fields on their own lines, indented")
    )
    said = message("{name} has fields of its own", name=wrong.called)
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
    said = (
        message("{name} is a list, and only one item is expected", name=wrong.called)
        if wrong.context.get("is_list")
        else message(
            "{name} has fields, and only a text or a number is expected",
            name=wrong.called,
        )
    )
    advice = (
        message("keep one of them: {name}: {value}", **wrong.single)
        if wrong.single and wrong.context.get("has_several")
        else message("write them on one line: {name}: {value}", **wrong.single)
        if wrong.single and wrong.context.get("is_joined")
        else message("write “{name}: |” above this list, for a text", name=wrong.name)
        if wrong.context.get("is_prose")
        else message("write it on the same line: {name}: {value}", **wrong.single)
        if wrong.single
        else message("write “{words}” alone", words=wrong.context["single"])
        if "item" in wrong.context and "single" in wrong.context
        else message("write it behind the “- ”, on the same line")
        if "item" in wrong.context
        else message("write it behind “{name}:”, on the same line", name=wrong.name)
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


def list_choices(kind: str, context: Mapping[str, Any]) -> tuple[str, ...]:
    """The words that a field can have, as an error of the schema names them."""
    if kind not in ("enum", "literal_error", "wrong-choice"):
        return ()
    expected = re.findall(r"'([^']*)'", context.get("expected", ""))
    return tuple(context.get("choices") or expected)
