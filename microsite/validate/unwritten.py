"""Finds texts that somebody still has to write: three dots, “to be completed”.

And what was left among the words of a text for the same reason.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from microsite.records import (
    GoThrough,
    Leaf,
    Localizable,
    Localized,
    Origin,
    Part,
    Referred,
    Site,
    go_through,
    walk_values,
)
from microsite.validate import problems
from microsite.validate.placeholders import (
    find_placeholders,
    is_blank,
    is_unwritten,
)
from twinlint.finding import Finding, Place, message
from twinlint.kept import ask_once
from twinlint.source import FieldPath, Locale


def find_unwritten(site: Site, go_through: GoThrough = go_through) -> Iterator[Finding]:
    """One finding for each field of which a text is none yet, in whatever languages.

    One for each field with words that hold the place of others, too.
    """

    def find(record: Referred) -> tuple[Finding, ...]:
        ref, part = record
        return tuple(_find_in(site.origins[ref], part, is_record=":" in ref))

    parts = site.written_parts()
    found = go_through("unwritten", find, site, parts, is_quiet=operator.not_)
    return chain.from_iterable(found)


def _find_in(origin: Origin, part: Part, *, is_record: bool) -> Iterator[Finding]:
    for texts in _list_unwritten(part):
        yield _report(origin, texts, is_record=is_record)
    for left in _list_left(part):
        yield _report_left(origin, left)


_Text = tuple[FieldPath, Locale | None, str]
"""The way to a text, its language and its signs."""


@ask_once
def _list_unwritten(part: Part) -> tuple[tuple[_Text, ...], ...]:
    """The texts that are none yet of each field that has any."""
    fields = (tuple(_read_unwritten(leaf)) for leaf in walk_values(part))
    return tuple(texts for texts in fields if texts)


def _read_unwritten(leaf: Leaf) -> Iterator[_Text]:
    """The way, the language and the signs of each text that is none yet."""
    value = leaf.value
    if isinstance(value, Localized | Localizable):
        for locale, text in value.items():
            if is_unwritten(text):
                yield (*leaf.path, locale), locale, text
        value = value.root
        if isinstance(value, str) and is_unwritten(value):
            yield leaf.path, None, value
    elif isinstance(value, str) and is_blank(value):
        yield leaf.path, None, value


_Left = tuple[FieldPath, Locale, int, int]
"""The way to a text, its language, and where words in it begin and end."""


@ask_once
def _list_left(part: Part) -> tuple[tuple[_Left, ...], ...]:
    """What holds the place of words in the texts of each field that has any."""
    fields = (tuple(_read_left(leaf)) for leaf in walk_values(part))
    return tuple(left for left in fields if left)


def _read_left(leaf: Leaf) -> Iterator[_Left]:
    if isinstance(leaf.value, Localized | Localizable):
        for locale, text in leaf.value.items():
            for start, end in () if is_unwritten(text) else find_placeholders(text):
                yield (*leaf.path, locale), locale, start, end


def _report_left(origin: Origin, left: tuple[_Left, ...]) -> Finding:
    first, *others = (_place(origin, each) for each in left)
    return problems.UNWRITTEN_TEXT(
        message("“{words}” was left in the text", words=first.text),
        first,
        related=tuple(replace(each, message=message("and here")) for each in others),
        help=message("write what is missing, or delete it"),
    )


def _place(origin: Origin, left: _Left) -> Place:
    path, locale, start, end = left
    text = origin.text(path)
    where = origin.find_path(path)
    return Place(text.span(start, end), locale, text.value[start:end], where)


def _report(
    origin: Origin,
    texts: tuple[_Text, ...],
    *,
    is_record: bool,
) -> Finding:
    (path, locale, text), *others = texts
    field = path[:-1] if locale else path
    names = [step for step in field if isinstance(step, str)]
    return problems.UNWRITTEN_TEXT(
        message("{name} still has to be written", name=names[-1] if names else text),
        origin.place(path, locale=locale, text=text),
        related=tuple(
            origin.place(way, locale=own, text=words, said=message("and here"))
            for way, own, words in others
        ),
        help=message(
            "write the text in place of “{text}”, or add “draft: true” to the record",
            text=text.strip(),
        )
        if is_record
        else message("write the text in place of “{text}”", text=text.strip()),
    )
