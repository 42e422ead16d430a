"""Claims about files of accepted findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support import translator
from tables import every_row

from twinlint.baseline import (
    BaselineError,
    Entry,
    apply_baseline,
    make_baseline,
    read_baseline,
)
from twinlint.finding import Finding, Place, Rule, Severity, message
from twinlint.source import Span

RULE = Rule("rule", Severity.WARNING, "")


def find(path: str, fingerprint: str) -> Finding:
    found = RULE(message("wrong"), Place(Span(path, 1, 1, 1, 1)))
    return replace(found, fingerprint=fingerprint)


A, B = find("a.md", "1"), find("b.md", "2")


def accept(*findings: Finding) -> str:
    return make_baseline(findings, translator("en"), Path())


def apply(
    findings: list[Finding], accepted: str
) -> tuple[list[Finding], tuple[Entry, ...]]:
    """What is left of some findings, and the entries that accept nothing."""
    is_new, idle = apply_baseline(findings, read_baseline(accepted), Path())
    return [left for each in findings for left in each.keep(is_new)], idle


def test_what_was_written_is_accepted() -> None:
    assert apply([A, B], accept(A, B)) == ([], ())


def test_what_is_new_is_kept_and_what_is_gone_is_said() -> None:
    kept, idle = apply([B], accept(A))
    assert kept == [B]
    assert [(each.path, each.rule, each.message) for each in idle] == [
        ("a.md", "rule", "wrong")
    ]


def test_a_file_that_was_moved_is_still_accepted() -> None:
    assert apply([find("c.md", "1")], accept(A)) == ([], ())


@every_row("copied", [find("c.md", "1"), find("0.md", "1")])
def test_a_fault_that_is_copied_is_new(copied: Finding) -> None:
    assert apply(sorted([A, copied], key=str), accept(A)) == ([copied], ())


def test_each_place_of_a_finding_is_accepted_for_itself() -> None:
    first, second, third = (find(path, path) for path in ("a.md", "b.md", "c.md"))
    assert apply([replace(first, also=(second,))], accept(first)) == ([second], ())
    both = accept(replace(first, also=(second,)))
    kept, idle = apply([first], both)
    assert (kept, [each.path for each in idle]) == ([], ["b.md"])
    grown = replace(third, also=(first, second))
    assert apply([grown], both) == ([third], ())


def test_the_same_findings_give_the_same_file_in_any_order() -> None:
    assert accept(A, B) == accept(B, A)


@every_row(
    "content",
    ["", "[]", "{}", '{"version": 2, "accepted": []}', '{"version": 1, "accepted": 1}',
     '{"version": 1, "accepted": [1]}', '{"version": 1, "accepted": [{"rule": "a"}]}',
     "[" * 100_000],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(content: str) -> None:
    with pytest.raises(BaselineError):
        read_baseline(content)
