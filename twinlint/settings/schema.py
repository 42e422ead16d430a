"""The schema of a file of settings, with which editors complete and check it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from twinlint.catalog import Translator
from twinlint.finding import Rule
from twinlint.rulebook import summarize_rule
from twinlint.settings.settings import KEYS, SEVERITIES, Key, Kind


def make_schema(rules: Iterable[Rule], translate: Translator) -> dict[str, Any]:
    """A JSON Schema (2020-12) of `twinlint.toml`, in the reader's language."""
    listed = tuple(rules)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "twinlint",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _describe(key, listed, translate) for key in KEYS},
    }


def _describe(
    key: Key, rules: tuple[Rule, ...], translate: Translator
) -> dict[str, Any]:
    described: dict[str, Any] = {"description": translate(key.said)}
    if key.kind is Kind.TEXT:
        return {**described, "type": "string"}
    if key.kind is Kind.TEXTS:
        return {**described, "type": "array", "items": {"type": "string"}}
    return {
        **described,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            rule.name: {
                "description": summarize_rule(rule, translate),
                "enum": list(SEVERITIES),
            }
            for rule in rules
        },
    }
