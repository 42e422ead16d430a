"""Finds texts that somebody still has to write: three dots, “to be completed”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from microsite.records import (
    Leaf,
    Localizable,
    Localized,
    Origin,
    Part,
    Site,
    walk_values,
)
from microsite.validate import problems
from microsite.words import LANGUAGES, read_translators
from twinlint.finding import Finding, message
from twinlint.kept import ask_once
from twinlint.source import FieldPath, Locale
from twinlint.spelling import fold

_BLANKS = re.compile(
    r"[\s\[\]()«»“”]*+(?:[.…]++|\?{2,}+|_{2,}+|x{3,}+)[\s\[\]()«»“”]*+", re.I
)
"""Signs that hold the place of a text."""
_AROUND = " .…!:[]()«»“”\n\u00a0\u202f"
_WORDS = message(
    "todo, to do, to be done, to be written, to be completed, to be added,"
    " to be translated, tbd, tbc, lorem ipsum, text here"
)
"""Words that hold the place of a text, with commas between them."""


def find_unwritten(site: Site) -> Iterator[Finding]:
    """One finding for each field of which a text is none yet, in whatever languages."""
    for ref, part in site.parts():
        for texts in _list_unwritten(part):
            yield _report(site.origins[ref], texts, is_record=":" in ref)


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
    elif isinstance(value, str) and _BLANKS.fullmatch(value):
        yield leaf.path, None, value


def is_unwritten(text: str) -> bool:
    """True for a text that only holds the place of one.

    >>> is_unwritten("…"), is_unwritten("[à compléter]"), is_unwritten("TODO")
    (True, True, True)
    >>> is_unwritten("À compléter par la commune"), is_unwritten("%")
    (False, False)
    """
    if _BLANKS.fullmatch(text):
        return True
    return len(text) < 40 and fold(text.strip(_AROUND)) in _list_words()


@cache
def _list_words() -> frozenset[str]:
    said = [each(_WORDS) for each in read_translators(LANGUAGES).values()]
    return frozenset(fold(word.strip()) for text in said for word in text.split(","))


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
