"""Texts are cut into the blocks and sentences that their readers see."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint.mentions import Mentions, read_mentions
from twinlint.source import Locale, read_text


def read(text: str, format_: str = "markdown", locale: str = "fr") -> Mentions:
    return read_mentions(read_text(text, "text"), Locale(locale), format_)


def list_blocks(text: str, format_: str = "markdown") -> list[tuple[str, str]]:
    mentions = read(text, format_)
    return [
        (block.kind.value, mentions.plain[block.start : block.end].strip("\0"))
        for block in mentions.blocks
    ]


def test_a_footnote_is_a_block_whose_number_is_no_number_of_the_text() -> None:
    text = (
        "Un banc[^1], dix arbres.[^bois]\n\n[^1]: Vu en 2024.\n"
        "[^bois]: Des ormes,\n    et un pin.\n\n[1]: https://sceaux.fr\n"
    )
    assert list_blocks(text) == [
        ("paragraph", "Un banc\0\0\0\0, dix arbres."),
        ("item", "Vu en 2024."),
        ("item", "Des ormes,\n    et un pin."),
    ]


def test_markdown_blocks_have_their_kinds() -> None:
    text = """\
# Titre

Un paragraphe
sur deux lignes.

- un
- deux
  suite

1. premier

> citation

| a | b |
|---|---|
| c | d |

```
code 18
```

Sous-titre
==========
"""
    assert list_blocks(text) == [
        ("heading", "Titre"),
        ("paragraph", "Un paragraphe\nsur deux lignes."),
        ("item", "un"),
        ("item", "deux\n  suite"),
        ("item", "premier"),
        ("quotation", "citation"),
        ("row", "| a | b |"),
        ("row", "| c | d |"),
        ("code", "code 18"),
        ("heading", "Sous-titre"),
    ]


def test_plain_text_keeps_wrapped_lines_together_and_others_apart() -> None:
    text = """\
Les communes du programme bénéficient pendant dix-huit mois d'un
accompagnement complet, que la Métropole finance avec ses partenaires.

  • Un parcours apprenant pour les agents des communes et pour leurs
    élus.
  • Un diagnostic.

Publié le
Innovation et numérique
"""
    assert list_blocks(text, "text") == [
        (
            "paragraph",
            "Les communes du programme bénéficient pendant dix-huit mois d'un\n"
            "accompagnement complet, que la Métropole finance avec ses partenaires.",
        ),
        (
            "item",
            "Un parcours apprenant pour les agents des communes et pour leurs\n"
            "    élus.",
        ),
        ("item", "Un diagnostic."),
        ("heading", "Publié le"),
        ("heading", "Innovation et numérique"),
    ]


def test_items_begin_with_what_word_processors_put_in_front_of_them() -> None:
    for bullet in ("•", "• ", "•\t", "·\u00a0", "‣ ", "\uf0b7\u00a0", "o\t"):
        text = f"Ici :\n{bullet}un port\n{bullet}un quai\n"
        assert list_blocks(text)[1:] == [("item", "un port"), ("item", "un quai")]
    assert list_blocks("●●○ : deux sur trois")[0][0] == "paragraph"
    assert list_blocks("on y va")[0][0] == "paragraph"


def test_a_long_line_does_not_tell_where_a_text_breaks_its_lines() -> None:
    wrapped = (
        "    Parfois un paquet n'est pas là, pour des raisons qui varient\n"
        "    selon la distribution, et un autre s'installe sans offrir un\n"
        "    comportement satisfaisant.\n"
    )
    address = "Voir\nhttps://example.org/" + "chemin/" * 12 + "page\npour la suite.\n"
    kinds = [kind for kind, _ in list_blocks(f"{wrapped}\n{address}", "text")]
    assert kinds[0] == "paragraph"
    assert list_blocks(f"{wrapped}\n{address}", "text")[0][1].endswith("satisfaisant.")


def test_html_blocks_follow_the_tags() -> None:
    text = (
        "<h2 class=a>Titre</h2><p>Un <em>mot</em>\nencore.</p><ul><li>un<li>deux</ul>"
        "<table><tr><td>a</td><td>b</td></tr></table><script>var x = 18;</script>"
    )
    mentions = read(text, "html")
    assert [(b.kind.value, b.words) for b in mentions.blocks] == [
        ("heading", ("Titre",)),
        ("paragraph", ("Un", "mot", "encore")),
        ("item", ("un",)),
        ("item", ("deux",)),
        ("row", ("a", "b")),
    ]
    assert mentions.blocks[0].level == 2


def test_unclosed_markup_is_text() -> None:
    assert list_blocks("Un [lien (cassé et <!-- rien") == [
        ("paragraph", "Un [lien (cassé et <!-- rien")
    ]


def test_comments_are_not_read() -> None:
    assert read("Un <!-- 18\nmots --> texte.").blocks[0].words == ("Un", "texte")


def test_links_and_images_have_targets_and_labels() -> None:
    text = 'Voir [la *page*](https://a.fr/b "titre"), ![alt](/c.png) et https://d.fr/e.'
    mentions = read(text)
    assert [
        (link.target, text[link.label_start : link.label_end], link.is_image)
        for link in mentions.blocks[0].links
    ] == [
        ("https://a.fr/b", "la *page*", False),
        ("/c.png", "alt", True),
        ("https://d.fr/e", "https://d.fr/e", False),
    ]
    assert mentions.blocks[0].words == ("Voir", "la", "page", "alt", "et")


def test_links_of_restructured_text_are_links_and_its_literals_are_code() -> None:
    text = "Voir `la\npage <https://a.fr/b>`_, `ici <c.html>`__, ``a <b>`` et `x`."
    (block,) = read(text, "text").blocks
    assert [
        (link.target, text[link.label_start : link.label_end]) for link in block.links
    ] == [("https://a.fr/b", "la\npage"), ("c.html", "ici")]
    assert block.words == ("Voir", "la", "page", "ici", "et")


@every_row(
    ("text", "count"),
    [
        ("Il part. Elle reste.", 2),
        ("« Il part. » Elle reste.", 2),
        ("M. Dupont et Mme. Durand partent. Oui !", 2),
        ("J. P. Martin, p. ex., habite av. Foch.", 1),
        ("Elle dit : « Oui ! » et part.", 1),
        ("[Que faire ? Rien.](https://a.fr) Voilà.", 2),
        ("Version 1.2 prête. Enfin…  Vraiment ?", 3),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, count: int) -> None:
    (block,) = read(text).blocks
    assert len(block.sentences) == count


def test_emphasis_marks_leave_words_whole() -> None:
    (block,) = read("Un **mot** _très_ fort, nom_de_fichier et 2 * 3 * 4.").blocks
    assert block.words[:4] == ("Un", "mot", "très", "fort")
    assert "nom_de_fichier" in read("nom_de_fichier").plain


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            "Voici :\n\n    lot = 3\n\n    lot = 4\n\nFin.",
            [
                ("paragraph", "Voici :"),
                ("code", "lot = 3\n\n    lot = 4"),
                ("paragraph", "Fin."),
            ],
        ),
        (
            "- un\n\n    suite de un\n\n- deux",
            [("item", "un"), ("paragraph", "suite de un"), ("item", "deux")],
        ),
        (
            "- un\n\n        lot = 3\n\nFin.",
            [("item", "un"), ("code", "lot = 3"), ("paragraph", "Fin.")],
        ),
        (
            "Tapez :\n\n$ make site\n\nFin.",
            [("paragraph", "Tapez :"), ("code", "$ make site"), ("paragraph", "Fin.")],
        ),
        (
            "M. Roy signe.\n\na. premier\n\nB) second",
            [("paragraph", "M. Roy signe."), ("item", "premier"), ("item", "second")],
        ),
    ],
)
def test_code_and_initials_are_told_from_prose_and_items(
    text: str, blocks: list[tuple[str, str]]
) -> None:
    assert list_blocks(text) == blocks


def test_escaped_backtick_opens_no_code() -> None:
    (block,) = read("Le groupe QA\\` agit. Il lit `mia` ici. Fin.").blocks
    assert len(block.sentences) == 3


def test_block_of_html_begins_after_its_tag() -> None:
    text = "<p>Un</p><p>\n\t\tDeux <b>mots</b></p><button>Trois</button>"
    blocks = read(text, "html").blocks
    assert [text[b.start : b.end].strip() for b in blocks] == [
        "Un",
        "Deux <b>mots</b>",
        "<button>Trois</button>",
    ]


def test_entities_of_html_are_read_as_characters_at_their_places() -> None:
    text = "<p>5&nbsp;000 &oelig;uvres,\n12&#160;&euro;, &lt;b&gt; &agrave; lire.</p>"
    mentions = read(text, "html")
    (block,) = mentions.blocks
    assert [value.key for value in block.values] == ["5000", "12"]
    assert block.words == ("œuvres", "b", "à", "lire")
    places = [mentions.text.span(value.start, value.end) for value in block.values]
    assert [(place.line, place.column) for place in places] == [(1, 4), (2, 1)]


def test_alternative_text_of_html_is_a_label() -> None:
    text = '<p>Ici</p><img src="a.png" alt="Le parc"><img src="b.png">'
    (first, second) = (link for b in read(text, "html").blocks for link in b.links)
    assert text[first.label_start : first.label_end] == "Le parc"
    assert second.label_start == second.label_end


def test_lines_typed_in_columns_are_rows() -> None:
    text = """\
Le tableau ci-dessous montre les lettres d'un alphabet.

321   209   D1     Ñ     LETTRE N TILDE
322   210   D2     Ò     LETTRE O GRAVE
-u     Trier selon la date
"""
    assert list_blocks(text, "text")[1:] == [
        ("row", "321   209   D1     Ñ     LETTRE N TILDE"),
        ("row", "322   210   D2     Ò     LETTRE O GRAVE"),
        ("paragraph", "-u     Trier selon la date"),
    ]


def test_lines_of_a_program_are_code() -> None:
    text = """\
La structure suivante décrit un message, comme le noyau le lit :

struct sockaddr_nl {
    __u8  version;   /* toujours à un */
};
n = read(fd, &sa);

- une aide juridique aux projets ;
- an evaluation of the results;
"""
    assert [kind for kind, _ in list_blocks(text, "text")] == [
        "paragraph",
        *["code"] * 3,  # A bracket alone says nothing.
        *["item"] * 2,
    ]
