"""What elements of HTML say: their language, and the list that they are in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tables import every_row

from twinlint import compare
from twinlint.documents.elements import find_declared, find_entries


def show(value: str) -> list[tuple[str, str]]:
    return [
        (each.language, value[each.start : each.end]) for each in find_declared(value)
    ]


@every_row(
    ("value", "declared"),
    [
        ('<p>The <span lang="fr">mairie</span> is open.</p>', [("fr", "mairie")]),
        ("<p lang=EN-GB>Town <b>hall</b></p>", [("en-gb", "Town <b>hall</b>")]),
        ('<i lang="fr">à <i>la</i> une</i>', [("fr", "à <i>la</i> une")]),
        ('<html lang="fr"><body lang="fr">Town hall</body></html>', []),
        ('<a hreflang="fr" href="/fr/">French</a>', []),
        ('<img lang="fr"><p data-lang="fr">Town hall</p>', []),
        ('<p lang="fr">mairie', [("fr", "mairie")]),
        ("</span lang=fr>", []),
    ],
)
def test_an_element_says_its_language(
    value: str, declared: list[tuple[str, str]]
) -> None:
    assert show(value) == declared


def test_entries_are_told_with_their_list() -> None:
    value = "<ul><li>a<ul><li>b</ul><li>c</li></ul>"
    outer, inner, last = find_entries(value)
    assert outer.owner == last.owner != inner.owner
    assert value[inner.start : inner.end] == "b"
    assert value[outer.start : outer.end] == "a<ul><li>b</ul>"


def test_a_term_has_its_descriptions_as_entries() -> None:
    value = "<dl><div><dt>a</dt><dd>b</dd><dd>c</dd></div><dt>d<dd>e</dl>"
    found = [(value[each.start : each.end], each.owner) for each in find_entries(value)]
    assert [words.partition("<")[0] for words, _ in found] == ["a", "b", "c", "d", "e"]
    owners = [owner for _, owner in found]
    assert owners[0] == owners[3]
    assert owners[1] == owners[2]
    assert len(set(owners)) == 3


@given(
    st.lists(st.sampled_from("<ul> </ul> <li> </li> <dt> <dd> </dl> <dl> x".split()))
)
def test_any_order_of_tags_gives_entries_inside_the_text(tags: list[str]) -> None:
    value = "".join(tags)
    for entry in find_entries(value):
        assert 0 <= entry.start <= entry.end <= len(value)


SILENT = [
    (
        '<p>La marque <span lang="en">Choose our lovely town</span> existe.</p>',
        '<p>There is a brand <span lang="fr">Choisir notre belle ville</span>.</p>',
    ),
    (
        '<ul><li><span lang="fr">Français</span><li>'
        '<a href="/en/town/" rel="alternate" hreflang="en" lang="en">English</a></ul>',
        '<ul><li><a href="/fr/ville/" rel="alternate" hreflang="fr" lang="fr">'
        'Français</a><li><span lang="en">English</span></ul>',
    ),
    (
        '<link rel="stylesheet" href="/fr.css"><p>Une ville calme.</p>',
        '<link rel="icon" href="/i.png"><p>A quiet town.</p><script src="/a.js">',
    ),
    (
        "<p>Avis</p><dl><dt>Publié le<dd>3 mai 2024</dl>",
        "<p>Notice</p><dl><dt>Published on<dd>3 May 2024</dl>",
    ),
    (
        "<p>Membres</p><ul><li>Grand Paris Grand Est<li>Vallée Sud et Bois</ul>",
        "<p>Members</p><ul><li>Grand Paris Grand Est<li>Vallée Sud et Bois</ul>",
    ),
    (
        "<p><strong>Retenu : <i>Meudon</i></strong> hier.</p>",
        "<p><strong>Chosen: Meudon</strong> yesterday.</p>",
    ),
]


@every_row(("fr", "en"), SILENT)
def test_what_tags_say_is_no_difference(fr: str, en: str) -> None:
    assert compare(fr, en, format="html") == ()


def test_text_without_a_language_of_its_own_is_found() -> None:
    fr, en = (f"<p>{words}</p><p>La mairie est ouverte à tous.</p>" for words in "ab")
    found = compare(fr, en, format="html")
    assert "untranslated-text" in {finding.rule for finding in found}
