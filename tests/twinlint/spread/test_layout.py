"""Versions of a text beside one another, row by row."""

from __future__ import annotations

from twinlint.documents.document import Document
from twinlint.documents.read import read_content
from twinlint.sheet import Versions
from twinlint.source import Locale, read_text
from twinlint.spread.layout import lay_out

FRENCH = """\
# Sceaux

La commune compte 20 000 habitants en 2024.

Elle a rejoint le programme le 6 février 2024 avec Meudon.

- un parc
- une école
"""
ENGLISH = """\
# Sceaux

The municipality has 20,000 inhabitants in 2024.

It joined the programme on 6 February 2024 with Meudon.

- a park
- a school
"""
SPANISH = """\
# Sceaux

El municipio tiene 20 000 habitantes en 2024. Se unió al programa el 6 de febrero
de 2024 con Meudon.

- un parque
- una escuela
"""


def versions(*texts: str, form: str = "markdown") -> Versions:
    locales = ("fr", "en", "es")
    return tuple(
        (Locale(locale), read_content(Document(read_text(text, locale), form)))
        for locale, text in zip(locales, texts, strict=False)
    )


def rows(*texts: str, form: str = "markdown") -> list[tuple[str, ...]]:
    """The rows as words, the blocks of a cell with a bar between them."""
    layout = lay_out(versions(*texts, form=form))
    return [
        tuple(
            "|".join(content.text.value[s.start : s.end] for s in cell)
            for content, cell in zip(layout.contents, row.cells, strict=True)
        )
        for row in layout.rows
    ]


def test_blocks_that_say_the_same_stand_in_one_row() -> None:
    found = rows(FRENCH, ENGLISH)
    assert [len(row) for row in found] == [2] * 5
    assert ("une école", "a school") in found
    assert ("Sceaux", "Sceaux") in found


def test_what_one_version_lacks_stands_beside_nothing() -> None:
    shorter = ENGLISH.replace(
        "It joined the programme on 6 February 2024 with Meudon.\n\n", ""
    )
    lost = "Elle a rejoint le programme le 6 février 2024 avec Meudon."
    assert (lost, "") in rows(FRENCH, shorter)


def test_what_only_the_translation_has_follows_on_what_it_stands_behind() -> None:
    longer = ENGLISH.replace("- a park", "Nobody said so in French, ever.\n\n- a park")
    found = rows(FRENCH, longer)
    at = found.index(("", "Nobody said so in French, ever."))
    assert "joined" in found[at - 1][1]
    assert found[at + 1] == ("un parc", "a park")


def test_blocks_that_another_version_joins_share_its_row() -> None:
    found = rows(FRENCH, SPANISH)
    assert found[1][0].count("|") == 1
    assert "Se unió" in found[1][1]


def test_three_versions_share_the_rows_that_any_two_share() -> None:
    found = rows(FRENCH, ENGLISH, SPANISH)
    assert [len(row) for row in found] == [3] * 4
    assert found[1][0].count("|") == found[1][1].count("|") == 1
    assert found[-1] == ("une école", "a school", "una escuela")


def test_every_block_of_every_version_stands_in_one_row() -> None:
    for texts in ((FRENCH, ENGLISH), (FRENCH, SPANISH), (ENGLISH, FRENCH[::-1])):
        given = versions(*texts)
        layout = lay_out(given)
        for side, content in enumerate(layout.contents):
            shown = [s for row in layout.rows for s in row.cells[side]]
            assert sorted(shown, key=lambda s: s.start) == list(content.stretches)


def test_one_version_and_empty_ones_have_rows_too() -> None:
    assert rows("Un mot.") == [("Un mot.",)]
    assert rows("", "A word.") == [("", "A word.")]
    assert rows("", "") == []


def test_a_document_of_html_shows_no_row_for_tags_alone() -> None:
    assert rows("<h1>A</h1><p></p><p>B</p>", "<h1>A</h1>\n<p>B</p>", form="html") == [
        ("A", "A"),
        ("B", "B"),
    ]
    page = "<nav><ul>\n<li>A</ul></nav>\n<main><p>B</p></main>"
    assert rows(page, page, form="html") == [("A", "A"), ("B", "B")]
