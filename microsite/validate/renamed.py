"""Finds files that were renamed while other records still use their names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from microsite.records import Document, Site, list_references
from microsite.validate import problems
from microsite.validate.unknown import Known
from twinlint.finding import Finding, message
from twinlint.suggest import suggest_words

_LINK = re.compile(r"\]\(([a-z]+):([\w-]+)")
_SURE = 2
"""Places that use a name from which on it is no slip of one of them."""
Renamed = Mapping[tuple[str, str], str]
Used = Mapping[tuple[str, str], int]
"""In how many places a record is named: `{(collection, id): count}`."""


def find_renamed(site: Site, known: Known, counted: Used) -> Renamed:
    """`{(collection, name that is used): name of the file that probably had it}`.

    One file that nothing names, and one name in several places that no file has.
    """
    used: dict[str, dict[str, int]] = defaultdict(dict)
    for (collection, id_), count in counted.items():
        used[collection][id_] = count
    files: dict[str, list[str]] = defaultdict(list)
    for path in _list_documents(site):
        folder, _, file = path.removeprefix("content/").rpartition("/")
        if folder in known.folders and file.removesuffix(".yaml") not in used[folder]:
            files[folder].append(file)
    found = {}
    for collection, unnamed in files.items():
        uses = used[collection].items()
        lost = [
            id_
            for id_, uses_ in uses
            if uses_ >= _SURE and not known.holds(collection, id_)
        ]
        if len(lost) == len(unnamed) == 1 and not _is_slip(lost[0], unnamed[0]):
            found[collection, lost[0]] = unnamed[0]
    return found


def _is_slip(id_: str, file: str) -> bool:
    """True for a name that is nearly that of the file."""
    return bool(suggest_words(id_, (file.removesuffix(".yaml"),)))


def count_used(site: Site) -> Used:
    """The records that fields and links name, and how often each is named."""
    return Counter(_list_used(site))


def _list_used(site: Site) -> Iterator[tuple[str, str]]:
    for _, part in site.parts():
        for _, collection, id_ in list_references(part):
            yield collection, id_
    words = {declared.word: name for name, declared in site.types.items()}
    for document in _list_documents(site).values():
        for word, id_ in _LINK.findall(document.source.value):
            if word in words:
                yield words[word], id_


def _list_documents(site: Site) -> Mapping[str, Document]:
    return {each.document.path: each.document for each in site.origins.values()}


def restore_names(findings: Iterable[Finding], renamed: Renamed) -> Iterator[Finding]:
    """The findings; a file with a wrong name gets the one that others know it by."""
    olds = {file: old for (_, old), file in renamed.items()}
    for finding in findings:
        place = finding.place
        old = olds.get(place.span.path.rpartition("/")[2], "") if place else ""
        if finding.rule == problems.WRONG_ID.name and old:
            advice = message("rename the file: {file}", file=f"{old}.yaml")
            yield replace(finding, help=advice)
        else:
            yield finding
