"""Finds names of before a branch in texts of now: their record has another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from microsite.check.knowledge import learn_register
from microsite.check.problems import FORMER_NAME
from microsite.records import Localizable, Localized, Site, read_field, walk_values
from twinlint.finding import Finding, Place, message
from twinlint.source import FieldPath


def find_former_names(before: Site, site: Site) -> Iterator[Finding]:
    """Texts that still say a name that nothing has any more.

    It was that of a record, which is called otherwise now; neither its spellings, right
    or wrong, nor any other record know it.
    """
    renamed = _list_renamed(before, site)
    if not renamed:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, renamed))})\b")
    for ref, part in site.parts():
        for leaf in walk_values(part):
            if leaf.reference or leaf.path[-1] in ("slug", "note", "aliases"):
                continue
            for path, text in _list_texts(leaf.value, leaf.path):
                for name in dict.fromkeys(pattern.findall(text)):
                    yield _report(site, ref, path, name, renamed[name])


def _list_texts(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Localized | Localizable):
        if isinstance(value.root, str):
            yield path, value.root
        yield from (((*path, locale), text) for locale, text in value.items())


def _list_renamed(before: Site, site: Site) -> Mapping[str, tuple[str, Place]]:
    """`{former name: the name of now, and where it stands}`."""
    known = {
        spelling
        for name in learn_register(site).names
        for spelling in (*name.forms.values(), *name.variants, *name.mistakes)
    }
    renamed = {}
    for collection, declared in site.types.items():
        for settled in declared.names:
            for id_, record in site.collection(collection).items():
                old = before.collection(collection).get(id_)
                former = old and read_field(before, old, settled.field)
                now = read_field(site, record, settled.field)
                if not isinstance(former, str) or not isinstance(now, str):
                    continue
                if former != now and former not in known:
                    said = message("the record says it here")
                    origin = site.origins[f"{declared.word}:{id_}"]
                    renamed[former] = now, origin.place((settled.field,), said=said)
    return renamed


def _report(
    site: Site, ref: str, path: FieldPath, name: str, now: tuple[str, Place]
) -> Finding:
    right, there = now
    origin = site.origins[ref]
    text = origin.text(path)
    start = text.value.index(name)
    span = text.span(start, start + len(name))
    return FORMER_NAME(
        message("the record says {right} now, not “{name}”", name=name, right=right),
        Place(span, text=name, field=origin.find_path(path)),
        related=(there,),
        help=message(
            "write {right}; a spelling that sources have goes to “variants:” of the"
            " record",
            right=right,
        ),
    )
