"""No pattern of either house takes exponential time, whoever adds one."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from support import PROJECT
from tables import every_row

from twinlint.settings.ambiguity import is_ambiguous

pytestmark = pytest.mark.campaign


@every_row(
    "pattern",
    [
        "(a+)+b",
        "(a*)*b",
        "(?:a|a)+b",
        "(?:a?b?)*c",
        r"(?:\w+\s*)+x",
        r"(.|\s)*x",
        "(a{1,5})*b",
        "(?:one|ones?)*x",
        r"(?:[^,(]|\([^()]*\)?)*",
        "(" * 40 + "a" + "+)" * 40,
        f"(?:{'a?' * 100})*x",
        # What looks ahead tries as many ways as what reads.
        "(?=(a+)+b)",
        "(?!(?:a|a)*b)c",
        # A dot that reads lines, letters of either case, those of ASCII alone.
        r"(?s)(?:.b|\nb)*x",
        r"(?s:(?:.b|\nb)*)x",
        "(?i)(?:ab|AB)*x",
        "(?i:(?:ab|AB)*)x",
        r"(?a)(?:\Wb|éb)*x",
        "(?:☃b|[☁-☄♥]c?|[☂-☄]b)*x",
        "(?:(a)\\1?)*b",
        "(a)?(?:(?(1)b|c)|b)*d",
    ],
)
def test_a_pattern_that_may_explode_is_told(pattern: str) -> None:
    assert is_ambiguous(re.compile(pattern))


@every_row(
    "pattern",
    [
        "(a++)+b",
        "(?:a|b)+c",
        "(?:a|[ab])*c",
        r"(?:\w+\s)+x",
        r"\s*\w+\s*",
        "((a|b)*c)*d",
        "(?:a|(?!))+b",
        "(?:(?:(?<=a)|(?<=b))c)*d",
        "(?=(a|b)*c)d",
        "(?:(?=a)[ab])*c",
        r"(?:.b|\nb)*x",
        "(?:ab|AB)*x",
        r"(?:\Wb|éb)*x",
    ],
)
def test_a_pattern_that_reads_in_one_way_is_left_alone(pattern: str) -> None:
    assert not is_ambiguous(re.compile(pattern))


def test_no_pattern_may_explode() -> None:
    places = os.pathsep.join((str(PROJECT), str(PROJECT / "tests")))
    done = subprocess.run(
        [sys.executable, "-m", "fuzz.patterns"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": places, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    count, *explosive = done.stdout.splitlines()
    assert explosive == []
    assert int(count.split()[0]) > 150, "hardly a pattern was heard"
