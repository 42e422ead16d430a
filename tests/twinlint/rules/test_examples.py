"""The examples in the documentation of each rule are true."""

from __future__ import annotations

import re
from inspect import cleandoc
from textwrap import dedent

import pytest

from twinlint.finding import Rule
from twinlint.pipeline import compare_texts
from twinlint.register import Name, Register, Term
from twinlint.rule import Scope
from twinlint.rules import PAIR_RULES, TEXT_RULES
from twinlint.source import Locale, read_text

FR, EN = Locale("fr"), Locale("en")
RULES = [check.rule for check in (*PAIR_RULES, *TEXT_RULES)]
_ENTRY = re.compile(r"^(\w+): (.*)\n((?:(?: {4}.*)?\n)*)", re.MULTILINE)


def read_example(rule: Rule, heading: str) -> dict[str, str]:
    """The texts of an example by language, with `register` and `glossary`."""
    text = cleandoc(rule.documentation)
    match = re.search(rf"^{heading}:\n((?:(?: {{4}}.*)?\n)+)", text, re.MULTILINE)
    assert match, f"{rule.name} has no example under {heading}:"
    example: dict[str, str] = {}
    for name, value, block in _ENTRY.findall(dedent(match[1])):
        example[name] = dedent(block) if value == "|" else value.strip('"')
    return example


def make_register(example: dict[str, str]) -> Register:
    names = []
    if "register" in example:
        form = example["register"]
        names.append(Name({FR: form, EN: form}))
    terms = []
    if "glossary" in example:
        words, _, forbidden = example["glossary"].partition("; not ")
        fr, en = words.split(" = ")
        terms.append(Term({FR: fr, EN: en}, {EN: (forbidden,)} if forbidden else {}))
    return Register(tuple(names), tuple(terms))


def find_rules(example: dict[str, str]) -> set[str]:
    findings = compare_texts(
        read_text(example.get("fr", ""), "fr"),
        read_text(example.get("en", ""), "en"),
        register=make_register(example),
        scopes=tuple(Scope),
    )
    return {finding.rule for finding in findings}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_wrong_example_is_reported(rule: Rule) -> None:
    assert rule.name in find_rules(read_example(rule, "Wrong"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_right_example_is_silent(rule: Rule) -> None:
    example = read_example(rule, "Right")
    found = find_rules(example)
    if {"fr", "en"} <= example.keys():
        assert found == set()
    else:
        assert rule.name not in found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_documentation_says_what_why_and_how_to_mend(rule: Rule) -> None:
    text = cleandoc(rule.documentation)
    headings = re.findall(r"^(Why|Wrong|Right|Fix):", text, re.MULTILINE)
    assert headings == ["Why", "Wrong", "Right", "Fix"]
    first, _, _ = text.partition("\n\n")
    assert first.endswith(".")
    assert "\n" not in first


def test_names_of_rules_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)
