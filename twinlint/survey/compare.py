"""Reads the two files of one pair and compares them, part by part."""

from __future__ import annotations

from twinlint.comparison import Parts
from twinlint.documents import (
    Document,
    DocumentError,
    read_document,
    read_parts,
    read_sides,
)
from twinlint.pipeline import compare_parts
from twinlint.policy import USUAL_POLICY, Policy
from twinlint.source import Locale
from twinlint.survey.editions import join_editions
from twinlint.survey.fingerprint import mark_findings
from twinlint.survey.hide import hide_parts
from twinlint.survey.outcome import Outcome
from twinlint.survey.swapped import are_swapped
from twinlint.survey.waivers import apply_waivers


def read_pair(
    paths: tuple[str, str], input_format: str | None = None
) -> tuple[Document, Document]:
    """Both versions; raises `DocumentError`."""
    first, second = paths
    document = read_document(first, input_format)
    if first == second:
        return document, document
    return document, read_document(second, input_format)


def compare_files(
    paths: tuple[str, str],
    locales: tuple[Locale, Locale],
    policy: Policy = USUAL_POLICY,
    input_format: str | None = None,
) -> Outcome:
    """What was found in two files, or why they could not be read.

    A path that is given twice is that of a catalog with both versions.
    """
    try:
        documents = read_pair(paths, input_format)
    except DocumentError as error:
        return Outcome(problem=error.said)
    return compare_read(documents, locales, policy, is_page=True)


def compare_read(
    documents: tuple[Document, Document],
    locales: tuple[Locale, Locale],
    policy: Policy = USUAL_POLICY,
    *,
    is_page: bool = False,
) -> Outcome:
    """What was found in two documents; one that is given twice has both versions.

    Of a page among others, what differs all over is one finding.
    """
    first, second = documents
    parts = hide_parts(_read_parts(documents, locales), policy)
    found = compare_parts(
        parts,
        register=policy.register,
        asked=policy.asked,
        judge=policy.judge,
        is_deep=policy.is_deep,
    )
    both = (*parts.reference, *parts.translation)
    sides = (
        [(first, both)]
        if first is second
        else [(first, parts.reference), (second, parts.translation)]
    )
    kept = tuple(policy.judge(apply_waivers(found, sides, policy.severities)))
    if is_page:
        versions = (parts.reference, parts.translation)
        kept = tuple(join_editions(kept, versions, locales, policy.judge))
    return Outcome(
        tuple(mark_findings(kept, both)),
        len(first.text.value.split()),
        first is not second and are_swapped(documents, locales),
        tuple(dict.fromkeys((*first.notes, *second.notes))),
    )


def _read_parts(
    documents: tuple[Document, Document], locales: tuple[Locale, Locale]
) -> Parts:
    first, second = documents
    sides = read_sides(first) if first is second else None
    if sides:
        return Parts(sides.reference, sides.translation, locales)
    return Parts(read_parts(first), read_parts(second), locales)
