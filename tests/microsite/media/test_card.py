"""The pictures that other sites show beside a link."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from conftest import Tree
from PIL import Image, ImageChops
from support import COMMUNE, minimal_site, read_site
from tables import every_row

from microsite.incremental import Kept
from microsite.media.card_drawing import draw_card
from microsite.media.card_plans import list_shown, plan_cards
from microsite.media.drawings import draw_cards
from microsite.pages.page import Card, Output, Url
from microsite.pages.route import plan_pages

CARD = Card(
    Url("/assets/cards/1.png"),
    title="Sceaux",
    site_name="Quartiers",
    tagline="Dix communes",
    section="Communes",
    colour="#e2603f",
)
LONG = ("Réaménager durablement les espaces publics " * 7)[:300]


def open_card(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(card))).convert("RGB")


def lines_of_title(image: Image.Image) -> int:
    """How many rows of light letters stand in the block of the title."""
    block = image.crop((80, 240, 1120, 530)).convert("L")
    width = block.width
    rows = [
        block.crop((0, y, width, y + 1)).getextrema()[1] > 200
        for y in range(block.height)
    ]
    return sum(
        1 for above, row in zip([False, *rows], rows, strict=False) if row > above
    )


def plan(tree: Tree, changes: Mapping[str, str]) -> Mapping[str, Card]:
    site = read_site(tree(minimal_site(changes)))
    return plan_cards(site, plan_pages(site)[0])


def test_card_is_a_light_png_of_1200_by_630_pixels() -> None:
    content = draw_card(CARD)
    image = Image.open(io.BytesIO(content))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(content) < 40_000


def test_same_words_give_the_same_bytes() -> None:
    assert draw_card(CARD) == draw_card(replace(CARD, url=Url("/another.png")))


@pytest.mark.parametrize(
    "change", [{"title": "Meudon"}, {"section": "Villes"}, {"colour": "#2bb5a6"}]
)
def test_other_words_or_colours_give_another_picture(change: dict[str, str]) -> None:
    assert draw_card(CARD) != draw_card(replace(CARD, **change))


def test_short_title_takes_one_line_and_a_long_one_several() -> None:
    assert lines_of_title(open_card(CARD)) == 1
    assert lines_of_title(open_card(replace(CARD, title=LONG))) > 4


@pytest.mark.parametrize(
    "title",
    [LONG, LONG * 10, "Anticonstitutionnellement" * 12, "É " * 150, "W" * 300],
    ids=["300", "3000", "one word", "letters", "wide"],
)
def test_no_title_leaves_its_place(title: str) -> None:
    long, short = open_card(replace(CARD, title=title)), open_card(CARD)
    around = ((0, 0, 1200, 235), (0, 535, 1200, 630), (0, 0, 79, 630))
    for box in (*around, (1121, 235, 1200, 535)):
        difference = ImageChops.difference(long.crop(box), short.crop(box))
        # Each picture chooses its own 128 colours, hence a little.
        assert max(most for _, most in difference.getextrema()) < 24


def test_cyrillic_title_is_written() -> None:
    written = replace(CARD, title="Сандр")
    assert draw_card(written) != draw_card(replace(CARD, title=CARD.site_name))


@every_row("title", ["北京市", "مدينة", "पेरिस", "🏙️", "\uffff", " "])
def test_title_in_a_script_without_letters_gives_way_to_the_name(title: str) -> None:
    assert draw_card(replace(CARD, title=title)) == draw_card(
        replace(CARD, title=CARD.site_name)
    )


def test_card_says_the_words_of_the_page_in_its_language(tree: Tree) -> None:
    changes = {
        "content/pages/communes.yaml": (
            "kind: communes\ntitle: {fr: Communes, en: Municipalities}\n"
            "summary: {fr: Les communes, en: The municipalities}\n"
            "slug: {fr: communes, en: municipalities}\n"
        )
    }
    cards = plan(tree, changes)
    english = cards["/en/municipalities/sceaux/"]
    assert english.alt == "Quartiers – Municipalities – Sceaux – A district"
    french = cards["/fr/communes/sceaux/"]
    assert french.alt == "Quartiers – Communes – Sceaux – Un quartier"
    assert french.url != english.url


def test_address_changes_with_the_words_alone(tree: Tree) -> None:
    address = "/fr/communes/sceaux/"
    before = plan(tree, {})[address]
    record = "content/communes/sceaux.yaml"
    other = COMMUNE.replace("fr: Une commune", "fr: Une ville")
    assert plan(tree, {record: other})[address] == before
    other = COMMUNE.replace("name: Sceaux", "name: Meudon")
    assert plan(tree, {record: other})[address].url != before.url


def test_pages_of_the_same_words_share_a_picture() -> None:
    outputs = draw_cards((CARD, replace(CARD)))
    assert [output.path for output in outputs] == ["assets/cards/1.png"]


def test_a_card_that_no_file_names_is_not_drawn() -> None:
    shown = replace(CARD, url=Url(f"/assets/cards/{'a' * 20}.png"))
    missed = replace(CARD, url=Url(f"/assets/cards/{'b' * 20}.png"))
    page = f'<meta property="og:image" content="https://x.fr/qmi{shown.url}">'
    outputs = (Output("index.html", page.encode()), Output("a.png", b"\xff"))
    assert list_shown((shown, missed), outputs) == (shown,)


def test_kept_card_is_the_card(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    for _ in range(2):
        assert draw_cards((CARD,), kept.keep("card")) == draw_cards((CARD,))
    assert (kept.memo.made["card"], kept.memo.kept["card"]) == (1, 1)


def test_every_page_names_a_published_card_and_its_words(
    showcase: Mapping[str, bytes],
) -> None:
    named = set()
    for path, content in showcase.items():
        if not path.endswith("index.html"):
            continue
        page = content.decode()
        properties = dict(
            re.findall(r'<meta property="(og:[\w:]+)" content="([^"]*)">', page)
        )
        name = properties["og:image"].partition("/assets/")[2]
        assert f"assets/{name}" in showcase, path
        assert unescape(properties["og:title"]) in unescape(
            properties["og:image:alt"]
        ), path
        named.add(f"assets/{name}")
    assert named == {path for path in showcase if path.startswith("assets/cards/")}


def test_fonts_of_cards_are_not_published(showcase: Mapping[str, bytes]) -> None:
    assert not [path for path in showcase if path.endswith((".ttf", ".otf"))]


def test_a_page_about_communes_shows_their_plots_in_the_colour_of_their_edition(
    tree: Tree,
) -> None:
    meudon = COMMUNE.replace("Sceaux", "Meudon").replace("92071", "92048")
    cards = plan(tree, {"content/communes/meudon.yaml": meudon})
    card = cards[Url("/fr/editions/edition-1/")]
    assert card.colour == "#e2603f"
    assert card.emblem
    assert [(plot.column, plot.row) for plot in card.emblem.plots] == [(0, 0), (1, 0)]
    assert all(plot.is_own for plot in card.emblem.plots)
    shown = open_card(card).getcolors(1 << 20)
    assert shown
    assert (0xE2, 0x60, 0x3F) in {colour for _, colour in shown}
