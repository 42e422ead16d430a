"""Finds names, titles and labels that are whole sentences, or too long."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from microsite.records import Origin, Part, Site, walk_values
from microsite.validate import problems
from twinlint.finding import Finding, Fix, Place, message
from twinlint.kept import ask_once
from twinlint.languages import list_languages, read_language
from twinlint.source import FieldPath, Locale

_LONGEST = {"name": 100, "term": 100, "short_title": 100, "label": 200, "title": 250}
"""Characters of what stands in such fields; what is longer says more than that."""
_TITLES = ("title", "label")
"""Fields that may hold many words, yet no full stop."""
_WORDS = 4
"""From which words with a full stop are a sentence, and no abbreviated name."""


def find_sentences(site: Site, ref: str, part: Part) -> Iterator[Finding]:
    """Names and titles that end like a sentence, or are as long as a text."""
    origin = site.origins[ref]
    for path, field, locale, text in _list_sentences(part):
        place = origin.place(path, locale=locale, text=text)
        yield _report(origin, path, field, place)


@ask_once
def _list_sentences(
    part: Part,
) -> tuple[tuple[FieldPath, str, Locale | None, str], ...]:
    """The way to each, with the name of its field, its language and what it says."""
    return tuple(
        (path, field, locale, text)
        for leaf in walk_values(part)
        if (field := _find_field(leaf.path)) in _LONGEST
        for path, locale, text in _list_texts(leaf.path, leaf.value)
        if _is_sentence(text) or len(text) > _LONGEST[field]
    )


def _find_field(path: FieldPath) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _list_texts(
    path: FieldPath, value: object
) -> Iterator[tuple[FieldPath, Locale | None, str]]:
    if isinstance(value, str):
        yield path, None, value
        return
    root = getattr(value, "root", None)
    if isinstance(root, str):
        yield path, None, root
    elif isinstance(root, dict):
        for locale, text in root.items():
            yield (*path, locale), Locale(locale), text


def _is_sentence(text: str) -> bool:
    """True for several words and a full stop that ends no abbreviation.

    >>> _is_sentence("This is open."), _is_sentence("The Firm of Ada Martin Ltd.")
    (False, False)
    >>> _is_sentence("This district is open to all."), _is_sentence("A B C s.a.r.l.")
    (True, False)
    """
    words = text.split()
    if len(words) < _WORDS or not words[-1].endswith("."):
        return False
    last = words[-1][:-1]
    return len(last) > 1 and "." not in last and last not in _read_abbreviations()


@cache
def _read_abbreviations() -> frozenset[str]:
    """In all languages: a name may be of any."""
    known = (read_language(each).abbreviations for each in list_languages())
    return frozenset().union(*known)


def _report(origin: Origin, path: FieldPath, field: str, place: Place) -> Finding:
    if not (field in _TITLES and _is_sentence(place.text)):
        return problems.TEXT_AS_NAME(
            message("a whole sentence stands in “{field}:”", field=field),
            place,
            help=message(
                "write a few words here, and the sentence in a field for texts"
            )
            if field in _TITLES
            else message("write the name alone, and the sentence in a field for texts"),
        )
    last = len(place.text.rstrip())
    return problems.TEXT_AS_NAME(
        message("a full stop ends “{field}:”, which is no sentence", field=field),
        place,
        help=message("delete the full stop"),
        fix=Fix(origin.text(path).span(last - 1, last), ""),
    )
