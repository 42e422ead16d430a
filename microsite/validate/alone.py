"""What is wrong with a record, or a file, whatever else the site holds."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from itertools import chain

from microsite.records import Document, GoThrough, Referred, Site, go_through
from microsite.validate.distinct import find_repeated_ids
from microsite.validate.plain_texts import check_plain_texts
from microsite.validate.sentences import find_sentences
from microsite.validate.tracked import find_tracked
from microsite.validate.unmeant import find_file_names, find_folded, find_slips
from twinlint.finding import Finding


def find_alone(
    site: Site, documents: Mapping[str, Document], go_through: GoThrough = go_through
) -> Iterator[Finding]:
    """What records and files say that nobody means; `documents` are all files."""

    def find(record: Referred) -> tuple[Finding, ...]:
        ref, part = record
        return (
            *check_plain_texts(site, ref, part),
            *find_folded(site, ref, part),
            *find_file_names(site, ref, part),
            *find_sentences(site, ref, part),
        )

    parts = site.written_parts()
    found = go_through("alone", find, site, parts, is_quiet=operator.not_)
    yield from chain.from_iterable(found)
    yield from _find_in_files(site, documents, go_through)


def _find_in_files(
    site: Site, documents: Mapping[str, Document], go_through: GoThrough
) -> Iterator[Finding]:
    """What is wrong with each file as it was typed; it goes by its first record."""

    def find(record: Referred) -> tuple[Finding, ...]:
        document = site.origins[record[0]].document
        return *find_tracked(document), *_find_slips(site, document)

    first: dict[str, Referred] = {}
    for ref, part in site.parts():
        first.setdefault(site.origins[ref].document.path, (ref, part))
    found = go_through("files", find, site, first.values(), is_quiet=operator.not_)
    yield from chain.from_iterable(found)
    holding = {origin.document.path for origin in site.origins.values()}
    for path, document in documents.items():
        if path not in first:
            yield from find_tracked(document) if path in holding else ()
            yield from _find_slips(site, document)


def _find_slips(site: Site, document: Document) -> tuple[Finding, ...]:
    return *find_slips(document, site.locales), *find_repeated_ids(document)
