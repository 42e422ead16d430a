"""Texts that no person writes: each is read in a time that grows as it does."""

from __future__ import annotations

import io
import json

import pytest
from support import count_calls
from tables import every_row

from twinlint import compare
from twinlint.command import lines
from twinlint.command.lines import compare_lines, read_lines
from twinlint.documents.markup import read_markup
from twinlint.languages import read_language
from twinlint.mentions import Measure, read_mentions
from twinlint.source import Locale, read_text
from twinlint.spelling import find_near_words


@pytest.mark.parametrize("link", ["[Meudon](commune:meudon)", "![Plan](plan.png)"])
def test_a_bracket_left_open_does_not_hide_the_links_after_it(link: str) -> None:
    """Exponential once: a test that comes back at all shows that it is no more."""
    text = "Les communes [Argenteuil(commune:argenteuil), " + ", ".join([link] * 60)
    assert len(read_markup(text).links) == 60


def test_brackets_in_the_words_of_a_link_are_read_as_before() -> None:
    (link,) = read_markup("Voir [le guide [PDF](x) complet](guide.pdf).").links
    assert link.target == "guide.pdf"


@pytest.mark.parametrize("length", [41, 5_500])
def test_a_word_longer_than_any_is_near_to_none(length: int) -> None:
    french = read_language(Locale("fr"))
    assert not find_near_words("a" * length, french.common, french.letters)


@pytest.mark.campaign
@every_row(
    "piece", ["é", "&eacute;", "[", "[a](", "![a](", "<b ", "« ", "Saint-", "9", "3, "]
)
@every_row("format", ["markdown", "text", "html"])
def test_work_grows_with_the_length_of_a_text(piece: str, format: str) -> None:  # noqa: A002 - the word of the interface
    def count(times: int) -> int:
        return count_calls(lambda: compare(piece * times, "a", format=format))

    count(50)  # Words are unpacked, patterns compiled.
    assert count(3_200) <= 70 * count(50)


@pytest.mark.parametrize(
    "text", ["9" * 4_301, "1," + "9" * 5_000 + " km", "9" * 5_000 + " millions"]
)
def test_more_digits_than_a_number_has_are_a_code(text: str) -> None:
    mentions = read_mentions(read_text(f"Il y a {text} de cas.", "fr"), Locale("fr"))
    measures = [value.measure for block in mentions.blocks for value in block.values]
    assert measures == [Measure.CODE]


def test_a_pair_that_fails_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(first: str, *_: object, **__: object) -> tuple[()]:
        if first == "mauvais":
            raise ZeroDivisionError("division by zero")
        return ()

    monkeypatch.setattr(lines, "compare", fail)
    pairs = [
        json.dumps({"id": str(number), "fr": text, "en": ""}).encode()
        for number, text in enumerate(("bon", "mauvais", "bon"))
    ]
    output = io.BytesIO()
    assert compare_lines(pairs, output) == 2
    assert [json.loads(line) for line in output.getvalue().splitlines()] == [
        {"id": "0", "findings": []},
        {
            "id": "1",
            "error": "the comparison failed: ZeroDivisionError: division by zero",
        },
        {"id": "2", "findings": []},
    ]


def test_a_line_without_end_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_LINE", 100)
    right = b'{"id": "1", "fr": "", "en": ""}\n'
    output = io.BytesIO()
    stream = io.BytesIO(right + b"9" * 950 + b"\n" + right + b"9" * 101)
    assert compare_lines(read_lines(stream), output) == 2
    answers = [json.loads(line) for line in output.getvalue().splitlines()]
    assert [answer["id"] for answer in answers] == ["1", None, "1", None]


def test_a_number_of_many_words_is_read_in_one_way() -> None:
    """Exponential once: “hundertfünf” is one word of German, and two."""
    number = "hundertfünfundzwanzig" * 60
    mentions = read_mentions(read_text(f"{number}x, fünf", "de"), Locale("de"))
    keys = [value.key for block in mentions.blocks for value in block.values]
    assert keys == ["5"]


@every_row("is_turned", [False, True])
@every_row("before", ["\0", "\0\u200b", "\u200b\0 "])
def test_a_side_whose_sentences_have_no_words_lacks_none(
    before: str, is_turned: bool
) -> None:
    """What is left of a block when it is cut may be nothing."""
    text = "0M. DupontM. Dupont[Meudon](commune:meudon)>"
    fr, en = (before + text, text) if is_turned else (text, before + text)
    for format_ in ("markdown", "text", "html"):
        compare(fr, en, format=format_)
