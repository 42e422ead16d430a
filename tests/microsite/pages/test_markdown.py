"""Prose is rendered as editors mean it, and as the checker reads it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tables import every_row

from microsite.pages.prose import convert_prose
from twinlint.documents import Kind
from twinlint.mentions import read_mentions
from twinlint.source import Locale, read_text


def convert(text: str) -> str:
    html = convert_prose(text, level=2, resolve_link=lambda target: target)
    return html.replace("\n", "")


@every_row(
    ("text", "html"),
    [
        ("Outils :\n- un\n- deux", "<p>Outils :</p><ul><li>un</li><li>deux</li></ul>"),
        ("Avant\n1. un\n2. deux", "<p>Avant</p><ol><li>un</li><li>deux</li></ol>"),
        (
            "- un\n  - deux\n- six",
            "<ul><li>un<ul><li>deux</li></ul></li><li>six</li></ul>",
        ),
        ("- un\n\n  Suite.", "<ul><li><p>un</p><p>Suite.</p></li></ul>"),
        ("- un\nsuite", "<ul><li>unsuite</li></ul>"),
        ("Une ligne\\\nautre", "<p>Une ligne<br>autre</p>"),
        ("2024. Une année.", "<p>2024. Une année.</p>"),
        ("Dans l’année\n7. Rien.", "<p>Dans l’année7. Rien.</p>"),
        ("    - code", "<pre><code>- code</code></pre>"),
        ("`www.a.example`", "<p><code>www.a.example</code></p>"),
        (
            "Voir www.a.example.",
            '<p>Voir <a href="https://www.a.example">www.a.example</a>.</p>',
        ),
        (
            "(a@b.example)",
            '<p>(<a href="mailto:a@b.example">a@b.example</a>)</p>',
        ),
        (
            "[a@b.example](mailto:c@b.example)",
            '<p><a href="mailto:c@b.example">a@b.example</a></p>',
        ),
        (
            "*https://a.example/b_c*",
            '<p><em><a href="https://a.example/b_c">https://a.example/b_c</a></em></p>',
        ),
    ],
)
def test_prose_is_rendered_as_it_is_meant(text: str, html: str) -> None:
    assert convert(text) == html


LINES = ("- un", "  - deux", "1. trois", "Suite.", "", "2024. Quatre", "cinq\\")


@given(st.lists(st.sampled_from(LINES), max_size=8))
def test_the_checker_reads_a_list_where_readers_see_one(lines: list[str]) -> None:
    text = "\n".join(lines)
    mentions = read_mentions(read_text(text, "fr"), Locale("fr"))
    items = [block for block in mentions.blocks if block.kind is Kind.ITEM]
    assert bool(items) == ("<li>" in convert(text)) or "1. trois" in lines
