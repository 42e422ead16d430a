"""Draws at last what pages show, by the files beside this: PDF, cards, pictures, icons.

A check does not wait for it, nor load what it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from microsite.digest import Keep, make_anew, make_key
from microsite.media.card_plans import list_shown
from microsite.media.icon import draw_icons
from microsite.media.paper import print_papers
from microsite.media.picture_types import Photograph
from microsite.pages import Card, Output, Supplies, weigh_papers
from twinlint.finding import Finding


def draw_files(
    pages: tuple[Output, ...],
    supplies: Supplies,
    photographs: tuple[Photograph, ...],
    keep: Callable[[str], Keep],
    run: Callable[..., Any],
) -> tuple[tuple[Output, ...], tuple[Finding, ...]]:
    """The pages with what is drawn, and what cannot be printed.

    `keep` gives what keeps some work, `run` does some work and takes its time.
    """
    cards = list_shown(supplies.cards.values(), pages)
    papers = (pages, supplies.base_url, keep("paper"))
    outputs, findings = run("print", print_papers, *papers)
    outputs = weigh_papers(outputs)
    outputs += run("draw cards", draw_cards, cards, keep("card"))
    outputs += run("draw pictures", _draw_pictures, photographs, keep("picture"))
    return (*outputs, *draw_icons(keep("icon"))), findings


def draw_cards(cards: Iterable[Card], keep: Keep = make_anew) -> tuple[Output, ...]:
    """The picture of every card, each once; of what is kept nothing is drawn."""
    distinct = {card.url: card for card in cards}
    return tuple(
        Output(url.lstrip("/"), keep(make_key("card", url), partial(_draw_card, card)))
        for url, card in sorted(distinct.items())
    )


def _draw_card(card: Card) -> bytes:
    from microsite.media.card_drawing import (
        draw_card,  # nobody else waits for what draws
    )

    return draw_card(card)


def _draw_pictures(
    photographs: tuple[Photograph, ...], keep: Keep
) -> tuple[Output, ...]:
    if not photographs:
        return ()
    from microsite.media.photograph import draw_pictures  # it takes long to load

    return draw_pictures(photographs, keep)
