"""The examples in the documentation of each rule are true."""

from __future__ import annotations

import re
from inspect import cleandoc

from examples import make_register, read_example
from tables import every_row

from twinlint.documents import Document
from twinlint.finding import Finding, Rule, Severity
from twinlint.pipeline import LANGUAGES, compare_texts
from twinlint.policy import Policy
from twinlint.rule import Scope
from twinlint.rules import PAIR_RULES, PART_RULES, TEXT_RULES
from twinlint.source import read_text
from twinlint.survey import compare_read

RULES = [check.rule for check in (*PAIR_RULES, *PART_RULES, *TEXT_RULES)]


def find(example: dict[str, str]) -> tuple[Finding, ...]:
    return compare_texts(
        read_text(example.get("fr", ""), "fr"),
        read_text(example.get("en", ""), "en"),
        register=make_register(example),
        scopes=tuple(Scope),
    )


def find_rules(example: dict[str, str]) -> set[str]:
    return {finding.rule for finding in find(example)}


@every_row("rule", RULES, ids=lambda rule: rule.name)
def test_wrong_example_is_reported(rule: Rule) -> None:
    assert rule.name in find_rules(read_example(rule, "Wrong"))


@every_row("rule", RULES, ids=lambda rule: rule.name)
def test_what_is_found_comes_with_help(rule: Rule) -> None:
    found = find(read_example(rule, "Wrong"))
    assert all(each.help for each in found if each.rule == rule.name)


@every_row("rule", RULES, ids=lambda rule: rule.name)
def test_who_asks_for_a_rule_hears_it(rule: Rule) -> None:
    example = read_example(rule, "Wrong")
    policy = Policy(make_register(example), {rule.name: Severity.ERROR})
    here, there = (Document(read_text(example.get(x, ""), x)) for x in ("fr", "en"))
    found = compare_read((here, there), LANGUAGES, policy).findings
    assert (rule.name, Severity.ERROR) in {(f.rule, f.severity) for f in found}


@every_row("rule", RULES, ids=lambda rule: rule.name)
def test_right_example_is_silent(rule: Rule) -> None:
    example = read_example(rule, "Right")
    found = find_rules(example)
    if {"fr", "en"} <= example.keys():
        assert found == set()
    else:
        assert rule.name not in found


@every_row("rule", RULES, ids=lambda rule: rule.name)
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
