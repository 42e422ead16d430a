"""Markdown becomes HTML that is safe, with headings at the level of the page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import every_row

from microsite.pages.prose import convert_prose


def convert(source: str, level: int = 2) -> str:
    return convert_prose(source, level=level, resolve_link=lambda target: target)


@every_row(
    ("source", "expected"),
    [
        ("", ""),
        (
            "Un *mot* et **un autre**.",
            "<p>Un <em>mot</em> et <strong>un autre</strong>.</p>",
        ),
        ("- un\n- deux", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>"),
        ("3. un\n4. deux", '<ol start="3">\n<li>un</li>\n<li>deux</li>\n</ol>'),
        ("> dit", "<blockquote>\n<p>dit</p>\n</blockquote>"),
        ("`a<b`", "<p><code>a&lt;b</code></p>"),
        (
            "[Sceaux](https://sceaux.fr)",
            '<p><a href="https://sceaux.fr">Sceaux</a></p>',
        ),
        ("<ada@example.org>", None),
    ],
)
def test_markdown(source: str, expected: str | None) -> None:
    if expected is None:
        assert 'href="mailto:ada@example.org"' in convert(source)
    else:
        assert convert(source) == expected


@every_row(
    "target",
    [
        "//evil.example",
        r"/\\evil.example",
        "https:/evil.example",
        "https:///evil.example",
        "https://sceaux.fr@evil.example",
        "https://sce\u0430ux.fr",
        "javascript:x",
        "data:x",
    ],
)
def test_a_link_that_no_check_has_seen_leads_nowhere(target: str) -> None:
    assert convert(f"[a]({target})") == "<p><a>a</a></p>"


@every_row(
    ("source", "level", "expected"),
    [
        ("# Un\n## Deux", 2, [("2", "un"), ("3", "deux")]),
        ("## Un\n### Deux", 2, [("2", "un"), ("3", "deux")]),
        ("## Un\n### Deux", 3, [("3", "un"), ("4", "deux")]),
        ("### Un\n## Deux", 2, [("3", "un"), ("2", "deux")]),
        ("#### Un\n###### Deux", 5, [("5", "un"), ("6", "deux")]),
        ("## Été à Sceaux", 2, [("2", "été-à-sceaux")]),
        ("## Un\n## Un\n## Un", 2, [("2", "un"), ("2", "un-2"), ("2", "un-3")]),
        ("## Un 2\n## Un\n## Un", 2, [("2", "un-2"), ("2", "un"), ("2", "un-3")]),
        ("## !!!", 2, [("2", "section")]),
    ],
)
def test_headings_start_at_the_level_asked_for(
    source: str, level: int, expected: list[tuple[str, str]]
) -> None:
    written = convert(source, level)
    assert re.findall(r'<h(\d) id="([^"]*)">', written) == expected


def test_links_go_where_the_site_says() -> None:
    links = {"commune:sceaux": "/fr/communes/sceaux/"}
    written = convert_prose(
        "[un](commune:sceaux) et [deux][a]\n\n[a]: commune:sceaux",
        level=2,
        resolve_link=lambda target: links[target],
    )
    assert re.findall(r'href="([^"]*)"', written) == ["/fr/communes/sceaux/"] * 2


XSS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//a.org></ScRiPt>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src=https://a.org></iframe>",
    "<style>*{display:none}</style>",
    "<p onclick=alert(1)>x</p>",
    "<math><mi xlink:href=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x",
    "<b <script>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<!--<img src=x onerror=alert(1)>-->",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x]( javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    '[x](https://a.org "\\" onmouseover=alert(1) \\"")',
    "[x][a]\n\n[a]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    '![x](x" onerror="alert(1))',
    "<javascript:alert(1)>",
    "**<img src=x onerror=alert(1)>**",
    "# <script>alert(1)</script>",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "`</code><script>alert(1)</script>`",
    "    </code></pre><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\x02wzxhzdk:0\x03<script>alert(1)</script>",
)


class _Anatomy(HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


SAFE_TAGS = set(
    "a blockquote br code em h2 h3 h4 h5 h6 hr li ol p pre strong table tbody td th"
    " thead tr ul".split()
)

SAFE_LINK = re.compile(r"https?:|mailto:|[^:]*$|[^:]* ")
"""A known scheme or none; what has a space before the colon is no scheme either."""


def is_safe(written: str) -> bool:
    anatomy = _Anatomy(written)
    return (
        anatomy.tags <= SAFE_TAGS
        and anatomy.attributes <= {"href", "id", "start", "title"}
        and all(SAFE_LINK.match(link) for link in anatomy.links)
    )


@every_row("source", XSS)
def test_nothing_that_runs_is_let_through(source: str) -> None:
    assert is_safe(convert(source)), convert(source)


@given(
    st.lists(
        st.sampled_from(XSS) | st.text("<>[]()!'\"`*_#&:/ \nax=", max_size=12),
        max_size=5,
    ).map("".join)
)
def test_no_mixture_lets_anything_through(source: str) -> None:
    assert is_safe(convert(source)), convert(source)


# One text after the other -------------------------------------------------------------


def test_a_text_leaves_nothing_behind_for_the_next() -> None:
    convert("[un]\n\n[un]: https://one.example\n\n## Titre")
    assert convert("[un]") == "<p>[un]</p>"
    assert convert("## Titre") == '<h2 id="titre">Titre</h2>'


def test_a_link_that_leads_nowhere_leaves_nothing_behind() -> None:
    def refuse(target: str) -> str:
        raise LookupError(target)

    with pytest.raises(LookupError):
        convert_prose("## Un\n\n[a](#b) *c*", level=3, resolve_link=refuse)
    written = convert("## Un\n\n[a](#b)")
    assert written == '<h2 id="un">Un</h2>\n<p><a href="#b">a</a></p>'


def test_a_text_may_be_read_while_another_is() -> None:
    def read_other(target: str) -> str:
        return "#" + re.sub("<.*?>", "", convert(target))

    inner = convert_prose("[a](*b*) [c](d)", level=2, resolve_link=read_other)
    assert inner == '<p><a href="#b">a</a> <a href="#d">c</a></p>'
