"""JSON with places: what it finds, what it refuses, and that it never loses its way."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import show
from tables import every_row

from microsite.map.json import find_span, parse_json
from twinlint.finding import Finding
from twinlint.source import FieldPath, read_text


def parse(text: str) -> str:
    """What is wrong with a text, as line, column, message and rule."""
    found = parse_json(read_text(text, "a.json"))
    assert isinstance(found, Finding)
    return show([found])[0].removeprefix("a.json:")


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ((), '{"a": [1, {"b": "]"}], "c" : -2.5e1}'),
        (("a",), '[1, {"b": "]"}]'),
        (("a", 0), "1"),
        (("a", 1, "b"), '"]"'),
        (("c",), "-2.5e1"),
    ],
)
def test_a_value_is_found_by_its_field(field: FieldPath, expected: str) -> None:
    text = read_text('\n {"a": [1, {"b": "]"}], "c" : -2.5e1}\n', "a.json")
    span = find_span(text, field)
    line = text.value.split("\n")[span.line - 1]
    assert line[span.column - 1 : span.end_column - 1] == expected


@every_row(
    ("text", "expected"),
    [
        ("{", "1:1: the file ends before its last bracket is closed [json-syntax]"),
        ('["a]', "1:2: from here on, this is not JSON [json-syntax]"),
        ("[1] 2", "1:5: from here on, this is not JSON [json-syntax]"),
        ("[1, 'a']", "1:5: from here on, this is not JSON [json-syntax]"),
        ("[Infinity]", "1:2: “Infinity” is not a number [json-syntax]"),
        ('{"a": 1,\n"a": 2}', "2:1: “a” stands twice here [duplicate-key]"),
        ("[" * 33 + "]" * 33, "1:33: values stand 32 deep or more [too-deep]"),
        ('{"a":' * 100_000, "1:161: values stand 32 deep or more [too-deep]"),
        ('"\\"' * 200_000, "1:5: from here on, this is not JSON [json-syntax]"),
    ],
)
def test_what_is_not_json_is_shown_where_it_stands(text: str, expected: str) -> None:
    assert parse(text) == expected


def test_words_and_brackets_inside_texts_mean_nothing() -> None:
    text = '{"a": "NaN [[[ \\" NaN", "b": {"a": "-Infinity"}}'
    assert parse_json(read_text(text, "a.json")) == json.loads(text)


def test_a_number_of_any_length_is_a_number() -> None:
    assert parse_json(read_text("9" * 5000, "a.json")) == float("inf")


values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def find_fields(value: Any) -> list[FieldPath]:
    if isinstance(value, dict):
        items: list[tuple[str | int, Any]] = list(value.items())
    else:
        items = list(enumerate(value)) if isinstance(value, list) else []
    below = [(step, *rest) for step, each in items for rest in find_fields(each)]
    return [(), *below]


@given(values, st.sampled_from([None, 2]))
def test_every_value_of_any_text_is_where_its_field_says(
    value: Any, indent: int | None
) -> None:
    text = read_text(json.dumps(value, indent=indent), "a.json")
    read = parse_json(text)
    if isinstance(read, Finding):  # Infinity, or 32 deep
        return
    lines = text.value.split("\n")
    for field in find_fields(read):
        span = find_span(text, field)
        covered = lines[span.line - 1 : span.end_line]
        covered[-1] = covered[-1][: span.end_column - 1]
        covered[0] = covered[0][span.column - 1 :]
        expected: Any = read
        for step in field:
            expected = expected[step]
        assert json.loads("\n".join(covered)) == expected


@given(st.text(alphabet='[]{}",:\\N1aInfity- \n'))
def test_no_text_breaks_the_reader(written: str) -> None:
    text = read_text(written, "a.json")
    read = parse_json(text)
    assert isinstance(read, Finding) or read == json.loads(written)
