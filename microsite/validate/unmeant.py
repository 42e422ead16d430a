"""Finds what YAML accepts and nobody means: `,` behind a value, text folded by `>`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from microsite.records import (
    Document,
    Localized,
    Part,
    Site,
    list_prose,
    walk_values,
)
from microsite.validate import problems
from microsite.validate.comments import find_hidden_text
from microsite.validate.values import strip_marks
from twinlint.finding import Finding, Fix, Place, Severity, message
from twinlint.kept import ask_once
from twinlint.source import FieldPath, Locale

_COMMA = re.compile(r"[ \t]*,(?=[ \t]*(?:\n|\Z|[ \t]#))")


@ask_once
def find_slips(document: Document, locales: tuple[Locale, ...]) -> tuple[Finding, ...]:
    """What YAML takes for something else than its editor meant, text by text."""
    return (
        *find_hidden_text(document, locales),
        *_find_commas(document),
        *_find_marked_items(document),
    )


def _find_marked_items(document: Document) -> Iterator[Finding]:
    """Items of lists between curly quotation marks, which YAML takes for letters."""
    source = document.source
    for path, stretch in document.values.items():
        written = source.value[stretch.start : stretch.end]
        is_item = bool(path) and isinstance(path[-1], int) and not stretch.style
        bare = strip_marks(written) if is_item else ""
        if bare and "\n" not in written:
            yield problems.CURLY_MARKS(
                message("YAML takes these quotation marks for letters"),
                Place(
                    source.span(stretch.start, stretch.end), text=written, field=path
                ),
                help=message("write straight ones: {value}", value=f'"{bare}"'),
                fix=Fix(source.span(stretch.start, stretch.end), f'"{bare}"')
                if not set(bare) & set('"\\')
                else None,
            )


def _find_commas(document: Document) -> Iterator[Finding]:
    """A comma behind a value, as other formats want it: it would be published."""
    source = document.source
    for path, stretch in document.values.items():
        if stretch.style or not path:
            continue
        text = source.value[stretch.start : stretch.end]
        if not text.endswith(",") or "\n" in text or text.startswith(("[", "{")):
            continue
        if not _COMMA.match(source.value, stretch.end - 1):
            continue
        span = source.span(stretch.end - 1, stretch.end)
        yield problems.TRAILING_COMMA(
            message("a comma stands after the value"),
            Place(span, text=",", field=path),
            help=message("delete it: {value}", value=text.rstrip(" ,")),
            fix=Fix(span, ""),
        )


_CAUSES = ("hidden-text", "curly-marks", "trailing-comma")
"""Rules on slips that explain what else is wrong with a value, the surest first."""


def leave_out_same(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those on values that only such a slip makes wrong.

    What explains an error is one.
    """
    findings = tuple(findings)
    explained: dict[tuple[str, FieldPath], str] = {}
    for cause in _CAUSES:
        for finding in findings:
            if finding.rule == cause and finding.place:
                explained.setdefault(_find_value(finding.place), cause)
    errors = {
        _find_value(finding.place)
        for finding in findings
        if finding.place and finding.severity is Severity.ERROR
    }
    for finding in findings:
        where = _find_value(finding.place) if finding.place else None
        cause = explained.get(where, "") if where else ""
        if where in errors and finding.rule == cause:
            yield replace(finding, severity=Severity.ERROR)
        elif not cause or finding.rule == cause:
            yield finding


def _find_value(place: Place) -> tuple[str, FieldPath]:
    return place.span.path, place.field


_JOINED = re.compile(
    r"^[^\S\n]*+\S[^\n]*\n[ \t]*(?:[-*+] |\d+[.)] |\|)|^[ \t]*#{1,6} [^\n]*\n[ \t]*\S",
    re.M,
)
"""Lines of Markdown that say nothing any more when they are joined."""


def find_folded(site: Site, ref: str, part: Part) -> Iterator[Finding]:
    """Texts of a record whose list or heading is lost, since YAML joins their lines."""
    for path in list_prose(part):
        yield from _find_folded(site, ref, path)


def _find_folded(site: Site, ref: str, path: FieldPath) -> Iterator[Finding]:
    origin = site.origins[ref]
    way = origin.find_path(path)
    stretch, source = origin.document.values[way], origin.document.source
    written = source.value[stretch.start : stretch.end]
    if stretch.style == "|" or not _JOINED.search(written.partition("\n")[2]):
        return
    span = source.span(stretch.start, stretch.start + 1)
    is_folded = stretch.style == ">"
    yield problems.FOLDED_TEXT(
        message("the lines of this text are joined, and its list or heading is lost"),
        Place(span, Locale(str(path[-1])), field=way),
        help=message("write “|” in place of “>”")
        if is_folded
        else message("write “{name}: |”, and the text below", name=str(path[-1])),
        fix=Fix(span, "|") if is_folded else None,
    )


_FILE_NAME = re.compile(
    r"[^\s/]+\.(?:jpe?g|png|webp|avif|svg|gif|heic|tiff?|pdf|docx?|odt)", re.I
)


def find_file_names(site: Site, ref: str, part: Part) -> Iterator[Finding]:
    """Texts of a record for readers that are the name of a file."""
    for path, locale, text in _list_file_names(part):
        place = site.origins[ref].place(path, text=text)
        yield problems.FILE_NAME_AS_TEXT(
            message("“{name}” is the name of a file", name=text.strip()),
            replace(place, locale=locale),
            help=message("say in words what it shows"),
        )


@ask_once
def _list_file_names(part: Part) -> tuple[tuple[FieldPath, Locale, str], ...]:
    return tuple(
        ((*leaf.path, locale), locale, text)
        for leaf in walk_values(part)
        if isinstance(leaf.value, Localized)
        for locale, text in leaf.value.items()
        if _FILE_NAME.fullmatch(text.strip())
    )
