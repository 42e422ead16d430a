"""Finds links that are published as they were typed or pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.records import Localizable, Localized, Part, Prose, Site, walk_values
from microsite.validate import problems
from microsite.validate.tracked import find_tracked
from twinlint.finding import Finding, Place, message
from twinlint.kept import ask_once
from twinlint.source import FieldPath, Locale

_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,300})\][ ]?\((?:[a-z]+:|www\.|/|\#)[^\s)]{0,2000}\)", re.I
)
"""Words with an address behind them, as Markdown has them."""
_NOTE = ("note",)
"""What editors write for one another, which is not published."""


def find_bare_links(site: Site) -> Iterator[Finding]:
    """Links in texts that are no Markdown, each at its words; addresses that track."""
    yield from find_tracked(site)
    for ref, part in site.parts():
        for path in _list_texts(part):
            yield from _find_links(site, ref, part, path)


@ask_once
def _list_texts(part: Part) -> tuple[FieldPath, ...]:
    """The ways to the texts of a record that may hold a link, and are no Markdown."""
    return tuple(
        path
        for leaf in walk_values(part)
        for path in _read_texts(leaf.value, leaf.path)
    )


def _read_texts(value: object, path: FieldPath) -> Iterator[FieldPath]:
    if isinstance(value, str) and path != _NOTE and _may_link(value):
        yield path
    elif isinstance(value, Localized | Localizable) and not isinstance(value, Prose):
        yield from _read_languages(value, path)


def _read_languages(
    value: Localized | Localizable, path: FieldPath
) -> Iterator[FieldPath]:
    """The ways to the texts of a value in which a bracket stands."""
    if isinstance(value.root, str):
        if _may_link(value.root):
            yield path
        return
    for locale, text in value.items():
        if _may_link(text):
            yield (*path, locale)


def _may_link(text: str) -> bool:
    return "](" in text or "] (" in text


def _find_links(site: Site, ref: str, part: Part, path: FieldPath) -> Iterator[Finding]:
    origin = site.origins[ref]
    text, way = origin.text(path), origin.find_path(path)
    locale = Locale(str(path[-1])) if path[-1] in site.locales else None
    name = origin.name(path[:-1] if locale else path)
    for found in _LINK.finditer(text.value):
        yield problems.BROKEN_LINK(
            message("{field} takes no link: readers would see it as typed", field=name),
            Place(text.span(*found.span()), locale, found.group(), way),
            help=message(
                "write “{words}” alone, and put the link into “body:”",
                words=found["words"],
            )
            if "body" in type(part).model_fields
            else message("write “{words}” alone", words=found["words"]),
        )
