"""Compares two language versions of a document."""

from __future__ import annotations

from twinlint.alignment import align_versions
from twinlint.comparison import match_versions
from twinlint.documents import Document
from twinlint.finding import Finding
from twinlint.gather import gather_findings
from twinlint.mentions import read_mentions
from twinlint.register import EMPTY_REGISTER, Register
from twinlint.rule import Scope
from twinlint.rules import PAIR_RULES, TEXT_RULES
from twinlint.source import Locale, Text, read_text

LANGUAGES = (Locale("fr"), Locale("en"))
"""Those of a pair whose languages nobody names."""


def compare(
    a: str | Document,
    b: str | Document,
    languages: tuple[str, str] = LANGUAGES,
    format: str = "markdown",  # noqa: A002 - the word of the interface
    register: Register | None = None,
) -> tuple[Finding, ...]:
    """What differs between two language versions, and what is wrong in each.

    A version is a text, or a `Document` that `read_document` gives. Places in a text
    have the tag of its language as their path (`fr`); those in a document have the path
    of its file. Lines and columns count from 1. `format` is that of the texts. Raises
    `ValueError` for a format that there is not, and for two languages that are one.

    >>> [str(finding.message) for finding in compare("18 mois", "16 months")]
    ['fr says 18, en says 16']
    >>> [str(f.message) for f in compare("3 Häfen", "2 harbours", ("de", "en"))]
    ['de says 3, en says 2']
    """
    first, second = languages
    if first == second:
        raise ValueError(f"both languages are {first!r}")
    return compare_documents(
        a if isinstance(a, Document) else Document(read_text(a, first), format),
        b if isinstance(b, Document) else Document(read_text(b, second), format),
        (Locale(first), Locale(second)),
        register=register or EMPTY_REGISTER,
    )


def compare_texts(
    reference: Text,
    translation: Text,
    locales: tuple[Locale, Locale] = LANGUAGES,
    *,
    format: str = "markdown",  # noqa: A002 - the word of the interface
    register: Register = EMPTY_REGISTER,
    scopes: tuple[Scope, ...] = (Scope.PAIR, Scope.TEXT),
) -> tuple[Finding, ...]:
    """What the rules of some scopes find in two texts of one format, by place."""
    return compare_documents(
        Document(reference, format),
        Document(translation, format),
        locales,
        register=register,
        scopes=scopes,
    )


def compare_documents(
    reference: Document,
    translation: Document,
    locales: tuple[Locale, Locale] = LANGUAGES,
    *,
    register: Register = EMPTY_REGISTER,
    scopes: tuple[Scope, ...] = (Scope.PAIR, Scope.TEXT),
) -> tuple[Finding, ...]:
    """What the rules of some scopes find in two versions of a document, by place."""
    first = read_mentions(reference.text, locales[0], reference.format, locales[1])
    second = read_mentions(translation.text, locales[1], translation.format, locales[0])
    comparison = match_versions(align_versions(first, second), register)
    findings: list[Finding] = []
    for check in PAIR_RULES:
        if check.scope in scopes:
            findings += check.find(check.rule, comparison)
    for text_check in TEXT_RULES:
        if text_check.scope in scopes:
            findings += text_check.find(text_check.rule, first, register)
            findings += text_check.find(text_check.rule, second, register)
    return gather_findings(findings)
