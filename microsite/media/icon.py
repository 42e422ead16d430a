"""Draws the site's emblem where browsers and phones look for it by itself.

`/favicon.ico` is asked for whatever a page says; `/apple-touch-icon.png` is what a
phone shows of a site on its first screen. The same emblem is in `favicon.svg`.
"""

from __future__ import annotations

import io
from functools import cache, partial
from typing import TYPE_CHECKING

from microsite.digest import Keep, make_anew, make_key
from microsite.pages import Output

if TYPE_CHECKING:
    from PIL import Image

_COLOURS = ("#b5391b", "#0b6a62", "#3a2f9e", "#ffc240")
_PAPER = "#fffdf9"
_SMOOTHING = 8
"""Shapes are drawn this much larger, then reduced."""
_SIZES = (16, 32, 48)
"""Pixels of the pictures in an icon (Microsoft, "App icon construction")."""
_TOUCH = 180
"""Pixels of a touch icon (Apple, "Configuring Web Applications")."""


def draw_icons(keep: Keep = make_anew) -> tuple[Output, ...]:
    """Both files, always the same."""
    files = {
        "apple-touch-icon.png": partial(_write_touch_icon),
        "favicon.ico": partial(_write_icon),
    }
    return tuple(
        Output(path, keep(make_key("icon", path), draw)) for path, draw in files.items()
    )


@cache
def _write_icon() -> bytes:
    largest = _draw(_SIZES[-1], 0, (0, 0, 0, 0))
    others = [_draw(size, 0, (0, 0, 0, 0)) for size in _SIZES[:-1]]
    buffer = io.BytesIO()
    sizes = [(size, size) for size in _SIZES]
    largest.save(buffer, "ICO", sizes=sizes, append_images=others)
    return buffer.getvalue()


@cache
def _write_touch_icon() -> bytes:
    """On paper, with a margin, since phones cut the corners off."""
    buffer = io.BytesIO()
    _draw(_TOUCH, 28, _PAPER).convert("RGB").save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _draw(size: int, margin: int, ground: str | tuple[int, ...]) -> Image.Image:
    from PIL import Image, ImageDraw

    from microsite.media.card_drawing import draw_emblem  # what is kept needs neither

    scale = _SMOOTHING
    image = Image.new("RGBA", (size * scale, size * scale), ground)
    inner = (size - 2 * margin) * scale
    draw_emblem(ImageDraw.Draw(image), margin * scale, margin * scale, inner, _COLOURS)
    return image.resize((size, size), Image.Resampling.BOX)
