"""Words what is wrong with ids and names of files, and with `locales` of the site."""

from __future__ import annotations

from collections.abc import Mapping

from microsite.records import (
    LONGEST,
    Collection,
    Data,
    Document,
    Origin,
    explain_id,
    shorten_text,
    suggest_id,
    suggest_stem,
)
from microsite.validate import problems
from microsite.validate.formats import list_refused
from microsite.validate.unseen import describe_unseen
from twinlint.finding import Finding, Place, message
from twinlint.source import Span


def report_wrong_id(
    collection: Collection, id_: str, origin: Origin, others: Mapping[str, Document]
) -> Finding:
    """The finding on a record whose name cannot be a part of an address.

    `others` are all files: what has the name of a copy may be one.
    """
    reason, right = explain_id(id_, collection.word)
    plain = message("“{id}” cannot be a part of an address", id=shorten_text(id_))
    said = reason or plain
    right = right or f"{collection.word}-1"
    signs = list_refused(id_)
    unseen = describe_unseen(id_)
    if unseen:
        said, right = unseen[0], suggest_id(unseen[1]) or right
    elif signs and len(id_) <= LONGEST:
        said = (
            message(
                "“{id}” is the name of a file, which has no {signs}",
                id=id_,
                signs=signs,
            )
            if collection.is_folder
            else message("“{id}” is a key, which has no {signs}", id=id_, signs=signs)
        )
    if not collection.is_folder:
        advice = message("write “{key}:” on this line", key=right)
        return problems.WRONG_ID(said, origin.key_place(()), help=advice)
    path = origin.document.path
    stem = suggest_stem(id_)
    first = _find_copied(origin, stem, others)
    if not first and suggest_id(stem) == stem:
        right = stem
    advice = (
        message(
            "this is a copy of {first}: delete it, or rename it: {file}, and give it a"
            " name, an address and texts of its own",
            first=first,
            file=f"{right}.yaml",
        )
        if first
        else message("rename the file: {file}", file=f"{right}.yaml")
    )
    return problems.WRONG_ID(said, Place(Span(path, 1, 1, 1, 1)), help=advice)


def _find_copied(origin: Origin, stem: str, others: Mapping[str, Document]) -> str:
    """The file beside one that is begun as its copy; nothing where none is.

    Systems write words in front of its name, or behind it, which differ by language.
    """
    folder = origin.document.path.rpartition("/")[0]
    data = origin.document.data
    beside = {
        path.removeprefix(f"{folder}/"): other
        for path, other in others.items()
        if path.startswith(f"{folder}/") and other is not origin.document
    }
    alike = (
        name
        for name, other in beside.items()
        if name == f"{stem}.yaml"
        or (name.removesuffix(".yaml") in stem and _is_alike(data, other.data))
    )
    return max(alike, key=len, default="")


def _is_alike(data: Data, other: Data) -> bool:
    """Whether two records say the same in most of their fields."""
    if not isinstance(data, dict) or not isinstance(other, dict):
        return False
    same = sum(name in other and other[name] == data[name] for name in data)
    return 2 * same > len(data)


def report_no_records(document: Document) -> Finding:
    """The finding on a file of several records that is no mapping of them."""
    items = document.data if isinstance(document.data, list) else []
    names = [next(iter(item)) for item in items if isinstance(item, dict) and item]
    return problems.WRONG_TYPE(
        message("the file is not made of records under their names"),
        Place(document.span(())),
        help=message("delete “- ” in front of “{name}:”", name=names[0])
        if names
        else message("write “name-of-the-record:”, its fields below"),
    )


def leave_out_languages(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings on settings; none on a language while their list is wrong."""
    where = {f.place.field[:1] for f in findings if f.place}
    if ("locales",) not in where:
        return findings
    told = (problems.UNKNOWN_LANGUAGE.name, problems.MISSING_TRANSLATION.name)
    return tuple(
        f
        for f in findings
        if f.rule not in told or (f.place and f.place.field[:1] == ("locales",))
    )
