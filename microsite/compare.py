"""Compares two language versions of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from microsite.align import align
from microsite.finding import Finding, Place, Translate, sort_findings
from microsite.match import match
from microsite.mentions import read_mentions
from microsite.register import EMPTY_REGISTER, Register
from microsite.rules import PAIR_RULES, TEXT_RULES
from microsite.source import Locale, Text, read_document

FORMATS = ("markdown", "text", "html")


def compare_texts(
    reference: Text,
    translation: Text,
    locales: tuple[Locale, Locale] = (Locale("fr"), Locale("en")),
    *,
    format: str = "markdown",  # noqa: A002 - the word of the interface
    register: Register = EMPTY_REGISTER,
) -> tuple[Finding, ...]:
    """What differs between two versions of a text, and what is wrong in each."""
    first = read_mentions(reference, locales[0], format)
    second = read_mentions(translation, locales[1], format)
    comparison = match(align(first, second), register)
    findings: list[Finding] = []
    for check in PAIR_RULES:
        findings += check.find(check.rule, comparison)
    for text_check in TEXT_RULES:
        findings += text_check.find(text_check.rule, first, register)
        findings += text_check.find(text_check.rule, second, register)
    return sort_findings(findings)
