"""German is a folder of data: what differs is found, what does not is silent.

`clean.jsonl` has pairs of German with French and English, in both orders, that say the
same: press releases, minutes, timetables, lists. `defects.jsonl` has pairs with one
difference each, and the rule that finds it. Texts, people and firms are invented.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from twinlint.finding import Finding
from twinlint.pipeline import compare_texts
from twinlint.source import Locale, read_text

FOLDER = Path(__file__).parent


def read_pairs(name: str) -> list[Any]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [pytest.param(pair := json.loads(line), id=pair["id"]) for line in lines]


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


@pytest.mark.parametrize("is_turned", [False, True], ids=["as written", "turned"])
@pytest.mark.parametrize("pair", read_pairs("clean.jsonl"))
def test_versions_that_agree_are_silent(pair: dict[str, Any], is_turned: bool) -> None:
    assert describe(compare(pair, is_turned=is_turned)) == []


@pytest.mark.parametrize("is_turned", [False, True], ids=["as written", "turned"])
@pytest.mark.parametrize("pair", read_pairs("defects.jsonl"))
def test_one_difference_is_found_once(pair: dict[str, Any], is_turned: bool) -> None:
    rules = [finding.rule for finding in compare(pair, is_turned=is_turned)]
    assert rules == [pair["expected"]]
