"""Names in another language than the page, marked as such in its HTML."""

import re
from html import escape, unescape

from hypothesis import given
from hypothesis import strategies as st
from tables import every_row

from microsite.pages.names import mark_names
from twinlint.source import Locale

FR = Locale("fr")
NAMES = {
    "Quartiers Métropolitains d’Innovation": FR,
    "Innover dans la ville": FR,
    "Paris&Co": FR,
}


def page(body: str, lang: str = "en") -> str:
    return f'<html lang="{lang}"><body>{body}</body></html>'


@every_row(
    ("written", "marked"),
    [
        (
            "<p>The Innover dans la ville scheme</p>",
            '<p>The <span lang="fr">Innover dans la ville</span> scheme</p>',
        ),
        (
            "<h1>Quartiers Métropolitains d'Innovation</h1>",
            '<h1><span lang="fr">Quartiers Métropolitains d\'Innovation</span></h1>',
        ),
        (
            "<b>Quartiers Métropolitains\n d&#39;Innovation</b>",
            '<b><span lang="fr">Quartiers Métropolitains\n d&#39;Innovation</span></b>',
        ),
        ("<p>Paris&amp;Co</p>", '<p><span lang="fr">Paris&amp;Co</span></p>'),
        (
            '<br><img alt="Paris&amp;Co"><p>Paris&amp;Co</p>',
            '<br><img alt="Paris&amp;Co"><p><span lang="fr">Paris&amp;Co</span></p>',
        ),
        (
            '<p lang="fr">Où ?</p><p>Innover dans la ville</p>',
            '<p lang="fr">Où ?</p><p><span lang="fr">Innover dans la ville</span></p>',
        ),
        (
            '<p lang="fr">Où ? <i lang="en">Innover dans la ville</i></p>',
            '<p lang="fr">Où ? <i lang="en"><span lang="fr">Innover dans la ville'
            "</span></i></p>",
        ),
    ],
)
def test_a_name_is_marked_where_the_text_is_in_another_language(
    written: str, marked: str
) -> None:
    assert mark_names(page(written), NAMES) == page(marked)


@every_row(
    "written",
    [
        '<p lang="fr">Le programme <b>Innover dans la ville</b></p>',
        '<a title="Innover dans la ville" href="/innover-dans-la-ville/">Read</a>',
        "<title>Innover dans la ville</title>",
        "<select><option>Innover dans la ville</option></select>",
        '<script type="application/ld+json">{"name":"Paris&amp;Co"}</script>',
        "<svg><g><text>Innover dans la ville</text></g></svg>",
        "<!-- Innover dans la ville -->",
        "<p>Innover dans la villette</p>",
        "<p>Reinnover dans la ville</p>",
        '<p title="a > Innover dans la ville">x</p>',
        "<p title='a > Innover dans la ville' data-x=\">\">x</p>",
        "<p title = 'a > \n Innover dans la ville'>x</p>",
        "<!-- a > Innover dans la ville -->",
        "<!--> --><!-- <p> Innover dans la ville --!><!--->x",
        "<? Innover dans la ville ><! Innover dans la ville ></ Paris&amp;Co >",
        "<SCRIPT>if (a<b) x = '<p>Innover dans la ville'</SCRIPT>",
        "<script><!-- <script> </script> Paris&amp;Co </script> --></script>",
        "<style>p::after { content: '</p> Innover dans la ville' }</style>",
        "<textarea><p>Innover dans la ville</textarea>",
        "<svg><path/><title>Innover dans la ville</title></svg>",
        "<svg><![CDATA[> Innover dans la ville]]></svg>",
        "<math><mi>Innover dans la ville</mi></math>",
        "<p>x<a title='Innover dans la ville",
        "<p>x<!-- Innover dans la ville",
        "<p>x<script>Innover dans la ville",
        "<p lang=fr>Innover dans la ville</p>",
        "<p LANG = 'fr'>Innover dans la ville</p>",
        "<p>1 < 2 <3 </> <</p>",
    ],
)
def test_nothing_else_is_touched(written: str) -> None:
    assert mark_names(page(written), NAMES) == page(written)


@every_row(
    ("written", "marked"),
    [
        ("<p>1 < 2, Paris&amp;Co</p>", "<p>1 < 2, {}</p>"),
        ("</b></i><p>Paris&amp;Co</p>", "</b></i><p>{}</p>"),
        ("<p lang=fr>Où ?<p>Paris&amp;Co", "<p lang=fr>Où ?<p>{}"),
        ("<li lang=fr>Où ?<li>Paris&amp;Co", "<li lang=fr>Où ?<li>{}"),
        ("<p data-lang=fr>Paris&amp;Co", "<p data-lang=fr>{}"),
        ('<p title="lang=fr">Paris&amp;Co', '<p title="lang=fr">{}'),
        ("<svg/><p>Paris&amp;Co", "<svg/><p>{}"),
        ("<!--> Paris&amp;Co <!-- -->", "<!--> {} <!-- -->"),
        ("<script>'<script>'</script>Paris&amp;Co", "<script>'<script>'</script>{}"),
    ],
)
def test_a_page_is_read_as_browsers_read_it(written: str, marked: str) -> None:
    expected = marked.format('<span lang="fr">Paris&amp;Co</span>')
    assert mark_names(page(written), NAMES) == page(expected)


def test_a_compound_is_bound_inside_a_name_that_is_marked() -> None:
    names = {"start-up ville": FR}
    assert mark_names("<p lang=en>A start-up ville", names, COMPOUNDS) == (
        '<p lang=en>A <span lang="fr"><span class="unbroken">start-up</span>'
        " ville</span>"
    )


def test_on_a_page_in_its_own_language_a_name_is_like_any_word() -> None:
    written = page("<p>Innover dans la ville</p>", lang="fr")
    assert mark_names(written, NAMES) == written


def test_marking_twice_is_marking_once() -> None:
    once = mark_names(page("<p>Paris&amp;Co and Innover dans la ville</p>"), NAMES)
    assert mark_names(once, NAMES) == once


def test_the_longest_name_wins() -> None:
    names = {"Paris": FR, "Paris Terres d’Envol": FR}
    assert mark_names("<p>Paris Terres d’Envol</p>", names) == (
        '<p><span lang="fr">Paris Terres d’Envol</span></p>'
    )


@given(st.text(alphabet="<>/abpi \"'=&;é-!"))
def test_any_text_without_names_stays_as_it_is(source: str) -> None:
    assert mark_names(source, NAMES) == source


COMPOUNDS = ("Athis-Mons", "Fontenay-sous-Bois", "start-up", "start-ups", "Sceaux")


@every_row(
    ("written", "bound"),
    [
        (
            "<p>À Athis-Mons, une start-up</p>",
            '<p>À <span class="unbroken">Athis-Mons</span>, une '
            '<span class="unbroken">start-up</span></p>',
        ),
        ("<p>Two start-ups</p>", '<p>Two <span class="unbroken">start-ups</span></p>'),
        (
            '<img alt="Athis-Mons"><title>Athis-Mons</title>',
            '<img alt="Athis-Mons"><title>Athis-Mons</title>',
        ),
        ("<p>Sceaux</p>", "<p>Sceaux</p>"),
        ("<p>Villiers-Athis-Mons</p>", "<p>Villiers-Athis-Mons</p>"),
        ("<p>Athis-Mons-Sud</p>", "<p>Athis-Mons-Sud</p>"),
    ],
)
def test_a_name_with_a_hyphen_keeps_to_one_line(written: str, bound: str) -> None:
    assert mark_names(page(written), {}, COMPOUNDS) == page(bound)


def test_a_name_too_long_for_a_phone_may_break() -> None:
    written = page("<p>Saint-Rémy-lès-Chevreuse</p>")
    assert mark_names(written, {}, ["Saint-Rémy-lès-Chevreuse"]) == written


PIECES = st.sampled_from(
    ["Athis", "Mons", "Haÿ", "les", "Roses", "d", "-", "-", "'", "’", " ", "&amp;"]
)
WRITTEN = st.lists(PIECES, min_size=1, max_size=4).map("".join)


@given(st.lists(WRITTEN, max_size=4).map(set), st.lists(WRITTEN).map("".join))
def test_names_are_found_as_if_each_was_tried_at_each_letter(
    names: set[str], text: str
) -> None:
    known = [each for n in names if (each := unescape(n).strip()) and "-" in each]
    longest = sorted(known, key=lambda name: (-len(name), name))
    tried = "|".join(
        r"\s+".join(
            re.sub("['’]", "['’]", re.escape(escape(w, quote=False))) for w in n.split()
        )
        for n in longest
    )
    pattern = rf"(?<![\w-])(?:{tried or '(?!)'})(?![\w-])"
    expected = re.sub(pattern, r'<span class="unbroken">\g<0></span>', text)
    assert mark_names(text, {}, known) == expected
