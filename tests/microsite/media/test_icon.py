"""The emblem where browsers and phones look for it by themselves."""

from __future__ import annotations

import io

from PIL import Image

from microsite.media.icon import draw_icons


def test_the_files_are_pictures_of_the_sizes_that_are_asked_for() -> None:
    touch, icon = (Image.open(io.BytesIO(each.content)) for each in draw_icons())
    assert (touch.format, touch.size, touch.mode) == ("PNG", (180, 180), "RGB")
    assert icon.format == "ICO"
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_they_show_the_four_plots() -> None:
    touch = Image.open(io.BytesIO(draw_icons()[0].content)).convert("RGB")
    seen = [
        touch.getpixel(place) for place in ((70, 70), (135, 45), (70, 110), (110, 110))
    ]
    assert seen == [(181, 57, 27), (11, 106, 98), (58, 47, 158), (255, 194, 64)]
    assert touch.getpixel((2, 2)) == (255, 253, 249)


def test_they_are_the_same_each_time() -> None:
    assert draw_icons() == draw_icons()
