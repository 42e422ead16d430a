"""Finds texts that are those of another record, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from microsite.records import Localized, Part, Site, walk_values
from microsite.validate import problems
from microsite.validate.suspects import Suspects
from twinlint.finding import Finding, message
from twinlint.kept import ask_once
from twinlint.source import FieldPath, Locale

_FEW = 12
"""Words of a text up to which two records may well say the same."""
_OWN = ("summary", "body")
"""Fields that say what a record is about; a statement may hold for two of them."""
_Texts = tuple[tuple[Locale, str, FieldPath], ...]


def find_copied(site: Site, suspects: Suspects) -> Iterator[Finding]:
    """A finding for each text of a record that another has, in the same language."""
    first: dict[tuple[Locale, str], tuple[str, FieldPath]] = {}
    found: set[tuple[str, str, FieldPath]] = set()
    for ref, record in site.records():
        for locale, words, path in _list_texts(record):
            other, there = first.setdefault((locale, words), (ref, path))
            pair = (ref, other, path)
            if (
                other == ref
                or pair in found
                or frozenset((ref, other)) in suspects.told
            ):
                continue
            found.add(pair)
            yield _report(site, suspects, {ref: path, other: there}, locale)


@ask_once
def _list_texts(part: Part) -> _Texts:
    """What a record is about, at some length: language, words, and the way to them."""
    return tuple(
        (locale, " ".join(text.split()), leaf.path)
        for leaf in walk_values(part)
        if isinstance(leaf.value, Localized) and leaf.path[0] in _OWN
        for locale, text in leaf.value.items()
        if len(text.split()) > _FEW
    )


def _report(
    site: Site, suspects: Suspects, paths: dict[str, FieldPath], locale: Locale
) -> Finding:
    ref, other = paths
    (ref, other), is_sure = suspects.order((ref, other), (paths[ref],))
    here, there = ((*paths[each], locale) for each in (ref, other))
    id_ = other.partition(":")[2]
    place = site.origins[other].key_place(there, locale=locale)
    return problems.COPIED_TEXT(
        message(
            "{field} says word for word what “{id}” says",
            field=site.origins[ref].name(paths[ref]),
            id=id_,
        ),
        site.origins[ref].key_place(here, locale=locale),
        related=(replace(place, message=message("“{id}” says it here", id=id_)),),
        help=message(
            "say here what is new in “{id}”, or delete it", id=ref.partition(":")[2]
        )
        if is_sure
        else message("keep the text in one of the two, and write the other anew"),
    )
