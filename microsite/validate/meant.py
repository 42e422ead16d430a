"""Finds what YAML accepts and nobody means: a comma behind a value, a text folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from microsite.records import Document, Localized, Prose, Site, walk_values
from microsite.validate import problems
from twinlint.finding import Finding, Fix, Place, message
from twinlint.source import FieldPath, Locale

_COMMA = re.compile(r"[ \t]*,(?=[ \t]*(?:\n|\Z|[ \t]#))")


def find_commas(document: Document) -> Iterator[Finding]:
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


def leave_out_same(
    findings: Iterable[Finding], commas: Iterable[Finding]
) -> Iterator[Finding]:
    """The findings without those on values that only a comma makes wrong."""
    explained = {(f.place.span.path, f.place.field) for f in commas if f.place}
    for finding in findings:
        place = finding.place
        if place is None or (place.span.path, place.field) not in explained:
            yield finding


_JOINED = re.compile(
    r"\S[^\n]*\n[ \t]*(?:[-*+] |\d+[.)] |\|)|^[ \t]*#{1,6} [^\n]*\n[ \t]*\S", re.M
)
"""Lines of Markdown that say nothing any more when they are joined."""


def find_folded(site: Site) -> Iterator[Finding]:
    """Texts whose list or heading is lost, since YAML joins their lines."""
    for ref, part in site.parts():
        for leaf in walk_values(part):
            if isinstance(leaf.value, Prose):
                for locale, _ in leaf.value.items():
                    yield from _find_folded(site, ref, (*leaf.path, locale))


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
        help=message("write “|” in the place of “>”")
        if is_folded
        else message("write “{name}: |”, and the text below", name=str(path[-1])),
        fix=Fix(span, "|") if is_folded else None,
    )


_FILE_NAME = re.compile(
    r"[^\s/]+\.(?:jpe?g|png|webp|avif|svg|gif|heic|tiff?|pdf|docx?|odt)", re.I
)


def find_file_names(site: Site) -> Iterator[Finding]:
    """Texts for readers that are the name of a file."""
    for ref, part in site.parts():
        for leaf in walk_values(part):
            if not isinstance(leaf.value, Localized):
                continue
            for locale, text in leaf.value.items():
                if _FILE_NAME.fullmatch(text.strip()):
                    place = site.origins[ref].place((*leaf.path, locale), text=text)
                    yield problems.FILE_NAME_AS_TEXT(
                        message("“{name}” is the name of a file", name=text.strip()),
                        replace(place, locale=Locale(locale)),
                        help=message("say in words what it shows"),
                    )
