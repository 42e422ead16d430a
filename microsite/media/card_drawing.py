"""Draws a social card, shown beside links: sizes of letters, lines, colours.

1200 by 630 pixels (Open Graph), in the page's language: the site's emblem and name, the
section, the title, the tagline. Letters are set one after the other by Pillow's own
layout, with the fonts of this folder, so that every machine draws the same bytes. A
title is wrapped, then set smaller, then cut; one in a script that the fonts do not have
gives way to the name of the site.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache, lru_cache

from PIL import Image, ImageColor, ImageDraw, ImageFont

from microsite.map import SIDE, STEP, Emblem
from microsite.media.card_plans import FONTS
from microsite.pages import Card

WIDTH, HEIGHT = 1200, 630
_MARGIN = 80
_TITLE_TOP, _TITLE_BOTTOM = 240, 520
_SIZES = (84, 74, 66, 58, 50, 44, 38, 34, 30)
_LINE = 1.16
"""Distance of lines, in sizes of the letters."""
_EMBLEM = 64
_SMOOTHING = 4
"""Shapes are drawn this much larger, then reduced."""
_RUNS = 3
"""How zlib packs (`Z_RLE`): a card is runs of one colour. Its level 6 takes three times
as long, for a quarter of the bytes."""

_DEEP = "#211a4d"
_ON_DEEP = "#f6f2ff"
_SOFT = "#c9c0e8"
_SUN = "#ffc240"
_PLOTS = ("#e2603f", "#2bb5a6", "#8b80f0", _SUN)

_FAINT = ("#2a2259", "#2a2259", "#2a2259", "#352c66")
"""The plots of the emblem behind the words."""
_PALE = "#453b82"
"""Plots beside the own one of a commune."""


def draw_card(card: Card) -> bytes:
    """A card as PNG."""
    is_titled = card.title != card.site_name and _can_write(card.title)
    name = card.site_name if is_titled else ""
    has_own = card.emblem is not None
    image = _draw_frame(card.colour, name, card.tagline, has_own=has_own).copy()
    if card.emblem:
        plots = _draw_plots(card.emblem, card.colour)
        image.paste(plots, (WIDTH - plots.width - 40, 40))
    draw = ImageDraw.Draw(image)
    if is_titled and card.section and _can_write(card.section):
        place = (_MARGIN, _TITLE_TOP - 16)
        draw.text(place, card.section, card.colour, _font("Medium", 34), "ls")
    _write_block(
        draw,
        card.title if is_titled else card.site_name,
        (_TITLE_TOP, _TITLE_BOTTOM),
        _SIZES,
        ("Bold", _ON_DEEP),
    )
    return _encode(image, card.colour)


def _encode(image: Image.Image, colour: str) -> bytes:
    reduced = image.quantize(palette=_mix_palette(colour), dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    reduced.save(buffer, "PNG", compress_type=_RUNS)
    return buffer.getvalue()


@cache
def _mix_palette(colour: str) -> Image.Image:
    """Every colour of a card: what is drawn, and its smoothed edges on the ground.

    Known beforehand, since finding the colours of each card takes half of its time.
    """
    drawn = {_ON_DEEP: 40, _SOFT: 20, colour: 16}
    drawn |= {each: 8 for each in (*_PLOTS, *_FAINT, _PALE) if each not in drawn}
    ground = ImageColor.getrgb(_DEEP)
    mixed = dict.fromkeys(
        tuple(a + (b - a) * step // steps for a, b in zip(ground, ink, strict=True))
        for each, steps in drawn.items()
        for ink in (ImageColor.getrgb(each),)
        for step in range(steps + 1)
    )
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for each in mixed for value in each])
    return palette


# The ground ---------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _draw_frame(
    colour: str, site_name: str, tagline: str, *, has_own: bool
) -> Image.Image:
    """What the cards of a language and a colour share; no name where it is the title.

    Two megabytes each, so that few are kept.
    """
    image = _draw_ground(colour, has_own=has_own).copy()
    draw = ImageDraw.Draw(image)
    if site_name:
        left = _MARGIN + _EMBLEM + 24
        draw.text((left, _MARGIN + 32), site_name, _ON_DEEP, _font("Bold", 32), "lm")
    if _can_write(tagline):
        block = (HEIGHT - 96, HEIGHT - 40)
        _write_block(draw, tagline, block, (28, 24, 20), ("Medium", _SOFT))
    return image


@cache
def _draw_ground(colour: str, *, has_own: bool) -> Image.Image:
    """The emblem, small beside the name, and large behind the text; and a bar.

    A page that has an emblem of its own shows that in place of the large one.
    """
    scale = _SMOOTHING
    large = Image.new("RGB", (WIDTH * scale, HEIGHT * scale), _DEEP)
    draw = ImageDraw.Draw(large)
    if not has_own:
        left, top = (WIDTH - 400) * scale, (HEIGHT - 440) * scale
        draw_emblem(draw, left, top, 520 * scale, _FAINT)
    draw_emblem(draw, _MARGIN * scale, _MARGIN * scale, _EMBLEM * scale, _PLOTS)
    bar = (0, (HEIGHT - 12) * scale, WIDTH * scale, HEIGHT * scale)
    draw.rectangle(bar, fill=colour)
    return large.reduce(scale)


def draw_emblem(
    draw: ImageDraw.ImageDraw,
    left: float,
    top: float,
    size: float,
    colours: tuple[str, ...],
) -> None:
    """Four quarters of a circle on a block of four plots, as in favicon.svg."""
    unit = size / 40
    radius = 19 * unit
    for (x, y, start), colour in zip(_QUARTERS, colours, strict=True):
        centre_x, centre_y = left + x * unit, top + y * unit
        box = (centre_x - radius, centre_y - radius)
        end = (centre_x + radius, centre_y + radius)
        draw.pieslice((*box, *end), start, start + 90, fill=colour)


def _draw_plots(emblem: Emblem, colour: str) -> Image.Image:
    """The emblem of a commune, its own plot alone lit; or the plots of several."""
    columns = max(plot.column for plot in emblem.plots) + 1
    rows = max(plot.row for plot in emblem.plots) + 1
    unit = _PLOT * _SMOOTHING * 3 / max(columns, rows, 3) / SIDE
    size = [round(((number - 1) * STEP + SIDE) * unit) for number in (columns, rows)]
    shown = [length // _SMOOTHING * _SMOOTHING for length in size]
    large = Image.new("RGB", (shown[0], shown[1]), _DEEP)
    draw = ImageDraw.Draw(large)
    radius = SIDE * unit
    for plot in emblem.plots:
        centre_x = plot.column * STEP * unit + radius * (plot.turn in (1, 2))
        centre_y = plot.row * STEP * unit + radius * (plot.turn in (2, 3))
        box = (centre_x - radius, centre_y - radius)
        end = (centre_x + radius, centre_y + radius)
        start = 90 * plot.turn
        fill = colour if plot.is_own else _PALE
        draw.pieslice((*box, *end), start, start + 90, fill=fill)
    return large.reduce(_SMOOTHING)


_PLOT = 84
"""Pixels of a plot of a commune's emblem."""
_QUARTERS = ((19, 19, 180), (40, 0, 90), (19, 21, 90), (21, 21, 0))
"""Centre of each circle, in units of which the emblem has 40; first degree."""


# Words --------------------------------------------------------------------------------


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    path = FONTS / f"Montserrat-{weight}.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _can_write(text: str) -> bool:
    return bool(text.strip()) and all(_has_glyph(letter) for letter in text)


@cache
def _has_glyph(letter: str) -> bool:
    """False for a letter that the fonts would draw as a box."""
    return letter.isspace() or _trace(letter) != _trace("\uffff")


def _trace(letter: str) -> tuple[object, bytes]:
    mask = _font("Bold", 32).getmask(letter)
    return mask.size, bytes(mask)


def _write_block(
    draw: ImageDraw.ImageDraw,
    text: str,
    block: tuple[int, int],
    sizes: tuple[int, ...],
    style: tuple[str, str],
) -> None:
    """Lines from the top of a block, in the first size in which they all fit."""
    weight, colour = style
    top, bottom = block
    lines: tuple[str, ...] = ()
    for size in sizes:
        lines = tuple(_wrap(text, _font(weight, size)))
        room = int((bottom - top) / (size * _LINE))
        if len(lines) <= max(room, 1):
            break
    else:
        lines = _cut(lines, max(room, 1), _font(weight, size))
    for index, line in enumerate(lines):
        base = top + size + index * size * _LINE
        draw.text((_MARGIN, round(base)), line, colour, _font(weight, size), "ls")


def _wrap(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """Lines that fit the width; a word wider than a line is broken."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if _fits(longer, font):
            line = longer
            continue
        if line:
            yield line
        *full, line = _break(word, font)
        yield from full
    if line:
        yield line


def _break(word: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and not _fits(piece + letter, font):
            yield piece
            piece = ""
        piece += letter
    yield piece


def _cut(
    lines: tuple[str, ...], count: int, font: ImageFont.FreeTypeFont
) -> tuple[str, ...]:
    last = lines[count - 1]
    while last and not _fits(f"{last}…", font):
        last = last[:-1]
    return (*lines[: count - 1], f"{last.rstrip()}…")


def _fits(text: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(text) <= WIDTH - 2 * _MARGIN
