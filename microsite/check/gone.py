"""Advises on a name that leads to nothing: what the history knows of it, said once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from microsite.records import Document, Site
from microsite.validate import UNKNOWN_REFERENCE
from twinlint.finding import Finding, Message, message, plural_message

Name = tuple[str, str]
"""A collection and the id of a record in it."""
_SOURCES = "sources"
"""The collection of what facts are taken from, and the field that names some of it."""


def advise_on_gone(
    findings: Iterable[Finding], former: Mapping[Name, str], site: Site
) -> tuple[Finding, ...]:
    """The findings; a name that a record once had is no slip of spelling.

    `former` has the names of before: `{name: id of now}`, empty for a record that was
    deleted. Another name that is spelt nearly like that one would be another story.
    What is missing is missing once, at however many places it is named.
    """
    groups: dict[object, list[Finding]] = {}
    for at, finding in enumerate(findings):
        if finding.rule != UNKNOWN_REFERENCE.name:
            groups[at] = [finding]
            continue
        name = _read_name(finding)
        is_deleted = former.get(name) == ""
        advised = finding if is_deleted else _advise(finding, former.get(name, ""))
        advice = None if is_deleted else advised.help
        groups.setdefault((advised.message, advice), []).append(advised)
    documents = {each.document.path: each.document for each in site.origins.values()}
    return tuple(
        _join(group, former.get(_read_name(group[0])) == "", site, documents)
        for group in groups.values()
    )


def _read_name(finding: Finding) -> Name:
    values = dict(finding.message.values)
    return str(values.get("collection")), str(values.get("id"))


def _advise(finding: Finding, now: str) -> Finding:
    """What a record is called by now, where it is."""
    if not now or finding.place is None:
        return finding
    written, id_ = finding.place.text, _read_name(finding)[1]
    # In a link the word of the type stands in front: `page:open-data`.
    right = written.replace(id_, now) if id_ in written else now
    advice = message(
        "that record is called {name} now: write {written}", name=now, written=right
    )
    return replace(finding, help=advice)


def _join(
    group: list[Finding],
    is_deleted: bool,
    site: Site,
    documents: Mapping[str, Document],
) -> Finding:
    """One finding for a name that leads to nothing, with all places where it stands."""
    if is_deleted:
        name = _read_name(group[0])
        restore = _restore(name, site)
        alone = [_is_alone(each, name, documents) for each in group]
        group = [
            replace(
                each,
                help=_say_how(restore, _remove(each, name, is_alone=is_one)),
                fix=None,
            )
            for each, is_one in zip(group, alone, strict=True)
        ]
        if len(group) > 1:
            advice = _say_how(restore, _remove_all(group, name), sum(alone))
            group[0] = replace(group[0], help=advice)
    first, *others = group
    return replace(first, also=tuple(others)) if others else first


def _restore(name: Name, site: Site) -> Message:
    collection, id_ = name
    if site.types[collection].is_folder:
        file = f"content/{collection}/{id_}.yaml"
        return message("put {file} back, which the history keeps", file=file)
    return message(
        "put “{id}” back into {file}, whose history keeps it",
        id=f"{id_}:",
        file=f"content/{collection}.yaml",
    )


def _remove(finding: Finding, name: Name, *, is_alone: bool) -> Message:
    if finding.place and finding.place.locale:
        return message("remove the link, and keep its words")
    if is_alone:
        return message(
            "remove “{id}” here, and name another source, as it is the only one",
            id=name[1],
        )
    return message("remove “{id}” here", id=name[1])


def _remove_all(group: list[Finding], name: Name) -> Message:
    links = [each for each in group if each.place and each.place.locale]
    if len(links) == len(group):
        return message(
            "remove these {count} links, and keep their words", count=len(links)
        )
    if links:
        return message(
            "remove “{id}” from these {count} places; where it is a link, keep its"
            " words",
            id=name[1],
            count=len(group),
        )
    return message(
        "remove “{id}” from these {count} places", id=name[1], count=len(group)
    )


def _say_how(restore: Message, remove: Message, alone: int = 0) -> Message:
    """`alone` are the places from where the only source would be removed."""
    if not alone:
        return message(
            "that record was deleted: {restore}; or {remove}",
            restore=restore,
            remove=remove,
        )
    return plural_message(
        "that record was deleted: {restore}; or {remove}, and name another source where"
        " it is the only one ({count} place)",
        "that record was deleted: {restore}; or {remove}, and name another source where"
        " it is the only one ({count} places)",
        count=alone,
        restore=restore,
        remove=remove,
    )


def _is_alone(finding: Finding, name: Name, documents: Mapping[str, Document]) -> bool:
    """Whether a fact has no other source than the one that is not there."""
    if name[0] != _SOURCES or finding.place is None:
        return False
    field = finding.place.field
    document = documents.get(finding.place.span.path)
    if field[-2:-1] != (_SOURCES,) or document is None:
        return False
    return (*field[:-1], 1) not in document.values
