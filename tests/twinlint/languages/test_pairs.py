"""What two versions say alike is silent, and one difference is found, in each language.

Each folder beside this file has pairs of one language with others, in both orders.
`clean.jsonl`: pairs that say the same: press releases, minutes, timetables, lists.
`defects.jsonl`: pairs with one difference each, and the rule that finds it. Texts,
people and firms are invented. Another language is another folder.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tables import every_row

from twinlint.finding import Finding
from twinlint.pipeline import compare_texts
from twinlint.source import Locale, read_text

FOLDER = Path(__file__).parent


def read_pairs(name: str) -> list[Any]:
    """The pairs of every language, each named after its folder."""
    return [
        pytest.param(pair := json.loads(line), id=f"{path.parent.name} {pair['id']}")
        for path in sorted(FOLDER.glob(f"*/{name}"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def compare(pair: dict[str, Any], *, is_turned: bool = False) -> tuple[Finding, ...]:
    sides = [(pair["a"], pair["languages"][0]), (pair["b"], pair["languages"][1])]
    (first, own), (second, other) = sides[::-1] if is_turned else sides
    return compare_texts(
        read_text(first, own),
        read_text(second, other),
        (Locale(own), Locale(other)),
        format=pair["format"],
    )


def describe(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.rule}: {finding.message}" for finding in findings]


@every_row("is_turned", [False, True], ids=["as written", "turned"])
@every_row("pair", read_pairs("clean.jsonl"))
def test_versions_that_agree_are_silent(pair: dict[str, Any], is_turned: bool) -> None:
    assert describe(compare(pair, is_turned=is_turned)) == []


@every_row("is_turned", [False, True], ids=["as written", "turned"])
@every_row("pair", read_pairs("defects.jsonl"))
def test_one_difference_is_found_once(pair: dict[str, Any], is_turned: bool) -> None:
    rules = [finding.rule for finding in compare(pair, is_turned=is_turned)]
    assert rules == [pair["expected"]]


def test_there_are_pairs() -> None:
    """A folder that was renamed would leave the tests above without anything."""
    assert len(read_pairs("clean.jsonl")) > 20
    assert len(read_pairs("defects.jsonl")) > 40
