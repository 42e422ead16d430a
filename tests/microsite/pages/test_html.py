"""Tokens of HTML: what browsers see in a text, and the text itself, byte for byte."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import count_calls
from tables import every_row

from microsite.pages.html import Html, Token


def read(source: str) -> list[Token]:
    """The tokens of a text, which together are the text."""
    tokens = list(Html(source).tokens())
    assert "".join(token.written for token in tokens) == source
    return tokens


def outline(source: str) -> str:
    """The kinds of tokens by a letter, each with what is written."""
    return " ".join(f"{token.kind[0]}[{token.written}]" for token in read(source))


@every_row(
    ("source", "expected"),
    [
        ("a <b>c</b>", "t[a ] o[<b>] t[c] c[</b>]"),
        ("<!DOCTYPE html>\n<br>", "h[<!DOCTYPE html>] t[\n] e[<br>]"),
        ("<br/><p/>x", "e[<br/>] o[<p/>] t[x]"),
        ('<p title="a > b">x', 'o[<p title="a > b">] t[x]'),
        ("<p title='a > \"b'>x", "o[<p title='a > \"b'>] t[x]"),
        ("<a href=/x/>y", "o[<a href=/x/>] t[y]"),
        ("<a\nhref\n=\n/x\n>y", "o[<a\nhref\n=\n/x\n>] t[y]"),
        ('<p a="1"b=\'2\'/c="3">x', 'o[<p a="1"b=\'2\'/c="3">] t[x]'),
        ('<p ="a>b">x', 'o[<p ="a>] t[b">x]'),
        ('<p a="b>', 'h[<p a="b>]'),
        ("1 < 2 <3 <", "t[1 < 2 <3 <]"),
        ("a</", "t[a</]"),
        ("a</>b</ c>d", "t[a] h[</>] t[b] h[</ c>] t[d]"),
        ("<?x a?>b<!y>c", "h[<?x a?>] t[b] h[<!y>] t[c]"),
        ("<!-->a<!--->b<!---->c", "h[<!-->] t[a] h[<!--->] t[b] h[<!---->] t[c]"),
        ("<!-- <p> > --!>a<!-- b", "h[<!-- <p> > --!>] t[a] h[<!-- b]"),
        ("a<p b", "t[a] h[<p b]"),
        (
            "<title>a <b> &amp;</TITLE >c",
            "o[<title>] r[a <b> &amp;] c[</TITLE >] t[c]",
        ),
        ("<style>a</styles></style>", "o[<style>] r[a</styles>] c[</style>]"),
        ("<script></script>x", "o[<script>] c[</script>] t[x]"),
        ("<script>a<b</p>", "o[<script>] r[a<b</p>]"),
        (
            "<script><!--<script></script>--></script>a",
            "o[<script>] r[<!--<script></script>-->] c[</script>] t[a]",
        ),
        (
            "<script><!--></script>a<script><!--</script>b",
            "o[<script>] r[<!-->] c[</script>] t[a]"
            " o[<script>] r[<!--] c[</script>] t[b]",
        ),
        ("<textarea/><p></textarea>", "o[<textarea/>] r[<p>] c[</textarea>]"),
        ("<plaintext></plaintext>", "o[<plaintext>] r[</plaintext>]"),
        (
            "<svg><title>a<tspan>b</title><path/></svg>",
            "o[<svg>] o[<title>] t[a] o[<tspan>] t[b] c[</title>] e[<path/>] c[</svg>]",
        ),
        ("<svg><![CDATA[a>b]]>c", "o[<svg>] r[<![CDATA[a>b]]>] t[c]"),
        ("<![CDATA[a>b]]>", "h[<![CDATA[a>] t[b]]>]"),
        (
            "<svg><foreignObject><style>a<b</style></foreignObject><style>a<b>",
            "o[<svg>] o[<foreignObject>] o[<style>] r[a<b] c[</style>]"
            " c[</foreignObject>] o[<style>] t[a] o[<b>]",
        ),
        (
            "<svg><g><p><script>a<b</script>",
            "o[<svg>] o[<g>] o[<p>] o[<script>] r[a<b] c[</script>]",
        ),
        ("<svg/><style>a<b", "e[<svg/>] o[<style>] r[a<b]"),
    ],
)
def test_a_text_is_read_as_browsers_read_it(source: str, expected: str) -> None:
    assert outline(source) == expected


@every_row(
    ("tag", "expected"),
    [
        ('<a href="/x/" title=\'y "z"\'>', {"href": "/x/", "title": 'y "z"'}),
        ("<a href=/x/>", {"href": "/x/"}),
        ("<A HREF = \n '/x/' HIDDEN>", {"href": "/x/", "hidden": ""}),
        ("<a a b = c/d e=>", {"a": "", "b": "c/d", "e": ""}),
        ('<a b="1" B="2">', {"b": "1"}),
        ('<a b="1"c=2/d>', {"b": "1", "c": "2/d"}),
        ('<a b="1"/d>', {"b": "1", "d": ""}),
        ('<a b="a&amp;b&#x26;&eacute">', {"b": "a&b&é"}),
        ("<a href='?a=1&copy=2&copyx&copy;'>", {"href": "?a=1&copy=2&copyx©"}),
        ("<br/>", {}),
        ("<img alt/>", {"alt": ""}),
        ("<img alt=/>", {"alt": "/"}),
        ('<p ="a">', {'="a"': ""}),
    ],
)
def test_attributes_are_those_that_browsers_see(
    tag: str, expected: Mapping[str, str]
) -> None:
    (token,) = read(tag)
    assert token.attributes == expected


def test_attributes_know_where_their_values_stand() -> None:
    (token,) = read("<a href='/x?a&amp;b' class = c hidden>")
    written = {a.name: token.written[a.start : a.end] for a in token.read_attributes()}
    assert written == {"href": "/x?a&amp;b", "class": "c", "hidden": ""}


def test_the_language_is_that_of_the_nearest_element_that_says_one() -> None:
    source = "<p lang=fr>a<br lang=en>b<b lang=''>c</b></i>d</p>e<li lang=de>f<li>g"
    spoken = {
        token.written: language
        for token, language, _ in Html(source).walk(language="nl")
        if token.kind == "text"
    }
    assert spoken == {
        "a": "fr",
        "b": "fr",
        "c": "",
        "d": "fr",
        "e": "nl",
        "f": "de",
        "g": "nl",
    }


def test_each_change_of_text_is_given_what_those_before_made() -> None:
    page = Html('<p title="a">a</p><code>a</code>')
    assert page.change_text(
        lambda text, _: text.replace("a", "<i title=b>b</i>"),
        lambda text, _: text.replace("b", "c"),
        outside=frozenset(("code",)),
    ) == ('<p title="a"><i title=b>c</i></p><code>a</code>')


PIECES = st.lists(
    st.sampled_from(
        "< > / = \" ' - -- ! ? & &amp; a b \n <p </p> <!-- --> --!> <!doctype <![CDATA["
        " ]]> <script> </script> <style> </style> <title> </title> <textarea> <svg>"
        " </svg> <math> <desc> <br/> <path/> href= lang=fr </ </> \f \0".split(" ")
    ),
    max_size=30,
)


@given(PIECES.map("".join) | st.text(max_size=40))
def test_tokens_of_any_text_are_the_text(source: str) -> None:
    for token in read(source):
        assert token.written
        for attribute in token.read_attributes():
            written = token.written[attribute.start : attribute.end]
            assert attribute.value == written or "&" in written


@given(PIECES.map("".join))
def test_two_texts_never_stand_side_by_side(source: str) -> None:
    kinds = [token.kind for token in read(source)]
    assert ("text", "text") not in pairwise(kinds)


def test_tokens_of_every_published_page_are_the_page(
    showcase: Mapping[str, bytes],
) -> None:
    pages = [showcase[path].decode() for path in showcase if path.endswith(".html")]
    assert len(pages) > 50
    for page in pages:
        kinds = [token.kind for token in read(page)]
        assert kinds.count("opening") == kinds.count("closing")


@pytest.mark.campaign
@every_row(
    "piece",
    [
        "<p>",
        "</p",
        "<p a",
        "<p a=",
        "<p a='",
        '<p a="b" ',
        "<!--",
        "<!-- -",
        "<![CDATA[",
        "<svg>",
        "<svg><![CDATA[",
        "<script><!--",
        "<script><!--<script>",
        "<title></titl",
        "<",
        "</",
        " ",
        "<p =",
        "<p //",
        "&",
        "</i>",
        "</b></svg>",
        "</math><b></i>",
    ],
)
def test_work_grows_with_the_length_of_a_text(piece: str) -> None:
    def read(times: int) -> None:
        source = "<p>" + "<b><svg>" * times + piece * times
        for token, _, _ in Html(source).walk():
            token.read_attributes()

    few, many = (count_calls(partial(read, times)) for times in (500, 5_000))
    assert many <= 11 * few
