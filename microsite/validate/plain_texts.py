"""Finds Markdown in texts that are none, and links that are published as pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.records import Localizable, Localized, Part, Prose, Site, walk_values
from microsite.validate import problems
from microsite.validate.signs import find_note_numbers
from twinlint.finding import Finding, Fix, Place, message
from twinlint.kept import ask_once
from twinlint.source import FieldPath, Locale

_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,300})\][ ]?\((?:[a-z]+:|www\.|/|\#)[^\s)]{0,2000}\)", re.I
)
"""Words with an address behind them, as Markdown has them."""
_SIGNED = re.compile(
    r"(?<![\w*])(?P<stars>\*\*?)(?=[^\s*])(?P<bold>[^*\n]{1,200})(?<=[^\s*])(?P=stars)"
    r"(?![\w*])"
    r"|(?<!\w)(?P<lines>__?)(?=[^\s_])(?P<thin>[^_\n]{1,200})(?<=[^\s_])(?P=lines)(?!\w)"
    r"|(?<![\w`])`(?P<code>[^`\n]{1,200})`(?![\w`])"
)
"""Words in bold, in italics, or as code."""
_SIGNS = ("](", "] (", "*", "`", "_", "[")
"""One of them stands wherever something is found."""
_NOTE = ("note",)
"""What editors write for one another, which is not published."""


def check_plain_texts(site: Site, ref: str, part: Part) -> Iterator[Finding]:
    """Markdown in texts of a record that take none, each at its words."""
    for path in _list_texts(part):
        yield from _check_text(site, ref, part, path)


@ask_once
def _list_texts(part: Part) -> tuple[FieldPath, ...]:
    """The ways to the texts of a record that may hold signs, and are no Markdown."""
    return tuple(
        path
        for leaf in walk_values(part)
        for path in _read_texts(leaf.value, leaf.path)
    )


def _read_texts(value: object, path: FieldPath) -> Iterator[FieldPath]:
    if isinstance(value, str) and path != _NOTE and _may_hold(value):
        yield path
    elif isinstance(value, Localized | Localizable) and not isinstance(value, Prose):
        yield from _read_languages(value, path)


def _read_languages(
    value: Localized | Localizable, path: FieldPath
) -> Iterator[FieldPath]:
    """The ways to the texts of a value in which a sign stands."""
    if isinstance(value.root, str):
        if _may_hold(value.root):
            yield path
        return
    for locale, text in value.items():
        if _may_hold(text):
            yield (*path, locale)


def _may_hold(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _check_text(site: Site, ref: str, part: Part, path: FieldPath) -> Iterator[Finding]:
    origin = site.origins[ref]
    text, way = origin.text(path), origin.find_path(path)
    locale = Locale(str(path[-1])) if path[-1] in site.locales else None
    name = origin.name(path[:-1] if locale else path)

    def find_place(found: re.Match[str]) -> Place:
        return Place(text.span(*found.span()), locale, found.group(), way)

    for found in _LINK.finditer(text.value):
        yield problems.BROKEN_LINK(
            message("{field} takes no link: readers would see it as typed", field=name),
            find_place(found),
            help=message(
                "write “{words}” alone, and put the link into “body:”",
                words=found["words"],
            )
            if "body" in type(part).model_fields
            else message("write “{words}” alone", words=found["words"]),
        )
    for found in _SIGNED.finditer(text.value):
        place = find_place(found)
        words = found["bold"] or found["thin"] or found["code"]
        yield problems.LOST_SIGN(
            message("{field} takes no signs: readers would see them", field=name),
            place,
            help=message("write “{words}” alone", words=words),
            fix=Fix(place.span, words),
        )
    for rule, start, end, said, advice in find_note_numbers(text.value):
        words = text.value[start:end]
        yield rule(said, Place(text.span(start, end), locale, words, way), help=advice)
