"""Finds where a text says what is missing, in the words that its language has for it.

The words are data: `twinlint/languages/<tag>/absences.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from microsite.check import problems
from microsite.records import Origin, Part, Prose, walk_values
from microsite.validate import find_placeholders, is_unwritten
from twinlint.finding import Finding, Message, Place, message
from twinlint.languages import read_absences
from twinlint.source import FieldPath, Locale, Text

_LEADS = {
    "summary": message("the summary says what is missing"),
    "tagline": message("the tagline says what is missing"),
}
"""Fields that lists, cards and search engines show: `{name: what a finding says}`."""
_HEADING = re.compile(r"^ {0,3}#{1,6} .*$", re.M)
_SAME = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\n": " "})
"""Characters that a phrase is found behind: as many as before, so that places hold."""


def find_absences(text: str, locale: Locale) -> Iterator[tuple[int, int]]:
    """The stretches of a text that say that something is not known or not said.

    Offsets in characters, in order; nothing in a language without such phrases.

    >>> [*find_absences("Its name is not known.", Locale("en"))]
    [(9, 21)]
    """
    pattern = _compile(locale)
    if pattern:
        yield from (found.span() for found in pattern.finditer(text.translate(_SAME)))


@cache
def _compile(locale: Locale) -> re.Pattern[str] | None:
    phrases = read_absences(locale)
    if not phrases:
        return None
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    written = "|".join(map(_write_phrase, longest_first))
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.I)


def _write_phrase(phrase: str) -> str:
    """A phrase as a pattern; `…` is up to four words, `*` any ending."""
    parts = []
    for word in phrase.split():
        if word == "…":
            parts.append(r"(?:[^\s.;:!?]++ +){0,4}?")
        else:
            ending = r"\w*" if word.endswith("*") else ""
            parts.append(re.escape(word.removesuffix("*")) + ending + " +")
    return "".join(parts).removesuffix(" +")


FindAbsence = Callable[[str, Locale], "tuple[int, int] | None"]
"""Gives the first stretch that says what is missing: `find_absence`."""


def find_absence(text: str, locale: Locale) -> tuple[int, int] | None:
    """The first stretch of a text that says that something is not known or not said."""
    return next(find_absences(text, locale), None)


def check_absence(
    origin: Origin, part: Part, find: FindAbsence = find_absence
) -> Iterator[Finding]:
    """The summary, headings and first paragraphs of a record that say what is missing.

    `origin` is where the record is written.
    """
    for leaf in walk_values(part):
        name = leaf.path[-1] if leaf.path else ""
        if "disagreements" in leaf.path:
            continue
        if name in _LEADS and hasattr(leaf.value, "items"):
            said = _LEADS[str(name)]
        elif isinstance(leaf.value, Prose):
            said = None
        else:
            continue
        for locale, _ in leaf.value.items():
            path = (*leaf.path, locale)
            where = origin.find_path(path)
            yield from _check_text(origin.text(path), locale, where, said, find)


def _check_text(
    text: Text,
    locale: Locale,
    path: FieldPath,
    said: Message | None,
    find: FindAbsence,
) -> Iterator[Finding]:
    """One finding for each stretch that readers meet first; none of no text yet."""
    if is_unwritten(text.value):
        return
    for start, end, about in _find_stretches(text.value, said):
        found = find(text.value[start:end], locale)
        if found and not any(
            begin < start + found[1] and start + found[0] < stop
            for begin, stop in find_placeholders(text.value)
        ):
            first, last = found
            span = text.span(start + first, start + last)
            words = text.value[start + first : start + last]
            is_all = text.value.strip(" \n.…[]()") == words
            yield problems.ABSENCE_IN_SUMMARY(
                message("“{words}” only holds the place of a text", words=words)
                if is_all
                else about,
                Place(span, locale, words, path),
                help=message("write the text, or add “draft: true” to the record")
                if is_all
                else message("say what there is; what is missing is for “note:”"),
            )


def _find_stretches(
    text: str, said: Message | None
) -> Iterator[tuple[int, int, Message]]:
    """A whole text, or the headings and the first paragraph of prose (no `said`)."""
    if said:
        yield 0, len(text), said
        return
    for heading in _HEADING.finditer(text):
        yield *heading.span(), message("the heading says what is missing")
    lead = _find_lead(text)
    if lead:
        yield *lead, message("the first paragraph says what is missing")


def _find_lead(text: str) -> tuple[int, int] | None:
    """The first paragraph, behind the headings and blank lines that come before it."""
    start, end = 0, 0
    for line in text.splitlines(keepends=True):
        is_text = bool(line.strip()) and not _HEADING.match(line.rstrip("\n"))
        if is_text:
            end += len(line)
        elif end > start:
            break
        else:
            start = end = end + len(line)
    return (start, end) if end > start else None
