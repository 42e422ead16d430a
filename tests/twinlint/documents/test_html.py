"""Pages of HTML: main content, furniture as lists, code, languages, descriptions."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint import compare
from twinlint.documents import Document, Kind, read_parts
from twinlint.source import read_text

PAGE = """<!doctype html>
<html lang="{lang}">
<head><title>{title}</title><meta name="description" content="{description}"></head>
<body>
{before}
<{main}><h1>{title}</h1>
<p>{text}</p>
{code}
</{main}>
{after}
</body></html>
"""
FR = {
    "lang": "fr",
    "title": "Les ports",
    "description": "Dix-huit ports de la côte",
    "before": "<nav><a href='/fr/'>Accueil</a> <a href='/fr/gares'>Les gares</a></nav>",
    "text": "Il y a 18 ports et deux gares.",
    "code": "<pre>a = 1</pre>",
    "after": "<footer><ul><li>Nous écrire</li><li>Mentions légales</li></ul></footer>",
    "main": "main",
}
EN = {
    "lang": "en",
    "title": "The harbours",
    "description": "Eighteen harbours of the coast",
    "before": "<nav><a href='/en/'>Home</a> <a href='/en/stations'>Stations</a></nav>",
    "text": "There are 18 harbours and two stations.",
    "code": "<pre>a = 1</pre>",
    "after": "<footer><ul><li>Write to us</li><li>Legal notice</li></ul></footer>",
    "main": "main",
}


def compare_pages(fr: dict[str, str], en: dict[str, str]) -> list[tuple[str, str]]:
    texts = (PAGE.format_map(FR | fr), PAGE.format_map(EN | en))
    found = compare(*texts, format="html")
    return [(each.rule, each.place.text if each.place else "") for each in found]


@pytest.mark.parametrize("main", ["main", "div", "article"])
def test_pages_that_agree_are_silent(main: str) -> None:
    assert compare_pages({"main": main}, {"main": main}) == []


@pytest.mark.parametrize("mark", ["[{0}]", "<sup>[{0}]</sup>", "{0}"])
def test_each_page_counts_its_notes_as_it_has_them(mark: str) -> None:
    link = f'<a href="#note-{{0}}">{mark}</a>'
    fr = {"text": f"Il y a 18 ports{link.format(7)}."}
    en = {"text": f"There are 18 harbours{link.format(13)}."}
    assert compare_pages(fr, en) == []
    en = {"text": f"There are 16{link.format(7)} harbours."}
    assert ("different-number", "16") in compare_pages(fr, en)


@every_row(
    "banner",
    [
        "<div id='tarteaucitronRoot'><p>Nous gardons des cookies 13 mois.</p></div>",
        "<section class='c-cookie-banner'><p>Nous gardons des cookies.</p></section>",
        "<div role='dialog'><p>Nous gardons des cookies.</p></div>",
    ],
)
@every_row("main", ["main", "div"])
def test_furniture_may_stand_at_any_place(banner: str, main: str) -> None:
    there = banner.replace("Nous gardons", "We keep")
    there = there.replace("des cookies", "cookies").replace("mois", "months")
    fr = {"main": main, "before": banner + FR["before"]}
    en = {"main": main, "before": "", "after": EN["after"] + EN["before"] + there}
    assert compare_pages(fr, en) == []


@every_row("element", ["noscript", "template", "script", "STYLE"])
def test_what_a_browser_does_not_show_is_no_text(element: str) -> None:
    hidden = f"<{element} id='a'><p>Activez les 16 boutons.</p></{element}>"
    assert (
        compare_pages(
            {"text": f"Il y a 18 ports.{hidden}"}, {"text": "There are 18 harbours."}
        )
        == []
    )


def test_a_navigation_without_an_entry_is_told() -> None:
    more = FR["before"].replace(
        "</nav>", "<p><a href='/fr/sceaux'>Sceaux</a></p></nav>"
    )
    found = compare_pages({"before": more}, {})
    assert [rule for rule, _ in found] == ["missing-item"]


def test_the_main_content_is_compared_with_the_main_content() -> None:
    fr = {"after": FR["after"] + "<aside><p>Le port a 16 quais.</p></aside>"}
    en = {"text": "There are 16 harbours and two stations."}
    found = compare_pages(fr, en)
    assert ("different-number", "16") in found


def test_descriptions_are_compared() -> None:
    en = {"description": "Sixteen harbours of the coast"}
    assert compare_pages({}, en) == [("different-number", "Sixteen")]


def test_titles_are_compared() -> None:
    page = PAGE.format_map(EN | {"title": "The 16 harbours"})
    page = page.replace("<h1>The 16", "<h1>The 18")
    reference = PAGE.format_map(FR | {"title": "Les 18 ports"})
    (told,) = compare(reference, page, format="html")
    assert told.place
    assert told.place.span.line == 3


@every_row("main", ["main", "div"])
@every_row(
    ("form", "text"),
    [
        ("markdown", "# The harbours\n\nThere are 18 harbours and two stations.\n"),
        (
            "markdown",
            "---\ntitle: The harbours\n---\n\n# The harbours\n\n"
            "There are 18 harbours and two stations.\n",
        ),
        ("text", "The harbours\n\nThere are 18 harbours and two stations.\n"),
        (
            "html",
            "<h1>The harbours</h1><p>There are 18 harbours and two stations.</p>",
        ),
    ],
)
def test_a_title_is_left_out_where_the_other_version_has_none(
    main: str, form: str, text: str
) -> None:
    bare = {"before": "", "after": "", "code": "", "main": main}
    if form == "html":  # Its description would be missed.
        bare["description"] = ""
    page = PAGE.format_map(FR | bare)
    versions = [
        Document(read_text(page, "fr"), "html"),
        Document(read_text(text, "en"), form),
    ]
    rules = [each.rule for each in compare(*versions)]
    turned = [each.rule for each in compare(*versions[::-1], ("en", "fr"))]
    assert (rules, turned) == ([], [])


def test_the_title_of_a_drawing_is_a_text_of_the_page() -> None:
    fr = {"text": "<svg><title>Les 18 ports</title></svg> Un port."}
    en = {"text": "<svg><title>The 16 harbours</title></svg> One harbour."}
    assert compare_pages(fr, en) == [("different-number", "16")]


CODE = [
    "<pre>{}</pre>",
    "<pre><code class='language-py'>{}</code></pre>",
    "<table class='highlighttable'><tr><td class='linenos'><pre>1\n2</pre></td>"
    "<td class='code'><pre><span>{}</span></pre></td></tr></table>",
    "<table class=rouge-table><tr><td class='gutter'><pre>1</pre></td>"
    "<td><pre>{}</pre></td></tr></table>",
    "<p>Sceaux <code>{}</code></p>",
]


@pytest.mark.parametrize("code", CODE)
def test_code_is_no_text(code: str) -> None:
    fr, en = code.format("le_total = 18"), code.format("the_total = 16")
    assert compare_pages({"code": fr}, {"code": en}) == []


@pytest.mark.parametrize("code", CODE[:4])
def test_a_piece_of_code_is_one_block(code: str) -> None:
    page = PAGE.format_map(FR | {"code": code.format("a = 1\n\nb = 2")})
    (main,) = [
        p for p in read_parts(Document(read_text(page, "a"), "html")) if not p.key
    ]
    kinds = [stretch.kind for stretch in main.content.stretches]
    assert kinds.count(Kind.CODE) == 1


def test_a_passage_that_says_its_language_may_stay() -> None:
    text = (
        "Le livre <i lang='en'>The Harbours of the Northern Coast and their Ships</i>."
    )
    there = "The book <i>The Harbours of the Northern Coast and their Ships</i>."
    fr, en = {"text": FR["text"] + text}, {"text": EN["text"] + there}
    assert compare_pages(fr, en) == []


def test_what_is_never_closed_has_a_result() -> None:
    for tag in ("nav", "main", "pre", "code", "div class=cookie", "table class=code"):
        text = f"<{tag}>" * 2000
        assert compare(text, text, format="html") == ()


def test_signs_that_are_code_in_markdown_alone_quote_in_html() -> None:
    fr = "<p>La version « {0} » est sûre.</p><p>La version « {1} » est neuve.</p>"
    en = "<p>The `{0}' version is safe.</p><p>The `{1}' version is new.</p>"
    french = fr.format("stable", "testing 4")
    assert compare(french, en.format("stable", "testing 4"), format="html") == ()
    (found,) = compare(french, en.format("stable", "testing 5"), format="html")
    assert found.rule == "different-number"
