"""Finds links in texts of one line, which are published as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.records import Localizable, Localized, Part, Prose, Site, walk_values
from microsite.validate import problems
from twinlint.finding import Finding, Place, message
from twinlint.source import FieldPath, Locale, write_field

_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,300})\][ ]?\((?:[a-z]+:|www\.|/|\#)[^\s)]*\)", re.I
)
"""Words with an address behind them, as Markdown has them."""
_NOTE = ("note",)
"""What editors write for one another, which is not published."""


def find_bare_links(site: Site) -> Iterator[Finding]:
    """Links in texts that are no Markdown, each at its words."""
    for ref, part in site.parts():
        for leaf in walk_values(part):
            value = leaf.value
            if isinstance(value, Prose):
                continue
            if isinstance(value, str) and leaf.path != _NOTE and _may_link(value):
                yield from _find_links(site, ref, part, leaf.path)
            elif isinstance(value, Localized | Localizable):
                for path in _list_texts(value, leaf.path):
                    yield from _find_links(site, ref, part, path)


def _list_texts(value: Localized | Localizable, path: FieldPath) -> Iterator[FieldPath]:
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
    name = write_field(path[:-1] if locale else path)
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
