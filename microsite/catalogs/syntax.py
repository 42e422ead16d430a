"""What keeps a text from being a catalog, where Babel passes over it or gives up.

GNU gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.catalogs.plurals import find_rule, list_counts
from twinlint.finding import Message, message
from twinlint.source import Locale

_LINE = re.compile(
    r"""\s*+(?: \#.*+
    | (?:(?P<keyword>msgctxt|msgid|msgid_plural|msgstr(?:\[[0-5]\])?)\s+)?
      "(?P<text>(?>(?:[^"\\]++|\\.)*))"
    )?\s*""",
    re.VERBOSE,
)
"""A comment, a keyword with its text, more text, or nothing."""
_CHARSET = re.compile(r"charset=([^\\;\s]+)")
_PLURALS = re.compile(r"nplurals=\s*(\d+)")

ADVICE = message("put each text in double quotes, one msgstr per msgid")
"""For a line that has another form."""
_KEEP_ONE = message("keep one of the two")

Fault = tuple[int, Message, Message]
"""A line, from 1, what is wrong there, what to do."""
_Line = tuple[int, str, str]
"""Its number, its keyword if it has one, its text as written."""


def find_fault(text: str, locale: Locale) -> Fault | None:
    """The first thing that is wrong with a catalog in a language, if anything is."""
    lines: list[_Line] = []
    for number, line in enumerate(text.split("\n"), 1):
        found = _LINE.fullmatch(line)
        if found is None:
            said = message("this line is not one of a catalog")
            return number, said, ADVICE
        if found["text"] is not None:
            lines.append((number, found["keyword"] or "", found["text"]))
    entries = list(_cut_entries(lines))
    return next(_find_faults(entries, locale), None)


def _cut_entries(lines: list[_Line]) -> Iterator[list[_Line]]:
    """The lines of each entry: one begins where the one before has its translation."""
    entry: list[_Line] = []
    for line in lines:
        is_start = line[1] in ("msgctxt", "msgid")
        if is_start and any(keyword.startswith("msgstr") for _, keyword, _ in entry):
            yield entry
            entry = []
        entry.append(line)
    if entry:
        yield entry


def _find_faults(entries: list[list[_Line]], locale: Locale) -> Iterator[Fault]:
    seen: dict[tuple[str, str], int] = {}
    for entry in entries:
        for index, (number, keyword, _) in enumerate(entry):
            # A second msgid is what Babel says of a translation that is missing.
            if keyword not in ("", "msgctxt", "msgid") and keyword in [
                before for _, before, _ in entry[:index]
            ]:
                said = message("“{word}” stands here twice", word=keyword)
                yield number, said, _KEEP_ONE
        key = (_read_text(entry, "msgctxt"), _read_text(entry, "msgid"))
        if not key[1]:
            yield from _find_header_faults(entry, locale)
        if key in seen:
            yield (
                entry[0][0],
                message("line {line} translates the same text", line=str(seen[key])),
                _KEEP_ONE,
            )
        seen[key] = entry[0][0]


def _read_text(entry: list[_Line], wanted: str) -> str:
    """The text behind a keyword, over all its lines, as written."""
    text, current = "", ""
    for _, keyword, piece in entry:
        current = keyword or current
        text += piece if current == wanted else ""
    return text


def _find_header_faults(entry: list[_Line], locale: Locale) -> Iterator[Fault]:
    plurals = list_counts(locale)
    for number, _, text in entry:
        charset = _CHARSET.search(text)
        if charset and charset[1].lower() not in ("utf-8", "utf8"):
            yield (
                number,
                message("the header says “{said}”", said=charset[0]),
                message("save the file in UTF-8, and write charset=UTF-8 here"),
            )
        forms = _PLURALS.search(text)
        if forms and int(forms[1][:9]) not in plurals:
            yield (
                number,
                message(
                    "the header says “{said}”: this language has {count} forms",
                    said=forms[0][:40],
                    count=plurals[0],
                ),
                message("write nplurals={count}", count=plurals[0]),
            )
        try:
            find_rule(text, locale)
        except ValueError as error:
            yield (
                number,
                message(
                    "“{said}” does not say which form is which", said=str(error)[:40]
                ),
                message(
                    "delete the line “Plural-Forms”, then type python build.py messages"
                ),
            )
