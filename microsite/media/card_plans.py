"""Says which pages have a social card, with which words, and names its file.

The name changes with all that the picture is drawn from, so that nobody keeps an old
one, and a build knows every name before anything is drawn.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import PIL

from microsite.digest import make_key
from microsite.map import Emblem, draw_emblem, lay_plot, shows_plots
from microsite.pages import Card, Output, Page, Url
from microsite.records import Position, Site, communes_of, find_type, read_field
from twinlint.typography import typeset

FONTS = Path(__file__).with_name("fonts")
"""The letters of all cards."""
_DRAWN_BY = Path(__file__).with_name("card_drawing.py")
_SUN = "#ffc240"
_EDITIONS: Mapping[int, str] = {1: "#e2603f", 2: "#2bb5a6"}
"""Of the editions, as on the site, light enough for the dark ground."""


@cache
def _read_design() -> str:
    """What every card depends on besides its words."""
    files = (_DRAWN_BY, *sorted(FONTS.glob("*.ttf")))
    return make_key(PIL.__version__, *(file.read_bytes() for file in files))


def plan_cards(site: Site, pages: Iterable[Page]) -> Mapping[Url, Card]:
    """`{address of a page: its card}`; pages for nobody to share have none."""
    return {
        page.url: _plan_card(site, page)
        for page in pages
        if page.is_indexed or page.url == "/"
    }


_SHOWN = re.compile(rb"/assets/cards/[0-9a-f]{20}\.png")


def list_shown(cards: Iterable[Card], outputs: Iterable[Output]) -> tuple[Card, ...]:
    """The cards that a file names; templates may show none, and nobody asks for it."""
    shown = {url for output in outputs for url in _SHOWN.findall(output.content)}
    return tuple(card for card in cards if card.url.encode() in shown)


def _plan_card(site: Site, page: Page) -> Card:
    def write(text: str) -> str:
        return typeset(text, page.locale)

    words = (
        write(page.title),
        write(site.settings.name[page.locale]),
        write(site.settings.tagline[page.locale]),
        write(page.breadcrumbs[-1].title) if len(page.breadcrumbs) > 1 else "",
        _choose_colour(site, page),
    )
    emblem = _draw_emblem(site, page)
    key = make_key(_read_design(), *words, *([repr(emblem)] if emblem else []))
    return Card(Url(f"/assets/cards/{key[:20]}.png"), *words, emblem)


def _draw_emblem(site: Site, page: Page) -> Emblem | None:
    """That of the record that the page is about, or of the communes that it is about.

    Several communes show their own plots side by side, as on the page.
    """
    declared = find_type(site.types, page.key)
    if declared is None or page.record is None:
        return None
    if declared.emblem:
        code = read_field(site, page.record, declared.emblem)
        position = read_field(site, page.record, "position")
        return draw_emblem(
            str(code), position if isinstance(position, Position) else None
        )
    communes = communes_of(site, page.record)
    if len(communes) == 1:
        return draw_emblem(communes[0].code_insee, communes[0].position)
    if not shows_plots(communes):
        return None
    columns = math.ceil(math.sqrt(len(communes)))
    return Emblem(
        tuple(
            lay_plot(each.code_insee, each.position, *reversed(divmod(place, columns)))
            for place, each in enumerate(communes)
        )
    )


def _choose_colour(site: Site, page: Page) -> str:
    """That of the edition of the record, or of all the communes that it is about."""
    declared = find_type(site.types, page.key)
    if declared is None or page.record is None:
        return _SUN
    if declared.edition:
        number = read_field(site, page.record, f"{declared.edition}.number")
        return _EDITIONS.get(number, _SUN) if isinstance(number, int) else _SUN
    editions = {each.edition for each in communes_of(site, page.record)}
    if len(editions) != 1:
        return _SUN
    return _EDITIONS.get(site.editions[editions.pop()].number, _SUN)
