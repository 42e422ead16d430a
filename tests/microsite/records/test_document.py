"""Every letter of a text knows where it stands in its file, however it is written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from microsite.load.files import load_document
from microsite.records.document import Document
from twinlint.source import Text

PIECES = st.sampled_from([*"abé ,:#-'\"\\&’\n", "  ", "word " * 50])
TEXTS = st.lists(PIECES, min_size=1).map("".join)


def read_value(written: str) -> tuple[list[str], Text]:
    """The lines of a file whose field `b` is written so, and the text of the field."""
    document = load_document("file.yaml", written.encode())
    assert isinstance(document, Document)
    return document.source.value.split("\n"), document.text(("a", "b"))


@given(
    TEXTS,
    st.sampled_from(["|", ">", "'", '"', None]),
    st.sampled_from([10, 40, 1000]),
)
def test_each_letter_stands_where_it_says(
    value: str, style: str | None, width: int
) -> None:
    data = {"a": {"b": value, "c": "d"}}
    written = yaml.dump(data, default_style=style, width=width, allow_unicode=True)
    lines, text = read_value(written)
    assert text.value == value
    for offset, letter in enumerate(value):
        span = text.span(offset, offset + 1)
        there = lines[span.line - 1][span.column - 1 :]
        assert letter in " \n" or there.startswith((letter, f"\\{letter}")), offset


@pytest.mark.parametrize("style", ["|", '"'])
def test_a_line_that_stands_as_it_is_is_one_run(style: str) -> None:
    value = "One line that is longer than what is compared at once. " * 9 + "End"
    data = {"a": {"b": value}}
    written = yaml.dump(data, default_style=style, width=10_000, allow_unicode=True)
    assert read_value(written)[1].starts == (0,)
