"""Finds links whose words are the name of another record than the one they lead to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from microsite.records import (
    Origin,
    PageRecord,
    Part,
    Prose,
    Site,
    read_title,
    walk_values,
)
from microsite.validate import problems
from twinlint.finding import Finding, Place, message
from twinlint.kept import ask_once
from twinlint.source import FieldPath, Locale
from twinlint.spelling import fold

_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,200})\]\([ ]?<?([a-z]+:[\w-]+)")
Named = Mapping[str, Mapping[str, str]]
"""`{a name, folded: {who is called so: the name}}`; without the name where it depends
on the language, as it may be said of anything: “second edition”."""


class _Link(NamedTuple):
    """A link in a text of a record."""

    path: FieldPath
    """The way to the text."""
    words: str
    target: str
    stretch: tuple[int, int]
    """Where words and target stand in the text."""


def find_misnamed(site: Site) -> Iterator[Finding]:
    """Links to a record that say, and say nothing else, what another is called."""
    names = _list_names(site)
    for ref, part in site.parts():
        for link in _list_links(part):
            called = names[Locale(str(link.path[-1]))].get(_fold(link.words), {})
            right = tuple(
                other
                for other, name in called.items()
                if _get_type(other) == _get_type(link.target) or name == link.words
            )
            if right and link.target not in called and link.target in site.origins:
                yield _report(site.origins[ref], link, right)


def _list_names(site: Site) -> Mapping[Locale, Named]:
    """What records with pages are called, by language."""
    names: dict[Locale, dict[str, dict[str, str]]] = {
        locale: defaultdict(dict) for locale in site.locales
    }
    for ref, record in site.records():
        if isinstance(record, PageRecord):
            titles = {locale: read_title(record, locale) for locale in names}
            is_own = len(set(titles.values())) == 1
            for locale, title in titles.items():
                names[locale][_fold(title)][ref] = title if is_own else ""
    return names


def _get_type(ref: str) -> str:
    return ref.partition(":")[0]


def _fold(words: str) -> str:
    return fold(" ".join(words.strip("*_ ").split()))


@ask_once
def _list_links(part: Part) -> tuple[_Link, ...]:
    """The links to records in the texts of a record."""
    return tuple(
        _Link((*leaf.path, locale), link[1], link[2], (link.start(1), link.end(2)))
        for leaf in walk_values(part)
        if isinstance(leaf.value, Prose)
        for locale, text in leaf.value.items()
        for link in _LINK.finditer(text)
    )


def _report(origin: Origin, link: _Link, right: tuple[str, ...]) -> Finding:
    text = origin.text(link.path)
    words = text.value[slice(*link.stretch)]
    locale, path = Locale(str(link.path[-1])), origin.find_path(link.path)
    return problems.MISNAMED_LINK(
        message("“{words}” is the name of another record", words=link.words),
        Place(text.span(*link.stretch), locale, words, path),
        help=message(
            "write {right} in place of {target}, or change the words of the link",
            right=right,
            target=link.target,
        ),
    )
