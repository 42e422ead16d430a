"""Holds the communes of a record against those that its texts name."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.records import (
    Call,
    Localizable,
    Localized,
    Site,
    Solution,
    walk_values,
)
from microsite.validate import problems
from twinlint.finding import Every, Finding, Place, message
from twinlint.phrases import Phrases
from twinlint.source import FieldPath

_ASIDE = frozenset(("disagreements", "note", "slug", "aliases"))
"""Fields that are about sources and editors, or no texts."""
Texts = tuple[tuple[FieldPath, str], ...]


def check_attributed(site: Site) -> Iterator[Finding]:
    """Records of communes that none of their texts names, while all name another."""
    phrases = Phrases((commune.name, id_) for id_, commune in site.communes.items())
    for word, records in (("solution", site.solutions), ("call", site.calls)):
        for id_, record in records.items():
            declared = [site.communes.get(each) for each in record.communes]
            texts = tuple(_list_texts(record))
            if declared and all(
                commune and not any(commune.name in text for _, text in texts)
                for commune in declared
            ):
                yield from _check_record(site, f"{word}:{id_}", texts, phrases)


def _list_texts(record: Solution | Call) -> Iterator[tuple[FieldPath, str]]:
    for leaf in walk_values(record):
        if leaf.path[0] in _ASIDE:
            continue
        if isinstance(leaf.value, Localized | Localizable):
            for locale, text in leaf.value.items():
                yield (*leaf.path, locale), text


def _check_record(
    site: Site, ref: str, texts: Texts, phrases: Phrases[str]
) -> Iterator[Finding]:
    """What is wrong with a record none of whose communes its texts name."""
    origin = site.origins[ref]
    said = message("it is named here")
    named: dict[str, Place] = {}
    for path, text in texts:
        for found in phrases.find_longest(text):
            named.setdefault(found.meaning, origin.place(path, said=said))
    if not named:
        return
    word, _, id_ = ref.partition(":")
    record = site.solutions[id_] if word == "solution" else site.calls[id_]
    declared = [site.communes[each] for each in record.communes]
    ids = tuple(sorted(named))
    yield problems.UNNAMED_COMMUNE(
        message(
            "no text of this record names {declared}, and they name {named}",
            declared=Every([each.name for each in declared]),
            named=Every([site.communes[id_].name for id_ in ids]),
        ),
        origin.place(("communes",)),
        related=tuple(named[id_] for id_ in ids[:3]),
        help=message(
            "write “communes: [{ids}]”, or name {declared} in the texts",
            ids=", ".join(ids),
            declared=Every([each.name for each in declared]),
        ),
    )
