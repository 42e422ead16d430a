"""Typography of prose that is HTML: text is set, tags and code are not."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from tables import every_row

from microsite.pages.typography import typeset_html
from twinlint.source import Locale

FR, EN = Locale("fr"), Locale("en")

# In the table: _ is a no-break space, ~ a narrow no-break space.
HTML = (
    (FR, "<p>Oui ?</p>", "<p>Oui~?</p>"),
    (
        FR,
        '<a href="x?y;z" title="a ?">Oui</a> !',
        '<a href="x?y;z" title="a ?">Oui</a>~!',
    ),
    (FR, '<p>"<em>oui</em>"</p>', "<p>«_<em>oui</em>_»</p>"),
    (FR, "<p><em>oui</em>: non</p>", "<p><em>oui</em>_: non</p>"),
    (FR, '<p>"un</p><p>deux"</p>', "<p>«_un</p><p>deux_»</p>"),
    (FR, "<code>a ? b : 'c'</code>", "<code>a ? b : 'c'</code>"),
    (FR, "<pre>x ?\ny !</pre>", "<pre>x ?\ny !</pre>"),
    (FR, "<p>l'<em>adjoint</em></p>", "<p>l’<em>adjoint</em></p>"),
    (FR, "<!-- a ? --><p>b ?</p>", "<!-- a ? --><p>b~?</p>"),
    (FR, "<p>Paris &amp; Co ?</p>", "<p>Paris &amp; Co~?</p>"),
    (FR, "<p>a &lt; b ?</p>", "<p>a &lt; b~?</p>"),
    (FR, "<p>a<br>: b</p>", "<p>a<br>: b</p>"),
    (FR, '<p title="a > b ?">c ?</p>', '<p title="a > b ?">c~?</p>'),
    (FR, "<p title='a > \"b\" ?'>c ?</p>", "<p title='a > \"b\" ?'>c~?</p>"),
    (FR, "<!--> a ? <!-- > b ? -->", "<!--> a~? <!-- > b ? -->"),
    (FR, "a ? <svg><text>b ?</text></svg>", "a~? <svg><text>b ?</text></svg>"),
    (FR, "<pre>a ?<pre>b ?</pre>c ?</pre>", "<pre>a ?<pre>b ?</pre>c ?</pre>"),
    (FR, "<CODE>a ?</CODE >b ?", "<CODE>a ?</CODE >b~?"),
    (FR, "<p>a&nbsp;b &hellip;</p>", "<p>a&nbsp;b &hellip;</p>"),
    (EN, '<p>"<a href="x">yes</a>"</p>', '<p>“<a href="x">yes</a>”</p>'),
    (EN, "<p><em>yes</em>'s</p>", "<p><em>yes</em>’s</p>"),
)


@every_row(("locale", "typed", "expected"), HTML)
def test_html(locale: Locale, typed: str, expected: str) -> None:
    expected = expected.replace("_", "\u00a0").replace("~", "\u202f")
    assert typeset_html(typed, locale) == expected


def test_another_language_stays_as_typed() -> None:
    written = "<p>¿Qué? &quot;sí&quot;</p>"
    assert typeset_html(written, Locale("es")) == written


TEXTS = st.text("aéB1 0'\"«»‘’“”?!;:.,-–—%€()/\u00a0\u202f\n", max_size=40)
LOCALES = st.sampled_from([FR, EN])


@given(
    st.lists(
        TEXTS
        | st.sampled_from(["<em>", "</em>", "<p>", "</p>", "<br>", "<code>x ?</code>"]),
        max_size=8,
    ),
    LOCALES,
)
def test_tags_and_code_of_html_stay(parts: list[str], locale: Locale) -> None:
    def tags(source: str) -> list[str]:
        return re.findall(r"<code>.*?</code>|<[^>]*>", source)

    source = "".join(parts)
    assert tags(typeset_html(source, locale)) == tags(source)
