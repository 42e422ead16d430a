"""Claims about files of accepted findings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import translator
from tables import every_row

from twinlint.baseline import (
    BaselineError,
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
    return make_baseline(findings, translator("en"))


def test_what_was_written_is_accepted() -> None:
    assert apply_baseline([A, B], read_baseline(accept(A, B))) == ((), ())


def test_what_is_new_is_kept_and_what_is_gone_is_said() -> None:
    kept, stale = apply_baseline([B], read_baseline(accept(A)))
    assert kept == (B,)
    assert [(each.path, each.rule, each.message) for each in stale] == [
        ("a.md", "rule", "wrong")
    ]


def test_a_file_that_was_moved_is_still_accepted() -> None:
    assert apply_baseline([find("c.md", "1")], read_baseline(accept(A))) == ((), ())


def test_a_fault_that_is_copied_is_new() -> None:
    copied = find("c.md", "1")
    assert apply_baseline([A, copied], read_baseline(accept(A))) == ((copied,), ())


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
