"""Each pictogram of a theme is drawn, unlike the others, for the eye alone."""

from __future__ import annotations

from types import SimpleNamespace

import jinja2
from anatomy import read_page
from support import PROJECT

from microsite.records.types.theme import Pictogram

TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(PROJECT / "templates"),
    undefined=jinja2.StrictUndefined,
    autoescape=True,
)


def draw(name: Pictogram | None) -> str:
    template = TEMPLATES.get_template("components/pictogram.html")
    macro = vars(template.module)["pictogram"]
    return str(macro(SimpleNamespace(pictogram=name)))


def test_each_is_drawn_hidden_from_readers_and_like_no_other() -> None:
    drawn = {name: draw(name) for name in Pictogram}
    assert len(set(drawn.values())) == len(Pictogram)
    for text in drawn.values():
        (svg,) = read_page(text).find_all("svg")
        assert svg.attributes["aria-hidden"] == "true"
        assert svg.find_all("path", **{"class": "pictogram__lines"})


def test_a_theme_without_one_shows_nothing() -> None:
    assert draw(None).strip() == ""
