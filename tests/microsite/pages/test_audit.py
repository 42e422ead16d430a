"""Pages are checked as they are published."""

from __future__ import annotations

import re

from conftest import Tree
from support import COMMUNE, LAYOUT, Edited, configure, minimal_site, show
from tables import every_row

from microsite.pipeline import check_site

PAGE = "content/pages/home.yaml"
HOME = (
    "kind: home\ntitle: {fr: Accueil, en: Home}\n"
    "summary: {fr: Bienvenue, en: Welcome}\n"
)


def check(edited: Edited, inside: str) -> list[str]:
    """What is wrong with the French page of a site whose home page has this inside."""
    layout = LAYOUT.replace("</main>", f"{inside}\n</main>")
    found = show(edited.check({"templates/pages/home.html": layout}))
    start = f"{PAGE}:1:1: /fr/: "
    return [text.removeprefix(start) for text in found if text.startswith(start)]


@every_row(
    ("inside", "expected"),
    [
        ('<a href="/fr/communes/sceaux/">x</a>', []),
        ('<a href="communes/sceaux/">x</a>', []),
        ('<a href="./">x</a>', []),
        ('<a href="/fr/?q=x">x</a>', []),
        ('<a href="#here">x</a><p id="here">', []),
        (
            '<a href="/en/#there">x</a>',
            ["nothing is called “/en/#there” there [dead-link]"],
        ),
        ('<a href="https://a.org/#x">x</a>', []),
        ('<a href="//a.org/x">x</a>', []),
        ('<a href="mailto:a@a.org">x</a>', []),
        ('<a href="/fr/no/">x</a>', ["the link “/fr/no/” leads nowhere [dead-link]"]),
        ('<a href="no.html">x</a>', ["the link “no.html” leads nowhere [dead-link]"]),
        (
            '<img src="/no.png" alt="">',
            ["the link “/no.png” leads nowhere [dead-link]"],
        ),
        (
            '<img srcset="/a.png 1x, /b.png 2x" alt="">',
            [
                "the link “/a.png” leads nowhere [dead-link]",
                "the link “/b.png” leads nowhere [dead-link]",
            ],
        ),
        ('<a href="#no">x</a>', ["nothing is called “#no” there [dead-link]"]),
        ('<p id="a"><p id="a">', ["2 places are called “a” [duplicate-anchor]"]),
        ("".join(f'<p id="note-{n}">' for n in range(40)), []),
        (
            "".join(f'<p id="note-{n}">' for n in range(300)),
            ["300 notes, more than 40 [many-notes]"],
        ),
        ("<h2>x</h2><h3>y</h3><h2>z</h2>", []),
        ("<h2> </h2>", ["a heading is empty [wrong-heading]"]),
        ("<h2><em></em></h2>", ["a heading is empty [wrong-heading]"]),
        (
            "<h3>x</h3>",
            ["“x” is a heading of level 3 below one of level 1 [wrong-heading]"],
        ),
        ("<h1>x</h1>", ["2 headings of level 1 instead of one [wrong-heading]"]),
        ("{{ '{{ x }}' }}", ["“{{” is left from a template [leftover-marker]"]),
        ("{{ '%(num)s' }}", ["“%(num)s” is left from a template [leftover-marker]"]),
        ("<p>{{ none }}</p>", ["“None” is left from a template [leftover-marker]"]),
        ("<p>None of the sources says so.</p>", []),
        ("<code>{{ '{{ x }}' }}</code>", []),
        (
            '<p title="{{ none }}">x</p>',
            ["“None” is left from a template [leftover-marker]"],
        ),
    ],
)
def test_a_page_is_checked(inside: str, expected: list[str], edited: Edited) -> None:
    assert check(edited, inside) == expected


@every_row(
    "tag",
    [
        "<a href='/fr/none/'>x</a>",
        "<a href=/fr/none/>x</a>",
        '<a HREF="/fr/none/">x</a>',
        '<A hidden href = "/fr/none/">x</A>',
        '<a\n  href\n=\n"/fr/none/"\n>x</a>',
        '<a href=" /fr/\nnone/\t">x</a>',
        '<a href="&#x2f;fr&sol;none/">x</a>',
        '<a title="a > b" href="/fr/none/">x</a>',
        "<a title='<' href='/fr/none/'>x</a>",
        '<a class="x"href="/fr/none/">x</a>',
        '<map><area href="/fr/none/" alt="x"></map>',
        '<link rel="icon" href="/fr/none/">',
        '<form action="/fr/none/"></form>',
        '<form><button formaction="/fr/none/">x</button></form>',
        '<object data="/fr/none/"></object>',
        '<video poster="/fr/none/"></video>',
        '<video><source src="/fr/none/"><track src="/fr/none/"></video>',
        '<iframe src="/fr/none/"></iframe>',
        '<script src="/fr/none/"></script>',
        '<svg><use href="/fr/none/"/></svg>',
        '<svg><use xlink:href="/fr/none/#a"/></svg>',
        '<svg><a href="/fr/none/">x</a></svg>',
        '<img srcset=" /fr/none/" alt="">',
        '<img srcset="data:image/png;base64,iVBORw0K 1x, /fr/none/ 2x" alt="">',
        '<picture><source srcset="/fr/ 1x,/fr/none/"></picture>',
        '<link rel="preload" as="image" imagesrcset="/fr/none/ 2x">',
        '<meta http-equiv="refresh" content="5; URL=\'/fr/none/\'">',
        '<blockquote cite="/fr/none/">x</blockquote>',
    ],
)
def test_a_dead_link_is_found_however_it_is_written(tag: str, edited: Edited) -> None:
    (found,) = check(edited, tag)
    assert found in (
        "the link “/fr/none/” leads nowhere [dead-link]",
        "the link “/fr/none/#a” leads nowhere [dead-link]",
    )


@every_row(
    "inside",
    [
        "<!-- <a href='/fr/none/'> -->",
        "<!--> <!-- <a href='/fr/none/'><h2></h2> -->",
        "<script>x = '<a href=\"/fr/none/\"><h1>'</script>",
        "<textarea><a href='/fr/none/'><h1></textarea>",
        "<p title=\"<a href='/fr/none/'><h1>\">x</p>",
        "<p data-href='/fr/none/' data='/fr/none/'>x</p>",
        "<a href='/fr/?a=1&copy=2'>x</a>",
        "<a href='/%66r/'>x</a><a href='#%C3%A9'>x</a><p id='é'>x</p>",
        "<a href='#'>x</a><a href='#top'>x</a>",
        "<p title='None of these'>x</p>",
        "<svg><title></title></svg>",
        "<pre title='x > y'>{{ '{{ x }}' }}</pre>",
        "<link rel='alternate canonical' href='https://ville.paris/fr/'>",
    ],
)
def test_what_no_browser_follows_is_no_link(inside: str, edited: Edited) -> None:
    assert check(edited, inside) == []


@every_row(
    ("inside", "expected"),
    [
        ("<h2 title='a > b'> <b>&nbsp;</b></h2>", "a heading is empty"),
        ("<H3>x</H3>", "“x” is a heading of level 3 below one of level 1"),
        ("<h3>x<h3>y", "“x” is a heading of level 3 below one of level 1"),
        ("<H1>x</H1 >", "2 headings of level 1 instead of one"),
        ("<p title={{ none }}>x</p>", "“None” is left from a template"),
        ("<p title=' {{ none }} '>x</p>", "“None” is left from a template"),
        ("<p {{ '{{ x }}' }}>x</p>", "“{{” is left from a template"),
        ("<!-- {{ '{% x %}' }} -->", "“{%” is left from a template"),
        ("<p id=a><p ID='a'>", "2 places are called “a”"),
        ("<link rel=canonical>", "the page does not say its own address"),
    ],
)
def test_tags_are_read_as_browsers_read_them(
    inside: str, expected: str, edited: Edited
) -> None:
    assert [text.partition(" [")[0] for text in check(edited, inside)] == [expected]


@every_row(
    ("old", "new", "expected"),
    [
        ("{{ page.title|text }}</title>", "</title>", "the page has no title"),
        ("{{ page.description|text }}", " ", "the page has no description"),
        (
            ' lang="{{ locale }}">\n<head',
            ">\n<head",
            "the page does not say its language",
        ),
        (
            "canonical(page.url)",
            "canonical('/')",
            "the page does not say its own address",
        ),
        (
            'hreflang="x-default"',
            'hreflang="de"',
            "the page does not name all its twins",
        ),
        ('<a href="{{ address }}"', "<a", "no link leads to /en/"),
    ],
)
def test_a_head_is_complete(old: str, new: str, expected: str, edited: Edited) -> None:
    assert old in LAYOUT
    layout = LAYOUT.replace(old, new)
    found = show(edited.check({"templates/pages/home.html": layout}))
    assert f"{PAGE}:1:1: /fr/: {expected} [wrong-head]" in found
    assert {text.partition("[")[2] for text in found} == {"wrong-head]"}


def test_a_page_with_an_error_is_not_published(edited: Edited) -> None:
    layout = LAYOUT.replace("</main>", "<h1>x</h1></main>")
    found = edited.check({"templates/pages/home.html": layout})
    assert [f.severity for f in found] == ["error", "error"]


def test_a_link_to_a_page_without_template_is_not_called_dead(edited: Edited) -> None:
    link = '<a href="/fr/communes/sceaux/">x</a>'
    layout = LAYOUT.replace("</main>", f"{link}</main>")
    files = {
        "templates/pages/home.html": layout,
        "templates/pages/commune.html": None,
    }
    (finding,) = edited.check(files)
    assert show([finding]) == [
        "content/communes/sceaux.yaml:1:1: there is no templates/pages/commune.html"
        " [missing-template]"
    ]
    assert str(finding.help) == "add the template"


@every_row(
    ("body", "expected"),
    [
        (
            "Voir [plus bas](#nulle-part).",
            "13:21: {}nothing is called “#nulle-part” there",
        ),
        ("## Un\n\nVoir [ici](page:home#nulle-part).", "15:25: {}nothing is called"),
        ("## Un\n\n#### *Deux* ?\n\nTexte", "15:10: {}“Deux ?” is a heading of level"),
        ("## Un\n\n##\n\nTexte", "15:5: {}a heading is empty"),
        ("## Main\n\n## Main\n\n[Main](#main)", None),
    ],
)
def test_what_a_text_says_wrong_is_reported_at_its_words(
    body: str, expected: str | None, edited: Edited
) -> None:
    record = "content/communes/sceaux.yaml"
    indented = body.replace("\n", "\n    ")
    text = f"body:\n  fr: |\n    {indented}\n  en: |\n    {indented}\n"
    layout = LAYOUT.replace("<main>", '<main id="main">')
    changes = {record: COMMUNE + text, "templates/layouts/page.html": layout}
    found = show(edited.check(changes))
    said = [each for each in found if each.startswith(f"{record}:1")]
    if expected is None:
        assert found == []
        return
    assert said[0].startswith(
        f"{record}:{expected.format('/fr/communes/sceaux/: ')}"
    ), found
    assert not any(each.startswith(f"{record}:1:1:") for each in found)


def test_headings_of_several_texts_and_the_page_have_names_of_their_own(
    tree: Tree,
) -> None:
    text = "## Main\n\n    [a](#main) [b](#main-2)\n"
    body = f"body:\n  fr: |\n    {text}\n  en: |\n    {text}\n"
    layout = LAYOUT.replace("<main>", '<main id="main">').replace(
        "{{ record.body|prose }}", "{{ record.body|prose }}{{ record.body|prose }}"
    )
    files = {
        "content/communes/sceaux.yaml": COMMUNE + body,
        "templates/layouts/page.html": layout,
    }
    built = check_site(configure(tree(minimal_site(files))))
    assert built.findings == ()
    page = next(
        output.content.decode()
        for output in built.outputs
        if output.path == "fr/communes/sceaux/index.html"
    )
    assert re.findall(r' id="([^"]+)"', page) == ["main", "main-2", "main-3"]
    assert re.findall(r'href="#([^"]+)"', page) == ["main-2", "main-2"] * 2
