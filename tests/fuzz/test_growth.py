"""No pattern of either house takes longer than its text is, whoever adds one."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from fuzz.patterns import repeats_a_group
from fuzz.powers import find_growth
from fuzz.steps import Walk
from hypothesis import given
from hypothesis import strategies as st
from support import PROJECT
from tables import every_row

from twinlint.settings.ambiguity import is_ambiguous
from twinlint.settings.automaton import parser

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
        "((?>(?:ab?)+))+c",
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


@every_row(
    ("pattern", "methods"),
    [
        # Two parts that repeat side by side, or with what may be left out between.
        (r"a*a*b", {"match"}),
        (r"\s*(?:x)?\s*y", {"match"}),
        (r"a: +(.*?) *$", {"match"}),
        (r"\S*[/@]\S*", {"fullmatch"}),
        # A part that begins anew at each letter.
        (r"\w+@", {"search"}),
        (r"\w++@", {"finditer"}),
        (r" *\n", {"sub"}),
        (r"\[[^\]]*\]", {"search"}),
        # What looks ahead to the end, from each place.
        (r"a(?=.*b)", {"finditer"}),
        (r"(?:a(?!.*b))*c", {"match"}),
    ],
)
def test_a_pattern_that_takes_longer_than_its_text_is_told(
    pattern: str, methods: set[str]
) -> None:
    growth = find_growth(re.compile(pattern), methods)
    assert growth is not None
    assert growth.word
    assert growth.rate > 2.8


@every_row(
    ("pattern", "methods"),
    [
        (r"a*+a*b", {"match"}),
        (r"\w+@", {"match"}),
        (r"(?<!\w)\w+@", {"search"}),
        (r"(?<! ) *\n", {"sub"}),
        (r"\[[^\[\]]*\]", {"search"}),
        (r"\w{1,60}@", {"search"}),
        (r"[^\s/@]*[/@]\S*", {"fullmatch"}),
        (r"a: ++(\S(?:.*\S)?) *$", {"match"}),
        (r"^a*b$", {"search"}),
        (r"a*a*", {"match"}),
    ],
)
def test_a_pattern_that_takes_as_long_as_its_text_is_left_alone(
    pattern: str, methods: set[str]
) -> None:
    assert find_growth(re.compile(pattern), methods) is None


_PARTS = (
    *("a", "b", ".", r"\w", r"\s", "[^a]", r"\b", "^", "$", "(a)", r"\1", "(?:a|ab)"),
    *(
        "(?=a)",
        "(?!b)",
        "(?<=a)",
        "(?<!a)",
        "(?>a|ab)",
        "a*",
        "b+?",
        "[ab]*+",
        "a{1,2}",
    ),
    *("(b)?", "(?(1)a|b)", "(?i:A)", "(?:)"),
)


@given(
    st.lists(st.sampled_from(_PARTS), min_size=1, max_size=5),
    st.text("ab\n ", max_size=8),
    st.sampled_from((0, re.MULTILINE, re.DOTALL, re.IGNORECASE)),
)
def test_steps_are_counted_on_the_way_that_python_takes(
    parts: list[str], text: str, flags: int
) -> None:
    """Patterns of every part, read by both."""
    try:
        pattern = re.compile("(a|b)?" + "".join(parts), flags)
    except re.error:
        return  # A look behind that is not of one width.
    for start in range(len(text) + 1):
        found, full = pattern.match(text, start), pattern.fullmatch(text, start)
        assert Walk(pattern, text).match(start) == (found.end() if found else None)
        assert Walk(pattern, text).match(start, is_full=True) == (
            full.end() if full else None
        )


@every_row(
    ("pattern", "is_told"),
    [
        ("a(?:bc)++", True),
        ("(?:x|(y(?:ab|c)*+))", True),
        ("(?=(?:a?){2}+)", True),
        ("(a)?+b", True),
        ("a++[^b]*+.?+", False),
        ("(?>(?:a++|bc)*)", False),
        ("(?:bc)+d*?", False),
    ],
)
def test_a_group_that_repeats_possessively_is_told(
    pattern: str,
    is_told: bool,
) -> None:
    assert repeats_a_group(parser.parse(pattern)) is is_told


def test_no_pattern_takes_longer_than_its_text() -> None:
    places = os.pathsep.join((str(PROJECT), str(PROJECT / "tests")))
    done = subprocess.run(
        [sys.executable, "-m", "fuzz.patterns"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": places, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    count, *told = done.stdout.splitlines()
    assert told == []
    assert int(count.split()[0]) > 150, "hardly a pattern was heard"
